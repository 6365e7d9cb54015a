import type { TelefoonGebeurtenis } from './messages.ts';
import type { Ports } from './ports.ts';

export type AcceptTelefoonGebeurtenissen = (gebeurtenissen: readonly TelefoonGebeurtenis[]) => Promise<void>;

/** Events of one call travel together, and a message stays far below the limits of the queue. */
const PER_BERICHT = 25;

/** Takes checked events in: resolves when all of them lie in the queue. */
export function makeAcceptTelefoonGebeurtenissen({
  telefoonQueue,
}: Pick<Ports, 'telefoonQueue'>): AcceptTelefoonGebeurtenissen {
  return async (gebeurtenissen) => {
    const sorted = [...Map.groupBy(gebeurtenissen, ({ oproepId }) => oproepId).values()].flat();
    const berichten = Array.from({ length: Math.ceil(sorted.length / PER_BERICHT) }, (_, index) => ({
      gebeurtenissen: sorted.slice(index * PER_BERICHT, (index + 1) * PER_BERICHT),
    }));
    if (berichten.length > 0) await telefoonQueue.send(berichten);
  };
}
