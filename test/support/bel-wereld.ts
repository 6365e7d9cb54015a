/** A world from which people are called, with a case of which who has duty hears by telephone first. */
import { STANDAARD_BELEID } from '../../shared/domain/spoed/beleid.ts';
import type { Escalatiebeleid } from '../../shared/domain/spoed/types.ts';
import { MINUTE } from '../../shared/domain/tijd/instant.ts';
import { makeWorld, type World, type WorldOptions } from './memory-world.ts';
import { medewerker, zonderBevestiging } from './people.ts';
import { drainQueues } from './post.ts';
import { mailtInNood, planDienst, triageAlsSpoed } from './spoed.ts';

export const EERST_BELLEN: Escalatiebeleid = {
  ...STANDAARD_BELEID,
  treden: [
    { wie: 'dienstdoende', media: ['spraak'], wachtMs: 15 * MINUTE },
    { wie: 'escalatiecontact', media: ['mail', 'sms'], wachtMs: 15 * MINUTE },
  ],
};

/** Wednesday 25 November 2026, 10:00 in Amsterdam; Fatima has achterwacht. */
export async function makeBelWereld(options: WorldOptions = {}): Promise<World> {
  const { medewerkers = {} } = zonderBevestiging;
  const fatima = medewerker('fatima', { media: ['spraak', 'sms', 'mail'] });
  const world = makeWorld({
    ...options,
    instellingen: {
      ...zonderBevestiging,
      spraak: true,
      medewerkers: { ...medewerkers, fatima },
      escalatiebeleid: { centrum: EERST_BELLEN },
      ...options.instellingen,
    },
  });
  await planDienst(world);
  return world;
}

/** Opens a case and sends what it asks for. */
export async function openZaak(world: World, nummer = 1, urgentie: 'spoed' | 'crisis' = 'spoed'): Promise<string> {
  const contact = await mailtInNood(world, `r${nummer}`, { van: `jan${nummer}@bewoner.nl` });
  const { spoedzaak } = await triageAlsSpoed(world, { contact, sleutel: `s${nummer}`, urgentie });
  await drainQueues(world);
  return spoedzaak ?? '';
}
