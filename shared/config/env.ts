/**
 * The environment of a function as a validated model: read once when it starts, so that a wrong wiring fails at once.
 * Checked by hand: a schema library would be a quarter of the start of functions that need it for nothing else.
 */

/** The value to use; undefined when it is wrong. */
type Check = (value: string) => string | undefined;

const name: Check = (value) => (value.length >= 3 ? value : undefined);
const text: Check = (value) => (value.length >= 1 ? value : undefined);
const mail: Check = (value) => (/^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,.]+$/.test(value) ? value : undefined);
const address: Check = (value) => (/^(https?|wss?):\/\/[^/]/.test(value) && URL.canParse(value) ? value : undefined);
/** Empty as long as nobody set one; a set one is too long to guess. */
const secret: Check = (value) => (value === '' || value.length >= 32 ? value : undefined);
/** A number in E.164; empty as long as there is none. */
const phone: Check = (value) => (/^$|^\+[1-9]\d{6,14}$/.test(value) ? value : undefined);
/** Id of something of Amazon Connect; empty as long as nobody is called from here. */
const connectId: Check = (value) => (/^$|^[a-z0-9-]{1,100}$/.test(value) ? value : undefined);
/** Half of a key pair on the curve P-256, base64url; empty as long as nobody made one. */
const vapidPubliek: Check = (value) => (/^$|^[\w-]{87}$/.test(value) ? value : undefined);
const vapidGeheim: Check = (value) => (/^$|^[\w-]{43}$/.test(value) ? value : undefined);
/** `naam=uitval,queue` (or without a queue), with spaces between. */
const deadLetters: Check = (value) =>
  value.split(' ').every((one) => /^[a-z-]+=https?:\/\/[^\s,]+(,https?:\/\/[^\s,]+)?$/.test(one)) ? value : undefined;
/** Without slash at the end, so that a path can follow. */
const base: Check = (value) => address(value)?.replace(/\/+$/, '');

const VARIABLES = {
  ZAKEN_TABEL: name,
  INHOUD_TABEL: name,
  CIJFERS_TABEL: name,
  INSTELLINGEN_TABEL: name,
  VERBINDINGEN_TABEL: name,
  ERVARINGEN_TABEL: name,
  UITVAL_TABEL: name,
  JOURNAAL_TABEL: name,
  VERANTWOORDING_TABEL: name,
  RUWE_POST_BUCKET: name,
  PAGINA_BUCKET: name,
  ZEGELS_BUCKET: name,
  CONSOLE_MAP: name,
  CONSOLE_INSTELLINGEN: text,
  TELEFOON_WACHTRIJ_URL: address,
  MAIL_WACHTRIJ_URL: address,
  CHAT_WACHTRIJ_URL: address,
  INLOOP_WACHTRIJ_URL: address,
  PUSH_WACHTRIJ_URL: address,
  ANTWOORD_WACHTRIJ_URL: address,
  UITVAL_WACHTRIJEN: deadLetters,
  AFZENDER_MAIL: mail,
  CONSOLE_ADRES: base,
  CHAT_SOCKET_ADRES: base,
  LIVE_SOCKET_ADRES: base,
  OIDC_ISSUER: address,
  OIDC_AUDIENCE: text,
  BEGROETING_SLEUTEL: secret,
  LDV_SLEUTEL: secret,
  SMS_NUMMER: phone,
  SPRAAK_INSTANCE: connectId,
  SPRAAK_FLOW: connectId,
  SPRAAK_NUMMER: phone,
  VAPID_PUBLIEK: vapidPubliek,
  VAPID_GEHEIM: vapidGeheim,
} as const satisfies Readonly<Record<string, Check>>;

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
    const value = VARIABLES[variable](source[variable] ?? '');
    if (value === undefined) wrong.push(variable);
    return [variable, value];
  });
  if (wrong.length > 0) throw new Error(`missing or wrong environment variables: ${wrong.join(', ')}`);
  return Object.fromEntries(values) as { readonly [K in N]: string };
}
