/** All embedded services of one run, on its one database. */
import type { DatabaseSync } from 'node:sqlite';
import type { RunClock } from './clock.ts';
import { createConnectEngine, type Exchange } from './engine/connect/connect-engine.ts';
import type {
  ConnectEngine,
  DynamoDbEngine,
  EngineContext,
  EngineService,
  EventsEngine,
  S3Engine,
  SocketSink,
  SqsEngine,
} from './engine/contract.ts';
import { createDynamoDbEngine } from './engine/dynamodb/engine.ts';
import { createEventsEngine } from './engine/events/events-engine.ts';
import { createOutgoingStore, type DurableOutgoingStore } from './engine/outgoing/outgoing-store.ts';
import { createS3Engine } from './engine/s3/s3-engine.ts';
import { createSesEngine } from './engine/ses/ses-engine.ts';
import { createSnsEngine } from './engine/sns/sns-engine.ts';
import { createSocketsService } from './engine/sockets/sockets-service.ts';
import { createSqsEngine } from './engine/sqs/sqs-engine.ts';
import type { Place } from './template/physical.ts';

export interface Services {
  readonly dynamodb: DynamoDbEngine;
  readonly sqs: SqsEngine;
  readonly s3: S3Engine;
  readonly events: EventsEngine;
  readonly connect: ConnectEngine;
  readonly outgoing: DurableOutgoingStore;
  /** By the name in the credential scope of a request. */
  readonly byName: ReadonlyMap<string, EngineService>;
}

interface Options {
  readonly db: DatabaseSync;
  readonly clock: RunClock;
  readonly place: Place;
  readonly verifiedDomains: readonly string[];
  /** From where people are called. */
  readonly exchange: Exchange;
  readonly sink: SocketSink;
}

export function createServices({ db, clock, place, verifiedDomains, exchange, sink }: Options): Services {
  const context: EngineContext = {
    db,
    clock,
    accountId: place.account,
    region: place.region,
    endpoint: () => place.endpoint,
  };
  const outgoing = createOutgoingStore(context);
  const dynamodb = createDynamoDbEngine(context);
  const sqs = createSqsEngine(context);
  const s3 = createS3Engine(context);
  const events = createEventsEngine(context);
  const ses = createSesEngine(context, outgoing, { verifiedDomains });
  const sns = createSnsEngine(context, outgoing);
  const connect = createConnectEngine(context, { exchange, outgoing, events });
  const sockets = createSocketsService(context, sink);
  const all: readonly EngineService[] = [dynamodb, sqs, s3, events, ses, sns, connect, sockets];
  return {
    dynamodb,
    sqs,
    s3,
    events,
    connect,
    outgoing,
    byName: new Map(all.map((service) => [service.name, service])),
  };
}
