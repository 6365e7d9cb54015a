/** From what a schema found to what a person can mend: every fault, with the path of its field, in plain Dutch. */
import type * as z from 'zod';
import type { Fault } from '../domain/errors.ts';

const KINDS: Readonly<Record<string, string>> = {
  string: 'een tekst',
  number: 'een getal',
  int: 'een heel getal',
  boolean: 'true of false',
  array: 'een lijst',
  object: 'een object met velden',
  record: 'een object met velden',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'Dit is geen uuid, bijvoorbeeld 7b0f3a2e-5c1d-4e8f-9a6b-0c1d2e3f4a5b.',
  email: 'Dit is geen mailadres.',
  url: 'Dit is geen webadres.',
};

/** More faults than anybody mends at once; the rest is counted. */
const MAX_FAULTS = 1000;

const size = (count: number | bigint, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function bound(
  issue: { readonly origin: string; readonly inclusive?: boolean | undefined },
  count: number | bigint,
): string {
  if (issue.origin === 'string') return size(count, 'teken', 'tekens');
  if (issue.origin === 'array' || issue.origin === 'set') return size(count, 'regel', 'regels');
  return issue.inclusive === false ? `(niet gelijk aan) ${count}` : String(count);
}

/** The text of one issue; used as error map, so that a text that a schema brings along goes before it. */
export function dutchMessage(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'Dit veld is verplicht.';
      return `Hier hoort ${KINDS[issue.expected] ?? 'iets anders'}.`;
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'Dit veld mag niet leeg zijn.';
      return `Minstens ${bound(issue, issue.minimum)}.`;
    case 'too_big':
      return `Hoogstens ${bound(issue, issue.maximum)}.`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'Dit heeft niet de juiste vorm.';
    case 'invalid_value':
      return `Kies uit: ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return 'Dit veld is onbekend.';
    case 'invalid_key':
      return issue.issues[0]?.message;
    default:
      return 'Dit heeft niet de juiste vorm.';
  }
}

/** `gebeurtenissen[3].op`; empty for the whole. Keys of the input itself are cut when they are very long. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    const key = String(part).slice(0, 100);
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

function faultsOf(error: z.core.$ZodError): Fault[] {
  const faults = error.issues.flatMap((issue): Fault[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ veld: fieldPath([...issue.path, key]), melding: issue.message }));
    return [{ veld: fieldPath(issue.path), melding: issue.message }];
  });
  if (faults.length <= MAX_FAULTS) return faults;
  return [...faults.slice(0, MAX_FAULTS), { veld: '', melding: `En nog ${faults.length - MAX_FAULTS} fouten.` }];
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Checks a value against a schema; never throws on bad input, whatever it is. */
export function check<S extends z.ZodType>(schema: S, value: unknown): Checked<z.output<S>> {
  try {
    const parsed = schema.safeParse(value, { error: dutchMessage });
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, faults: faultsOf(parsed.error) };
  } catch {
    // An object that poses as a text (`{"length":{"toString":1}}`) makes the library itself stumble while it measures it.
    return { ok: false, faults: [{ veld: '', melding: 'Dit heeft niet de juiste vorm.' }] };
  }
}
