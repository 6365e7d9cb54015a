/**
 * Writes who read, searched or changed what, before the answer leaves (docs/adr/0036-accountability.md). A call that touches
 * somebody writes one line, however it ended; what was wrong in form touched nobody.
 */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Clock, Ids } from '../../application/ports.ts';
import type { VerantwoordingLog } from '../../application/verantwoording-ports.ts';
import type { Gebruiker, Rol } from '../../domain/organisatie/types.ts';
import type { Resultaat, Verantwoordingsregel } from '../../domain/verantwoording/types.ts';
import { errorFields, log } from '../../observability/log.ts';
import { VERANTWOORDING_NIET_GESCHREVEN } from '../../observability/log-verantwoording.ts';
import type { Answer, Operation } from './operation.ts';
import { HttpError, problemOf } from './problem.ts';
import { netwerkOf, traceOf } from './trace-context.ts';
import { textsAt, type Verwerking } from './verwerking.ts';

export interface AccountPorts {
  readonly log: VerantwoordingLog;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** What is known of a call by the time that it ended. */
export interface Outcome {
  readonly gebruiker: Gebruiker;
  readonly body?: unknown;
  readonly answer?: Answer;
  readonly error?: unknown;
}

/** Ends the account of a call: resolves when the answer may leave. */
export type Account = (outcome: Outcome) => Promise<void>;

const BY_STATUS: Readonly<Record<number, Resultaat>> = { 403: 'geweigerd', 404: 'niet-gevonden', 409: 'afgewezen' };

/** Undefined for what was refused by its form, or before anybody knew who asked: nobody was touched. */
function resultOf({ answer, error }: Outcome): Resultaat | undefined {
  const status = error === undefined ? (answer?.status ?? 200) : problemOf(error).status;
  if (status < 400) return 'gelukt';
  return status >= 500 ? 'mislukt' : BY_STATUS[status];
}

/** Whoever asks may have written anything in that place: only what looks like an id of ours is kept. */
const isName = (text: string): boolean => /^[\w:.@|-]{1,200}$/.test(text);
const nameOf = (text: string | undefined): string | null => (text !== undefined && isName(text) ? text : null);

function rolesOf(operation: Operation, gebruiker: Gebruiker): readonly Rol[] {
  const { rollen } = operation;
  const allowed = rollen === 'open' ? [] : gebruiker.rollen.filter((rol) => rollen.includes(rol));
  return allowed.length > 0 ? allowed : gebruiker.rollen;
}

function unwritten(done: boolean): HttpError {
  const text = done
    ? 'Dit kan al gedaan zijn, maar niet worden vastgelegd door wie. Kijk eerst hoe het ervoor staat en probeer het dan opnieuw.'
    : 'Er kan nu niet worden vastgelegd wie dit inziet. Daarom laten we het niet zien. Probeer het zo opnieuw.';
  return new HttpError(503, 'niet-verantwoord', text);
}

/** Starts the account of a call to an operation that touches persons. */
export function accountFor(
  operation: Operation & { readonly verwerking: Verwerking },
  call: APIGatewayProxyEventV2,
  { log: regels, clock, ids }: AccountPorts,
): Account {
  const { verwerking } = operation;
  const begonnenOp = clock.now();
  const pad = call.pathParameters ?? {};

  function lineOf({ gebruiker, body, answer }: Outcome, resultaat: Resultaat): Verantwoordingsregel {
    const id = ids.fresh();
    const parts = { pad, body, antwoord: answer?.body };
    const found = verwerking.betrokkenen.flatMap((place) => textsAt(parts, place));
    const named = answer?.verantwoord;
    return {
      id,
      begonnenOp,
      op: clock.now(),
      operatie: operation.id,
      handeling: named?.handeling ?? verwerking.handeling,
      soort: verwerking.soort,
      object: nameOf(named?.object ?? (verwerking.object === null ? undefined : pad[verwerking.object])),
      betrokkenen: {
        soort: named?.betrokkene ?? verwerking.betrokkene,
        ids: [...new Set(named?.betrokkenen ?? found)].filter(isName),
      },
      resultaat,
      oorsprong: {
        kanaal: operation.rollen === 'open' ? 'link' : 'api',
        netwerk: netwerkOf(call.requestContext?.http?.sourceIp),
      },
      medewerker: named?.medewerker ?? gebruiker.id,
      rollen: rolesOf(operation, gebruiker),
      activiteit: verwerking.activiteit,
      ...traceOf(call.headers?.['traceparent'], () => ids.hash('trace', id).slice(0, 32)),
      span: ids.hash('span', id).slice(0, 16),
    };
  }

  return async (outcome) => {
    const resultaat = resultOf(outcome);
    if (resultaat === undefined) return;
    const line = lineOf(outcome, resultaat);
    if (line.medewerker === '') return;
    try {
      await regels.append(line);
    } catch (cause) {
      const reads = verwerking.handeling === 'inzien' || verwerking.handeling === 'zoeken';
      // Ids only: who did it stands in the record of the object, at that instant.
      log('ERROR', VERANTWOORDING_NIET_GESCHREVEN, {
        regel: line.id,
        gedaanOp: line.op,
        operatie: line.operatie,
        soort: line.soort,
        object: line.object,
        resultaat,
        trace: line.trace,
        ...errorFields(cause),
      });
      // A refusal or a failure shows nothing: it stays what it was.
      if (outcome.error !== undefined || verwerking.gaatVoor === true) return;
      const error = unwritten(!reads && !call.routeKey.startsWith('GET '));
      error.cause = cause;
      throw error;
    }
  };
}
