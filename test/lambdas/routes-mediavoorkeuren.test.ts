/** What a medewerker settles about their own pushes, and codes to their addresses, through the API. */
import { describe, expect, test } from '@jest/globals';
import { makeWorld } from '../support/memory-world.ts';
import { centrum, fatima, gebruiker, manager, medewerker, piet } from '../support/people.ts';
import { call, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';
import { wholeApi } from './whole-api.ts';

closedLog();
const beheerder = gebruiker('rob', ['beheerder']);
const pad = { id: 'fatima' };
const office = () => {
  const world = makeWorld({ instellingen: centrum });
  return { world, api: wholeApi(world) };
};

describe('the media of a medewerker', () => {
  const GET = 'GET /v1/medewerkers/{id}/mediavoorkeuren';
  const PUT = 'PUT /v1/medewerkers/{id}/mediavoorkeuren';
  const body = { media: ['sms', 'mail'], stilteuren: { van: '22:00', tot: '07:00' } };

  test('are read and changed by themselves and by a beheerder, and by nobody else', async () => {
    const { api } = office();
    expect((await call(api, { route: GET, door: fatima, pad })).body).toEqual({
      media: ['mail', 'sms'],
      bereikbaarVia: ['mail', 'sms'],
      spraak: false,
    });
    const saved = await call(api, { route: PUT, door: fatima, pad, body });
    expect(saved).toMatchObject({ status: 200, body: { ...body, bereikbaarVia: ['sms', 'mail'] } });
    expect((await call(api, { route: GET, door: beheerder, pad })).body).toEqual(saved.body);
    for (const door of [piet, manager]) {
      expect((await refused(api, { route: GET, door, pad })).status).toBe(403);
      expect((await refused(api, { route: PUT, door, pad, body })).status).toBe(403);
    }
    expect((await refused(api, { route: GET, door: beheerder, pad: { id: 'niemand' } })).status).toBe(404);
  });

  test('are refused with every fault, and when nobody could be reached by them', async () => {
    const { api, world } = office();
    const faults = { media: ['mail', 'mail'], stilteuren: { van: '25:00', tot: '7 uur' } };
    const wrong = await refused(api, { route: PUT, door: fatima, pad, body: faults });
    expect([wrong.status, wrong.body.fouten?.map(({ veld }) => veld)]).toEqual([
      400,
      ['media[1]', 'stilteuren.van', 'stilteuren.tot'],
    ]);
    const shape = await refused(api, { route: PUT, door: fatima, pad, body: { media: ['fax'], stilteuren: {}, x: 1 } });
    expect(shape.body.fouten?.map(({ veld }) => veld).toSorted()).toEqual([
      'media[0]',
      'stilteuren.tot',
      'stilteuren.van',
      'x',
    ]);
    await world.instellingen.saveMedewerker(medewerker('fatima', { mobiel: null }));
    const nowhere = await refused(api, { route: PUT, door: fatima, pad, body: { media: ['sms'] } });
    expect([nowhere.status, nowhere.body.fouten?.map(({ veld }) => veld)]).toEqual([409, ['media']]);
  });

  test('may name a call only where people can be called, and the answer says which it is', async () => {
    const { api } = office();
    const bellen = { media: ['spraak', 'mail'] };
    const refusedHere = await refused(api, { route: PUT, door: fatima, pad, body: bellen });
    expect([refusedHere.status, refusedHere.body.fouten]).toEqual([
      400,
      [{ veld: 'media[0]', melding: 'Bellen is hier niet ingericht. Kies een ander medium.' }],
    ]);
    const there = wholeApi(makeWorld({ instellingen: { ...centrum, spraak: true } }));
    expect((await call(there, { route: PUT, door: fatima, pad, body: bellen })).body).toEqual({
      ...bellen,
      bereikbaarVia: ['spraak', 'mail'],
      spraak: true,
    });
  });

  test('colleagues do not see when somebody wants silence', async () => {
    const { api } = office();
    await call(api, { route: PUT, door: fatima, pad, body });
    for (const route of ['GET /v1/medewerkers', 'GET /v1/medewerkers/{id}'])
      expect((await call(api, { route, door: piet, pad })).text).not.toMatch(/stilteuren|22:00/);
  });

  test('stay when a beheerder saves the rest, which needs nothing of it', async () => {
    const { api, world } = office();
    await call(api, { route: PUT, door: fatima, pad, body });
    const { id: _id, ...rest } = medewerker('fatima', { naam: 'Fatima E.' });
    const saved = await call(api, { route: 'PUT /v1/medewerkers/{id}', door: beheerder, pad, body: rest });
    expect(saved).toMatchObject({ status: 200, body: { naam: 'Fatima E.', nietBevestigd: ['mail', 'sms'] } });
    expect((await world.instellingen.readInstellingen()).medewerkers['fatima']?.stilteuren).toEqual(body.stilteuren);
  });
});

describe('an address', () => {
  const SEND = 'POST /v1/medewerkers/{id}/adresbevestigingen';
  const CODE = 'POST /v1/medewerkers/{id}/adresbevestigingen/{medium}/codes';
  const codePad = { ...pad, medium: 'sms' };

  test('is confirmed by the code that was sent to it; neither stands in an answer', async () => {
    const { api, world } = office();
    const sent = await call(api, { route: SEND, door: fatima, pad, body: { medium: 'sms' } });
    expect(sent).toMatchObject({ status: 201, body: { medium: 'sms' } });
    const code = /\d{6}/.exec(world.sms.sent[0]?.tekst ?? '')?.[0] ?? '';
    expect(sent.text).not.toContain(code);
    expect(sent.text).not.toContain('31600000001');
    const wrong = await refused(api, {
      route: CODE,
      door: fatima,
      pad: codePad,
      body: { code: code === '000000' ? '000001' : '000000' },
    });
    expect([wrong.status, wrong.body.detail]).toEqual([409, expect.stringContaining('4 keer')]);
    const right = await call(api, { route: CODE, door: fatima, pad: codePad, body: { code } });
    expect(right).toMatchObject({ status: 201, body: { medium: 'sms', bevestigdOp: world.clock.now() } });
    const shown = await call(api, { route: 'GET /v1/medewerkers/{id}', door: piet, pad });
    expect(shown.body).toMatchObject({ bevestigd: { sms: world.clock.now() }, nietBevestigd: ['mail'] });
  });

  test('of somebody else is nobody else’s to confirm, but a beheerder’s to send a code to', async () => {
    const { api } = office();
    expect((await refused(api, { route: SEND, door: piet, pad, body: { medium: 'sms' } })).status).toBe(403);
    expect((await refused(api, { route: CODE, door: piet, pad: codePad, body: { code: '123456' } })).status).toBe(403);
    expect((await call(api, { route: SEND, door: beheerder, pad, body: { medium: 'mail' } })).status).toBe(201);
  });

  test('is asked about with fields that are what they should be', async () => {
    const { api } = office();
    const medium = await refused(api, { route: SEND, door: fatima, pad, body: { medium: 'webpush' } });
    expect([medium.status, medium.body.fouten?.[0]?.veld]).toEqual([400, 'medium']);
    const code = await refused(api, { route: CODE, door: fatima, pad: codePad, body: { code: '12345' } });
    expect([code.status, code.body.fouten?.[0]?.veld]).toEqual([400, 'code']);
  });

  test('that is not confirmed is a warning when a roster is checked, and stops nothing', async () => {
    const { api, world } = office();
    const dienst = {
      soort: 'achterwacht',
      wijkteam: 'centrum',
      domein: 'sociaal',
      professional: 'fatima',
      van: '2026-11-30T09:00',
      tot: '2026-11-30T17:00',
    };
    const inhoud = { van: '2026-11-30', totEnMet: '2026-12-06', diensten: [dienst] };
    const check = () => call(api, { route: 'POST /v1/roostercontroles', door: manager, body: inhoud });
    expect((await check()).body).toMatchObject({
      fouten: [],
      waarschuwingen: [{ professional: 'fatima', media: ['mail', 'sms'] }],
    });
    const published = await call(api, { route: 'POST /v1/roosterpublicaties', door: manager, body: inhoud });
    expect(published.status).toBe(201);
    const op = world.clock.now();
    await world.instellingen.saveMedewerker(medewerker('fatima', { bevestigd: { mail: op, sms: op } }));
    expect((await check()).body).toMatchObject({ waarschuwingen: [] });
  });
});
