import { bijdragenVan } from '../domain/bereikbaarheid/beoordeling.ts';
import { verschil } from '../domain/bereikbaarheid/cellen.ts';
import type { Bijdrage } from '../domain/bereikbaarheid/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { oordeelcontextVoor } from './normen.ts';
import type { Marker, Ports, Toevoeging } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import type { ContactChange } from './zaak-change.ts';

export type ProjectBereikbaarheid = (changes: readonly ContactChange[]) => Promise<{
  /** Deliveries that must come again. */
  readonly mislukt: readonly { readonly volgnummer: string; readonly fout: unknown }[];
}>;

/** With the cells that they touch they stay below what one transaction can hold. */
const AT_ONCE = 25;

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
 * difference with what was last added for it goes into the cells in one transaction with the marker that says so, several
 * contacts in one transaction unless something is in the way of one of them. A version that was applied, is older than
 * what was applied, or changes nothing, does nothing.
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

  /** Undefined when this version leaves the figures as they are. */
  function toevoegingVan(
    { contact, versie }: ContactChange,
    settings: Instellingen,
    marker: Marker | undefined,
  ): Toevoeging | undefined {
    if (marker !== undefined && marker.versie >= versie) return undefined;
    const eerdere = marker?.bijdragen ?? [];
    const bijdragen = bijdragenVan(contact.wachten, eerdere, (wacht) => oordeelcontextVoor(settings, wacht));
    if (isNothingNew(marker, versie, bijdragen)) return undefined;
    const verschillen = [...verschil(eerdere, bijdragen).values()];
    return { contact: contact.id, vorige: marker?.versie ?? 0, marker: { versie, bijdragen }, verschillen };
  }

  async function project(change: ContactChange, settings: Instellingen): Promise<void> {
    await retryOnConflict(jitter, async () => {
      const found = toevoegingVan(change, settings, await cijfers.loadMarker(change.contact.id));
      if (found) await cijfers.apply(found.contact, found.vorige, found.marker, found.verschillen);
    });
  }

  /** In one transaction: contacts of one hour share their cells. False when anything was in the way; nothing was written then. */
  async function projectTogether(changes: readonly ContactChange[], settings: Instellingen): Promise<boolean> {
    try {
      for (const change of changes) await noteGezien(change);
      const markers = await cijfers.loadMarkers(changes.map(({ contact }) => contact.id));
      const found = changes.flatMap((change) => toevoegingVan(change, settings, markers.get(change.contact.id)) ?? []);
      if (found.length > 0) await cijfers.applyAll(found);
      return true;
    } catch {
      // Each is tried alone next, and tells then what is wrong with it.
      return false;
    }
  }

  return async (changes) => {
    if (changes.length === 0) return { mislukt: [] };
    const settings = await instellingen.readInstellingen();
    const perContact = [...Map.groupBy(changes, ({ contact }) => contact.id).values()].map((versions) => ({
      versions,
      newest: versions.reduce((a, b) => (b.versie > a.versie ? b : a)),
    }));
    const mislukt: { volgnummer: string; fout: unknown }[] = [];
    async function handle({ versions, newest }: (typeof perContact)[number]): Promise<void> {
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
      const these = perContact.slice(from, from + AT_ONCE);
      const counted = these.filter(({ newest }) => !newest.contact.proef);
      const done =
        counted.length > 1 &&
        (await projectTogether(
          counted.map(({ newest }) => newest),
          settings,
        ));
      await Promise.all((done ? these.filter(({ newest }) => newest.contact.proef) : these).map(handle));
    }
    return { mislukt };
  };
}
