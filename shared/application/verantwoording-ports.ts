/** Where lines of who did what are kept. Whoever serves people can add to it and do nothing else. */
import type { Instant } from '../domain/tijd/instant.ts';
import type { Objectsoort, Uur, Verantwoordingsregel } from '../domain/verantwoording/types.ts';
import type { Vastgelegd } from '../domain/verantwoording/zegel.ts';
import type { Page } from './ports.ts';

export interface VerantwoordingLog {
  /** Kept when it resolves. The same line again changes nothing: what is there stays as it is. */
  append(regel: Verantwoordingsregel): Promise<void>;
}

/** A line as a search finds it: whom it concerned is only counted. */
export type GevondenRegel = Omit<Verantwoordingsregel, 'betrokkenen'> & {
  readonly betrokkenen: { readonly soort: Verantwoordingsregel['betrokkenen']['soort']; readonly aantal: number };
};

export type Zoeksleutel =
  | { readonly op: 'object'; readonly soort: Objectsoort; readonly id: string }
  | { readonly op: 'medewerker'; readonly id: string };

export interface Zoekvraag {
  readonly sleutel: Zoeksleutel;
  readonly van: Instant;
  /** Not included. */
  readonly tot: Instant;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** That somebody saw a contact in lists within an hour: the lines of those lists are too many to search one by one. */
export interface InLijst {
  readonly contact: string;
  readonly uur: Uur;
  readonly medewerker: string;
  readonly keren: number;
  readonly eerste: Instant;
  readonly laatste: Instant;
}

export interface VerantwoordingLezer {
  /** Every line of an hour as it lies there now, in the order of its keys. */
  ofUur(uur: Uur): AsyncIterable<Vastgelegd>;
  /** Newest first. InvalidError when the cursor is none of ours. */
  search(vraag: Zoekvraag): Promise<Page<GevondenRegel>>;
  /** Who saw this contact in lists, newest first; of sealed hours only. */
  inLijsten(contact: string, van: Instant, tot: Instant): Promise<readonly InLijst[]>;
}

/** For whoever seals: derived from lines that lie fast, so that it may be written again. */
export interface LijstenLog {
  noteInLijsten(gezien: readonly InLijst[]): Promise<void>;
}
