/** Absences: noted by whoever is away or manages the roster, and ended. */
import { type Afwezigheid, afwezigheidsperiode } from '../domain/achterwacht/afwezigheid.ts';
import { type Fault, ForbiddenError, InvalidError, NotFoundError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, daysBetween, localDateTimeOf } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate, LocalDateTime } from '../domain/tijd/instant.ts';
import { makeHandleRoosterwerk, type RoosterwerkPorts } from './handle-roosterwerk.ts';
import type { Ports } from './ports.ts';
import type { Roosterwerk } from './rooster-ports.ts';
import { leidtAlles, leidtMedewerker } from './rooster-rechten.ts';

export const MAX_AFWEZIG_DAGEN = 730;
/** Whoever is sick without knowing how long is away until they are noted as better: rather a gap that shows than a page in vain. */
const ZIEK_ZONDER_EINDE_DAGEN = 365;

export interface AfwezigheidView extends Omit<Afwezigheid, 'agenda'> {
  readonly vanOp: Instant;
  readonly totOp: Instant;
}

export function afwezigheidView({ agenda: _agenda, ...afwezigheid }: Afwezigheid): AfwezigheidView {
  const { van, tot } = afwezigheidsperiode(afwezigheid);
  return { ...afwezigheid, vanOp: van, totOp: tot };
}

export interface NieuweAfwezigheid {
  /** Absent: whoever asks. */
  readonly medewerker?: string;
  /** Absent: now, for who is sick. */
  readonly van?: LocalDateTime;
  readonly tot?: LocalDateTime;
  readonly ziek?: boolean;
}

export type NoteAfwezigheid = (command: {
  readonly door: Gebruiker;
  readonly afwezigheid: NieuweAfwezigheid;
  readonly sleutel?: string;
}) => Promise<AfwezigheidView>;

function faultsOf({ ziek = false, van, tot }: NieuweAfwezigheid, begin: LocalDateTime, einde: LocalDateTime): Fault[] {
  const faults: Fault[] = [];
  if (!ziek && van === undefined) faults.push({ veld: 'van', melding: 'Geef het begin, of meld u ziek.' });
  if (!ziek && tot === undefined) faults.push({ veld: 'tot', melding: 'Geef het einde.' });
  if (faults.length > 0) return faults;
  if (einde <= begin) faults.push({ veld: 'tot', melding: 'Het einde moet na het begin liggen.' });
  else if (daysBetween(begin.slice(0, 10), einde.slice(0, 10)) > MAX_AFWEZIG_DAGEN)
    faults.push({ veld: 'tot', melding: 'Hoogstens twee jaar.' });
  return faults;
}

/**
 * Notes that somebody is away: themselves, or by whoever manages their roster. It holds at once. Who is sick: open cases
 * that nobody took up go to the next now, and cases they took up go back to whoever is on duty. The same twice is one.
 */
export function makeNoteAfwezigheid(ports: RoosterwerkPorts): NoteAfwezigheid {
  const { instellingen, clock, ids } = ports;
  const handle = makeHandleRoosterwerk(ports);
  async function sickAlready(medewerker: string, begin: LocalDateTime): Promise<Afwezigheid | undefined> {
    const day = begin.slice(0, 10);
    return (await instellingen.readAfwezigheden(day, day)).find(
      (one) => one.medewerker === medewerker && one.bron === 'ziek' && one.van <= begin && begin < one.tot,
    );
  }
  return async ({ door, afwezigheid, sleutel }) => {
    const medewerker = afwezigheid.medewerker ?? door.id;
    if (medewerker !== door.id && !leidtMedewerker(door, await instellingen.readInstellingen(), medewerker))
      throw new ForbiddenError('U kunt alleen uzelf afmelden.');
    const nu = clock.now();
    const ziek = afwezigheid.ziek === true;
    const begin = afwezigheid.van ?? localDateTimeOf(nu);
    const einde = afwezigheid.tot ?? `${addDays(begin.slice(0, 10), ZIEK_ZONDER_EINDE_DAGEN)}T00:00`;
    const faults = faultsOf(afwezigheid, begin, einde);
    if (faults.length > 0) throw new InvalidError(faults);
    const bron = ziek ? 'ziek' : 'hand';
    const id = ids.derived('afwezigheid', medewerker, bron, ...(sleutel === undefined ? [begin, einde] : [sleutel]));
    const before =
      (await instellingen.loadAfwezigheid(id)) ?? (ziek ? await sickAlready(medewerker, begin) : undefined);
    // What follows from it was written down with it, and is done without being asked again.
    if (before !== undefined) return afwezigheidView(before);
    const whole: Afwezigheid = { id, medewerker, van: begin, tot: einde, bron };
    const { van: op } = afwezigheidsperiode(whole);
    const werk: readonly Roosterwerk[] = ziek
      ? [{ id: `ziek/${id}`, op, soort: 'ziek', afwezigheid: id, medewerker }]
      : [];
    await instellingen.saveAfwezigheden([whole], [], werk);
    // What fails here is done by the next look at what is left to do; whoever reported it must not be told that it failed.
    for (const one of werk) if (one.op <= nu) await handle(one).catch(() => undefined);
    return afwezigheidView(whole);
  };
}

export type ListAfwezigheden = (query: {
  readonly door: Gebruiker;
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
}) => Promise<readonly AfwezigheidView[]>;

/** Why somebody is away is for themselves and for whoever manages their roster; others see nothing of it here. */
export function makeListAfwezigheden({ instellingen }: Pick<Ports, 'instellingen'>): ListAfwezigheden {
  return async ({ door, van, totEnMet }) => {
    const [settings, all] = await Promise.all([
      instellingen.readInstellingen(),
      instellingen.readAfwezigheden(van, totEnMet),
    ]);
    return all
      .filter(({ medewerker }) => medewerker === door.id || leidtMedewerker(door, settings, medewerker))
      .map(afwezigheidView);
  };
}

export type EndAfwezigheid = (command: { readonly door: Gebruiker; readonly id: string }) => Promise<AfwezigheidView>;

/** Ends an absence now; what is past stays as it was, and one that has not begun is taken away. */
export function makeEndAfwezigheid({ instellingen, clock }: Pick<Ports, 'instellingen' | 'clock'>): EndAfwezigheid {
  return async ({ door, id }) => {
    const found = await instellingen.loadAfwezigheid(id);
    const settings = await instellingen.readInstellingen();
    const mine = found?.medewerker === door.id || leidtAlles(door);
    if (found === undefined || !(mine || leidtMedewerker(door, settings, found.medewerker)))
      throw new NotFoundError('Deze afwezigheid bestaat niet.');
    const now = localDateTimeOf(clock.now());
    if (found.tot <= now) return afwezigheidView(found);
    if (found.van >= now) {
      await instellingen.saveAfwezigheden([], [id]);
      return afwezigheidView({ ...found, tot: found.van });
    }
    const ended = { ...found, tot: now };
    await instellingen.saveAfwezigheden([ended]);
    return afwezigheidView(ended);
  };
}
