import { makeCountKengetallen } from '../../shared/application/count-kengetallen.ts';
import { log } from '../../shared/observability/log.ts';
import { base } from '../ports/base.ts';
import { nummers } from '../ports/nummers.ts';
import { kengetallen, persoonWijzer, zaken } from '../ports/tables.ts';

const countKengetallen = makeCountKengetallen({
  ...base,
  nummers,
  zaken: zaken(),
  kengetallen: kengetallen(),
  persoonWijzer: persoonWijzer(),
});

/** Every night. A failure makes it fail, so that the alarm goes off; the next night takes what is left. */
export const handler = async (): Promise<void> => {
  const { geteld, over, perioden, afwijkend } = await countKengetallen();
  log('INFO', 'kengetallen geteld', { dagen: geteld.length, over, perioden: perioden.join(' ') });
  if (afwijkend.length === 0) return;
  // Put right by now; that it was needed is a fault of ours.
  log('ERROR', 'kengetallen weken af', { dagen: afwijkend.join(' ') });
  throw new Error(`the counts of ${afwijkend.length} days were not what the facts come down to`);
};
