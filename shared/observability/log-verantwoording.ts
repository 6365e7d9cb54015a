/** Lines of the log from which alarms are made: the stacks count them by these texts. */
import { log } from './log.ts';

export const VERANTWOORDING_NIET_GESCHREVEN = 'verantwoording niet geschreven';
export const VERZEGELING_GEBROKEN = 'verzegeling gebroken';

interface Outcome {
  readonly inOrde: boolean;
  readonly vanaf: string | null;
  readonly totEnMet: string | null;
  readonly uren: number;
  readonly regels: number;
  readonly aantalAfwijkingen: number;
  readonly afwijkingen: readonly { readonly uur: string; readonly soort: string }[];
}

/** How the comparison of lines with their seals came out. */
export function logVerzegeling({
  inOrde,
  afwijkingen,
  aantalAfwijkingen,
  vanaf,
  totEnMet,
  uren,
  regels,
}: Outcome): void {
  const counted = { vanaf, totEnMet, uren, regels };
  if (inOrde) log('INFO', 'verzegeling in orde', counted);
  else {
    const first = afwijkingen[0];
    log('ERROR', VERZEGELING_GEBROKEN, { ...counted, aantal: aantalAfwijkingen, uur: first?.uur, soort: first?.soort });
  }
}
