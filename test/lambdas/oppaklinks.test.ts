/** The page behind the link of a push: for a professional on the road, and for programs that only follow links. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makePlanDiensten } from '../../shared/application/plan-diensten.ts';
import { makeTakeUpSpoedzaak } from '../../shared/application/take-up-spoedzaak.ts';
import { makeTriageContact } from '../../shared/application/triage-contact.ts';
import type { Medewerker } from '../../shared/domain/organisatie/types.ts';
import { medewerker, ondersteuner, piet } from '../support/people.ts';
import { drainQueues, mailContact } from '../support/post.ts';
import { type ApiWorld, apiWorld } from './api-world.ts';
import { call } from './http-call.ts';

let api: ApiWorld;
let geheim = '';

async function opened(urgentie: 'spoed' | 'crisis' = 'spoed', fatima: Partial<Medewerker> = {}): Promise<void> {
  api = apiWorld();
  const { world } = api;
  await world.instellingen.saveMedewerker(medewerker('fatima', { naam: 'Fatima <El Amrani>', ...fatima }));
  await makePlanDiensten(world)([
    {
      soort: 'achterwacht',
      wijkteam: 'centrum',
      domein: 'sociaal',
      professional: 'fatima',
      van: '2026-11-25T09:00',
      tot: '2026-11-25T17:00',
    },
  ]);
  const contact = await mailContact(world, 'r1', { tekst: 'Mijn man slaat mij' });
  await makeTriageContact(world)({
    contact,
    door: ondersteuner,
    sleutel: 's1',
    signalen: {},
    urgentie,
    domein: 'sociaal',
    notitie: 'Belde eerder al',
  });
  await drainQueues(world);
  geheim = /oppaklinks\/([\w-]+)/.exec(world.sms.sent[0]?.tekst ?? '')?.[1] ?? '';
}
beforeEach(() => opened());

const BROWSER = { accept: 'text/html,application/xhtml+xml' };
const show = (van = geheim) =>
  call<string>(api.api, { route: 'GET /v1/oppaklinks/{geheim}', pad: { geheim: van }, headers: BROWSER });
const press = (raw = 'oppakken=ja\r\n', van = geheim) =>
  call<string>(api.api, {
    route: 'POST /v1/oppaklinks/{geheim}',
    pad: { geheim: van },
    raw,
    headers: { 'content-type': 'text/plain', ...BROWSER },
  });
const zaak = () => api.world.zaken.spoedzaken()[0]!;

describe('the page of a link', () => {
  test('shows the case and one button, without scripts, people or anything from elsewhere, and takes nothing up', async () => {
    const page = await show();
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    });
    expect(String(page.headers['Content-Security-Policy'])).toContain("default-src 'none'");
    for (const part of ['S-', 'Wijkteam centrum', 'spoed', 'uiterlijk vrijdag 27 november, 10:00 uur', 'nog niemand'])
      expect(page.text).toContain(part);
    expect(page.text.match(/<button/g)).toHaveLength(1);
    expect(page.text).not.toMatch(/<script|jan|slaat|Belde|src=/i);
    expect(page.text).toContain('<html lang="nl">');
    for (let times = 0; times < 3; times += 1) await show();
    expect(zaak().status).toBe('open');
  });

  test('takes the case up as a browser sends it, once, and leads to the case behind sign-in', async () => {
    for (let times = 0; times < 2; times += 1) {
      const page = await press();
      expect([page.status, page.text.includes('Deze zaak is van u')]).toEqual([200, true]);
      expect(page.text).toContain(`https://console.voorbeeld.nl/spoedzaken/${zaak().id}`);
      expect(page.text).toContain('Fatima &lt;El Amrani&gt;');
    }
    expect(zaak()).toMatchObject({ status: 'opgepakt', opgepaktDoor: 'fatima' });
    expect(zaak().gebeurtenissen.filter(({ soort }) => soort === 'opgepakt')).toHaveLength(1);
    expect((await show()).text).not.toContain('<button');
  });

  test.each(['', 'oppakken=', 'oppakken=nee', 'oppakken=ja&x=1', '{}'])(
    'takes nothing else for the button: %p',
    async (raw) => {
      expect((await press(raw)).status).toBe(400);
      expect(zaak().status).toBe('open');
    },
  );

  test('says who has it to who comes second, as a refusal when they press', async () => {
    await makeTakeUpSpoedzaak(api.world)({ spoedzaak: zaak().id, door: piet });
    for (const [page, status] of [
      [await show(), 200],
      [await press(), 409],
    ] as const) {
      expect([page.status, page.text.includes('Een collega heeft deze zaak')]).toEqual([status, true]);
      expect(page.text).toContain('piet');
      expect(page.text).not.toContain('<button');
    }
  });

  test('in a crisis says now, and whom to call', async () => {
    await opened('crisis');
    const page = await show();
    for (const part of ['nu direct', 'Crisisdienst', '112']) expect(page.text).toContain(part);
  });

  test('of somebody who is no professional any more has no button, and refuses', async () => {
    await api.world.instellingen.saveMedewerker(medewerker('fatima', { rollen: ['teamondersteuner'] }));
    expect((await show()).text).not.toContain('<button');
    expect((await press()).status).toBe(409);
    expect(zaak().status).toBe('open');
  });

  test('that was never sent says so in words for people, and in a problem document for programs', async () => {
    for (const gone of [await show('A'.repeat(16)), await press('oppakken=ja', 'A'.repeat(16))]) {
      expect([gone.status, gone.text.includes('Deze link werkt niet (meer)')]).toEqual([404, true]);
      expect(gone.headers['Content-Type']).toContain('text/html');
    }
    const program = await call(api.api, { route: 'GET /v1/oppaklinks/{geheim}', pad: { geheim: 'onbekend' } });
    expect([program.status, program.headers['Content-Type']]).toEqual([404, 'application/problem+json']);
  });
});
