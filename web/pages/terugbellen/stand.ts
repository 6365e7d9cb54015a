/** What a call-back asks of whom, in words. */
import type { Terugbelverzoek } from '../../app/antwoorden/terugbellen.ts';
import type { Toon } from '../../ui/kenteken.tsx';

export type Houder = 'niemand' | 'ik' | 'ander';

/** A claim ends by itself: who forgot it holds nobody up. `nu` in milliseconds of the server. */
export function houder({ geclaimdDoor, geclaimdTot }: Terugbelverzoek, ik: string, nu: number): Houder {
  if (geclaimdDoor === null || geclaimdTot === null || Date.parse(geclaimdTot) <= nu) return 'niemand';
  return geclaimdDoor === ik ? 'ik' : 'ander';
}

const UUR_MS = 3_600_000;

/** How near the promise is. */
export function belofteStand({ belofte }: Terugbelverzoek, nu: number): readonly [Toon, string] {
  const left = Date.parse(belofte) - nu;
  if (left < 0) return ['fout', 'Te laat'];
  return left <= 2 * UUR_MS ? ['let-op', 'Bijna te laat'] : ['goed', 'Op tijd'];
}

const REDENEN: Readonly<Record<string, string>> = {
  gemist: 'niemand nam op',
  afgehaakt: 'hing op voor iemand opnam',
  voicemail: 'sprak een voicemail in',
  gevraagd: 'vroeg om terugbellen',
  chat: 'vroeg het in een chat',
  mail: 'vroeg het in een mail',
};

export const redenen = (codes: readonly string[]): string =>
  codes.map((code) => REDENEN[code] ?? code.replaceAll('-', ' ')).join(', ');

export const SLUITREDENEN = [
  { waarde: 'zelf-gesproken', tekst: 'De inwoner belde zelf al' },
  { waarde: 'niet-meer-nodig', tekst: 'Terugbellen is niet meer nodig' },
  { waarde: 'niet-bereikt-na-pogingen', tekst: 'Niet bereikt, ook niet na meer pogingen' },
] as const;

/** Mine first, then by promise as the API gives them. */
export function ordenen(verzoeken: readonly Terugbelverzoek[], ik: string, nu: number): readonly Terugbelverzoek[] {
  const mine = (een: Terugbelverzoek) => (houder(een, ik, nu) === 'ik' ? 0 : 1);
  return [...verzoeken].sort(
    (a, b) => mine(a) - mine(b) || (a.belofte < b.belofte ? -1 : a.belofte > b.belofte ? 1 : 0),
  );
}
