import { bijdragenVan } from '../domain/bereikbaarheid/beoordeling.ts';
import { verschil } from '../domain/bereikbaarheid/cellen.ts';
import type { Bijdrage } from '../domain/bereikbaarheid/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { oordeelcontextVoor } from './normen.ts';
import type { Marker, Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import type { ContactChange } from './zaak-change.ts';

export type ProjectBereikbaarheid = (changes: readonly ContactChange[]) => Promise<{
  /** Deliveries that must come again. */
  readonly mislukt: readonly { readonly volgnummer: string; readonly fout: unknown }[];
}>;

const AT_ONCE = 8;

/**
 * A version that leaves the figures as they are need not be written down, if it directly follows the one that the marker
 * names: no version lies between the two that could still come late and count. Others are written down, so that what is
 * older stays out.
 */
function isNothingNew(marker: Marker | undefined, versie: number, bijdragen: readonly Bijdrage[]): boolean {
  if (versie !== (marker?.versie ?? 0) + 1) return false;
  return JSON.stringify(bijdragen) === JSON.stringify(marker?.bijdragen ?? []);
}

/**
 * Moves the figures along with the contacts: of each contact only its newest version in the batch counts, and the
 * difference with what was last added for it goes into the cells in one transaction with the marker that says so. A
 * version that was applied, is older than what was applied, or changes nothing, does nothing.
 */
export function makeProjectBereikbaarheid(
  ports: Pick<Ports, 'cijfers' | 'instellingen' | 'jitter'>,
): ProjectBereikbaarheid {
  const { cijfers, instellingen, jitter } = ports;
  /** Kept for as long as this process lives; written again by another one it is the same note. */
  const noted = new Set<string>();

  async function noteGezien({ contact }: ContactChange): Promise<void> {
    for (const { kanaal, wijkteam } of [contact, ...contact.wachten]) {
      const name = `${kanaal}/${wijkteam}`;
      if (noted.has(name)) continue;
      await cijfers.noteGezien(kanaal, wijkteam);
      noted.add(name);
    }
  }

  /** A canary adds nothing; that it came by is written down all the same, which is how it is seen that the way is open. */
  async function noteProef({ contact, versie }: ContactChange): Promise<void> {
    await retryOnConflict(jitter, async () => {
      const before = (await cijfers.loadMarker(contact.id))?.versie ?? 0;
      if (before < versie) await cijfers.apply(contact.id, before, { versie, bijdragen: [] }, []);
    });
  }

  async function project({ contact, versie }: ContactChange, settings: Instellingen): Promise<void> {
    await retryOnConflict(jitter, async () => {
      const marker = await cijfers.loadMarker(contact.id);
      if (marker !== undefined && marker.versie >= versie) return;
      const eerdere = marker?.bijdragen ?? [];
      const bijdragen = bijdragenVan(contact.wachten, eerdere, (wacht) => oordeelcontextVoor(settings, wacht));
      if (isNothingNew(marker, versie, bijdragen)) return;
      const verschillen = [...verschil(eerdere, bijdragen).values()];
      await cijfers.apply(contact.id, marker?.versie ?? 0, { versie, bijdragen }, verschillen);
    });
  }

  return async (changes) => {
    if (changes.length === 0) return { mislukt: [] };
    const settings = await instellingen.readInstellingen();
    const perContact = [...Map.groupBy(changes, ({ contact }) => contact.id).values()];
    const mislukt: { volgnummer: string; fout: unknown }[] = [];
    async function handle(versions: readonly ContactChange[]): Promise<void> {
      const newest = versions.reduce((a, b) => (b.versie > a.versie ? b : a));
      try {
        if (newest.contact.proef) await noteProef(newest);
        else {
          await noteGezien(newest);
          await project(newest, settings);
        }
      } catch (fout) {
        for (const { volgnummer } of versions) mislukt.push({ volgnummer, fout });
      }
    }
    for (let from = 0; from < perContact.length; from += AT_ONCE) {
      await Promise.all(perContact.slice(from, from + AT_ONCE).map(handle));
    }
    return { mislukt };
  };
}
