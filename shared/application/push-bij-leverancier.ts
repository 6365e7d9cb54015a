/** How a push is found back from what a provider tells of it later. */
import { HOUR, plusMs } from '../domain/tijd/instant.ts';
import type { Ports, Pushwijzer } from './ports.ts';

/** Carriers report for 72 hours. */
const RAPPORT_MS = 96 * HOUR;

/** The name of a push in an alphabet that every provider takes. It names a case and nobody. */
export const kenmerkVanPush = (push: string): string => Buffer.from(push).toString('base64url');

/** The push that this names, with its case; undefined for what is no name of a push. */
export function pushVanKenmerk(kenmerk: string): { readonly zaak: string; readonly push: string } | undefined {
  if (!/^[\w-]{1,256}$/.test(kenmerk)) return undefined;
  const push = Buffer.from(kenmerk, 'base64url').toString();
  const zaak = push.slice(0, push.indexOf('/'));
  return zaak === '' || kenmerkVanPush(push) !== kenmerk ? undefined : { zaak, push };
}

/** An SMS, or a call: their providers take no name of ours along in what they tell afterwards. */
export type Verzendsoort = Extract<Pushwijzer['soort'], 'verzonden-sms' | 'oproep'>;

const sleutelVan = (ids: Pick<Ports['ids'], 'hash'>, soort: Verzendsoort, leverancier: string): string =>
  ids.hash(soort, leverancier);

/**
 * Notes under which name a provider knows a push. Quiet when that fails: the SMS has left or the telephone rings, and a report
 * only speeds things up.
 */
export async function notePushBijLeverancier(
  { zaken, ids, clock }: Pick<Ports, 'zaken' | 'ids' | 'clock'>,
  soort: Verzendsoort,
  { zaak, push, leverancier }: { readonly zaak: string; readonly push: string; readonly leverancier: string },
): Promise<void> {
  const geldigTot = plusMs(clock.now(), RAPPORT_MS);
  const sleutel = sleutelVan(ids, soort, leverancier);
  await zaken.keepPushwijzer({ soort, sleutel, zaak, push, geldigTot }).catch(() => undefined);
}

/** The push that the provider knows by this name; undefined when it is none of ours, or not noted (yet). */
export async function findPushBijLeverancier(
  { zaken, ids }: Pick<Ports, 'zaken' | 'ids'>,
  soort: Verzendsoort,
  leverancier: string,
): Promise<{ readonly zaak: string; readonly push: string } | undefined> {
  const found = await zaken.loadPushwijzer(soort, sleutelVan(ids, soort, leverancier));
  return found?.zaak && found.push !== undefined ? { zaak: found.zaak, push: found.push } : undefined;
}
