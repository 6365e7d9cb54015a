/**
 * Shows what is pushed to this device, and says at once that it arrived: without that the next medium goes. What is pushed
 * holds a reference and no person. It keeps no pages: an old screen would be worse than none.
 */
interface Push {
  readonly zaak: string;
  readonly push: string;
  readonly titel: string;
  readonly tekst: string;
  readonly urgentie: string;
  readonly link: string;
  readonly bewijs: string;
}

// The types of a worker and of a page exclude each other; this is all of a worker that is used here.
interface Wachten {
  waitUntil(work: Promise<unknown>): void;
}
interface WerkerScope {
  addEventListener(soort: 'push', wie: (event: Wachten & { data?: { json(): unknown } }) => void): void;
  addEventListener(
    soort: 'notificationclick',
    wie: (event: Wachten & { notification: Notification & { data: Push } }) => void,
  ): void;
  addEventListener(soort: 'install' | 'activate', wie: (event: Wachten) => void): void;
  readonly registration: { showNotification(titel: string, opties: object): Promise<void> };
  readonly clients: {
    openWindow(adres: string): Promise<unknown>;
    claim(): Promise<void>;
    matchAll(opties: object): Promise<readonly { readonly url: string; focus(): Promise<unknown> }[]>;
  };
  skipWaiting(): Promise<void>;
}
const werker = globalThis as unknown as WerkerScope;

async function meld({ zaak, push, bewijs }: Push, stap: 'bezorgd' | 'gezien'): Promise<void> {
  const answer = await fetch('/console.json', { cache: 'no-store' });
  const { api } = (await answer.json()) as { api: string };
  await fetch(`${api}/v1/push-ontvangsten`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ zaak, push, bewijs, stap }),
  });
}

werker.addEventListener('install', (event) => event.waitUntil(werker.skipWaiting()));
werker.addEventListener('activate', (event) => event.waitUntil(werker.clients.claim()));

werker.addEventListener('push', (event) => {
  const push = event.data?.json() as Push | undefined;
  if (push === undefined) return;
  const shown = werker.registration.showNotification(push.titel, {
    body: push.tekst,
    tag: push.push,
    requireInteraction: true,
    data: push,
    lang: 'nl',
    icon: '/pictogram.svg',
  });
  // Shown first: that it arrived is said of what somebody can see.
  event.waitUntil(shown.then(() => meld(push, 'bezorgd')));
});

werker.addEventListener('notificationclick', (event) => {
  const push = event.notification.data;
  event.notification.close();
  const open = async () => {
    const vensters = await werker.clients.matchAll({ type: 'window' });
    const own = vensters.find(({ url }) => url === push.link);
    await (own ? own.focus() : werker.clients.openWindow(push.link));
  };
  event.waitUntil(Promise.allSettled([open(), meld(push, 'gezien')]));
});
