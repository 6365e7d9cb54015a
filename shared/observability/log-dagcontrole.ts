/** The lines from which alarms are made: fixed texts, counts, and no name of anything that people wrote. */
import type { Dagcontrole } from '../domain/dagcontrole/types.ts';
import { log } from './log.ts';

/** An alarm counts lines with this text (`lib/stacks/controle-stack.ts`). */
export const DAGCONTROLE_VERSCHIL = 'dagcontrole vindt verschil';
export const KANAAL_STIL = 'kanaal opvallend stil';
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
