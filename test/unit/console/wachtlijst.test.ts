import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GevondenContact } from '../../../web/app/antwoorden/contacten.ts';
import { gevaarwoorden } from '../../../web/app/gevaar.ts';
import {
  erbij,
  filterAdres,
  filterUit,
  normstand,
  tel,
  verdeel,
  vervang,
  volgorde,
  type Wachtlijst,
  werkBij,
} from '../../../web/pages/wachtenden/wachtlijst.ts';

const NU = Date.parse('2026-11-25T09:00:00Z');
const op = (seconden: number) => new Date(NU + seconden * 1000).toISOString();

function contact(id: string, over: Partial<GevondenContact> = {}): GevondenContact {
  return {
    id,
    kanaal: 'mail',
    wijkteam: 'centrum',
    status: 'wachtend',
    ontvangenOp: op(-60),
    aangenomenOp: null,
    aangenomenDoor: null,
    beantwoordOp: null,
    afgeslotenOp: null,
    uitkomst: null,
    urgentie: null,
    spoedzaak: null,
    gevaarsignalen: [],
    wachtSinds: op(-60),
    normOp: op(60),
    misluktAntwoord: false,
    misluktBericht: false,
    veiligContactAfgesproken: false,
    versie: 1,
    ...over,
  };
}
const lijst = (...contacten: readonly GevondenContact[]): Wachtlijst => new Map(contacten.map((one) => [one.id, one]));
const GEVAAR = [{ code: 'kind-alleen', plaats: 'tekst' }];
const ALLES = { kanaal: null, wijkteam: null };

describe('how a wait stands to its norm', () => {
  test.each([
    ['with more than a quarter of the time left', op(-60), op(60), 'binnen'],
    ['with a quarter left', op(-75), op(25), 'bijna'],
    ['at the limit itself', op(-60), op(0), 'bijna'],
    ['past it', op(-60), op(-0.001), 'over'],
    ['without a norm', op(-60), null, 'geen'],
    ['when nobody waits', null, op(60), 'geen'],
  ])('%s', (_name, wachtSinds, normOp, stand) => {
    expect(normstand(contact('a', { wachtSinds, normOp }), NU)).toBe(stand);
  });
});

describe('the order', () => {
  test('danger is on top; then whose norm passes first; who has no norm comes last, oldest first', () => {
    const order = [
      contact('laat', { normOp: op(500) }),
      contact('geen-jong', { normOp: null, wachtSinds: op(-5) }),
      contact('over', { normOp: op(-500) }),
      contact('gevaar', { normOp: op(9000), gevaarsignalen: GEVAAR }),
      contact('geen-oud', { normOp: null, wachtSinds: op(-500) }),
    ].sort(volgorde);
    expect(order.map(({ id }) => id)).toEqual(['gevaar', 'over', 'laat', 'geen-oud', 'geen-jong']);
  });

  test('is the same whatever the order in which they came', () => {
    const instants = fc.option(fc.integer({ min: -5, max: 5 }).map(op), { nil: null });
    const some = fc.uniqueArray(
      fc.record({ id: fc.string(), normOp: instants, wachtSinds: instants, gevaar: fc.boolean() }),
      { selector: ({ id }) => id, maxLength: 8 },
    );
    fc.assert(
      fc.property(some, (facts) => {
        const made = facts.map(({ gevaar, ...rest }) =>
          contact(rest.id, { ...rest, ...(gevaar && { gevaarsignalen: GEVAAR }) }),
        );
        expect([...made].reverse().sort(volgorde)).toEqual([...made].sort(volgorde));
      }),
    );
  });
});

describe('who has it', () => {
  const alles = lijst(
    contact('vrij'),
    contact('noord', { wijkteam: 'noord', kanaal: 'chat' }),
    contact('mijn', { status: 'in-behandeling', aangenomenDoor: 'tom', wijkteam: 'noord' }),
    contact('haar', { status: 'in-behandeling', aangenomenDoor: 'jan' }),
  );
  const ids = (contacten: readonly GevondenContact[]) => contacten.map(({ id }) => id);

  test('what I have I see whatever I look for; of others what I look for', () => {
    const all = verdeel(alles, ALLES, 'tom');
    expect([ids(all.wachtend), ids(all.mijn), ids(all.vanAnderen)]).toEqual([['noord', 'vrij'], ['mijn'], ['haar']]);
    const some = verdeel(alles, { kanaal: 'chat', wijkteam: 'noord' }, 'tom');
    expect([ids(some.wachtend), ids(some.mijn), ids(some.vanAnderen)]).toEqual([['noord'], ['mijn'], []]);
  });

  test('counts are of those who wait and whom nobody has, of the wijkteam that is looked at; not of who asked to be called back', () => {
    const bellen = contact('bellen', { kanaal: 'telefoon', wachtSinds: null, normOp: null });
    const laat = lijst(...alles.values(), contact('laat', { normOp: op(-1) }), bellen);
    expect(tel(laat, null, NU)).toEqual([
      { kanaal: 'telefoon', wachtend: 0, over: 0 },
      { kanaal: 'mail', wachtend: 2, over: 1 },
      { kanaal: 'chat', wachtend: 1, over: 0 },
      { kanaal: 'inloop', wachtend: 0, over: 0 },
    ]);
    expect(tel(laat, 'noord', NU).map(({ wachtend }) => wachtend)).toEqual([0, 0, 1, 0]);
  });
});

describe('keeping up', () => {
  test('a newer version replaces an older one, never the other way round; what is closed or not ours leaves', () => {
    const was = lijst(contact('a', { versie: 5 }), contact('b'), contact('c'), contact('d'));
    const gelezen = [contact('a', { versie: 4 }), contact('b', { status: 'afgesloten', versie: 2 }), contact('e')];
    const now = werkBij(was, ['a', 'b', 'c', 'e'], gelezen);
    expect([...now.values()].map(({ id, versie }) => [id, versie])).toEqual([
      ['a', 5],
      ['d', 1],
      ['e', 1],
    ]);
  });

  test('a whole reading that ran behind brings nothing back that changed meanwhile, and drops what is gone', () => {
    const was = lijst(contact('nieuw', { versie: 3 }), contact('weg'));
    const now = vervang(was, [contact('nieuw', { versie: 2 }), contact('dicht')], new Set(['nieuw', 'dicht']));
    expect([...now.values()].map(({ id, versie }) => [id, versie])).toEqual([['nieuw', 3]]);
  });

  test('who began to wait is told once; who waited already, or is being handled, is not', () => {
    const was = lijst(contact('a'), contact('b', { status: 'in-behandeling' }));
    const now = lijst(
      contact('a', { versie: 2 }),
      contact('b'),
      contact('c'),
      contact('d', { status: 'in-behandeling' }),
    );
    expect(erbij(was, now).map(({ id }) => id)).toEqual(['b', 'c']);
  });
});

test('the filter is read from the address and written to it; what is no kanaal is no filter', () => {
  const filter = { kanaal: 'chat', wijkteam: 'noord' } as const;
  const adres = filterAdres('/wachtenden', filter);
  expect(adres).toBe('/wachtenden?kanaal=chat&wijkteam=noord');
  expect(filterUit(new URL(adres, 'http://x').searchParams)).toEqual(filter);
  expect(filterUit(new URLSearchParams('kanaal=fax&wijkteam='))).toEqual(ALLES);
  expect(filterAdres('/wachtenden', ALLES)).toBe('/wachtenden');
});

test('danger is said in words, each kind once, and what is only suspected is said to be so', () => {
  const codes = ['kind-alleen', 'kind-alleen', 'mogelijk-geweld', 'mogelijk-gevaar', 'iets-nieuws'];
  expect(gevaarwoorden(codes.map((code) => ({ code, plaats: 'tekst' })))).toEqual([
    'Kind alleen',
    'Mogelijk geweld',
    'Mogelijk gevaar',
    'iets-nieuws',
  ]);
});
