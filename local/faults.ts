/** Faults on demand (contract: storingen): what a provider does to us when it is ill. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineClock, EngineResponse } from './engine/contract.ts';

export const DIENSTEN = ['mail', 'sms', 'webpush', 'dynamodb', 'sqs'] as const;
export type Dienst = (typeof DIENSTEN)[number];
export const SOORTEN = ['fout', 'traag', 'weg'] as const;
export type Soort = (typeof SOORTEN)[number];

export interface Storing {
  readonly dienst: Dienst;
  readonly soort: Soort;
  /** How many calls are hit; absent = all of them while it lasts. */
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
  take(service: string): Soort | undefined;
  /** Latest instant (ms of the run's clock) at which a running fault of fixed duration ends; undefined without one. */
  endsAt(): number | undefined;
}

const SERVICE_OF: Readonly<Record<Dienst, string>> = {
  mail: 'ses',
  sms: 'sns',
  webpush: 'webpush',
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
      const hit = prune().find(({ dienst }) => SERVICE_OF[dienst] === service);
      if (hit === undefined) return undefined;
      if (hit.left !== undefined) hit.left -= 1;
      return hit.soort;
    },
    endsAt: () => {
      if (active.length === 0) return undefined;
      const ends = prune().flatMap(({ until }) => (until === undefined ? [] : [until]));
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
  if (service === 'sqs') return json('com.amazonaws.sqs#InternalError', 'application/x-amz-json-1.0');
  return json('com.amazonaws.dynamodb.v20120810#InternalServerError', 'application/x-amz-json-1.0');
}

export const slowDown = (): Promise<void> => sleep(SLOW_MS);
