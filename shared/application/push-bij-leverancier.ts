/** How a push is found back from what a provider tells of it later. */
import { HOUR, plusMs } from '../domain/tijd/instant.ts';
import type { Ports } from './ports.ts';

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

const sleutelVan = (ids: Pick<Ports['ids'], 'hash'>, leverancier: string): string =>
  ids.hash('verzonden-sms', leverancier);

/**
 * Notes under which name a provider knows the SMS of a push: it takes no name of ours along. Quiet when that fails: the SMS has
 * left, and a report only speeds things up.
 */
export async function notePushVanSms(
  { zaken, ids, clock }: Pick<Ports, 'zaken' | 'ids' | 'clock'>,
  zaak: string,
  push: string,
  leverancier: string,
): Promise<void> {
  const geldigTot = plusMs(clock.now(), RAPPORT_MS);
  const sleutel = sleutelVan(ids, leverancier);
  await zaken.keepPushwijzer({ soort: 'verzonden-sms', sleutel, zaak, push, geldigTot }).catch(() => undefined);
}

/** The push that the provider knows by this name; undefined when it is none of ours, or not noted (yet). */
export async function findPushVanSms(
  { zaken, ids }: Pick<Ports, 'zaken' | 'ids'>,
  leverancier: string,
): Promise<{ readonly zaak: string; readonly push: string } | undefined> {
  const found = await zaken.loadPushwijzer('verzonden-sms', sleutelVan(ids, leverancier));
  return found?.zaak && found.push !== undefined ? { zaak: found.zaak, push: found.push } : undefined;
}
