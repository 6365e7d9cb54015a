/** `/_lokaal`: how tests, demos and acceptance checks drive the run (contract: control plane). Never deployed. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Calls } from '../calls.ts';
import type { RunClock } from '../clock.ts';
import type { EventsEngine, OutgoingMessage, OutgoingStore, SqsEngine } from '../engine/contract.ts';
import { renderPostvak } from '../engine/outgoing/mailbox-page.ts';
import type { Faults } from '../faults.ts';
import { answerJson, readBody } from '../gateway/listen.ts';
import { isNiveau, type Logbook } from '../logbook.ts';
import type { Minter } from '../oidc/tokens.ts';
import type { Rest } from '../rest.ts';
import type { Pool } from '../sandbox/pool.ts';
import type { QueuePair } from '../template/queues.ts';
import { klokBody, oproepBody, smsBody, storingBody, tokenBody } from './bodies.ts';
import { ControlFault, checkBody, parseJson, problemOf } from './problem.ts';

export interface ControlOptions {
  readonly clock: RunClock;
  readonly rest: Rest;
  readonly faults: Faults;
  readonly logbook: Logbook;
  readonly minter: Minter;
  readonly outgoing: OutgoingStore;
  readonly events: EventsEngine;
  readonly sqs: SqsEngine;
  readonly queues: readonly QueuePair[];
  readonly pools: readonly Pool[];
  /** The key under the greetings, for whoever plays the telephone exchange here. */
  readonly begroetingSleutel: string;
  /** Takes a raw message in, durably; returns its id. */
  receiveMail(raw: Uint8Array): string;
  /** Takes a text message in, durably; returns its id. */
  receiveSms(sms: { readonly van: string; readonly tekst: string }): string;
  /** Picks up a call that rings, or lets it ring out. */
  readonly answerCall: Calls['answer'];
  /** Moves the clock; resolves with what did not come to rest. */
  moveClock(targetMs: number): Promise<readonly string[]>;
}

interface Call {
  readonly body: Buffer;
  readonly query: URLSearchParams;
  readonly parameter: string;
}

type Answer = { readonly status: number; readonly body: unknown };
type Handler = (call: Call) => Promise<Answer> | Answer;

const REST_LIMIT_MS = 60_000;
const LARGEST_MAIL = 64 * 1024 * 1024;
const SOORTEN = ['mail', 'sms', 'webpush', 'webhook', 'spraak'] as const;

const ok = (body: unknown): Answer => ({ status: 200, body });

function notAtRest(left: readonly string[]): Answer {
  const fault = new ControlFault(504, 'Niet alles is binnen 60 seconden afgehandeld.');
  return { status: 504, body: problemOf(fault, { resterend: left }) };
}

function handlers(options: ControlOptions): Readonly<Record<string, Handler>> {
  const { clock, rest, faults, logbook, minter, outgoing, events, sqs, queues, pools } = options;
  const clockState = () => ({ nu: new Date(clock.now()).toISOString(), virtueel: clock.virtual });
  // One move at a time: two at once would run the same minutes twice.
  let moving: Promise<unknown> = Promise.resolve();

  const move = async ({ body }: Call): Promise<Answer> => {
    const { vooruit, naar } = checkBody(klokBody, parseJson(body));
    if (!clock.virtual) {
      throw new ControlFault(
        409,
        'De echte klok kan niet worden verzet. Start met VOORDEUR_KLOK voor een klok die stilstaat.',
      );
    }
    const turn = moving.then(async () => {
      const target = naar ?? clock.now() + vooruit!;
      if (target < clock.now()) {
        const nu = new Date(clock.now()).toISOString();
        throw new ControlFault(400, 'De klok kan niet terug.', [{ veld: 'naar', melding: `Het is nu ${nu}.` }]);
      }
      return options.moveClock(target);
    });
    moving = turn.catch(() => undefined);
    const left = await turn;
    return left.length > 0 ? notAtRest(left) : ok(clockState());
  };

  const putEvents = ({ body }: Call): Answer => {
    const given = parseJson(body);
    const list = (Array.isArray(given) ? given : [given]) as Record<string, unknown>[];
    const fouten = list.flatMap((event, i) => {
      const melding = events.fault(event);
      return melding === undefined ? [] : [{ veld: `[${i}]`, melding }];
    });
    // All or nothing: an array with one that no bus would carry puts none on it.
    if (fouten.length > 0) throw new ControlFault(400, 'Dit is geen EventBridge-gebeurtenis.', fouten);
    return { status: 202, body: { ids: list.map((event) => events.put(event)) } };
  };

  const sentOut = ({ query }: Call): Answer => {
    const soort = query.get('soort');
    if (soort !== null && !SOORTEN.some((one) => one === soort)) {
      throw new ControlFault(400, 'De invoer klopt niet. Herstel de genoemde velden.', [
        { veld: 'soort', melding: `Kies uit ${SOORTEN.join(', ')}.` },
      ]);
    }
    return ok(outgoing.list((soort ?? undefined) as OutgoingMessage['soort'] | undefined));
  };

  const queueState = ({ naam, queue, deadLetter }: QueuePair) => {
    const counts = queue === undefined ? undefined : sqs.counts(queue);
    const dead = deadLetter === undefined ? undefined : sqs.counts(deadLetter);
    return {
      naam,
      wachtend: counts === undefined ? 0 : counts.visible + counts.delayed,
      onderweg: counts?.inFlight ?? 0,
      uitval: dead === undefined ? 0 : dead.visible + dead.delayed + dead.inFlight,
    };
  };

  const endProcess = async ({ parameter }: Call): Promise<Answer> => {
    const pool = pools.find(({ code }) => code.name === parameter);
    if (pool === undefined) throw new ControlFault(404, `Er is geen proces ${parameter}.`);
    return ok({ naam: parameter, beeindigd: await pool.crash() });
  };

  const answerCall = async ({ body, parameter }: Call): Promise<Answer> => {
    const { beantwoord, toetsen } = checkBody(oproepBody, parseJson(body));
    const answered = await options.answerCall(parameter, beantwoord ? toetsen : undefined);
    if (answered === undefined) throw new ControlFault(404, `Er is geen oproep ${parameter}.`);
    if (answered === 'ended') throw new ControlFault(409, 'Deze oproep gaat niet (meer) over.');
    return ok({ gesproken: answered.heard });
  };

  const log = ({ query }: Call): Answer => {
    const niveau = query.get('niveau') ?? 'debug';
    if (!isNiveau(niveau)) throw new ControlFault(400, 'niveau is debug, info, warn of error.');
    return ok(logbook.list(niveau));
  };

  return {
    'GET klok': () => ok(clockState()),
    'POST klok': move,
    'POST rust': async () => {
      const left = await rest.wait(REST_LIMIT_MS);
      return left.length > 0 ? notAtRest(left) : ok({ rust: true });
    },
    // Any bytes, also none: what cannot be read becomes visible work like everything else.
    'POST mail': ({ body }) => ({ status: 202, body: { id: options.receiveMail(body) } }),
    'POST sms': ({ body }) => ({ status: 202, body: { id: options.receiveSms(checkBody(smsBody, parseJson(body))) } }),
    'POST eventbridge': putEvents,
    'GET uitgaand': sentOut,
    'POST tokens': async ({ body }) => ok({ token: await minter.mint(checkBody(tokenBody, parseJson(body))) }),
    'GET begroeting-sleutel': () => ok({ sleutel: options.begroetingSleutel }),
    'GET wachtrijen': () => ok(queues.map(queueState)),
    'GET storingen': () => ok(faults.list()),
    'POST storingen': ({ body }) => {
      faults.add(checkBody(storingBody, parseJson(body)));
      return { status: 201, body: faults.list() };
    },
    'DELETE storingen': () => {
      faults.clear();
      return { status: 204, body: undefined };
    },
    'GET processen': () =>
      ok(pools.map(({ code, sandboxes, pending }) => ({ naam: code.name, draaiend: sandboxes, bezig: pending }))),
    'POST processen/*/_beeindig': endProcess,
    'POST oproepen/*': answerCall,
    'GET logboek': log,
  };
}

/** Answers requests below `/_lokaal/`. */
export function createControlPlane(
  options: ControlOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const table = handlers(options);

  const find = (method: string, path: string): { handler: Handler; parameter: string } => {
    const [, before, parameter, after] = /^(processen|oproepen)\/([^/]+)(\/_beeindig)?$/.exec(path) ?? [];
    const pattern = before === undefined ? path : `${before}/*${after ?? ''}`;
    const handler = table[`${method} ${pattern}`];
    if (handler !== undefined) return { handler, parameter: parameter ?? '' };
    const exists = Object.keys(table).some((key) => key.endsWith(` ${pattern}`));
    if (exists) throw new ControlFault(405, `${method} kan niet op /_lokaal/${path}.`);
    throw new ControlFault(404, `Er is geen /_lokaal/${path}.`);
  };

  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = url.pathname.replace(/^\/_lokaal\//, '');
    if (path === 'postvak' && request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(renderPostvak(options.outgoing.list()));
      return;
    }
    try {
      const { handler, parameter } = find(request.method ?? 'GET', path);
      const body = await readBody(request, LARGEST_MAIL);
      if (body === undefined) throw new ControlFault(413, 'De inhoud is groter dan 64 MB.');
      const answer = await handler({ body, query: url.searchParams, parameter });
      if (answer.status === 204) response.writeHead(204).end();
      else
        answerJson(response, answer.status, answer.body, answer.status >= 400 ? 'application/problem+json' : undefined);
    } catch (error) {
      const fault = error instanceof ControlFault ? error : new ControlFault(500, String(error));
      answerJson(response, fault.status, problemOf(fault, { id: randomUUID() }), 'application/problem+json');
    }
  };
}
