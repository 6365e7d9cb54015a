/** The lines from which alarms are made: fixed texts, counts, and no name of anything that people wrote. */
import type { Dagcontrole } from '../domain/dagcontrole/types.ts';
import type { Drempel, StilteOver } from '../domain/stilte/types.ts';
import { log } from './log.ts';

/** An alarm counts lines with this text (`lib/stacks/controle-stack.ts`). */
export const DAGCONTROLE_VERSCHIL = 'dagcontrole vindt verschil';
export const KANAAL_STIL = 'kanaal opvallend stil';
/** Without a past to measure it by: on the list only. Another text, because the alarm counts lines by theirs. */
export const KANAAL_STIL_ZONDER_VERLEDEN = 'kanaal stil, zonder verleden';
export const KANARIE_GEMIST = 'kanarie niet aangekomen';

export function logDagcontrole({ dag, inOrde, voorlopig, kanalen, inhoud, cijfers }: Dagcontrole): void {
  const som = (kies: (one: Dagcontrole['kanalen'][number]) => number) =>
    kanalen.reduce((sum, one) => sum + kies(one), 0);
  log(inOrde || voorlopig ? 'INFO' : 'ERROR', inOrde ? 'dagcontrole in orde' : DAGCONTROLE_VERSCHIL, {
    dag,
    voorlopig,
    binnengekomen: som(({ binnengekomen }) => binnengekomen.berichten),
    ontbreekt: som(({ geworden }) => geworden.ontbreekt),
    kanalen: kanalen.flatMap(({ kanaal, geworden }) => (geworden.ontbreekt > 0 ? [kanaal] : [])).join(' '),
    uitval: som(({ geworden }) => geworden.uitval),
    onderweg: som(({ geworden }) => geworden.onderweg),
    inhoud: inhoud.aantal,
    cijfers: cijfers.aantal,
  });
}

/** A floor alone is no proof that anything is wrong: a silence of which nobody was told is only on the list. */
export function logStilte({ kanaal, wijkteam, bron }: StilteOver & Pick<Drempel, 'bron'>): void {
  if (bron === 'verleden') log('ERROR', KANAAL_STIL, { kanaal, wijkteam, bron });
  else log('WARN', KANAAL_STIL_ZONDER_VERLEDEN, { kanaal, wijkteam, bron });
}
