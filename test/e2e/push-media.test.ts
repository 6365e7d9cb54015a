/** Devices and webhooks of who is on duty, on the real program: what leaves, what counts as delivered, and what fails. */
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { OutgoingMessage } from '../../local/engine/contract.ts';
import { done } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';
import {
  type Mens,
  type Office,
  type OwnWijkteam,
  type OwnWijkteamOptions,
  openOffice,
  ownWijkteam,
  type Spoedzaak,
  soorten,
} from '../support/own-wijkteam.ts';
import { makeToestel, type Toestel } from '../support/push-toestel.ts';

jest.setTimeout(90_000);

let stack: LocalStack;
let office: Office;
const data = mkdtempSync(join(tmpdir(), 'voordeur-push-'));
let teams = 0;

beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-11-25T09:00:00Z', data });
  office = await openOffice(stack);
}, 90_000);
afterAll(async () => {
  await stack?.stop();
  rmSync(data, { recursive: true, force: true });
});

/** Ada has duty for three days, Bob helps out from the neighbouring wijkteam. */
async function team(ada: OwnWijkteamOptions['mensen'][string] = {}) {
  teams += 1;
  const slug = `push-${teams}`;
  const own = await ownWijkteam(office, slug, { mensen: { ada, bob: {} }, escalatiecontact: 'bob' });
  await own.plan({ wie: 'ada', van: '2026-11-25T00:00', tot: '2026-11-28T00:00' });
  return own;
}
const adaOf = (own: OwnWijkteam) => own.mensen['ada'] as Mens;
async function addToestel(own: OwnWijkteam, adres = `https://push.example/${own.slug}`): Promise<Toestel> {
  const toestel = makeToestel(adres);
  done(await adaOf(own).post('/v1/push-abonnementen', toestel.abonnement));
  return toestel;
}
const setWebhook = async (own: OwnWijkteam, adres = `https://hooks.example/${own.slug}`) =>
  done(await office.beheerder.put<{ geheim: string }>(`/v1/medewerkers/${adaOf(own).id}/webhook`, { adres }));
const postedTo = async (own: OwnWijkteam, soort: 'webpush' | 'webhook'): Promise<readonly OutgoingMessage[]> => {
  await stack.rust();
  return (await stack.uitgaand(soort)).filter(({ aan }) => aan[0]?.includes(`/${own.slug}`));
};
const opened = (toestel: Toestel, one: OutgoingMessage | undefined) =>
  JSON.parse(toestel.open(Buffer.from(one?.tekst ?? '', 'base64'))) as Record<string, string>;
const mediaOf = (zaak: Spoedzaak) =>
  soorten(zaak, 'push-klaargezet').map(({ medium, aan }) => `${medium} ${String(aan).split('-').at(-1)}`);

describe('media of their own', () => {
  test('a push goes to every device and webhook of who is on duty, beside mail and SMS', async () => {
    const own = await team();
    const [toestel, { geheim }] = [await addToestel(own), await setWebhook(own)];
    const zaak = await own.spoed();
    expect(await own.sent()).toEqual(['mail ada: oppakken', 'sms ada: oppakken']);

    const [push] = await postedTo(own, 'webpush');
    expect(push?.kop).toMatchObject({ urgency: 'high', 'content-encoding': 'aes128gcm' });
    expect(opened(toestel, push)).toMatchObject({ zaak: zaak.id, titel: expect.stringContaining('Pakt u dit op?') });

    const [hook] = await postedTo(own, 'webhook');
    expect(JSON.parse(hook?.tekst ?? '')).toMatchObject({ type: 'spoedzaak.oppakken', data: { zaak: zaak.id } });
    const { 'webhook-id': id, 'webhook-timestamp': op, 'webhook-signature': signature } = hook?.kop ?? {};
    const key = Buffer.from(geheim.replace('whsec_', ''), 'base64');
    expect(signature).toBe(`v1,${createHmac('sha256', key).update(`${id}.${op}.${hook?.tekst}`).digest('base64')}`);
    expect(Number(op) * 1000).toBe(Date.parse(await stack.nu()));
  });

  test('who never set anything up is pushed by mail and SMS, and by nothing else', async () => {
    const own = await team();
    const zaak = await own.spoed();
    await stack.rust();
    expect(mediaOf(await own.zaak(zaak.id))).toEqual(['mail ada', 'sms ada']);
  });

  test('what the settings show names no address of a device and no secret', async () => {
    const own = await team();
    const toestel = await addToestel(own);
    const { geheim } = await setWebhook(own);
    const shown = [
      await adaOf(own).get('/v1/push-abonnementen'),
      await adaOf(own).get('/v1/medewerkers'),
      await adaOf(own).get(`/v1/medewerkers/${adaOf(own).id}`),
    ].map((answer) => JSON.stringify(done(answer)));
    expect(shown[0]).toContain('push.example');
    for (const text of shown) {
      expect(text).not.toContain(toestel.abonnement.endpoint);
      expect(text).not.toContain(toestel.abonnement.keys.auth);
      expect(text).not.toContain(geheim);
    }
  });

  test('an address that is not on the public internet is refused by name of the field', async () => {
    const own = await team();
    for (const adres of ['http://hooks.example/', 'https://127.0.0.1/', 'https://localhost/', 'https://[::1]/x']) {
      const answer = await office.beheerder.put(`/v1/medewerkers/${adaOf(own).id}/webhook`, { adres });
      expect(answer).toMatchObject({ status: 400, body: { fouten: [{ veld: 'adres' }] } });
    }
  });
});

describe('a medium that fails', () => {
  test('a device that is gone is forgotten; what is left goes on', async () => {
    const own = await team();
    await addToestel(own, `https://push.example/${own.slug}/410`);
    const zaak = await own.spoed();
    await stack.rust();
    const now = await own.zaak(zaak.id);
    expect(soorten(now, 'push-mislukt')).toMatchObject([{ reden: 'abonnement-vervallen' }]);
    expect(done(await adaOf(own).get<{ resultaten: unknown[] }>('/v1/push-abonnementen')).resultaten).toEqual([]);
    expect((await stack.logboek('error')).filter((entry) => JSON.stringify(entry).includes('AccessDenied'))).toEqual(
      [],
    );
  });

  test.each([
    ['webhook', 'fout'],
    ['webhook', 'weg'],
    ['webpush', 'fout'],
    ['webpush', 'weg'],
  ] as const)('%s %s: who has nothing else is asked once more, and then the next in line', async (dienst, soort) => {
    const own = await team({ zonderAdres: true });
    if (dienst === 'webpush') await addToestel(own);
    else await setWebhook(own);
    await stack.storing({ dienst, soort, duur: 'PT10M' });
    const zaak = await own.spoed();
    await stack.klok({ vooruit: 'PT3M' });
    await stack.fetchJson('/_lokaal/storingen', { method: 'DELETE' });
    const asked = mediaOf(await own.zaak(zaak.id));
    expect(asked.slice(0, 4)).toEqual([`${dienst} ada`, `${dienst} ada`, 'mail bob', 'sms bob']);
  });

  test('accepted and never delivered: whatever the ladder has next goes within a minute, each time', async () => {
    const own = await team({ zonderAdres: true });
    await addToestel(own);
    const zaak = await own.spoed();
    expect(await postedTo(own, 'webpush')).toHaveLength(1);
    await stack.klok({ vooruit: 'PT1M' });
    expect(mediaOf(await own.zaak(zaak.id))).toEqual(['webpush ada', 'webpush ada']);
    await stack.klok({ vooruit: 'PT1M' });
    const now = await own.zaak(zaak.id);
    expect(mediaOf(now)).toEqual(['webpush ada', 'webpush ada', 'mail bob', 'sms bob']);
    expect(soorten(now, 'push-mislukt').map(({ reden }) => reden)).toEqual(['geen-bezorgbewijs', 'geen-bezorgbewijs']);
    const asked = soorten(now, 'push-klaargezet').map(({ op }) => Date.parse(op));
    for (const [index, op] of asked.entries()) expect(op - (asked[index - 1] ?? op)).toBeLessThanOrEqual(60_000);
  });

  test('delivered, as the device itself says: nobody else is bothered; twice and late is the same', async () => {
    const own = await team({ zonderAdres: true });
    const toestel = await addToestel(own);
    const zaak = await own.spoed();
    const { push, bewijs } = opened(toestel, (await postedTo(own, 'webpush'))[0]);
    const tell = (stap: string, proof = bewijs) =>
      stack.fetchJson('/v1/push-ontvangsten', { body: { zaak: zaak.id, push, bewijs: proof, stap } });
    expect((await tell('bezorgd', 'geraden')).status).toBe(404);
    expect((await tell('bezorgd')).status).toBe(202);
    expect((await tell('bezorgd')).status).toBe(202);
    await stack.klok({ vooruit: 'PT5M' });
    expect((await tell('gezien')).status).toBe(202);
    const now = await own.zaak(zaak.id);
    expect(mediaOf(now)).toEqual(['webpush ada']);
    expect(now.status).toBe('open');
    expect(['bezorgd', 'gezien'].map((stap) => soorten(now, `push-${stap}`).length)).toEqual([1, 1]);
  });
});

test('killed at once after the case was opened, and the sender killed as well: every medium still gets it', async () => {
  const own = await team();
  const toestel = await addToestel(own);
  await setWebhook(own);
  const contact = await own.aankomst();
  done(await office.ondersteuner.post(`/v1/contacten/${contact}/triages`, { urgentie: 'spoed' }));
  await stack.kill('SIGKILL');
  const port = Number(new URL(stack.url).port);
  stack = await startLocalStack({ klok: '2026-11-25T09:00:00Z', data, port });
  await stack.fetchJson('/_lokaal/processen/send-push/_beeindig', { method: 'POST' });
  await stack.klok({ vooruit: 'PT3M' });
  const pushes = await postedTo(own, 'webpush');
  expect(pushes.length).toBeGreaterThan(0);
  expect(opened(toestel, pushes[0])).toMatchObject({ urgentie: 'spoed' });
  expect((await postedTo(own, 'webhook')).length).toBeGreaterThan(0);
  const all = await stack.uitgaand();
  for (const adres of [adaOf(own).mail, adaOf(own).sms]) expect(all.some(({ aan }) => aan.includes(adres))).toBe(true);
}, 180_000);
