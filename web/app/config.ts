/** Where everything is: written when the console is put in place, read once at the start. */

export interface ConsoleConfig {
  /** Issuer of the tokens (OpenID Connect). */
  readonly issuer: string;
  readonly clientId: string;
  /** Base of the API, without `/v1`; empty = where the console itself comes from. */
  readonly api: string;
  /** Address of the live socket, or a path where the console itself comes from. */
  readonly live: string;
}

/** Throws when the file is not there: nothing can work without it. */
export async function loadConfig(): Promise<ConsoleConfig> {
  const answer = await fetch('/console.json', { cache: 'no-store' });
  if (!answer.ok) throw new Error('console.json is missing');
  return (await answer.json()) as ConsoleConfig;
}

/** The socket address as a browser wants it. */
export function liveAdres({ live }: ConsoleConfig): string {
  return new URL(live, location.href.replace(/^http/, 'ws')).href.replace(/^http/, 'ws');
}
