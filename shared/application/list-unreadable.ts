import { NotFoundError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { requireRole } from './access.ts';
import type { OnleesbaarBericht, OnleesbaarTelling, Page, Ports } from './ports.ts';

export type ListUnreadable = (query: {
  readonly door: Gebruiker;
  readonly limit: number;
  readonly cursor?: string;
}) => Promise<Page<OnleesbaarBericht> & { readonly telling: OnleesbaarTelling }>;

/** More open work than this is not counted: it takes a page of the index per thousand or so, at every look at the list. */
export const MAX_GETELD = 1000;

/** Input that could not be read and that nobody has dealt with yet, oldest first, and how much there is in all. */
export function makeListUnreadable({ zaken }: Pick<Ports, 'zaken'>): ListUnreadable {
  return async ({ door, limit, cursor }) => {
    requireRole(door, 'teamondersteuner');
    const [page, telling] = await Promise.all([zaken.listOnleesbaar(limit, cursor), zaken.countOnleesbaar(MAX_GETELD)]);
    return { ...page, telling };
  };
}

/** The message and what came in, for who may deal with it. */
async function load(
  { zaken, raw }: Pick<Ports, 'zaken' | 'raw'>,
  { id, door }: { readonly id: string; readonly door: Gebruiker },
): Promise<{ readonly bericht: OnleesbaarBericht; readonly bytes: Uint8Array | undefined }> {
  requireRole(door, 'teamondersteuner');
  const stored = await zaken.loadOnleesbaar(id);
  if (stored === undefined) throw new NotFoundError('Dit bericht bestaat niet.');
  return { bericht: stored.value, bytes: await raw.get(stored.value.ruw) };
}

export type ReadUnreadable = (query: {
  readonly id: string;
  readonly door: Gebruiker;
}) => Promise<OnleesbaarBericht & { readonly inhoud: string }>;

/** One of them, with what came in as text: bytes that are no UTF-8 are shown as replacement characters. */
export function makeReadUnreadable(ports: Pick<Ports, 'zaken' | 'raw'>): ReadUnreadable {
  return async (query) => {
    const { bericht, bytes } = await load(ports, query);
    return { ...bericht, inhoud: bytes === undefined ? '' : new TextDecoder().decode(bytes) };
  };
}

export interface RuwDeel {
  readonly bericht: OnleesbaarBericht;
  readonly bytes: Uint8Array;
  readonly deel: number;
  readonly delen: number;
}

export type DownloadUnreadable = (query: {
  readonly id: string;
  readonly door: Gebruiker;
  /** From 1. */
  readonly deel: number;
}) => Promise<RuwDeel>;

/** A function may answer 6 MB, and bytes travel a third larger. */
export const DEEL_BYTES = 4_000_000;

/** What came in, byte by byte, in parts that fit in an answer. NotFoundError for what is not kept, or a part beyond the last. */
export function makeDownloadUnreadable(ports: Pick<Ports, 'zaken' | 'raw'>): DownloadUnreadable {
  return async ({ deel, ...query }) => {
    const { bericht, bytes } = await load(ports, query);
    if (bytes === undefined) throw new NotFoundError('Wat er binnenkwam wordt niet meer bewaard.');
    const delen = Math.max(1, Math.ceil(bytes.length / DEEL_BYTES));
    if (deel > delen) throw new NotFoundError(`Dit bericht heeft niet meer dan ${delen} delen.`);
    return { bericht, bytes: bytes.subarray((deel - 1) * DEEL_BYTES, deel * DEEL_BYTES), deel, delen };
  };
}
