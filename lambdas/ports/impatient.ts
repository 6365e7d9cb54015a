/**
 * The settings and the bucket for whoever must answer at once, also when they are ill: a caller hears silence meanwhile.
 * Two tries of a second each, instead of the three of unlimited length that a client takes by itself.
 */
import { S3Client } from '@aws-sdk/client-s3';
import { randomJitter } from '../../shared/adapters/clock/system-clock.ts';
import { makeDynamoInstellingenStore } from '../../shared/adapters/dynamodb/instellingen-store.ts';
import { openDynamo } from '../../shared/adapters/dynamodb/open-dynamo.ts';
import { makeTable } from '../../shared/adapters/dynamodb/table.ts';
import { makeS3RawStore } from '../../shared/adapters/s3/s3-raw-store.ts';
import type { InstellingenStore, RawStore } from '../../shared/application/ports.ts';
import { withSpraak } from '../../shared/application/spraak-ingericht.ts';
import { readEnv } from '../../shared/config/env.ts';

const IMPATIENCE = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true },
} as const;

export function impatientInstellingen(): InstellingenStore {
  const { call } = openDynamo(IMPATIENCE);
  const env = readEnv(['INSTELLINGEN_TABEL', 'SPRAAK_NUMMER']);
  const table = makeTable(call, env.INSTELLINGEN_TABEL, randomJitter);
  return withSpraak(makeDynamoInstellingenStore(table, randomJitter), env.SPRAAK_NUMMER !== '');
}

export const impatientRaw = (): RawStore =>
  makeS3RawStore(new S3Client(IMPATIENCE), readEnv(['RUWE_POST_BUCKET']).RUWE_POST_BUCKET);
