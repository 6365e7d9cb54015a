import { makeReportHiaten } from '../../shared/application/report-hiaten.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { base } from '../ports/base.ts';
import { instellingen } from '../ports/tables.ts';

const reportHiaten = makeReportHiaten({ ...base, instellingen: instellingen() });

/** Every morning. The minute sends what is put ready. What failed is tried again within the hour, and the next morning. */
export const handler = async (): Promise<void> => {
  const { gemeld, mislukt } = await reportHiaten();
  for (const { wijkteam, fout } of mislukt) log('ERROR', 'hiaten niet gemeld', { wijkteam, ...errorFields(fout) });
  if (gemeld > 0) log('INFO', 'hiaten gemeld', { gemeld });
  if (mislukt.length > 0) throw new Error(`the gaps of ${mislukt.length} wijkteams could not be told`);
};
