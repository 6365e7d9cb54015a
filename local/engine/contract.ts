/**
 * What every embedded service of the local run looks like to the rest of `local/`.
 *
 * A service speaks the real wire protocol through `handle`, so that the unmodified AWS SDK in a handler works against
 * it, and offers the runtime (triggers, control plane) a direct in-process door. All services of one run share one
 * SQLite database, so that a kill loses nothing that was answered.
 */
import type { DatabaseSync } from 'node:sqlite';

/** The time of the local run, in epoch milliseconds: real, or virtual and standing still until moved. */
export interface EngineClock {
  now(): number;
}

/** What a service needs to exist. Each service makes its own SQL tables (prefixed with its own name) when absent. */
export interface EngineContext {
  readonly db: DatabaseSync;
  readonly clock: EngineClock;
  /** Account, region and base address that appear in ARNs and queue URLs. */
  readonly accountId: string;
  readonly region: string;
  /** `http://127.0.0.1:PORT` without trailing slash; known before the first request is handled. */
  endpoint(): string;
}

/** One request as an AWS SDK sends it. `body` is the raw bytes. Header names are lower case. */
export interface EngineRequest {
  readonly method: string;
  /** Path with the leading slash, still percent-encoded, without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface EngineResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** One thing a request wants to do, for the IAM check: for instance `dynamodb:PutItem` on a table ARN. */
export interface RequiredRight {
  readonly action: string;
  readonly resource: string;
}

export interface EngineService {
  /** The name in the credential scope of a signed request: `dynamodb`, `sqs`, `sns`, `s3`, `ses`, `events`, `execute-api`, `connect`. */
  readonly name: string;
  /** The rights that AWS would demand for this request, so that the local run can refuse what AWS would refuse. */
  requiredRights(request: EngineRequest): readonly RequiredRight[];
  /** Never throws: a fault becomes the error answer of the protocol; what it does not know is refused loudly by name. */
  handle(request: EngineRequest): Promise<EngineResponse> | EngineResponse;
}

/** A change of a table as DynamoDB Streams shows it (attribute values in DynamoDB JSON). */
export interface StreamRecord {
  readonly sequenceNumber: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly approximateCreationMs: number;
  readonly keys: Record<string, unknown>;
  readonly newImage?: Record<string, unknown>;
  readonly oldImage?: Record<string, unknown>;
  /** True when TTL removed the item (`userIdentity` of the real record). */
  readonly byTtl: boolean;
}

/** In-process door of the DynamoDB store. */
export interface DynamoDbEngine extends EngineService {
  /** Records after `afterSequence` (exclusive; undefined = from the oldest kept), oldest first, at most `limit`. */
  readStream(tableName: string, afterSequence: string | undefined, limit: number): readonly StreamRecord[];
  /** Sequence number of the newest record of the stream, or undefined when it has none. */
  newestSequence(tableName: string): string | undefined;
  /** Called after commit with the name of each table whose stream got records. Returns the unsubscribe function. */
  onStream(listener: (tableName: string) => void): () => void;
  /** Deletes what has expired by TTL at the clock's now; returns how many. Called by the runtime each minute tick. */
  sweepTtl(): number;
  tableNames(): readonly string[];
  /** Arn of a table's stream, undefined when it has none. */
  streamArn(tableName: string): string | undefined;
}

export interface QueueMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  /** System attributes as strings: ApproximateReceiveCount, SentTimestamp, ApproximateFirstReceiveTimestamp, ... */
  readonly attributes: Record<string, string>;
  readonly messageAttributes: Record<string, unknown>;
}

/** AWS promises no order at all; `shuffled` shows that a handler does not count on one. */
export type ReceiveOrder = 'oldest-first' | 'shuffled';

export interface QueueCounts {
  /** Visible now. */
  readonly visible: number;
  /** Received, neither deleted nor visible again. */
  readonly inFlight: number;
  /** Sent with a delay that has not passed. */
  readonly delayed: number;
}

/** In-process door of the queues: what the Lambda poller does in AWS. Queues are named by their name, not URL. */
export interface SqsEngine extends EngineService {
  /** Up to `max` visible messages, made invisible for the queue's visibility time-out. Moves poison to the dead-letter queue by its redrive policy. */
  receive(queueName: string, max: number, order?: ReceiveOrder): readonly QueueMessage[];
  delete(queueName: string, receiptHandle: string): void;
  /** Makes a received message visible again after `delayMs` of the engine's clock (0 = at once). */
  release(queueName: string, receiptHandle: string, delayMs: number): void;
  /**
   * Makes every message that is in flight visible at once, and returns how many there were. For before anything receives:
   * the pollers that held the receipts died with their process, and a virtual clock that stands still would never let
   * their time-outs pass.
   */
  releaseAll(): number;
  /** Puts a message in, as a service inside AWS would (S3 notification, EventBridge target). */
  send(queueName: string, body: string): string;
  counts(queueName: string): QueueCounts;
  queueNames(): readonly string[];
  /** Earliest engine-clock instant (ms) at which an invisible or delayed message becomes visible; undefined if none. */
  nextVisibleAt(queueName: string): number | undefined;
  queueArn(queueName: string): string;
  onArrival(listener: (queueName: string) => void): () => void;
}

/** One thing that left the system, as `GET /_lokaal/uitgaand` shows it. */
export interface OutgoingMessage {
  readonly soort: 'mail' | 'sms' | 'webpush' | 'webhook' | 'spraak';
  /** ISO instant of the engine's clock. */
  readonly op: string;
  readonly aan: readonly string[];
  readonly onderwerp: string | null;
  readonly tekst: string;
  readonly kop: Readonly<Record<string, string>>;
  /** Of a mail with files; `inhoud` in base64. */
  readonly bijlagen?: readonly { readonly naam: string; readonly type: string; readonly inhoud: string }[];
}

/** Where SES, SNS and later media put what leaves; durable, oldest first. */
export interface OutgoingStore {
  add(message: OutgoingMessage): void;
  list(soort?: OutgoingMessage['soort']): readonly OutgoingMessage[];
}

/** In-process door of the object store: S3 event notifications are delivered through `onObjectCreated`. */
export interface S3Engine extends EngineService {
  putObject(bucket: string, key: string, body: Uint8Array, contentType?: string): void;
  getObject(bucket: string, key: string): Uint8Array | undefined;
  bucketNames(): readonly string[];
  createBucket(bucket: string): void;
  onObjectCreated(
    listener: (object: { bucket: string; key: string; size: number; eTag: string; op: number }) => void,
  ): () => void;
}

/** In-process door of the bus: `PutEvents` from a handler and `POST /_lokaal/eventbridge` arrive at the same listener. */
export interface EventsEngine extends EngineService {
  onEvent(listener: (event: Record<string, unknown>) => void): () => void;
  put(event: Record<string, unknown>): string;
  /** What `put` would refuse about an event; undefined for one that it takes. */
  fault(event: unknown): string | undefined;
}

/** A call that a program had made. */
export interface Call {
  readonly contactId: string;
  readonly instanceArn: string;
  readonly flow: string;
  /** E.164: who is called, and what their telephone shows. */
  readonly to: string;
  readonly from: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly state: 'ringing' | 'connected' | 'ended';
  readonly startedMs: number;
}

/** In-process door of the telephone exchange: what the telephones at the other end do. */
export interface ConnectEngine extends EngineService {
  call(contactId: string): Call | undefined;
  /** Somebody, or something, picks up; false when it does not ring (any more). */
  answer(contactId: string): boolean;
  /** Ends a call and puts that on the bus; quiet when it is over. `reason` as Connect names it. */
  hangUp(contactId: string, reason: string): void;
  /** Ends what rang as long as it may at the clock's now. */
  endUnanswered(): void;
  /** Earliest engine-clock instant (ms) at which a call has rung long enough; undefined without one. */
  nextEndAt(): number | undefined;
}

/** Management of open WebSocket connections (`execute-api` PostToConnection), answered by the runtime's socket server. */
export interface SocketSink {
  /** Sends to an open connection; false when it is gone (the handler then gets GoneException, HTTP 410). */
  post(connectionId: string, data: Uint8Array): boolean;
  disconnect(connectionId: string): boolean;
  exists(connectionId: string): { readonly connectedAtMs: number } | undefined;
}
