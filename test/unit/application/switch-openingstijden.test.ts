/** The switch "closed because ...", pressed by two people at the same moment. */
import { describe, expect, test } from '@jest/globals';
import type { InstellingenStore } from '../../../shared/application/ports.ts';
import { makeSaveOpeningsregeling } from '../../../shared/application/save-instellingen.ts';
import { makeCloseNow, makeReopenNow } from '../../../shared/application/switch-openingstijden.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { makeWorld } from '../../support/memory-world.ts';

const plaats = { wijkteam: 'centrum', kanaal: 'telefoon' } as const;
const redenen = async ({ instellingen }: { instellingen: InstellingenStore }) =>
  (await instellingen.readInstellingen()).openingsregelingen['centrum/telefoon']?.sluitingen.map(({ reden }) => reden);

/** Does something in between: after the first reading, before the write that follows from it. */
function between(store: InstellingenStore, act: () => Promise<unknown>): InstellingenStore {
  let done = false;
  return {
    ...store,
    async readInstellingen() {
      const read = await store.readInstellingen();
      if (!done) {
        done = true;
        await act();
      }
      return read;
    },
  };
}

describe('the switch', () => {
  test('pressed by two at once keeps both closings', async () => {
    const world = makeWorld();
    const other = () => makeCloseNow(world)({ plaats, reden: 'storing', door: 'olga' });
    const closing = makeCloseNow({ ...world, instellingen: between(world.instellingen, other) });
    expect(await closing({ plaats, reden: 'ontruiming', door: 'bea' })).toMatchObject({ open: false });
    expect(await redenen(world)).toEqual(['storing', 'ontruiming']);
    const { items } = await world.instellingen.listRegelingversies('centrum/telefoon', 10);
    expect(items.map(({ door }) => door)).toEqual(['bea', 'olga']);
  });

  test('does not undo hours that somebody saves at that moment', async () => {
    const world = makeWorld();
    const teamdag = { datum: '2026-12-01', reden: 'teamdag', bron: 'lokaal' } as const;
    const regeling = { ...standaardRegeling(), sluitingsdagen: [teamdag] };
    const save = () => makeSaveOpeningsregeling(world)({ ...plaats, regeling });
    await makeCloseNow({ ...world, instellingen: between(world.instellingen, save) })({ plaats, reden: 'storing' });
    const { openingsregelingen } = await world.instellingen.readInstellingen();
    expect(openingsregelingen['centrum/telefoon']).toMatchObject({
      sluitingsdagen: [teamdag],
      sluitingen: [{ reden: 'storing' }],
    });
  });

  test('switched on while another switches off ends what ran, and keeps what was added', async () => {
    const world = makeWorld();
    await makeCloseNow(world)({ plaats, reden: 'storing' });
    world.clock.forward(60_000);
    const close = () => makeCloseNow(world)({ plaats, reden: 'ontruiming' });
    await makeReopenNow({ ...world, instellingen: between(world.instellingen, close) })({ plaats });
    // Both ran at that moment: the one that began just now never was.
    expect(await redenen(world)).toEqual(['storing']);
    expect((await makeReopenNow(world)({ plaats })).open).toBe(true);
  });
});
