import { resolveDienstdoende } from '../domain/achterwacht/resolve-dienstdoende.ts';
import type { Dienstdoende } from '../domain/achterwacht/types.ts';
import type { Domein } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { Ports } from './ports.ts';
import { dienstgegevensVan, readDienstenRond } from './spoed-context.ts';

/** `op` defaults to now. */
export type ResolveDienst = (query: {
  readonly wijkteam: string;
  readonly domein: Domein;
  readonly op?: Instant;
}) => Promise<Dienstdoende>;

/** Who is on duty and why: the same answer, from the same data, that a push would go by. */
export function makeResolveDienst({ instellingen, clock }: Pick<Ports, 'instellingen' | 'clock'>): ResolveDienst {
  return async ({ wijkteam, domein, op = clock.now() }) => {
    const settings = await instellingen.readInstellingen();
    const gegevens = dienstgegevensVan(settings, await readDienstenRond(instellingen, op), wijkteam);
    return resolveDienstdoende(gegevens, wijkteam, domein, op);
  };
}
