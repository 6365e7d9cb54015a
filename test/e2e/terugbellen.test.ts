/**
 * Calling back, told as an outsider would check it: an exchange that tells of calls, colleagues who ring back, on a clock
 * that stands still until it is moved.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { done, type Person, person } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

jest.setTimeout(60_000);

interface Terugbelverzoek {
  readonly id: string;
  readonly status: string;
  readonly belofte: string;
  readonly teLaat: boolean;
  readonly aantalOproepen: number;
  readonly contacten: readonly string[];
  readonly pogingen: readonly { readonly gelukt: boolean; readonly door: string }[];
  readonly geclaimdDoor: string | null;
  readonly geclaimdTot: string | null;
  readonly afsluiting: { readonly reden: string } | null;
  readonly nummer: string | null;
}
interface Lijst {
  readonly resultaten: readonly Terugbelverzoek[];
  readonly zonderNummer: number;
}
interface Weigering {
  readonly code: string;
  readonly detail: string;
}

let stack: LocalStack;
let koppeling: Person;
let olga: Person;
let fatima: Person;
let calls = 0;

// Wednesday 25 November 2026, ten o'clock in Amsterdam.
beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-11-25T09:00:00Z' });
  koppeling = await person(stack, 'Centrale', ['koppeling']);
  olga = await person(stack, 'Olga', ['teamondersteuner']);
  fatima = await person(stack, 'Fatima', ['professional'], ['centrum']);
}, 90_000);
afterAll(async () => {
  await stack?.stop();
});

/** A call as the exchange tells it, a second between what happens; each event twice, the last first. */
async function call(nummer: string | null, ...soorten: readonly string[]): Promise<void> {
  calls += 1;
  const oproepId = `oproep-${calls}`;
  const events = [];
  for (const [index, soort] of soorten.entries()) {
    if (index > 0) await stack.klok({ vooruit: 'PT1S' });
    const at = { op: await stack.nu(), wijkteam: 'centrum', ...(nummer !== null && { nummer }) };
    events.push({ id: `${oproepId}-${index}`, oproepId, soort, ...at });
  }
  for (const event of [...events.toReversed(), ...events]) {
    done(await koppeling.post('/v1/telefoon-gebeurtenissen', event));
  }
  await stack.rust();
}

const missed = (nummer: string | null) => call(nummer, 'begonnen', 'in-wachtrij', 'opgehangen');
const answered = (nummer: string) => call(nummer, 'begonnen', 'in-wachtrij', 'aangenomen', 'beeindigd');
const list = async (wie: Person, query = '') => done(await wie.get<Lijst>(`/v1/terugbelverzoeken${query}`));
const of = async (nummer: string, query = '') =>
  (await list(olga, query)).resultaten.filter((verzoek) => verzoek.nummer === nummer);
const act = <T = Terugbelverzoek>(wie: Person, { id }: Pick<Terugbelverzoek, 'id'>, wat: string, body: unknown = {}) =>
  wie.post<T>(`/v1/terugbelverzoeken/${id}/${wat}`, body);

describe('a number that was missed', () => {
  const NUMMER = '+31610000001';

  test('twice is one call-back; one person has it, an attempt closes nothing, and who rings again and is answered closes it', async () => {
    await missed(NUMMER);
    await missed('06-10000001');
    const [verzoek, ...others] = await of(NUMMER);
    expect(others).toEqual([]);
    expect(verzoek).toMatchObject({
      status: 'open',
      aantalOproepen: 2,
      belofte: '2026-11-26T16:00:00.000Z',
      teLaat: false,
    });
    const own = verzoek as Terugbelverzoek;

    const [mine, theirs] = await Promise.all([
      act<Terugbelverzoek & Weigering>(olga, own, 'aannames'),
      act<Terugbelverzoek & Weigering>(fatima, own, 'aannames'),
    ]);
    expect([mine.status, theirs.status].toSorted()).toEqual([201, 409]);
    const [holder, other] = mine.status === 201 ? [olga, fatima] : [fatima, olga];
    const refusal = mine.status === 409 ? mine.body : theirs.body;
    expect([refusal.code, refusal.detail]).toEqual(['al-geclaimd', expect.stringContaining(holder.id)]);
    expect((await act(other, own, 'contactpogingen', { gelukt: true, wijze: 'telefoon' })).status).toBe(409);

    const tried = done(await act(holder, own, 'contactpogingen', { gelukt: false, wijze: 'telefoon' }));
    expect(tried).toMatchObject({ status: 'open', pogingen: [{ gelukt: false, door: holder.id }] });
    // They ring while being called, and hang up: no second call-back, and it stays with who has it.
    await missed(NUMMER);
    expect(await of(NUMMER)).toEqual([
      expect.objectContaining({ id: own.id, aantalOproepen: 3, geclaimdDoor: holder.id }),
    ]);
    await stack.klok({ vooruit: 'PT15M' });
    expect((await of(NUMMER))[0]).toMatchObject({ geclaimdDoor: null, geclaimdTot: null });

    await answered(NUMMER);
    expect(await of(NUMMER)).toEqual([]);
    expect(await of(NUMMER, '?status=afgesloten')).toEqual([
      expect.objectContaining({ id: own.id, afsluiting: expect.objectContaining({ reden: 'zelf-gesproken' }) }),
    ]);
    await missed(NUMMER);
    expect((await of(NUMMER)).map(({ id, aantalOproepen }) => [id === own.id, aantalOproepen])).toEqual([[false, 1]]);
  });

  test('is late when its promise has passed, and reached when somebody spoke with them', async () => {
    const nummer = '+31610000002';
    await missed(nummer);
    await stack.klok({ naar: '2026-11-26T16:00:01Z' });
    const [verzoek] = await of(nummer);
    expect(verzoek?.teLaat).toBe(true);
    done(await act(fatima, verzoek as Terugbelverzoek, 'contactpogingen', { gelukt: true, wijze: 'telefoon' }));
    expect(await of(nummer)).toEqual([]);
  });
});

describe('a request for a call back', () => {
  test('of a caller who was answered goes to the number that they ask for; its attempts count for the contact too', async () => {
    await answered('+31610000003');
    const found = done(
      await olga.post<{ resultaten: readonly { id: string }[] }>('/v1/contacten/_zoek', { status: 'in-behandeling' }),
    );
    const contact = found.resultaten.at(-1)?.id as string;
    done(await olga.post(`/v1/contacten/${contact}/terugbelverzoeken`, { nummer: '06 10 00 00 04' }));
    const [verzoek] = await of('+31610000004');
    expect(verzoek?.contacten).toEqual([contact]);
    done(await act(fatima, verzoek as Terugbelverzoek, 'contactpogingen', { gelukt: false, wijze: 'telefoon' }));
    const asked = async () => {
      const read = await olga.get<{ terugbelverzoeken: readonly Record<string, unknown>[] }>(
        `/v1/contacten/${contact}`,
      );
      return done(read).terugbelverzoeken[0];
    };
    expect(await asked()).toMatchObject({ eerstePogingOp: expect.any(String), bereiktOp: null });
    done(await olga.post(`/v1/contacten/${contact}/contactpogingen`, { gelukt: true, wijze: 'telefoon' }));
    await stack.rust();
    expect(await of('+31610000004')).toEqual([]);
    expect(await asked()).toMatchObject({ bereiktOp: expect.any(String) });
  });
});

describe('who cannot be called back', () => {
  test('is counted, and never lost', async () => {
    const before = (await list(olga)).zonderNummer;
    await missed('anonymous');
    await missed(null);
    expect((await list(olga)).zonderNummer).toBe(before + 2);
  });
});

test('while the worker that follows calls is killed, no call-back is lost and none comes twice', async () => {
  const nummer = '+31610000005';
  const ended = missed(nummer);
  await stack.fetchJson('/_lokaal/processen/follow-zaken/_beeindig', { method: 'POST', body: {} });
  await ended;
  await stack.rust();
  expect(await of(nummer)).toEqual([expect.objectContaining({ aantalOproepen: 1 })]);
});

test('the live screen hears that there is work, and never whose number it is', async () => {
  const token = await stack.token({ naam: 'Kijker', rollen: ['professional'], wijkteams: ['centrum'] });
  const socket = new WebSocket(`${stack.url.replace(/^http/, 'ws')}/v1/live`, ['voordeur', token]);
  const frames: string[] = [];
  socket.addEventListener('message', ({ data }) => frames.push(String(data)));
  await new Promise((open) => socket.addEventListener('open', open, { once: true }));
  await missed('+31610000006');
  await stack.rust();
  socket.close();
  expect(frames.map((frame) => JSON.parse(frame) as object)).toContainEqual(
    expect.objectContaining({ soort: 'terugbelverzoek', kanaal: null, wijkteam: 'centrum', status: 'open' }),
  );
  expect(frames.join()).not.toContain('10000006');
});

test('a doubtful call is listed with what contradicts what', async () => {
  const op = await stack.nu();
  const later = new Date(Date.parse(op) + 5000).toISOString();
  const about = { oproepId: 'twijfel', wijkteam: 'centrum' };
  done(
    await koppeling.post('/v1/telefoon-gebeurtenissen', [
      { id: 't1', soort: 'aangenomen', op, ...about },
      { id: 't2', soort: 'in-wachtrij', op: later, ...about },
    ]),
  );
  await stack.rust();
  const { resultaten } = done(await olga.get<{ resultaten: readonly object[] }>('/v1/twijfelgevallen'));
  expect(resultaten).toEqual([
    expect.objectContaining({
      twijfels: [
        expect.objectContaining({ code: 'aangenomen-voor-wachtrij', uitleg: expect.stringMatching(/wachtrij kwam/) }),
      ],
    }),
  ]);
});
