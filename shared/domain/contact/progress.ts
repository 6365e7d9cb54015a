/** A contact while its events are read: what waits, who has it, whether it is closed. Lives only inside one fold. */
import { earliest, type Instant } from '../tijd/instant.ts';
import type { Survey } from './survey.ts';
import type { ContactGebeurtenis, Terugbelverzoek, Twijfel, Uitkomst, Wacht, WachtEinde } from './types.ts';

export interface Progress {
  wachten: Wacht[];
  terugbelverzoeken: Terugbelverzoek[];
  readonly twijfels: Twijfel[];
  /** When each answer was written down. */
  readonly klaargezet: Map<string, Instant>;
  taken: { readonly op: Instant; readonly door: string | null } | null;
  /** A person dealt with it, whether or not somebody took it in name. */
  handled: boolean;
  closed: { readonly op: Instant; readonly uitkomst: Uitkomst | null } | null;
}

export function startProgress(): Progress {
  return {
    wachten: [],
    terugbelverzoeken: [],
    twijfels: [],
    klaargezet: new Map(),
    taken: null,
    handled: false,
    closed: null,
  };
}

/** The wait that runs now: only the last one can. */
export function openWacht(progress: Progress): Wacht | undefined {
  const last = progress.wachten.at(-1);
  return last?.einde === null ? last : undefined;
}

export function beginWacht(
  progress: Progress,
  survey: Survey,
  from: { readonly id: string; readonly op: Instant },
  wijkteam: string = survey.wijkteam,
): void {
  progress.wachten.push({
    id: from.id,
    kanaal: survey.kanaal,
    wijkteam,
    ...(survey.locatie === null ? {} : { locatie: survey.locatie }),
    begin: from.op,
    einde: null,
  });
}

/** Ends the running wait, if there is one; never before it began. */
export function endWacht(progress: Progress, op: Instant, hoe: WachtEinde): void {
  const open = openWacht(progress);
  if (open === undefined) return;
  progress.wachten[progress.wachten.length - 1] = { ...open, einde: { op: op < open.begin ? open.begin : op, hoe } };
}

export function doubt(progress: Progress, code: Twijfel['code'], event: ContactGebeurtenis): void {
  progress.twijfels.push({ code, gebeurtenis: event.id });
}

/** Closed because nobody is there any more, not by a person; a call-back that is still owed keeps the contact open. */
export function closeByItself(progress: Progress, op: Instant): void {
  const owed = progress.terugbelverzoeken.some((verzoek) => verzoek.bereiktOp === null);
  if (progress.closed === null && !owed) progress.closed = { op, uitkomst: null };
}

/** One call-back at a time: asking again joins the one that is open and keeps the earliest promise. */
export function askTerugbellen(progress: Progress, id: string, op: Instant, uiterlijkOp: Instant | null): void {
  const index = progress.terugbelverzoeken.findIndex((verzoek) => verzoek.bereiktOp === null);
  const open = progress.terugbelverzoeken[index];
  if (open === undefined) {
    progress.terugbelverzoeken.push({ id, gedaanOp: op, uiterlijkOp, eerstePogingOp: null, bereiktOp: null });
  } else {
    progress.terugbelverzoeken[index] = { ...open, uiterlijkOp: earliest(open.uiterlijkOp, uiterlijkOp) ?? null };
  }
  if (progress.closed?.uitkomst === null) progress.closed = null;
}

/** An attempt starts no and stops no clock; only reaching somebody ends the call-back. */
export function attemptTerugbellen(progress: Progress, op: Instant, gelukt: boolean): void {
  progress.terugbelverzoeken = progress.terugbelverzoeken.map((verzoek) =>
    verzoek.bereiktOp !== null
      ? verzoek
      : { ...verzoek, eerstePogingOp: verzoek.eerstePogingOp ?? op, bereiktOp: gelukt ? op : null },
  );
}
