/** How much one connection may say. Enough for whoever types or pastes; whoever floods is told, and loses nothing else. */
import type { Beurt, Ports } from './ports.ts';

/**
 * Messages: three hundred at once, then two a second. Signs of typing: a handful at once, then one every two seconds. What became
 * of pushes: two for each, and a morning's worth at once.
 */
const TEMPO: Readonly<Record<'bericht' | 'typt' | 'push', Omit<Beurt, 'nu'>>> = {
  bericht: { perMs: 500, burst: 300 },
  typt: { perMs: 2000, burst: 5 },
  push: { perMs: 500, burst: 100 },
};

export type MaySay = (verbinding: string, soort: keyof typeof TEMPO) => Promise<boolean>;

export function makeMaySay({ verbindingen, clock }: Pick<Ports, 'verbindingen' | 'clock'>): MaySay {
  return (verbinding, soort) => verbindingen.takeTurn(verbinding, soort, { nu: clock.now(), ...TEMPO[soort] });
}
