/** The lines of the journal, as the functions that take messages in write them; wherever it breaks off, the day is in order. */
import { describe, expect, test } from '@jest/globals';
import { makeCheckDag } from '../../shared/application/check-dag.ts';
import type { Journaalregel } from '../../shared/application/journaal.ts';
import { KANALEN, type Kanaal } from '../../shared/domain/contact/types.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../support/crash-points.ts';
import { type Bericht, deliver, projectAll, rawIn } from '../support/innames.ts';
import { makeWorld, type World } from '../support/memory-world.ts';
import { centrum } from '../support/people.ts';
import { rawMail } from '../support/raw-mail.ts';
import { closedLog } from './silent-log.ts';

const log = closedLog();
const OP = '2026-11-25T09:00:00.000Z';
const DAG = '2026-11-25';

async function aWorld(): Promise<World> {
  const world = makeWorld({ start: OP, instellingen: centrum });
  await world.controle.begin(instant('2026-11-01T00:00:00Z'));
  return world;
}

async function messageFor(world: World, kanaal: Kanaal, nr = 1): Promise<Bericht> {
  switch (kanaal) {
    case 'telefoon': {
      const kop = { oproepId: `o${nr}`, op: OP };
      const gebeurtenissen = ['in-wachtrij', 'aangenomen'].map((soort) => ({ id: `${nr}-${soort}`, soort, ...kop }));
      return { id: `t${nr}`, body: { gebeurtenissen } };
    }
    case 'mail':
      return rawIn(world, `m${nr}`, rawMail({ messageId: `${nr}@b.nl`, tekst: `Vraag ${nr}` }));
    case 'chat':
      return {
        id: `c${nr}`,
        body: { soort: 'vraag', gesprek: `g${nr}`, id: 'v', volgnummer: 1, op: OP, tekst: 'Hallo' },
      };
    case 'inloop':
      return { id: `i${nr}`, body: { soort: 'aankomst', id: `aankomst-${nr}`, locatie: 'centrum', op: OP } };
  }
}

async function linesOf(world: World, kanaal: Kanaal): Promise<Journaalregel[]> {
  const found: Journaalregel[] = [];
  for await (const regel of world.journaal.readDag(kanaal, DAG, 'ontvangen')) found.push(regel);
  return found;
}

const checked = (world: World) => makeCheckDag({ ...world, namenInUitval: () => [] })(DAG);
const down = (world: World): World => {
  return { ...world, journaal: { ...world.journaal, note: () => Promise.reject(new Error('down')) } };
};

describe('a batch of messages', () => {
  test.each(KANALEN)('of %s is one writing in the journal, and names nothing of what it says', async (kanaal) => {
    const world = await aWorld();
    let written = 0;
    const { note } = world.journaal;
    const counting = (k: Kanaal, regels: readonly Journaalregel[]) => {
      written += 1;
      return note(k, regels);
    };
    const batch = await Promise.all([1, 2, 3].map((nr) => messageFor(world, kanaal, nr)));
    await deliver({ ...world, journaal: { ...world.journaal, note: counting } }, kanaal, ...batch);
    expect([written, (await linesOf(world, kanaal)).length]).toEqual([1, 3]);
    expect(JSON.stringify(await linesOf(world, kanaal))).not.toMatch(/Hallo|Vraag|jan@|bewoner/);
  });

  test.each(['telefoon', 'chat', 'inloop'] as const)(
    'of %s is written down before anything is done with it',
    async (kanaal) => {
      const world = await aWorld();
      const broken = () => Promise.reject(new Error('down'));
      const zaken = { ...world.zaken, loadContact: broken, loadLopend: broken };
      const message = await messageFor(world, kanaal);
      expect(await deliver({ ...world, zaken }, kanaal, message)).toEqual([message.id]);
      expect(await linesOf(world, kanaal)).toHaveLength(1);
    },
  );

  test.each(KANALEN)(
    'of %s of which the journal cannot be written comes again; the contact is not lost over it',
    async (kanaal) => {
      const world = await aWorld();
      const message = await messageFor(world, kanaal);
      expect(await deliver(down(world), kanaal, message)).toEqual([message.id]);
      log.take();
      expect(await deliver(down(world), kanaal, { ...message, poging: 5 })).toEqual([]);
      expect(log.take()).toContainEqual(
        expect.objectContaining({ niveau: 'ERROR', wat: 'bericht zonder regel in het journaal' }),
      );
      expect(world.zaken.contacten()).toHaveLength(1);
    },
  );

  test('that nobody can read is in the journal under the id of the work that it became', async () => {
    const world = await aWorld();
    for (const kanaal of KANALEN) await deliver(world, kanaal, { id: `kapot-${kanaal}`, body: '{' });
    for (const kanaal of KANALEN)
      expect((await linesOf(world, kanaal)).map(({ werd }) => werd)).toEqual([
        [{ soort: 'onleesbaar', id: `kapot-${kanaal}` }],
      ]);
    expect((await checked(world)).kanalen.map(({ geworden }) => geworden.onleesbaar)).toEqual([1, 1, 1, 1]);
  });
});

describe('wherever it breaks off, delivered again it is one contact, and the day is in order', () => {
  test.each(KANALEN)('%s', async (kanaal) => {
    const messages = new WeakMap<World, Bericht>();
    const calls = await expectSameWhereverItCrashes<World, unknown>({
      setup: async () => {
        const world = await aWorld();
        messages.set(world, await messageFor(world, kanaal));
        return world;
      },
      act: async (ports) => deliver(ports, kanaal, await messageFor(makeWorld(), kanaal)),
      afterwards: async (world) => {
        await deliver(world, kanaal, messages.get(world) as Bericht);
        await projectAll(world);
      },
      observe: async (world) => {
        const { inOrde, kanalen } = await checked(world);
        return [world.zaken.contacten().length, inOrde, kanalen.map(({ binnengekomen }) => binnengekomen)];
      },
    });
    expect(calls).toBeGreaterThan(2);
  });
});
