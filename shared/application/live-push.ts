import { pushTitel } from '../domain/spoed/push-tekst.ts';
import type { PushKop, Spoedzaak } from '../domain/spoed/types.ts';

/** A push, for whoever has the console open: which case, what is asked, and nothing of the person it is about. */
export interface LivePush {
  readonly soort: 'push';
  readonly zaak: string;
  /** Name of the push, by which the console tells what it did with it: the same message again has the same name. */
  readonly push: string;
  readonly urgentie: Spoedzaak['urgentie'];
  readonly doel: PushKop['doel'];
  readonly titel: string;
}

export function livePushVan(zaak: Spoedzaak, { push, doel }: PushKop, naamWijkteam: string): LivePush {
  return {
    soort: 'push',
    zaak: zaak.id,
    push,
    urgentie: zaak.urgentie,
    doel,
    titel: pushTitel(zaak, doel, naamWijkteam),
  };
}
