/** What managers ask beside bereikbaarheid (ZWOLLE 9.1, KADER 3): read from counts that add up, as of one instant. */
import { KANALEN, type Kanaal, UITKOMSTEN, type Uitkomst } from '../contact/types.ts';
import type { Keuze, Keuzelijsten } from '../organisatie/keuzelijsten.ts';
import type { Spoedzaak } from '../spoed/types.ts';
import { localDateOf } from '../tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../tijd/instant.ts';
import { type Percentielen, percentielenVan } from './percentielen.ts';
import { type Telling, takeUpMs, tellersVan } from './telling.ts';

export interface KanaalKengetallen {
  readonly kanaal: Kanaal;
  /** Contacts that people began in the period; automatic mail is not among them. */
  readonly contacten: number;
  readonly uitkomsten: Readonly<Record<Uitkomst, number>>;
  /** Closed without anybody saying what came of it: who hung up or left. */
  readonly zonderUitkomst: number;
  readonly open: number;
  /** Began as the sequel of an earlier contact of the same thread or chat. */
  readonly vervolg: number;
}

export interface SpoedKengetallen {
  readonly zaken: number;
  /** Somebody spoke with them within 48 hours of receipt, the limit included. */
  readonly binnen48Uur: number;
  readonly teLaat: number;
  /** Not spoken with, and still within the 48 hours: in neither part of the share. */
  readonly nogNietBekend: number;
  /** 0-1; null when nothing can be said. */
  readonly aandeelBinnen48Uur: number | null;
  /** From the first page to being taken up, seconds, nearest rank; null without any. */
  readonly oppakken: Percentielen;
}

export interface Keuzetelling extends Keuze {
  readonly aantal: number;
}

/** What is counted by a code of a list; `zonder` are those that should have one and have none. */
export interface Verdeeld {
  readonly regels: readonly Keuzetelling[];
  readonly zonder: number;
}

export interface IntakeKengetallen {
  readonly aanmeldingen: number;
  /** Seconds from the question to the first conversation in person. */
  readonly wachttijd: Percentielen;
  /** That conversation was within two weeks of the aanmelding, its last day included. */
  readonly binnenTermijn: number;
  readonly teLaat: number;
  readonly wachtend: number;
  /** Of those who wait: for longer than two weeks. */
  readonly wachtendTeLaat: number;
}

export interface KlachtKengetallen {
  readonly klachten: number;
  /** Not content, and no complaint. */
  readonly ontevreden: number;
  readonly open: number;
  /** Of the open ones: past the six weeks. */
  readonly openTeLaat: number;
  readonly binnenTermijn: number;
  readonly teLaat: number;
  readonly ontvankelijk: number;
  readonly opgelost: number;
}

export interface AfspraakKengetallen {
  readonly gepland: number;
  readonly verschenen: number;
  readonly nietVerschenen: number;
  readonly afgezegd: number;
  /** 0-1: nietVerschenen / (verschenen + nietVerschenen); null without either. */
  readonly aandeelNietVerschenen: number | null;
}

const share = (part: number, rest: number): number | null => (part + rest === 0 ? null : part / (part + rest));

const of = ({ tellers }: Telling, naam: string): number => tellers[naam] ?? 0;

/** Counted by a last day that is in time: all, and those whose day is behind us. */
function openPerDag(
  telling: Telling,
  begin: string,
  today: LocalDate,
): { readonly all: number; readonly late: number } {
  let [all, late] = [0, 0];
  for (const [dag, n] of tellersVan(telling, begin)) {
    all += n;
    if (dag < today) late += n;
  }
  return { all, late };
}

export function kanaalKengetallen(telling: Telling): readonly KanaalKengetallen[] {
  return KANALEN.map((kanaal) => ({
    kanaal,
    contacten: of(telling, `${kanaal}|contacten`),
    uitkomsten: Object.fromEntries(
      UITKOMSTEN.map((uitkomst) => [uitkomst, of(telling, `${kanaal}|uitkomst:${uitkomst}`)]),
    ) as Record<Uitkomst, number>,
    zonderUitkomst: of(telling, `${kanaal}|zonderUitkomst`),
    open: of(telling, `${kanaal}|open`),
    vervolg: of(telling, `${kanaal}|vervolg`),
  }));
}

/** In the order of the list; what was noted under a code that was taken off it comes after that, under its code. */
function verdeeld(telling: Telling, begin: string, zonder: string, lijst: readonly Keuze[]): Verdeeld {
  const counted = tellersVan(telling, begin);
  const gone = [...counted.keys()].filter((code) => !lijst.some((keuze) => keuze.code === code)).sort();
  return {
    regels: [...lijst, ...gone.map((code) => ({ code, naam: code }))].map(({ code, naam }) => ({
      code,
      naam,
      aantal: counted.get(code) ?? 0,
    })),
    zonder: of(telling, zonder),
  };
}

export function inhoudKengetallen(
  telling: Telling,
  lijsten: Keuzelijsten,
): { readonly themas: Verdeeld; readonly verwijzers: Verdeeld; readonly doorverwezenNaar: Verdeeld } {
  return {
    themas: verdeeld(telling, 'thema:', 'zonderThema', lijsten.themas),
    verwijzers: verdeeld(telling, 'verwijzer:', 'zonderVerwijzer', lijsten.verwijzers),
    doorverwezenNaar: verdeeld(telling, 'naar:', 'zonderBestemming', lijsten.partners),
  };
}

export function intakeKengetallen(telling: Telling, peildatum: Instant): IntakeKengetallen {
  const { all, late } = openPerDag(telling, 'intakeOpen:', localDateOf(peildatum));
  return {
    aanmeldingen: of(telling, 'aanmelding'),
    wachttijd: percentielenVan(telling.duren['intake'] ?? []),
    binnenTermijn: of(telling, 'intakeBinnenTermijn'),
    teLaat: of(telling, 'intakeTeLaat'),
    wachtend: all,
    wachtendTeLaat: late,
  };
}

export function klachtKengetallen(telling: Telling, peildatum: Instant): KlachtKengetallen {
  const { all, late } = openPerDag(telling, 'klachtOpen:', localDateOf(peildatum));
  return {
    klachten: of(telling, 'klacht:klacht'),
    ontevreden: of(telling, 'klacht:ontevreden'),
    open: all,
    openTeLaat: late,
    binnenTermijn: of(telling, 'klachtBinnenTermijn'),
    teLaat: of(telling, 'klachtTeLaat'),
    ontvankelijk: of(telling, 'klachtOntvankelijk'),
    opgelost: of(telling, 'klachtOpgelost'),
  };
}

export function afspraakKengetallen(telling: Telling): AfspraakKengetallen {
  const verschenen = of(telling, 'afspraak:verschenen');
  const nietVerschenen = of(telling, 'afspraak:niet-verschenen');
  return {
    gepland: of(telling, 'afspraak:gepland'),
    verschenen,
    nietVerschenen,
    afgezegd: of(telling, 'afspraak:afgezegd'),
    aandeelNietVerschenen: share(nietVerschenen, verschenen),
  };
}

/**
 * `telling` holds the closed cases (without those opened by mistake or double, which were none), `open` those that are not closed.
 */
export function spoedKengetallen(telling: Telling, open: readonly Spoedzaak[], peildatum: Instant): SpoedKengetallen {
  const within = open.filter(({ bereiktOp, uiterlijkOp }) => bereiktOp !== null && bereiktOp <= uiterlijkOp).length;
  const unknown = open.filter(({ bereiktOp, uiterlijkOp }) => bereiktOp === null && peildatum <= uiterlijkOp).length;
  const binnen48Uur = of(telling, 'spoed|binnen') + within;
  const teLaat = of(telling, 'spoed|teLaat') + open.length - within - unknown;
  return {
    zaken: of(telling, 'spoed|zaken') + open.length,
    binnen48Uur,
    teLaat,
    nogNietBekend: unknown,
    aandeelBinnen48Uur: share(binnen48Uur, teLaat),
    oppakken: percentielenVan([...(telling.duren['oppakken'] ?? []), ...open.flatMap(takeUpMs)]),
  };
}
