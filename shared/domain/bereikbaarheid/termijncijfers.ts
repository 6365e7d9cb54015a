/**
 * How terms were met: of the contacts received in a period, every term that they started, whenever that was. Counts that add
 * up; what is still open counts by its last day and by when it stands still, because what that comes to depends on when it
 * is asked.
 */
import { statusVan } from '../contact/termijn-status.ts';
import { termijnenVan } from '../contact/termijnen.ts';
import type { Contact } from '../contact/types.ts';
import type { Termijnsoort } from '../termijnen/types.ts';
import { localDateOf } from '../tijd/amsterdam.ts';
import { type Instant, type LocalDate, msBetween } from '../tijd/instant.ts';
import { type Percentielen, percentielenVan } from './percentielen.ts';
import type { Telling } from './telling.ts';

/** Crisis and spoed are counted by their cases, complaints and call-backs by themselves. */
export const CIJFERTERMIJNEN = [
  'inloopstap',
  'regulier',
  'eerste-vraagverhelderingsgesprek',
  'vraagverheldering',
  'besluit',
  'start-ondersteuning',
  'evaluatie',
  'evaluatie-intensief',
] as const satisfies readonly Termijnsoort[];
export type Cijfertermijn = (typeof CIJFERTERMIJNEN)[number];

export interface TermijnKengetallen {
  readonly soort: Cijfertermijn;
  /** All that were started: the sum of gehaald, teLaat, lopend, opgeschort and vervallen. */
  readonly begonnen: number;
  readonly gehaald: number;
  /** Done, let go of or still open, but in each case after its end. */
  readonly teLaat: number;
  /** Of those: still open. */
  readonly openTeLaat: number;
  readonly lopend: number;
  readonly opgeschort: number;
  /** Let go of before its end. */
  readonly vervallen: number;
  /** 0-1: gehaald / (gehaald + teLaat); null without either. */
  readonly aandeelOpTijd: number | null;
  /** Of what was done, seconds from its begin to that. */
  readonly doorlooptijd: Percentielen;
  /** The median of the same in days, to a tenth. */
  readonly mediaanDagen: number | null;
}

const DAG_SECONDEN = 86_400;
const soorten: ReadonlySet<string> = new Set(CIJFERTERMIJNEN);

/** What one contact adds. */
export function telTermijnen(contact: Contact): Telling {
  const tellers: Record<string, number> = {};
  const duren: Record<string, number[]> = {};
  if (contact.aanmelding === null && contact.kanaal !== 'inloop') return { tellers, duren };
  for (const termijn of termijnenVan(contact)) {
    const { soort, vanaf, bereiktOp, vervallenOp, uiterlijkOp, opgeschort } = termijn;
    if (!soorten.has(soort)) continue;
    const done = bereiktOp ?? vervallenOp;
    const stands = opgeschort.map(({ van, tot }) => `${van}~${tot}`).join(',');
    const naam =
      done === null
        ? `termijnOpen:${soort}|${localDateOf(uiterlijkOp)}|${stands}`
        : `termijn:${soort}|${statusVan(termijn, done)}`;
    tellers[naam] = (tellers[naam] ?? 0) + 1;
    if (bereiktOp === null) continue;
    const all = duren[`termijn:${soort}`] ?? [];
    all.push(Math.max(0, msBetween(vanaf, bereiktOp)));
    duren[`termijn:${soort}`] = all;
  }
  return { tellers, duren };
}

interface Open {
  readonly dag: LocalDate;
  readonly perioden: readonly { readonly van: LocalDate; readonly tot: LocalDate }[];
  readonly aantal: number;
}

function openOf({ tellers }: Telling, soort: Cijfertermijn): readonly Open[] {
  const begin = `termijnOpen:${soort}|`;
  return Object.entries(tellers)
    .filter(([naam]) => naam.startsWith(begin))
    .map(([naam, aantal]) => {
      const [dag = '', stands = ''] = naam.slice(begin.length).split('|');
      const perioden = stands
        .split(',')
        .filter(Boolean)
        .map((one) => {
          const [van = '', tot = ''] = one.split('~');
          return { van, tot };
        });
      return { dag, perioden, aantal };
    });
}

/** Per kind of term, all kinds, as they stand at `peildatum`. */
export function termijnKengetallen(telling: Telling, peildatum: Instant): readonly TermijnKengetallen[] {
  const today = localDateOf(peildatum);
  return CIJFERTERMIJNEN.map((soort) => {
    const of = (status: string): number => telling.tellers[`termijn:${soort}|${status}`] ?? 0;
    let [openTeLaat, opgeschort, lopend] = [0, 0, 0];
    for (const { dag, perioden, aantal } of openOf(telling, soort)) {
      if (dag < today) openTeLaat += aantal;
      else if (perioden.some(({ van, tot }) => van <= today && today < tot)) opgeschort += aantal;
      else lopend += aantal;
    }
    const [gehaald, vervallen] = [of('gehaald'), of('vervallen')];
    const teLaat = of('te-laat') + openTeLaat;
    const doorlooptijd = percentielenVan(telling.duren[`termijn:${soort}`] ?? []);
    return {
      soort,
      begonnen: gehaald + teLaat + lopend + opgeschort + vervallen,
      gehaald,
      teLaat,
      openTeLaat,
      lopend,
      opgeschort,
      vervallen,
      aandeelOpTijd: gehaald + teLaat === 0 ? null : gehaald / (gehaald + teLaat),
      doorlooptijd,
      mediaanDagen: doorlooptijd.p50 === null ? null : Math.round((doorlooptijd.p50 * 10) / DAG_SECONDEN) / 10,
    };
  });
}
