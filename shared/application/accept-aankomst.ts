import { MAX_SKEW_MS } from '../domain/contact/event-instant.ts';
import type { Domein } from '../domain/contact/types.ts';
import { InvalidError } from '../domain/errors.ts';
import { type Instant, msBetween } from '../domain/tijd/instant.ts';
import type { Ports } from './ports.ts';

/** Nobody came in or left later than now; a tablet of which the clock runs ahead a little is believed. */
function refuseFuture(op: Instant, nu: Instant): void {
  if (msBetween(nu, op) > MAX_SKEW_MS) {
    throw new InvalidError([{ veld: 'op', melding: 'Dit tijdstip ligt in de toekomst.' }]);
  }
}

/** `op` defaults to now, and is fixed here: what waits in the queue longer did not arrive later. */
export type AcceptAankomst = (aankomst: {
  readonly id: string;
  readonly locatie: string;
  readonly op?: Instant;
  readonly voor?: Domein;
  readonly afspraak?: boolean;
}) => Promise<void>;

export function makeAcceptAankomst({ inloopQueue, clock }: Pick<Ports, 'inloopQueue' | 'clock'>): AcceptAankomst {
  return async ({ id, locatie, op: given, voor, afspraak }) => {
    const nu = clock.now();
    const op = given ?? nu;
    refuseFuture(op, nu);
    await inloopQueue.send([
      { soort: 'aankomst', id, locatie, op, ...(voor && { voor }), ...(afspraak !== undefined && { afspraak }) },
    ]);
  };
}

/** A visitor left before anybody could help. */
export type AcceptVertrek = (vertrek: { readonly contact: string; readonly op?: Instant }) => Promise<void>;

export function makeAcceptVertrek({
  inloopQueue,
  clock,
  ids,
}: Pick<Ports, 'inloopQueue' | 'clock' | 'ids'>): AcceptVertrek {
  return async ({ contact, op: given }) => {
    const nu = clock.now();
    const op = given ?? nu;
    refuseFuture(op, nu);
    // One leaving per visit: noted twice it is the same fact.
    const id = ids.derived('vertrek', contact);
    await inloopQueue.send([{ soort: 'vertrek', id, contact, op }]);
  };
}
