import { makeControleerVerzegeling } from '../../shared/application/controleer-verzegeling.ts';
import { makeSealVerantwoording } from '../../shared/application/seal-verantwoording.ts';
import { CLOCK_DAY, plusMs } from '../../shared/domain/tijd/instant.ts';
import { log } from '../../shared/observability/log.ts';
import { logVerzegeling } from '../../shared/observability/log-verantwoording.ts';
import { base } from '../ports/base.ts';
import { lijstenLog, verantwoordingLezer } from '../ports/tables.ts';
import { pseudonym, zegels } from '../ports/zegels.ts';

const ports = {
  ...base,
  lezer: verantwoordingLezer(),
  lijsten: lijstenLog(),
  zegels: zegels(),
  pseudonym: pseudonym(),
};
const sealVerantwoording = makeSealVerantwoording(ports);
const controleerVerzegeling = makeControleerVerzegeling(ports);

/** The hour (UTC) after whose sealing the past week is compared with its seals. */
const CHECK_AFTER = /T02$/;

export const handler = async (): Promise<void> => {
  const sealed = await sealVerantwoording();
  for (const { uur, regels, logregels } of sealed) log('INFO', 'uur verzegeld', { uur, regels, logregels });
  if (sealed.some(({ logregels }) => logregels === null)) log('WARN', 'logboek dataverwerkingen zonder sleutel');
  if (!sealed.some(({ uur }) => CHECK_AFTER.test(uur))) return;
  const now = base.clock.now();
  logVerzegeling(await controleerVerzegeling(plusMs(now, -7 * CLOCK_DAY), now));
};
