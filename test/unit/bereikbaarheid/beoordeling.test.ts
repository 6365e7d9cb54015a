import { describe, expect, test } from '@jest/globals';
import {
  beoordeelWacht,
  bijdragenVan,
  normOpVan,
  type Oordeelcontext,
  openWacht,
} from '../../../shared/domain/bereikbaarheid/beoordeling.ts';
import { normVoor, standaardNormen } from '../../../shared/domain/bereikbaarheid/normen.ts';
import type { Norm } from '../../../shared/domain/bereikbaarheid/types.ts';
import type { Kanaal, Wacht, WachtEinde } from '../../../shared/domain/contact/types.ts';
import { makeOpeningsindex } from '../../../shared/domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { HOUR, instant, plusMs, SECOND } from '../../../shared/domain/tijd/instant.ts';

const openingsindex = makeOpeningsindex(standaardRegeling());
const FRIDAY_10 = '2026-11-20T10:00:00+01:00';
const SATURDAY_10 = '2026-11-21T10:00:00+01:00';

const norm = (kanaal: Kanaal) => normVoor(standaardNormen(), kanaal, 'centrum', '2026-11-20');
const context = (kanaal: Kanaal, own?: Norm | null): Oordeelcontext => ({
  openingsindex,
  norm: own === undefined ? norm(kanaal) : own,
});

function wacht(kanaal: Kanaal, begin: string, afterMs: number | null, hoe: WachtEinde = 'beantwoord'): Wacht {
  const from = instant(begin);
  const einde = afterMs === null ? null : { op: plusMs(from, afterMs), hoe };
  return { id: 'w1', kanaal, wijkteam: 'centrum', begin: from, einde };
}
const judge = (w: Wacht, own?: Norm | null) => beoordeelWacht(w, context(w.kanaal, own));
const openNorm: Norm = { seconden: 57_600, klok: 'open', doel: 0.85 };

describe('answered', () => {
  test('within the norm, up to and including the limit itself', () => {
    expect(judge(wacht('telefoon', FRIDAY_10, 30_000))).toMatchObject({
      tellers: { beantwoord: 1, binnenNorm: 1 },
      wachttijdMs: 30_000,
      opentijdMs: 30_000,
    });
    expect(judge(wacht('telefoon', FRIDAY_10, 30_001))?.tellers).toEqual({ beantwoord: 1, buitenNorm: 1 });
  });

  test('at once is a wait of zero', () => {
    expect(judge(wacht('inloop', FRIDAY_10, 0))).toMatchObject({ tellers: { binnenNorm: 1 }, wachttijdMs: 0 });
  });

  test('belongs to the cell of the hour in which it began', () => {
    expect(judge(wacht('telefoon', '2026-11-20T10:59:59.999+01:00', 5000))?.cel).toEqual({
      kanaal: 'telefoon',
      wijkteam: 'centrum',
      uur: '2026-11-20T09:00:00.000Z',
    });
    const hours = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) => judge(wacht('chat', at, 1))?.cel.uur);
    expect(hours).toEqual(['2026-10-25T00:00:00.000Z', '2026-10-25T01:00:00.000Z']);
  });

  test('outside opening hours an elapsed norm says nothing, and the wait is no part of the elapsed distribution', () => {
    const judged = judge(wacht('telefoon', SATURDAY_10, 10 * SECOND));
    expect(judged?.tellers).toEqual({ beantwoord: 1, buitenOpeningstijd: 1 });
    expect(judged).not.toHaveProperty('wachttijdMs');
    expect(judged?.opentijdMs).toBe(0);
  });

  test('outside opening hours an open-time norm judges from the opening on', () => {
    // Saturday 10:00 to Tuesday 17:00: two days of eight hours.
    const twoDays = judge(wacht('mail', SATURDAY_10, 79 * HOUR));
    expect(twoDays).toMatchObject({
      tellers: { beantwoord: 1, buitenOpeningstijd: 1, binnenNorm: 1 },
      opentijdMs: 57_600_000,
    });
    expect(judge(wacht('mail', SATURDAY_10, 95 * HOUR + 1))?.tellers).toMatchObject({ buitenNorm: 1 });
  });

  test('a mail of Friday afternoon keeps both clocks', () => {
    const judged = judge(wacht('mail', '2026-11-20T16:00:00+01:00', 66 * HOUR));
    expect(judged).toMatchObject({ wachttijdMs: 66 * HOUR, opentijdMs: 2 * HOUR, tellers: { binnenNorm: 1 } });
  });

  test('a reply sent while closed counts the open time until closing', () => {
    expect(judge(wacht('mail', '2026-11-20T16:00:00+01:00', 5 * HOUR))?.opentijdMs).toBe(HOUR);
  });

  test('the closing minute is outside opening hours', () => {
    expect(judge(wacht('telefoon', '2026-11-20T17:00:00+01:00', 1000))?.tellers).toHaveProperty(
      'buitenOpeningstijd',
      1,
    );
    expect(judge(wacht('telefoon', '2026-11-20T16:59:59.999+01:00', 1000))?.tellers).not.toHaveProperty(
      'buitenOpeningstijd',
    );
  });

  test('without a norm it is counted and not judged', () => {
    expect(judge(wacht('telefoon', FRIDAY_10, 30_000), null)?.tellers).toEqual({ beantwoord: 1 });
  });
});

describe('abandoned', () => {
  test('after the short-abandon limit it is missed, also when the norm had not passed yet', () => {
    expect(judge(wacht('telefoon', FRIDAY_10, 5001, 'afgehaakt'))).toMatchObject({
      tellers: { afgehaakt: 1, buitenNorm: 1 },
      afhaaktijdMs: 5001,
    });
  });

  test('within the limit, itself included, it is counted apart and not judged', () => {
    const short = judge(wacht('telefoon', FRIDAY_10, 5000, 'afgehaakt'));
    expect(short?.tellers).toEqual({ afgehaaktKort: 1 });
    expect(short).not.toHaveProperty('afhaaktijdMs');
  });

  test('only the telephone knows a short abandon', () => {
    for (const kanaal of ['inloop', 'chat'] as const) {
      expect(judge(wacht(kanaal, FRIDAY_10, 1000, 'afgehaakt'))?.tellers).toEqual({ afgehaakt: 1, buitenNorm: 1 });
    }
  });

  test('the limit can be set', () => {
    const w = wacht('telefoon', FRIDAY_10, 8000, 'afgehaakt');
    expect(beoordeelWacht(w, { ...context('telefoon'), kortAfgehaaktMs: 8000 })?.tellers).toEqual({ afgehaaktKort: 1 });
  });

  test('outside opening hours it is missed by an open-time norm and not judged by an elapsed one', () => {
    const w = wacht('chat', SATURDAY_10, 60_000, 'afgehaakt');
    expect(judge(w)?.tellers).toEqual({ afgehaakt: 1, buitenOpeningstijd: 1 });
    expect(judge(w)).not.toHaveProperty('afhaaktijdMs');
    expect(judge(w, openNorm)?.tellers).toEqual({ afgehaakt: 1, buitenOpeningstijd: 1, buitenNorm: 1 });
  });
});

describe('other ends', () => {
  test('a call-back asked was not reached by telephone: in the denominator, not within the norm', () => {
    const judged = judge(wacht('telefoon', FRIDAY_10, 10_000, 'terugbel-gevraagd'));
    expect(judged?.tellers).toEqual({ terugbelGevraagd: 1, buitenNorm: 1 });
    expect(judged).not.toHaveProperty('wachttijdMs');
    expect(judge(wacht('telefoon', SATURDAY_10, 10_000, 'terugbel-gevraagd'))?.tellers).toEqual({
      terugbelGevraagd: 1,
      buitenOpeningstijd: 1,
    });
    expect(judge(wacht('telefoon', SATURDAY_10, 10_000, 'terugbel-gevraagd'), openNorm)?.tellers).toHaveProperty(
      'buitenNorm',
    );
  });

  test('hung up in the menu: counted apart in opening hours', () => {
    expect(judge(wacht('telefoon', FRIDAY_10, 90_000, 'opgehangen-in-menu'))?.tellers).toEqual({ opgehangenInMenu: 1 });
  });

  test('told outside opening hours that it is closed: received outside opening hours, and short', () => {
    expect(judge(wacht('telefoon', SATURDAY_10, 90_000, 'opgehangen-in-menu'))?.tellers).toEqual({
      afgehaaktKort: 1,
      buitenOpeningstijd: 1,
    });
  });

  test('a mail that needs no answer leaves the fraction and every other count', () => {
    for (const begin of [FRIDAY_10, SATURDAY_10]) {
      const judged = judge(wacht('mail', begin, 90_000, 'geen-antwoord-nodig'));
      expect(judged?.tellers).toEqual({ geenAntwoordNodig: 1 });
      expect(judged).not.toHaveProperty('opentijdMs');
    }
  });

  test('a wait that has not ended, or ends before it begins, is no figure', () => {
    expect(judge(wacht('telefoon', FRIDAY_10, null))).toBeNull();
    expect(judge(wacht('telefoon', FRIDAY_10, -1))).toBeNull();
  });
});

describe('still waiting', () => {
  const at = (w: Wacht, afterMs: number, own?: Norm | null) =>
    openWacht(w, plusMs(w.begin, afterMs), context(w.kanaal, own))?.tellers;

  test('within the norm, itself included, it is not yet known; past it, missed now', () => {
    const w = wacht('telefoon', FRIDAY_10, null);
    expect(at(w, 30_000)).toEqual({ wachtend: 1, nogNietBekend: 1 });
    expect(at(w, 30_001)).toEqual({ wachtend: 1, buitenNorm: 1 });
  });

  test('a mail is judged by the open time so far', () => {
    const w = wacht('mail', '2026-11-20T16:00:00+01:00', null);
    expect(at(w, 66 * HOUR)).toEqual({ wachtend: 1, nogNietBekend: 1 });
    expect(at(w, 97 * HOUR)).toEqual({ wachtend: 1, buitenNorm: 1 });
  });

  test('what began outside opening hours is not judged by an elapsed norm and is by an open-time norm', () => {
    expect(at(wacht('chat', SATURDAY_10, null), 90_000)).toEqual({ wachtend: 1, buitenOpeningstijd: 1 });
    expect(at(wacht('mail', SATURDAY_10, null), 90_000)).toEqual({
      wachtend: 1,
      buitenOpeningstijd: 1,
      nogNietBekend: 1,
    });
  });

  test('without a norm it waits and is not judged', () => {
    expect(at(wacht('telefoon', FRIDAY_10, null), 90_000, null)).toEqual({ wachtend: 1 });
  });

  test('what has ended does not wait', () => {
    expect(at(wacht('telefoon', FRIDAY_10, 1000), 90_000)).toBeUndefined();
  });
});

describe('until when a reaction is within the norm', () => {
  const until = (kanaal: Kanaal, begin: string, own?: Norm | null) =>
    normOpVan(wacht(kanaal, begin, null), context(kanaal, own));

  test.each<[Kanaal, string]>([
    ['telefoon', FRIDAY_10],
    ['inloop', FRIDAY_10],
    ['mail', FRIDAY_10],
    ['mail', SATURDAY_10],
  ])('on %s from %s an answer at that instant still is, and one of more open time is not', (kanaal, begin) => {
    const at = until(kanaal, begin);
    if (at === null) throw new Error('a norm holds');
    const open = wacht(kanaal, begin, null);
    const ended = (op: string) => judge({ ...open, einde: { op: instant(op), hoe: 'beantwoord' } })?.tellers ?? {};
    expect(ended(at)).toMatchObject({ binnenNorm: 1 });
    // The norm may end at a closing minute: what comes later is over as soon as it opens again.
    expect(ended(openingsindex.tijdstip(at, 1) ?? '')).toMatchObject({ buitenNorm: 1 });
  });

  test('nobody can say outside opening hours under an elapsed norm, nor without a norm', () => {
    expect(until('telefoon', SATURDAY_10)).toBeNull();
    expect(until('telefoon', FRIDAY_10, null)).toBeNull();
    expect(until('telefoon', SATURDAY_10, openNorm)).not.toBeNull();
  });
});

describe('as it was known then', () => {
  const w = wacht('telefoon', FRIDAY_10, 40_000);
  const [first] = bijdragenVan([w], [], () => context('telefoon'));
  const stricter = () => context('telefoon', { seconden: 60, klok: 'verstreken', doel: 0.8 });

  test('a later norm does not judge again what was judged', () => {
    expect(first?.tellers).toEqual({ beantwoord: 1, buitenNorm: 1 });
    expect(bijdragenVan([w], [first!], stricter)).toEqual([first]);
  });

  test('a holiday added afterwards does not rewrite a past day', () => {
    const closed = makeOpeningsindex({
      ...standaardRegeling(),
      sluitingsdagen: [{ datum: '2026-11-20', reden: 'Teamdag', bron: 'lokaal' }],
    });
    expect(bijdragenVan([w], [first!], () => ({ openingsindex: closed, norm: norm('telefoon') }))).toEqual([first]);
  });

  test('a corrected fact is judged anew, once', () => {
    const corrected = wacht('telefoon', FRIDAY_10, 20_000);
    const again = bijdragenVan([corrected], [first!], () => context('telefoon'));
    expect(again.map(({ tellers }) => tellers)).toEqual([{ beantwoord: 1, binnenNorm: 1 }]);
  });

  test('a recalculation, without what was known, judges by the norm of now', () => {
    expect(bijdragenVan([w], [], stricter)[0]?.tellers).toEqual({ beantwoord: 1, binnenNorm: 1 });
  });

  test('a wait that is open again takes its judgement back', () => {
    expect(bijdragenVan([{ ...w, einde: null }], [first!], () => context('telefoon'))).toEqual([]);
  });
});

describe('which norm holds', () => {
  const normen = [
    ...standaardNormen(),
    { kanaal: 'telefoon', seconden: 45, klok: 'verstreken', doel: 0.8, geldigVan: '2026-07-01' },
    { kanaal: 'telefoon', wijkteam: 'centrum', seconden: 20, klok: 'verstreken', doel: 0.9, geldigVan: '2026-03-01' },
  ] as const;

  test.each([
    ['telefoon', 'noord', '2026-06-30', 30],
    ['telefoon', 'noord', '2026-07-01', 45],
    ['telefoon', 'centrum', '2026-02-28', 30],
    ['telefoon', 'centrum', '2026-03-01', 20],
    ['telefoon', 'centrum', '2026-11-20', 20],
    ['inloop', 'centrum', '2026-11-20', 900],
  ] as const)('%s of %s on %s: %i seconds', (kanaal, wijkteam, dag, seconden) => {
    expect(normVoor(normen, kanaal, wijkteam, dag)?.seconden).toBe(seconden);
  });

  test('before the first norm there is none', () => {
    expect(normVoor(normen, 'telefoon', 'centrum', '1899-12-31')).toBeNull();
  });
});
