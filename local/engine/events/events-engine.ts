import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { EngineContext, EngineRequest, EngineResponse, EventsEngine } from '../contract.ts';

/** An event or a call that the bus refuses; the message says which member is wrong. */
export class EventsFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'EventsFault';
    this.code = code;
  }
}

const MAXIMUM_ENTRY_BYTES = 262_144;

const entrySchema = z.strictObject({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  /** Epoch seconds, as AWS JSON 1.1 carries instants. */
  Time: z.number().optional(),
  Resources: z.array(z.string()).optional(),
  EventBusName: z.string().optional(),
  TraceHeader: z.string().optional(),
});
type Entry = z.output<typeof entrySchema>;

const putEventsSchema = z.strictObject({ Entries: z.array(entrySchema) });

const envelopeSchema = z.strictObject({
  version: z.string().default('0'),
  id: z.string().min(1).optional(),
  source: z.string().min(1),
  account: z.string().optional(),
  time: z.iso.datetime({ offset: true }).optional(),
  region: z.string().optional(),
  resources: z.array(z.string()).default([]),
  'detail-type': z.string().min(1),
  detail: z.record(z.string(), z.unknown()),
});

/** Bytes of an entry as EventBridge counts them: 14 for a given time, and the texts. */
const sizeOf = ({ Time, Source, DetailType, Detail, Resources }: Entry): number =>
  [Source, DetailType, Detail, ...(Resources ?? [])].reduce(
    (sum, text) => sum + Buffer.byteLength(text ?? ''),
    Time === undefined ? 0 : 14,
  );

const parseDetail = (text: string): Record<string, unknown> => {
  let detail: unknown;
  try {
    detail = JSON.parse(text);
  } catch {
    throw new EventsFault('MalformedDetail', 'Detail is malformed.');
  }
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) {
    throw new EventsFault('MalformedDetail', 'Detail is malformed.');
  }
  return detail as Record<string, unknown>;
};

const required = (value: string | undefined, name: string): string => {
  if (value === undefined || value === '') {
    throw new EventsFault('InvalidArgument', `Parameter ${name} is not valid. Reason: ${name} is a required argument.`);
  }
  return value;
};

const answer = (status: number, body: object): EngineResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() },
  body: JSON.stringify(body),
});

const parseBody = (request: EngineRequest): unknown => {
  try {
    return JSON.parse(Buffer.from(request.body).toString('utf8'));
  } catch {
    throw new EventsFault('SerializationException', 'The request body is not valid JSON.');
  }
};

const wholeSecond = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/**
 * The embedded event bus. It keeps nothing itself: its listeners get each event before the call is answered, and what
 * they store (a queue, a table) is what survives. Only the default bus exists.
 */
export const createEventsEngine = (context: EngineContext): EventsEngine => {
  const listeners = new Set<(event: Record<string, unknown>) => void>();
  const busArn = `arn:aws:events:${context.region}:${context.accountId}:event-bus/default`;

  const fault = (event: unknown): string | undefined => {
    const issue = envelopeSchema.safeParse(event).error?.issues[0];
    return issue && `Event is not valid: ${issue.path.join('.')}: ${issue.message}`;
  };

  const put = (event: Record<string, unknown>): string => {
    const parsed = envelopeSchema.safeParse(event);
    if (!parsed.success) throw new EventsFault('InvalidArgument', fault(event)!);
    const { version, id = randomUUID(), source, account, time, region, resources, detail } = parsed.data;
    const complete = {
      version,
      id,
      'detail-type': parsed.data['detail-type'],
      source,
      account: account ?? context.accountId,
      time: time ?? wholeSecond(context.clock.now()),
      region: region ?? context.region,
      resources,
      detail,
    };
    for (const listener of [...listeners]) listener(complete);
    return id;
  };

  const putEntry = (entry: Entry): object => {
    try {
      const bus = entry.EventBusName ?? 'default';
      if (bus !== 'default' && bus !== busArn) {
        throw new EventsFault(
          'ResourceNotFoundException',
          `Event bus ${bus} does not exist: the local run has the default bus only.`,
        );
      }
      const source = required(entry.Source, 'Source');
      if (source.startsWith('aws.')) throw new EventsFault('NotAuthorizedForSource', 'Not authorized for the source.');
      return {
        EventId: put({
          source,
          'detail-type': required(entry.DetailType, 'DetailType'),
          detail: parseDetail(required(entry.Detail, 'Detail')),
          resources: entry.Resources ?? [],
          ...(entry.Time !== undefined && { time: wholeSecond(entry.Time * 1000) }),
        }),
      };
    } catch (fault) {
      const code = fault instanceof EventsFault ? fault.code : 'InternalFailure';
      return { ErrorCode: code, ErrorMessage: fault instanceof Error ? fault.message : String(fault) };
    }
  };

  const entriesOf = (request: EngineRequest): readonly Entry[] => {
    const parsed = putEventsSchema.safeParse(parseBody(request));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new EventsFault('ValidationException', `${issue!.path.join('.')}: ${issue!.message}`);
    }
    const { Entries } = parsed.data;
    if (Entries.length < 1 || Entries.length > 10) {
      throw new EventsFault('ValidationException', `1 to 10 entries are allowed in one call; got ${Entries.length}.`);
    }
    if (Entries.reduce((sum, entry) => sum + sizeOf(entry), 0) > MAXIMUM_ENTRY_BYTES) {
      throw new EventsFault('ValidationException', 'Total size of the entries in the request is over the limit.');
    }
    return Entries;
  };

  return {
    name: 'events',
    requiredRights: (request) => {
      if (request.headers['x-amz-target'] !== 'AWSEvents.PutEvents') return [];
      try {
        const buses = entriesOf(request).map(({ EventBusName = 'default' }) =>
          EventBusName.startsWith('arn:')
            ? EventBusName
            : `arn:aws:events:${context.region}:${context.accountId}:event-bus/${EventBusName}`,
        );
        return [...new Set(buses)].map((resource) => ({ action: 'events:PutEvents', resource }));
      } catch (fault) {
        // What cannot be read needs no right: `handle` refuses it.
        if (fault instanceof EventsFault) return [];
        throw fault;
      }
    },
    handle: (request) => {
      try {
        const target = request.headers['x-amz-target'] ?? '(no x-amz-target)';
        if (target !== 'AWSEvents.PutEvents') {
          throw new EventsFault('UnknownOperationException', `The local event bus does not support ${target}.`);
        }
        const Entries = entriesOf(request).map(putEntry);
        return answer(200, { FailedEntryCount: Entries.filter((entry) => 'ErrorCode' in entry).length, Entries });
      } catch (fault) {
        const isKnown = fault instanceof EventsFault;
        const message = fault instanceof Error ? fault.message : String(fault);
        return answer(isKnown ? 400 : 500, { __type: isKnown ? fault.code : 'InternalException', message });
      }
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    put,
    fault,
  };
};
