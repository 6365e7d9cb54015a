/** Which norm holds, and the norms that hold where none was set. */
import type { Kanaal } from '../contact/types.ts';
import type { LocalDate } from '../tijd/instant.ts';
import type { Norm, NormMetGeldigheid, Nulmeting } from './types.ts';

/** As early as the default hours: figures of an old log of an exchange can be judged as well. */
const STANDAARD_VAN = '1900-01-01';

/** Defaults of the product until an organisatie sets its own (no municipality publishes a norm for chat). */
export function standaardNormen(): readonly NormMetGeldigheid[] {
  return [
    { kanaal: 'telefoon', seconden: 30, klok: 'verstreken', doel: 0.8, geldigVan: STANDAARD_VAN },
    // Two working days of eight hours.
    { kanaal: 'mail', seconden: 57_600, klok: 'open', doel: 0.85, geldigVan: STANDAARD_VAN },
    { kanaal: 'chat', seconden: 60, klok: 'verstreken', doel: 0.8, geldigVan: STANDAARD_VAN },
    { kanaal: 'inloop', seconden: 900, klok: 'verstreken', doel: 0.9, geldigVan: STANDAARD_VAN },
  ];
}

/**
 * The norm for what is received on a local day: of the norms that hold by then the one that began last, one of the
 * wijkteam itself before a general one. Null when there is none: figures can do without.
 */
export function normVoor(
  normen: readonly NormMetGeldigheid[],
  kanaal: Kanaal,
  wijkteam: string,
  dag: LocalDate,
): Norm | null {
  let found: NormMetGeldigheid | undefined;
  for (const norm of normen) {
    if (norm.kanaal !== kanaal || norm.geldigVan > dag) continue;
    if (norm.wijkteam !== undefined && norm.wijkteam !== wijkteam) continue;
    if (found === undefined || outranks(norm, found)) found = norm;
  }
  return found === undefined ? null : { seconden: found.seconden, klok: found.klok, doel: found.doel };
}

/** Whether a baseline is being measured there on that day of receipt: whatever norms there are, none holds then. */
export function isNulmeting(
  nulmetingen: readonly Nulmeting[],
  kanaal: Kanaal,
  wijkteam: string,
  dag: LocalDate,
): boolean {
  return nulmetingen.some(
    (one) =>
      one.kanaal === kanaal &&
      (one.wijkteam === undefined || one.wijkteam === wijkteam) &&
      one.van <= dag &&
      dag <= one.totEnMet,
  );
}

const NORMTEKST = /^(\d+)([vo])(\d+)$/;

/** A norm as one short text, to be counted by: milliseconds, the clock, and the aim in ten-thousandths. */
export function normTekst({ seconden, klok, doel }: Norm): string {
  return `${Math.round(seconden * 1000)}${klok === 'open' ? 'o' : 'v'}${Math.round(doel * 10_000)}`;
}

/** Reads back what {@link normTekst} wrote; null for any other text. */
export function normUitTekst(tekst: string): Norm | null {
  const [, ms, klok, doel] = NORMTEKST.exec(tekst) ?? [];
  if (ms === undefined || doel === undefined) return null;
  return { seconden: Number(ms) / 1000, klok: klok === 'o' ? 'open' : 'verstreken', doel: Number(doel) / 10_000 };
}

/**
 * The norm to show with figures: the one that holds, unless all that was judged was judged by others (a norm that was
 * changed afterwards); then the one by which most was judged. None where none holds, as for several kanalen together.
 */
export function getoondeNorm(geldend: Norm | null, normen: Readonly<Record<string, number>> = {}): Norm | null {
  const counted = Object.entries(normen).filter(([, count]) => count > 0);
  if (geldend === null || counted.length === 0) return geldend;
  if (counted.some(([tekst]) => tekst === normTekst(geldend))) return geldend;
  const [most] = counted.toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return (most && normUitTekst(most[0])) ?? geldend;
}

function outranks(norm: NormMetGeldigheid, found: NormMetGeldigheid): boolean {
  const own = norm.wijkteam !== undefined;
  if (own !== (found.wijkteam !== undefined)) return own;
  return norm.geldigVan >= found.geldigVan;
}
