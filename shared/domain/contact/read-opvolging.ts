/**
 * What is noted about a contact for who looks back on it: what it was about, who sent them, where they went, a complaint,
 * appointments. No wait and no status depends on any of it.
 */
import type { Instant } from '../tijd/instant.ts';
import type { Afspraak, Contact, ContactGebeurtenis, Kenmerken, Klacht } from './types.ts';

export type Opvolging = Pick<Contact, 'kenmerken' | 'klacht' | 'afspraken'>;

/** `events` in reading order. Of everything the last word holds. */
export function readOpvolging(events: readonly ContactGebeurtenis[]): Opvolging {
  let kenmerken: Kenmerken = { themas: [], verwijzer: null, doorverwezenNaar: null };
  let klacht = null as Klacht | null;
  const planned = new Map<string, Instant>();
  const ended = new Map<string, Afspraak['hoe']>();
  for (const event of events) {
    switch (event.soort) {
      case 'kenmerken-vastgelegd': {
        const { themas, verwijzer, doorverwezenNaar } = event;
        kenmerken = {
          themas: themas ?? kenmerken.themas,
          verwijzer: verwijzer === undefined ? kenmerken.verwijzer : verwijzer,
          doorverwezenNaar: doorverwezenNaar === undefined ? kenmerken.doorverwezenNaar : doorverwezenNaar,
        };
        break;
      }
      case 'klacht-gemeld':
        klacht = klachtNa(klacht, event.ernst, event.op);
        break;
      case 'klacht-afgehandeld':
        if (klacht !== null) {
          const { op, ontvankelijk, opgelost } = event;
          klacht = { ...klacht, afhandeling: { op, ontvankelijk, opgelost } };
        }
        break;
      case 'afspraak-gemaakt':
        if (!planned.has(event.afspraak)) planned.set(event.afspraak, event.afspraakOp);
        break;
      case 'afspraak-afgelopen':
        ended.set(event.afspraak, event.hoe);
        break;
      default:
    }
  }
  const afspraken = [...planned].map(([id, afspraakOp]) => ({ id, afspraakOp, hoe: ended.get(id) ?? 'gepland' }));
  return { kenmerken, klacht, afspraken };
}

/** It runs from the moment at which it was first told; somebody who takes it back never complained. */
function klachtNa(before: Klacht | null, ernst: Klacht['ernst'] | 'geen', op: Instant): Klacht | null {
  if (ernst === 'geen') return null;
  return before === null ? { ernst, gemeldOp: op, afhandeling: null } : { ...before, ernst };
}
