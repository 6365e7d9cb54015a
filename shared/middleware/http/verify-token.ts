/** Checking a token, as the edge asks for it. */

/** The claims of a good token. Throws TokenRejected for one that does not hold; any other error says that nobody could tell. */
export type VerifyToken = (token: string) => Promise<Readonly<Record<string, unknown>>>;

/** The token is none, is not meant for us, is not from the issuer, or is over. */
export class TokenRejected extends Error {
  constructor(cause: unknown) {
    super('the token does not hold', { cause });
    this.name = 'TokenRejected';
  }
}
