/**
 * Days on which the term for a decision stands still because information is missing (Awb 4:15, first paragraph, with 4:5):
 * from the day after the applicant was asked, until the day on which it came or the time given for it ran out. The day
 * on which that happens counts again; where the text leaves a day open, the applicant gets the earlier decision.
 */
import { addDays, daysBetween } from '../tijd/amsterdam.ts';
import type { LocalDate } from '../tijd/instant.ts';

export interface Aanvulverzoek {
  readonly gevraagd: LocalDate;
  /** The last day on which the applicant can still supplement. */
  readonly aanvullenTotEnMet: LocalDate;
  readonly ontvangen: LocalDate | null;
}

/** Days from `van` on, `tot` itself not included. */
export interface Opschorting {
  readonly van: LocalDate;
  readonly tot: LocalDate;
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/**
 * The periods in which a term stands still, in order and without overlap: a day is never counted twice. What was asked
 * after the term had ended suspends nothing.
 *
 * @param eindeNa the last day of the term after so many suspended days
 */
export function opschortingenVan(
  verzoeken: readonly Aanvulverzoek[],
  eindeNa: (dagen: number) => LocalDate,
): { readonly perioden: readonly Opschorting[]; readonly dagen: number } {
  const perioden: Opschorting[] = [];
  let dagen = 0;
  let counted = '';
  for (const { gevraagd, aanvullenTotEnMet, ontvangen } of verzoeken.toSorted(byAsked)) {
    const van = later(addDays(gevraagd, 1), counted);
    const tot = ontvangen !== null && ontvangen < aanvullenTotEnMet ? ontvangen : aanvullenTotEnMet;
    if (tot <= van || gevraagd > eindeNa(dagen)) continue;
    perioden.push({ van, tot });
    dagen += daysBetween(van, tot);
    counted = tot;
  }
  return { perioden, dagen };
}

function byAsked(a: Aanvulverzoek, b: Aanvulverzoek): number {
  return a.gevraagd < b.gevraagd ? -1 : a.gevraagd > b.gevraagd ? 1 : 0;
}
