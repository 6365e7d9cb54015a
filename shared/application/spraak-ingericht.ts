/** Whether people can be called from here, as everything that decides about media knows it: it stands in the settings it reads. */
import type { InstellingenStore } from './ports.ts';

/** The same store, which says of the settings as of now that there is a telephone to call from. Saved they stay without. */
export function withSpraak(store: InstellingenStore, ingericht: boolean): InstellingenStore {
  if (!ingericht) return store;
  return { ...store, readInstellingen: async () => ({ ...(await store.readInstellingen()), spraak: true }) };
}
