import type { Api } from '../../app/api.ts';
import { type Gelezen, useLezen } from '../../app/context.ts';

/**
 * Reads what belongs to `sleutel`, and shows nothing that was read for another one: figures of October must never stand under
 * a heading of November, not for a moment and not when reading fails.
 */
export function useLezenVan<T>(sleutel: string, lees: (api: Api) => Promise<T>): Gelezen<T> {
  const { waarde, ...rest } = useLezen(async (api) => ({ sleutel, gevonden: await lees(api) }), [sleutel]);
  return { ...rest, waarde: waarde?.sleutel === sleutel ? waarde.gevonden : undefined };
}
