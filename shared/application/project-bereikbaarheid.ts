import { bijdragenVan } from '../domain/bereikbaarheid/beoordeling.ts';
import { celTekst, verschil } from '../domain/bereikbaarheid/cellen.ts';
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

/** Contacts whose markers are read together. */
const AT_ONCE = 100;
/** Items that one transaction can hold. */
const MEEST = 100;
/** Into so many items a cell may be spread. */
const DELEN = 4;

/** From so many contacts in one cell on, a transaction for all of them costs hardly more than each of them alone. */
const SAMEN = 3;

/** What is worth a transaction, which costs double for every marker and cell in it; and what has its cell nearly to itself. */
function split(found: readonly Toevoeging[]): {
  readonly samen: readonly Toevoeging[];
  readonly los: readonly Toevoeging[];
} {
  const perCel = new Map<string, number>();
  const cellen = ({ verschillen }: Toevoeging) => verschillen.map(({ sleutel }) => celTekst(sleutel));
  for (const cel of found.flatMap(cellen)) perCel.set(cel, (perCel.get(cel) ?? 0) + 1);
  const isShared = (one: Toevoeging) => cellen(one).some((cel) => (perCel.get(cel) ?? 0) >= SAMEN);
  return { samen: found.filter(isShared), los: found.filter((one) => !isShared(one)) };
}

/** As many at a time as fit into a transaction with the cells that they touch; contacts of one cell stay together. */
function transactions(samen: readonly Toevoeging[]): readonly (readonly Toevoeging[])[] {
  const parts: { readonly these: Toevoeging[]; readonly cellen: Set<string> }[] = [];
  const named = samen.map((one) => ({ one, cellen: one.verschillen.map(({ sleutel }) => celTekst(sleutel)) }));
  named.sort((a, b) => ((a.cellen[0] ?? '') < (b.cellen[0] ?? '') ? -1 : 1));
  for (const { one, cellen } of named) {
    const last = parts.at(-1);
    const together = new Set([...(last?.cellen ?? []), ...cellen]);
    if (last === undefined || last.these.length + 1 + together.size * DELEN > MEEST) {
      parts.push({ these: [one], cellen: new Set(cellen) });
    } else {
      last.these.push(one);
      for (const cel of cellen) last.cellen.add(cel);
    }
  }
  return parts.map(({ these }) => these);
}

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
 * difference with what was last added for it goes into the cells exactly once, with a marker that says so, contacts
 * that share a cell in one transaction unless something is in the way of one of them. A version that was applied, is older than
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
    return {
      contact: contact.id,
      vorige: marker?.versie ?? 0,
      ...(marker?.herziening !== undefined && { vorigeHerziening: marker.herziening }),
      marker: { versie, bijdragen },
      verschillen,
    };
  }

  async function project(change: ContactChange, settings: Instellingen): Promise<void> {
    await retryOnConflict(jitter, async () => {
      const marker = await cijfers.loadMarker(change.contact.id);
      // Delivered again because it broke off: the marker is there, its addition may not be.
      if (marker?.nog !== undefined) await cijfers.finish(new Map([[change.contact.id, marker]]));
      const found = toevoegingVan(change, settings, marker);
      if (found) await cijfers.applyAll([found]);
    });
  }

  /** In one transaction where contacts share their cells. False when anything was in the way; each is to be tried alone then. */
  async function projectTogether(changes: readonly ContactChange[], settings: Instellingen): Promise<boolean> {
    try {
      for (const change of changes) await noteGezien(change);
      const markers = await cijfers.loadMarkers(changes.map(({ contact }) => contact.id));
      await cijfers.finish(markers);
      const found = changes.flatMap((change) => toevoegingVan(change, settings, markers.get(change.contact.id)) ?? []);
      const { samen, los } = split(found);
      for (const these of transactions(samen)) await cijfers.applyAll(these);
      await Promise.all(los.map((one) => cijfers.applyAll([one])));
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
