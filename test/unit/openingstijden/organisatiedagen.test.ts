import { describe, expect, test } from '@jest/globals';
import { openingsindexVan } from '../../../shared/application/openingstijden.ts';
import {
  makeListOrganisatiedagen,
  makePreviewOrganisatiedagen,
  makeSaveOrganisatiedagen,
} from '../../../shared/application/organisatiedagen.ts';
import { makeSaveOrganisatie } from '../../../shared/application/save-instellingen.ts';
import { makeOpeningsindex } from '../../../shared/domain/openingstijden/openingsindex.ts';
import { metOrganisatiedagen, voorgesteldeDagen } from '../../../shared/domain/openingstijden/organisatiedagen.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { dagenVan } from '../../../shared/domain/openingstijden/uurrooster.ts';
import { addDays, startOfLocalDay } from '../../../shared/domain/tijd/amsterdam.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld } from '../../support/memory-world.ts';
import { wijkteam } from '../../support/people.ts';

const half = { datum: '2026-12-24', reden: 'Dag voor kerst', sluitOm: '12:30' };
const bridge = { datum: '2026-05-15', reden: 'Brugdag' };
const hours = (regeling: Parameters<typeof metOrganisatiedagen>[0], datum: string) =>
  dagenVan(regeling, datum, datum)[0]?.dagdelen.map(({ van, tot }) => `${van}-${tot}`);

describe('a day of the organisatie', () => {
  test('closes all day with its reason, or cuts off the hours of that day', () => {
    const regeling = metOrganisatiedagen(standaardRegeling(), [bridge, half]);
    expect(hours(regeling, '2026-05-15')).toEqual([]);
    expect(makeOpeningsindex(regeling).toestand(instant('2026-05-15T10:00:00Z')).reden).toBe('Brugdag');
    expect(hours(regeling, '2026-12-24')).toEqual(['09:00-12:30']);
    expect(hours(regeling, '2026-12-23')).toEqual(['09:00-17:00']);
  });

  test('cuts a lunch gap, an evening and a night where they are', () => {
    const week = [1, 2, 3, 4, 5, 6, 7].map((dag) => ({
      dag,
      dagdelen: [
        { van: '09:00', tot: '12:00' },
        { van: '13:00', tot: '17:00' },
        { van: '22:00', tot: '02:00' },
      ],
    }));
    const regeling = { ...standaardRegeling(), patronen: [{ geldigVan: '2020-01-01', week }] };
    const cut = (sluitOm: string) => hours(metOrganisatiedagen(regeling, [{ ...half, sluitOm }]), '2026-12-24');
    expect(cut('12:30')).toEqual(['09:00-12:00']);
    expect(cut('13:30')).toEqual(['09:00-12:00', '13:00-13:30']);
    expect(cut('23:00')).toEqual(['09:00-12:00', '13:00-17:00', '22:00-23:00']);
    expect(cut('09:00')).toEqual([]);
  });

  test('does not beat what a wijkteam set for that day itself, and opens nothing that is closed', () => {
    const own = {
      ...standaardRegeling(),
      uitzonderingen: [
        { van: '2026-12-24', totEnMet: '2026-12-24', dagdelen: [{ van: '10:00', tot: '20:00' }], reden: 'kerstmarkt' },
        { van: '2026-05-15', totEnMet: '2026-05-15', dagdelen: [{ van: '10:00', tot: '11:00' }], reden: 'inloop' },
      ],
    };
    const regeling = metOrganisatiedagen(own, [bridge, half]);
    expect([hours(regeling, '2026-12-24'), hours(regeling, '2026-05-15')]).toEqual([['10:00-20:00'], ['10:00-11:00']]);
    const holiday = { datum: '2026-12-25', reden: 'x', sluitOm: '12:00' };
    expect(hours(metOrganisatiedagen(standaardRegeling(), [holiday]), '2026-12-25')).toEqual([]);
  });

  test('proposed are Good Friday, bridge days and the eves, where these are working days', () => {
    expect(voorgesteldeDagen(2026).map(({ datum, reden }) => `${datum} ${reden}`)).toEqual([
      '2026-01-02 Brugdag bij Nieuwjaarsdag',
      '2026-04-03 Goede Vrijdag',
      '2026-05-04 Brugdag bij Bevrijdingsdag',
      '2026-05-15 Brugdag bij Hemelvaartsdag',
      '2026-12-24 Dag voor kerst',
      '2026-12-31 Oudejaarsdag',
    ]);
  });
});

describe('the list of closing days', () => {
  const instellingen = { wijkteams: { centrum: wijkteam('centrum'), noord: wijkteam('noord') } };

  test('holds everywhere once it is saved, one year at a time, and the rest of the settings leave it alone', async () => {
    const world = makeWorld({ instellingen });
    const save = makeSaveOrganisatiedagen(world);
    await save({ jaar: 2027, dagen: [{ datum: '2027-03-26', reden: 'Goede Vrijdag' }] });
    const shown = await save({ jaar: 2026, dagen: [half, bridge] });
    expect(shown.eigen).toEqual([bridge, half]);
    expect(shown.voorstellen.map(({ datum }) => datum)).not.toContain('2026-12-24');
    expect(shown.landelijk.map(({ reden }) => reden)).toContain('Koningsdag');
    const { organisatie } = await world.instellingen.readInstellingen();
    const { sluitingsdagen: _, ...rest } = organisatie;
    await makeSaveOrganisatie(world)({ ...rest, naam: 'Nieuw' });
    expect((await makeListOrganisatiedagen(world)({ jaar: 2027 })).eigen).toHaveLength(1);
    const settings = await world.instellingen.readInstellingen();
    for (const kanaal of ['telefoon', 'mail', 'chat', 'inloop'] as const) {
      const index = openingsindexVan(settings, { wijkteam: 'noord', kanaal });
      expect(index.opentijdMs(startOfLocalDay('2026-12-24'), startOfLocalDay(addDays('2026-12-24', 1)))).toBe(
        3.5 * 3_600_000,
      );
    }
  });

  test('is shown before it is saved as what would change, where and when', async () => {
    const world = makeWorld({ instellingen });
    const preview = await makePreviewOrganisatiedagen(world)({ jaar: 2026, dagen: [half] });
    expect(preview).toHaveLength(8);
    expect(preview[0]).toEqual({
      wijkteam: 'centrum',
      kanaal: 'telefoon',
      locatie: null,
      dagen: [{ datum: '2026-12-24', nu: [{ van: '09:00', tot: '17:00' }], straks: [{ van: '09:00', tot: '12:30' }] }],
    });
    expect((await makeListOrganisatiedagen(world)({ jaar: 2026 })).eigen).toEqual([]);
    await makeSaveOrganisatiedagen(world)({ jaar: 2026, dagen: [half] });
    expect(await makePreviewOrganisatiedagen(world)({ jaar: 2026, dagen: [half] })).toEqual([]);
  });

  test('refuses a day of another year and the same day twice, both at once', async () => {
    const save = makeSaveOrganisatiedagen(makeWorld());
    await expect(save({ jaar: 2026, dagen: [half, half, { datum: '2027-01-02', reden: 'x' }] })).rejects.toMatchObject({
      faults: [{ veld: 'dagen[1].datum' }, { veld: 'dagen[2].datum' }],
    });
  });

  test('of two that save at once loses neither year', async () => {
    const world = makeWorld();
    const save = makeSaveOrganisatiedagen(world);
    await Promise.all([
      save({ jaar: 2026, dagen: [half] }),
      save({ jaar: 2027, dagen: [{ datum: '2027-05-07', reden: 'Brugdag' }] }),
    ]);
    expect((await world.instellingen.readInstellingen()).organisatie.sluitingsdagen).toHaveLength(2);
  });
});
