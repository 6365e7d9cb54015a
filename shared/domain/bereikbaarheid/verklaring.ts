/** Why a wait counts as it does, in one sentence for the manager who asks (domain rules: bereikbaarheid). */
import type { Wacht } from '../contact/types.ts';
import { msBetween } from '../tijd/instant.ts';
import type { Norm, OpenTeller, Teller } from './types.ts';

export type Geteld = Partial<Readonly<Record<Teller | OpenTeller, number>>>;

/** Not shown: it only places a wait in its half hour. */
const STIL: ReadonlySet<string> = new Set(['tweedeHalfuur']);

/** Counters in which the wait counts, by name. */
export function tellersVan(tellers: Geteld): readonly string[] {
  return Object.entries(tellers).flatMap(([name, count]) => (count > 0 && !STIL.has(name) ? [name] : []));
}

/** `1 min 5 s`, `2 u 3 min`, `3 d 4 u`: two units, the rest left out. */
export function duurtekst(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const units: readonly (readonly [number, string])[] = [
    [86_400, 'd'],
    [3600, 'u'],
    [60, 'min'],
    [1, 's'],
  ];
  const first = units.findIndex(([size]) => seconds >= size);
  if (first === -1) return '0 s';
  const [big, small] = [units[first], units[first + 1]];
  const head = big === undefined ? '' : `${Math.floor(seconds / big[0])} ${big[1]}`;
  const rest = big === undefined || small === undefined ? 0 : Math.floor((seconds % big[0]) / small[0]);
  return rest === 0 || small === undefined ? head : `${head} ${rest} ${small[1]}`;
}

/**
 * @param tellers what the wait was counted as, as it was judged then (ended) or as it stands at `peildatum` (open)
 * @param opentijdMs open time between begin and end (or peildatum); null when it was not kept
 */
export function verklaarWacht(
  wacht: Wacht,
  tellers: Geteld,
  norm: Norm | null,
  tot: Wacht['begin'],
  opentijdMs: number | null,
): string {
  const elapsed = duurtekst(msBetween(wacht.begin, tot));
  const open = opentijdMs === null ? null : duurtekst(opentijdMs);
  const outside = (tellers.buitenOpeningstijd ?? 0) > 0;
  const parts = [begin(wacht, tellers, elapsed, outside)];
  const judged = verdict(tellers, norm);
  if (norm !== null && judged !== null) {
    const ofOpen = norm.klok === 'open' && open !== null;
    const limit = duurtekst(norm.seconden * 1000);
    const measured = ofOpen ? open : elapsed;
    // Past the limit by less than the text shows: a millisecond is enough to be late.
    const longer = (ofOpen ? (opentijdMs ?? 0) : msBetween(wacht.begin, tot)) > norm.seconden * 1000;
    parts.push(
      `De norm is ${limit}${norm.klok === 'open' ? ' openingstijd' : ''}; het ${wacht.einde === null ? 'is nu' : 'was'} ${
        longer && measured === limit ? 'net iets meer dan ' : ''
      }${measured}${ofOpen ? ' openingstijd' : ''}: ${judged}.`,
    );
  } else if (outside && norm?.klok === 'verstreken') {
    parts.push('Wat buiten openingstijd begint wordt niet aan deze norm getoetst.');
  }
  return parts.join(' ');
}

function begin(wacht: Wacht, tellers: Geteld, elapsed: string, outside: boolean): string {
  const when = outside ? ' Het begon buiten openingstijd.' : '';
  switch (wacht.einde?.hoe) {
    case undefined:
      return `Wacht nog, al ${elapsed}.${when}`;
    case 'beantwoord':
      return `Beantwoord door een medewerker na ${elapsed}.${when}`;
    case 'terugbel-gevraagd':
      return `Verliet de wachtrij na ${elapsed} met de vraag om teruggebeld te worden: niet bereikt, niet afgehaakt.${when}`;
    case 'geen-antwoord-nodig':
      return 'Een medewerker gaf aan dat geen antwoord nodig was: telt niet mee in ontvangen en niet in het serviceniveau.';
    case 'opgehangen-in-menu':
      return outside
        ? 'Hoorde dat het gesloten was en hing op: kort afgehaakt, buiten openingstijd.'
        : 'Hing op in het keuzemenu, voor de wachtrij: wachtte niet en telt niet mee in ontvangen.';
    case 'afgehaakt':
      return (tellers.afgehaaktKort ?? 0) > 0
        ? `Hing op na ${elapsed}, binnen de grens voor kort afhaken: apart geteld, niet in het serviceniveau.${when}`
        : `Haakte af na ${elapsed}.${when}`;
  }
}

function verdict(tellers: Geteld, norm: Norm | null): string | null {
  if (norm === null) return null;
  if ((tellers.binnenNorm ?? 0) > 0) return 'binnen de norm';
  if ((tellers.buitenNorm ?? 0) > 0) return 'telt als gemist';
  if ((tellers.nogNietBekend ?? 0) > 0) return 'nog niet bekend';
  return null;
}
