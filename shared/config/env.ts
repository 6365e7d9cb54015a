/** The environment of a function as a validated model: read once when it starts, so that a wrong wiring fails at once. */
import * as z from 'zod';

const name = z.string().min(3);
const address = z.url({ protocol: /^(https?|wss?)$/ });
const base = address.transform((value) => value.replace(/\/+$/, ''));

const VARIABLES = {
  ZAKEN_TABEL: name,
  INHOUD_TABEL: name,
  CIJFERS_TABEL: name,
  INSTELLINGEN_TABEL: name,
  VERBINDINGEN_TABEL: name,
  RUWE_POST_BUCKET: name,
  TELEFOON_WACHTRIJ_URL: address,
  MAIL_WACHTRIJ_URL: address,
  CHAT_WACHTRIJ_URL: address,
  INLOOP_WACHTRIJ_URL: address,
  PUSH_WACHTRIJ_URL: address,
  ANTWOORD_WACHTRIJ_URL: address,
  AFZENDER_MAIL: z.email(),
  CONSOLE_ADRES: base,
  CHAT_SOCKET_ADRES: base,
  LIVE_SOCKET_ADRES: base,
  OIDC_ISSUER: address,
  OIDC_AUDIENCE: z.string().min(1),
} as const;

export type EnvName = keyof typeof VARIABLES;

/**
 * The named variables, checked. Throws one Error that names every variable that is missing or wrong (never its value).
 * `source` is the environment of the process unless a test gives another.
 */
export function readEnv<const N extends EnvName>(
  names: readonly N[],
  source: Readonly<Record<string, string | undefined>> = process.env,
): { readonly [K in N]: string } {
  const wrong: string[] = [];
  const values = names.map((variable) => {
    const parsed = VARIABLES[variable].safeParse(source[variable]);
    if (!parsed.success) wrong.push(variable);
    return [variable, parsed.data];
  });
  if (wrong.length > 0) throw new Error(`missing or wrong environment variables: ${wrong.join(', ')}`);
  return Object.fromEntries(values) as { readonly [K in N]: string };
}
