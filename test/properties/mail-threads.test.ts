/**
 * Mailboxes as the world makes them: several people, threads with complete references, originals that never come,
 * automatic mail in between, every message once or twice, in any order.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeWorld, type World } from '../support/memory-world.ts';
import { deliverMail } from '../support/post.ts';
import { rawMail } from '../support/raw-mail.ts';

interface Letter {
  readonly id: string;
  readonly wie: string;
  /** All that came before it in its thread, oldest first. */
  readonly keten: readonly string[];
  readonly automatisch: boolean;
}

/** One message a step: it begins a thread, or answers an earlier one. */
const mailbox: fc.Arbitrary<Letter[]> = fc
  .array(fc.record({ wie: fc.constantFrom('an', 'bo', 'cy'), op: fc.option(fc.nat(20)), automatisch: fc.boolean() }), {
    minLength: 1,
    maxLength: 14,
  })
  .map((steps) => {
    const letters: Letter[] = [];
    for (const [index, { wie, op, automatisch }] of steps.entries()) {
      const answered = op === null ? undefined : letters[op % Math.max(1, letters.length)];
      const keten = answered === undefined ? [] : [...answered.keten, answered.id];
      letters.push({ id: `m${index}@x.nl`, wie, keten, automatisch });
    }
    return letters;
  });

/** As programs write them: all references, or the first and the last ones of a long chain. */
function raw({ id, wie, keten, automatisch }: Letter, volledig: boolean): Uint8Array {
  const references = volledig || keten.length < 3 ? keten : [keten[0] as string, ...keten.slice(-1)];
  const last = keten.at(-1);
  return rawMail({
    van: `${wie}@bewoner.nl`,
    messageId: id,
    tekst: `bericht ${id}`,
    ...(last !== undefined && { inReplyTo: last, references }),
    ...(automatisch && { koppen: { 'Auto-Submitted': 'auto-generated' } }),
  });
}

async function deliverAll(letters: readonly Letter[], volledig: boolean) {
  const world = makeWorld();
  const contactOf = new Map<string, string>();
  for (const [index, letter] of letters.entries()) {
    const received = await deliverMail(world, `r${index}`, raw(letter, volledig));
    if (received.soort !== 'opgenomen') throw new Error('a good mail was not taken in');
    expect(contactOf.get(letter.id) ?? received.contact).toBe(received.contact);
    contactOf.set(letter.id, received.contact);
    world.clock.forward(1000);
  }
  return { world, contactOf };
}

const byId = (map: ReadonlyMap<string, string>) => Object.fromEntries([...map].sort());

const heldBackIn = (world: World): string[] =>
  world.zaken.contacten().flatMap(({ id, gebeurtenissen }) => {
    const held = gebeurtenissen.some((g) => g.soort === 'bericht-ontvangen' && g.geenBevestiging !== undefined);
    return held ? [id] : [];
  });

const confirmationsIn = (world: World, except: ReadonlySet<string>): string[] =>
  world.zaken
    .contacten()
    .filter(({ id }) => !except.has(id))
    .flatMap(({ gebeurtenissen }) => gebeurtenissen.flatMap((g) => (g.soort === 'mail-klaargezet' ? [g.mail] : [])))
    .sort();

test('the same messages make the same contacts and the same acknowledgements, whatever their order and however often they come', async () => {
  const run = fc
    .tuple(mailbox, fc.boolean())
    .chain(([letters, volledig]) =>
      fc.tuple(
        fc.constant(letters),
        fc.constant(volledig),
        fc.shuffledSubarray([...letters, ...letters], { minLength: letters.length * 2 }),
      ),
    );
  await fc.assert(
    fc.asyncProperty(run, async ([letters, volledig, otherwise]) => {
      const first = await deliverAll(letters, volledig);
      const second = await deliverAll(otherwise, volledig);
      expect(byId(second.contactOf)).toEqual(byId(first.contactOf));
      const events = (world: typeof first.world) =>
        Object.fromEntries(
          world.zaken.contacten().map(({ id, gebeurtenissen }) => {
            const berichten = gebeurtenissen.filter((g) => g.soort === 'bericht-ontvangen');
            return [id, berichten.map((g) => g.id).sort()];
          }),
        );
      expect(events(second.world)).toEqual(events(first.world));
      // Which side of a reference to somebody else is heldBack, and which thread comes first before a breaker opens, does
      // depend on the order; both are held back.
      const heldBack = new Set([first, second].flatMap(({ world }) => heldBackIn(world)));
      const confirmed = (world: World) => confirmationsIn(world, heldBack);
      expect(confirmed(second.world)).toEqual(confirmed(first.world));
      expect(new Set(confirmed(first.world)).size).toBe(confirmed(first.world).length);
    }),
    { numRuns: 150 },
  );
});

test('a part of the messages makes the same contacts as when all had come', async () => {
  const run = mailbox.chain((letters) => fc.tuple(fc.constant(letters), fc.shuffledSubarray(letters)));
  await fc.assert(
    fc.asyncProperty(run, async ([letters, some]) => {
      const all = await deliverAll(letters, true);
      const part = await deliverAll(some, true);
      for (const [id, contact] of part.contactOf) expect(contact).toBe(all.contactOf.get(id));
    }),
    { numRuns: 100 },
  );
});

test('whatever messages refer to, also in circles, every one lies in one contact, of its own sender only', async () => {
  const wild = fc.array(
    fc.record({ nr: fc.nat(5), wie: fc.constantFrom('an', 'bo'), op: fc.array(fc.nat(5), { maxLength: 4 }) }),
    { minLength: 1, maxLength: 10 },
  );
  await fc.assert(
    fc.asyncProperty(wild, async (letters) => {
      const world = makeWorld();
      for (const [index, { nr, wie, op }] of letters.entries()) {
        const references = op.map((n) => `m${n}@x.nl`);
        const mail = { van: `${wie}@bewoner.nl`, messageId: `m${nr}@x.nl`, tekst: `${index}`, references };
        await deliverMail(world, `r${index}`, rawMail(mail));
      }
      const contacten = world.zaken.contacten();
      const berichten = contacten
        .flatMap(({ gebeurtenissen }) => gebeurtenissen)
        .filter((g) => g.soort === 'bericht-ontvangen');
      expect(berichten).toHaveLength(letters.length);
      for (const { id } of contacten) {
        const { berichten } = await world.inhoud.readInhoud(id);
        expect(new Set(berichten.map(({ mail }) => mail?.antwoordAan)).size).toBe(1);
      }
    }),
    { numRuns: 200 },
  );
});
