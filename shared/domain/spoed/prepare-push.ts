/** Writing pushes into the outbox: one per person, groep and medium. */
import type { Medium } from '../achterwacht/types.ts';
import type { Besluit } from './spoed-context.ts';
import type { PushKop, SpoedGebeurtenis } from './types.ts';

export type KlaargezettePush = Extract<SpoedGebeurtenis, { readonly soort: 'push-klaargezet' }>;

/** Every push of a groep, in the order in which they were written down. */
export function pushesOfGroep(besluit: Besluit, groep: string): readonly KlaargezettePush[] {
  return besluit
    .zaak()
    .gebeurtenissen.filter(
      (event): event is KlaargezettePush => event.soort === 'push-klaargezet' && event.groep === groep,
    );
}

/** What somebody set up for themselves goes along with every rung; a policy cannot know who has it. */
const EIGEN_MEDIA: readonly Medium[] = ['webpush', 'webhook'];

/** The media of a policy that somebody has, or else the first one that they do have; and what is their own. */
export function reachableMedia(wanted: readonly Medium[], available: readonly Medium[]): readonly Medium[] {
  const both = wanted.filter((medium) => available.includes(medium));
  const chosen = both.length > 0 ? both : available.slice(0, 1);
  return [...chosen, ...available.filter((medium) => EIGEN_MEDIA.includes(medium) && !chosen.includes(medium))];
}

/** Writes one push per medium. The id is a function of case, groep and medium: what is tried twice is there once. */
export function preparePush(
  besluit: Besluit,
  groep: string,
  aan: string,
  doel: PushKop['doel'],
  media: readonly Medium[] = besluit.context.mediaVan(aan),
): void {
  for (const medium of media) {
    const push = `${besluit.zaak().id}/${groep}/${medium}`;
    besluit.add(`${groep}/${medium}`, { soort: 'push-klaargezet', push, aan, medium, doel, groep });
  }
}

/** Tells several people, each by all their media, under one name; true when there was anybody to tell. */
export function tellPeople(
  besluit: Besluit,
  groep: string,
  people: readonly (readonly [rol: string, medewerker: string | null])[],
  doel: PushKop['doel'],
): boolean {
  const told = new Set<string>();
  for (const [rol, medewerker] of people) {
    if (medewerker === null || told.has(medewerker) || besluit.context.mediaVan(medewerker).length === 0) continue;
    told.add(medewerker);
    preparePush(besluit, `${groep}.${rol}`, medewerker, doel);
  }
  return told.size > 0;
}
