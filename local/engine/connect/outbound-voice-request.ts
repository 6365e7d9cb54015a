/** StartOutboundVoiceContact of Amazon Connect, as far as calls on this machine know it (API reference of Amazon Connect). */
import * as z from 'zod';
import type { EngineRequest } from '../contract.ts';
import { jsonOf } from '../json-body.ts';

/** A refusal by the telephone exchange, by the name of its exception. */
export class ConnectFault extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'ConnectFault';
    this.code = code;
    this.status = status;
  }
}

const LARGEST_ATTRIBUTES = 32_768;
/** When nobody says how long. */
const RING_SECONDS = 60;

// The number itself stays out of every answer: it is a personal datum, and answers end up in logs.
const number = z.string().regex(/^\+[1-9]\d{4,14}$/, { error: 'not a number in E.164' });

const request = z.strictObject({
  DestinationPhoneNumber: number,
  SourcePhoneNumber: number,
  ContactFlowId: z.string().min(1).max(500),
  InstanceId: z.string().min(1).max(100),
  ClientToken: z.string().max(500).optional(),
  Attributes: z
    .record(z.string().regex(/^[A-Za-z0-9_-]{1,32767}$/), z.string().max(32_767))
    .refine((all) => Buffer.byteLength(Object.entries(all).flat().join('')) <= LARGEST_ATTRIBUTES, {
      error: 'more than 32,768 bytes',
    })
    .default({}),
  TrafficType: z.literal('GENERAL', { error: 'the local run makes no campaign calls' }).default('GENERAL'),
  RingTimeoutInSeconds: z.int().min(15).max(60).default(RING_SECONDS),
});

export type OutboundVoiceRequest = z.output<typeof request>;

export const isOutboundVoice = ({ method, path }: EngineRequest): boolean =>
  method === 'PUT' && path === '/contact/outbound-voice';

/** Throws ConnectFault for what is no such request, naming every member that is wrong. */
export function readOutboundVoice(given: EngineRequest): OutboundVoiceRequest {
  if (!isOutboundVoice(given))
    throw new ConnectFault(
      'UnknownOperationException',
      `The local telephone exchange does not support ${given.method} ${given.path}.`,
      404,
    );
  let body: unknown;
  try {
    body = jsonOf(given);
  } catch {
    throw new ConnectFault('InvalidRequestException', 'The request body is not valid JSON.');
  }
  const parsed = request.safeParse(body);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new ConnectFault('InvalidParameterException', `Invalid parameters: ${wrong}`);
}
