import type { Domein } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { Ports } from './ports.ts';

/** `op` defaults to now, and is fixed here: what waits in the queue longer did not arrive later. */
export type AcceptAankomst = (aankomst: {
  readonly id: string;
  readonly locatie: string;
  readonly op?: Instant;
  readonly voor?: Domein;
}) => Promise<void>;

export function makeAcceptAankomst({ inloopQueue, clock }: Pick<Ports, 'inloopQueue' | 'clock'>): AcceptAankomst {
  return async ({ id, locatie, op, voor }) => {
    await inloopQueue.send([{ soort: 'aankomst', id, locatie, op: op ?? clock.now(), ...(voor && { voor }) }]);
  };
}

/** A visitor left before anybody could help. */
export type AcceptVertrek = (vertrek: { readonly contact: string; readonly op?: Instant }) => Promise<void>;

export function makeAcceptVertrek({
  inloopQueue,
  clock,
  ids,
}: Pick<Ports, 'inloopQueue' | 'clock' | 'ids'>): AcceptVertrek {
  return async ({ contact, op }) => {
    // One leaving per visit: noted twice it is the same fact.
    const id = ids.derived('vertrek', contact);
    await inloopQueue.send([{ soort: 'vertrek', id, contact, op: op ?? clock.now() }]);
  };
}
