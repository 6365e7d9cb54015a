/**
 * A world whose stores are the real tables behind the real SDK client, with every write unit counted as DynamoDB itself
 * reports it. Each new version of a contact goes into the figures on its own: the dearest way in which a stream can
 * deliver them.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { makeDynamoCijferStore } from '../../shared/adapters/dynamodb/cijfer-store.ts';
import { makeDynamoInhoudStore } from '../../shared/adapters/dynamodb/inhoud-store.ts';
import { makeDynamoInstellingenStore } from '../../shared/adapters/dynamodb/instellingen-store.ts';
import { makeDynamoJournaalStore } from '../../shared/adapters/dynamodb/journaal-store.ts';
import { makeDynamoVerbindingStore } from '../../shared/adapters/dynamodb/verbinding-store.ts';
import { makeDynamoZakenStore } from '../../shared/adapters/dynamodb/zaken-store.ts';
import type { ZaakWrite } from '../../shared/application/ports.ts';
import { makeProjectBereikbaarheid } from '../../shared/application/project-bereikbaarheid.ts';
import type { ContactChange } from '../../shared/application/zaak-change.ts';
import { startTables } from './dynamodb-tables.ts';
import { makeWorld } from './memory-world.ts';

const TABELLEN = ['zaken', 'inhoud', 'cijfers', 'instellingen', 'verbindingen', 'journaal'] as const;
export type Tabel = (typeof TABELLEN)[number];
export type Units = Readonly<Record<Tabel, number>>;

const WRITES: ReadonlySet<string> = new Set([
  'PutItemCommand',
  'UpdateItemCommand',
  'DeleteItemCommand',
  'TransactWriteItemsCommand',
]);

interface Consumed {
  readonly TableName?: string;
  readonly CapacityUnits?: number;
}

/** Asks of every write what it took, and tells it by table name. */
function countWrites(client: DynamoDBClient, count: (table: string, units: number) => void): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!WRITES.has(context.commandName ?? '')) return next(args);
      const answer = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      const { ConsumedCapacity: consumed } = answer.output as { ConsumedCapacity?: Consumed | readonly Consumed[] };
      if (consumed === undefined) throw new Error(`${context.commandName} did not say what it consumed`);
      for (const { TableName = '', CapacityUnits = 0 } of [consumed].flat()) count(TableName, CapacityUnits);
      return answer;
    },
    { step: 'initialize', name: 'countWriteUnits' },
  );
}

export async function makeCountedWorld() {
  const tables = await startTables();
  const counted = new Map<string, number>();
  countWrites(tables.client, (table, units) => {
    const name = table.replace(/-\d+$/, '');
    counted.set(name, (counted.get(name) ?? 0) + units);
  });
  const noWait = async () => {};
  const zaken = makeDynamoZakenStore(await tables.create('zaken'));
  const memory = makeWorld();
  const cijfers = makeDynamoCijferStore(await tables.create('cijfers'));
  const instellingen = makeDynamoInstellingenStore(await tables.create('instellingen'), noWait);
  const project = makeProjectBereikbaarheid({ ...memory, cijfers, instellingen });

  async function projectAll(writes: readonly ZaakWrite[]): Promise<void> {
    for (const write of writes) {
      if (write.soort !== 'contact') continue;
      const change: ContactChange = {
        soort: 'contact',
        volgnummer: `${write.contact.id}/${write.vorige}`,
        contact: write.contact,
        versie: write.vorige + 1,
      };
      const { mislukt } = await project([change]);
      if (mislukt[0] !== undefined) throw mislukt[0].fout;
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
    verbindingen: makeDynamoVerbindingStore(await tables.create('verbindingen')),
    cijfers,
    instellingen,
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
