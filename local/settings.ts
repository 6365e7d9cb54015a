/** Settings of the local run (contract: commands), read once from the environment. */
import * as z from 'zod';

export interface Settings {
  /** 0 = a free one. */
  readonly port: number;
  readonly smtpPort: number;
  /** A folder, or `geheugen`: keep nothing. */
  readonly data: string;
  /** Epoch milliseconds at which the virtual clock stands; undefined = the real clock. */
  readonly klok: number | undefined;
  readonly voorbeeld: boolean;
}

/** What is wrong with how the program was started; the message holds every fault at once and says what to do. */
export class StartFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StartFault';
  }
}

const port = (name: string, fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      error: `${name} must be a port number from 0 to 65535 (0 = a free one).`,
    })
    .transform(Number);

const schema = z.object({
  VOORDEUR_PORT: port('VOORDEUR_PORT', 8787),
  VOORDEUR_SMTP_PORT: port('VOORDEUR_SMTP_PORT', 2525),
  VOORDEUR_DATA: z
    .string()
    .min(1, { error: 'VOORDEUR_DATA must name a folder, or be "geheugen" to keep nothing.' })
    .default('.voordeur'),
  VOORDEUR_KLOK: z
    .string()
    .refine((text) => z.iso.datetime({ offset: true }).safeParse(text).success, {
      error: 'VOORDEUR_KLOK must be an ISO 8601 instant with an offset, such as 2026-11-25T09:00:00Z.',
    })
    .transform((text) => Date.parse(text))
    .optional(),
  VOORDEUR_VOORBEELD: z.enum(['aan', 'uit'], { error: 'VOORDEUR_VOORBEELD must be "aan" or "uit".' }).default('aan'),
});

/**
 * The settings of this run. An empty variable counts as absent. Throws StartFault with every fault at once.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (env[name] ? [[name, env[name]] as const] : [])),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    throw new StartFault(
      `The settings cannot be used:\n${parsed.error.issues.map((i) => `- ${i.message}`).join('\n')}`,
    );
  }
  const { VOORDEUR_PORT, VOORDEUR_SMTP_PORT, VOORDEUR_DATA, VOORDEUR_KLOK, VOORDEUR_VOORBEELD } = parsed.data;
  if (VOORDEUR_PORT !== 0 && VOORDEUR_PORT === VOORDEUR_SMTP_PORT) {
    throw new StartFault(`VOORDEUR_PORT and VOORDEUR_SMTP_PORT are both ${VOORDEUR_PORT}: give them different ports.`);
  }
  return {
    port: VOORDEUR_PORT,
    smtpPort: VOORDEUR_SMTP_PORT,
    data: VOORDEUR_DATA,
    klok: VOORDEUR_KLOK,
    voorbeeld: VOORDEUR_VOORBEELD === 'aan',
  };
}
