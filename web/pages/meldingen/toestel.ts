/** This device and its browser: whether it can show messages, may, and does. */

import type { PushAbonnement } from '../../app/antwoorden/meldingen.ts';
import type { Api } from '../../app/api.ts';

export type Toestel =
  /** This browser cannot, or not before the console is put on the home screen. */
  | { readonly stand: 'kan-niet'; readonly eerstOpBeginscherm: boolean }
  /** Somebody said no; only the settings of the browser change that. */
  | { readonly stand: 'geblokkeerd' }
  | { readonly stand: 'uit' }
  | { readonly stand: 'aan'; readonly id: string };

const WERKER = '/service-worker.js';

const opIos = (): boolean => /iPad|iPhone|iPod/.test(navigator.userAgent);

/** What is on at the browser is known at the API: it is told again, which changes nothing when it was known. */
async function meldAan(api: Api, abonnement: PushSubscription): Promise<Toestel> {
  const { endpoint, keys } = abonnement.toJSON();
  const { id } = await api.vraag<PushAbonnement>('POST', '/v1/push-abonnementen', { endpoint, keys });
  return { stand: 'aan', id };
}

async function abonnementVan(): Promise<PushSubscription | null> {
  const werker = await navigator.serviceWorker.getRegistration();
  return (await werker?.pushManager.getSubscription()) ?? null;
}

export async function leesToestel(api: Api): Promise<Toestel> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window))
    return { stand: 'kan-niet', eerstOpBeginscherm: opIos() };
  if (Notification.permission === 'denied') return { stand: 'geblokkeerd' };
  const abonnement = await abonnementVan();
  return abonnement === null ? { stand: 'uit' } : meldAan(api, abonnement);
}

/** Only because somebody asked for it: the browser asks them as well. */
export async function zetAan(api: Api): Promise<Toestel> {
  if ((await Notification.requestPermission()) !== 'granted') return { stand: 'geblokkeerd' };
  const { openbareSleutel } = await api.vraag<{ openbareSleutel: string }>('GET', '/v1/push-sleutels');
  const werker = await navigator.serviceWorker.register(WERKER);
  await navigator.serviceWorker.ready;
  const abonnement = await werker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: openbareSleutel,
  });
  return meldAan(api, abonnement);
}

/** Takes this device away at the API and at the browser. */
export async function zetUit(api: Api, id: string): Promise<Toestel> {
  await api.vraag('POST', `/v1/push-abonnementen/${encodeURIComponent(id)}/verwijderingen`, {});
  await (await abonnementVan())?.unsubscribe();
  return { stand: 'uit' };
}
