/** Plays the stream of the zaken table to a function that follows contacts, as a test wants it delivered. */
import type { FollowOproepen } from '../../shared/application/follow-oproepen.ts';
import type { ContactChange } from '../../shared/application/zaak-change.ts';
import type { World } from './memory-world.ts';

export const contactChanges = (world: World): readonly ContactChange[] =>
  world.zaken.changes().filter((change): change is ContactChange => change.soort === 'contact');

/** Delivers everything that was ever changed; what a delivery changes itself comes after it. Throws on the first failure. */
export async function deliverAll(world: World, follow: FollowOproepen): Promise<void> {
  const { mislukt } = await follow(contactChanges(world));
  if (mislukt[0] !== undefined) throw mislukt[0].fout;
}
