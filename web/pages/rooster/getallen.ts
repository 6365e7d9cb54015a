/** Shares of duty as people read them, and as a file for a spreadsheet. */
import type { Aandeel } from '../../app/antwoorden/roosterweek.ts';

const uren = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });
export const getal = (n: number): string => uren.format(n);

/** Within a tenth it is a fair share: turns come in half-days. */
const MARGE = 0.1;

export function aandeelTekst(verhouding: number | null): string {
  if (verhouding === null) return 'geen diensten';
  const deel = `${Math.round(verhouding * 100)}% van het eigen deel`;
  if (verhouding > 1 + MARGE) return `${deel}: meer`;
  return verhouding < 1 - MARGE ? `${deel}: minder` : `${deel}: eerlijk`;
}

const KOPPEN = ['medewerker', 'fte', 'diensten', 'uren', 'gewogen uren per fte', 'deel van het eigen deel'];

/** A name that begins like a formula must not become one; one with a semicolon or quotes stays one cell. */
function cel(waarde: string | number): string {
  if (typeof waarde === 'number') return String(Math.round(waarde * 100) / 100).replace('.', ',');
  const veilig = /^[=+\-@\t\r]/.test(waarde) ? `'${waarde}` : waarde;
  return /[;"\n]/.test(veilig) ? `"${veilig.replaceAll('"', '""')}"` : veilig;
}

export function verdelingCsv(rijen: readonly Aandeel[], naam: (id: string) => string): string {
  const regels = rijen.map((rij) =>
    [naam(rij.medewerker), rij.fte, rij.diensten, rij.uren, rij.gewogenPerFte, rij.verhouding ?? ''].map(cel).join(';'),
  );
  return `${[KOPPEN.join(';'), ...regels].join('\r\n')}\r\n`;
}
