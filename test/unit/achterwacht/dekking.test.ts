import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dekkingVan } from '../../../shared/domain/achterwacht/dekking.ts';
import { vindHiaten } from '../../../shared/domain/achterwacht/find-hiaten.ts';
import type { Dienst } from '../../../shared/domain/achterwacht/types.ts';
import { makeOpeningsindex } from '../../../shared/domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { instant, msBetween } from '../../../shared/domain/tijd/instant.ts';

const uren = makeOpeningsindex(standaardRegeling());
const dienst = (professional: string, van: string, tot: string): Dienst => ({
  id: `${professional} ${van}`,
  soort: 'achterwacht',
  wijkteam: 'centrum',
  domein: 'sociaal',
  professional,
  van,
  tot,
  vervanging: false,
});
/** Monday 23 November and the weekend before it. */
const dekking = (
  diensten: readonly Dienst[],
  onbereikbaar: readonly string[] = [],
  from = '2026-11-21T00:00:00+01:00',
) =>
  dekkingVan(
    { diensten, wijkteams: {}, onbereikbaar: new Set(onbereikbaar) },
    'centrum',
    'sociaal',
    uren,
    instant(from),
    instant('2026-11-24T00:00:00+01:00'),
  );

describe('how much of the achterwacht is covered', () => {
  test('is the time with a professional of the hours in which there should be one: overlap counts once, nights do not count', () => {
    const halves = [
      dienst('anna', '2026-11-23T08:00', '2026-11-23T13:00'),
      dienst('bas', '2026-11-23T12:00', '2026-11-23T15:00'),
    ];
    expect(dekking(halves)).toEqual({
      wijkteam: 'centrum',
      domein: 'sociaal',
      vereistMinuten: 480,
      gedektMinuten: 360,
      aandeel: 0.75,
    });
  });

  test('somebody who cannot be reached covers nothing', () => {
    const diensten = [dienst('anna', '2026-11-23T09:00', '2026-11-23T17:00')];
    expect(dekking(diensten).aandeel).toBe(1);
    expect(dekking(diensten, ['anna']).aandeel).toBe(0);
  });

  test('where nobody need be, there is no share', () => {
    const weekend = dekkingVan(
      { diensten: [], wijkteams: {}, onbereikbaar: new Set() },
      'centrum',
      'sociaal',
      uren,
      instant('2026-11-21T00:00:00+01:00'),
      instant('2026-11-23T00:00:00+01:00'),
    );
    expect(weekend).toMatchObject({ vereistMinuten: 0, aandeel: null });
  });

  test('with the gaps it is all the time in which somebody should be there, whatever the roster', () => {
    const [van, tot] = [instant('2026-10-22T00:00:00+02:00'), instant('2026-10-29T00:00:00+01:00')];
    const time = fc.tuple(
      fc.integer({ min: 21, max: 30 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 1, max: 40 }),
    );
    fc.assert(
      fc.property(fc.array(time, { maxLength: 8 }), (shifts) => {
        const diensten = shifts.map(([day, hour, hours], i) => {
          const end = 24 * day + hour + hours;
          const text = (at: number) =>
            `2026-10-${Math.min(31, Math.floor(at / 24))}T${String(at % 24).padStart(2, '0')}:00`;
          return { ...dienst(`p${i}`, text(24 * day + hour), text(end)), id: `d${i}` };
        });
        const gegevens = { diensten, wijkteams: {}, onbereikbaar: new Set(['p3']) };
        const gaps = vindHiaten(gegevens, 'centrum', 'sociaal', uren, van, tot);
        const gapMinutes = gaps.reduce((som, gap) => som + msBetween(gap.van, gap.tot) / 60_000, 0);
        const { vereistMinuten, gedektMinuten } = dekkingVan(gegevens, 'centrum', 'sociaal', uren, van, tot);
        expect(gedektMinuten + gapMinutes).toBe(vereistMinuten);
      }),
    );
  });
});
