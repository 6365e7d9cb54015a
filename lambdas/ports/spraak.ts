/** Calling people, where that is set up. The client is loaded with the first call: most pushes go another way. */
import type { SpraakSender } from '../../shared/application/ports.ts';
import { readEnv } from '../../shared/config/env.ts';

/** Undefined where nobody can be called from. */
export function spraak(): SpraakSender | undefined {
  const env = readEnv(['SPRAAK_INSTANCE', 'SPRAAK_FLOW', 'SPRAAK_NUMMER']);
  const lijn = { instance: env.SPRAAK_INSTANCE, flow: env.SPRAAK_FLOW, nummer: env.SPRAAK_NUMMER };
  // Of a part of it no number is given (lib/constructs/spraak.ts).
  if (lijn.nummer === '') return undefined;
  let opened: Promise<SpraakSender> | undefined;
  const open = (): Promise<SpraakSender> => {
    opened ??= import('./spraak-lijn.ts').then(({ spraakLijn }) => spraakLijn(lijn));
    return opened;
  };
  return { bel: async (oproep) => (await open()).bel(oproep) };
}
