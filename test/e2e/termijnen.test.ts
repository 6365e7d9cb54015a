/** Terms after an aanmelding on the running program: told before they end, told when they ended, until somebody does something. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { done, type Person, person, sendMail } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';
import { openOffice, ownWijkteam } from '../support/own-wijkteam.ts';

const WIJK = 'termijnwijk';
const data = mkdtempSync(join(tmpdir(), 'voordeur-termijnen-'));
let stack: LocalStack;
let ondersteuner: Person;
let ada: Person;
let manager: Person;
let seen = 0;

/** The program as it runs from this moment on, with everything that was there before: days in which it was down pass at once. */
async function begin(klok: string): Promise<void> {
  await stack?.stop();
  stack = await startLocalStack({ klok, data });
  ondersteuner = await person(stack, 'Tom Hendriks', ['teamondersteuner']);
  ada = await person(stack, `${WIJK} ada`, ['professional'], [WIJK]);
  manager = await person(stack, 'Mo Manager', ['manager']);
}

// Monday 4 January 2027: two weeks end on Monday the 18th, three working days before is Wednesday the 13th.
beforeAll(async () => {
  await begin('2027-01-04T09:00:00.000Z');
  await ownWijkteam(await openOffice(stack), WIJK, { mensen: { ada: {}, els: {} }, escalatiecontact: 'els' });
}, 120_000);
afterAll(async () => {
  await stack?.stop();
  rmSync(data, { recursive: true, force: true });
});

const at = (naar: string) => stack.klok({ naar });
const crash = (proces: string) => stack.fetchJson(`/_lokaal/processen/${proces}/_beeindig`, { method: 'POST' });
/** Mails about terms since the last call. */
async function messages() {
  await stack.rust();
  const all = await stack.uitgaand('mail');
  const fresh = all.slice(seen);
  seen = all.length;
  return fresh.filter(({ onderwerp }) => onderwerp?.startsWith('Termijnen'));
}
const told = async () => (await messages()).map(({ aan, onderwerp }) => `${aan[0]?.split('@')[0]}: ${onderwerp}`);
const step = async (contact: string, nieuw: Readonly<Record<string, unknown>>) =>
  done(await ada.post(`/v1/contacten/${contact}/trajectstappen`, nieuw));

/** Somebody mails; the path of the contact. */
async function post(naam: string): Promise<string> {
  await sendMail(stack, {
    van: `${naam}@voorbeeld.example`,
    aan: `${WIJK}@wijkteam.example`,
    onderwerp: 'Hulp bij het huishouden',
    tekst: 'Kan iemand met mij meedenken over hulp in huis?',
    messageId: `<${naam}@voorbeeld.example>`,
  });
  await stack.rust();
  const vraag = { wijkteam: WIJK, status: 'wachtend' };
  const { resultaten } = done(await ondersteuner.post<{ resultaten: { id: string }[] }>('/v1/contacten/_zoek', vraag));
  return `/v1/contacten/${resultaten[0]?.id}`;
}
const trieer = async (path: string, urgentie: string) =>
  done(await ondersteuner.post(`${path}/triages`, { signalen: {}, urgentie, redenAfwijking: 'Rustig' }));

/** It becomes an aanmelding that is regulier; its id. */
async function aanmelding(naam: string): Promise<string> {
  const path = await post(naam);
  await trieer(path, 'regulier');
  done(await ondersteuner.post(`${path}/afsluitingen`, { uitkomst: 'aanmelding' }));
  return path.split('/').at(-1) as string;
}

describe('a term after an aanmelding', () => {
  let gezien: string;
  let stil: string;

  test('is told before it ends, once, also when the program is killed while it tells', async () => {
    gezien = await aanmelding('gezien');
    stil = await aanmelding('stil');
    await step(gezien, { stap: 'gesprek-gevoerd', vorm: 'op-afstand' });
    await begin('2027-01-13T07:58:00Z');
    await at('2027-01-13T07:59:00Z');
    expect(await told()).toEqual([]);
    for (const minuut of ['08:00', '08:01', '08:02'])
      await Promise.all([at(`2027-01-13T${minuut}:00Z`), crash('warn-termijnen'), crash('watch-rooster')]);
    // What was cut short is tried again within the hour.
    await at('2027-01-13T09:10:00Z');
    const found = await messages();
    const lines = (naam: string) => {
      const own = found.filter(({ aan }) => aan[0]?.startsWith(`${WIJK}-${naam}@`));
      return [
        ...new Set(own.flatMap(({ tekst }) => tekst.split('\n').filter((line) => line.startsWith('- ')))),
      ].toSorted();
    };
    const both = (contact: string) =>
      ['eerste vraagverhelderingsgesprek', 'gesprek in persoon'].map((wat) =>
        expect.stringMatching(`^- ${wat}: uiterlijk maandag 18 januari, .*/contacten/${contact}$`),
      );
    expect(lines('ada')).toEqual(both(gezien));
    expect(lines('els')).toEqual(expect.arrayContaining([...both(gezien), ...both(stil)]));
    expect(lines('els')).toHaveLength(4);
    expect(new Set(found.map(({ onderwerp }) => onderwerp))).toEqual(
      new Set(['Termijnen Wijkteam termijnwijk: 4 bijna', 'Termijnen bij u: 2 bijna']),
    );
    expect(JSON.stringify(found)).not.toMatch(/huishouden|voorbeeld\.example/);
  }, 300_000);

  test('is not told again the next morning', async () => {
    await begin('2027-01-14T07:58:00Z');
    await at('2027-01-14T08:03:00Z');
    expect(await told()).toEqual([]);
  }, 120_000);

  test('is told no more when the step was noted, and after its end when nothing was', async () => {
    await step(gezien, { stap: 'gesprek-gevoerd', vorm: 'in-persoon' });
    const reden = 'op-verzoek-inwoner';
    const laat = await aanmelding('later');
    await step(laat, { stap: 'termijn-vervallen', termijn: 'regulier', reden });
    await begin('2027-01-19T07:58:00Z');
    await at('2027-01-19T08:03:00Z');
    const found = await messages();
    expect(found.map(({ onderwerp }) => onderwerp)).toEqual(['Termijnen Wijkteam termijnwijk: 2 te laat']);
    expect(found[0]?.tekst).toContain(stil);
    expect(found[0]?.tekst).not.toContain(gezien);
    const { termijnen } = done(
      await manager.get<{ termijnen: Record<string, unknown>[] }>(
        `/v1/kengetallen?van=2027-01-04&totEnMet=2027-01-19&wijkteam=${WIJK}`,
      ),
    );
    const van = (soort: string) => termijnen.find((one) => one['soort'] === soort);
    expect(van('regulier')).toMatchObject({ begonnen: 3, gehaald: 1, vervallen: 1, teLaat: 1, openTeLaat: 1 });
    expect(van('regulier')).toMatchObject({ aandeelOpTijd: 0.5, mediaanDagen: 10 });
    expect(van('vraagverheldering')).toMatchObject({ begonnen: 3, lopend: 3, aandeelOpTijd: null });
  }, 120_000);

  test('a request to lower an urgency is told to somebody else within the minute, and stands in the list', async () => {
    const path = await post('spoed');
    await trieer(path, 'spoed');
    await trieer(path, 'regulier');
    await stack.rust();
    await at('2027-01-19T08:05:00Z');
    const asked = (await stack.uitgaand('mail')).filter(({ onderwerp }) => onderwerp?.startsWith('Verlagen van spoed'));
    expect(asked.map(({ aan }) => aan[0])).toEqual([`${WIJK}-els@werk.example`]);
    const { resultaten } = done(
      await ondersteuner.get<{ resultaten: { verlagingsverzoek: unknown }[] }>('/v1/spoedzaken'),
    );
    expect(resultaten.map(({ verlagingsverzoek }) => verlagingsverzoek)).toMatchObject([
      { van: 'spoed', naar: 'regulier' },
    ]);
  }, 60_000);

  test('nothing of it ends in a dead-letter queue', async () => {
    expect((await stack.wachtrijen()).filter(({ uitval }) => uitval > 0)).toEqual([]);
  });
});
