/**
 * Write units of a whole contact, by what DynamoDB says that each write took (indexes and transactions included), for
 * every kind of contact and per table. Each new version goes into the figures on its own: the dearest case.
 */
import { makePlanDiensten } from '../shared/application/plan-diensten.ts';
import { KANALEN } from '../shared/domain/contact/types.ts';
import { makeCountedWorld } from '../test/support/counted-world.ts';
import { fullBatch } from '../test/support/journaal-batches.ts';
import { centrum } from '../test/support/people.ts';
import {
  chat,
  mailAnswered,
  missedCall,
  phoneCall,
  spoed,
  type Way,
  walkIn,
} from '../test/support/ways-of-contacts.ts';
import type { BenchLine } from './line.ts';

interface Kind {
  readonly name: string;
  readonly way: Way;
  /** Units that it should not exceed. */
  readonly target?: number;
}

const KINDS: readonly Kind[] = [
  { name: 'call (queued, answered, ended)', way: phoneCall, target: 9 },
  { name: 'missed call (queued, hung up, to be called back)', way: missedCall },
  { name: 'mail (received, answered, closed)', way: mailAnswered },
  { name: 'chat (connected, asked, taken, answered, closed)', way: chat },
  { name: 'walk-in (arrived, taken, closed)', way: walkIn },
  { name: 'spoed (call, triage, two pushes, taken up, reached)', way: spoed, target: 15 },
];

export async function run(): Promise<readonly BenchLine[]> {
  const world = await makeCountedWorld();
  try {
    await world.instellingen.saveInstellingen({ ...(await world.instellingen.readInstellingen()), ...centrum });
    const dienst = { soort: 'achterwacht', wijkteam: 'centrum', domein: 'sociaal', professional: 'fatima' } as const;
    await makePlanDiensten(world)([{ ...dienst, van: '2026-11-25T09:00', tot: '2026-11-25T17:00' }]);
    const lines: BenchLine[] = [];
    for (const { name, way, target } of KINDS) {
      // The first of its kind also notes that this kanaal and wijkteam exist.
      await way(world, `${way.name}-0`);
      world.takeUnits();
      await way(world, `${way.name}-1`);
      const units = Object.entries(world.takeUnits()).filter(([, count]) => count > 0);
      const total = units.reduce((sum, [, count]) => sum + count, 0);
      const against = target === undefined ? '' : `, against the target of ${target}`;
      const [reference, ratio] = target === undefined ? [null, null] : [target, total / target];
      lines.push({ name: `write-units: ${name}${against}`, value: total, unit: 'units', reference, ratio, n: 1 });
      for (const [table, value] of units) {
        const part = `write-units: ${name}, of which in table ${table}`;
        lines.push({ name: part, value, unit: 'units', reference: total, ratio: value / total, n: 1 });
      }
    }
    for (const kanaal of KANALEN) {
      await world.journaal.note(kanaal, fullBatch(world.ids, kanaal, world.clock.now()));
      const value = world.takeUnits().journaal;
      const name = `write-units: journal, a batch of ten messages of ${kanaal}`;
      lines.push({ name, value, unit: 'units', reference: 1, ratio: value, n: 1 });
    }
    return lines;
  } finally {
    await world.close();
  }
}
