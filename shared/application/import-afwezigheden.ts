/** Leave from a calendar: the moments of a file become absences, in the place of what that calendar said before. */
import { type Afwezigheid, afwezigheidsperiode, isAfwezig } from '../domain/achterwacht/afwezigheid.ts';
import { periodeOf } from '../domain/achterwacht/dienst-periodes.ts';
import type { Dienst } from '../domain/achterwacht/types.ts';
import { ForbiddenError, InvalidError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, localDateOf, localDateTimeOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import { type Instant, instantOf, type LocalDate, type LocalDateTime } from '../domain/tijd/instant.ts';
import type { Agendamoment, ReadAgenda } from './agenda-ports.ts';
import type { Ports } from './ports.ts';
import { leidtMedewerker } from './rooster-rechten.ts';

export const MAX_IMPORT_DAGEN = 731;
/** A moment of every day of two years, and room for more. */
const MAX_AFWEZIGHEDEN = 2000;
/** Of somebody with one calendar. */
export const AGENDA = 'agenda';
const MINUUT = 60_000;

export interface Agendaregel {
  readonly van: LocalDateTime;
  readonly tot: LocalDateTime;
  readonly vanOp: Instant;
  readonly totOp: Instant;
  readonly heleDag: boolean;
  /** UID of the entry in the calendar. */
  readonly bron: string;
}

export interface Importuitslag {
  readonly medewerker: string;
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly afwezigheden: readonly Agendaregel[];
  readonly nietGeteld: readonly (Agendaregel & { readonly reden: string })[];
  readonly erbij: number;
  readonly ongewijzigd: number;
  readonly weg: number;
  /** Duties of theirs that lie in these absences: to be exchanged. */
  readonly diensten: readonly Dienst[];
}

export type ImportAfwezigheden = (command: {
  readonly door: Gebruiker;
  /** The calendar file. */
  readonly tekst: string;
  /** Absent: whoever asks. */
  readonly medewerker?: string;
  /** Which of their calendars it is; what another one says stays. */
  readonly agenda?: string;
  /** Absent: today, and two years on. */
  readonly van?: LocalDate;
  readonly totEnMet?: LocalDate;
  /** Only shows what would happen. */
  readonly proef: boolean;
}) => Promise<Importuitslag>;

const regelVan = ({ van, tot, vanOp, totOp, heleDag, uid }: Agendamoment): Agendaregel => ({
  van,
  tot,
  vanOp,
  totOp,
  heleDag,
  bron: uid,
});

/** Leave is kept by the minute: what ends within one ends after it. */
const eindeVan = ({ totOp }: Agendamoment): LocalDateTime =>
  localDateTimeOf(instantOf(Math.ceil(Date.parse(totOp) / MINUUT) * MINUUT));

/**
 * Reading the same file again changes nothing. A moment that was moved or is gone replaces what stood there; what is past
 * stays, and one that has begun ends now. Only the days that are asked for are looked at, and only this calendar.
 */
export function makeImportAfwezigheden({
  instellingen,
  clock,
  ids,
  readAgenda,
}: Pick<Ports, 'instellingen' | 'clock' | 'ids'> & { readonly readAgenda: ReadAgenda }): ImportAfwezigheden {
  return async ({ door, tekst, medewerker = door.id, agenda = AGENDA, proef, ...dagen }) => {
    const settings = await instellingen.readInstellingen();
    if (medewerker !== door.id) {
      if (!leidtMedewerker(door, settings, medewerker))
        throw new ForbiddenError('U kunt alleen uw eigen agenda inlezen.');
      if (settings.medewerkers[medewerker] === undefined)
        throw new InvalidError([{ veld: 'medewerker', melding: 'Deze medewerker is niet bekend.' }]);
    }
    const nu = clock.now();
    const van = dagen.van ?? localDateOf(nu);
    const totEnMet = dagen.totEnMet ?? addDays(van, MAX_IMPORT_DAGEN - 1);
    const venster = { van: startOfLocalDay(van), tot: startOfLocalDay(addDays(totEnMet, 1)) };
    const momenten = readAgenda(tekst, venster);
    const leave = momenten.filter(({ telt }) => telt === null);
    if (leave.length > MAX_AFWEZIGHEDEN)
      throw new InvalidError([
        { veld: '', melding: `Meer dan ${MAX_AFWEZIGHEDEN} keer afwezig: kies een kortere periode.` },
      ]);
    const next = new Map(
      leave.map((moment): [string, Afwezigheid] => {
        const id = ids.derived('afwezigheid', medewerker, 'agenda', agenda, moment.uid, moment.vanOp, moment.totOp);
        return [id, { id, medewerker, van: moment.van, tot: eindeVan(moment), bron: 'agenda', agenda }];
      }),
    );
    const before = (await instellingen.readAfwezigheden(van, totEnMet)).filter((one) => {
      const periode = afwezigheidsperiode(one);
      const inVenster = periode.van < venster.tot && venster.van < periode.tot;
      return one.medewerker === medewerker && one.bron === 'agenda' && one.agenda === agenda && inVenster;
    });
    const stood = new Map(before.map((one) => [one.id, one]));
    const erbij = [...next.values()].filter(({ id, van, tot }) => {
      const known = stood.get(id);
      return known === undefined || known.van !== van || known.tot !== tot;
    });
    const now = localDateTimeOf(nu);
    const gone = before.filter(({ id, tot }) => !next.has(id) && tot > now);
    if (!proef && erbij.length + gone.length > 0) {
      const ended = gone.filter(({ van }) => van < now).map((one) => ({ ...one, tot: now }));
      const weg = gone.filter(({ van }) => van >= now).map(({ id }) => id);
      await instellingen.saveAfwezigheden([...erbij, ...ended], weg);
    }
    const all = [...next.values()];
    const diensten = (await instellingen.readDiensten(van, totEnMet)).filter((dienst) => {
      const periode = dienst.professional === medewerker && dienst.tot > now ? periodeOf(dienst) : undefined;
      return periode !== undefined && isAfwezig(all, medewerker, periode);
    });
    return {
      medewerker,
      van,
      totEnMet,
      afwezigheden: leave.map(regelVan),
      nietGeteld: momenten.flatMap((moment) =>
        moment.telt === null ? [] : { ...regelVan(moment), reden: moment.telt },
      ),
      erbij: erbij.length,
      ongewijzigd: next.size - erbij.length,
      weg: gone.length,
      diensten,
    };
  };
}
