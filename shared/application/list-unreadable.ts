import { NotFoundError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { requireRole } from './access.ts';
import type { OnleesbaarBericht, Page, Ports } from './ports.ts';

export type ListUnreadable = (query: {
  readonly door: Gebruiker;
  readonly limit: number;
  readonly cursor?: string;
}) => Promise<Page<OnleesbaarBericht>>;

/** Input that could not be read and that nobody has dealt with yet, oldest first. */
export function makeListUnreadable({ zaken }: Pick<Ports, 'zaken'>): ListUnreadable {
  return async ({ door, limit, cursor }) => {
    requireRole(door, 'teamondersteuner');
    return zaken.listOnleesbaar(limit, cursor);
  };
}

export type ReadUnreadable = (query: {
  readonly id: string;
  readonly door: Gebruiker;
}) => Promise<OnleesbaarBericht & { readonly inhoud: string }>;

/** One of them, with what came in as text: bytes that are no UTF-8 are shown as replacement characters. */
export function makeReadUnreadable({ zaken, raw }: Pick<Ports, 'zaken' | 'raw'>): ReadUnreadable {
  return async ({ id, door }) => {
    requireRole(door, 'teamondersteuner');
    const stored = await zaken.loadOnleesbaar(id);
    if (stored === undefined) throw new NotFoundError('Dit bericht bestaat niet.');
    const bytes = await raw.get(stored.value.ruw);
    return { ...stored.value, inhoud: bytes === undefined ? '' : new TextDecoder().decode(bytes) };
  };
}
