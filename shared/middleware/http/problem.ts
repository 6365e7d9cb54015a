/** Errors as the API shows them: RFC 9457, in Dutch, with every fault, and without what is nobody's business. */
import { DomainError, type ErrorKind, type Fault, RefusedError } from '../../domain/errors.ts';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly fouten?: readonly Fault[];
  /** Of a refusal that passes: from when it is allowed. */
  readonly vanaf?: string;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Ongeldige invoer',
  401: 'Niet ingelogd',
  403: 'Geen toegang',
  404: 'Niet gevonden',
  409: 'Dit kan nu niet',
  413: 'Te groot',
  415: 'Verkeerd soort inhoud',
  500: 'Er ging iets mis',
  503: 'Tijdelijk niet beschikbaar',
};

const STATUSES: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 409,
};

/** An error that belongs to HTTP itself and not to the domain. `detail` is plain Dutch. */
export class HttpError extends Error {
  readonly status: 400 | 401 | 413 | 415 | 503;
  readonly code: string;
  constructor(status: HttpError['status'], code: string, detail: string) {
    super(detail);
    this.name = 'HttpError';
    this.status = status;
    this.code = code;
  }
}

function problem(status: number, code: string, detail: string, fouten: readonly Fault[] = []): Problem {
  return {
    type: `urn:voordeur:probleem:${code}`,
    title: TITLES[status] ?? 'Fout',
    status,
    detail,
    code,
    ...(fouten.length > 0 ? { fouten } : {}),
  };
}

/** A fault of the network or of a service that is busy: the same call may well succeed in a moment. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { $fault, $retryable } = error as { $fault?: unknown; $retryable?: unknown };
  const code = 'code' in error ? String(error.code) : '';
  return $fault === 'server' || $retryable !== undefined || /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND)/.test(code);
}

/** The one place where an error becomes a status. What is not known becomes 500 (or 503) without any detail. */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) {
    const vanaf = error instanceof RefusedError ? error.vanaf : undefined;
    return { ...problem(STATUSES[error.kind], error.code, error.message, error.faults), ...(vanaf && { vanaf }) };
  }
  if (error instanceof HttpError) return problem(error.status, error.code, error.message);
  if (isTransient(error))
    return problem(503, 'niet-beschikbaar', 'Het lukt nu even niet. Probeer het over een paar seconden opnieuw.');
  return problem(500, 'interne-fout', 'Er ging iets mis bij ons. Probeer het opnieuw, of meld het aan de beheerder.');
}

/**
 * Runs something that hands input over. Whatever goes wrong then is temporary for the caller, who repeats the whole call:
 * a part may have been taken already, and taking it twice is harmless.
 */
export async function acceptedOrUnavailable(accept: () => Promise<void>): Promise<void> {
  try {
    await accept();
  } catch (cause) {
    // What a rule forbids stays forbidden, however often it is sent.
    if (cause instanceof DomainError) throw cause;
    const error = new HttpError(
      503,
      'niet-aangenomen',
      'Het kon niet (helemaal) worden aangenomen. Stuur alles nog eens.',
    );
    error.cause = cause;
    throw error;
  }
}
