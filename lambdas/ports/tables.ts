/** The tables of this function: only those that it asks for are in its bundle, in its environment and in its rights. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { randomJitter } from '../../shared/adapters/clock/system-clock.ts';
import { makeDynamoCijferStore } from '../../shared/adapters/dynamodb/cijfer-store.ts';
import { makeDynamoInhoudStore } from '../../shared/adapters/dynamodb/inhoud-store.ts';
import { makeDynamoInstellingenStore } from '../../shared/adapters/dynamodb/instellingen-store.ts';
import { makeTable } from '../../shared/adapters/dynamodb/table.ts';
import { makeDynamoVerbindingStore } from '../../shared/adapters/dynamodb/verbinding-store.ts';
import { makeDynamoZakenStore } from '../../shared/adapters/dynamodb/zaken-store.ts';
import { readEnv } from '../../shared/config/env.ts';

const client = new DynamoDBClient({});
const table = (name: string) => makeTable(client, name, randomJitter);

export const zaken = () => makeDynamoZakenStore(table(readEnv(['ZAKEN_TABEL']).ZAKEN_TABEL));
export const inhoud = () => makeDynamoInhoudStore(table(readEnv(['INHOUD_TABEL']).INHOUD_TABEL));
export const cijfers = () => makeDynamoCijferStore(table(readEnv(['CIJFERS_TABEL']).CIJFERS_TABEL));
export const instellingen = () =>
  makeDynamoInstellingenStore(table(readEnv(['INSTELLINGEN_TABEL']).INSTELLINGEN_TABEL), randomJitter);
export const verbindingen = () => makeDynamoVerbindingStore(table(readEnv(['VERBINDINGEN_TABEL']).VERBINDINGEN_TABEL));
