/** A test message to one medewerker by one medium: it is about no case, asks nothing of anybody, and counts in no figure. */
import type { Medium } from '../achterwacht/types.ts';
import { BEZORGBEWIJS_MS } from '../spoed/beleid.ts';
import type { Bezorgbewijs } from '../spoed/types.ts';
import { type Instant, plusMs } from '../tijd/instant.ts';

/** Stands where a push names its case. No case is called that: their ids are made of letters and digits at random. */
export const MEDIA_PROEF = 'media-proef';

export interface MediaProef {
  readonly id: string;
  /** Medewerker ids: to whom, and who asked. */
  readonly medewerker: string;
  readonly door: string;
  readonly medium: Medium;
  readonly aangevraagdOp: Instant;
  /** `bewijsVoor`: the medium tells of delivery, and without that by then it is not delivered; null = it tells nothing. */
  readonly verzonden: { readonly op: Instant; readonly bewijsVoor: Instant | null } | null;
  readonly bezorgd: { readonly op: Instant; readonly bewijs: Bezorgbewijs } | null;
  readonly gezienOp: Instant | null;
  readonly mislukt: { readonly op: Instant; readonly reden: string } | null;
}

/** What there is to note of a test message. Twice, late, or in another order gives the same outcome. */
export type Proefbevinding =
  | { readonly soort: 'verzonden'; readonly bewijs?: 'direct' | 'volgt' }
  | { readonly soort: 'bezorgd'; readonly bewijs: Bezorgbewijs }
  | { readonly soort: 'gezien' }
  | { readonly soort: 'mislukt'; readonly reden: string };

/** `onderweg`: on its way to the provider. `aangenomen`: the provider took it over, and nobody told more. */
export type Proefuitkomst = 'onderweg' | 'aangenomen' | 'bezorgd' | 'gezien' | 'mislukt';

/** By this name the message goes about, as a push does: `<case>/<push>`. */
export const proefPush = (id: string): string => `${MEDIA_PROEF}/${id}`;

/** The id of the test message that a push of this name is; undefined for any other. */
export function proefVanPush(push: string): string | undefined {
  const begin = `${MEDIA_PROEF}/`;
  return push.startsWith(begin) && push.length > begin.length ? push.slice(begin.length) : undefined;
}

export function newProef(kop: Pick<MediaProef, 'id' | 'medewerker' | 'door' | 'medium' | 'aangevraagdOp'>): MediaProef {
  return { ...kop, verzonden: null, bezorgd: null, gezienOp: null, mislukt: null };
}

/** The test message with this noted, or the very same when there is nothing new. What was told first stays. */
export function noteBevinding(proef: MediaProef, bevinding: Proefbevinding, op: Instant): MediaProef {
  switch (bevinding.soort) {
    case 'verzonden': {
      if (proef.verzonden !== null) return proef;
      const bewijsVoor = bevinding.bewijs === 'volgt' ? plusMs(op, BEZORGBEWIJS_MS) : null;
      const sent = { ...proef, verzonden: { op, bewijsVoor } };
      return bevinding.bewijs === 'direct' ? noteBevinding(sent, { soort: 'bezorgd', bewijs: 'antwoord' }, op) : sent;
    }
    case 'bezorgd':
      return proef.bezorgd === null ? { ...proef, bezorgd: { op, bewijs: bevinding.bewijs } } : proef;
    case 'gezien':
      return proef.gezienOp === null ? { ...proef, gezienOp: op } : proef;
    case 'mislukt':
      return proef.mislukt === null ? { ...proef, mislukt: { op, reden: bevinding.reden } } : proef;
  }
}

/**
 * What became of it at `nu`, as it would have counted for a push: a medium that tells of delivery and did not do so in time
 * has failed, also when it did later (`geen-bezorgbewijs`); and of a report of failure and one of arrival the first holds.
 */
export function uitkomstVan(
  { verzonden, bezorgd, gezienOp, mislukt }: MediaProef,
  nu: Instant,
): { readonly uitkomst: Proefuitkomst; readonly reden: string | null } {
  const aankomst = [bezorgd?.op, gezienOp].filter((op) => op != null).sort()[0];
  const grens = verzonden?.bewijsVoor ?? null;
  if (mislukt !== null && (aankomst === undefined || mislukt.op < aankomst))
    return { uitkomst: 'mislukt', reden: mislukt.reden };
  if (grens !== null && (aankomst ?? nu) > grens) return { uitkomst: 'mislukt', reden: 'geen-bezorgbewijs' };
  if (gezienOp !== null) return { uitkomst: 'gezien', reden: null };
  if (bezorgd !== null) return { uitkomst: 'bezorgd', reden: null };
  return { uitkomst: verzonden === null ? 'onderweg' : 'aangenomen', reden: null };
}
