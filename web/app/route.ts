/** Addresses of pages: what is in the bar can be kept, sent to a colleague, and gone back to. Never anything of a person. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

const veranderd = new Set<() => void>();
const tell = () => {
  for (const wie of veranderd) wie();
};
/** Reasons to stay: something typed that is not kept anywhere yet. Each gives the question to ask, or null. */
const bewakers = new Set<Bewaker>();

/** `naar`: the address that somebody goes to; absent when they leave the console. */
export type Bewaker = (naar?: string) => string | null;

/** While `vraag` gives a text, leaving this page asks it first: also when somebody leaves before the next picture is drawn. */
export function useBewaker(vraag: Bewaker): void {
  useLayoutEffect(() => {
    bewakers.add(vraag);
    return () => {
      bewakers.delete(vraag);
    };
  });
}

addEventListener('beforeunload', (event) => {
  if ([...bewakers].some((vraag) => vraag() !== null)) event.preventDefault();
});

/** Whether somebody stays with what they typed. */
function blijft(naar: string): boolean {
  for (const vraag of bewakers) {
    const text = vraag(naar);
    if (text !== null && !confirm(text)) return true;
  }
  return false;
}

const adres = () => location.pathname + location.search;
const plaatsVan = (state: unknown): number | undefined => (state as { plaats?: number } | null)?.plaats;

/** Every page visited has a place in the history of the browser, to be gone back to by whoever stays after all. */
let hier = plaatsVan(history.state) ?? 0;
/** What is shown: while somebody is asked whether they leave, the bar may say where they would go already. */
let getoond = adres();
let keertTerug = false;
if (plaatsVan(history.state) === undefined) history.replaceState({ plaats: hier }, '');

addEventListener('popstate', ({ state }) => {
  if (keertTerug) {
    keertTerug = false;
    return;
  }
  // A jump within the page is a place that was not numbered yet.
  const plaats = plaatsVan(state) ?? hier + 1;
  if (plaatsVan(state) === undefined) history.replaceState({ plaats }, '');
  if (adres() !== getoond && plaats !== hier && blijft(adres())) {
    keertTerug = true;
    history.go(hier - plaats);
    return;
  }
  hier = plaats;
  getoond = adres();
  tell();
});

/** Goes to a page of the console, unless somebody wants to stay with what they typed. */
export function ga(pad: string, { vervang = false } = {}): void {
  if (blijft(pad)) return;
  if (!vervang) hier += 1;
  history[vervang ? 'replaceState' : 'pushState']({ plaats: hier }, '', pad);
  getoond = adres();
  tell();
}

/** Path and query of now, and again when they change. */
export function usePad(): { readonly pad: string; readonly zoek: URLSearchParams } {
  const [, again] = useState(0);
  const begin = getoond;
  useEffect(() => {
    const wie = () => again((n) => n + 1);
    veranderd.add(wie);
    // A page inside may have gone on before this was listened to.
    if (getoond !== begin) wie();
    return () => {
      veranderd.delete(wie);
    };
  }, []);
  const { pathname, search } = new URL(getoond, location.origin);
  return { pad: pathname, zoek: new URLSearchParams(search) };
}

/** Parameters of `/contacten/:id` in a path; undefined when it is another page. */
export function past(patroon: string, pad: string): Readonly<Record<string, string>> | undefined {
  const parts = (path: string) => path.replace(/\/$/, '').split('/');
  const [want, have] = [parts(patroon), parts(pad)];
  if (want.length !== have.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, part] of want.entries()) {
    const given = have[index] ?? '';
    if (part.startsWith(':')) {
      try {
        found[part.slice(1)] = decodeURIComponent(given);
      } catch {
        return undefined;
      }
    } else if (part !== given) return undefined;
  }
  return found;
}
