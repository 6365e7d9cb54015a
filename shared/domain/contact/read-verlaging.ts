/** A lowering of the urgentie that waits for a second person. */
import type { ContactGebeurtenis, Verlagingsverzoek } from './types.ts';

/** `events` in reading order. The latest request holds, until it is judged or anybody decides anew: then it lapses. */
export function readVerlaging(events: readonly ContactGebeurtenis[]): Verlagingsverzoek | null {
  let open: Verlagingsverzoek | null = null;
  for (const event of events) {
    if (event.soort === 'verlaging-gevraagd') {
      const { id, op, door, van, urgentie } = event;
      open = { id, gevraagdOp: op, door, van, naar: urgentie };
    } else if (event.soort === 'getrieerd') {
      open = null;
    } else if (event.soort === 'verlaging-beoordeeld' && event.verzoek === open?.id) {
      open = null;
    }
  }
  return open;
}
