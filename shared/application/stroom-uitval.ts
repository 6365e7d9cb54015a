/** What Lambda writes in the failure queue of a stream: the places that it gave up, and why; never the changes themselves. */
import { type Instant, parseInstant } from '../domain/tijd/instant.ts';

export interface StroomUitval {
  readonly van: string;
  readonly totEnMet: string;
  /** How many changes lie at those places. */
  readonly aantal: number;
  readonly eersteOp: Instant;
  readonly laatsteOp: Instant;
  readonly pogingen: number | null;
  /** `RetryAttemptsExhausted`, `RecordAgeExceeded`. */
  readonly conditie: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const PLAATS = /^\d{1,40}$/;

/** Undefined for what does not have that form. */
export function readStroomUitval(inhoud: string): StroomUitval | undefined {
  let value: unknown;
  try {
    value = JSON.parse(inhoud);
  } catch {
    return undefined;
  }
  const { requestContext, DDBStreamBatchInfo } = fieldsOf(value);
  const { condition, approximateInvokeCount } = fieldsOf(requestContext);
  const info = fieldsOf(DDBStreamBatchInfo);
  const [van, totEnMet] = [text(info['startSequenceNumber']) ?? '', text(info['endSequenceNumber']) ?? ''];
  const eersteOp = parseInstant(text(info['approximateArrivalOfFirstRecord']) ?? '');
  const laatsteOp = parseInstant(text(info['approximateArrivalOfLastRecord']) ?? '');
  if (!PLAATS.test(van) || !PLAATS.test(totEnMet) || eersteOp === undefined || laatsteOp === undefined)
    return undefined;
  const { batchSize } = info;
  return {
    van,
    totEnMet,
    aantal: typeof batchSize === 'number' && Number.isInteger(batchSize) && batchSize > 0 ? batchSize : 1,
    eersteOp,
    laatsteOp,
    pogingen: typeof approximateInvokeCount === 'number' ? approximateInvokeCount : null,
    conditie: text(condition),
  };
}
