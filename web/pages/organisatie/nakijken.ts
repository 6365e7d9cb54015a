/** Which numbers for an emergency somebody has to check again. Pure. */
import type { Organisatie } from '../../app/antwoorden/instellingen.ts';

export type Nakijkstand = 'goed' | 'nooit' | 'oud';

/** `oud`: longer than a year ago. Both are local days. */
export function nakijkstand(gecontroleerdOp: string | undefined, vandaag: string): Nakijkstand {
  if (!gecontroleerdOp) return 'nooit';
  const eenJaarLater = `${Number(gecontroleerdOp.slice(0, 4)) + 1}${gecontroleerdOp.slice(4)}`;
  return vandaag > eenJaarLater ? 'oud' : 'goed';
}

/** The names of services of which a number has to be checked, each once, the crisisdienst first. */
export function naTeKijken(
  { crisisdienst, noodnummers }: Pick<Organisatie, 'crisisdienst' | 'noodnummers'>,
  vandaag: string,
): readonly string[] {
  const namen = [crisisdienst, ...noodnummers]
    .filter(({ gecontroleerdOp }) => nakijkstand(gecontroleerdOp, vandaag) !== 'goed')
    .map(({ naam }) => naam);
  return [...new Set(namen)];
}
