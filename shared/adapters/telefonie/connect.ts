/** Whatever Amazon Connect puts on the bus: events as they happen, records afterwards. */
import { translateConnectEvent } from './connect-event.ts';
import { isConnectRecord, translateConnectRecord } from './connect-record.ts';
import type { Vertaling } from './vertaling.ts';

/**
 * The name that a pipe from the stream of contact records gives itself on the bus: names that begin with `aws.` are for
 * AWS alone. The deployed event rule names both.
 */
export const CONNECT_SOURCES: readonly string[] = ['aws.connect', 'voordeur.connect'];

/** Whether a message is for {@link translateConnect}: an event of the bus from Connect, or a bare contact record. */
export function isFromConnect(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return (
    isConnectRecord(value) ||
    ('source' in value && typeof value.source === 'string' && CONNECT_SOURCES.includes(value.source))
  );
}

/** Never throws, whatever it is given. */
export function translateConnect(value: unknown): Vertaling {
  if (isConnectRecord(value)) return translateConnectRecord(value);
  const detail = typeof value === 'object' && value !== null && 'detail' in value ? value.detail : undefined;
  return isConnectRecord(detail) ? translateConnectRecord(detail) : translateConnectEvent(value);
}
