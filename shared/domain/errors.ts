/** What can be wrong, as one family: every edge maps `code` once (HTTP status, queue outcome). Messages are plain Dutch. */
export type ErrorKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'refused';

/** One fault in an input. `veld` is the path of the field (`gebeurtenissen[3].op`), empty for the whole. */
export interface Fault {
  readonly veld: string;
  readonly melding: string;
}

export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly faults: readonly Fault[];
  constructor(kind: ErrorKind, code: string, message: string, faults: readonly Fault[] = []) {
    super(message);
    this.name = new.target.name;
    this.kind = kind;
    this.code = code;
    this.faults = faults;
  }
}

/** The input cannot be accepted; carries every fault at once. */
export class InvalidError extends DomainError {
  constructor(faults: readonly Fault[], message = 'De invoer klopt niet. Herstel de genoemde velden.') {
    super('invalid', 'ongeldige-invoer', message, faults);
  }
}

/** The role in the token does not give this right. */
export class ForbiddenError extends DomainError {
  constructor(message = 'U heeft geen rechten voor deze handeling.') {
    super('forbidden', 'geen-rechten', message);
  }
}

/** It does not exist, or it is not for this person to know that it does. */
export class NotFoundError extends DomainError {
  constructor(message = 'Niet gevonden.') {
    super('not-found', 'niet-gevonden', message);
  }
}

/** Somebody else changed it in between; reading again and deciding again is the answer. */
export class ConflictError extends DomainError {
  constructor(message = 'Iemand anders heeft dit net gewijzigd. Probeer het opnieuw.') {
    super('conflict', 'gelijktijdig-gewijzigd', message);
  }
}

/** What a refusal tells besides its message. */
export interface RefusalDetails {
  /** The fields that the rule is about. */
  readonly faults?: readonly Fault[];
  /** The first moment (ISO 8601) at which the same thing would be allowed. */
  readonly vanaf?: string;
}

/** A rule of the field forbids it (taken by another, already closed, safe contact, ...). */
export class RefusedError extends DomainError {
  readonly vanaf: string | undefined;
  constructor(code: string, message: string, { faults = [], vanaf }: RefusalDetails = {}) {
    super('refused', code, message, faults);
    this.vanaf = vanaf;
  }
}

export function isDomainError(error: unknown): error is DomainError {
  return error instanceof DomainError;
}
