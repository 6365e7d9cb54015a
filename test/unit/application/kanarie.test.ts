/** The canary: through every kanaal, step by step, and in nothing that people see or count. */
import { describe, expect, test } from '@jest/globals';
import { makeCheckDag } from '../../../shared/application/check-dag.ts';
import { makeCheckKanaries } from '../../../shared/application/check-kanaries.ts';
import { makeListKanaries } from '../../../shared/application/list-kanaries.ts';
import { makePublishLive } from '../../../shared/application/publish-live.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeSendKanarie } from '../../../shared/application/send-kanarie.ts';
import { makeSweepDue } from '../../../shared/application/sweep-due.ts';
import { KANALEN, type Kanaal } from '../../../shared/domain/contact/types.ts';
import type { Kanarieronde } from '../../../shared/domain/kanarie/types.ts';
import { instant, MINUTE } from '../../../shared/domain/tijd/instant.ts';
import { deliver, projectAll } from '../../support/innames.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, gebruiker, ondersteuner } from '../../support/people.ts';

const DAG = { dagen: { van: '2026-11-25', totEnMet: '2026-11-25' }, ookOpenOpDag: true };
const beheerder = gebruiker('bea', ['beheerder']);
const aWorld = () => makeWorld({ start: '2026-11-25T05:30:00.000Z', instellingen: centrum });

/** Everything that lies in the queues and the bucket, taken in; `shut` are kanalen of which nothing comes through. */
async function takeIn(world: World, ronde: Kanarieronde, shut: readonly Kanaal[] = []): Promise<void> {
  const bodies: Record<Kanaal, unknown[]> = {
    telefoon: world.telefoonQueue.drain(),
    chat: world.chatQueue.drain(),
    inloop: world.inloopQueue.drain(),
    mail: ronde.kanaries
      .filter(({ kanaal }) => kanaal === 'mail')
      .map(({ teken }) => ({ Records: [{ eventTime: ronde.op, s3: { object: { key: `mail/${teken}` } } }] })),
  };
  for (const kanaal of KANALEN.filter((one) => !shut.includes(one)))
    for (const [index, body] of bodies[kanaal].entries())
      await deliver(world, kanaal, { id: `${kanaal}-${index}`, body });
}

const steps = async (world: World) =>
  (await makeListKanaries(world)({ door: beheerder })).map(({ uitslag, kanalen }) => [
    uitslag,
    Object.fromEntries(kanalen.map(({ kanaal, stap }) => [kanaal, stap])),
  ]);

const all = (stap: string | null) => Object.fromEntries(KANALEN.map((kanaal) => [kanaal, stap]));

describe('a canary', () => {
  test('passes every step of every kanaal, and closes by itself', async () => {
    const world = aWorld();
    const { ronde } = await makeSendKanarie(world)();
    expect(await steps(world)).toEqual([['loopt', all('aangeboden')]]);
    await takeIn(world, ronde);
    expect(await makeCheckKanaries(world)()).toEqual({ goed: 0, gemist: [] });
    expect(await steps(world)).toEqual([['loopt', all('inhoud')]]);
    await projectAll(world);
    world.clock.forward(5 * MINUTE);
    expect(await makeCheckKanaries(world)()).toEqual({ goed: 1, gemist: [] });
    expect(await steps(world)).toEqual([['goed', all('gesloten')]]);
    expect(await makeCheckKanaries(world)()).toEqual({ goed: 0, gemist: [] });
    expect(world.zaken.contacten().map(({ proef, status }) => [proef, status])).toEqual(
      KANALEN.map(() => [true, 'afgesloten']),
    );
  });

  test('is in no list, no figure, no notice and nothing that goes out', async () => {
    const world = aWorld();
    await world.controle.begin(instant('2026-11-01T00:00:00Z'));
    const { ronde } = await makeSendKanarie(world)();
    await takeIn(world, ronde);
    await projectAll(world);
    await world.verbindingen.addLive(
      { verbinding: 'olga', gebruiker: ondersteuner, sinds: world.clock.now() },
      instant('2026-11-26T00:00:00Z'),
    );
    await makePublishLive(world)(world.zaken.changes());
    const waiting = [];
    for await (const contact of world.zaken.listWachtend()) waiting.push(contact);
    expect({
      contacten: (await world.zaken.searchContacten(DAG, 10)).items,
      waiting,
      chats: await world.zaken.listChatWacht(),
      gezien: await world.cijfers.listGezien(),
      live: world.liveSockets.posted,
      onleesbaar: (await world.zaken.listOnleesbaar(10)).items,
      antwoorden: world.antwoordQueue.drain(),
      pushes: world.pushQueue.drain(),
      mail: world.mail.sent,
      sms: world.sms.sent,
    }).toEqual({
      contacten: [],
      waiting: [],
      chats: [],
      gezien: [],
      live: [],
      onleesbaar: [],
      antwoorden: [],
      pushes: [],
      mail: [],
      sms: [],
    });
    world.clock.to('2026-11-25T23:30:00.000Z');
    expect((await makeSweepDue(world)()).zaken).toBe(0);
    const [contact] = world.zaken.contacten();
    await expect(makeReadContact(world)({ contact: contact?.id ?? '', door: ondersteuner })).rejects.toThrow(
      'bestaat niet',
    );
    const dag = await makeCheckDag({ ...world, namenInUitval: () => [] })('2026-11-25');
    expect(dag.inOrde).toBe(true);
    expect(dag.kanalen.map(({ binnengekomen }) => binnengekomen.berichten)).toEqual([0, 0, 0, 0]);
  });

  test.each(KANALEN)(
    'that does not come through %s in a quarter of an hour is missed, with the step',
    async (kanaal) => {
      const world = aWorld();
      const { ronde } = await makeSendKanarie(world)();
      await takeIn(world, ronde, [kanaal]);
      await projectAll(world);
      const check = makeCheckKanaries(world);
      world.clock.forward(15 * MINUTE - 1);
      expect(await check()).toEqual({ goed: 0, gemist: [] });
      world.clock.forward(1);
      expect(await check()).toEqual({ goed: 0, gemist: [{ kanaal, stap: 'ontvangen' }] });
      expect(await check()).toEqual({ goed: 0, gemist: [] });
      expect(await steps(world)).toEqual([['gemist', { ...all('gesloten'), [kanaal]: 'aangeboden' }]]);
    },
  );

  test('that cannot even be offered is missed as such, and holds up no other', async () => {
    const world = aWorld();
    const telefoonQueue = { ...world.telefoonQueue, send: () => Promise.reject(new Error('down')) };
    const { ronde, mislukt } = await makeSendKanarie({ ...world, telefoonQueue })();
    expect(mislukt.map(({ kanaal }) => kanaal)).toEqual(['telefoon']);
    await takeIn(world, ronde);
    await projectAll(world);
    world.clock.forward(15 * MINUTE);
    expect((await makeCheckKanaries(world)()).gemist).toEqual([{ kanaal: 'telefoon', stap: 'aangeboden' }]);
  });

  test('of which the stream does not tell is missed at that step', async () => {
    const world = aWorld();
    const { ronde } = await makeSendKanarie(world)();
    await takeIn(world, ronde);
    world.clock.forward(15 * MINUTE);
    expect((await makeCheckKanaries(world)()).gemist).toEqual(KANALEN.map((kanaal) => ({ kanaal, stap: 'verwerkt' })));
  });

  test('is sent once, however often it is asked for while it runs, and its name is told to nobody', async () => {
    const world = aWorld();
    const first = await makeSendKanarie(world)();
    const second = await makeSendKanarie(world)();
    expect(second.ronde.id).toBe(first.ronde.id);
    expect(world.telefoonQueue.drain()).toHaveLength(1);
    const told = JSON.stringify(await makeListKanaries(world)({ door: beheerder }));
    for (const { teken } of first.ronde.kanaries) expect(told).not.toContain(teken);
  });

  test('pages nobody: of the duty it tells only whether somebody would be found', async () => {
    const { ronde } = await makeSendKanarie(aWorld())();
    expect(
      ronde.diensten.map(({ wijkteam, domein, bron, bereikbaar }) => [wijkteam, domein, bron, bereikbaar]),
    ).toEqual([
      ['centrum', 'jeugd', 'escalatiecontact', true],
      ['centrum', 'sociaal', 'escalatiecontact', true],
    ]);
  });
});

describe('nothing is a canary that we did not send', () => {
  test('a call that calls itself one is somebody’s call, and is counted', async () => {
    const world = aWorld();
    const op = world.clock.now();
    const events = [{ id: 'e1', oproepId: 'kanarie-verzonnen', soort: 'in-wachtrij', op }];
    await deliver(world, 'telefoon', { id: 'q1', body: { gebeurtenissen: events } });
    expect((await world.zaken.searchContacten(DAG, 10)).items).toHaveLength(1);
  });

  test('the name of one kanaal is none on another', async () => {
    const world = aWorld();
    const { ronde } = await makeSendKanarie(world)();
    const chat = ronde.kanaries.find(({ kanaal }) => kanaal === 'chat');
    const events = [{ id: 'e1', oproepId: chat?.teken, soort: 'in-wachtrij', op: world.clock.now() }];
    await deliver(world, 'telefoon', { id: 'q1', body: { gebeurtenissen: events } });
    expect((await world.zaken.searchContacten(DAG, 10)).items).toHaveLength(1);
  });
});
