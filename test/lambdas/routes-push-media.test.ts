/** Devices and webhooks through the API: what is asked, what is shown, and what stays secret. */
import { describe, expect, test } from '@jest/globals';
import { makeWorld } from '../support/memory-world.ts';
import { centrum, fatima, gebruiker } from '../support/people.ts';
import { makeToestel } from '../support/push-toestel.ts';
import { call, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';
import { VAPID_PUBLIEK, wholeApi } from './whole-api.ts';

closedLog();
const beheerder = gebruiker('rob', ['beheerder']);
const office = () => {
  const world = makeWorld({ instellingen: centrum });
  return { world, api: wholeApi(world) };
};

describe('a device', () => {
  test('is signed in with our public key, shown without its address, and signed out by its owner', async () => {
    const { api } = office();
    const sleutel = await call(api, { route: 'GET /v1/push-sleutels', door: fatima });
    expect(sleutel).toMatchObject({ status: 200, body: { openbareSleutel: VAPID_PUBLIEK } });
    const { abonnement } = makeToestel('https://push.voorbeeld.nl/geheim-adres');
    const route = 'POST /v1/push-abonnementen';
    const added = await call<{ id: string }>(api, { route, door: fatima, body: abonnement });
    expect(added).toMatchObject({ status: 201, body: { dienst: 'push.voorbeeld.nl' } });
    expect(added.text).not.toContain('geheim-adres');
    const list = () => call<{ resultaten: unknown[] }>(api, { route: 'GET /v1/push-abonnementen', door: fatima });
    expect((await list()).body.resultaten).toEqual([added.body]);
    const away = 'POST /v1/push-abonnementen/{id}/verwijderingen';
    expect((await call(api, { route: away, door: fatima, pad: { id: added.body.id } })).status).toBe(200);
    expect((await list()).body.resultaten).toEqual([]);
  });

  test('without keys of a device, or inside the house, is refused field by field', async () => {
    const { api } = office();
    const { abonnement } = makeToestel('https://10.0.0.1/x');
    const route = 'POST /v1/push-abonnementen';
    const inside = await refused(api, { route, door: fatima, body: abonnement });
    expect([inside.status, inside.body.fouten?.map(({ veld }) => veld)]).toEqual([400, ['endpoint']]);
    const body = { endpoint: 'https://push.voorbeeld.nl/', keys: { p256dh: 'x', auth: 'y' } };
    const broken = await refused(api, { route, door: fatima, body });
    expect(broken.body.fouten?.map(({ veld }) => veld).toSorted()).toEqual(['keys.auth', 'keys.p256dh']);
  });
});

describe('a webhook', () => {
  const route = 'PUT /v1/medewerkers/{id}/webhook';
  const pad = { id: 'fatima' };
  const body = { adres: 'https://hooks.voorbeeld.nl/a', vorm: 'teams' };

  test('has a secret that is shown once, and another one when it is set again', async () => {
    const { api, world } = office();
    const set = () => call<{ geheim: string }>(api, { route, door: beheerder, pad, body });
    const [first, second] = [await set(), await set()];
    expect(first).toMatchObject({ status: 200, body });
    expect(Buffer.from(first.body.geheim.replace(/^whsec_/, ''), 'base64')).toHaveLength(32);
    expect(second.body.geheim).not.toBe(first.body.geheim);
    const shown = await call(api, { route: 'GET /v1/medewerkers/{id}', door: beheerder, pad });
    expect(shown.text).not.toContain('hooks.voorbeeld.nl');
    const away = 'POST /v1/medewerkers/{id}/webhook/verwijderingen';
    for (let twice = 0; twice < 2; twice += 1)
      expect((await call(api, { route: away, door: beheerder, pad })).status).toBe(200);
    expect((await world.instellingen.readInstellingen()).webhooks).toEqual({});
  });

  test('is set by a beheerder only, for somebody who is known', async () => {
    const { api } = office();
    expect((await refused(api, { route, door: fatima, pad, body })).status).toBe(403);
    expect((await refused(api, { route, door: beheerder, pad: { id: 'niemand' }, body })).status).toBe(404);
  });
});
