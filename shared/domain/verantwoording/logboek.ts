/**
 * Logboek Dataverwerkingen: one line per person whose data were processed, without who did it. Who that was stands in the line
 * of account with the same trace.
 */
import { epochMs } from '../tijd/instant.ts';
import { ACTIVITEITEN } from './activiteiten.ts';
import type { Verantwoordingsregel } from './types.ts';
import type { Hash } from './zegel.ts';

export interface Logregel {
  readonly trace_id: string;
  readonly span_id: string;
  readonly parent_span_id: string;
  readonly status: 'Ok' | 'Error';
  readonly name: string;
  /** Epoch milliseconds. */
  readonly start_time: number;
  readonly end_time: number;
  readonly resource: { readonly attributes: { readonly 'service.name': 'voordeur' } };
  readonly attributes: {
    readonly 'dpl.core.processing_activity_id': string;
    readonly 'dpl.core.data_subject_id': string;
    readonly 'dpl.core.data_subject_id_type': string;
  };
}

/** A keyed code over a text: the same for the same, and not to be found back without the key. */
export type Pseudonym = (text: string) => string;

/** None for a call that concerned nobody that is known. */
export function logregelsVan(regel: Verantwoordingsregel, pseudonym: Pseudonym, hash: Hash): readonly Logregel[] {
  const { uri, naam } = ACTIVITEITEN[regel.activiteit];
  const { soort, ids } = regel.betrokkenen;
  return ids.map((id, index) => ({
    trace_id: regel.trace,
    span_id: hash('span', regel.id, String(index)).slice(0, 16),
    parent_span_id: regel.span,
    status: regel.resultaat === 'gelukt' ? 'Ok' : 'Error',
    name: `${naam}: ${regel.handeling}`,
    start_time: epochMs(regel.begonnenOp),
    end_time: epochMs(regel.op),
    resource: { attributes: { 'service.name': 'voordeur' } },
    attributes: {
      'dpl.core.processing_activity_id': uri,
      'dpl.core.data_subject_id': pseudonym(`${soort}:${id}`),
      'dpl.core.data_subject_id_type': `voordeur:${soort}`,
    },
  }));
}
