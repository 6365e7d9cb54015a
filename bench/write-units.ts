/**
 * Write units of a whole contact, by what DynamoDB says that each write took (indexes and transactions included), for
 * every kind of contact and per table. Each new version goes into the figures on its own, as most do; calls of a busy
 * hour once more as a stream delivers them then, many together.
 */
import { makePlanDiensten } from '../shared/application/plan-diensten.ts';
import { KANALEN } from '../shared/domain/contact/types.ts';
import { makeCountedWorld } from '../test/support/counted-world.ts';
import { fullBatch } from '../test/support/journaal-batches.ts';
import { centrum } from '../test/support/people.ts';
import { regel } from '../test/support/verantwoordingsregels.ts';
import {
  chat,
  mailAnswered,
  missedCall,
  phoneCall,
  phoneCalls,
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

const CALL_TARGET = 9;
/** Calls of which the stream tells in one delivery. */
const TOGETHER = 100;

const KINDS: readonly Kind[] = [
  { name: 'call (queued, answered, ended)', way: phoneCall, target: CALL_TARGET },
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
    for (const [wijkteams, spread] of [
      [1, 'in one wijkteam'],
      [TOGETHER, 'each in another wijkteam'],
    ] as const) {
      const names = (round: string) => Array.from({ length: TOGETHER }, (_, index) => `${round}-${wijkteams}-${index}`);
      await phoneCalls(world, names('eerst'), wijkteams);
      world.takeUnits();
      await phoneCalls(world, names('samen'), wijkteams);
      const together = Object.entries(world.takeUnits()).filter(([, count]) => count > 0);
      const each = together.reduce((sum, [, count]) => sum + count, 0) / TOGETHER;
      const name = `write-units: call, ${TOGETHER} at a time ${spread}`;
      const [ratio, of] = [each / CALL_TARGET, { unit: 'units', n: TOGETHER }];
      lines.push({
        ...of,
        name: `${name}, against the target of ${CALL_TARGET}`,
        value: each,
        reference: CALL_TARGET,
        ratio,
      });
      for (const [table, count] of together) {
        const value = count / TOGETHER;
        lines.push({ ...of, name: `${name}, of which in table ${table}`, value, reference: each, ratio: value / each });
      }
    }
    for (const kanaal of KANALEN) {
      await world.journaal.note(kanaal, fullBatch(world.ids, kanaal, world.clock.now()));
      const value = world.takeUnits().journaal;
      const name = `write-units: journal, a batch of ten messages of ${kanaal}`;
      lines.push({ name, value, unit: 'units', reference: 1, ratio: value, n: 1 });
    }
    for (const shown of [1, TOGETHER]) {
      const ids = Array.from({ length: shown }, (_, index) => world.ids.derived('bench', String(index)));
      const betrokkenen = { soort: 'contact', ids } as const;
      const one = { betrokkenen, object: shown === 1 ? (ids[0] ?? null) : null };
      await world.verantwoording.append(regel(world.ids.derived('bench', 'regel', String(shown)), one));
      const value = world.takeUnits().verantwoording;
      const name = `write-units: who did what, a call that shows ${shown === 1 ? 'one contact' : `${shown} contacts`}`;
      lines.push({ name, value, unit: 'units', reference: null, ratio: null, n: 1 });
    }
    return lines;
  } finally {
    await world.close();
  }
}
