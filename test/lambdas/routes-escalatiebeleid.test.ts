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
      spraak: false,
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
      spraak: false,
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

  test('is listed as it was: what, from when until when, by whom, a page at a time; and what was taken away', async () => {
    const versies = async (wijkteam: string, query: Record<string, string> = {}) =>
      made.done<{ resultaten: Json[]; cursor?: string }>({
        route: `GET ${ROUTE}/versies`,
        door: manager,
        pad: { wijkteam },
        query,
      });
    expect((await versies('centrum')).body).toEqual({ resultaten: [] });
    await put('centrum');
    const een = world.clock.now();
    world.clock.forward(60_000);
    const twee = world.clock.now();
    await put('_standaard');
    await put('centrum', { ...kort, herinneringenUren: [24] });
    // The same once more is no version.
    await put('centrum', { ...kort, herinneringenUren: [24] });
    world.clock.forward(60_000);
    const drie = world.clock.now();
    await made.done({ route: `POST ${ROUTE}/verwijderingen`, door: beheerder, pad: { wijkteam: 'centrum' } });
    const first = await versies('centrum', { limit: '2' });
    expect(first.body.resultaten).toMatchObject([
      { op: drie, tot: null, door: 'bea', waarde: null },
      { op: twee, tot: drie, door: 'bea', waarde: { ...kort, herinneringenUren: [24], termijnUren: 48 } },
    ]);
    expect(first.headers['Link']).toContain('/v1/escalatiebeleid/centrum/versies?limit=2&cursor=');
    const next = await versies('centrum', { limit: '2', cursor: first.body.cursor as string });
    expect(next.body).toEqual({ resultaten: [expect.objectContaining({ op: een, tot: twee, door: 'bea' })] });
    expect((await versies('_standaard')).body.resultaten).toMatchObject([{ op: twee, tot: null, waarde: kort }]);
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

  test('can be looked at before it is kept: whom a case would ask, or every fault under its place in the request', async () => {
    const vraag = { route: `POST ${ROUTE}/voorbeelden`, door: manager, pad: { wijkteam: 'centrum' } };
    const body = { domein: 'sociaal', urgentie: 'crisis', beleid: kort };
    const { stappen } = (await made.done<{ stappen: Json[] }>({ ...vraag, body })).body;
    expect(stappen).toMatchObject([
      { soort: 'vraagt', trede: 1, medewerker: 'chef', bron: 'escalatiecontact', media: ['mail', 'sms'] },
      { soort: 'begint-opnieuw' },
    ]);
    const slecht = {
      ...body,
      beleid: { treden: [{ wie: 'volgende', media: [], wachtMinuten: 5 }], herinneringenUren: [24] },
    };
    const answer = await refused(api, { ...vraag, body: slecht });
    expect([answer.status, answer.body.fouten?.map(({ veld }) => veld)]).toEqual([400, ['beleid.treden[0].media']]);
    expect((await read('centrum'))['herkomst']).toBe('systeem');
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
