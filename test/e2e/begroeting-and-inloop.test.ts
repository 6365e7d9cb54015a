/** A telephone exchange that asks how to greet, also while our tables are gone; and a waiting room with its board. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { done, type Person, person } from '../support/actors.ts';
import { type JsonAnswer, type LocalStack, startLocalStack } from '../support/local-stack.ts';
import { type Office, type OwnWijkteam, openOffice, ownWijkteam } from '../support/own-wijkteam.ts';
import { checkBegroeting } from '../support/telephone-exchange.ts';

jest.setTimeout(60_000);

interface Begroeting {
  readonly open: boolean;
  readonly reden: string;
  readonly laatstBekend: boolean;
  readonly leeftijdSeconden: number;
  readonly dienstdoende: { readonly sociaal: { readonly professional: string | null; readonly nummer: string | null } };
}
interface Wachtbord {
  readonly aantal: number;
  readonly langstWachtendeSeconden: number | null;
  readonly wachtend: readonly { readonly volgnummer: number; readonly contact: string; readonly overNorm: boolean }[];
}

let stack: LocalStack;
let office: Office;
let own: OwnWijkteam;
let centrale: string;
let sleutel: string;

// Wednesday 25 November 2026, ten o'clock in Amsterdam.
beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-11-25T09:00:00Z' });
  office = await openOffice(stack);
  own = await ownWijkteam(office, 'haven', { mensen: { ada: {}, els: {} }, escalatiecontact: 'els' });
  await own.plan({ wie: 'ada', van: '2026-11-25T09:00', tot: '2026-11-25T12:00' });
  centrale = await stack.token({ naam: 'Centrale', rollen: ['koppeling'] });
  sleutel = (await stack.fetchJson<{ sleutel: string }>('/_lokaal/begroeting-sleutel')).body.sleutel;
}, 90_000);
afterAll(async () => {
  await stack?.stop();
});
const clearFaults = () => stack.fetchJson('/_lokaal/storingen', { method: 'DELETE' });
afterEach(clearFaults);

/** Asks as an exchange does: with the raw bytes, because the signature is over those. */
async function ask(wijkteam: string, headers: Readonly<Record<string, string>> = {}) {
  const path = `/v1/begroetingen/${wijkteam}`;
  const response = await fetch(stack.url + path, { headers: { authorization: `Bearer ${centrale}`, ...headers } });
  const text = await response.text();
  const received = { status: response.status, headers: Object.fromEntries(response.headers), text };
  const verdict = checkBegroeting(received, path, sleutel, Date.parse(await stack.nu()));
  return { ...received, verdict, body: (text === '' ? undefined : JSON.parse(text)) as Begroeting };
}

describe('the greeting', () => {
  test('is signed, names who has duty and on which number, and is 304 as long as nothing changes', async () => {
    const first = await ask('haven');
    expect([first.status, first.verdict]).toEqual([200, 'goed']);
    expect(first.body).toMatchObject({
      open: true,
      laatstBekend: false,
      dienstdoende: { sociaal: { professional: own.mensen['ada']?.id, nummer: own.mensen['ada']?.sms } },
    });
    const again = await ask('haven', { 'if-none-match': first.headers['etag'] as string });
    expect([again.status, again.text, again.verdict]).toEqual([304, '', 'goed']);
    expect(first.headers['cache-control']).toBe('private, max-age=60, stale-if-error=86400');
  });

  test.each([['weg'], ['fout'], ['traag']])(
    'while the tables are out of order (%s) is the last known one, signed, from memory and from a fresh process',
    async (soort) => {
      await ask('haven');
      await stack.storing({ dienst: 'dynamodb', soort });
      const fromMemory = await ask('haven');
      expect([fromMemory.status, fromMemory.verdict, fromMemory.body.laatstBekend]).toEqual([200, 'goed', true]);
      await stack.fetchJson('/_lokaal/processen/answer-begroeting/_beeindig', { method: 'POST' });
      const begun = performance.now();
      const fromCopy = await ask('haven');
      expect([fromCopy.status, fromCopy.verdict]).toEqual([200, 'goed']);
      expect(fromCopy.body).toMatchObject({
        open: true,
        laatstBekend: true,
        dienstdoende: { sociaal: { professional: own.mensen['ada']?.id } },
      });
      // A caller hears silence meanwhile.
      expect(performance.now() - begun).toBeLessThan(8000);
      const unknown = await ask(`nooit-gevraagd-${soort}`);
      expect([unknown.status, unknown.headers['content-type']]).toEqual([503, 'application/problem+json']);
      await clearFaults();
      expect((await ask('haven')).body.laatstBekend).toBe(false);
    },
  );

  test('keeps its key to itself: it stands in no log and in nothing that was printed', async () => {
    expect(sleutel).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(await stack.logboek('debug'))).not.toContain(sleutel);
    expect(stack.printed()).not.toContain(sleutel);
  });
});

describe('the waiting room', () => {
  const arrive = async (body: object) => {
    const id = randomUUID();
    done(await office.gastvrouw.post('/v1/aankomsten', { id, locatie: 'haven', ...body }));
    await stack.rust();
    return id;
  };
  const board = async (door: Person = office.gastvrouw): Promise<JsonAnswer<Wachtbord>> => {
    await stack.rust();
    return door.get<Wachtbord>('/v1/wachtborden/haven');
  };

  test('shows who waits by number, loses who is taken and who leaves, and tells the gastvrouw live', async () => {
    const socket = await listen(await stack.token({ naam: 'Gerda Dekker', rollen: ['gastvrouw'] }));
    const a = await arrive({ afspraak: true });
    const b = await arrive({ voor: 'jeugd' });
    const c = await arrive({});
    done(await office.gastvrouw.post('/v1/aankomsten', { id: a, locatie: 'haven' }));
    await stack.klok({ vooruit: 'PT15M' });
    expect(done(await board())).toMatchObject({
      aantal: 3,
      langstWachtendeSeconden: 900,
      toestand: { open: true },
    });
    const numbers = Object.fromEntries(
      done(await board()).wachtend.map(({ contact, volgnummer }) => [contact, volgnummer]),
    );
    expect(numbers).toEqual({ [a]: 1, [b]: 2, [c]: 3 });
    await stack.klok({ vooruit: 'PT1S' });
    expect(done(await board(own.mensen['ada'])).wachtend.map(({ overNorm }) => overNorm)).toEqual([true, true, true]);
    done(await office.ondersteuner.post(`/v1/contacten/${a}/aannames`, {}));
    done(await office.gastvrouw.post(`/v1/aankomsten/${c}/vertrekken`, {}));
    expect(done(await board(office.ondersteuner)).wachtend).toEqual([
      expect.objectContaining({ contact: b, volgnummer: 2, voor: 'jeugd', afspraak: false }),
    ]);
    expect((await office.gastvrouw.get(`/v1/contacten/${b}`)).status).toBe(403);
    await stack.mail('From: w@post.example\r\nTo: haven@voordeur.example\r\nSubject: vraag\r\n\r\nBel mij\r\n');
    await stack.rust();
    expect(new Set(socket.notices.map(({ kanaal }) => kanaal))).toEqual(new Set(['inloop']));
    expect(new Set(socket.notices.map(({ id }) => id))).toEqual(new Set([a, b, c]));
    socket.close();
  });

  test('is not for a professional of another wijkteam', async () => {
    const elders = await person(stack, 'Ed Elders', ['professional'], ['elders']);
    expect((await board(elders)).status).toBe(404);
  });
});

interface Notice {
  readonly id: string;
  readonly kanaal: string | null;
}

/** The console of somebody: what it is told. */
async function listen(token: string) {
  const socket = new WebSocket(`${stack.url.replace(/^http/, 'ws')}/v1/live`, ['voordeur', token]);
  const notices: Notice[] = [];
  socket.addEventListener('message', (event) => notices.push(JSON.parse(String(event.data)) as Notice));
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('the live socket could not be opened')), { once: true });
  });
  return { notices, close: () => socket.close() };
}
