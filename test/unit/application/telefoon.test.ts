import { describe, expect, test } from '@jest/globals';
import { makeAcceptTelefoonGebeurtenissen } from '../../../shared/application/accept-telefoon-gebeurtenissen.ts';
import type { TelefoonGebeurtenis } from '../../../shared/application/messages.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../../shared/application/record-telefoon-gebeurtenissen.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';

const at = (time: string) => instant(`2026-11-25T09:${time}.000Z`);
const call: TelefoonGebeurtenis[] = [
  { id: 'e1', oproepId: 'o1', soort: 'begonnen', op: at('00:00'), nummer: '+31612345678' },
  { id: 'e2', oproepId: 'o1', soort: 'in-wachtrij', op: at('00:10'), wijkteam: 'centrum' },
  { id: 'e3', oproepId: 'o1', soort: 'aangenomen', op: at('00:30'), medewerker: 'fatima' },
];
const levering = (bron: string, ...gebeurtenissen: TelefoonGebeurtenis[]) => ({ bron, gebeurtenissen });

describe('events of a call', () => {
  test('all events of a call in a batch become one version of one contact', async () => {
    const world = makeWorld();
    const record = makeRecordTelefoonGebeurtenissen(world);
    const result = await record(call.map((event) => levering(`bron-${event.id}`, event)));
    expect(result.mislukt).toEqual([]);
    expect(world.zaken.changes()).toHaveLength(1);
    expect(world.zaken.contacten()).toEqual([
      expect.objectContaining({
        kanaal: 'telefoon',
        wijkteam: 'centrum',
        aangenomenDoor: 'fatima',
        beantwoordOp: at('00:30'),
      }),
    ]);
  });

  test('delivered again, in reverse and in pieces, nothing changes', async () => {
    const world = makeWorld();
    const record = makeRecordTelefoonGebeurtenissen(world);
    for (const event of call.toReversed()) await record([levering('a', event)]);
    const before = world.zaken.contacten();
    await record([levering('b', ...call)]);
    expect(world.zaken.contacten()).toEqual(before);
    expect(before[0]?.wachten[0]?.einde?.op).toBe(at('00:30'));
  });

  test('the number of the caller is content: it is in no fact', async () => {
    const world = makeWorld();
    await makeRecordTelefoonGebeurtenissen(world)([levering('a', ...call)]);
    expect(JSON.stringify(world.zaken.changes())).not.toContain('12345678');
    const { persoon } = await world.inhoud.readInhoud(world.zaken.contacten()[0]?.id ?? '');
    expect(persoon).toEqual({ nummer: '+31612345678' });
  });

  test('hundreds of calls in a batch are all recorded, a hundred at a time', async () => {
    const world = makeWorld();
    let busy = 0;
    let busiest = 0;
    const zaken = {
      ...world.zaken,
      async loadContact(id: string) {
        busy += 1;
        busiest = Math.max(busiest, busy);
        await new Promise<void>((resolve) => setImmediate(resolve));
        busy -= 1;
        return world.zaken.loadContact(id);
      },
    };
    const events = Array.from({ length: 500 }, (_, n) => ({ ...call[1]!, id: `e${n}`, oproepId: `o${n}` }));
    await makeRecordTelefoonGebeurtenissen({ ...world, zaken })([levering('a', ...events)]);
    expect(world.zaken.contacten()).toHaveLength(500);
    expect(busiest).toBeGreaterThan(1);
    expect(busiest).toBeLessThanOrEqual(100);
  });

  test('a later event without number does not empty it', async () => {
    const world = makeWorld();
    const record = makeRecordTelefoonGebeurtenissen(world);
    await record([levering('a', call[0]!)]);
    await record([levering('b', call[1]!)]);
    const { persoon } = await world.inhoud.readInhoud(world.zaken.contacten()[0]?.id ?? '');
    expect(persoon.nummer).toBe('+31612345678');
  });

  test('a call that cannot be recorded makes only the messages that speak of it come again', async () => {
    const world = makeWorld();
    const failing = world.ids.derived('oproep', 'stuk');
    const zaken = {
      ...world.zaken,
      loadContact: (id: string) => (id === failing ? Promise.reject(new Error('busy')) : world.zaken.loadContact(id)),
    };
    const stuk: TelefoonGebeurtenis = { id: 'x', oproepId: 'stuk', soort: 'begonnen', op: at('00:00') };
    const result = await makeRecordTelefoonGebeurtenissen({ ...world, zaken })([
      levering('good', ...call),
      levering('bad', stuk),
      levering('both', call[0]!, stuk),
    ]);
    expect(result.mislukt.map(({ bron }) => bron).sort()).toEqual(['bad', 'both']);
    expect(world.zaken.contacten()).toHaveLength(1);
  });

  test('wherever the worker dies, redelivery leads to the same contact', async () => {
    const calls = await expectSameWhereverItCrashes({
      setup: async () => makeWorld(),
      act: (world: World) => makeRecordTelefoonGebeurtenissen(world)([levering('a', ...call)]),
      afterwards: (world) => makeRecordTelefoonGebeurtenissen(world)([levering('a', ...call)]),
      observe: async (world) => ({
        contacten: world.zaken.contacten(),
        versies: world.zaken.changes().map(({ versie }) => versie),
      }),
    });
    expect(calls).toBeGreaterThanOrEqual(3);
  });

  test('two workers with different events of one call lose neither', async () => {
    const world = makeWorld();
    const record = makeRecordTelefoonGebeurtenissen(world);
    await Promise.all(call.map((event) => record([levering(event.id, event)])));
    expect(world.zaken.contacten()[0]?.gebeurtenissen.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3']);
  });
});

describe('accepting events of calls', () => {
  test('keeps the events of a call together and no message grows large', async () => {
    const world = makeWorld();
    const many = Array.from({ length: 60 }, (_, i): TelefoonGebeurtenis => {
      return { id: `e${i}`, oproepId: `o${i % 3}`, soort: 'begonnen', op: at('00:00') };
    });
    await makeAcceptTelefoonGebeurtenissen(world)(many);
    const berichten = world.telefoonQueue.drain();
    expect(berichten.flatMap(({ gebeurtenissen }) => gebeurtenissen.map(({ id }) => id)).sort()).toEqual(
      many.map(({ id }) => id).sort(),
    );
    expect(Math.max(...berichten.map(({ gebeurtenissen }) => gebeurtenissen.length))).toBeLessThanOrEqual(25);
    expect(new Set(berichten[0]?.gebeurtenissen.map(({ oproepId }) => oproepId)).size).toBeLessThanOrEqual(2);
  });
});
