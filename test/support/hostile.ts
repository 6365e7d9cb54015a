/** Input as nobody should send it: random bytes, and good input with something broken in it. */
import fc from 'fast-check';

/** Texts that trip up code rather than people. */
const NASTY = [
  '',
  '\u0000',
  '\ud800',
  '\u202egpj.exe',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'null',
  '-1',
  '1e309',
  '2026-02-30T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '0000-01-01T00:00:00+14:00',
  '\r\nX-Kop: 1',
  '<script>',
  'é'.repeat(5000),
  'x'.repeat(300),
];

export const nastyText = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 40 }));
export const anyBytes = fc.uint8Array({ maxLength: 400 });

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

/** Values of every kind, in any place of a JSON document. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [null], deep(200)),
  fc.constant({ __proto__: null, toString: 1, length: -1 }),
);

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [
    at,
    ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...at, Array.isArray(value) ? Number(key) : key])),
  ];
}

function replaced(value: unknown, [first, ...rest]: Path, by: (old: unknown) => unknown): unknown {
  if (first === undefined) return by(value);
  if (Array.isArray(value)) return value.map((one, index) => (index === first ? replaced(one, rest, by) : one));
  const fields = value as Record<string, unknown>;
  return { ...fields, [first]: replaced(fields[first as string], rest, by) };
}

function without(value: unknown, path: Path): unknown {
  const last = path.at(-1);
  return replaced(value, path.slice(0, -1), (parent) => {
    if (Array.isArray(parent)) return parent.filter((_, index) => index !== last);
    return Object.fromEntries(Object.entries(parent as object).filter(([key]) => key !== last));
  });
}

/** A good document with one to three things in it replaced, left out or added. */
export function mutated<T>(good: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  const change = fc.record({
    where: fc.nat(),
    how: fc.constantFrom('replace' as const, 'leave out' as const, 'add' as const),
    what: nastyValue,
    name: nastyText,
  });
  return fc.tuple(good, fc.array(change, { minLength: 1, maxLength: 3 })).map(([document, changes]) =>
    changes.reduce<unknown>((value, { where, how, what, name }) => {
      const paths = pathsOf(value);
      const path = paths[where % paths.length] as Path;
      if (how === 'leave out' && path.length > 0) return without(value, path);
      if (how === 'add')
        return replaced(value, path, (old) =>
          Array.isArray(old)
            ? [...old, what]
            : typeof old === 'object' && old !== null
              ? { ...old, [name]: what }
              : what,
        );
      return replaced(value, path, () => what);
    }, document),
  );
}

/** The bytes of a text, some of them changed, cut off or said twice. */
export function scrambled(text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(text, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 5 }), fc.nat(), fc.boolean())
    .map(([whole, changes, cut, twice]) => {
      const bytes = new TextEncoder().encode(twice ? whole + whole : whole);
      for (const [at, to] of changes) if (bytes.length > 0) bytes[at % bytes.length] = to;
      return changes.length % 2 === 0 ? bytes : bytes.subarray(0, cut % (bytes.length + 1));
    });
}

/** As a queue would carry it: text, whatever it says. */
export const hostileText = <T>(good: fc.Arbitrary<T>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: mutated(good).map((value) => JSON.stringify(value) ?? '') },
    {
      weight: 2,
      arbitrary: scrambled(good.map((value) => JSON.stringify(value))).map((bytes) => new TextDecoder().decode(bytes)),
    },
    { weight: 1, arbitrary: nastyText },
    { weight: 1, arbitrary: anyBytes.map((bytes) => new TextDecoder().decode(bytes)) },
  );
