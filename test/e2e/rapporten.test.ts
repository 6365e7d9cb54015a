/** The clock goes over the end of a month: one report by mail, once, with its file. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { done, type Person, person } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

let stack: LocalStack;
let marieke: Person;
let bea: Person;

const reports = async () =>
  (await stack.uitgaand('mail')).filter(({ onderwerp }) => onderwerp?.startsWith('Bereikbaarheid in'));

beforeAll(async () => {
  // Friday 30 October 2026, in the afternoon.
  stack = await startLocalStack({ klok: '2026-10-30T14:00:00Z' });
  marieke = await person(stack, 'Marieke van Dam', ['manager']);
  bea = await person(stack, 'Bea Visser', ['beheerder']);
  const people = { naam: 'Marieke van Dam', rollen: ['manager'], mail: 'marieke@voorbeeld.nl', actief: true };
  done(await bea.put(`/v1/medewerkers/${marieke.id}`, people));
  const centrale = await person(stack, 'Centrale', ['koppeling']);
  const calls = Array.from({ length: 7 }, (_, i) => `r${i}`).flatMap((oproepId) => [
    { id: `${oproepId}.1`, oproepId, soort: 'in-wachtrij', op: '2026-10-30T13:00:00Z', wijkteam: 'centrum' },
    { id: `${oproepId}.2`, oproepId, soort: 'aangenomen', op: '2026-10-30T13:00:12.500Z' },
  ]);
  done(await centrale.post('/v1/telefoon-gebeurtenissen', calls));
  await stack.rust();
}, 120_000);
afterAll(() => stack?.stop());

describe('a report by mail', () => {
  test('comes on the first working day at seven, not before, and not again', async () => {
    const made = done(
      await marieke.post<{ volgende: unknown }>('/v1/rapporten', { per: 'maand', kanalen: ['telefoon'] }),
    );
    expect(made.volgende).toEqual({ van: '2026-10-01', totEnMet: '2026-10-31', op: '2026-11-02T06:00:00.000Z' });
    await stack.klok({ naar: '2026-11-02T05:59:00Z' });
    expect(await reports()).toEqual([]);
    await stack.klok({ naar: '2026-11-02T06:01:00Z' });
    const [mail, ...more] = await reports();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ aan: ['marieke@voorbeeld.nl'], onderwerp: 'Bereikbaarheid in oktober 2026' });
    expect(mail?.tekst).toContain('Binnen de norm: 100 % van 7');
    expect(mail?.bijlagen).toHaveLength(1);
    const file = Buffer.from(mail?.bijlagen?.[0]?.inhoud ?? '', 'base64').toString('utf8');
    expect(file).toContain('telefoon;centrum;');
    expect(file).toContain('12,5');
    // The next mornings look again.
    await stack.klok({ naar: '2026-11-04T08:00:00Z' });
    expect(await reports()).toHaveLength(1);
    const { resultaten } = done(await marieke.get<{ resultaten: { laatste: unknown }[] }>('/v1/rapporten'));
    expect(resultaten[0]?.laatste).toMatchObject({ status: 'verzonden', pogingen: 1 });
  }, 180_000);
});
