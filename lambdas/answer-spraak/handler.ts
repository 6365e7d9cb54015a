import { makeAnswerSpraak } from '../../shared/application/answer-spraak.ts';
import { base } from '../ports/base.ts';
import { pushQueue } from '../ports/queues.ts';
import { instellingen, zaken } from '../ports/tables.ts';
import { answerOproep } from './oproep.ts';

/** Asked by the flow of a call that we made: what to say, and what a key does. */
export const handler = answerOproep(
  makeAnswerSpraak({ ...base, zaken: zaken(), instellingen: instellingen(), pushQueue: pushQueue() }),
);
