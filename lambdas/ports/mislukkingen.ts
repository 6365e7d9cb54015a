/** Where a function notes why something failed for good. */
import { makeNoteMislukking, type NoteMislukking } from '../../shared/application/note-mislukking.ts';
import { base } from './base.ts';
import { mislukkingen } from './tables.ts';

/** `wachtrij`: the queue that it reads, or its own name behind a stream. */
export const noteMislukking = (wachtrij: string): NoteMislukking =>
  makeNoteMislukking({ ...base, mislukkingen: mislukkingen() }, wachtrij);
