import { describe, expect, test } from '@jest/globals';
import { makeListInloopMogelijkheden } from '../../../shared/application/list-inloop-mogelijkheden.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import type { Dagdeel, Openingsregeling } from '../../../shared/domain/openingstijden/types.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld } from '../../support/memory-world.ts';
import { wijkteam } from '../../support/people.ts';

/** Ten o'clock in Amsterdam. */
const TIEN = '2026-11-25T09:00:00.000Z';
const locaties = [
  { slug: 'plein', naam: 'Het Plein', adres: 'Plein 1' },
  { slug: 'haven', naam: 'De Haven', adres: 'Havenweg 2' },
];

/** The same hours on some ISO weekdays. */
const hours = (dagen: readonly number[], ...dagdelen: Dagdeel[]): Openingsregeling => ({
  ...standaardRegeling(),
  patronen: [{ geldigVan: '2020-01-01', week: dagen.map((dag) => ({ dag, dagdelen })) }],
});

describe('where else somebody can walk in', () => {
  const ALL = [1, 2, 3, 4, 5, 6, 7];
  const made = makeWorld({
    start: TIEN,
    instellingen: {
      wijkteams: { centrum: wijkteam('centrum', { locaties }), noord: wijkteam('noord') },
      openingsregelingen: {
        'centrum/inloop/plein': hours([1, 3], { van: '09:00', tot: '12:00' }),
        'centrum/inloop/haven': hours([2, 4], { van: '13:00', tot: '16:30' }),
        'noord/inloop': hours(ALL, { van: '10:00', tot: '11:00' }, { van: '14:00', tot: '15:00' }),
      },
    },
  });
  const where = async (op: string, slug?: string) =>
    (await makeListInloopMogelijkheden(made)({ op: instant(op), ...(slug && { wijkteam: slug }) })).map(
      ({ naam, adres, nuOpen, reden, vandaag, openVan, openTot, eigenWijkteam }) =>
        `${naam}${adres ? `, ${adres}` : ''}${eigenWijkteam ? ' (eigen)' : ''}: ${nuOpen ? 'open' : `dicht, ${reden}`}; ` +
        `${vandaag ? 'vandaag ' : ''}${openVan.slice(5, 16)} - ${openTot?.slice(5, 16)}`,
    );

  test('is told soonest first with address and why it is closed; of those that open at once the own wijkteam first', async () => {
    // Wednesday, half past ten.
    expect(await where('2026-11-25T09:30:00Z', 'noord')).toEqual([
      'Wijkteam noord (eigen): open; vandaag 11-25T09:30 - 11-25T10:00',
      'Het Plein, Plein 1: open; vandaag 11-25T09:30 - 11-25T11:00',
      'De Haven, Havenweg 2: dicht, buiten openingstijd; 11-26T12:00 - 11-26T15:30',
    ]);
    expect((await where('2026-11-25T09:30:00Z', 'centrum'))[0]).toContain('Het Plein, Plein 1 (eigen)');
  });

  test('without a wijkteam nobody is the own one, and a wijkteam that is not set up is added with the default hours', async () => {
    expect((await where('2026-11-25T09:30:00Z')).join()).not.toContain('eigen');
    expect(await where('2026-11-25T09:30:00Z', 'west')).toContainEqual(
      'west (eigen): open; vandaag 11-25T09:30 - 11-25T16:00',
    );
  });

  test('on a holiday names the holiday and the first day after it', async () => {
    expect(await where('2026-12-25T10:00:00Z')).toEqual([
      'Wijkteam noord: dicht, Eerste kerstdag; 12-27T09:00 - 12-27T10:00',
      'Het Plein, Plein 1: dicht, Eerste kerstdag; 12-28T08:00 - 12-28T11:00',
      'De Haven, Havenweg 2: dicht, Eerste kerstdag; 12-29T12:00 - 12-29T15:30',
    ]);
  });

  test.each([
    ['forward', '2026-03-28T23:30:00Z', '03-29T08:00', '03-29T09:00'],
    ['back', '2026-10-24T22:30:00Z', '10-25T09:00', '10-25T10:00'],
  ])('on the day on which the clocks go %s it opens by the clock on the wall', async (_, op, van, tot) => {
    expect((await where(op))[0]).toBe(`Wijkteam noord: dicht, buiten openingstijd; vandaag ${van} - ${tot}`);
  });

  test('in two weeks in which nothing is open names what opens first after them', async () => {
    const closed = { van: instant('2026-11-25T00:00:00Z'), tot: instant('2026-12-10T00:00:00Z'), reden: 'verhuizing' };
    const shut = makeWorld({
      start: TIEN,
      instellingen: {
        wijkteams: { centrum: wijkteam('centrum', { locaties }) },
        openingsregelingen: {
          'centrum/inloop/plein': { ...hours([1, 3], { van: '09:00', tot: '12:00' }), sluitingen: [closed] },
          'centrum/inloop/haven': { ...hours([4], { van: '13:00', tot: '16:30' }), sluitingen: [closed] },
        },
      },
    });
    const found = await makeListInloopMogelijkheden(shut)({});
    expect(found.map(({ locatie, reden, vandaag, openVan }) => [locatie, reden, vandaag, openVan])).toEqual([
      ['haven', 'verhuizing', false, '2026-12-10T12:00:00.000Z'],
      ['plein', 'verhuizing', false, '2026-12-14T08:00:00.000Z'],
    ]);
  });
});
