/** The page behind the link: for a person who looks and then answers, and for programs that only follow links. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { ervaringSleutel } from '../../shared/application/ervaringen.ts';
import { type ApiWorld, apiWorld } from './api-world.ts';
import { call } from './http-call.ts';

let api: ApiWorld;
const pad = { geheim: 'geheim-van-de-link' };
beforeEach(async () => {
  api = apiWorld();
  const { world } = api;
  const vraag = { kanaal: 'mail', wijkteam: 'centrum', gesteldOp: world.clock.now() } as const;
  await world.ervaringen.putVraag(ervaringSleutel(world.ids, pad.geheim), vraag, world.clock.now());
});
const show = (geheim = pad.geheim) =>
  call<string>(api.api, {
    route: 'GET /v1/ervaringsvragen/{geheim}',
    pad: { geheim },
    headers: { accept: 'text/html,application/xhtml+xml' },
  });
const answer = (raw: string, geheim = pad.geheim) =>
  call<string>(api.api, {
    route: 'POST /v1/ervaringsvragen/{geheim}',
    pad: { geheim },
    raw,
    headers: { 'content-type': 'text/plain', accept: 'text/html' },
  });
const kept = () => api.world.ervaringen.listAntwoorden('2026-10-01');

describe('the page of the question', () => {
  test('asks without scripts or anything from elsewhere, is kept by nobody, and answers nothing', async () => {
    const page = await show();
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    });
    expect(String(page.headers['Content-Security-Policy'])).toContain("default-src 'none'");
    expect(page.text.match(/type="radio"/g)).toHaveLength(5);
    expect(page.text).not.toMatch(/<script|https?:/);
    expect(await kept()).toEqual([]);
  });

  test('takes the answer as a browser sends it, and thanks', async () => {
    const thanks = await answer('cijfer=4\r\n');
    expect([thanks.status, thanks.text.includes('Dank u wel')]).toEqual([200, true]);
    expect(await kept()).toEqual([{ kanaal: 'mail', wijkteam: 'centrum', cijfer: 4 }]);
  });

  test.each(['cijfer=6', 'cijfer=0', 'cijfer=', '', 'cijfer=4&x=1'])(
    'takes nothing else for an answer: %p',
    async (raw) => {
      expect((await answer(raw)).status).toBe(400);
      expect(await kept()).toEqual([]);
    },
  );

  test('of a link that is over, or was never sent, says so in words for people', async () => {
    for (const gone of [await show('onbekend'), await answer('cijfer=4', 'onbekend')]) {
      expect([gone.status, gone.text.includes('werkt niet meer')]).toEqual([404, true]);
    }
    const program = await call(api.api, { route: 'GET /v1/ervaringsvragen/{geheim}', pad: { geheim: 'onbekend' } });
    expect([program.status, program.body['code']]).toEqual([404, 'niet-gevonden']);
  });

  test('shows what the organisatie wrote as text, whatever stands in it', async () => {
    const { organisatie } = await api.world.instellingen.readInstellingen();
    const ervaringsvraag = { aan: true, vraag: '<img src=x onerror=alert(1)>' };
    await api.world.instellingen.saveOrganisatie({ ...organisatie, naam: 'A & B', ervaringsvraag });
    const { text } = await show();
    expect(text).toContain('&lt;img src=x');
    expect(text).not.toContain('<img');
  });
});
