import { makeSendKanarie } from '../../shared/application/send-kanarie.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { kanariePorts } from '../ports/kanarie.ts';

const sendKanarie = makeSendKanarie(kanariePorts());

/** Every morning. What could not even be offered is found when the canaries are looked for. */
export const handler = async (): Promise<void> => {
  const { ronde, mislukt } = await sendKanarie();
  for (const { kanaal, fout } of mislukt) log('ERROR', 'kanarie niet verzonden', { kanaal, ...errorFields(fout) });
  log('INFO', 'kanaries verzonden', { ronde: ronde.id, kanalen: ronde.kanaries.length - mislukt.length });
};
