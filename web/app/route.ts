/** Addresses of pages: what is in the bar can be kept, sent to a colleague, and gone back to. Never anything of a person. */
import { useEffect, useState } from 'preact/hooks';

const veranderd = new Set<() => void>();
const tell = () => {
  for (const wie of veranderd) wie();
};
addEventListener('popstate', tell);

/** Reasons to stay: something typed that is not kept anywhere yet. Each gives the question to ask, or null. */
const bewakers = new Set<Bewaker>();

/** `naar`: the address that somebody goes to; absent when they leave the console. */
export type Bewaker = (naar?: string) => string | null;

/** While `vraag` gives a text, leaving this page asks it first. */
export function useBewaker(vraag: Bewaker): void {
  useEffect(() => {
    bewakers.add(vraag);
    return () => {
      bewakers.delete(vraag);
    };
  });
}

addEventListener('beforeunload', (event) => {
  if ([...bewakers].some((vraag) => vraag() !== null)) event.preventDefault();
});

/** Goes to a page of the console, unless somebody wants to stay with what they typed. */
export function ga(pad: string, { vervang = false } = {}): void {
  for (const vraag of bewakers) {
    const text = vraag(pad);
    if (text !== null && !confirm(text)) return;
  }
  history[vervang ? 'replaceState' : 'pushState'](null, '', pad);
  tell();
}

/** Path and query of now, and again when they change. */
export function usePad(): { readonly pad: string; readonly zoek: URLSearchParams } {
  const [, again] = useState(0);
  const getoond = location.href;
  useEffect(() => {
    const wie = () => again((n) => n + 1);
    veranderd.add(wie);
    // A page inside may have gone on before this was listened to.
    if (location.href !== getoond) wie();
    return () => {
      veranderd.delete(wie);
    };
  }, []);
  return { pad: location.pathname, zoek: new URLSearchParams(location.search) };
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
