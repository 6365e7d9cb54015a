import { mailComposer } from '../../shared/adapters/mail/mail-composer.ts';
import { makeCheckKanaries } from '../../shared/application/check-kanaries.ts';
import { makeWatchStilte } from '../../shared/application/watch-stilte.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { KANARIE_GEMIST, logStilte } from '../../shared/observability/log-dagcontrole.ts';
import { adressen } from '../ports/adressen.ts';
import { base } from '../ports/base.ts';
import { mail } from '../ports/mail.ts';
import { cijfers, controletabellen, inhoudWijzer, instellingen, zaken } from '../ports/tables.ts';

const ports = {
  ...base,
  ...controletabellen(),
  zaken: zaken(),
  cijfers: cijfers(),
  instellingen: instellingen(),
  inhoudWijzer: inhoudWijzer(),
  mail: mail(),
  mailCodec: mailComposer,
  adressen: adressen(),
};
const watchStilte = makeWatchStilte(ports);
const checkKanaries = makeCheckKanaries(ports);

/** Every five minutes. What could not be done comes back at the next look; the error makes the alarm go off meanwhile. */
export const handler = async (): Promise<void> => {
  const { gemist } = await checkKanaries();
  for (const one of gemist) log('ERROR', KANARIE_GEMIST, { ...one });
  const { begonnen, voorbij, gemeld, mislukt } = await watchStilte();
  for (const stilte of begonnen) logStilte(stilte);
  for (const { kanaal, wijkteam } of voorbij) log('INFO', 'kanaal weer in gebruik', { kanaal, wijkteam });
  if (gemeld > 0) log('INFO', 'stilte gemeld', { gemeld });
  for (const fout of mislukt) log('WARN', 'stilte niet beoordeeld', errorFields(fout));
  if (mislukt.length > 0) throw new Error(`${mislukt.length} silences could not be judged`);
};
