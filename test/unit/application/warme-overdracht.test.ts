import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeHandOverWarm } from '../../../shared/application/hand-over-warm.ts';
import { makeListSpoedzaken } from '../../../shared/application/list-spoedzaken.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeReadSpoedzaak } from '../../../shared/application/read-spoedzaak.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeTakeUpSpoedzaak } from '../../../shared/application/take-up-spoedzaak.ts';
import { makeTriageContact } from '../../../shared/application/triage-contact.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, fatima, gebruiker, ondersteuner } from '../../support/people.ts';

const START = instant('2026-11-25T09:00:00.000Z');
const DIENST = { naam: 'Crisisdienst Drechtsteden', nummer: '078-123 45 67', mail: null };
let world: World;

beforeEach(async () => {
  world = makeWorld({ start: START, instellingen: centrum });
  const { organisatie } = await world.instellingen.readInstellingen();
  await world.instellingen.saveOrganisatie({ ...organisatie, crisisdienst: DIENST });
});

async function zaakOf(urgentie: 'spoed' | 'crisis'): Promise<{ readonly contact: string; readonly zaak: string }> {
  const event = { id: 'g1', oproepId: 'o1', soort: 'in-wachtrij', op: START, wijkteam: 'centrum' } as const;
  await makeRecordTelefoonGebeurtenissen(world)([{ bron: 'b', gebeurtenissen: [event] }]);
  const contact = world.ids.derived('oproep', 'o1');
  const triaged = await makeTriageContact(world)({
    contact,
    door: fatima,
    urgentie,
    domein: 'sociaal',
    signalen: {},
  } as never);
  return { contact, zaak: triaged.spoedzaak ?? '' };
}

describe('a warm handover', () => {
  test("by a professional or a teamondersteuner stands in the record with the service, and with nobody else's name", async () => {
    const { zaak } = await zaakOf('crisis');
    const handOverWarm = makeHandOverWarm(world);
    await handOverWarm({ spoedzaak: zaak, door: ondersteuner, bevestigd: false });
    const view = await handOverWarm({
      spoedzaak: zaak,
      door: fatima,
      bevestigd: true,
      dienst: ' crisisdienst DRECHTSTEDEN ',
    });
    expect(view).toMatchObject({ crisisWachtOp: null, warmOvergedragenOp: START });
    const { gebeurtenissen } = await makeReadSpoedzaak(world)({ spoedzaak: zaak, door: fatima });
    const noted = gebeurtenissen.filter(({ soort }) => soort === 'crisisdienst-overdracht');
    expect(noted).toEqual([
      expect.objectContaining({ dienst: DIENST.naam, nummer: DIENST.nummer, bevestigd: false, door: ondersteuner.id }),
      expect.objectContaining({ dienst: DIENST.naam, nummer: DIENST.nummer, bevestigd: true, door: fatima.id }),
    ]);
  });

  test('takes any service with a number that is set, by any way of writing that number', async () => {
    const { zaak } = await zaakOf('crisis');
    const handOverWarm = makeHandOverWarm(world);
    const command = { spoedzaak: zaak, door: fatima, bevestigd: true, dienst: 'Veilig Thuis', nummer: '0800 2000' };
    await handOverWarm(command);
    const { gebeurtenissen } = await makeReadSpoedzaak(world)({ spoedzaak: zaak, door: fatima });
    expect(gebeurtenissen.at(-1)).toMatchObject({ dienst: 'Veilig Thuis', nummer: '0800-2000' });
  });

  test.each([
    [{ dienst: 'Jan de Vries' }, 'dienst'],
    [{ nummer: '06-12345678' }, 'nummer'],
    [{ dienst: 'Veilig Thuis', nummer: '112' }, 'nummer'],
  ])('to somebody who is no service of ours is refused: %j', async (over, veld) => {
    const { zaak } = await zaakOf('crisis');
    const attempt = makeHandOverWarm(world)({ spoedzaak: zaak, door: fatima, bevestigd: true, ...over });
    await expect(attempt).rejects.toMatchObject({ kind: 'invalid', faults: [expect.objectContaining({ veld })] });
    expect((await world.zaken.loadSpoedzaak(zaak))?.value.warmOvergedragenOp).toBeNull();
  });

  test('by the same request twice is one', async () => {
    const { zaak } = await zaakOf('crisis');
    const command = { spoedzaak: zaak, door: fatima, bevestigd: false, sleutel: 'k1' };
    const [een, twee] = [await makeHandOverWarm(world)(command), await makeHandOverWarm(world)(command)];
    expect(twee.versie).toBe(een.versie);
  });

  test('of a case that somebody may not see does not exist for them, whatever else is wrong', async () => {
    const { zaak } = await zaakOf('crisis');
    const vreemde = gebruiker('vreemd', ['professional'], ['noord']);
    const attempt = makeHandOverWarm(world)({ spoedzaak: zaak, door: vreemde, bevestigd: true, dienst: 'Niemand' });
    await expect(attempt).rejects.toMatchObject({ kind: 'not-found' });
    const manager = gebruiker('mo', ['manager'], ['centrum']);
    await expect(makeHandOverWarm(world)({ spoedzaak: zaak, door: manager, bevestigd: true })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

test('every view of a crisis names the crisisdienst, and no view of anything else does', async () => {
  const { contact, zaak } = await zaakOf('spoed');
  const views = async () => [
    (await makeReadContact(world)({ contact, door: fatima })).crisisdienst,
    (await makeReadSpoedzaak(world)({ spoedzaak: zaak, door: fatima })).crisisdienst,
    (await makeListSpoedzaken(world)({ door: fatima, limit: 10 })).items[0]?.crisisdienst,
    (await makeTakeUpSpoedzaak(world)({ spoedzaak: zaak, door: fatima })).crisisdienst,
  ];
  expect(await views()).toEqual([null, null, null, null]);
  await makeTriageContact(world)({
    contact,
    door: fatima,
    urgentie: 'crisis',
    domein: 'sociaal',
    signalen: {},
  } as never);
  const { naam, nummer } = DIENST;
  expect(await views()).toEqual(Array.from({ length: 4 }, () => ({ naam, nummer })));
});
