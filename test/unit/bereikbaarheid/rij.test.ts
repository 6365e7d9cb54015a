import { describe, expect, test } from '@jest/globals';
import { beoordeelWacht, openWacht } from '../../../shared/domain/bereikbaarheid/beoordeling.ts';
import { celTekst, leegCel, verschil, voegToe } from '../../../shared/domain/bereikbaarheid/cellen.ts';
import { normVoor, standaardNormen } from '../../../shared/domain/bereikbaarheid/normen.ts';
import { perioden } from '../../../shared/domain/bereikbaarheid/perioden.ts';
import { afhaakaandeel, perPeriode, rij, rijen } from '../../../shared/domain/bereikbaarheid/rij.ts';
import type { Bijdrage, OpenBijdrage } from '../../../shared/domain/bereikbaarheid/types.ts';
import type { Wacht, WachtEinde } from '../../../shared/domain/contact/types.ts';
import { makeOpeningsindex } from '../../../shared/domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';

const norm = normVoor(standaardNormen(), 'telefoon', 'centrum', '2026-11-20');
const context = { openingsindex: makeOpeningsindex(standaardRegeling()), norm };
const kop = { kanaal: 'telefoon', wijkteam: 'centrum' } as const;
const periode = perioden('2026-11-20', '2026-11-20', 'dag')[0]!;

let next = 0;
function call(begin: string, seconds: number | null, hoe: WachtEinde = 'beantwoord'): Wacht {
  const from = instant(begin);
  next += 1;
  return {
    ...kop,
    id: `w${next}`,
    begin: from,
    einde: seconds === null ? null : { op: plusMs(from, seconds * 1000), hoe },
  };
}
const ended = (w: Wacht) => beoordeelWacht(w, context) as Bijdrage;
const AT = '2026-11-20T10:00:00+01:00';

describe('a row', () => {
  test('without contacts has zeros and nulls', () => {
    const nothing = { gemiddelde: null, p50: null, p90: null, p95: null, max: null };
    expect(rij({ ...kop, periode, cel: leegCel(), open: [], norm })).toEqual({
      ...kop,
      van: '2026-11-19T23:00:00.000Z',
      tot: '2026-11-20T23:00:00.000Z',
      ontvangen: 0,
      beantwoord: 0,
      afgehaakt: 0,
      afgehaaktKort: 0,
      terugbelGevraagd: 0,
      opgehangenInMenu: 0,
      geenAntwoordNodig: 0,
      wachtend: 0,
      buitenOpeningstijd: 0,
      binnenNorm: 0,
      buitenNorm: 0,
      nogNietBekend: 0,
      serviceniveau: null,
      wachttijd: nothing,
      opentijd: nothing,
      afhaaktijd: nothing,
      gemeten: { wachttijd: 0, opentijd: 0, afhaaktijd: 0 },
      norm: { seconden: 30, klok: 'verstreken', doel: 0.8 },
    });
  });

  test('counts every end once, and who still waits past the norm as missed now', () => {
    const cel = [
      call(AT, 12),
      call(AT, 30),
      call(AT, 31),
      call(AT, 60, 'afgehaakt'),
      call(AT, 5, 'afgehaakt'),
      call(AT, 20, 'terugbel-gevraagd'),
      call(AT, 9, 'opgehangen-in-menu'),
      call('2026-11-20T18:00:00+01:00', 9, 'opgehangen-in-menu'),
    ]
      .map(ended)
      .reduce(voegToe, leegCel());
    const peildatum = instant('2026-11-20T10:01:00+01:00');
    const open = [call(AT, null), call('2026-11-20T10:00:45+01:00', null)].map(
      (w) => openWacht(w, peildatum, context) as OpenBijdrage,
    );
    const made = rij({ ...kop, periode, cel, open, norm });
    expect(made).toMatchObject({
      ontvangen: 9,
      beantwoord: 3,
      afgehaakt: 1,
      afgehaaktKort: 2,
      terugbelGevraagd: 1,
      opgehangenInMenu: 1,
      wachtend: 2,
      buitenOpeningstijd: 1,
      binnenNorm: 2,
      buitenNorm: 4,
      nogNietBekend: 1,
      serviceniveau: 1 / 3,
    });
    expect(made.wachttijd.gemiddelde).toBeCloseTo(73 / 3, 10);
    expect(made.afhaaktijd.max).toBe(60);
    expect(afhaakaandeel(made)).toBe(1 / 7);
  });

  test('a day of nothing but short calls has no abandon rate and no service level', () => {
    const made = rij({ ...kop, periode, cel: voegToe(leegCel(), ended(call(AT, 3, 'afgehaakt'))), open: [], norm });
    expect([made.ontvangen, made.serviceniveau, afhaakaandeel(made)]).toEqual([1, null, null]);
  });
});

test('rows of a day: every cell in the hour in which it began, the doubled hour as two', () => {
  const waits = ['2026-10-25T00:10:00Z', '2026-10-25T01:10:00Z', '2026-10-25T01:50:00Z'].map((at) =>
    ended(call(at, 10)),
  );
  const cellen = [...verschil([], waits).values()].map(({ sleutel, delta }) => ({ sleutel, cel: delta }));
  const elsewhere = { sleutel: { ...kop, uur: instant('2026-10-26T09:00Z') }, cel: cellen[0]!.cel };
  const uren = perioden('2026-10-25', '2026-10-25', 'uur');
  const made = rijen({
    ...kop,
    perioden: uren,
    cellen: perPeriode(uren, [...cellen, elsewhere]),
    open: [],
    normVoor: () => norm,
  });
  expect(made.map(({ ontvangen }) => ontvangen).slice(0, 5)).toEqual([0, 0, 1, 2, 0]);
  expect(made.reduce((sum, { ontvangen }) => sum + ontvangen, 0)).toBe(3);
});

describe('the difference between two versions of a contact', () => {
  test('the same again changes nothing', () => {
    const bijdragen = [ended(call(AT, 12)), ended(call(AT, 14))];
    expect(verschil(bijdragen, bijdragen).size).toBe(0);
  });

  test('a call that turns out to be of another wijkteam leaves one cell and enters the other', () => {
    const before = ended(call(AT, 12));
    const after = ended({ ...call(AT, 12), wijkteam: 'noord' });
    const changes = verschil([before], [after]);
    expect([...changes.keys()].sort()).toEqual([celTekst(before.cel), celTekst(after.cel)].sort());
    expect(changes.get(celTekst(before.cel))?.delta.tellers).toEqual({ beantwoord: -1, binnenNorm: -1 });
  });
});
