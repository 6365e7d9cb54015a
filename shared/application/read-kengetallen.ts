import { type Dekking, dekkingVan } from '../domain/achterwacht/dekking.ts';
import { kalenderperiodenBinnen } from '../domain/bereikbaarheid/kalenderperioden.ts';
import {
  type AfspraakKengetallen,
  afspraakKengetallen,
  type IntakeKengetallen,
  inhoudKengetallen,
  intakeKengetallen,
  type KanaalKengetallen,
  type KlachtKengetallen,
  kanaalKengetallen,
  klachtKengetallen,
  type SpoedKengetallen,
  spoedKengetallen,
  type Verdeeld,
} from '../domain/bereikbaarheid/kengetallen.ts';
import { HERHAAL_DAGEN } from '../domain/bereikbaarheid/personen.ts';
import { LEGE_TELLING, TELWIJZE, type Telling, telTellingenOp } from '../domain/bereikbaarheid/telling.ts';
import { type TermijnKengetallen, termijnKengetallen } from '../domain/bereikbaarheid/termijncijfers.ts';
import { DOMEINEN } from '../domain/contact/types.ts';
import { RefusedError } from '../domain/errors.ts';
import { keuzelijstenVan } from '../domain/organisatie/keuzelijsten.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { addDays, daysBetween, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import type { Periodetelling } from './kengetal-ports.ts';
import { openingsindexVan } from './openingstijden.ts';
import type { Ports } from './ports.ts';
import { dienstgegevensVan, readRooster } from './spoed-context.ts';
import { aaneengesloten, holds, spoedzakenVan, telDagen } from './tel-dag.ts';

export interface Kengetallen {
  /** Version of the way of counting. */
  readonly definitie: string;
  readonly peildatum: Instant;
  readonly kanalen: readonly KanaalKengetallen[];
  readonly spoed: SpoedKengetallen;
  readonly themas: Verdeeld;
  readonly verwijzers: Verdeeld;
  readonly doorverwezenNaar: Verdeeld;
  readonly intake: IntakeKengetallen;
  readonly klachten: KlachtKengetallen;
  readonly afspraken: AfspraakKengetallen;
  /** Terms that these contacts started, per kind. */
  readonly termijnen: readonly TermijnKengetallen[];
  readonly herhaald: {
    readonly binnenDagen: number;
    readonly herhaald: number;
    /** Contacts of which a number or address is known: the share is of these. */
    readonly metSleutel: number;
    readonly zonderSleutel: number;
    readonly aandeel: number | null;
    /** Days of the period of which this was not counted yet: it is counted at night. */
    readonly nietGeteldeDagen: number;
  };
  /** Distinct people of each whole month, quarter and year in the period, as last counted. */
  readonly personen: readonly Periodetelling[];
  readonly rooster: readonly Dekking[];
}

export type ReadKengetallen = (query: {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly wijkteam?: string;
}) => Promise<Kengetallen>;

/** A period up to this long does not lean on what was noted about its days: what does not hold is counted from the facts. */
const KORT_DAGEN = 31;
/** Contacts that are counted one by one while somebody waits for the answer. */
const MAX_LOS = 30_000;

type Needs = Pick<Ports, 'zaken' | 'kengetallen' | 'instellingen' | 'clock'>;

/**
 * Contacts received and cases opened in the period. Days that were counted and did not change since are added up from what was
 * kept; the others (today, and what changed since last night) are counted from the facts. Refuses when too much of that is left.
 */
export function makeReadKengetallen(ports: Needs): ReadKengetallen {
  const { kengetallen, instellingen, clock } = ports;

  async function tellingOver(van: LocalDate, totEnMet: LocalDate, wijkteam: string | null, today: LocalDate) {
    const koppen = new Map((await kengetallen.listKoppen(van, totEnMet)).map((kop) => [kop.dag, kop]));
    const days = Array.from({ length: daysBetween(van, totEnMet) + 1 }, (_, index) => addDays(van, index));
    const short = days.length <= KORT_DAGEN;
    const kept = new Set(days.filter((dag) => dag < today && holds(koppen.get(dag))));
    const loose = days.filter((dag) => !kept.has(dag) && (short || koppen.has(dag) || dag === today));
    const dagtellingen = await kengetallen.readTellingen(wijkteam, van, totEnMet);
    const parts: Telling[] = dagtellingen.filter(({ dag }) => kept.has(dag)).map(({ telling }) => telling);
    let left = MAX_LOS;
    for (const stretch of aaneengesloten(loose)) {
      const counted = await telDagen(ports, stretch, wijkteam, { max: left });
      if (counted === undefined) {
        throw new RefusedError(
          'nog-niet-geteld',
          'Van deze periode zijn te veel dagen nog niet geteld; dat gebeurt vannacht. Kies een kortere periode.',
        );
      }
      left -= counted.contacten;
      parts.push(counted.telling);
    }
    const ever = (dag: LocalDate): boolean => koppen.get(dag)?.geteldOp != null;
    return {
      telling: telTellingenOp(parts),
      personen: telTellingenOp(dagtellingen.filter(({ dag }) => ever(dag)).map(({ personen }) => personen)),
      nietGeteldeDagen: days.filter((dag) => dag <= today && !ever(dag) && (koppen.has(dag) || dag === today)).length,
    };
  }

  async function roosterOver(settings: Instellingen, van: LocalDate, totEnMet: LocalDate, wijkteam: string | null) {
    const rooster = await readRooster(instellingen, van, totEnMet);
    const [begin, end] = [startOfLocalDay(van), startOfLocalDay(addDays(totEnMet, 1))];
    const teams = wijkteam === null ? Object.keys(settings.wijkteams).sort() : [wijkteam];
    return teams.flatMap((team) => {
      const gegevens = dienstgegevensVan(settings, rooster, team);
      const uren = openingsindexVan(settings, { wijkteam: team, kanaal: 'telefoon' });
      return DOMEINEN.map((domein) => dekkingVan(gegevens, team, domein, uren, begin, end));
    });
  }

  return async ({ van, totEnMet, wijkteam: asked }) => {
    const peildatum = clock.now();
    const wijkteam = asked ?? null;
    const today = localDateOf(peildatum);
    const settings = await instellingen.readInstellingen();
    const { telling, personen, nietGeteldeDagen } = await tellingOver(van, totEnMet, wijkteam, today);
    const open = await spoedzakenVan(ports, { open: true, dagen: { van, totEnMet }, wijkteam });
    const perioden = kalenderperiodenBinnen(van, totEnMet, today).map(({ naam }) => naam);
    const { herhaald = 0, metSleutel = 0, zonderSleutel = 0 } = (personen ?? LEGE_TELLING).tellers;
    return {
      definitie: TELWIJZE,
      peildatum,
      kanalen: kanaalKengetallen(telling),
      spoed: spoedKengetallen(telling, open, peildatum),
      ...inhoudKengetallen(telling, keuzelijstenVan(settings.organisatie)),
      intake: intakeKengetallen(telling, peildatum),
      klachten: klachtKengetallen(telling, peildatum),
      afspraken: afspraakKengetallen(telling),
      termijnen: termijnKengetallen(telling, peildatum),
      herhaald: {
        binnenDagen: HERHAAL_DAGEN,
        herhaald,
        metSleutel,
        zonderSleutel,
        aandeel: metSleutel === 0 ? null : herhaald / metSleutel,
        nietGeteldeDagen,
      },
      personen: await kengetallen.readPerioden(wijkteam, perioden),
      rooster: await roosterOver(settings, van, totEnMet, wijkteam),
    };
  };
}
