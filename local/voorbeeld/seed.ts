/** Puts the example organisatie in, through the same adapter that the handlers use. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { makeDynamoInstellingenStore } from '../../shared/adapters/dynamodb/instellingen-store.ts';
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
  const client = new DynamoDBClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey: 'lokaal' } });
  try {
    const wait = (maxMs: number) => sleep(maxMs);
    const store = makeDynamoInstellingenStore(makeTable(client, table, wait), wait);
    await store.saveInstellingen(voorbeeldInstellingen());
    await store.saveDiensten(voorbeeldDiensten(instantOf(nowMs)));
  } finally {
    client.destroy();
  }
}
