/** Who agreed at closing gets one question by mail; its link works for a browser, and looking answers nothing. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { done, type Person, person, sendMail } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

let stack: LocalStack;
let tom: Person;
let bea: Person;

beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-11-25T09:00:00Z' });
  tom = await person(stack, 'Tom Hendriks', ['teamondersteuner']);
  bea = await person(stack, 'Bea Visser', ['beheerder']);
}, 120_000);
afterAll(() => stack?.stop());

test('the question leaves once with a link that asks, takes an answer and thanks', async () => {
  const organisatie = done(await bea.get('/v1/organisatie'));
  done(await bea.put('/v1/organisatie', { ...organisatie, naam: 'Wijkteam', ervaringsvraag: { aan: true } }));
  const letter = {
    van: 'jan@bewoner.nl',
    aan: 'wijkteam@voordeur.example',
    onderwerp: 'Vraag',
    tekst: 'Waar is het spreekuur?',
  };
  await sendMail(stack, { ...letter, messageId: '<e1@bewoner.nl>' });
  await stack.rust();
  const { resultaten } = done(
    await tom.post<{ resultaten: { id: string }[] }>('/v1/contacten/_zoek', { kanaal: 'mail' }),
  );
  const id = resultaten[0]?.id;
  const closing = { uitkomst: 'informatie-advies', ervaringsvraagToegestaan: true };
  for (let twice = 0; twice < 2; twice += 1) done(await tom.post(`/v1/contacten/${id}/afsluitingen`, closing));
  await stack.klok({ vooruit: 'PT3M' });
  const asked = (await stack.uitgaand('mail')).filter(({ onderwerp }) => onderwerp === 'Hoe hebben wij u geholpen?');
  expect(asked).toHaveLength(1);
  expect(asked[0]?.aan).toEqual(['jan@bewoner.nl']);
  const link = /https?:\S+\/v1\/ervaringsvragen\/[\w-]+/.exec(asked[0]?.tekst ?? '')?.[0] ?? '';
  const page = await fetch(link, { headers: { accept: 'text/html' } });
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await page.text()).toContain('Hoe tevreden');
  const body = 'cijfer=5\r\n';
  const thanks = await fetch(link, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain', accept: 'text/html' },
  });
  expect([thanks.status, (await thanks.text()).includes('Dank u wel')]).toEqual([200, true]);
  const figures = done(await bea.get<{ kwartalen: unknown[] }>('/v1/ervaringen?van=2026-10-01&totEnMet=2026-12-31'));
  // The quarter is not over.
  expect(figures.kwartalen).toEqual([]);
}, 180_000);
