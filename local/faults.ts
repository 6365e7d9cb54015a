/** Faults on demand (contract: storingen): what a provider does to us when it is ill. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineClock, EngineResponse } from './engine/contract.ts';

export const DIENSTEN = ['mail', 'sms', 'webpush', 'webhook', 'spraak', 'dynamodb', 'sqs', 'streams'] as const;
export type Dienst = (typeof DIENSTEN)[number];
/** `dubbel`: what was handled well is delivered again; only of what delivers at least once (`sqs`, `streams`). */
export const SOORTEN = ['fout', 'traag', 'weg', 'dubbel'] as const;
export type Soort = (typeof SOORTEN)[number];
export const DUBBELE_DIENSTEN = ['sqs', 'streams'] as const;
export type DubbeleDienst = (typeof DUBBELE_DIENSTEN)[number];

/** So often in all is delivered what a fault of kind `dubbel` hits. */
export const DELIVERIES = 3;

export interface Storing {
  readonly dienst: Dienst;
  readonly soort: Soort;
  /** How many calls are hit (of `dubbel`: messages, or batches of a stream); absent = all of them while it lasts. */
  readonly keer?: number;
  /** Milliseconds of the run's clock. */
  readonly duurMs?: number;
}

export interface ActieveStoring {
  readonly dienst: Dienst;
  readonly soort: Soort;
  readonly resterend: number | null;
  readonly tot: string | null;
}

export interface Faults {
  add(storing: Storing): void;
  clear(): void;
  list(): readonly ActieveStoring[];
  /** The fault that hits this call of a service, by the service's name in a signed request; counts it. */
  take(service: string): Exclude<Soort, 'dubbel'> | undefined;
  /** Whether what was just handled well is to be delivered again; counts it. */
  takeDouble(dienst: DubbeleDienst): boolean;
  /** Whether redelivery is asked for and not used up. */
  isDoubling(dienst: DubbeleDienst): boolean;
  /** Latest instant (ms of the run's clock) at which a running fault of fixed duration ends; undefined without one. */
  endsAt(): number | undefined;
}

const SERVICE_OF: Readonly<Record<Exclude<Dienst, 'streams'>, string>> = {
  mail: 'ses',
  sms: 'sns',
  webpush: 'webpush',
  webhook: 'webhook',
  spraak: 'connect',
  dynamodb: 'dynamodb',
  sqs: 'sqs',
};

/** How long `traag` holds a call up, in real milliseconds. */
export const SLOW_MS = 2000;

export function createFaults(clock: EngineClock): Faults {
  let active: { dienst: Dienst; soort: Soort; left: number | undefined; until: number | undefined }[] = [];
  const prune = () => {
    const now = clock.now();
    active = active.filter(
      ({ left, until }) => (left === undefined || left > 0) && (until === undefined || until > now),
    );
    return active;
  };
  const doubling = (asked: DubbeleDienst) =>
    active.length === 0 ? undefined : prune().find(({ dienst, soort }) => soort === 'dubbel' && dienst === asked);
  return {
    add: ({ dienst, soort, keer, duurMs }) => {
      active.push({ dienst, soort, left: keer, until: duurMs === undefined ? undefined : clock.now() + duurMs });
    },
    clear: () => {
      active = [];
    },
    list: () =>
      prune().map(({ dienst, soort, left, until }) => ({
        dienst,
        soort,
        resterend: left ?? null,
        tot: until === undefined ? null : new Date(until).toISOString(),
      })),
    take: (service) => {
      if (active.length === 0) return undefined;
      for (const hit of prune()) {
        if (hit.soort === 'dubbel' || hit.dienst === 'streams' || SERVICE_OF[hit.dienst] !== service) continue;
        if (hit.left !== undefined) hit.left -= 1;
        return hit.soort;
      }
      return undefined;
    },
    takeDouble: (dienst) => {
      const hit = doubling(dienst);
      if (hit?.left !== undefined) hit.left -= 1;
      return hit !== undefined;
    },
    isDoubling: (dienst) => doubling(dienst) !== undefined,
    endsAt: () => {
      if (active.length === 0) return undefined;
      const ends = prune().flatMap(({ soort, until }) => (until === undefined || soort === 'dubbel' ? [] : [until]));
      return ends.length === 0 ? undefined : Math.max(...ends);
    },
  };
}

const json = (type: string, contentType: string): EngineResponse => ({
  status: 500,
  headers: { 'content-type': contentType, 'x-amzn-errortype': type },
  body: JSON.stringify({ __type: type, message: 'The service is out of order (a fault asked for on this machine).' }),
});

/** The answer by which each provider says that it is out of order: an error that may be tried again. */
export function faultAnswer(service: string): EngineResponse {
  if (service === 'sns') {
    return {
      status: 500,
      headers: { 'content-type': 'text/xml' },
      body:
        '<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Receiver</Type>' +
        '<Code>InternalError</Code><Message>The service is out of order.</Message></Error></ErrorResponse>',
    };
  }
  if (service === 'ses') return json('InternalServiceErrorException', 'application/json');
  if (service === 'connect') return json('InternalServiceException', 'application/json');
  if (service === 'sqs') return json('com.amazonaws.sqs#InternalError', 'application/x-amz-json-1.0');
  return json('com.amazonaws.dynamodb.v20120810#InternalServerError', 'application/x-amz-json-1.0');
}

export const slowDown = (): Promise<void> => sleep(SLOW_MS);
