/** Periods that can be chosen, and the one before each: whole weeks, months, quarters and years in local days. */

/** A day as `2026-11-22`. */
export type Dag = string;
export interface Periode {
  readonly van: Dag;
  readonly totEnMet: Dag;
}

const ZONE = 'Europe/Amsterdam';
const DAG_MS = 86_400_000;
const alsDag = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The local day of an instant. */
export const dagVan = (op: string | number): Dag => alsDag.format(new Date(op));

const getal = (dag: Dag): number => Date.parse(`${dag}T00:00:00Z`);
const vanGetal = (ms: number): Dag => new Date(ms).toISOString().slice(0, 10);
export const plusDagen = (dag: Dag, dagen: number): Dag => vanGetal(getal(dag) + dagen * DAG_MS);
/** Number of days, both included. */
export const aantalDagen = ({ van, totEnMet }: Periode): number => (getal(totEnMet) - getal(van)) / DAG_MS + 1;
/** 1 = Monday. */
export const weekdagVan = (dag: Dag): number => ((new Date(getal(dag)).getUTCDay() + 6) % 7) + 1;
export const isDag = (text: string | null): text is Dag =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(getal(text)) && vanGetal(getal(text)) === text;

export type Eenheid = 'week' | 'maand' | 'kwartaal' | 'jaar';
export const EENHEDEN: readonly Eenheid[] = ['week', 'maand', 'kwartaal', 'jaar'];
const MAANDEN: Readonly<Record<Exclude<Eenheid, 'week'>, number>> = { maand: 1, kwartaal: 3, jaar: 12 };

/** The whole week, month, quarter or year in which a day lies. */
export function eenheidVan(eenheid: Eenheid, dag: Dag): Periode {
  if (eenheid === 'week') {
    const van = plusDagen(dag, 1 - weekdagVan(dag));
    return { van, totEnMet: plusDagen(van, 6) };
  }
  const [jaar = 0, maand = 1] = dag.split('-').map(Number);
  const lang = MAANDEN[eenheid];
  const eerste = Math.floor((maand - 1) / lang) * lang;
  const begin = (index: number) => vanGetal(Date.UTC(jaar, index, 1));
  return { van: begin(eerste), totEnMet: plusDagen(begin(eerste + lang), -1) };
}

export type Keuze = `deze-${Eenheid}` | `vorige-${Eenheid}` | 'eigen';
const NAMEN: Readonly<Record<Eenheid, readonly [string, string]>> = {
  week: ['Deze week', 'Vorige week'],
  maand: ['Deze maand', 'Vorige maand'],
  kwartaal: ['Dit kwartaal', 'Vorig kwartaal'],
  jaar: ['Dit jaar', 'Vorig jaar'],
};
export const PERIODEKEUZES: readonly { readonly waarde: Keuze; readonly tekst: string }[] = [
  ...EENHEDEN.flatMap((eenheid) => [
    { waarde: `deze-${eenheid}` as const, tekst: NAMEN[eenheid][0] },
    { waarde: `vorige-${eenheid}` as const, tekst: NAMEN[eenheid][1] },
  ]),
  { waarde: 'eigen', tekst: 'Eigen periode' },
];
export const isKeuze = (text: string | null): text is Keuze => PERIODEKEUZES.some(({ waarde }) => waarde === text);

export interface GekozenPeriode extends Periode {
  /** What it is compared with. */
  readonly vorige: Periode;
  /** It is not over yet: then only as many days of the one before are compared. */
  readonly loopt: boolean;
}

/** The days of a choice, as of `vandaag`; and the days before it that it can honestly be laid beside. */
export function periodeVan(keuze: Exclude<Keuze, 'eigen'>, vandaag: Dag): GekozenPeriode {
  const [welke, eenheid] = keuze.split('-') as ['deze' | 'vorige', Eenheid];
  const nu = eenheidVan(eenheid, vandaag);
  const ervoor = eenheidVan(eenheid, plusDagen(nu.van, -1));
  if (welke === 'vorige') return { ...ervoor, vorige: eenheidVan(eenheid, plusDagen(ervoor.van, -1)), loopt: false };
  const zover = { van: nu.van, totEnMet: vandaag };
  const evenver = plusDagen(ervoor.van, aantalDagen(zover) - 1);
  const [totEnMet = evenver] = [evenver, ervoor.totEnMet].toSorted();
  return { ...zover, vorige: { van: ervoor.van, totEnMet }, loopt: vandaag < nu.totEnMet };
}

/** As many days, right before it. */
export function eigenPeriode(periode: Periode, vandaag: Dag): GekozenPeriode {
  const dagen = aantalDagen(periode);
  const vorige = { van: plusDagen(periode.van, -dagen), totEnMet: plusDagen(periode.van, -1) };
  return { ...periode, vorige, loopt: vandaag <= periode.totEnMet };
}

export type Indeling = 'uur' | 'dag' | 'week' | 'maand' | 'kwartaal';
export const INDELINGEN: readonly { readonly waarde: Indeling; readonly tekst: string }[] = [
  { waarde: 'uur', tekst: 'Per uur' },
  { waarde: 'dag', tekst: 'Per dag' },
  { waarde: 'week', tekst: 'Per week' },
  { waarde: 'maand', tekst: 'Per maand' },
  { waarde: 'kwartaal', tekst: 'Per kwartaal' },
];
const PAST: Readonly<Record<Indeling, readonly [number, number]>> = {
  uur: [1, 7],
  dag: [2, 92],
  week: [8, 1100],
  maand: [32, 3660],
  kwartaal: [93, 3660],
};
/** Divisions that give at least two and not hundreds of points. */
export const indelingenVoor = (dagen: number): readonly Indeling[] =>
  INDELINGEN.map(({ waarde }) => waarde).filter((per) => dagen >= PAST[per][0] && dagen <= PAST[per][1]);
/** What says most at first sight. */
export function standaardIndeling(dagen: number): Indeling {
  if (dagen <= 1) return 'uur';
  if (dagen <= 31) return 'dag';
  return dagen <= 184 ? 'week' : 'maand';
}

const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, ...options });
  return (op: string | number) => made.format(new Date(op));
};
const kortDag = format({ weekday: 'short', day: 'numeric', month: 'short' });
const dagMaand = format({ day: 'numeric', month: 'long' });
const dagMaandJaar = format({ day: 'numeric', month: 'long', year: 'numeric' });
const maandJaar = format({ month: 'long', year: 'numeric' });
const kortMaand = format({ month: 'short' });
const uur = format({ hour: '2-digit', minute: '2-digit' });

/** ISO week of a local day. */
export function weekVan(dag: Dag): number {
  const donderdag = plusDagen(dag, 4 - weekdagVan(dag));
  return Math.floor((getal(donderdag) - getal(`${donderdag.slice(0, 4)}-01-01`)) / DAG_MS / 7) + 1;
}

const middag = (dag: Dag): string => `${dag}T12:00:00Z`;
/** `2 t/m 8 november 2026`, `8 november 2026`. */
export function periodeTekst({ van, totEnMet }: Periode): string {
  if (van === totEnMet) return dagMaandJaar(middag(van));
  const [a, b] = [middag(van), middag(totEnMet)];
  if (van.slice(0, 4) !== totEnMet.slice(0, 4)) return `${dagMaandJaar(a)} t/m ${dagMaandJaar(b)}`;
  const begin = van.slice(0, 7) === totEnMet.slice(0, 7) ? String(Number(van.slice(8))) : dagMaand(a);
  return `${begin} t/m ${dagMaandJaar(b)}`;
}

/** A point on the axis: in full, and as short as fits under a picture. */
export function puntNamen(per: Indeling, van: string): { readonly naam: string; readonly kort: string } {
  const dag = dagVan(van);
  switch (per) {
    case 'uur':
      return { naam: `${kortDag(van)} ${uur(van)}`, kort: uur(van) };
    case 'dag':
      return { naam: kortDag(van), kort: String(Number(dag.slice(8))) };
    case 'week':
      return { naam: `week ${weekVan(dag)} (${kortDag(van)})`, kort: String(weekVan(dag)) };
    case 'maand':
      return { naam: maandJaar(van), kort: kortMaand(van).replace('.', '') };
    case 'kwartaal': {
      const kwartaal = `K${Math.ceil(Number(dag.slice(5, 7)) / 3)}`;
      return { naam: `${kwartaal} ${dag.slice(0, 4)}`, kort: kwartaal };
    }
  }
}
