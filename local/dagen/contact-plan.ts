/** Draws what becomes of one contact. Some waits end exactly at a limit, or just past it, on purpose. */
import type { Kanaal } from '../../shared/domain/contact/types.ts';
import { type Chance, exponential, logNormal, pick } from './chance.ts';
import type { Afloop, Feit, GeplandeWacht } from './verloop.ts';
import { isWerktijd, naWerktijd } from './werktijd.ts';

export interface Plek {
  readonly wijkteam: string;
  readonly wijkteams: readonly string[];
}

type Plan = { readonly feiten: readonly Feit[]; readonly wachten: readonly GeplandeWacht[] };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** The default norms, as milliseconds; and the time within which a caller has not yet waited. */
const NORM = { telefoon: 30 * SECOND, chat: MINUTE, inloop: 15 * MINUTE, mail: 16 * HOUR };
const KORT = 5 * SECOND;

/** Exchanges tell time in whole seconds, most of them. */
const told = (ms: number, chance: Chance): number =>
  chance() < 0.7 ? Math.max(SECOND, Math.round(ms / SECOND) * SECOND) : Math.max(1, Math.round(ms));

/** A wait, of which one in twelve is at a limit to the millisecond, or one past it. */
function waitOf(limit: number, ms: () => number, chance: Chance): number {
  const draw = chance();
  if (draw < 0.055) return limit;
  if (draw < 0.083) return limit + 1;
  return told(ms(), chance);
}

/** Somebody waits until help comes or patience ends. */
function offered(help: number, patience: number, mayNeverEnd: number, chance: Chance): { ms: number; afloop: Afloop } {
  if (chance() < mayNeverEnd) return { ms: 0, afloop: 'wachtend' };
  return patience < help ? { ms: patience, afloop: 'afgehaakt' } : { ms: help, afloop: 'beantwoord' };
}

function planCall(arrival: number, { wijkteam, wijkteams }: Plek, chance: Chance): Plan {
  const menu = told(4000 + exponential(8000, chance), chance);
  const feiten: Feit[] = chance() < 0.92 ? [{ soort: 'begonnen', op: arrival - menu, wijkteam }] : [];
  const one = (begin: number, einde: number | null, afloop: Afloop): Plan => ({
    feiten: feiten.sort((a, b) => a.op - b.op),
    wachten: [{ wijkteam, begin, einde, afloop }],
  });
  const open = isWerktijd(arrival);
  if (feiten.length > 0 && chance() < (open ? 0.06 : 0.8)) {
    feiten.push({ soort: chance() < 0.5 ? 'opgehangen' : 'beeindigd', op: arrival });
    return one(arrival - menu, arrival, 'opgehangen-in-menu');
  }
  feiten.push({ soort: 'in-wachtrij', op: arrival, wijkteam });
  const help = waitOf(NORM.telefoon, () => exponential(chance() < 0.45 ? 8000 : 55_000, chance), chance);
  const patience = chance() < 0.03 ? KORT + pick([0, 1], chance) : told(exponential(150_000, chance), chance);
  const { ms, afloop } = offered(open ? help : help * 20, patience, 0.004, chance);
  if (afloop === 'wachtend') return one(arrival, null, afloop);
  const einde = arrival + ms;
  // Overflow to the queue of a neighbour is the same wait, in the row of the first.
  if (ms > 20 * SECOND && chance() < 0.15) {
    feiten.push({ soort: 'in-wachtrij', op: arrival + Math.floor(ms / 2), wijkteam: pick(wijkteams, chance) });
  }
  if (afloop === 'afgehaakt') {
    const draw = chance();
    if (ms > 15 * SECOND && draw < 0.25) {
      feiten.push({ soort: 'terugbellen-gevraagd', op: einde }, { soort: 'opgehangen', op: einde + 2000 });
      return one(arrival, einde, 'terugbel-gevraagd');
    }
    if (draw < 0.35) feiten.push({ soort: 'voicemail', op: einde }, { soort: 'opgehangen', op: einde + 20_000 });
    else feiten.push({ soort: 'opgehangen', op: einde });
    return one(arrival, einde, 'afgehaakt');
  }
  const talk = told(30_000 + logNormal(150_000, 0.8, chance), chance);
  feiten.push({ soort: 'aangenomen', op: einde });
  if (chance() < 0.12) {
    feiten.push({ soort: 'doorverbonden', op: einde + Math.floor(talk / 3) });
    feiten.push({ soort: 'aangenomen', op: einde + Math.floor(talk / 2) });
  }
  feiten.push({ soort: chance() < 0.6 ? 'opgehangen' : 'beeindigd', op: einde + talk });
  return one(arrival, einde, 'beantwoord');
}

function planWalkIn(arrival: number, { wijkteam }: Plek, chance: Chance): Plan {
  const help = waitOf(NORM.inloop, () => logNormal(420_000, 0.9, chance), chance);
  const { ms, afloop } = offered(help, told(exponential(4_500_000, chance), chance), 0.01, chance);
  const feiten: Feit[] = [{ soort: 'aankomst', op: arrival }];
  if (afloop === 'wachtend') return { feiten, wachten: [{ wijkteam, begin: arrival, einde: null, afloop }] };
  const einde = arrival + ms;
  feiten.push({ soort: afloop === 'beantwoord' ? 'aanname' : 'vertrek', op: einde });
  return { feiten, wachten: [{ wijkteam, begin: arrival, einde, afloop }] };
}

/** A question, more lines while it waits, an answer; then perhaps another question, which is a wait of its own. */
function planWritten(kanaal: 'mail' | 'chat', arrival: number, { wijkteam }: Plek, chance: Chance): Plan {
  const feiten: Feit[] = [];
  const wachten: GeplandeWacht[] = [];
  const ask = (op: number): Feit =>
    kanaal === 'mail' ? { soort: 'mail', op, automatisch: false } : { soort: 'vraag', op };
  for (let begin = arrival, question = 1; ; question += 1) {
    feiten.push(ask(begin));
    const { einde, afloop } = kanaal === 'mail' ? endOfMail(begin, chance) : endOfChat(begin, chance);
    wachten.push({ wijkteam, begin, einde, afloop });
    if (einde === null) break;
    if (einde - begin > 20_000 && chance() < 0.2) feiten.push(ask(begin + Math.floor((einde - begin) / 3)));
    feiten.push({ soort: afloop === 'afgehaakt' ? 'verlaten' : 'antwoord', op: einde });
    if (afloop === 'afgehaakt' || question === 2 || chance() < 0.85) break;
    begin = einde + told(kanaal === 'mail' ? exponential(3 * HOUR, chance) : exponential(40_000, chance), chance);
  }
  return { feiten, wachten };
}

type Einde = { readonly einde: number | null; readonly afloop: Afloop };

function endOfMail(begin: number, chance: Chance): Einde {
  if (chance() < 0.04) return { einde: null, afloop: 'wachtend' };
  const open = waitOf(NORM.mail, () => logNormal(5 * HOUR, 1, chance), chance);
  return { einde: naWerktijd(begin, open), afloop: 'beantwoord' };
}

function endOfChat(begin: number, chance: Chance): Einde {
  const help = waitOf(NORM.chat, () => logNormal(45_000, 0.9, chance), chance);
  const patience = told(exponential(420_000, chance), chance);
  const { ms, afloop } = offered(isWerktijd(begin) ? help : help * 50, patience, 0.02, chance);
  return { einde: afloop === 'wachtend' ? null : begin + ms, afloop };
}

/** An out-of-office or a newsletter: nobody waits. */
function planAutomatic(arrival: number): Plan {
  return { feiten: [{ soort: 'mail', op: arrival, automatisch: true }], wachten: [] };
}

/** What becomes of a contact that comes at `arrival` (a call: that would enter the queue then). */
export function planContact(kanaal: Kanaal, arrival: number, plek: Plek, chance: Chance): Plan {
  switch (kanaal) {
    case 'telefoon':
      return planCall(arrival, plek, chance);
    case 'inloop':
      return planWalkIn(arrival, plek, chance);
    case 'mail':
      return chance() < 0.06 ? planAutomatic(arrival) : planWritten('mail', arrival, plek, chance);
    case 'chat':
      return planWritten('chat', arrival, plek, chance);
  }
}
