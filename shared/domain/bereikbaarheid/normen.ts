/** Which norm holds, and the norms that hold where none was set. */
import type { Kanaal } from '../contact/types.ts';
import type { LocalDate } from '../tijd/instant.ts';
import type { Norm, NormMetGeldigheid } from './types.ts';

const STANDAARD_VAN = '2020-01-01';

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

function outranks(norm: NormMetGeldigheid, found: NormMetGeldigheid): boolean {
  const own = norm.wijkteam !== undefined;
  if (own !== (found.wijkteam !== undefined)) return own;
  return norm.geldigVan >= found.geldigVan;
}
