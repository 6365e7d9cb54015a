/** How the rule of way 3 is told to whoever runs into it. */
import { type Fault, RefusedError } from '../errors.ts';

export const TOESTEMMING_ONTBREEKT = 'toestemming-ontbreekt';

const UITLEG =
  'Over deze hulpvrager is zonder toestemming contact opgenomen: overleggen kan alleen anoniem, en niets wat naar de persoon leidt mag bewaard worden.';

/** `faults` name every field that is refused, and never what stood in it. */
export const toestemmingOntbreekt = (faults: readonly Fault[], uitleg: string = UITLEG): RefusedError =>
  new RefusedError(TOESTEMMING_ONTBREEKT, uitleg, { faults });

/** The hulpvrager may not be noted down at all. */
export const hulpvragerDicht = (): RefusedError =>
  toestemmingOntbreekt([
    { veld: 'rol', melding: 'Gegevens van de hulpvrager worden niet bewaard zolang de toestemming ontbreekt.' },
  ]);
