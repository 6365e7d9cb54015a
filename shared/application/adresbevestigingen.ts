/** A code to an address of a medewerker, and the same code back: then messages are known to arrive there. */
import { RefusedError } from '../domain/errors.ts';
import type { BevestigbaarMedium } from '../domain/organisatie/bevestigd.ts';
import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import { localTimeOf } from '../domain/tijd/amsterdam.ts';
import { CLOCK_DAY, type Instant, MINUTE, plusMs } from '../domain/tijd/instant.ts';
import type { Adresbevestiging } from './adresbevestiging-ports.ts';
import { ownMedewerker } from './mediavoorkeuren.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { adresVan } from './spoed-context.ts';
import { type StaffMailPorts, sendStaffMail } from './staff-mail.ts';

export const CODE_GELDIG_MS = 15 * MINUTE;
export const MAX_POGINGEN = 5;
/** Not sooner than this after the last one, and not more than so many a day: who guesses gets no further, nor does the bill. */
const TUSSEN_CODES_MS = MINUTE;
const MAX_CODES_PER_DAG = 5;
const CODES = 1_000_000;

interface Adresvraag {
  readonly medewerker: string;
  readonly medium: BevestigbaarMedium;
  readonly door: Gebruiker;
}

/** Six digits that hang on the secret and on the address: for another address it is another code. */
function codeVan(ids: Pick<Ports['ids'], 'hash'>, geheim: string, { medewerker, medium }: Adresvraag, adres: string) {
  const number = Number.parseInt(ids.hash('adrescode', geheim, medewerker, medium, adres).slice(0, 12), 16);
  return String(number % CODES).padStart(6, '0');
}

function adresOf(settings: Instellingen, vraag: Adresvraag): string {
  const adres = adresVan(ownMedewerker(settings, vraag), vraag.medium);
  if (adres !== null) return adres;
  throw new RefusedError('geen-adres', `Er is geen adres voor ${vraag.medium} van deze medewerker.`);
}

function refuseTooMany(verstuurdOp: readonly Instant[], nu: Instant): void {
  const last = verstuurdOp.at(-1);
  if (last !== undefined && plusMs(last, TUSSEN_CODES_MS) > nu) {
    const vanaf = plusMs(last, TUSSEN_CODES_MS);
    throw new RefusedError('te-snel', 'Er is net een code verstuurd. Wacht een minuut op die code.', { vanaf });
  }
  const [first] = verstuurdOp;
  if (verstuurdOp.length >= MAX_CODES_PER_DAG && first !== undefined) {
    const vanaf = plusMs(first, CLOCK_DAY);
    throw new RefusedError('te-vaak', 'Er zijn vandaag al vijf codes verstuurd. Probeer het morgen weer.', { vanaf });
  }
}

export type SendAdrescode = (vraag: Adresvraag) => Promise<{
  readonly medium: BevestigbaarMedium;
  /** Until when the code can be used. */
  readonly geldigTot: Instant;
}>;

type SendPorts = Pick<Ports, 'instellingen' | 'sms' | 'jitter'> & StaffMailPorts;

/**
 * Sends a new code to the address as it is now; an earlier one holds no longer. Throws RefusedError `geen-adres`, `te-snel`,
 * `te-vaak`, or `niet-verstuurd` when the provider does not take it.
 */
export function makeSendAdrescode(ports: SendPorts): SendAdrescode {
  const { instellingen, sms, ids, clock, jitter } = ports;

  async function send(settings: Instellingen, vraag: Adresvraag, code: string, op: Instant): Promise<boolean> {
    const tot = localTimeOf(plusMs(op, CODE_GELDIG_MS));
    if (vraag.medium === 'sms') {
      const tekst = `Uw code voor meldingen van Voordeur is ${code}. Geldig tot ${tot}. Geef deze code aan niemand.`;
      return (await sms.send({ aan: adresOf(settings, vraag), tekst })).soort === 'aangenomen';
    }
    const tekst = [
      `Uw code voor meldingen van Voordeur is ${code}.`,
      `De code is geldig tot ${tot}. Geef deze code aan niemand.`,
      'Heeft u hier niet om gevraagd? Dan hoeft u niets te doen.',
      '',
    ].join('\n');
    const naam = `adrescode/${vraag.medewerker}/${op}`;
    return sendStaffMail(ports, settings, { aan: vraag.medewerker, onderwerp: 'Uw code', tekst, naam });
  }

  return async (vraag) => {
    const { medewerker, medium } = vraag;
    const geheim = ids.secret();
    const { settings, adres, op } = await retryOnConflict(jitter, async () => {
      const settings = await instellingen.readInstellingen();
      const adres = adresOf(settings, vraag);
      const op = clock.now();
      const stored = await instellingen.loadAdresbevestiging(medewerker, medium);
      const lately = (stored?.value.verstuurdOp ?? []).filter((earlier) => plusMs(earlier, CLOCK_DAY) > op);
      refuseTooMany(lately, op);
      const next: Adresbevestiging = { medewerker, medium, geheim, verstuurdOp: [...lately, op], pogingen: 0 };
      // Before it is sent: a code that arrives is a code that can be used.
      await instellingen.saveAdresbevestiging(next, stored?.versie ?? 0);
      return { settings, adres, op };
    });
    if (!(await send(settings, vraag, codeVan(ids, geheim, vraag, adres), op)))
      throw new RefusedError('niet-verstuurd', 'De code kon niet worden verstuurd. Klopt het adres?');
    return { medium, geldigTot: plusMs(op, CODE_GELDIG_MS) };
  };
}

export type ConfirmAdres = (
  command: Adresvraag & { readonly code: string },
) => Promise<{ readonly medium: BevestigbaarMedium; readonly bevestigdOp: Instant }>;

/**
 * Takes the code back. Every attempt is counted before it is looked at. Throws RefusedError `code-verlopen` (also when none was
 * sent), `te-veel-pogingen` or `code-onjuist`. A code that was used already is quiet.
 */
export function makeConfirmAdres({
  instellingen,
  ids,
  clock,
  jitter,
}: Pick<Ports, 'instellingen' | 'ids' | 'clock' | 'jitter'>): ConfirmAdres {
  /** The code's secret, with how many attempts are left after this one. */
  async function attempt({ medewerker, medium }: Adresvraag): Promise<{ geheim: string; over: number }> {
    const stored = await instellingen.loadAdresbevestiging(medewerker, medium);
    const { geheim, verstuurdOp, pogingen } = stored?.value ?? { geheim: null, verstuurdOp: [], pogingen: 0 };
    const last = verstuurdOp.at(-1);
    if (stored === undefined || geheim === null || last === undefined || plusMs(last, CODE_GELDIG_MS) <= clock.now())
      throw new RefusedError('code-verlopen', 'Er is geen geldige code. Vraag een nieuwe code aan.');
    if (pogingen >= MAX_POGINGEN)
      throw new RefusedError('te-veel-pogingen', 'Deze code is te vaak geprobeerd. Vraag een nieuwe code aan.');
    await instellingen.saveAdresbevestiging({ ...stored.value, pogingen: pogingen + 1 }, stored.versie);
    return { geheim, over: MAX_POGINGEN - pogingen - 1 };
  }

  /** Only what was confirmed is settled: a code that is new by now stays. */
  async function forgetCode({ medewerker, medium }: Adresvraag, geheim: string): Promise<void> {
    const stored = await instellingen.loadAdresbevestiging(medewerker, medium);
    if (stored?.value.geheim === geheim)
      await instellingen.saveAdresbevestiging({ ...stored.value, geheim: null }, stored.versie);
  }

  return async ({ code, ...vraag }) => {
    const { medium } = vraag;
    const known = ownMedewerker(await instellingen.readInstellingen(), vraag).bevestigd?.[medium];
    if (known !== undefined) return { medium, bevestigdOp: known };
    const { geheim, over } = await retryOnConflict(jitter, () => attempt(vraag));
    const bevestigdOp = await retryOnConflict(jitter, async () => {
      const settings = await instellingen.readInstellingen();
      const medewerker = ownMedewerker(settings, vraag);
      if (codeVan(ids, geheim, vraag, adresOf(settings, vraag)) !== code) {
        const rest = over === 0 ? 'Vraag een nieuwe code aan.' : `U kunt het nog ${over} keer proberen.`;
        throw new RefusedError('code-onjuist', `Deze code klopt niet. ${rest}`);
      }
      const op = clock.now();
      const bevestigd = { ...medewerker.bevestigd, [medium]: op };
      await instellingen.saveMedewerker({ ...medewerker, bevestigd }, settings.versie);
      return op;
    });
    await retryOnConflict(jitter, () => forgetCode(vraag, geheim));
    return { medium, bevestigdOp };
  };
}
