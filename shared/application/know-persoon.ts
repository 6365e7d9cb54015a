import type { Instant } from '../domain/tijd/instant.ts';
import { geldendeAfspraken } from '../domain/veilig-contact/afspraak.ts';
import type { PersoonInhoud } from './inhoud.ts';
import { persoonssleutels } from './persoonssleutel.ts';
import { readAfspraken, type VeiligContactPorts } from './veilig-contact.ts';

/**
 * `op`: when it became known, by which the contacts of a person are listed. `begins`: the contact does not exist yet, so
 * that nobody can have agreed anything with it.
 */
export type KnowPersoon = (contact: string, persoon: PersoonInhoud, op: Instant, begins?: boolean) => Promise<void>;

/**
 * Notes who contacted us. Every number and address leaves a trace, so that the person's contacts are found together, and
 * what was agreed about safe contact follows them to it. Told again it writes nothing: who it is, is written last, so
 * when that is known the rest was written before.
 */
export function makeKnowPersoon(ports: VeiligContactPorts): KnowPersoon {
  const { inhoud } = ports;
  const follow = makeFollowVeiligContact(ports);
  return async (contact, persoon, op, begins = false) => {
    const known = await inhoud.readPersoon(contact);
    const fields = Object.entries(persoon).filter(([, value]) => value !== undefined);
    if (fields.every(([name, value]) => known[name as keyof PersoonInhoud] === value)) return;
    const before = new Set(persoonssleutels(ports, known));
    const fresh = persoonssleutels(ports, persoon).filter((sleutel) => !before.has(sleutel));
    for (const sleutel of fresh) await inhoud.putSpoor(sleutel, { contact, op });
    if (fresh.length > 0 && !(begins && before.size === 0)) await follow(contact, fresh, before.size > 0);
    await inhoud.mergePersoon(contact, persoon);
  };
}

/**
 * What holds for this contact or for any number or address of its person holds for all of them: it is put with those that
 * became known just now, and what lay with these with the others. `known`: others of the same person were known already;
 * without them, and with one that is new, only what was noted with the contact itself can be put anywhere.
 */
export function makeFollowVeiligContact(
  ports: VeiligContactPorts,
): (contact: string, sleutels: readonly string[], known: boolean) => Promise<void> {
  const { inhoud } = ports;
  return async (contact, sleutels, known) => {
    if (!known && sleutels.length < 2 && (await inhoud.readVeiligContact([{ contact }])).length === 0) return;
    const { alle, sleutels: earlier } = await readAfspraken(ports, contact);
    const own = await inhoud.readVeiligContact(sleutels.map((persoon) => ({ persoon })));
    const geldend = geldendeAfspraken([...alle, ...own]);
    if (geldend.length === 0) return;
    for (const persoon of new Set([...sleutels, ...earlier])) {
      const there = new Set((await inhoud.readVeiligContact([{ persoon }])).map(({ id }) => id));
      for (const afspraak of geldend) {
        // What lies there in its own right must stay when this contact is forgotten.
        if (!there.has(afspraak.id)) await inhoud.putVeiligContact({ persoon }, { ...afspraak, via: contact });
      }
    }
  };
}
