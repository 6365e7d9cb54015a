/** How much one connection may say. Enough for whoever types or pastes; whoever floods is told, and loses nothing else. */
import type { Beurt, Ports } from './ports.ts';

/** Messages: three hundred at once, then two a second. Signs of typing: a handful at once, then one every two seconds. */
const TEMPO: Readonly<Record<'bericht' | 'typt', Omit<Beurt, 'nu'>>> = {
  bericht: { perMs: 500, burst: 300 },
  typt: { perMs: 2000, burst: 5 },
};

export type MaySay = (verbinding: string, soort: keyof typeof TEMPO) => Promise<boolean>;

export function makeMaySay({ verbindingen, clock }: Pick<Ports, 'verbindingen' | 'clock'>): MaySay {
  return (verbinding, soort) => verbindingen.takeTurn(verbinding, soort, { nu: clock.now(), ...TEMPO[soort] });
}
