/** What events and records of Amazon Connect have in common: they tell of legs, and all legs of one call have one first leg. */
import { wijkteamOfName } from './vertaling.ts';

/** Ways in which a leg begins that are not a resident calling us: nobody waits on them. */
export const NOT_INBOUND: ReadonlySet<string> = new Set([
  'OUTBOUND',
  'EXTERNAL_OUTBOUND',
  'API',
  'MONITOR',
  'CALLBACK',
  'WEBRTC_API',
  'AGENT_REPLY',
  'FLOW',
  'CAMPAIGN_PREVIEW',
]);

/**
 * The id of a fact about a leg: without its time, which an event gives in milliseconds and the record in seconds. Of the
 * two the earliest counts; as each of them puts a queue before its answer, so do the earliest of both.
 */
export const connectEventId = (contactId: string, fact: string): string => `connect:${contactId}:${fact}`;

/** A call-back without a first call is one that we thought of ourselves. */
export const isUnsolicited = (contactId: string, initialContactId: string | null | undefined): boolean =>
  initialContactId == null || initialContactId === contactId;

/** The last part of an ARN, in the letters that our ids know. */
export function idOfArn(arn: string | null | undefined): string | undefined {
  return arn
    ?.split('/')
    .at(-1)
    ?.replace(/[^A-Za-z0-9._@|:-]/g, '')
    .slice(0, 128);
}

/** The wijkteam that the call flow put on the contact as `wijkteam`; a value that is no slug is left out. */
export function wijkteamOfTag(tags: Readonly<Record<string, unknown>> | null | undefined): {
  readonly wijkteam?: string;
} {
  const value = tags?.['wijkteam'];
  return typeof value === 'string' ? wijkteamOfName(value.toLowerCase()) : {};
}
