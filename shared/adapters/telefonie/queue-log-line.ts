/**
 * Lines of the queue log of Asterisk, `epoch|uniqueid|queue|agent|event|data1|data2|…`
 * (https://docs.asterisk.org/Operation/Logging/Queue-Logs/).
 *
 * What ends a wait or a call also tells how long it lasted, so that a log that was cut off still tells when the wait
 * began. The id is made of call, kind, queue and instant: the same fact from two lines, or from one line twice, is one.
 */
import type { TelefoonGebeurtenis } from '../../application/messages.ts';
import type { TelefoonSoort } from '../../domain/contact/types.ts';
import { type Instant, plusMs, SECOND } from '../../domain/tijd/instant.ts';
import {
  GEEN_WERK,
  instantOfEpoch,
  medewerkerOf,
  nummerOf,
  secondsOf,
  told,
  unreadable,
  type Vertaling,
  wijkteamOfName,
} from './vertaling.ts';

/** About agents and queues, or about a call without changing who waits. */
const QUIET: ReadonlySet<string> = new Set([
  'ADDMEMBER',
  'REMOVEMEMBER',
  'AGENTLOGIN',
  'AGENTLOGOFF',
  'AGENTCALLBACKLOGIN',
  'AGENTCALLBACKLOGOFF',
  // The agent hung up on the announcement; the caller waits on.
  'AGENTDUMP',
  'CONFIGRELOAD',
  'QUEUESTART',
  'RELOAD',
  'PAUSE',
  'UNPAUSE',
  'PAUSEALL',
  'UNPAUSEALL',
  'PENALTY',
  'RINGNOANSWER',
  'RINGCANCELED',
  'DID',
  'INFO',
  'CALLINFO',
  'META',
  'SYSCOMPAT',
]);

const LINE = /^\d+\|[^|]*\|[^|]*\|[^|]*\|[A-Z]+(\||$)/;
const UNIQUEID = /^[\w.:@+-]{1,100}$/;

/** Whether a line has the form of a queue log, whatever event it tells. */
export function isQueueLogLine(line: string): boolean {
  return LINE.test(line);
}

interface Call {
  readonly oproepId: string;
  readonly queue: string;
  readonly agent: string;
  readonly op: Instant;
}

type Extra = Pick<TelefoonGebeurtenis, 'wijkteam' | 'nummer' | 'medewerker'>;

function event(call: Call, soort: TelefoonSoort, op: Instant, extra: Extra = {}): TelefoonGebeurtenis {
  const queue = call.queue.replace(/[^\w.-]/g, '_').slice(0, 48);
  const seconds = Date.parse(op) / SECOND;
  return {
    id: `asterisk:${call.oproepId}:${soort}:${queue}:${seconds}`,
    oproepId: call.oproepId,
    soort,
    op,
    ...extra,
  };
}

const before = (op: Instant, seconds: number): Instant => plusMs(op, -seconds * SECOND);

const queued = (call: Call, op: Instant, extra: Extra = {}): TelefoonGebeurtenis =>
  event(call, 'in-wachtrij', op, { ...wijkteamOfName(call.queue), ...extra });

/** SIP/8007, PJSIP/noor, Agent/3001, Local/100@from-queue/n: who it is, without the way to them. */
const taken = (call: Call, op: Instant): TelefoonGebeurtenis =>
  event(
    call,
    'aangenomen',
    op,
    call.agent === 'NONE' ? {} : medewerkerOf(call.agent.replace(/^[A-Za-z]+\//, '').replace(/\/n$/, '')),
  );

/** An end that tells how long somebody had waited. Who did not wait a second gives no second report of the beginning. */
function left(call: Call, soort: TelefoonSoort, waited: string | undefined): Vertaling {
  const seconds = secondsOf(waited) ?? 0;
  const begin = seconds > 0 ? [queued(call, before(call.op, seconds))] : [];
  return told(...begin, event(call, soort, call.op));
}

/** An end of a conversation, which tells how long both the wait and the conversation lasted. */
function talked(call: Call, soort: TelefoonSoort, waited: string | undefined, spoken: string | undefined): Vertaling {
  const talk = secondsOf(spoken);
  const wait = secondsOf(waited);
  const end = event(call, soort, call.op);
  if (talk === undefined || wait === undefined) return told(end);
  const since = before(call.op, talk);
  return told(queued(call, before(since, wait)), taken(call, since), end);
}

function translateCall(call: Call, name: string, data: readonly string[]): Vertaling | undefined {
  switch (name) {
    case 'ENTERQUEUE':
      return told(queued(call, call.op, nummerOf(data[1])));
    case 'CONNECT':
      return told(queued(call, before(call.op, secondsOf(data[0]) ?? 0)), taken(call, call.op));
    case 'COMPLETEAGENT':
      return talked(call, 'beeindigd', data[0], data[1]);
    case 'COMPLETECALLER':
      return talked(call, 'opgehangen', data[0], data[1]);
    case 'ABANDON':
      return left(call, 'opgehangen', data[2]);
    case 'EXITWITHTIMEOUT':
    case 'EXITEMPTY':
      return left(call, 'beeindigd', data[2]);
    case 'EXITWITHKEY':
      return left(call, 'beeindigd', data[3]);
    // The queue let nobody in: the caller never waited, and is not forgotten either.
    case 'JOINEMPTY':
    case 'FULL':
      return told(event(call, 'beeindigd', call.op));
    case 'TRANSFER':
    case 'BLINDTRANSFER':
      return talked(call, 'doorverbonden', data[2], data[3]);
    // How it was done takes one or two fields; what follows is always waited, spoken, place in the queue.
    case 'ATTENDEDTRANSFER':
      return talked(call, 'doorverbonden', data.at(-3), data.at(-2));
    default:
      return undefined;
  }
}

/** Translates one line; never throws, whatever the line is. */
export function translateQueueLogLine(line: string): Vertaling {
  const [time, uniqueid = '', queue = '', agent = '', name, ...data] = line.trim().split('|');
  if (name === undefined) return unreadable('Een regel van het wachtrijlogboek met te weinig velden.');
  const op = instantOfEpoch(time);
  if (op === undefined) return unreadable('Een regel van het wachtrijlogboek zonder leesbaar tijdstip.');
  if (QUIET.has(name)) return GEEN_WERK;
  if (!UNIQUEID.test(uniqueid) || uniqueid === 'NONE' || uniqueid === 'REALTIME')
    return unreadable('Een regel van het wachtrijlogboek zonder oproep.');
  const call = { oproepId: uniqueid, queue, agent, op };
  return translateCall(call, name, data) ?? unreadable('Een gebeurtenis van de wachtrij die dit systeem niet kent.');
}
