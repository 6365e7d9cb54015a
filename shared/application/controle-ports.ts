/** What the daily check, the watch on quiet kanalen and the canary need from outside, besides what everybody needs. */
import type { Kanaal } from '../domain/contact/types.ts';
import type { Dagcontrole } from '../domain/dagcontrole/types.ts';
import type { Kanarieronde } from '../domain/kanarie/types.ts';
import type { Stilte } from '../domain/stilte/types.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import type { Stored } from './ports.ts';

/** A text that a fact refers to. */
export interface InhoudVerwijzing {
  readonly contact: string;
  readonly soort: 'bericht' | 'antwoord' | 'uitgaand';
  readonly id: string;
}

/** Sees that content is there, and nothing of what it says. */
export interface InhoudWijzer {
  /** Those that are not there. */
  ontbreken(verwijzingen: readonly InhoudVerwijzing[]): Promise<readonly InhoudVerwijzing[]>;
}

/** The bucket of raw mail as a list of names: the witness of what came in that no function of ours writes. */
export interface RuwePost {
  /** What was received in [van, tot), in any order. */
  list(van: Instant, tot: Instant): AsyncIterable<{ readonly sleutel: string; readonly ontvangenOp: Instant }>;
}

/** A notice that a raw mail lies in the bucket, as the bucket itself would put it on the queue. */
export interface MailMelding {
  readonly Records: readonly {
    readonly eventTime: Instant;
    readonly s3: { readonly object: { readonly key: string } };
  }[];
}

export interface Wachtrijstand {
  /** Messages that wait or are being handled: about so many (SQS), right when the queue is at rest. */
  onderweg(kanaal: Kanaal): Promise<number>;
}

/** What the checks found, kept apart from the facts that they judge. */
export interface ControleStore {
  /** Since when the journal has been written: `nu` at the first call ever. */
  begin(nu: Instant): Promise<Instant>;
  loadDag(dag: LocalDate): Promise<Dagcontrole | undefined>;
  saveDag(controle: Dagcontrole): Promise<void>;
  /** Newest first. */
  listDagen(van: LocalDate, totEnMet: LocalDate): Promise<readonly Dagcontrole[]>;
  /** The last silence of each kanaal and wijkteam that ever was one. */
  listStiltes(): Promise<readonly Stored<Stilte>[]>;
  /** ConflictError when another one was saved since versie `vorige` (0 = none yet). */
  saveStilte(stilte: Stilte, vorige: number): Promise<void>;
}

/** Asked by whoever takes something in: is what came under this name a canary of ours? */
export interface KanarieRegister {
  isKanarie(kanaal: Kanaal, teken: string): Promise<boolean>;
}

export interface KanarieStore extends KanarieRegister {
  /** Before it is sent: what is not noted is taken for a contact of somebody. */
  noteKanarie(kanaal: Kanaal, teken: string, verlooptOp: Instant): Promise<void>;
  loadRonde(id: string): Promise<Stored<Kanarieronde> | undefined>;
  /** ConflictError when another one was saved since versie `vorige` (0 = none yet). */
  saveRonde(ronde: Kanarieronde, vorige: number): Promise<void>;
  /** Newest first. */
  listRondes(vanaf: Instant): Promise<readonly Stored<Kanarieronde>[]>;
}
