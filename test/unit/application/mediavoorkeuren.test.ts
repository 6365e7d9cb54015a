import { describe, expect, test } from '@jest/globals';
import { makeReadMediavoorkeuren, makeSaveMediavoorkeuren } from '../../../shared/application/mediavoorkeuren.ts';
import { makePushMedia } from '../../../shared/application/push-media.ts';
import { makeSaveMedewerker } from '../../../shared/application/save-instellingen.ts';
import { readSpoedContext } from '../../../shared/application/spoed-context.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld } from '../../support/memory-world.ts';
import { centrum, fatima, gebruiker, medewerker, piet } from '../../support/people.ts';

const beheerder = gebruiker('rob', ['beheerder']);
const office = () => makeWorld({ instellingen: centrum });
const NACHT = { van: '22:00', tot: '07:00' };

describe('somebody settles by which media they are pushed and when', () => {
  test('for themselves, and a beheerder for anybody; nothing else of them changes', async () => {
    const world = office();
    const save = makeSaveMediavoorkeuren(world);
    const saved = await save({
      medewerker: 'fatima',
      door: fatima,
      voorkeuren: { media: ['sms', 'mail'], stilteuren: NACHT },
    });
    expect(saved).toEqual({
      media: ['sms', 'mail'],
      stilteuren: NACHT,
      bereikbaarVia: ['sms', 'mail'],
      spraak: false,
    });
    expect((await world.instellingen.readInstellingen()).medewerkers['fatima']).toEqual(
      medewerker('fatima', { media: ['sms', 'mail'], stilteuren: NACHT }),
    );
    await save({ medewerker: 'fatima', door: beheerder, voorkeuren: { media: ['mail'] } });
    expect(await makeReadMediavoorkeuren(world)({ medewerker: 'fatima', door: fatima })).toEqual({
      media: ['mail'],
      bereikbaarVia: ['mail'],
      spraak: false,
    });
  });

  test('not for a colleague, and not for somebody who is not known', async () => {
    const world = office();
    const voorkeuren = { media: ['mail'] as const };
    for (const make of [
      () => makeSaveMediavoorkeuren(world)({ medewerker: 'fatima', door: piet, voorkeuren }),
      () => makeReadMediavoorkeuren(world)({ medewerker: 'fatima', door: piet }),
    ])
      await expect(make()).rejects.toMatchObject({ kind: 'forbidden' });
    const unknown = makeReadMediavoorkeuren(world)({ medewerker: 'toString', door: beheerder });
    await expect(unknown).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('with every fault at once', async () => {
    const save = (voorkeuren: Parameters<ReturnType<typeof makeSaveMediavoorkeuren>>[0]['voorkeuren']) =>
      makeSaveMediavoorkeuren(office())({ medewerker: 'fatima', door: fatima, voorkeuren });
    await expect(
      save({ media: ['mail', 'sms', 'mail'], stilteuren: { van: '24:00', tot: '7:00' } }),
    ).rejects.toMatchObject({
      kind: 'invalid',
      faults: [{ veld: 'media[2]' }, { veld: 'stilteuren.van' }, { veld: 'stilteuren.tot' }],
    });
    for (const stilteuren of [
      { van: '08:00', tot: '08:00' },
      { van: '08:00', tot: '20:01' },
      { van: '19:59', tot: '08:00' },
    ])
      await expect(save({ media: ['mail'], stilteuren })).rejects.toMatchObject({
        faults: [{ veld: 'stilteuren.tot' }],
      });
    expect(await save({ media: ['mail'], stilteuren: { van: '20:00', tot: '08:00' } })).toMatchObject({
      media: ['mail'],
    });
  });

  test('is refused when nothing with an address would be left; a device of their own is an address', async () => {
    const world = makeWorld({
      instellingen: { ...centrum, medewerkers: { fatima: medewerker('fatima', { mobiel: null }) } },
    });
    const save = () =>
      makeSaveMediavoorkeuren(world)({ medewerker: 'fatima', door: fatima, voorkeuren: { media: ['sms'] } });
    await expect(save()).rejects.toMatchObject({
      kind: 'refused',
      code: 'niet-bereikbaar',
      faults: [{ veld: 'media' }],
    });
    expect((await world.instellingen.readInstellingen()).medewerkers['fatima']?.media).toEqual(['mail', 'sms']);
    const toestel = { adres: 'https://push.voorbeeld.nl/een', sleutel: 'B', geheim: 'g' };
    await makePushMedia(world).addAbonnement('fatima', toestel);
    expect((await save()).bereikbaarVia).toEqual(['webpush']);
  });

  test('holds against a beheerder who saves the rest of the medewerker', async () => {
    const world = office();
    await makeSaveMediavoorkeuren(world)({
      medewerker: 'fatima',
      door: fatima,
      voorkeuren: { media: ['mail'], stilteuren: NACHT },
    });
    await makeSaveMedewerker(world)(medewerker('fatima', { naam: 'Fatima E.' }));
    expect((await world.instellingen.readInstellingen()).medewerkers['fatima']).toMatchObject({
      naam: 'Fatima E.',
      stilteuren: NACHT,
    });
  });

  test('is lost in no race: two changes at the same moment both count', async () => {
    const world = office();
    await Promise.all([
      makeSaveMediavoorkeuren(world)({
        medewerker: 'fatima',
        door: fatima,
        voorkeuren: { media: ['mail'], stilteuren: NACHT },
      }),
      makeSaveMedewerker(world)(medewerker('fatima', { mobiel: '+31600000009' })),
    ]);
    expect((await world.instellingen.readInstellingen()).medewerkers['fatima']).toMatchObject({
      mobiel: '+31600000009',
      stilteuren: NACHT,
    });
  });

  test('is what decisions about a case are made with', async () => {
    const world = office();
    await makeSaveMediavoorkeuren(world)({
      medewerker: 'fatima',
      door: fatima,
      voorkeuren: { media: ['mail', 'sms'], stilteuren: NACHT },
    });
    const at = async (op: string) => {
      const { stilTot } = await readSpoedContext(world.instellingen, 'centrum', instant(op));
      return [stilTot?.('fatima'), stilTot?.('piet')];
    };
    expect(await at('2026-11-25T23:00:00+01:00')).toEqual(['2026-11-26T06:00:00.000Z', null]);
    expect(await at('2026-11-25T12:00:00+01:00')).toEqual([null, null]);
  });
});
