/** What a provider tells of a message after it accepted it: undelivered is not sent (docs/adr/0032). */

import { NotFoundError } from '../domain/errors.ts';
import { MEDIA_PROEF } from '../domain/media/media-proef.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import { makeNoteMediaProef } from './media-proeven.ts';
import type { Ports } from './ports.ts';
import { findPushBijLeverancier, pushVanKenmerk } from './push-bij-leverancier.ts';
import { makeRecordUndelivered } from './record-undelivered.ts';

export interface Bezorgrapport {
  readonly medium: 'mail' | 'sms' | 'spraak';
  /** The provider's name of the message. */
  readonly leverancier: string;
  /** The name that we gave it, where the provider takes one along. */
  readonly kenmerk: string | null;
  /** `vertraagd`: it has not arrived, and may yet. */
  readonly uitkomst: 'bezorgd' | 'mislukt' | 'vertraagd';
  /** A code, without text of the provider: that may quote an address. */
  readonly reden: string;
  /** Of a mail: the ids under which it arrives. */
  readonly messageIds: readonly string[];
}

/** `onbekend`: it may be of others, or it came before we wrote down what we sent. */
export type Rapportuitkomst = 'vastgelegd' | 'geen-gevolg' | 'onbekend';

export type RecordBezorgrapport = (rapport: Bezorgrapport, op: Instant) => Promise<Rapportuitkomst>;

/** Whom a delay keeps waiting: somebody is to take the case up now. A reminder may come later. */
function mustArriveNow(zaak: Spoedzaak, push: string): boolean {
  return zaak.gebeurtenissen.some(
    (event) =>
      event.soort === 'push-klaargezet' &&
      event.push === push &&
      (event.doel === 'oppakken' || event.doel === 'escalatie'),
  );
}

/**
 * Lays a report beside the push that it is about. Not arrived: the push has failed, and what follows is what follows every
 * failure, at once. Arrived: it stands in the record, and nothing waits less or longer because of it. A report takes nothing
 * back, and the same one again changes nothing. A mail that is no push is an answer to somebody: that one did not arrive, which
 * is visible work with its contact. A call that ended is a failure unless a key was pressed in it: the case itself knows that.
 */
export function makeRecordBezorgrapport(ports: SpoedPorts & Pick<Ports, 'ids'>): RecordBezorgrapport {
  const recordUndelivered = makeRecordUndelivered(ports);
  const noteMediaProef = makeNoteMediaProef(ports);
  const load = async (id: string) => {
    const stored = await ports.zaken.loadSpoedzaak(id);
    if (stored === undefined) throw new NotFoundError('Deze spoedzaak bestaat niet.');
    return stored;
  };

  async function settleProef(push: string, { uitkomst, reden }: Bezorgrapport): Promise<Rapportuitkomst> {
    if (uitkomst === 'vertraagd') return 'geen-gevolg';
    const known = await noteMediaProef(
      push,
      uitkomst === 'bezorgd' ? { soort: 'bezorgd', bewijs: 'leverancier' } : { soort: 'mislukt', reden },
    );
    return known ? 'vastgelegd' : 'onbekend';
  }

  async function settlePush(zaak: string, push: string, { uitkomst, reden }: Bezorgrapport): Promise<Rapportuitkomst> {
    const stored = await ports.zaken.loadSpoedzaak(zaak);
    const known = stored?.value.gebeurtenissen.some(
      (event) => event.soort === 'push-klaargezet' && event.push === push,
    );
    if (stored === undefined || known !== true) return 'onbekend';
    if (uitkomst === 'vertraagd' && !mustArriveNow(stored.value, push)) return 'geen-gevolg';
    await changeSpoedzaak(
      ports,
      () => load(zaak),
      uitkomst === 'bezorgd'
        ? { soort: 'push-bezorgd', push, bewijs: 'leverancier' }
        : { soort: 'push-mislukt', push, reden },
    );
    return 'vastgelegd';
  }

  return async (rapport, op) => {
    const { medium, kenmerk, leverancier, uitkomst, reden, messageIds } = rapport;
    const found =
      medium === 'mail'
        ? pushVanKenmerk(kenmerk ?? '')
        : await findPushBijLeverancier(ports, medium === 'sms' ? 'verzonden-sms' : 'oproep', leverancier);
    if (found?.zaak === MEDIA_PROEF) return settleProef(found.push, rapport);
    if (found !== undefined) return settlePush(found.zaak, found.push, rapport);
    if (medium !== 'mail' || kenmerk !== null) return 'onbekend';
    if (uitkomst !== 'mislukt') return 'geen-gevolg';
    return (await recordUndelivered({ messageIds, reden: `niet-bezorgd (${reden})` }, op)) ? 'vastgelegd' : 'onbekend';
  };
}
