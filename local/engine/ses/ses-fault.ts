/** A refusal by the mail service: the exception name of the SES v2 API and its HTTP status. */
export class SesFault extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'SesFault';
    this.code = code;
    this.status = status;
  }
}

export const sesFaults = {
  badRequest: (message: string) => new SesFault('BadRequestException', message),
  messageRejected: (message: string) => new SesFault('MessageRejected', message),
  /** What SES may know and this engine does not: refused by name, never ignored. */
  unsupported: (what: string) =>
    new SesFault('BadRequestException', `The local mail service does not support ${what}.`),
} as const;
