/** Whom a policy would ask, when and by what: the same as what a case then does. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makePlanDiensten } from '../../../shared/application/plan-diensten.ts';
import { makePreviewEscalatie } from '../../../shared/application/preview-escalatie.ts';
import { makeSweepDue } from '../../../shared/application/sweep-due.ts';
import { makeTriageContact } from '../../../shared/application/triage-contact.ts';
import { InvalidError } from '../../../shared/domain/errors.ts';
import { STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { MINUTE, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { ondersteuner, zonderBevestiging } from '../../support/people.ts';
import { drainQueues, mailContact } from '../../support/post.ts';

const dienst = (dag: string, professional: string, van: string, tot: string) => ({
  soort: 'achterwacht' as const,
  wijkteam: 'centrum',
  domein: 'sociaal' as const,
  professional,
  van: `2026-11-${dag}T${van}`,
  tot: `2026-11-${dag}T${tot}`,
});

async function worldAt(start: string): Promise<World> {
  const world = makeWorld({ instellingen: zonderBevestiging, start });
  await makePlanDiensten(world)([
    dienst('25', 'fatima', '09:00', '13:00'),
    dienst('25', 'piet', '13:00', '17:00'),
    dienst('26', 'piet', '09:00', '17:00'),
  ]);
  return world;
}

const regels = (stappen: readonly { op: string; soort: string; medewerker: string | null }[]) =>
  stappen.map(({ op, soort, medewerker }) => `${op.slice(0, 16)} ${soort} ${medewerker ?? '-'}`);

describe('the preview of a policy', () => {
  let world: World;
  beforeEach(async () => {
    world = await worldAt('2026-11-25T09:00:00.000Z');
  });

  test('says whom each rung asks, by what, and when the ladder begins anew', async () => {
    const { op, stappen } = await makePreviewEscalatie(world)({
      wijkteam: 'centrum',
      domein: 'sociaal',
      urgentie: 'spoed',
    });
    expect(op).toBe('2026-11-25T09:00:00.000Z');
    expect(regels(stappen)).toEqual([
      '2026-11-25T09:00 vraagt fatima',
      '2026-11-25T09:15 vraagt fatima',
      '2026-11-25T09:30 slaat-over -',
      '2026-11-25T09:30 vraagt chef',
      '2026-11-25T09:45 begint-opnieuw -',
    ]);
    expect(stappen[0]).toMatchObject({ trede: 1, bron: 'achterwacht', media: ['mail', 'sms'] });
    expect(stappen[1]).toMatchObject({ trede: 2, media: ['sms'], tot: '2026-11-25T09:30:00.000Z' });
  });

  test('changes nothing: no case, no message', async () => {
    const before = JSON.stringify([world.zaken.spoedzaken(), world.mail.sent, world.sms.sent]);
    await makePreviewEscalatie(world)({ wijkteam: 'centrum', domein: 'sociaal', urgentie: 'crisis' });
    expect(JSON.stringify([world.zaken.spoedzaken(), world.mail.sent, world.sms.sent])).toBe(before);
  });

  test('goes by a policy that is not kept yet, and refuses one that leaves people untold with every fault', async () => {
    const vraag = { wijkteam: 'centrum', domein: 'sociaal', urgentie: 'spoed' } as const;
    const beleid = {
      ...STANDAARD_BELEID,
      treden: [{ wie: 'escalatiecontact' as const, media: ['sms' as const], wachtMs: 5 * MINUTE }],
    };
    const { stappen } = await makePreviewEscalatie(world)({ ...vraag, beleid });
    expect(regels(stappen)).toEqual(['2026-11-25T09:00 vraagt chef', '2026-11-25T09:05 begint-opnieuw -']);
    const slecht = { ...beleid, treden: [{ wie: 'volgende' as const, media: [], wachtMs: 0 }], termijnMs: 1 };
    const refused = await makePreviewEscalatie(world)({ ...vraag, beleid: slecht }).catch((error) => error);
    expect(refused).toBeInstanceOf(InvalidError);
    expect(refused.faults.map(({ veld }: { veld: string }) => veld)).toEqual([
      'beleid.termijnUren',
      'beleid.treden[0].media',
      'beleid.treden[0].wachtMinuten',
    ]);
  });

  test('outside duty hours says from when somebody is asked, or that nobody comes in time', async () => {
    const vraag = { wijkteam: 'centrum', domein: 'sociaal', urgentie: 'spoed' } as const;
    const nacht = await makePreviewEscalatie(world)({ ...vraag, op: plusMs(world.clock.now(), 12 * 60 * MINUTE) });
    expect(regels(nacht.stappen).slice(0, 2)).toEqual([
      '2026-11-25T21:00 wacht-op-dienst -',
      '2026-11-26T08:00 vraagt piet',
    ]);
    const later = await makePreviewEscalatie(world)({ ...vraag, op: plusMs(world.clock.now(), 36 * 60 * MINUTE) });
    expect(later.stappen.map(({ soort }) => soort)).toEqual(expect.arrayContaining(['wacht-op-dienst', 'te-laat']));
    expect(later.stappen.find(({ soort }) => soort === 'te-laat')?.medewerker).toBe('chef');
  });
});

test.each([
  ['in the morning', '2026-11-25T09:00:00.000Z', 'spoed'],
  ['shortly before duty changes', '2026-11-25T11:40:00.000Z', 'spoed'],
  ['in the night', '2026-11-25T22:10:00.000Z', 'spoed'],
  ['after the last duty', '2026-11-26T20:00:00.000Z', 'spoed'],
  ['a crisis in the morning', '2026-11-25T09:00:00.000Z', 'crisis'],
  ['a crisis in the night', '2026-11-25T22:10:00.000Z', 'crisis'],
] as const)('is what a case really does: %s', async (_naam, start, urgentie) => {
  const world = await worldAt(start);
  const contact = await mailContact(world, 'm1', { tekst: 'Mijn man slaat mij', van: 'jan@bewoner.nl' });
  const vraag = { wijkteam: 'centrum', domein: 'sociaal', urgentie } as const;
  const { stappen } = await makePreviewEscalatie(world)(vraag);
  await makeTriageContact(world)({
    contact,
    door: ondersteuner,
    sleutel: 's1',
    signalen: {},
    urgentie,
    domein: 'sociaal',
    redenAfwijking: 'Zo lijkt het',
  } as never);
  for (let minuut = 0; minuut < 14 * 60; minuut += 1) {
    await drainQueues(world);
    world.clock.forward(MINUTE);
    await makeSweepDue(world)();
  }
  const [zaak] = world.zaken.spoedzaken();
  const gevraagd = zaak?.gebeurtenissen
    .filter((event) => event.soort === 'trede-gestart')
    .map(({ op, aan }) => ({ op, aan }));
  const verwacht = stappen
    .filter(({ soort }) => soort === 'vraagt')
    .map(({ op, medewerker }) => ({ op, aan: medewerker }));
  // The preview stops where the ladder begins anew; a case goes on.
  expect(gevraagd?.slice(0, verwacht.length)).toEqual(verwacht);
  const wacht = (alle: readonly { soort: string; tot?: unknown }[] | undefined) =>
    alle?.find(({ soort }) => soort === 'wacht-op-dienst')?.tot;
  const einde = zaak?.gebeurtenissen.findIndex(({ soort }) => soort === 'alarm') ?? -1;
  expect(wacht(stappen)).toEqual(wacht(zaak?.gebeurtenissen.slice(0, einde < 0 ? undefined : einde)));
});
