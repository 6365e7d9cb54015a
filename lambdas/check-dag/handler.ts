import { makeCheckNacht } from '../../shared/application/check-dag.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { logDagcontrole } from '../../shared/observability/log-dagcontrole.ts';
import { controlePorts } from '../ports/controle.ts';

const checkNacht = makeCheckNacht(controlePorts());

/** Every night. A day that could not be checked makes it fail, so that the alarm goes off; the next night takes it again. */
export const handler = async (): Promise<void> => {
  const { dagen, mislukt } = await checkNacht();
  for (const dag of dagen) logDagcontrole(dag);
  for (const { dag, fout } of mislukt) log('ERROR', 'dagcontrole mislukt', { dag, ...errorFields(fout) });
  if (mislukt.length > 0) throw new Error(`${mislukt.length} days could not be checked`);
};
