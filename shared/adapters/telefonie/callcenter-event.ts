/**
 * Events of FreeSWITCH's mod_callcenter (subclass `callcenter::info`), as blocks of `Header: value`, plain or
 * URL-encoded. All members of one call (it may pass through several queues) carry the same session uuid, which is our
 * `oproepId`. A member is in one queue once, so the id is made of member and kind: what several blocks tell of one fact
 * is one fact, at the earliest instant any of them gives.
 */
import type { TelefoonGebeurtenis } from '../../application/messages.ts';
import type { TelefoonSoort } from '../../domain/contact/types.ts';
import type { Instant } from '../../domain/tijd/instant.ts';
import {
  GEEN_WERK,
  instantOfEpoch,
  medewerkerOf,
  nummerOf,
  told,
  unreadable,
  type Vertaling,
  wijkteamOfName,
} from './vertaling.ts';

export type Headers = ReadonlyMap<string, string>;

/** Actions that say nothing about who waits. */
const QUIET: ReadonlySet<string> = new Set([
  'agent-status-change',
  'agent-state-change',
  'agent-offering',
  'bridge-agent-fail',
  'members-count',
  'member-queue-resume',
  'agent-add',
  'agent-del',
]);

/** Who cancelled: the caller, or the queue itself. */
const BY_CALLER: ReadonlySet<string> = new Set(['', 'NONE', 'BREAK_OUT']);
const UUID = /^[\w-]{1,64}$/;

/** The value as it was before it was encoded; one that was not encoded stays as it is. */
export function decodeHeader(value: string): string {
  if (!/%[0-9A-Fa-f]{2}/.test(value)) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    // A percent sign of its own: it was plain text after all.
    return value;
  }
}

/** Times of this module are whole seconds; that of the event itself, in microseconds, is cut to fit between them. */
const eventTime = (headers: Headers): Instant | undefined =>
  instantOfEpoch(headers.get('Event-Date-Timestamp')?.slice(0, -6));

interface Member {
  readonly oproepId: string;
  readonly member: string;
  readonly headers: Headers;
}

function event(member: Member, soort: TelefoonSoort, op: Instant, extra: object = {}): TelefoonGebeurtenis {
  return { id: `freeswitch:${member.member}:${soort}`, oproepId: member.oproepId, soort, op, ...extra };
}

/** The queue without the domain behind the at sign. */
function queued(member: Member, op: Instant | undefined): readonly TelefoonGebeurtenis[] {
  if (op === undefined) return [];
  const { headers } = member;
  const wijkteam = wijkteamOfName(headers.get('CC-Queue')?.split('@')[0]);
  return [event(member, 'in-wachtrij', op, { ...wijkteam, ...nummerOf(headers.get('CC-Member-CID-Number')) })];
}

function taken(member: Member, op: Instant | undefined): readonly TelefoonGebeurtenis[] {
  if (op === undefined || member.headers.get('CC-Agent-Bridged') === 'false') return [];
  return [event(member, 'aangenomen', op, medewerkerOf(member.headers.get('CC-Agent')))];
}

function translateAction(action: string, member: Member): Vertaling | undefined {
  const { headers } = member;
  const at = (header: string) => instantOfEpoch(headers.get(header));
  const now = eventTime(headers);
  const noTime = unreadable('Een gebeurtenis van de wachtrij zonder leesbaar tijdstip.');
  const begin = queued(member, at('CC-Member-Joined-Time'));
  switch (action) {
    case 'member-queue-start': {
      const joined = at('CC-Member-Joined-Time') ?? now;
      return joined === undefined ? noTime : told(...queued(member, joined));
    }
    case 'bridge-agent-start': {
      const op = at('CC-Agent-Answered-Time') ?? now;
      return op === undefined ? noTime : told(...begin, ...taken(member, op));
    }
    case 'bridge-agent-end': {
      const op = at('CC-Bridge-Terminated-Time') ?? now;
      if (op === undefined) return noTime;
      if (headers.get('CC-Agent-Bridged') === 'false') return GEEN_WERK;
      return told(...begin, ...taken(member, at('CC-Agent-Answered-Time')), event(member, 'beeindigd', op));
    }
    case 'member-queue-end': {
      const op = at('CC-Member-Leaving-Time') ?? now;
      if (op === undefined) return noTime;
      if (headers.get('CC-Cause') === 'Terminated')
        return told(...begin, ...taken(member, at('CC-Agent-Answered-Time')), event(member, 'beeindigd', op));
      if (headers.get('CC-Cause') !== 'Cancel') return unreadable('Een einde in de wachtrij zonder bekende oorzaak.');
      const byCaller = BY_CALLER.has(headers.get('CC-Cancel-Reason') ?? '');
      return told(...begin, event(member, byCaller ? 'opgehangen' : 'beeindigd', op));
    }
    default:
      return undefined;
  }
}

/** Translates one block of headers (values decoded); never throws, whatever is in it. */
export function translateCallcenterEvent(headers: Headers): Vertaling {
  const action = headers.get('CC-Action');
  if (action === undefined) {
    // Replies, heartbeats and events of channels come over the same line.
    const isOther = headers.has('Event-Name') || headers.has('Content-Type') || headers.has('Content-Length');
    return isOther && headers.get('Event-Subclass') !== 'callcenter::info'
      ? GEEN_WERK
      : unreadable('Een blok zonder gebeurtenis van de wachtrij.');
  }
  if (QUIET.has(action)) return GEEN_WERK;
  const member = headers.get('CC-Member-UUID') ?? '';
  const oproepId = headers.get('CC-Member-Session-UUID') || member;
  if (!UUID.test(member || oproepId) || !UUID.test(oproepId))
    return unreadable('Een gebeurtenis van de wachtrij zonder oproep.');
  return (
    translateAction(action, { oproepId, member: member || oproepId, headers }) ??
    unreadable('Een gebeurtenis van de wachtrij die dit systeem niet kent.')
  );
}
