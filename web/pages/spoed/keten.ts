/** How far a case came: each step is another one, with its own time. Delivered is not seen, seen is not taken up. */
import type { Gebeurtenis, SpoedzaakVolledig } from '../../app/antwoorden/spoed.ts';

export interface Stap {
  readonly naam: string;
  readonly op: string | null;
  /** Id of who did it; absent where nobody did. */
  readonly wie?: string;
}

type Van<S extends Gebeurtenis['soort']> = Extract<Gebeurtenis, { readonly soort: S }>;

const eerste = (events: readonly Gebeurtenis[], soort: Gebeurtenis['soort']): string | null =>
  events.find((event) => event.soort === soort)?.op ?? null;

/** The six steps in their order; `op` null is a step that was not made. */
export function ketenVan({ gebeurtenissen, opgepaktDoor, opgepaktOp, bereiktOp }: SpoedzaakVolledig): readonly Stap[] {
  const poging = gebeurtenissen.find(
    (event): event is Van<'contactpoging'> => event.soort === 'contactpoging' && event.op !== bereiktOp,
  );
  const gesprek = gebeurtenissen.find(
    (event): event is Van<'contactpoging'> => event.soort === 'contactpoging' && event.op === bereiktOp && event.gelukt,
  );
  return [
    { naam: 'Melding verstuurd', op: eerste(gebeurtenissen, 'push-verzonden') },
    { naam: 'Melding aangekomen', op: eerste(gebeurtenissen, 'push-bezorgd') },
    { naam: 'Melding gezien', op: eerste(gebeurtenissen, 'push-gezien') },
    { naam: 'Opgepakt', op: opgepaktOp, ...(opgepaktDoor !== null && { wie: opgepaktDoor }) },
    { naam: 'Geprobeerd', op: poging?.op ?? null, ...(poging && { wie: poging.door }) },
    { naam: 'Gesproken', op: bereiktOp, ...(gesprek && { wie: gesprek.door }) },
  ];
}
