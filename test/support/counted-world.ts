/**
 * A world whose stores are the real tables spoken to as the functions do, with every write unit counted as DynamoDB itself
 * reports it. Each new version of a contact goes into the figures on its own: the dearest way in which a stream can
 * deliver them.
 */
import type { DynamoCall, Operations } from '../../shared/adapters/dynamodb/call.ts';
import { makeDynamoCijferStore } from '../../shared/adapters/dynamodb/cijfer-store.ts';
import { makeDynamoInhoudStore } from '../../shared/adapters/dynamodb/inhoud-store.ts';
import { makeDynamoInstellingenStore } from '../../shared/adapters/dynamodb/instellingen-store.ts';
import { makeDynamoJournaalStore } from '../../shared/adapters/dynamodb/journaal-store.ts';
import { makeDynamoVerantwoordingLog } from '../../shared/adapters/dynamodb/verantwoording-store.ts';
import { makeDynamoVerbindingStore } from '../../shared/adapters/dynamodb/verbinding-store.ts';
import { makeDynamoZakenStore } from '../../shared/adapters/dynamodb/zaken-store.ts';
import type { ZaakWrite } from '../../shared/application/ports.ts';
import { makeProjectBereikbaarheid } from '../../shared/application/project-bereikbaarheid.ts';
import type { ContactChange } from '../../shared/application/zaak-change.ts';
import { startTables } from './dynamodb-tables.ts';
import { makeWorld } from './memory-world.ts';

const TABELLEN = ['zaken', 'inhoud', 'cijfers', 'instellingen', 'verbindingen', 'journaal', 'verantwoording'] as const;
export type Tabel = (typeof TABELLEN)[number];
export type Units = Readonly<Record<Tabel, number>>;

const WRITES: ReadonlySet<keyof Operations> = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
] as const);

interface Consumed {
  readonly TableName?: string;
  readonly CapacityUnits?: number;
}

/** Asks of every write what it took, and tells it by table name. */
const countWrites =
  (count: (table: string, units: number) => void) =>
  (call: DynamoCall): DynamoCall =>
  async (operation, input) => {
    if (!WRITES.has(operation)) return call(operation, input);
    const answer = await call(operation, { ...input, ReturnConsumedCapacity: 'TOTAL' });
    const { ConsumedCapacity: consumed } = answer as { ConsumedCapacity?: Consumed | readonly Consumed[] };
    if (consumed === undefined) throw new Error(`${operation} did not say what it consumed`);
    for (const { TableName = '', CapacityUnits = 0 } of [consumed].flat()) count(TableName, CapacityUnits);
    return answer;
  };

export async function makeCountedWorld() {
  const counted = new Map<string, number>();
  const tables = await startTables(
    countWrites((table, units) => {
      const name = table.replace(/-\d+$/, '');
      counted.set(name, (counted.get(name) ?? 0) + units);
    }),
  );
  const noWait = async () => {};
  const zaken = makeDynamoZakenStore(await tables.create('zaken'));
  const memory = makeWorld();
  const cijfers = makeDynamoCijferStore(await tables.create('cijfers'));
  const instellingen = makeDynamoInstellingenStore(await tables.create('instellingen'), noWait);
  const project = makeProjectBereikbaarheid({ ...memory, cijfers, instellingen });

  let held: ContactChange[] | undefined;
  async function projectNow(changes: readonly ContactChange[]): Promise<void> {
    const { mislukt } = await project(changes);
    if (mislukt[0] !== undefined) throw mislukt[0].fout;
  }
  async function projectAll(writes: readonly ZaakWrite[]): Promise<void> {
    for (const write of writes) {
      if (write.soort !== 'contact') continue;
      const change: ContactChange = {
        soort: 'contact',
        volgnummer: `${write.contact.id}/${write.vorige}`,
        contact: write.contact,
        versie: write.vorige + 1,
      };
      if (held) held.push(change);
      else await projectNow([change]);
    }
  }

  return {
    ...memory,
    zaken: {
      ...zaken,
      save: async (writes: readonly ZaakWrite[]) => {
        await zaken.save(writes);
        await projectAll(writes);
      },
    },
    inhoud: makeDynamoInhoudStore(await tables.create('inhoud')),
    journaal: makeDynamoJournaalStore(await tables.create('journaal')),
    verantwoording: makeDynamoVerantwoordingLog(await tables.create('verantwoording')),
    verbindingen: makeDynamoVerbindingStore(await tables.create('verbindingen')),
    cijfers,
    instellingen,
    /** What changes while `work` runs goes into the figures as one delivery of the stream. */
    async inOneDelivery(work: () => Promise<void>): Promise<void> {
      held = [];
      try {
        await work();
        await projectNow(held);
      } finally {
        held = undefined;
      }
    },
    /** Write units since the last time it was asked. */
    takeUnits(): Units {
      const units = Object.fromEntries(TABELLEN.map((name) => [name, counted.get(name) ?? 0])) as Record<Tabel, number>;
      counted.clear();
      return units;
    },
    close: () => tables.close(),
  };
}

export type CountedWorld = Awaited<ReturnType<typeof makeCountedWorld>>;
