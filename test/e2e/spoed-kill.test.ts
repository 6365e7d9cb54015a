/**
 * No page is lost when things die: workers that are killed at random moments during the whole life of an urgent case and of a
 * crisis, and the program itself by kill -9 while pushes are on their way. At most what ADR 8 allows leaves twice.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { done } from '../support/actors.ts';
import { seeded } from '../support/day-of-contacts.ts';
import { type JsonAnswer, type LocalStack, startLocalStack } from '../support/local-stack.ts';
import { type OwnWijkteam, openOffice, ownWijkteam, type Spoedzaak, soorten } from '../support/own-wijkteam.ts';

jest.setTimeout(180_000);

const MINUTE = 60_000;
/** Friday 20 November 2026, nine o'clock in Amsterdam. */
const VRIJDAG = '2026-11-20T08:00:00.000Z';
const at = (minuten: number) => new Date(Date.parse(VRIJDAG) + minuten * MINUTE).toISOString();

let stack: LocalStack;
let data: string | undefined;
afterEach(async () => {
  await stack?.kill('SIGKILL');
  if (data !== undefined) rmSync(data, { recursive: true, force: true });
});

async function team(): Promise<OwnWijkteam> {
  const office = await openOffice(stack);
  const own = await ownWijkteam(office, 'kill', {
    mensen: { ada: {}, bas: {}, els: {} },
    escalatiecontact: 'els',
  });
  await own.plan(
    { wie: 'ada', van: '2026-11-20T08:00', tot: '2026-11-20T17:00' },
    { wie: 'bas', van: '2026-11-20T08:00', tot: '2026-11-20T17:00', domein: 'jeugd' },
  );
  return own;
}

/** A command with the same key until it was answered: a worker may die under it, and takes a moment to be back. */
async function insist<T>(perform: () => Promise<JsonAnswer<T>>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await perform();
    if (answer.status < 500 || attempt === 20) return done(answer);
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

/** Ends workers at moments that follow from the seed, while something goes on. */
function makeKiller(seed: number) {
  const random = seeded(seed);
  const killed = { 'send-push': 0, 'sweep-due': 0, 'serve-spoedzaken': 0, 'serve-contacten': 0 };
  async function kill(naam: keyof typeof killed): Promise<void> {
    await new Promise((wake) => setTimeout(wake, random() * 60));
    const { status } = await stack.fetchJson(`/_lokaal/processen/${naam}/_beeindig`, { method: 'POST' });
    if (status < 300) killed[naam] += 1;
  }
  return {
    killed,
    /** Each of `werkers` dies at some moment of `act`. */
    during: async <T>(act: () => Promise<T>, ...werkers: readonly (keyof typeof killed)[]): Promise<T> => {
      const [answer] = await Promise.all([act(), ...werkers.map(kill)]);
      return answer;
    },
    /** One, both or none of those that push. */
    some: (): readonly ('send-push' | 'sweep-due')[] =>
      (['send-push', 'sweep-due'] as const).filter(() => random() < 0.6),
  };
}

/** Of every push in the records: how often it went out. Each has its own reference, person, medium and purpose. */
async function sendings(own: OwnWijkteam, zaken: readonly Spoedzaak[]): Promise<{ missing: string[]; extra: number }> {
  const out = await stack.uitgaand();
  const missing: string[] = [];
  let [pushes, messages] = [0, 0];
  for (const zaak of zaken) {
    const referentie = `S-${zaak.id
      .replace(/[^0-9a-z]/gi, '')
      .slice(-6)
      .toUpperCase()}`;
    const wanted = Map.groupBy(soorten(zaak, 'push-verzonden'), ({ push }) => String(push));
    for (const [push, all] of wanted) if (all.length !== 1) missing.push(`${push} recorded ${all.length} times`);
    const written = soorten(zaak, 'push-klaargezet').filter(({ push }) => wanted.has(String(push)));
    pushes += written.length;
    for (const [who, all] of Map.groupBy(written, ({ aan, medium }) => `${aan}|${medium}`)) {
      const [wie = '', medium = ''] = who.split('|');
      const mens = Object.values(own.mensen).find(({ id }) => id === wie);
      const address = medium === 'mail' ? mens?.mail : mens?.sms;
      const gone = out.filter(
        ({ aan, onderwerp, tekst }) => aan[0] === address && `${onderwerp ?? ''} ${tekst}`.includes(referentie),
      );
      messages += gone.length;
      if (gone.length < all.length) missing.push(`${who}: ${gone.length} of ${all.length}`);
    }
  }
  return { missing, extra: messages - pushes };
}

const stappen = (zaak: Spoedzaak) =>
  soorten(zaak, 'trede-gestart').map(({ ronde, trede, op }) => ({ naam: `${ronde}/${trede}`, op }));

/** Ladder or alarm, in order and on time but for ticks that were killed: at most two minutes each. */
function expectOnTime(
  found: readonly { readonly naam: string; readonly op: string }[],
  due: readonly [string, number][],
) {
  expect(found.map(({ naam }) => naam)).toEqual(due.map(([naam]) => naam));
  for (const [index, [naam, minuut]] of due.entries()) {
    const late = (Date.parse(found[index]?.op ?? '') - Date.parse(at(minuut))) / MINUTE;
    expect({ naam, late: late >= 0 && late <= 8 }).toEqual({ naam, late: true });
  }
}

describe.each([1, 2])('workers killed at moments of seed %d', (seed) => {
  test('lose no page of the ladder, the crisis, the afternoon or the term, and send none twice beyond a death', async () => {
    stack = await startLocalStack({ klok: VRIJDAG });
    const own = await team();
    const { ondersteuner } = await openOffice(stack);
    const { during, some, killed } = makeKiller(seed);
    const open = async (urgentie: 'spoed' | 'crisis'): Promise<Spoedzaak> => {
      const contact = await own.aankomst();
      const path = `/v1/contacten/${contact}/triages`;
      const triage = () =>
        insist(() => ondersteuner.post<{ spoedzaak: string }>(path, { urgentie }, { 'idempotency-key': contact }));
      return own.zaak((await during(triage, 'serve-contacten', 'send-push')).spoedzaak);
    };
    const [spoed, crisis] = [await open('spoed'), await open('crisis')];
    // The rungs and the alarms are due every quarter of an hour: the killing goes on from before until after each.
    for (const wacht of [14, 12, 12]) {
      await stack.klok({ vooruit: `PT${wacht}M` });
      for (let minuut = 0; minuut < 3; minuut += 1) await during(() => stack.klok({ vooruit: 'PT1M' }), ...some());
    }
    // A rung waits its quarter from when the one before it began: what each was late adds up.
    await stack.klok({ vooruit: 'PT6M' });
    const ada = own.mensen['ada'] as NonNullable<(typeof own.mensen)['ada']>;
    const act = (zaak: Spoedzaak, wat: string, body: object) =>
      during(
        () => insist(() => ada.post(`/v1/spoedzaken/${zaak.id}/${wat}`, body, { 'idempotency-key': wat })),
        'serve-spoedzaken',
      );
    for (const zaak of [spoed, crisis]) await act(zaak, 'oppakkingen', {});
    await act(crisis, 'crisisdienst-overdrachten', { bevestigd: true });
    await stack.klok({ naar: '2026-11-20T13:59:00Z' });
    for (let minuut = 0; minuut < 3; minuut += 1) await during(() => stack.klok({ vooruit: 'PT1M' }), ...some());
    await stack.klok({ naar: '2026-11-21T08:05:00Z' });
    await stack.rust();

    const [een, twee] = [await own.zaak(spoed.id), await own.zaak(crisis.id)];
    expectOnTime(stappen(een), [
      ['1/1', 0],
      ['1/2', 15],
      ['1/3', 30],
      ['1/4', 45],
    ]);
    expect(
      new Set(
        stappen(twee)
          .slice(0, 2)
          .map(({ naam }) => naam),
      ),
    ).toEqual(new Set(['1/1', '1/2']));
    const alarmen = soorten(twee, 'alarm').filter(({ reden }) => reden === 'crisis-zonder-overdracht');
    expectOnTime(
      alarmen.map(({ op }) => ({ naam: 'alarm', op })),
      [
        ['alarm', 15],
        ['alarm', 30],
        ['alarm', 45],
      ],
    );
    for (const zaak of [een, twee]) {
      expect(soorten(zaak, 'vandaag-herinnerd')).toEqual([expect.objectContaining({ dag: '2026-11-20' })]);
      expect(soorten(zaak, 'herinnerd')).toEqual([expect.objectContaining({ naMs: 24 * 60 * MINUTE })]);
      const ids = zaak.gebeurtenissen.map(({ id }) => (id as string | undefined) ?? '');
      expect(new Set(ids).size).toBe(ids.length);
    }
    const { missing, extra } = await sendings(own, [een, twee]);
    expect(missing).toEqual([]);
    expect(killed['send-push']).toBeGreaterThan(2);
    expect(killed['sweep-due']).toBeGreaterThan(2);
    expect(extra).toBeGreaterThanOrEqual(0);
    expect(extra).toBeLessThanOrEqual(killed['send-push']);
    expect((await stack.wachtrijen()).filter(({ uitval, wachtend }) => uitval + wachtend > 0)).toEqual([]);
  });
});

describe('the program killed with kill -9', () => {
  test('again and again, while pushes leave and rungs fall due, goes on where it was: no page lost, at most one repeat a death', async () => {
    const random = seeded(7);
    data = mkdtempSync(join(tmpdir(), 'voordeur-kill-'));
    stack = await startLocalStack({ klok: VRIJDAG, data });
    const own = await team();
    // A provider that takes its time, so that the program dies between sending and writing down.
    await stack.storing({ dienst: 'sms', soort: 'traag', keer: 2 });
    const zaak = await own.spoed();
    const DEATHS = 4;
    for (let dood = 0; dood < DEATHS; dood += 1) {
      // Nobody waits for the answer: it dies with the program.
      const moving = stack.klok({ vooruit: 'PT15M' }).catch(() => undefined);
      await new Promise((wake) => setTimeout(wake, random() * 600));
      await stack.kill('SIGKILL');
      await moving;
      stack = await startLocalStack({ klok: VRIJDAG, data });
    }
    await stack.klok({ naar: at(50) });
    await stack.rust();
    const record = await sameTeam(own).zaak(zaak.id);
    // However often it died on the way, the first four rungs were taken, each once.
    expect(
      stappen(record)
        .slice(0, 4)
        .map(({ naam }) => naam),
    ).toEqual(['1/1', '1/2', '1/3', '1/4']);
    expect(record.status).toBe('open');
    const { missing, extra } = await sendings(own, [record]);
    expect(missing).toEqual([]);
    expect(extra).toBeLessThanOrEqual(2 * DEATHS);
    const unsent = soorten(record, 'push-klaargezet').length - soorten(record, 'push-verzonden').length;
    expect(unsent).toBe(0);
    expect((await stack.wachtrijen()).filter(({ uitval, wachtend }) => uitval + wachtend > 0)).toEqual([]);
  });

  /** The same people, on the program as it runs now. */
  function sameTeam(own: OwnWijkteam): Pick<OwnWijkteam, 'zaak' | 'mensen'> {
    return {
      ...own,
      zaak: async (id) => done(await (await openOffice(stack)).ondersteuner.get<Spoedzaak>(`/v1/spoedzaken/${id}`)),
    };
  }
});
