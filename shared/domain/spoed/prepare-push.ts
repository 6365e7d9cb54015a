/** Writing pushes into the outbox: one per person, groep and medium; what may make no noise yet is written down to wait. */
import { type Medium, type Pushmedium, SCHERM } from '../achterwacht/types.ts';
import { STILLE_MEDIA } from '../media/stilteuren.ts';
import type { Instant } from '../tijd/instant.ts';
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

const isStilMedium = (medium: Pushmedium): boolean => STILLE_MEDIA.some((stil) => stil === medium);

/** Until when this person may be left in peace about this case. A crisis wakes everybody, and so does being on duty. */
function quietUntil({ zaak, context }: Besluit, aan: string): Instant | null {
  const { urgentie, wijkteam, domein } = zaak();
  if (urgentie === 'crisis') return null;
  const tot = context.stilTot?.(aan) ?? null;
  if (tot === null || context.rooster.dienstdoende(wijkteam, domein, context.nu).professional === aan) return null;
  return tot;
}

/**
 * Which of the media go now, and which wait. They wait only while a quiet medium carries the message: without one, or when
 * it failed, the loud ones go at once. So in any quiet hours there is a push that has not failed, as there is without them.
 */
function splitByNoise(
  besluit: Besluit,
  groep: string,
  aan: string,
  media: readonly Medium[],
): { readonly nu: readonly Medium[]; readonly later: readonly Medium[]; readonly tot: Instant | null } {
  const { gebeurtenissen } = besluit.zaak();
  const everything = { nu: media, later: [], tot: null };
  const tot = quietUntil(besluit, aan);
  if (tot === null || media.every(isStilMedium)) return everything;
  // A groep waits once: what comes after that goes at once.
  if (gebeurtenissen.some((event) => event.soort === 'uitstel-voorbij' && event.groep === groep)) return everything;
  const tried = pushesOfGroep(besluit, groep);
  const failed = new Set(gebeurtenissen.flatMap((event) => (event.soort === 'push-mislukt' ? [event.push] : [])));
  const carried = tried.some(({ medium, push }) => isStilMedium(medium) && !failed.has(push));
  const untried = besluit.context
    .mediaVan(aan)
    .filter((medium) => isStilMedium(medium) && !tried.some((push) => push.medium === medium));
  const wanted = media.filter(isStilMedium);
  const nu = wanted.length > 0 || carried ? wanted : untried.slice(0, 1);
  return nu.length === 0 && !carried ? everything : { nu, later: media.filter((one) => !isStilMedium(one)), tot };
}

function writeDown(besluit: Besluit, { groep, aan, doel, media }: Klaar): void {
  for (const medium of media) {
    const push = `${besluit.zaak().id}/${groep}/${medium}`;
    besluit.add(`${groep}/${medium}`, { soort: 'push-klaargezet', push, aan, medium, doel, groep });
  }
}

interface Klaar extends Pick<PushKop, 'aan' | 'doel'> {
  readonly groep: string;
  readonly media: readonly Pushmedium[];
}

/**
 * Writes one push per medium. The id is a function of case, groep and medium: what is tried twice is there once. In the
 * quiet hours of whoever has no duty the loud media of a groep wait for their end (docs/adr/0033). Who has a console open is
 * told there as well, first and besides: it makes no noise, and nothing is left out for it (docs/adr/0037).
 */
export function preparePush(
  besluit: Besluit,
  groep: string,
  aan: string,
  doel: PushKop['doel'],
  media: readonly Medium[] = besluit.context.mediaVan(aan),
): void {
  const { nu, later, tot } = splitByNoise(besluit, groep, aan, media);
  const scherm: readonly Pushmedium[] = besluit.context.schermOpen?.(aan) ? [SCHERM] : [];
  writeDown(besluit, { groep, aan, doel, media: [...scherm, ...nu] });
  if (tot !== null) {
    besluit.add(`${groep}/uitgesteld`, { soort: 'push-uitgesteld', groep, aan, doel, media: later, tot });
  }
}

/** Lets out what waited for the end of quiet hours, as far as it still serves and the person still has the medium. */
export function endUitstel(besluit: Besluit): void {
  for (const { groep, aan, doel, media, tot } of besluit.zaak().uitgesteld) {
    if (tot > besluit.context.nu) continue;
    besluit.add(`${groep}/uitstel-voorbij`, { soort: 'uitstel-voorbij', groep });
    const available = besluit.context.mediaVan(aan);
    writeDown(besluit, { groep, aan, doel, media: media.filter((medium) => available.includes(medium)) });
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
