/** Puts the example organisatie in, through the same adapter that the handlers use. */
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDynamoInstellingenStore } from '../../shared/adapters/dynamodb/instellingen-store.ts';
import { openDynamo } from '../../shared/adapters/dynamodb/open-dynamo.ts';
import { makeTable } from '../../shared/adapters/dynamodb/table.ts';
import { instantOf } from '../../shared/domain/tijd/instant.ts';
import { voorbeeldDiensten } from './diensten.ts';
import { voorbeeldInstellingen } from './organisatie.ts';

export interface SeedOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** Physical name of the table with the settings. */
  readonly table: string;
  readonly nowMs: number;
}

/** Writes settings and duties. To be called on an empty data folder. */
export async function seedVoorbeeld({ endpoint, region, accessKeyId, table, nowMs }: SeedOptions): Promise<void> {
  const dynamo = openDynamo({ endpoint, region, credentials: { accessKeyId, secretAccessKey: 'lokaal' } });
  try {
    const wait = (maxMs: number) => sleep(maxMs);
    const store = makeDynamoInstellingenStore(makeTable(dynamo.call, table, wait), wait);
    await store.saveInstellingen(voorbeeldInstellingen(), { door: 'systeem', op: instantOf(nowMs) });
    await store.saveDiensten(voorbeeldDiensten(instantOf(nowMs)));
  } finally {
    dynamo.close();
  }
}
