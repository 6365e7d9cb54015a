/** The text of a report by mail: the main figures in plain Dutch. The rest is in the file that goes with it. */
import type { Geexporteerd } from '../bereikbaarheid/rij-export.ts';
import type { Duurcijfers, Norm, Rij } from '../bereikbaarheid/types.ts';
import type { Kanaal } from '../contact/types.ts';
import { localDateOf, localTimeOf } from '../tijd/amsterdam.ts';
import { datumInWoorden, duurInWoorden } from '../tijd/in-woorden.ts';
import type { Instant } from '../tijd/instant.ts';
import { dagenInWoorden, periodeInWoorden } from './periode.ts';
import type { Rapportdagen, Rapportperiode } from './types.ts';

/** All wijkteams of the report together. */
export type Rapportcijfers = Geexporteerd<Omit<Rij, 'kanaal' | 'wijkteam'>>;

export interface RapportKanaal {
  readonly kanaal: Kanaal;
  readonly nu: Rapportcijfers;
  readonly vorige: Rapportcijfers;
}

export interface Rapportstof {
  readonly per: Rapportperiode;
  readonly dagen: Rapportdagen;
  readonly vorigeDagen: Rapportdagen;
  /** Names of the wijkteams; null = all. */
  readonly wijkteams: readonly string[] | null;
  readonly kanalen: readonly RapportKanaal[];
  readonly minimum: number;
  readonly definitie: string;
  readonly peildatum: Instant;
  readonly console: string;
}

const KOPPEN: Readonly<Record<Kanaal, string>> = { telefoon: 'Telefoon', mail: 'Mail', chat: 'Chat', inloop: 'Inloop' };
/** In words of their own: on every kanaal people give up in another way. */
const AFHAKERS: Readonly<Record<Kanaal, string>> = {
  telefoon: 'Opgehangen voordat iemand opnam',
  mail: 'Niet meer nodig voor er antwoord was',
  chat: 'Weggegaan voordat iemand antwoordde',
  inloop: 'Weggegaan voordat iemand hielp',
};

const getal = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, '.');
const procent = (share: number): string => `${Math.round(share * 1000) / 10} %`.replace('.', ',');
const TE_WEINIG = 'niet getoond, het zijn er te weinig';

function normTekst({ seconden, klok, doel }: Norm): string {
  return `De norm: ${procent(doel)} binnen ${duurInWoorden(seconden)}${klok === 'open' ? ' openingstijd' : ''}.`;
}

function binnenNorm({ nu, vorige }: RapportKanaal): string {
  if (nu.norm === null && nu.serviceniveau === null && nu.verborgen === '') return 'Er geldt nog geen norm.';
  const norm = nu.norm === null ? '' : ` ${normTekst(nu.norm)}`;
  if (nu.serviceniveau === null) {
    return `Binnen de norm: ${nu.verborgen === '' ? 'nog niets over te zeggen' : TE_WEINIG}.${norm}`;
  }
  const before = vorige.serviceniveau === null ? '' : ` (daarvoor: ${procent(vorige.serviceniveau)})`;
  const n = (nu.binnenNorm ?? 0) + (nu.buitenNorm ?? 0);
  return `Binnen de norm: ${procent(nu.serviceniveau)} van ${getal(n)}${before}.${norm}`;
}

function duur({ nu }: RapportKanaal): string {
  const open = nu.norm?.klok === 'open';
  const cijfers: Duurcijfers = open ? nu.opentijd : nu.wachttijd;
  const n = open ? nu.gemeten.opentijd : nu.gemeten.wachttijd;
  if (n === 0) return 'Wachttijd: niemand is geholpen in deze periode.';
  if (cijfers.p50 === null || cijfers.p90 === null) return `Wachttijd: ${TE_WEINIG}.`;
  const clock = open ? ' openingstijd' : '';
  return `Wachttijd (over ${getal(n ?? 0)}): de helft was geholpen binnen ${duurInWoorden(cijfers.p50)}${clock}, negen van de tien binnen ${duurInWoorden(cijfers.p90)}${clock}.`;
}

function afhakers({ kanaal, nu }: RapportKanaal): readonly string[] {
  if (kanaal === 'mail') return [];
  const of = nu.ontvangen - (nu.afgehaaktKort ?? 0);
  if (nu.afgehaakt === null) return [`${AFHAKERS[kanaal]}: ${TE_WEINIG}.`];
  return of === 0 ? [] : [`${AFHAKERS[kanaal]}: ${procent(nu.afgehaakt / of)} van ${getal(of)}.`];
}

function sectie(stof: RapportKanaal): string {
  const { kanaal, nu, vorige } = stof;
  const lines =
    nu.ontvangen === 0
      ? [`Er kwam niets binnen (daarvoor: ${getal(vorige.ontvangen)}).`]
      : [
          `Binnengekomen: ${getal(nu.ontvangen)} (daarvoor: ${getal(vorige.ontvangen)}).`,
          binnenNorm(stof),
          duur(stof),
          ...afhakers(stof),
        ];
  return [KOPPEN[kanaal], ...lines.map((line) => `- ${line}`)].join('\n');
}

/** No name of a person is in it, and no figure over fewer than the minimum. */
export function rapportTekst(stof: Rapportstof): { readonly onderwerp: string; readonly tekst: string } {
  const { per, dagen, vorigeDagen, wijkteams, kanalen, minimum, definitie, peildatum, console } = stof;
  const periode = periodeInWoorden(per, dagen);
  const waar = wijkteams === null ? 'alle wijkteams samen' : wijkteams.join(', ');
  return {
    onderwerp: `Bereikbaarheid in ${periode}`,
    tekst: [
      'Goedemorgen,',
      `Dit zijn de cijfers over bereikbaarheid van ${dagenInWoorden(dagen)}, voor ${waar}. "Daarvoor" is ${periodeInWoorden(per, vorigeDagen)}.`,
      ...kanalen.map(sectie),
      [
        'In de bijlage staan de cijfers per wijkteam. U opent haar met Excel of een ander rekenblad.',
        `Cijfers over minder dan ${minimum} contacten laten we weg, en soms ook een ander cijfer waaruit ze te berekenen zijn. Zo kan niemand zien om wie het gaat.`,
      ].join('\n'),
      [
        `Opgemaakt op ${datumInWoorden(localDateOf(peildatum))} om ${localTimeOf(peildatum)} uur. Versie van de berekening: ${definitie}.`,
        `Wilt u dit rapport niet meer, of een ander? Dat regelt u op ${console}.`,
      ].join('\n'),
      '',
    ].join('\n\n'),
  };
}
