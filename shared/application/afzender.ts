/** The address from which we send, which may stand behind a name: `Sociaal Wijkteam <post@wijkteam.nl>`. */

/** The address alone. */
export const kaalAdres = (afzender: string): string => (/<([^<>]+)>\s*$/.exec(afzender)?.[1] ?? afzender).trim();

/** The domain from which we send. */
export function domeinVan(afzender: string): string {
  const adres = kaalAdres(afzender);
  return adres.slice(adres.lastIndexOf('@') + 1);
}

/** The message id of something of ours: the same at every attempt, so that a second sending is recognisable. */
export const messageIdVan = (afzender: string, id: string): string => `${id}@${domeinVan(afzender)}`;
