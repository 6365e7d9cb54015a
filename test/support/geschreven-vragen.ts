/**
 * Mails and chats planned around moments at which a test stops the clock: each act has a second of its own, some waits end
 * exactly at the norm or a millisecond past it, some are answered at a later stop, or by telephone and noted much later.
 */
import { type Chance, chanceOf, pick } from '../../local/dagen/chance.ts';
import { naWerktijd } from '../../local/dagen/werktijd.ts';
import type { WareWacht } from './hertelling.ts';

export interface Vraag {
  readonly nr: string;
  readonly kanaal: 'mail' | 'chat';
  readonly wijkteam: string;
  readonly automatisch: boolean;
}

/** In order of `op` these make up what happens by hand. */
export interface Handeling {
  readonly op: number;
  readonly vraag: Vraag;
  /** `vraag`: a mail or a line of a chat comes in; `gebeld`: reached by telephone, noted afterwards as of `op`. */
  readonly doe: 'vraag' | 'antwoord' | 'verlaten' | 'gebeld';
}

export interface Schriftelijk {
  readonly handelingen: readonly Handeling[];
  /** To be noted at the end. */
  readonly gebeld: readonly Handeling[];
  readonly wachten: readonly WareWacht[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const NORM_MAIL = 16 * 60 * MINUTE;
const NORM_CHAT = MINUTE;
/** Acts of a stop lie in its first quarter of an hour. */
const LENGTH = 15 * MINUTE;

interface Slots {
  readonly begin: number;
  readonly taken: Set<number>;
}

/** A moment at or after `wanted` that nothing else has, to the second. */
function own({ taken }: Slots, wanted: number): number {
  let at = wanted;
  while (taken.has(Math.floor(at / SECOND))) at += SECOND;
  taken.add(Math.floor(at / SECOND));
  return at;
}

interface Draft {
  readonly handelingen: Handeling[];
  readonly gebeld: Handeling[];
  readonly wachten: WareWacht[];
}

function planMail(
  draft: Draft,
  nr: string,
  here: Slots,
  next: Slots | undefined,
  teams: readonly string[],
  chance: Chance,
): void {
  const automatisch = chance() < 0.1;
  const vraag: Vraag = { nr, kanaal: 'mail', wijkteam: pick(teams, chance), automatisch };
  const begin = own(here, here.begin + Math.floor(chance() * 8 * 60) * SECOND);
  const wait = (from: number, einde: number | null) =>
    draft.wachten.push({ ...vraag, begin: from, einde, afloop: einde === null ? 'wachtend' : 'beantwoord' });
  draft.handelingen.push({ op: begin, vraag, doe: 'vraag' });
  if (automatisch) return;
  const draw = chance();
  if (draw < 0.3) {
    const op = own(here, begin + 20 * SECOND + Math.floor(chance() * 120) * SECOND);
    // A second mail while the first waits is the same wait.
    if (chance() < 0.5) draft.handelingen.push({ op: own(here, begin + 5 * SECOND), vraag, doe: 'vraag' });
    const answered = Math.max(op, own(here, op));
    draft.handelingen.push({ op: answered, vraag, doe: 'antwoord' });
    wait(begin, answered);
    if (chance() < 0.5) {
      const again = own(here, answered + 30 * SECOND);
      draft.handelingen.push({ op: again, vraag, doe: 'vraag' });
      wait(again, null);
    }
  } else if (draw < 0.55 && next !== undefined) {
    const op = own(next, next.begin + Math.floor(chance() * 600) * SECOND);
    draft.handelingen.push({ op, vraag, doe: 'antwoord' });
    wait(begin, op);
  } else if (draw < 0.85 && next !== undefined) {
    const op = naWerktijd(begin, NORM_MAIL) + pick([0, 0, 1], chance);
    draft.gebeld.push({ op, vraag, doe: 'gebeld' });
    wait(begin, op);
  } else wait(begin, null);
}

function planChat(
  draft: Draft,
  nr: string,
  here: Slots,
  isLast: boolean,
  teams: readonly string[],
  chance: Chance,
): void {
  const vraag: Vraag = { nr, kanaal: 'chat', wijkteam: pick(teams, chance), automatisch: false };
  let begin = own(here, here.begin + Math.floor(chance() * 6 * 60) * SECOND);
  for (let question = 1; question <= 2; question += 1) {
    draft.handelingen.push({ op: begin, vraag, doe: 'vraag' });
    if (isLast && chance() < 0.4) {
      draft.wachten.push({ ...vraag, begin, einde: null, afloop: 'wachtend' });
      return;
    }
    const held = pick([NORM_CHAT, NORM_CHAT + 1, 20 * SECOND, 45 * SECOND + 317, 130 * SECOND], chance);
    const op = own(here, begin + held);
    if (held > 40 * SECOND && chance() < 0.4) {
      draft.handelingen.push({ op: own(here, begin + 7 * SECOND), vraag, doe: 'vraag' });
    }
    const left = chance() < 0.2;
    draft.handelingen.push({ op, vraag, doe: left ? 'verlaten' : 'antwoord' });
    draft.wachten.push({ ...vraag, begin, einde: op, afloop: left ? 'afgehaakt' : 'beantwoord' });
    if (left || chance() < 0.6) return;
    begin = own(here, op + 25 * SECOND);
  }
}

/** @param stops epoch milliseconds in order, days apart; at the last one nothing can be put off any more */
export function planSchriftelijk(seed: number, stops: readonly number[], teams: readonly string[]): Schriftelijk {
  const chance = chanceOf(seed, 'schriftelijk');
  const slots = stops.map((begin): Slots => ({ begin, taken: new Set() }));
  const draft: Draft = { handelingen: [], gebeld: [], wachten: [] };
  slots.forEach((here, index) => {
    for (let n = 0; n < 9; n += 1) planMail(draft, `m${index}-${n}`, here, slots[index + 1], teams, chance);
    for (let n = 0; n < 5; n += 1) planChat(draft, `c${index}-${n}`, here, index === slots.length - 1, teams, chance);
  });
  draft.handelingen.sort((a, b) => a.op - b.op);
  return draft;
}

export const eindeVanStop = (begin: number): number => begin + LENGTH;
