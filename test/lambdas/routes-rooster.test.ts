/** The roster through the API: gaps, absences, exchanges, rotations and publications, and who may do what. */
import { describe, expect, test } from '@jest/globals';
import { makeRegisterLive } from '../../shared/application/register-live.ts';
import type { Gebruiker } from '../../shared/domain/organisatie/types.ts';
import { gebruiker, manager, wijkteam } from '../support/people.ts';
import { type ApiWorld, apiWorld, type Json } from './api-world.ts';
import { call } from './http-call.ts';
import { closedLog } from './silent-log.ts';

const log = closedLog();

const beheerder = gebruiker('rob', ['beheerder']);
const fatima = gebruiker('fatima', ['professional'], ['centrum']);
const piet = gebruiker('piet', ['professional'], ['centrum']);
const chef = gebruiker('chef', ['professional'], ['centrum']);

const shift = (professional: string, van: string, tot: string, more: Json = {}): Json => ({
  soort: 'achterwacht',
  wijkteam: 'centrum',
  domein: 'sociaal',
  professional,
  van,
  tot,
  ...more,
});
/** Tomorrow: Fatima in the morning, Piet in the afternoon. */
async function planned(): Promise<ApiWorld & { readonly ochtend: string; readonly middag: string }> {
  const made = apiWorld();
  const { body } = await made.done<{ resultaten: { id: string }[] }>({
    route: 'POST /v1/diensten',
    door: beheerder,
    body: [
      shift('fatima', '2026-11-26T09:00', '2026-11-26T13:00'),
      shift('piet', '2026-11-26T13:00', '2026-11-26T17:00'),
    ],
  });
  const [ochtend = '', middag = ''] = body.resultaten.map(({ id }) => id);
  return { ...made, ochtend, middag };
}
const dienstdoende = async ({ done }: ApiWorld, op: string): Promise<Json> =>
  (
    await done({
      route: 'GET /v1/dienstdoenden',
      door: beheerder,
      query: { wijkteam: 'centrum', domein: 'sociaal', op },
    })
  ).body;
const hiaten = async ({ done }: ApiWorld, van: string, tot: string): Promise<readonly string[]> => {
  const query = { van, tot, wijkteam: 'centrum' };
  const { body } = await done<{ resultaten: Record<string, string>[] }>({
    route: 'GET /v1/rooster-hiaten',
    door: manager,
    query,
  });
  return body.resultaten
    .filter(({ domein }) => domein === 'sociaal')
    .map((hiaat) => `${hiaat['van']?.slice(5, 16)} ${hiaat['tot']?.slice(5, 16)}`);
};
const refused = async ({ api }: ApiWorld, door: Gebruiker, route: string, options: Json = {}) => {
  const { status, body } = await call<Json>(api, { route, door, ...options });
  return [status, body['code'] ?? body['title'], body] as const;
};
const ruil = (made: ApiWorld, door: Gebruiker, body: Json) =>
  made.done<Json & { id: string }>({ route: 'POST /v1/ruilverzoeken', door, body });
const besluit = (wat: string, door: Gebruiker, id: string) =>
  ({ route: `POST /v1/ruilverzoeken/{id}/${wat}`, door, pad: { id }, body: {} }) as const;

describe('gaps', () => {
  test('are the hours of the telephone in which nobody who can be reached has duty', async () => {
    const made = await planned();
    expect(await hiaten(made, '2026-11-26', '2026-11-28')).toEqual(['11-27T08:00 11-27T16:00']);
    expect(await hiaten(made, '2026-11-26T11:00:00Z', '2026-11-26T13:00:00Z')).toEqual([]);
  });

  test('of a wijkteam with a rotation are its half-days, from the day on which it holds', async () => {
    const made = await planned();
    await made.done({
      route: 'PUT /v1/rotaties/{wijkteam}/{domein}',
      door: manager,
      pad: { wijkteam: 'centrum', domein: 'sociaal' },
      body: {
        geldigVan: '2026-11-28',
        ookOpSluitingsdagen: true,
        delen: [{ dag: 6, van: '22:00', tot: '02:00', soort: 'achterwacht' }],
        deelnemers: [{ medewerker: 'fatima', fte: 1 }],
      },
    });
    // Friday by the telephone; Saturday night by the rotation, and no Monday any more.
    expect(await hiaten(made, '2026-11-27', '2026-12-01')).toEqual([
      '11-27T08:00 11-27T16:00',
      '11-28T21:00 11-29T01:00',
    ]);
  });

  test('cannot be asked for backwards, or over more than a year', async () => {
    const made = await planned();
    const ask = (van: string, tot: string) => refused(made, manager, 'GET /v1/rooster-hiaten', { query: { van, tot } });
    expect((await ask('2026-11-28', '2026-11-27'))[0]).toBe(400);
    expect((await ask('2026-11-28', '2028-11-27'))[0]).toBe(400);
  });
});

describe('somebody who is away', () => {
  test('is passed over as long as it lasts, and their duty is a gap', async () => {
    const made = await planned();
    await made.done({
      route: 'POST /v1/afwezigheden',
      door: fatima,
      body: { van: '2026-11-26T10:00', tot: '2026-11-26T12:00' },
    });
    expect(await dienstdoende(made, '2026-11-26T08:30:00Z')).toMatchObject({
      professional: 'fatima',
      tot: '2026-11-26T09:00:00.000Z',
    });
    const during = await dienstdoende(made, '2026-11-26T09:30:00Z');
    expect(during).toMatchObject({ professional: 'chef', bron: 'escalatiecontact', tot: '2026-11-26T11:00:00.000Z' });
    expect(during['uitleg']).toContain('fatima is afwezig.');
    expect(await dienstdoende(made, '2026-11-26T11:00:00Z')).toMatchObject({ professional: 'fatima' });
    expect(await hiaten(made, '2026-11-26', '2026-11-27')).toEqual(['11-26T09:00 11-26T11:00']);
  });

  test('is noted by themselves or by whoever manages the roster, and by nobody else', async () => {
    const made = await planned();
    const body = { medewerker: 'fatima', van: '2026-12-24T00:00', tot: '2026-12-25T00:00' };
    expect((await refused(made, piet, 'POST /v1/afwezigheden', { body }))[0]).toBe(403);
    for (const door of [chef, manager, fatima]) await made.done({ route: 'POST /v1/afwezigheden', door, body });
    const list = async (door: Gebruiker) => {
      const query = { van: '2026-12-01', totEnMet: '2026-12-31' };
      const answer = await made.done<{ resultaten: unknown[] }>({ route: 'GET /v1/afwezigheden', door, query });
      return answer.body.resultaten.length;
    };
    // The same three times is one; why somebody is away is not for colleagues.
    expect([await list(fatima), await list(manager), await list(chef), await list(piet)]).toEqual([1, 1, 1, 0]);
  });

  test('comes back by ending it: what was stays, and what had not begun is gone', async () => {
    const made = await planned();
    const { body } = await made.done<{ id: string }>({
      route: 'POST /v1/afwezigheden',
      door: fatima,
      body: { ziek: true },
    });
    expect(await dienstdoende(made, '2026-11-26T09:30:00Z')).toMatchObject({ professional: 'chef' });
    made.world.clock.forward(2 * 3_600_000);
    const end = { route: 'POST /v1/afwezigheden/{id}/beeindigingen', pad: { id: body.id }, body: {} };
    expect((await call(made.api, { ...end, door: piet })).status).toBe(404);
    const ended = await made.done({ ...end, door: fatima });
    expect(ended.body).toMatchObject({ van: '2026-11-25T10:00', tot: '2026-11-25T12:00', bron: 'ziek' });
    expect(await dienstdoende(made, '2026-11-26T09:30:00Z')).toMatchObject({ professional: 'fatima' });
    expect((await made.done({ ...end, door: fatima })).body).toEqual(ended.body);

    const later = await made.done<{ id: string }>({
      route: 'POST /v1/afwezigheden',
      door: fatima,
      body: { van: '2026-11-26T09:00', tot: '2026-11-26T17:00' },
    });
    await made.done({ ...end, pad: { id: later.body.id }, door: fatima });
    expect(await made.world.instellingen.loadAfwezigheid(later.body.id)).toBeUndefined();
  });

  test('says from when until when, unless they are sick; all faults at once', async () => {
    const made = await planned();
    const [status, , problem] = await refused(made, fatima, 'POST /v1/afwezigheden', { body: {} });
    expect(status).toBe(400);
    expect(JSON.stringify(problem)).toMatch(/Geef het begin.*Geef het einde/);
    const back = { van: '2026-12-25T00:00', tot: '2026-12-24T00:00' };
    expect((await refused(made, fatima, 'POST /v1/afwezigheden', { body: back }))[0]).toBe(400);
    const long = { van: '2026-12-25T00:00', tot: '2029-12-24T00:00' };
    expect((await refused(made, fatima, 'POST /v1/afwezigheden', { body: long }))[0]).toBe(400);
  });
});

describe('a duty that changes hands', () => {
  test('does so at once when the one who was asked agrees, as a replacement in the published roster', async () => {
    const made = await planned();
    const { body } = await ruil(made, fatima, { dienst: made.ochtend, aan: 'piet' });
    expect(body).toMatchObject({ status: 'open', aan: 'piet', verlooptOp: '2026-11-26T08:00:00.000Z' });
    expect(await dienstdoende(made, '2026-11-26T08:30:00Z')).toMatchObject({ professional: 'fatima' });
    const agreed = await made.done(besluit('akkoorden', piet, body.id));
    expect(agreed.body).toMatchObject({ status: 'akkoord', beslistDoor: 'piet' });
    expect(await dienstdoende(made, '2026-11-26T08:30:00Z')).toMatchObject({
      professional: 'piet',
      bron: 'vervanging',
    });
    const again = await made.done(besluit('akkoorden', piet, body.id));
    expect(again.body).toEqual(agreed.body);
    expect(await made.world.instellingen.readRoosterversie()).toBe(2);
  });

  test('in exchange for another: both change hands', async () => {
    const made = await planned();
    const { body } = await ruil(made, fatima, { dienst: made.ochtend, aan: 'piet', tegen: made.middag });
    await made.done(besluit('akkoorden', piet, body.id));
    expect(await dienstdoende(made, '2026-11-26T08:30:00Z')).toMatchObject({ professional: 'piet' });
    expect(await dienstdoende(made, '2026-11-26T13:30:00Z')).toMatchObject({ professional: 'fatima' });
  });

  test('only by the one who was asked, and never by the one who asks', async () => {
    const made = await planned();
    const { body } = await ruil(made, fatima, { dienst: made.ochtend, aan: 'piet' });
    for (const door of [fatima, chef, beheerder]) {
      const { status } = await call(made.api, besluit('akkoorden', door, body.id));
      expect([door.id, status]).toEqual([door.id, 403]);
    }
    expect(await dienstdoende(made, '2026-11-26T08:30:00Z')).toMatchObject({ professional: 'fatima' });
    expect((await call(made.api, besluit('akkoorden', piet, 'nergens'))).status).toBe(404);
  });

  test('that was offered to everybody goes to the first; the other hears who has it', async () => {
    const made = await planned();
    const { body } = await ruil(made, fatima, { dienst: made.ochtend });
    const both = await Promise.all(
      [piet, chef].map((door) => call<Json>(made.api, besluit('akkoorden', door, body.id))),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const now = await dienstdoende(made, '2026-11-26T08:30:00Z');
    const late = both.find(({ status }) => status === 409);
    expect(JSON.stringify(late?.body)).toContain(`${now['professional']} heeft deze dienst al overgenomen`);
  });

  test('not when the other is away, out of reach, on duty already or without rest: with the reason', async () => {
    const made = await planned();
    const { body } = await ruil(made, fatima, { dienst: made.ochtend, aan: 'piet' });
    const plan = (van: string, tot: string) =>
      made.done({
        route: 'POST /v1/diensten',
        door: beheerder,
        body: { ...shift('piet', van, tot), id: 'x', wijkteam: 'noord' },
      });
    const agree = () => call<Json>(made.api, besluit('akkoorden', piet, body.id));

    await plan('2026-11-26T08:00', '2026-11-26T10:00');
    const twice = await agree();
    expect(twice.status).toBe(409);
    expect(twice.text).toContain('twee diensten tegelijk');
    await plan('2026-11-25T19:00', '2026-11-26T00:00');
    expect((await agree()).text).toContain('elf uur rust');
    await plan('2026-11-29T19:00', '2026-11-29T20:00');

    const away = { van: '2026-11-26T12:00', tot: '2026-11-26T12:30' };
    const noted = await made.done<{ id: string }>({ route: 'POST /v1/afwezigheden', door: piet, body: away });
    expect((await agree()).text).toContain('dan afwezig');
    await made.world.instellingen.saveAfwezigheden([], [noted.body.id]);

    const known = (await made.world.instellingen.readInstellingen()).medewerkers['piet'];
    if (known === undefined) throw new Error('piet is not there');
    await made.world.instellingen.saveMedewerker({ ...known, mail: null, mobiel: null });
    expect((await agree()).text).toContain('geen adres');
    await made.world.instellingen.saveMedewerker(known);
    expect((await agree()).status).toBe(201);
  });

  test('not any more when the roster changed in between, or the duty began', async () => {
    const made = await planned();
    const { body } = await ruil(made, fatima, { dienst: made.ochtend, aan: 'piet' });
    const other = await ruil(made, piet, { dienst: made.middag, aan: 'fatima' });
    await made.done({
      route: 'POST /v1/diensten',
      door: beheerder,
      body: { ...shift('chef', '2026-11-26T09:00', '2026-11-26T13:00'), id: made.ochtend },
    });
    const changed = await call(made.api, besluit('akkoorden', piet, body.id));
    expect([changed.status, changed.text.includes('rooster is intussen gewijzigd')]).toEqual([409, true]);
    made.world.clock.to('2026-11-26T12:00:00Z');
    const late = await call(made.api, besluit('akkoorden', fatima, other.body.id));
    expect([late.status, late.text.includes('al begonnen')]).toEqual([409, true]);
    const list = await made.done<{ resultaten: Json[] }>({ route: 'GET /v1/ruilverzoeken', door: fatima });
    expect(list.body.resultaten.map(({ status }) => status)).toEqual(['verlopen', 'verlopen']);
  });

  test('is refused by the one who was asked, and withdrawn by the one who asked; then nobody can agree', async () => {
    const made = await planned();
    const { body } = await ruil(made, fatima, { dienst: made.ochtend, aan: 'piet' });
    expect((await call(made.api, besluit('weigeringen', fatima, body.id))).status).toBe(403);
    expect((await made.done(besluit('weigeringen', piet, body.id))).body['status']).toBe('geweigerd');
    expect((await made.done(besluit('weigeringen', piet, body.id))).body['status']).toBe('geweigerd');
    expect((await call(made.api, besluit('akkoorden', piet, body.id))).status).toBe(409);

    const again = await ruil(made, fatima, { dienst: made.ochtend, aan: 'piet' });
    expect(again.body).toMatchObject({ status: 'open' });
    expect((await call(made.api, besluit('intrekkingen', piet, again.body.id))).status).toBe(403);
    await made.done(besluit('intrekkingen', fatima, again.body.id));
    expect((await call(made.api, besluit('akkoorden', piet, again.body.id))).status).toBe(409);
    // Somebody who has nothing to do with it does not know of it.
    const vera = gebruiker('vera', ['professional'], ['noord']);
    expect((await call(made.api, besluit('weigeringen', vera, again.body.id))).status).toBe(404);
  });

  test('is asked only by whoever has it, about duties that have not begun, with all faults at once', async () => {
    const made = await planned();
    const ask = (door: Gebruiker, body: Json) => call<Json>(made.api, { route: 'POST /v1/ruilverzoeken', door, body });
    expect((await ask(piet, { dienst: made.ochtend, aan: 'piet' })).status).toBe(403);
    expect((await ask(fatima, { dienst: 'nergens' })).status).toBe(400);
    const wrong = await ask(fatima, { dienst: made.ochtend, aan: 'fatima', tegen: made.ochtend });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('heeft de dienst al');
    expect(wrong.text).toContain('dezelfde dienst');
    const notTheirs = await ask(fatima, { dienst: made.ochtend, aan: 'chef', tegen: made.middag });
    expect(notTheirs.text).toContain('niet van de collega');
    made.world.clock.to('2026-11-26T08:00:00Z');
    expect((await ask(fatima, { dienst: made.ochtend, aan: 'piet' })).text).toContain('al begonnen');
  });

  test('by whoever manages the roster: at once, without agreement, and written down as theirs', async () => {
    const made = await planned();
    const body = { dienst: made.ochtend, aan: 'piet', zonderAkkoord: true };
    expect((await call(made.api, { route: 'POST /v1/ruilverzoeken', door: fatima, body })).status).toBe(403);
    expect((await ruil(made, chef, body)).body).toMatchObject({ status: 'akkoord', beslistDoor: 'chef' });
    expect(await dienstdoende(made, '2026-11-26T08:30:00Z')).toMatchObject({
      professional: 'piet',
      bron: 'vervanging',
    });
    const list = await made.done<{ resultaten: Json[] }>({ route: 'GET /v1/roosterpublicaties', door: piet });
    expect(list.body.resultaten[0]).toMatchObject({ nr: 2, door: 'chef', aanleiding: 'leiding' });
  });
});

describe('a roster for a period', () => {
  const rotatie = {
    geldigVan: '2026-01-01',
    delen: [1, 2, 3, 4, 5].flatMap((dag) => [
      { dag, van: '09:00', tot: '13:00', soort: 'achterwacht' },
      { dag, van: '13:00', tot: '17:00', soort: 'achterwacht' },
    ]),
    deelnemers: [
      { medewerker: 'fatima', fte: 1 },
      { medewerker: 'piet', fte: 0.5, werkt: [1, 2, 3].map((dag) => ({ dag, van: '09:00', tot: '17:00' })) },
    ],
  };
  const WEEK = { van: '2026-11-30', totEnMet: '2026-12-06' };
  async function withRotatie(): Promise<ApiWorld> {
    const made = apiWorld();
    await made.done({
      route: 'PUT /v1/rotaties/{wijkteam}/{domein}',
      door: manager,
      pad: { wijkteam: 'centrum', domein: 'sociaal' },
      body: rotatie,
    });
    return made;
  }
  const propose = ({ done }: ApiWorld) =>
    done<{ versie: number; diensten: Json[]; nietBezet: Json[] }>({
      route: 'POST /v1/roostervoorstellen',
      door: manager,
      body: WEEK,
    });

  test('is proposed by the rotation, checked, and published as a version; the versions before stay readable', async () => {
    const made = await withRotatie();
    const { body: voorstel } = await propose(made);
    expect(voorstel.diensten).toHaveLength(10);
    expect((await propose(made)).body).toEqual(voorstel);
    const inhoud = { ...WEEK, diensten: voorstel.diensten };
    const check = await made.done({ route: 'POST /v1/roostercontroles', door: manager, body: inhoud });
    expect(check.body).toMatchObject({ versie: 0, fouten: [] });
    const published = await made.done<{ versie: number; diensten: { id: string }[] }>({
      route: 'POST /v1/roosterpublicaties',
      door: manager,
      body: { ...inhoud, versie: voorstel.versie },
    });
    expect(published.body).toMatchObject({ versie: 1, hiaten: [] });
    expect(await hiaten(made, '2026-11-30', '2026-12-07')).toEqual([]);
    // What stands is kept by the next proposal.
    expect((await propose(made)).body).toMatchObject({ versie: 1, diensten: [], nietBezet: [] });

    const [first] = published.body.diensten;
    await made.done({
      route: 'POST /v1/roosterpublicaties',
      door: manager,
      body: { ...WEEK, weg: [first?.id], metHiaten: true },
    });
    const listed = async (query: Json) =>
      (
        await made.done<{ resultaten: { id: string }[] }>({
          route: 'GET /v1/diensten',
          door: fatima,
          query: { ...WEEK, ...query },
        })
      ).body.resultaten.map(({ id }) => id);
    expect(await listed({})).toHaveLength(9);
    expect(await listed({ publicatie: '2' })).toEqual(await listed({}));
    expect(await listed({ publicatie: '1' })).toContain(first?.id);
    expect(await listed({ publicatie: '0' })).toEqual([]);
  });

  test('with faults is not published, and every fault is named', async () => {
    const made = await withRotatie();
    await made.done({
      route: 'POST /v1/afwezigheden',
      door: fatima,
      body: { van: '2026-12-03T00:00', tot: '2026-12-05T00:00' },
    });
    const diensten = [
      shift('fatima', '2026-12-03T09:00', '2026-12-03T13:00'),
      shift('piet', '2026-11-30T09:00', '2026-11-30T13:00'),
      shift('piet', '2026-11-30T12:00', '2026-11-30T17:00'),
      shift('niemand', '2026-12-01T09:00', '2026-12-01T13:00'),
    ];
    const refusal = await call<Json>(made.api, {
      route: 'POST /v1/roosterpublicaties',
      door: manager,
      body: { ...WEEK, diensten, metHiaten: true },
    });
    expect(refusal.status).toBe(409);
    for (const text of ['dan afwezig', 'twee diensten tegelijk', 'geen medewerker die dienst kan hebben'])
      expect(refusal.text).toContain(text);
    expect(refusal.text).not.toContain('Niemand die kan');
    const open = await call<Json>(made.api, {
      route: 'POST /v1/roosterpublicaties',
      door: manager,
      body: { ...WEEK, diensten: diensten.slice(1, 2) },
    });
    expect(open.text).toContain('Niemand die kan, heeft dan dienst voor sociaal bij centrum');
    expect(await made.world.instellingen.readRoosterversie()).toBe(0);
  });

  test('that was made on an older roster is not published', async () => {
    const made = await withRotatie();
    const { body } = await propose(made);
    await made.done({
      route: 'POST /v1/diensten',
      door: beheerder,
      body: shift('chef', '2026-11-30T09:00', '2026-11-30T13:00'),
    });
    const late = await call(made.api, {
      route: 'POST /v1/roosterpublicaties',
      door: manager,
      body: { ...WEEK, diensten: body.diensten, versie: body.versie, metHiaten: true },
    });
    expect(late.status).toBe(409);
  });

  test('holds only duties of its own days and wijkteams', async () => {
    const made = await withRotatie();
    const diensten = [
      shift('fatima', '2026-12-07T09:00', '2026-12-07T13:00'),
      { ...shift('fatima', '2026-12-01T09:00', '2026-12-01T13:00'), wijkteam: 'noord' },
    ];
    const wrong = await call(made.api, {
      route: 'POST /v1/roostercontroles',
      door: manager,
      body: { ...WEEK, wijkteams: ['centrum'], diensten },
    });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('begint niet in de periode');
    expect(wrong.text).toContain('hoort niet bij deze publicatie');
  });

  test('rests on a rotation in which everybody stands once, changed only by who read it last', async () => {
    const made = await withRotatie();
    const put = (body: Json) =>
      call(made.api, {
        route: 'PUT /v1/rotaties/{wijkteam}/{domein}',
        door: manager,
        pad: { wijkteam: 'centrum', domein: 'sociaal' },
        body,
      });
    expect((await put(rotatie)).status).toBe(409);
    expect((await put({ ...rotatie, versie: 1 })).status).toBe(200);
    const wrong = await put({
      ...rotatie,
      versie: 2,
      geldigTotEnMet: '2025-12-31',
      deelnemers: [...rotatie.deelnemers, { medewerker: 'piet', fte: 1 }],
      delen: [{ dag: 1, van: '09:00', tot: '13:00', soort: 'inloop' }],
    });
    expect(wrong.status).toBe(400);
    for (const text of ['ligt voor geldigVan', 'staat al in de rotatie', 'locatie van de inloop'])
      expect(wrong.text).toContain(text);
    expect(
      (await made.done<{ resultaten: Json[] }>({ route: 'GET /v1/rotaties', door: fatima })).body.resultaten,
    ).toEqual([expect.objectContaining({ wijkteam: 'centrum', domein: 'sociaal', versie: 2 })]);
  });

  test('its shares are shown for the size of the job; a professional sees their own', async () => {
    const made = await withRotatie();
    const { body } = await propose(made);
    await made.done({
      route: 'POST /v1/roosterpublicaties',
      door: manager,
      body: { ...WEEK, diensten: body.diensten },
    });
    const rows = async (door: Gebruiker) =>
      (await made.done<{ resultaten: Json[] }>({ route: 'GET /v1/roosterverdelingen', door, query: WEEK })).body
        .resultaten;
    const all = await rows(manager);
    expect(all.map(({ medewerker, fte, uren }) => [medewerker, fte, uren])).toEqual([
      ['fatima', 1, 32],
      ['piet', 0.5, 8],
    ]);
    expect(await rows(piet)).toEqual([all[1]]);
  });
});

describe('that a duty began', () => {
  test('is told by whoever has it, from an hour before until its end; the first time counts', async () => {
    const made = await planned();
    const start = (door: Gebruiker, id = made.ochtend) =>
      call<Json>(made.api, { route: 'POST /v1/diensten/{id}/starts', door, pad: { id }, body: {} });
    expect((await start(fatima, 'nergens')).status).toBe(404);
    const early = await start(fatima);
    expect([early.status, early.body['vanaf']]).toEqual([409, '2026-11-26T07:00:00.000Z']);
    made.world.clock.to('2026-11-26T08:05:00Z');
    expect((await start(piet)).status).toBe(403);
    expect((await start(fatima)).body).toEqual({ dienst: made.ochtend, gestartOp: '2026-11-26T08:05:00.000Z' });
    made.world.clock.to('2026-11-26T08:45:00Z');
    expect((await start(fatima)).body['gestartOp']).toBe('2026-11-26T08:05:00.000Z');
    made.world.clock.to('2026-11-26T12:00:00Z');
    expect((await start(fatima)).status).toBe(409);
  });
});

test('a wijkteam without anybody set up is all gap', async () => {
  const made = apiWorld();
  await made.world.instellingen.saveWijkteam(wijkteam('leeg'));
  const query = { van: '2026-11-26', tot: '2026-11-27', wijkteam: 'leeg' };
  const { body } = await made.done<{ resultaten: Json[] }>({ route: 'GET /v1/rooster-hiaten', door: manager, query });
  expect(body.resultaten.map(({ domein }) => domein).toSorted()).toEqual(['jeugd', 'sociaal']);
});

describe('open consoles', () => {
  async function listening() {
    const made = await planned();
    const { verbindingen, clock } = made.world;
    for (const wie of [fatima, manager, gebruiker('gast', ['gastvrouw']), gebruiker('bus', ['koppeling'])])
      await makeRegisterLive({ verbindingen, clock })({ verbinding: wie.id, gebruiker: wie });
    return made;
  }
  const told = ({ world }: ApiWorld) => world.liveSockets.posted.map(({ verbinding, data }) => [verbinding, data]);
  const news = (wijkteam: string, versie: number) => ({ soort: 'rooster', wijkteam, versie });

  test('hear that a roster changed and nothing of whose; only of those who may read duties', async () => {
    const made = await listening();
    const body = shift('fatima', '2026-11-27T09:00', '2026-11-27T13:00');
    await made.done({ route: 'POST /v1/diensten', door: beheerder, body });
    expect(told(made)).toEqual([
      ['fatima', news('centrum', 2)],
      [manager.id, news('centrum', 2)],
    ]);
  });

  test('of a duty that is only taken away the wijkteam that lost it is told', async () => {
    const made = await listening();
    const body = {
      van: '2026-11-26',
      totEnMet: '2026-11-26',
      wijkteams: ['noord'],
      diensten: [],
      weg: [made.ochtend],
      metHiaten: true,
    };
    await made.done({ route: 'POST /v1/roosterpublicaties', door: beheerder, body });
    expect(told(made)).toContainEqual(['fatima', news('centrum', 2)]);
  });

  test('an exchange is a change of the roster', async () => {
    const made = await listening();
    const verzoek = await ruil(made, fatima, { dienst: made.ochtend, aan: 'piet' });
    expect(told(made)).toEqual([]);
    await made.done(besluit('akkoorden', piet, verzoek.body.id));
    expect(told(made)).toContainEqual([manager.id, news('centrum', 2)]);
  });

  test('that cannot be told hold up nobody, and what was published stands', async () => {
    const made = await listening();
    made.world.verbindingen.listLive = async () => {
      throw new Error('no list');
    };
    const body = shift('fatima', '2026-11-27T09:00', '2026-11-27T13:00');
    await made.done({ route: 'POST /v1/diensten', door: beheerder, body });
    expect(await made.world.instellingen.readRoosterversie()).toBe(2);
    expect(log.take().map(({ wat }) => wat)).toEqual(['schermen niet verteld']);
  });
});
