/** Measuring before there is a norm: what is asked, what the answer says in words, and the norm that it becomes. */

import type { KanaalNaam, Norm, Rij } from '../../app/antwoorden/bereikbaarheid.ts';
import type { Normvoorstel, Nulmeting } from '../../app/antwoorden/normen.ts';
import type { Fout } from '../../app/api.ts';
import { aandeel, aantal, contacten, korteDatum } from '../../app/woorden.ts';
import { aantalDagen, isDag, type Periode, periodeVan, plusDagen } from '../bereikbaarheid/perioden.ts';
import { grens } from '../bereikbaarheid/uitleg.ts';
import { getal, inEenheid, type Normform, normTekst, procentVan } from './stand.ts';

/** The API proposes from a year at most. */
const MAX_DAGEN = 366;
/** Fewer than this may be chance, however small the minimum of the organisatie is. */
const WEINIG = 20;

/** On those days and there no norm holds. Of a wijkteam also what was asked of all; of all only that. */
const geldtVoor = (kanaal: KanaalNaam, wijkteam: string) => (een: Nulmeting) =>
  een.kanaal === kanaal && (een.wijkteam === undefined || een.wijkteam === wijkteam);

export const nulmetingOp = (
  nulmetingen: readonly Nulmeting[],
  kanaal: KanaalNaam,
  wijkteam: string,
  dag: string,
): Nulmeting | undefined =>
  nulmetingen.filter(geldtVoor(kanaal, wijkteam)).find(({ van, totEnMet }) => van <= dag && dag <= totEnMet);

/** From tomorrow on, but not while is measured: a norm would not hold on those days. */
export function eersteDagVoor(
  nulmetingen: readonly Nulmeting[],
  kanaal: KanaalNaam,
  wijkteam: string,
  vandaag: string,
): string {
  let dag = plusDagen(vandaag, 1);
  for (let loopt = nulmetingOp(nulmetingen, kanaal, wijkteam, dag); loopt !== undefined; ) {
    dag = plusDagen(loopt.totEnMet, 1);
    loopt = nulmetingOp(nulmetingen, kanaal, wijkteam, dag);
  }
  return dag;
}

export interface Meetform {
  readonly kanaal: KanaalNaam;
  /** Empty: all wijkteams together. */
  readonly wijkteam: string;
  /** One of {@link meetperioden}; of another place perhaps, then the first of this one counts. */
  readonly periode: string;
  readonly van: string;
  readonly totEnMet: string;
  readonly procent: string;
}

export interface Meetperiode {
  readonly waarde: string;
  readonly tekst: string;
  /** Absent: the days that are typed. */
  readonly dagen?: Periode;
}

/** What was measured on purpose first, the newest on top; then whole periods that are over, and days of choice. */
export function meetperioden(
  nulmetingen: readonly Nulmeting[],
  { kanaal, wijkteam }: Pick<Meetform, 'kanaal' | 'wijkteam'>,
  vandaag: string,
): readonly Meetperiode[] {
  const gemeten = nulmetingen
    .filter(geldtVoor(kanaal, wijkteam))
    .filter(({ van }) => van <= vandaag)
    .toSorted((a, b) => (a.van < b.van ? 1 : -1))
    .map(({ van, totEnMet }) => ({
      waarde: `${van}/${totEnMet}`,
      tekst: `Nulmeting vanaf ${korteDatum(`${van}T12:00:00Z`)}`,
      dagen: { van, totEnMet },
    }));
  const heel = [
    ['vorige-maand', 'Vorige maand'],
    ['vorige-kwartaal', 'Vorig kwartaal'],
    ['vorige-jaar', 'Vorig jaar'],
  ] as const;
  return [
    // Two may have been asked over the same days: for all, and for this wijkteam.
    ...new Map(gemeten.map((een) => [een.waarde, een])).values(),
    ...heel.map(([waarde, tekst]) => ({ waarde, tekst, dagen: periodeVan(waarde, vandaag) })),
    { waarde: 'eigen', tekst: 'Eigen periode' },
  ];
}

export const gekozenPeriode = (perioden: readonly Meetperiode[], periode: string): Meetperiode | undefined =>
  perioden.find(({ waarde }) => waarde === periode) ?? perioden[0];

export interface Meetvraag extends Periode {
  readonly kanaal: KanaalNaam;
  readonly wijkteam: string;
  readonly doel: number;
}

/** What is wrong with two days as a period: what is missing, or in the wrong order. */
export function periodefouten({ van, totEnMet }: Periode): readonly Fout[] {
  const leeg = [
    ...(isDag(van) ? [] : [{ veld: 'van', melding: 'Vul een dag in.' }]),
    ...(isDag(totEnMet) ? [] : [{ veld: 'totEnMet', melding: 'Vul een dag in.' }]),
  ];
  if (leeg.length > 0) return leeg;
  return van > totEnMet ? [{ veld: 'totEnMet', melding: 'De laatste dag ligt voor de eerste.' }] : [];
}

function dagfouten(periode: Periode): readonly Fout[] {
  const fouten = periodefouten(periode);
  if (fouten.length > 0) return fouten;
  return aantalDagen(periode) > MAX_DAGEN ? [{ veld: 'totEnMet', melding: `Kies hoogstens ${MAX_DAGEN} dagen.` }] : [];
}

/** What is asked, or everything that is wrong with it by the field that it is about. */
export function leesMeetform(
  { kanaal, wijkteam, periode, van, totEnMet, procent }: Meetform,
  perioden: readonly Meetperiode[],
): { readonly vraag?: Meetvraag; readonly fouten: readonly Fout[] } {
  const { van: eerste, totEnMet: laatste } = gekozenPeriode(perioden, periode)?.dagen ?? { van, totEnMet };
  const dagen = { van: eerste, totEnMet: laatste };
  const deel = getal(procent);
  const tienden = deel === null ? Number.NaN : Math.round(deel * 10);
  // No more decimals than the API takes.
  const goed = tienden >= 1 && tienden <= 999 && Math.abs(tienden / 10 - (deel ?? 0)) < 1e-9;
  const fouten = [
    ...dagfouten(dagen),
    ...(goed
      ? []
      : [
          {
            veld: 'doel',
            melding: 'Vul een getal in tussen 0 en 100, bijvoorbeeld 80. Hoogstens een cijfer achter de komma.',
          },
        ]),
  ];
  return fouten.length > 0 ? { fouten } : { vraag: { kanaal, wijkteam, ...dagen, doel: tienden / 1000 }, fouten };
}

export interface Meting {
  readonly vraag: Meetvraag;
  readonly voorstel: Normvoorstel;
  /** The same days as figures, by the norms of then. */
  readonly rij:
    | Pick<Rij, 'ontvangen' | 'wachtend' | 'binnenNorm' | 'buitenNorm' | 'serviceniveau' | 'norm'>
    | undefined;
}

const TE_WEINIG = 'te weinig';

/** A duration over too few is left out: it may be somebody's own. */
const duurOver = (seconden: number | null, n: number, minimum: number, klok: Norm['klok']): string => {
  if (seconden === null) return 'geen gegevens';
  return n < minimum ? TE_WEINIG : `${grens(seconden)}${klok === 'open' ? ' openingstijd' : ''}`;
};

function toenBinnen(rij: Meting['rij'], minimum: number): string {
  const n = rij === undefined ? 0 : rij.binnenNorm + rij.buitenNorm;
  if (rij === undefined || n === 0) return rij?.norm == null ? 'er gold geen norm' : 'geen gegevens';
  if (n < minimum) return TE_WEINIG;
  const norm = rij.norm === null ? 'de norm was niet overal gelijk' : `norm: ${normTekst(rij.norm)}`;
  return `${aandeel(rij.serviceniveau)} van ${aantal(n)} (${norm})`;
}

/** What was measured, a line each. */
export function meetregels(
  { vraag, voorstel, rij }: Meting,
  minimum: number,
): readonly { readonly naam: string; readonly waarde: string }[] {
  const { n, beantwoord, klok, p50, p90 } = voorstel;
  return [
    ...(rij === undefined ? [] : [{ naam: 'Ontvangen', waarde: aantal(rij.ontvangen) }]),
    { naam: 'Telt mee (n)', waarde: aantal(n) },
    { naam: 'Hiervan geholpen', waarde: aantal(beantwoord) },
    ...(vraag.kanaal === 'mail' ? [] : [{ naam: 'Haakte af of vroeg om terugbellen', waarde: aantal(n - beantwoord) }]),
    { naam: 'De helft binnen (mediaan)', waarde: duurOver(p50, beantwoord, minimum, klok) },
    { naam: '9 van de 10 binnen (p90)', waarde: duurOver(p90, beantwoord, minimum, klok) },
    { naam: 'Binnen de norm van toen', waarde: toenBinnen(rij, minimum) },
  ];
}

export type Uitkomst =
  | { readonly soort: 'niets' }
  | { readonly soort: 'te-weinig' }
  /** So many gave up that no limit would do; `hoogstens` is the share that was answered at all. */
  | { readonly soort: 'geen-grens'; readonly hoogstens: number }
  | { readonly soort: 'norm'; readonly norm: Norm; readonly redenen: readonly string[] };

function redenenVan({ n, beantwoord, binnen, doel, klok }: Normvoorstel): readonly string[] {
  const weg = n - beantwoord;
  return [
    `Met deze grens was ${aandeel(binnen)} van ${contacten(n)} op tijd geholpen. Het doel is ${aandeel(doel)}.`,
    ...(weg === 0
      ? []
      : [
          `${aantal(weg)} ${weg === 1 ? 'haakte af of vroeg om terugbellen. Dat telt' : 'haakten af of vroegen om terugbellen. Die tellen'} als niet op tijd.`,
        ]),
    'Het is de kleinste grens waarmee het doel gehaald was, naar boven afgerond.',
    klok === 'open'
      ? 'Alleen tijd waarin het open is, telt.'
      : 'Alle tijd telt. Wie kwam toen het dicht was, telt niet mee, tenzij die om terugbellen vroeg.',
  ];
}

/** What the measuring comes down to. Over fewer than `minimum` nothing is proposed. */
export function uitkomstVan({ voorstel }: Pick<Meting, 'voorstel'>, minimum: number): Uitkomst {
  const { n, beantwoord, seconden, klok, doel } = voorstel;
  if (n === 0) return { soort: 'niets' };
  if (n < minimum) return { soort: 'te-weinig' };
  if (seconden === null) return { soort: 'geen-grens', hoogstens: Math.floor((beantwoord * 1000) / n) / 1000 };
  return { soort: 'norm', norm: { seconden, klok, doel }, redenen: redenenVan(voorstel) };
}

/** Why the figures, or a norm that they propose, may mislead; empty when nothing stands in the way. */
export function voorbehoudVan(
  { vraag, voorstel, rij }: Meting,
  uitkomst: Uitkomst,
  vandaag: string,
): readonly string[] {
  const wachtend = rij?.wachtend ?? 0;
  const wachten = wachtend === 1 ? 'wacht nog: dat telt' : 'wachten nog: die tellen';
  return [
    ...(uitkomst.soort === 'norm' && voorstel.n < WEINIG
      ? ['Het zijn weinig contacten: de grens kan toeval zijn.']
      : []),
    ...(vandaag <= vraag.totEnMet ? ['Deze periode is nog niet voorbij. De cijfers kunnen nog veranderen.'] : []),
    ...(wachtend > 0 ? [`${contacten(wachtend)} ${wachten} nog niet mee.`] : []),
  ];
}

/** The form of a new norm, filled with what is proposed. */
export const formUit = (
  { kanaal, wijkteam }: Meetvraag,
  { seconden, klok, doel }: Norm,
  geldigVan: string,
): Normform => ({
  kanaal,
  wijkteam,
  geldigVan,
  ...inEenheid(seconden),
  klok,
  procent: procentVan(doel),
});
