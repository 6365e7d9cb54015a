import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { makeReceiveChat } from '../../../shared/application/receive-chat.ts';
import { ask, begin, deliver, drop, framesOf, say } from '../../support/chat-world.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, ondersteuner } from '../../support/people.ts';
import { drainQueues } from '../../support/post.ts';

let world: World;
beforeEach(() => {
  world = makeWorld({ instellingen: centrum });
});

const NUMMER = '06 12 34 56 78';
/** Wednesday 25 November 2026, 10:00: tried at the latest when the next working day closes. */
const BELOFTE = '2026-11-26T16:00:00.000Z';

const ALL_DAYS = { van: '2026-11-01', totEnMet: '2026-11-30' };

const contacten = () => world.zaken.contacten();
const newest = () => contacten().at(-1);
const hoe = () => newest()?.wachten.map(({ einde }) => einde?.hoe ?? 'wacht');
const persoon = async () => (await world.inhoud.readInhoud(newest()?.id ?? '')).persoon;

async function callMe(verbinding: string, more: Record<string, unknown> = {}) {
  const reply = await say(world, verbinding, { soort: 'terugbellen', nummer: NUMMER, ...more });
  return { reply, berichten: await deliver(world) };
}

describe('a call-back that is asked for in a chat', () => {
  beforeEach(async () => {
    await begin(world, 'a', { wijkteam: 'centrum' });
  });

  test('is confirmed with by when it comes; the question goes on waiting until a person answers it', async () => {
    await ask(world, 'a', 'v1');
    const { reply } = await callMe('a', { id: 't1' });
    expect(reply).toBeUndefined();
    expect(framesOf(world, 'a').at(-1)).toEqual({ soort: 'terugbellen-genoteerd', id: 't1', uiterlijkOp: BELOFTE });
    expect(newest()?.terugbelverzoeken).toMatchObject([{ uiterlijkOp: BELOFTE, bereiktOp: null }]);
    expect(hoe()).toEqual(['wacht']);
    world.clock.forward(1000);
    await makeAnswerContact(world)({ contact: newest()?.id ?? '', door: ondersteuner, tekst: 'Dat kan.' });
    await drainQueues(world);
    expect(hoe()).toEqual(['beantwoord']);
    expect(newest()?.status).toBe('in-behandeling');
  });

  test('is asked by the resident, and becomes work under their number', async () => {
    await ask(world, 'a', 'v1');
    await callMe('a', { voorkeur: { van: '13:00', tot: '15:00' } });
    const asked = newest()?.gebeurtenissen.find(({ soort }) => soort === 'terugbelverzoek-gedaan');
    expect(asked).toMatchObject({ door: 'inwoner', voorkeur: { van: '13:00', tot: '15:00' } });
    expect((await persoon()).terugbelnummer).toBe('+31612345678');
    const { items } = await world.zaken.listTerugbelverzoeken({ open: true, dagen: ALL_DAYS }, 10);
    expect(items.map(({ value }) => value.oproepen.map(({ reden }) => reden))).toEqual([['chat']]);
  });

  test('ends the wait when they say that they need no answer here any more: as who leaves a queue for a call-back', async () => {
    await ask(world, 'a', 'v1');
    await callMe('a', { geenChatMeer: true });
    expect(hoe()).toEqual(['terugbel-gevraagd']);
    expect(newest()?.status).not.toBe('afgesloten');
    await drop(world, 'a');
    await deliver(world);
    expect(newest()?.status).not.toBe('afgesloten');
  });

  test('can be followed by "no answer needed here" later, and by a new question, which waits again', async () => {
    await ask(world, 'a', 'v1');
    await callMe('a', { id: 't1' });
    world.clock.forward(1000);
    await callMe('a', { id: 't2', geenChatMeer: true });
    world.clock.forward(1000);
    await ask(world, 'a', 'v2');
    expect(hoe()).toEqual(['terugbel-gevraagd', 'wacht']);
    expect(newest()?.terugbelverzoeken).toHaveLength(1);
  });

  test('without any question begins a contact of that wijkteam in which nobody waits in the chat', async () => {
    await callMe('a', { id: 't1' });
    expect(contacten()).toMatchObject([{ wijkteam: 'centrum', wachten: [], status: 'wachtend', kanaal: 'chat' }]);
    expect(newest()?.terugbelverzoeken).toHaveLength(1);
    expect(framesOf(world, 'a').at(-1)).toMatchObject({ soort: 'terugbellen-genoteerd', uiterlijkOp: BELOFTE });
    world.clock.forward(1000);
    await ask(world, 'a', 'v1');
    expect(contacten()).toHaveLength(1);
    expect(hoe()).toEqual(['wacht']);
  });

  test('after a person closed the contact begins a new one that refers to it', async () => {
    await ask(world, 'a', 'v1');
    const old = newest()?.id ?? '';
    world.clock.forward(1000);
    await makeCloseContact(world)({ contact: old, door: ondersteuner, uitkomst: 'informatie-advies' });
    world.clock.forward(1000);
    await callMe('a');
    expect(newest()).toMatchObject({ vervolgVan: old, wijkteam: 'centrum' });
    expect(contacten()[0]?.terugbelverzoeken).toEqual([]);
  });

  test('opens a chat again that closed because they had left', async () => {
    await ask(world, 'a', 'v1');
    await say(world, 'a', { soort: 'sluiten' });
    await deliver(world);
    world.clock.forward(1000);
    await callMe('a');
    expect(contacten()).toHaveLength(1);
    expect(newest()).toMatchObject({ afgeslotenOp: null, terugbelverzoeken: [{ bereiktOp: null }] });
  });

  test('comes twice from the queue, or again from the client: one request, the same promise', async () => {
    await ask(world, 'a', 'v1');
    const { berichten } = await callMe('a', { id: 't1' });
    for (const bericht of berichten) await makeReceiveChat(world)(bericht);
    await callMe('a', { id: 't1' });
    world.clock.forward(60_000);
    await callMe('a', { id: 't2' });
    expect(newest()?.terugbelverzoeken).toHaveLength(1);
    expect(framesOf(world, 'a', 'terugbellen-genoteerd').map(({ uiterlijkOp }) => uiterlijkOp)).toEqual(
      Array.from({ length: 4 }, () => BELOFTE),
    );
  });

  test('on a corrected number goes to that number', async () => {
    await ask(world, 'a', 'v1');
    await callMe('a', { id: 't1' });
    await callMe('a', { id: 't2', nummer: '0612345679' });
    expect((await persoon()).terugbelnummer).toBe('+31612345679');
    const { items } = await world.zaken.listTerugbelverzoeken({ open: true, dagen: ALL_DAYS }, 10);
    expect(items.filter(({ value }) => value.oproepen.length > 0)).toHaveLength(1);
  });

  test('is heard on every connection of the gesprek; that a number is none only where it was typed', async () => {
    const { gesprek } = await begin(world, 'x', { wijkteam: 'noord' });
    await begin(world, 'y', { gesprek });
    await callMe('x', { id: 't1' });
    for (const verbinding of ['x', 'y']) expect(framesOf(world, verbinding, 'terugbellen-genoteerd')).toHaveLength(1);
    await callMe('x', { id: 't2', nummer: '0000000' });
    expect(framesOf(world, 'x', 'fout')).toMatchObject([{ code: 'geen-nummer', id: 't2' }]);
    expect(framesOf(world, 'y', 'fout')).toEqual([]);
  });

  test.each([['anoniem'], ['12'], [''], ['06-1234<script>'], [6]])(
    'refuses %p as a number, by field',
    async (nummer) => {
      const { reply, berichten } = await callMe('a', { nummer, id: 't1' });
      expect(reply).toMatchObject({ code: 'ongeldige-invoer', fouten: [{ veld: 'nummer' }], id: 't1' });
      expect(berichten).toEqual([]);
    },
  );

  test('keeps the number out of the facts', async () => {
    await ask(world, 'a', 'v1');
    await callMe('a');
    expect(JSON.stringify(world.zaken.changes())).not.toMatch(/12 ?34 ?56 ?78/);
  });

  test('needs a gesprek', async () => {
    expect((await callMe('nieuw', { id: 't1' })).reply).toMatchObject({ code: 'geen-gesprek', id: 't1' });
  });

  test.each([[true], [false]])('wherever the worker dies, it is noted once (question before it: %p)', async (asked) => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const made = makeWorld({ instellingen: centrum });
        const fresh = { ...made, ids: { ...made.ids, secret: () => 's'.repeat(32) } };
        await begin(fresh, 'a', { wijkteam: 'centrum' });
        if (asked) await ask(fresh, 'a', 'v1');
        fresh.clock.forward(1000);
        await say(fresh, 'a', { soort: 'terugbellen', id: 't1', nummer: NUMMER, geenChatMeer: true });
        return { ...fresh, waiting: fresh.chatQueue.drain() };
      },
      act: async (crashing) => {
        for (const bericht of crashing.waiting) await makeReceiveChat(crashing)(bericht);
      },
      afterwards: async (after) => {
        for (const bericht of after.waiting) await makeReceiveChat(after)(bericht);
      },
      observe: async (after) => ({
        contacten: after.zaken.contacten(),
        inhoud: await Promise.all(after.zaken.contacten().map(({ id }) => after.inhoud.readInhoud(id))),
        werk: (await after.zaken.listTerugbelverzoeken({ open: true, dagen: ALL_DAYS }, 10)).items.map(
          ({ value }) => value.oproepen.length,
        ),
      }),
    });
  });
});
