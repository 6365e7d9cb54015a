import { makeWarnTermijnen } from '../../shared/application/warn-termijnen.ts';
import { readEnv } from '../../shared/config/env.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { base } from '../ports/base.ts';
import { instellingen, zaken } from '../ports/tables.ts';

const warnTermijnen = makeWarnTermijnen({
  ...base,
  zaken: zaken(),
  instellingen: instellingen(),
  adressen: { console: readEnv(['CONSOLE_ADRES']).CONSOLE_ADRES },
});

/** Every morning. The minute sends what is put ready. What failed is tried again within the hour, and the next morning. */
export const handler = async (): Promise<void> => {
  const { gemeld, zonderOntvanger, mislukt } = await warnTermijnen();
  for (const { wijkteam, fout } of mislukt) log('ERROR', 'termijnen niet gemeld', { wijkteam, ...errorFields(fout) });
  if (zonderOntvanger > 0) log('WARN', 'termijnen zonder ontvanger', { wijkteams: zonderOntvanger });
  if (gemeld > 0) log('INFO', 'termijnen gemeld', { gemeld });
  if (mislukt.length > 0) throw new Error(`the terms of ${mislukt.length} wijkteams could not be told`);
};
