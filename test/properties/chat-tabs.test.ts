/**
 * A chat over several tabs, dropped lines and a queue that delivers late, twice and in any order: nothing is said twice and
 * nothing is lost. A tab shows each line by its id, as the client does: what it sent, what it was shown when it resumed, and
 * what arrived afterwards.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeAnswerContact } from '../../shared/application/answer-contact.ts';
import { makeCloseContact } from '../../shared/application/close-contact.ts';
import type { AntwoordBericht, ChatBericht } from '../../shared/application/messages.ts';
import { makeReceiveChat } from '../../shared/application/receive-chat.ts';
import { makeSendAntwoord } from '../../shared/application/send-antwoord.ts';
import { begin, drop, framesOf, say } from '../support/chat-world.ts';
import { makeWorld, type World } from '../support/memory-world.ts';
import { centrum, ondersteuner } from '../support/people.ts';
import { passMinutes } from '../support/post.ts';

interface Line {
  readonly soort: string;
  readonly id: string;
  readonly tekst: string;
}

interface Tab {
  readonly verbinding: string;
  readonly shown: Line[];
  open: boolean;
}

const tekstOf = (id: string): string => `tekst van ${id}`;

class Household {
  readonly world: World = makeWorld({ instellingen: centrum });
  readonly tabs: Tab[] = [];
  readonly taken = new Set<string>();
  readonly answers = new Map<string, string>();
  readonly pending: ChatBericht[] = [];
  readonly delivered: ChatBericht[] = [];
  readonly sent: AntwoordBericht[] = [];
  gesprek: string | undefined;

  async openTab(): Promise<Tab> {
    const verbinding = `tab-${this.tabs.length}`;
    const begun = await begin(this.world, verbinding, this.gesprek === undefined ? {} : { gesprek: this.gesprek });
    this.gesprek ??= String(begun['gesprek']);
    const tab = { verbinding, shown: [...(begun['regels'] as Line[])], open: true };
    this.tabs.push(tab);
    return tab;
  }

  async ask(pick: number, id: string): Promise<void> {
    const open = this.tabs.filter((tab) => tab.open);
    const tab = open[pick % Math.max(1, open.length)];
    if (tab === undefined) return;
    tab.shown.push({ soort: 'vraag', id, tekst: tekstOf(id) });
    const volgnummer = Number(id.slice(1));
    expect(
      await say(this.world, tab.verbinding, { soort: 'vraag', id, tekst: tekstOf(id), volgnummer }),
    ).toBeUndefined();
    this.taken.add(id);
    this.collect();
  }

  async dropTab(pick: number): Promise<void> {
    const tab = this.tabs[pick % Math.max(1, this.tabs.length)];
    if (tab === undefined || !tab.open) return;
    tab.open = false;
    await drop(this.world, tab.verbinding);
    this.collect();
  }

  collect(): void {
    this.pending.push(...this.world.chatQueue.drain());
  }

  async deliver(pick: number): Promise<void> {
    const [bericht] = this.pending.splice(pick % Math.max(1, this.pending.length), 1);
    if (bericht === undefined) return;
    this.delivered.push(bericht);
    await makeReceiveChat(this.world)(bericht);
  }

  async again(pick: number): Promise<void> {
    const bericht = this.delivered[pick % Math.max(1, this.delivered.length)];
    if (bericht !== undefined) await makeReceiveChat(this.world)(bericht);
  }

  async answer(): Promise<void> {
    const waiting = this.world.zaken.contacten().find(({ wachten }) => wachten.some(({ einde }) => einde === null));
    if (waiting === undefined || waiting.status === 'afgesloten') return;
    const tekst = `antwoord ${this.answers.size}`;
    await makeAnswerContact(this.world)({ contact: waiting.id, door: ondersteuner, tekst });
    for (const bericht of this.world.antwoordQueue.drain()) {
      this.answers.set(bericht.antwoord, tekst);
      this.sent.push(bericht);
      await makeSendAntwoord(this.world)(bericht);
    }
  }

  async answerAgain(pick: number): Promise<void> {
    const bericht = this.sent[pick % Math.max(1, this.sent.length)];
    if (bericht !== undefined) await makeSendAntwoord(this.world)(bericht);
  }

  async close(): Promise<void> {
    const open = this.world.zaken.contacten().find(({ status }) => status !== 'afgesloten');
    if (open === undefined) return;
    await makeCloseContact(this.world)({ contact: open.id, door: ondersteuner, uitkomst: 'informatie-advies' });
  }

  /** What a tab shows: each id once, the first time it came. */
  view(tab: Tab): Map<string, string> {
    const arrived = framesOf(this.world, tab.verbinding).filter(
      ({ soort }) => soort === 'vraag' || soort === 'antwoord',
    );
    const lines = [...tab.shown, ...(arrived as unknown as Line[])];
    const view = new Map<string, string>();
    for (const { id, tekst } of lines) {
      expect(view.get(id) ?? tekst).toBe(tekst);
      view.set(id, tekst);
    }
    return view;
  }
}

const pick = fc.nat(7);
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ doe: fc.constant('ask'), pick, id: fc.constantFrom('v1', 'v2', 'v3', 'v4', 'v5') }),
  },
  { weight: 6, arbitrary: fc.record({ doe: fc.constantFrom('deliver', 'deliver', 'again', 'answerAgain'), pick }) },
  { weight: 2, arbitrary: fc.record({ doe: fc.constantFrom('open', 'drop', 'answer', 'tick'), pick }) },
  { weight: 1, arbitrary: fc.record({ doe: fc.constantFrom('close', 'minutes'), pick }) },
);

async function live(house: Household, one: { readonly doe: string; readonly pick: number; readonly id?: string }) {
  switch (one.doe) {
    case 'ask':
      return house.ask(one.pick, one.id ?? 'v1');
    case 'deliver':
      return house.deliver(one.pick);
    case 'again':
      return house.again(one.pick);
    case 'answerAgain':
      return house.answerAgain(one.pick);
    case 'open':
      return house.openTab();
    case 'drop':
      return house.dropTab(one.pick);
    case 'answer':
      return house.answer();
    case 'close':
      return house.close();
    case 'tick':
      return house.world.clock.forward(one.pick);
    default:
      return passMinutes(house.world, one.pick * 4);
  }
}

test('over any tabs, dropped lines, redeliveries and silences, every tab shows every line once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
      const house = new Household();
      await house.openTab();
      for (const one of acts) await live(house, one);
      while (house.pending.length > 0) await house.deliver(0);

      const last = await house.openTab();
      const lines = last.shown;
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
      const expected = new Map([...[...house.taken].map((id) => [id, tekstOf(id)] as const), ...house.answers]);
      expect(new Map(lines.map(({ id, tekst }) => [id, tekst]))).toEqual(expected);
      for (const tab of house.tabs.filter(({ open }) => open)) expect(house.view(tab)).toEqual(expected);
      expect((await house.openTab()).shown).toEqual(lines);

      const events = house.world.zaken.contacten().flatMap(({ gebeurtenissen }) => gebeurtenissen);
      expect(events.filter(({ soort }) => soort === 'vraag-gesteld')).toHaveLength(house.taken.size);
      for (const { wachten } of house.world.zaken.contacten()) {
        expect(wachten.filter(({ einde }) => einde === null).length).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 300 },
  );
});
