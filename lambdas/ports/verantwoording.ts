/**
 * Where it is written who touched whose data, for a function behind the API. Impatient: who helps somebody in danger must not
 * wait for it, and what is only looked at can be asked again.
 */
import { randomJitter } from '../../shared/adapters/clock/system-clock.ts';
import { openDynamo } from '../../shared/adapters/dynamodb/open-dynamo.ts';
import { makeTable } from '../../shared/adapters/dynamodb/table.ts';
import { makeDynamoVerantwoordingLog } from '../../shared/adapters/dynamodb/verantwoording-store.ts';
import { readEnv } from '../../shared/config/env.ts';
import type { AccountPorts } from '../../shared/middleware/http/account-for.ts';
import type { HttpOptions } from '../../shared/middleware/http/http-handler.ts';
import { base } from './base.ts';
import { front } from './front.ts';

const IMPATIENCE = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1500, throwOnRequestTimeout: true },
} as const;

function verantwoording(): AccountPorts {
  const { call } = openDynamo(IMPATIENCE);
  const table = makeTable(call, readEnv(['VERANTWOORDING_TABEL']).VERANTWOORDING_TABEL, randomJitter);
  return { log: makeDynamoVerantwoordingLog(table), clock: base.clock, ids: base.ids };
}

/** `front()` for a function of which at least one operation touches persons. */
export const accountableFront = (): HttpOptions => ({ ...front(), verantwoording: verantwoording() });
