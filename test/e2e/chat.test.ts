/**
 * A chat as residents really use it: two tabs, a line that drops in the middle of a sentence, workers that die, a program
 * that is killed, and somebody who means harm. Nothing is said twice and nothing is lost.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { WebSocket as RawSocket } from 'ws';
import { done, type Frame, openChat, type Person, person, type Resident } from '../support/actors.ts';
import { ClosedWorld } from '../support/closed-world.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

jest.setTimeout(60_000);

interface Contact {
  readonly id: string;
  readonly status: string;
  readonly uitkomst: string | null;
  readonly vervolgVan: string | null;
  readonly wachtSinds: string | null;
  readonly berichten: readonly { readonly tekst: string }[];
  readonly gebeurtenissen: readonly { readonly soort: string }[];
}

let stack: LocalStack;
let world: ClosedWorld;
let tom: Person;

const crash = (proces: string) => stack.fetchJson(`/_lokaal/processen/${proces}/_beeindig`, { method: 'POST' });

async function open(klok: string, data?: string): Promise<void> {
  stack = await startLocalStack({ klok, voorbeeld: true, ...(data !== undefined && { data }) });
  world = new ClosedWorld(stack);
  tom = await person(stack, 'Tom Hendriks', ['teamondersteuner'], ['centrum']);
}

async function contactsOf(wijkteam: string): Promise<readonly Contact[]> {
  await stack.rust();
  const { resultaten } = done(
    await tom.post<{ resultaten: Contact[] }>('/v1/contacten/_zoek?limit=100', { kanaal: 'chat', wijkteam }),
  );
  const whole = resultaten.map(async ({ id }) => done(await tom.get<Contact>(`/v1/contacten/${id}`)));
  return Promise.all(whole);
}

async function answer(wijkteam: string, tekst: string): Promise<void> {
  const waiting = (await contactsOf(wijkteam)).find(({ wachtSinds }) => wachtSinds !== null);
  done(await tom.post(`/v1/contacten/${waiting?.id}/antwoorden`, { tekst }));
}

async function tab(
  wijkteam: string,
  gesprek?: unknown,
): Promise<{ readonly inwoner: Resident; readonly begonnen: Frame }> {
  const inwoner = await openChat(stack);
  const begonnen = await inwoner.insist(
    { soort: 'begin', wijkteam, ...(gesprek !== undefined && { gesprek }) },
    'begonnen',
  );
  return { inwoner, begonnen };
}

/** What a tab shows: each line once, by its id; `own` is what was typed in it. */
function view({ frames }: Resident, own: Readonly<Record<string, string>> = {}): string[] {
  const lines = new Map<unknown, string>(Object.entries(own));
  for (const frame of frames) {
    const regels = frame.soort === 'begonnen' ? (frame['regels'] as Frame[]) : [frame];
    for (const { soort, id, tekst } of regels) {
      if ((soort === 'vraag' || soort === 'antwoord') && !lines.has(id)) lines.set(id, String(tekst));
    }
  }
  return [...lines.values()];
}

const linesOf = (begonnen: Frame): string[] => (begonnen['regels'] as { tekst: string }[]).map(({ tekst }) => tekst);

/** Until it holds, or ten seconds have passed: what is sent best effort comes when it comes. */
async function eventually(holds: () => boolean): Promise<void> {
  const limit = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > limit) throw new Error('it did not come about within ten seconds');
    await stack.rust();
  }
}

describe('one running system', () => {
  beforeAll(() => open('2026-11-23T09:00:00Z'), 90_000);
  afterAll(async () => {
    await stack?.stop();
  });

  test('two tabs show every line once; each says where they stand; typing is seen on both sides', async () => {
    const live = await staffListens();
    const { inwoner: a, begonnen } = await tab('twee-tabs');
    const { inwoner: b } = await tab('twee-tabs', begonnen['gesprek']);
    a.send({ soort: 'vraag', id: 'v1', tekst: 'Waar is het spreekuur?' });
    await a.next('ontvangen');
    expect(await b.next('vraag')).toMatchObject({ id: 'v1', tekst: 'Waar is het spreekuur?' });
    expect(await a.next('plaats')).toEqual({ soort: 'plaats', nummer: 1, wachtenden: 1 });
    expect(a.frames.map(({ soort }) => soort)).not.toContain('vraag');

    const [contact] = await contactsOf('twee-tabs');
    a.send({ soort: 'typt' });
    expect(await live.next('typt')).toEqual({ soort: 'typt', contact: contact?.id });
    live.send({ soort: 'typt', contact: contact?.id });
    await b.next('typt');

    await answer('twee-tabs', 'Op het plein.');
    await b.next('antwoord');
    await a.next('antwoord');
    expect(await a.next('plaats')).toEqual({ soort: 'plaats', nummer: null, wachtenden: 0 });
    b.send({ soort: 'vraag', id: 'v2', tekst: 'En hoe laat?' });
    await a.next('vraag');
    expect(view(a, { v1: 'Waar is het spreekuur?' })).toEqual([
      'Waar is het spreekuur?',
      'Op het plein.',
      'En hoe laat?',
    ]);
    expect(view(b, { v2: 'En hoe laat?' }).toSorted()).toEqual(view(a, { v1: 'Waar is het spreekuur?' }).toSorted());
    for (const each of [a, b, live]) await each.close();
  });

  test('who waits behind others moves up when one of them is answered', async () => {
    const { inwoner: first } = await tab('rij-een');
    first.send({ soort: 'vraag', id: 'v1', tekst: 'Eerst' });
    await first.next('ontvangen');
    await stack.klok({ vooruit: 'PT10S' });
    const { inwoner: second } = await tab('rij-twee');
    second.send({ soort: 'vraag', id: 'v1', tekst: 'Daarna' });
    const place = (await second.next('plaats'))['nummer'] as number;
    await answer('rij-een', 'Dat kan.');
    await eventually(() => second.frames.some(({ soort, nummer }) => soort === 'plaats' && nummer === place - 1));
    second.send({ soort: 'plaats' });
    await eventually(() => second.frames.findLast(({ soort }) => soort === 'plaats')?.['nummer'] === place - 1);
    await answer('rij-twee', 'Dat kan ook.');
    for (const each of [first, second]) await each.close();
  });

  test('a line that drops in the middle of a question, workers that die: one question, one wait, all of it in order', async () => {
    let { inwoner, begonnen } = await tab('slechte-lijn');
    const { gesprek } = begonnen;
    const said: string[] = [];
    for (let n = 1; n <= 4; n += 1) {
      const vraag = { soort: 'vraag', id: `v${n}`, volgnummer: n, tekst: `Vraag ${n}` };
      said.push(vraag.tekst);
      // Gone before the confirmation could come; the workers as well.
      inwoner.send(vraag);
      await Promise.all([crash('chat-socket'), crash('receive-chat'), inwoner.close()]);
      ({ inwoner, begonnen } = await tab('slechte-lijn', gesprek));
      inwoner.send(vraag);
      await crash('receive-chat');
      await stack.klok({ vooruit: 'PT2M' });
      await inwoner.insist(vraag, 'ontvangen');
      await answer('slechte-lijn', `Antwoord ${n}`);
      said.push(`Antwoord ${n}`);
      await inwoner.next('antwoord');
    }
    const { inwoner: again, begonnen: whole } = await tab('slechte-lijn', gesprek);
    expect(linesOf(whole)).toEqual(said);
    const contacts = await contactsOf('slechte-lijn');
    const asked = contacts.flatMap(({ gebeurtenissen }) =>
      gebeurtenissen.filter(({ soort }) => soort === 'vraag-gesteld'),
    );
    expect([contacts.length, asked.length]).toEqual([1, 4]);
    for (const each of [inwoner, again]) await each.close();
  });

  test('a call-back and a transcript by mail', async () => {
    const { inwoner } = await tab('mail-en-bel');
    inwoner.send({ soort: 'vraag', id: 'v1', tekst: 'Kan iemand mij bellen?' });
    await inwoner.next('ontvangen');
    inwoner.send({ soort: 'terugbellen', id: 't1', nummer: '06 12345678', voorkeur: { van: '13:00', tot: '15:00' } });
    expect(await inwoner.next('terugbellen-genoteerd')).toMatchObject({ id: 't1', uiterlijkOp: expect.any(String) });
    await answer('mail-en-bel', 'Wij bellen u.');
    await inwoner.next('antwoord');
    const before = (await stack.uitgaand('mail')).length;
    for (const _twice of [1, 2]) {
      inwoner.send({ soort: 'afschrift', id: 'f1', mail: 'inwoner@post.example' });
      await inwoner.next('afschrift-onderweg');
    }
    await stack.rust();
    const sent = (await stack.uitgaand('mail')).slice(before);
    expect(sent.map(({ aan }) => aan)).toEqual([['inwoner@post.example']]);
    expect(sent[0]?.tekst).toMatch(/u:\s+Kan iemand mij bellen\?\s+\d\d:\d\d medewerker:\s+Wij bellen u\./);
    expect(sent[0]?.tekst).not.toContain('Tom');
    const [contact] = await contactsOf('mail-en-bel');
    expect(contact).toMatchObject({ wachtSinds: null, terugbelverzoeken: [{ bereiktOp: null }] });
    await inwoner.close();
  });

  test('a silence is warned of, then the chat closes by itself; a new question is a new contact', async () => {
    const { inwoner } = await tab('stil');
    inwoner.send({ soort: 'vraag', id: 'v1', tekst: 'Hallo?' });
    await inwoner.next('ontvangen');
    await answer('stil', 'Hallo!');
    await inwoner.next('antwoord');
    const [{ id } = { id: '' }] = await contactsOf('stil');
    await stack.klok({ vooruit: 'PT19M' });
    expect(inwoner.frames.map(({ soort }) => soort)).not.toContain('stilte');
    await stack.klok({ vooruit: 'PT2M' });
    const { sluitOp } = await inwoner.next('stilte');
    await stack.klok({ naar: String(sluitOp) });
    expect(await inwoner.next('gesloten')).toEqual({ soort: 'gesloten', reden: 'stilte' });
    expect(await contactsOf('stil')).toMatchObject([{ status: 'afgesloten', uitkomst: null }]);
    inwoner.send({ soort: 'vraag', id: 'v2', tekst: 'Nog iets' });
    await inwoner.next('ontvangen');
    const contacts = await contactsOf('stil');
    expect(contacts).toHaveLength(2);
    expect(contacts).toContainEqual(expect.objectContaining({ vervolgVan: id, status: 'wachtend' }));
    await answer('stil', 'Dat kan.');
    await inwoner.close();
  });

  test('outside opening hours it says when it opens and what can be done instead, and takes the question all the same', async () => {
    await stack.klok({ naar: '2026-11-23T20:00:00Z' });
    const { inwoner, begonnen } = await tab('centrum');
    expect(begonnen).toMatchObject({
      open: false,
      opentOp: expect.stringMatching(/^2026-11-24T/),
      alternatieven: {
        terugbellen: { uiterlijkOp: expect.any(String) },
        mail: { adres: expect.stringContaining('@') },
      },
    });
    expect(begonnen['noodnummers']).toContainEqual(expect.objectContaining({ nummer: '112' }));
    inwoner.send({ soort: 'vraag', id: 'v1', tekst: 'Is er iemand?' });
    await inwoner.next('ontvangen');
    await inwoner.close();
  });

  test('frames too large or of broken text end only the connection that sent them; a flood is told to be too fast', async () => {
    const { inwoner, begonnen } = await tab('kwaad');
    const hostile = async (frame: Buffer): Promise<number> => {
      const socket = new RawSocket(`${stack.url.replace(/^http/, 'ws')}/v1/chat`);
      const ended = new Promise<number>((resolve) => socket.once('close', resolve));
      await new Promise((resolve) => socket.once('open', resolve));
      socket.on('error', () => {});
      socket.send(frame, { binary: false });
      return ended;
    };
    expect(await hostile(Buffer.alloc(200 * 1024, 0x61))).toBe(1009);
    expect(await hostile(Buffer.from([0x22, 0xc3, 0x28, 0xff, 0x22]))).toBe(1007);

    for (let n = 0; n < 330; n += 1) inwoner.send({ soort: 'vraag', id: `v${n}`, tekst: `Vraag ${n}` });
    const told = (soort: string) => inwoner.frames.filter((frame) => frame.soort === soort);
    await eventually(() => told('ontvangen').length + told('fout').length >= 330);
    expect(told('fout').map(({ code }) => code)).toEqual(Array.from({ length: told('fout').length }, () => 'te-snel'));
    const ids = new Set([...told('ontvangen'), ...told('fout')].map(({ id }) => id));
    expect([ids.size, told('fout').length > 0]).toEqual([330, true]);
    await stack.klok({ vooruit: 'PT1M' });
    const { begonnen: whole, inwoner: again } = await tab('kwaad', begonnen['gesprek']);
    expect(linesOf(whole)).toHaveLength(told('ontvangen').length);
    for (const each of [inwoner, again]) await each.close();
  });

  test('nothing was dead-lettered, and nothing went wrong but the workers that were killed', async () => {
    await stack.rust();
    expect((await stack.wachtrijen()).filter(({ uitval }) => uitval > 0)).toEqual([]);
  });
});

describe('a program that is killed', () => {
  test('comes back with the whole chat: what was confirmed is there, what was not is asked again, nothing twice', async () => {
    const data = mkdtempSync(join(tmpdir(), 'voordeur-chat-'));
    try {
      await open('2026-11-23T09:00:00Z', data);
      let { inwoner, begonnen } = await tab('herstart');
      const { gesprek } = begonnen;
      await inwoner.insist({ soort: 'vraag', id: 'v1', volgnummer: 1, tekst: 'Een' }, 'ontvangen');
      await answer('herstart', 'Antwoord');
      await inwoner.next('antwoord');
      inwoner.send({ soort: 'vraag', id: 'v2', volgnummer: 2, tekst: 'Twee' });
      await stack.kill('SIGKILL');

      await open('2026-11-23T09:05:00Z', data);
      ({ inwoner, begonnen } = await tab('herstart', gesprek));
      expect(linesOf(begonnen).slice(0, 2)).toEqual(['Een', 'Antwoord']);
      await inwoner.insist({ soort: 'vraag', id: 'v2', volgnummer: 2, tekst: 'Twee' }, 'ontvangen');
      const { begonnen: whole, inwoner: again } = await tab('herstart', gesprek);
      expect(linesOf(whole)).toEqual(['Een', 'Antwoord', 'Twee']);
      const contacts = await contactsOf('herstart');
      expect(contacts).toMatchObject([{ wachtSinds: expect.any(String) }]);
      // Two tabs are there, so the line that was lost with the program is no leaving.
      await stack.klok({ vooruit: 'PT20M' });
      expect(await contactsOf('herstart')).toMatchObject([{ status: expect.not.stringMatching('afgesloten') }]);
      for (const each of [inwoner, again]) await each.close();
      await world.isQuiet();
    } finally {
      await stack?.kill('SIGKILL');
      rmSync(data, { recursive: true, force: true });
    }
  });
});

/** A console of staff on the live socket, like a resident's side of a chat. */
async function staffListens(): Promise<Resident> {
  const token = await stack.token({ naam: 'Tom Hendriks', rollen: ['teamondersteuner'], wijkteams: ['centrum'] });
  return openChat(stack, { pad: 'live', protocollen: ['voordeur', token] });
}
