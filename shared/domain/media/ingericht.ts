/** Which media there are here: a call needs something to call with, and not every organisatie has that. */
import { MEDIA, type Medium, SPRAAK } from '../achterwacht/types.ts';
import type { Fault } from '../errors.ts';
import type { Instellingen } from '../organisatie/types.ts';

type Ingericht = Pick<Instellingen, 'spraak'>;

export const isIngericht = ({ spraak }: Ingericht, medium: Medium): boolean => medium !== SPRAAK || spraak === true;

/** Every medium that somebody may choose here. */
export const ingerichteMedia = (settings: Ingericht): readonly Medium[] =>
  MEDIA.filter((medium) => isIngericht(settings, medium));

/** A fault for each medium of a list that does not exist here; `veldVan` names its place. */
export function nietIngerichtFouten(
  settings: Ingericht,
  media: readonly Medium[],
  veldVan: (index: number) => string,
): readonly Fault[] {
  return media.flatMap((medium, index) =>
    isIngericht(settings, medium)
      ? []
      : [{ veld: veldVan(index), melding: 'Bellen is hier niet ingericht. Kies een ander medium.' }],
  );
}
