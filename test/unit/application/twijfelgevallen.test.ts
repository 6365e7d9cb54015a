import { describe, expect, test } from '@jest/globals';
import {
  makeListTwijfelgevallen,
  type TwijfelgevallenQuery,
} from '../../../shared/application/list-twijfelgevallen.ts';
import type { TelefoonSoort } from '../../../shared/domain/contact/types.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { bel } from '../../support/oproepen.ts';
import { centrum, fatima, gebruiker, manager, ondersteuner, vreemde } from '../../support/people.ts';

const beheerder = gebruiker('bea', ['beheerder']);
const world = () => makeWorld({ start: '2026-11-25T12:00:00.000Z', instellingen: centrum });
const list = async (w: World, over: Partial<TwijfelgevallenQuery> = {}) =>
  makeListTwijfelgevallen(w)({ door: ondersteuner, limit: 50, ...over });

async function called(...verloop: readonly (readonly [string, TelefoonSoort])[]) {
  const w = world();
  const contact = await bel(w, { naam: 'o1', verloop });
  return { w, contact };
}

describe('facts that contradict each other', () => {
  test.each([
    [
      'aangenomen-voor-wachtrij',
      [
        ['09:00:00', 'aangenomen'],
        ['09:00:05', 'in-wachtrij'],
      ],
      'Volgens de centrale nam iemand op om 2026-11-25 10:00:00, terwijl de oproep pas om 2026-11-25 10:00:05 in de wachtrij kwam.',
    ],
    [
      'aangenomen-na-ophangen',
      [
        ['09:00:00', 'in-wachtrij'],
        ['09:00:10', 'opgehangen'],
        ['09:00:20', 'aangenomen'],
      ],
      'Er staat dat iemand opnam om 2026-11-25 10:00:20, nadat de beller ophing om 2026-11-25 10:00:10.',
    ],
    [
      'einde-voor-begin',
      [
        ['09:00:00', 'opgehangen'],
        ['09:00:05', 'in-wachtrij'],
      ],
      'Er staat dat de beller ophing om 2026-11-25 10:00:00, voordat de oproep om 2026-11-25 10:00:05 in de wachtrij kwam.',
    ],
  ] as const)('%s: said in words, what contradicts what', async (code, verloop, uitleg) => {
    const { w, contact } = await called(...verloop);
    expect((await list(w)).items).toEqual([
      expect.objectContaining({
        contact,
        kanaal: 'telefoon',
        wijkteam: 'centrum',
        twijfels: [expect.objectContaining({ code, uitleg })],
      }),
    ]);
  });

  test('that a later report puts right are no longer listed', async () => {
    const { w } = await called(['09:00:00', 'aangenomen'], ['09:00:05', 'in-wachtrij']);
    expect((await list(w)).items).toHaveLength(1);
    await bel(w, {
      naam: 'o1',
      verloop: [
        ['09:00:00', 'aangenomen'],
        ['09:00:05', 'in-wachtrij'],
        ['08:59:55', 'in-wachtrij'],
      ],
    });
    expect((await list(w)).items).toEqual([]);
  });
});

describe('a call that never ended', () => {
  test('is doubtful after four hours, not at them, and stays waiting in the figures', async () => {
    const { w, contact } = await called(['08:00:00', 'in-wachtrij']);
    expect((await list(w)).items).toEqual([]);
    w.clock.forward(1);
    expect((await list(w)).items).toEqual([
      expect.objectContaining({
        contact,
        twijfels: [expect.objectContaining({ code: 'nooit-beeindigd', gebeurtenis: null })],
      }),
    ]);
    expect((await w.zaken.loadContact(contact))?.value.wachten[0]?.einde).toBeNull();
  });
});

describe('the list of doubtful calls', () => {
  async function many() {
    const w = world();
    const ids = [];
    for (const [naam, minuut] of [
      ['a', '10'],
      ['b', '11'],
      ['c', '12'],
    ] as const) {
      ids.push(
        await bel(w, {
          naam,
          verloop: [
            [`07:${minuut}:00`, 'aangenomen'],
            [`07:${minuut}:05`, 'in-wachtrij'],
          ],
        }),
      );
    }
    for (const naam of ['d', 'e']) ids.push(await bel(w, { naam, verloop: [['07:00:00', 'in-wachtrij']] }));
    return { w, ids };
  }

  test.each([1, 2, 3, 5, 50])('gives each once, %i at a time', async (limit) => {
    const { w, ids } = await many();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(w, { limit, ...(cursor !== undefined && { cursor }) });
      seen.push(...page.items.map(({ contact }) => contact));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  test('is of the last fourteen days, or of the days that are asked for', async () => {
    const { w } = await many();
    w.clock.to('2026-12-09T12:00:00Z');
    expect((await list(w)).items).toEqual([]);
    expect((await list(w, { van: '2026-11-25', totEnMet: '2026-11-25' })).items).toHaveLength(5);
    await expect(list(w, { van: '2026-11-26', totEnMet: '2026-11-25' })).rejects.toMatchObject({
      faults: [{ veld: 'totEnMet' }],
    });
    await expect(list(w, { van: '2024-11-25' })).rejects.toMatchObject({ faults: [{ veld: 'van' }] });
  });

  test('is for who handles contacts, each their own, and for the beheerder; not for a manager', async () => {
    const { w } = await many();
    expect((await list(w, { door: fatima })).items).toHaveLength(5);
    expect((await list(w, { door: beheerder })).items).toHaveLength(5);
    expect((await list(w, { door: vreemde })).items).toEqual([]);
    await expect(list(w, { door: manager })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
