/** The escalation policy through the API: who may set it, what it may be, and which cases it is about. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeTriageContact } from '../../shared/application/triage-contact.ts';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { World } from '../support/memory-world.ts';
import { gebruiker, ondersteuner } from '../support/people.ts';
import { type ApiWorld, apiWorld, type Json } from './api-world.ts';
import { refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

closedLog();
const beheerder = gebruiker('bea', ['beheerder']);
const manager = gebruiker('mo', ['manager']);
const ROUTE = '/v1/escalatiebeleid/{wijkteam}';
const kort: Json = {
  treden: [{ wie: 'escalatiecontact', media: ['mail', 'sms'], wachtMinuten: 5 }],
  herinneringenUren: [12, 36],
};

let world: World;
let api: HttpHandler;
let made: ApiWorld;
beforeEach(() => {
  made = apiWorld();
  ({ world, api } = made);
});
const read = async (wijkteam: string) =>
  (await made.done({ route: `GET ${ROUTE}`, door: manager, pad: { wijkteam } })).body;
const put = (wijkteam: string, body: Json = kort) =>
  made.done({ route: `PUT ${ROUTE}`, door: beheerder, pad: { wijkteam }, body });

describe('the escalation policy', () => {
  test('of the system holds until the organisatie or the wijkteam sets one, and again when theirs is taken away', async () => {
    const standaard = {
      herkomst: 'systeem',
      herinneringenUren: [24, 36, 44],
      termijnUren: 48,
      overdrachtWachtMinuten: 15,
      crisisWachtMinuten: 15,
    };
    expect(await read('centrum')).toMatchObject({ wijkteam: 'centrum', ...standaard });
    await put('_standaard');
    expect(await read('_standaard')).toMatchObject({ wijkteam: '_standaard', herkomst: 'organisatie', ...kort });
    expect(await read('centrum')).toMatchObject({ herkomst: 'organisatie', ...kort });
    await put('centrum', { ...kort, herinneringenUren: [24], crisisWachtMinuten: 5, termijnUren: 48 });
    expect(await read('centrum')).toMatchObject({
      herkomst: 'wijkteam',
      herinneringenUren: [24],
      crisisWachtMinuten: 5,
    });
    expect(await read('noord')).toMatchObject({ herkomst: 'organisatie', ...kort });
    for (const wijkteam of ['centrum', '_standaard']) {
      await made.done({ route: `POST ${ROUTE}/verwijderingen`, door: beheerder, pad: { wijkteam } });
    }
    expect(await read('centrum')).toMatchObject(standaard);
  });

  test('stays in the history of the settings: what held then, and who set it', async () => {
    await put('centrum');
    const { regelversie = 0 } = await world.instellingen.readInstellingen();
    world.clock.forward(60_000);
    await put('centrum', { ...kort, herinneringenUren: [24, 40] });
    const then = await world.instellingen.readInstellingenOp(regelversie);
    expect(then.door).toBe('bea');
    expect(then.instellingen.escalatiebeleid['centrum']?.herinneringenMs).toEqual(
      [12, 36].map((uur) => uur * 3_600_000),
    );
  });

  test('that could leave people untold is refused with every fault, and nothing is changed', async () => {
    const before = await read('centrum');
    const body = {
      treden: [{ wie: 'volgende', media: [], wachtMinuten: 90 }],
      herinneringenUren: [40, 12, 60],
      termijnUren: 72,
      crisisWachtMinuten: 30,
      overdrachtWachtMinuten: 0,
    };
    const answer = await refused(api, { route: `PUT ${ROUTE}`, door: beheerder, pad: { wijkteam: 'centrum' }, body });
    expect(answer.status).toBe(400);
    expect(answer.body.fouten?.map(({ veld }) => veld).toSorted()).toEqual([
      'crisisWachtMinuten',
      'herinneringenUren[1]',
      'herinneringenUren[2]',
      'overdrachtWachtMinuten',
      'termijnUren',
      'treden[0].media',
      'treden[0].wachtMinuten',
    ]);
    expect(await read('centrum')).toEqual(before);
  });

  test('is for cases that are opened from then on: an open case keeps the one that it began with', async () => {
    const triage = makeTriageContact(world);
    const contact = await made.oproep();
    await triage({ contact, door: ondersteuner, signalen: {}, urgentie: 'spoed', domein: 'sociaal' } as never);
    const [item] = (
      await world.zaken.listSpoedzaken({ open: true, dagen: { van: '2026-11-25', totEnMet: '2026-11-25' } }, 10)
    ).items;
    const before = item?.value.beleid;
    await put('centrum');
    expect((await world.zaken.loadSpoedzaak(item?.value.id ?? ''))?.value.beleid).toEqual(before);
    expect(before?.treden).toHaveLength(4);
  });
});
