import type { Gebruiker } from '../domain/organisatie/types.ts';
import { MINUTE, msBetween } from '../domain/tijd/instant.ts';
import { hasRole, isConcerned, seesTerugbelverzoek, seesWijkteam } from './access.ts';
import type { LiveVerbinding, Ports } from './ports.ts';
import type { ZaakChange } from './zaak-change.ts';

/** Tells the consoles that something changed, never what it says: they read it again, with their own rights. */
export interface LiveBericht {
  readonly soort: 'contact' | 'spoedzaak' | 'terugbelverzoek';
  readonly id: string;
  /** Null for what is no contact. */
  readonly kanaal: string | null;
  readonly wijkteam: string;
  readonly status: string;
  readonly versie: number;
}

/** A handshake takes at most 29 s, the longest that `$connect` may run: until then a connection that is listed may not be open yet. */
const OPENT_MS = MINUTE / 2;

export type PublishLive = (changes: readonly ZaakChange[]) => Promise<void>;

function noticeOf(change: ZaakChange): LiveBericht {
  const { soort, versie } = change;
  if (change.soort === 'contact') {
    const { id, kanaal, wijkteam, status } = change.contact;
    return { soort, id, kanaal, wijkteam, status, versie };
  }
  const { id, wijkteam, status } = change.soort === 'spoedzaak' ? change.spoedzaak : change.terugbelverzoek;
  return { soort, id, kanaal: null, wijkteam, status, versie };
}

function maySee(gebruiker: Gebruiker, change: ZaakChange): boolean {
  if (change.soort === 'contact') {
    if (seesWijkteam(gebruiker, change.contact.wijkteam)) return true;
    // Who receives visitors has a wait board, and nothing to do with what comes in elsewhere.
    return change.contact.kanaal === 'inloop' && hasRole(gebruiker, 'gastvrouw');
  }
  if (change.soort === 'terugbelverzoek') return seesTerugbelverzoek(gebruiker, change.terugbelverzoek);
  if (seesWijkteam(gebruiker, change.spoedzaak.wijkteam)) return true;
  return hasRole(gebruiker, 'professional') && isConcerned(change.spoedzaak, gebruiker.id);
}

function idOf(change: ZaakChange): string {
  if (change.soort === 'contact') return change.contact.id;
  return change.soort === 'spoedzaak' ? change.spoedzaak.id : change.terugbelverzoek.id;
}

/**
 * Sends notices without content to whoever may see the contact or case; of each only the newest version in the batch.
 * Best effort: a console reads everything again when it connects, so a connection that fails is passed over, and one that
 * is gone is forgotten. One that is not open yet looks gone as well, and is left alone: it reads everything once it is open.
 */
export function makePublishLive({
  verbindingen,
  liveSockets,
  clock,
}: Pick<Ports, 'verbindingen' | 'liveSockets' | 'clock'>): PublishLive {
  async function tell({ verbinding, gebruiker, sinds }: LiveVerbinding, changes: readonly ZaakChange[]): Promise<void> {
    for (const change of changes) {
      if (!maySee(gebruiker, change)) continue;
      try {
        if ((await liveSockets.post(verbinding, noticeOf(change))) === 'bezorgd') continue;
      } catch {
        // A slow or broken console must not hold up the stream for all others.
        return;
      }
      if (msBetween(sinds, clock.now()) > OPENT_MS) await verbindingen.remove(verbinding);
      return;
    }
  }

  return async (changes) => {
    const newest = new Map<string, ZaakChange>();
    for (const change of changes) {
      if (change.soort === 'contact' && change.contact.proef) continue;
      const name = idOf(change);
      if ((newest.get(name)?.versie ?? 0) < change.versie) newest.set(name, change);
    }
    if (newest.size === 0) return;
    const all = await verbindingen.listLive();
    await Promise.all(all.map((one) => tell(one, [...newest.values()])));
  };
}
