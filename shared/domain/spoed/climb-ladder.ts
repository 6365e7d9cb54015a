/**
 * The ladder of a case that nobody took up: rung after rung, an empty one skipped at once, at the end an alarm and anew.
 * Outside duty hours spoed waits for the first duty; crisis never waits.
 */
import type { Dienstbron } from '../achterwacht/types.ts';
import { CLOCK_DAY, earliest, type Instant, MINUTE, plusMs } from '../tijd/instant.ts';
import { PARALLEL_BIJ_CRISIS, rustNaEinde, tredenVoor } from './beleid.ts';
import { groepOfTrede } from './fold-spoed.ts';
import { preparePush, reachableMedia, tellPeople } from './prepare-push.ts';
import type { Besluit } from './spoed-context.ts';
import type { Ladder, Trede } from './types.ts';

/** How far to look for a duty to wait for, once none starts before the deadline. */
const HORIZON_MS = 35 * CLOCK_DAY;

interface Gevraagde {
  readonly aan: string;
  readonly bron: Dienstbron;
  readonly uitleg: readonly string[];
}

/** Who was asked in a ronde; at its first rung the case still knows those of the ronde before it. */
const gevraagdIn = (ladder: Ladder, ronde: number): readonly string[] =>
  ladder.ronde === ronde ? ladder.gevraagd : [];

/** Whom a rung asks now, or why it is empty. */
function whomToAsk({ zaak, context }: Besluit, ronde: number, wie: Trede['wie']): Gevraagde | string {
  const { wijkteam, domein, ladder } = zaak();
  const { nu, rooster, escalatiecontact, mediaVan } = context;
  if (wie === 'escalatiecontact') {
    if (escalatiecontact === null) return 'Er is geen escalatiecontact.';
    if (mediaVan(escalatiecontact).length === 0) return `${escalatiecontact} is niet bereikbaar.`;
    const uitleg = [`${escalatiecontact} is het escalatiecontact van ${wijkteam}.`];
    return { aan: escalatiecontact, bron: 'escalatiecontact', uitleg };
  }
  if (wie === 'dienstdoende') {
    const { professional, bron, uitleg } = rooster.dienstdoende(wijkteam, domein, nu);
    if (professional === null) return 'Er heeft nu niemand dienst.';
    return mediaVan(professional).length > 0
      ? { aan: professional, bron, uitleg }
      : `${professional} is niet bereikbaar.`;
  }
  const passed = new Set(gevraagdIn(ladder, ronde));
  for (;;) {
    const { professional, bron, uitleg } = rooster.volgende(wijkteam, domein, nu, passed);
    // The escalation contact has a rung of their own.
    if (professional === null || bron === 'escalatiecontact') return 'Er is niemand anders om te vragen.';
    if (passed.has(professional)) return 'Het rooster noemt niemand anders.';
    if (mediaVan(professional).length > 0) return { aan: professional, bron, uitleg };
    passed.add(professional);
  }
}

/**
 * True when, up to rung `nummer`, whoever has duty could have been asked. Before that (or with a policy that only tells the
 * escalation contact) a change of duty changes nothing: beginning anew would tell the same people again.
 */
function dienstCounts(treden: readonly Trede[], nummer: number): boolean {
  return treden.slice(0, nummer).some(({ wie }) => wie !== 'escalatiecontact');
}

/** Starts one rung; false when it was empty and so skipped. */
function startTrede(besluit: Besluit, ronde: number, nummer: number, trede: Trede): boolean {
  const { context } = besluit;
  const found = whomToAsk(besluit, ronde, trede.wie);
  const naam = groepOfTrede(ronde, nummer);
  if (typeof found === 'string') {
    besluit.add(`${naam}/overgeslagen`, { soort: 'trede-overgeslagen', ronde, trede: nummer, reden: found });
    return false;
  }
  const { wijkteam, domein, ladder, beleid, urgentie } = besluit.zaak();
  const volgendeOp = plusMs(context.nu, trede.wachtMs);
  // Who was asked before and comes on duty now has nothing new to hear: the case must not wait for that.
  const gevraagd = new Set([...gevraagdIn(ladder, ronde), found.aan]);
  const wisselt = dienstCounts(tredenVoor(beleid, urgentie), nummer)
    ? context.rooster.wisseltOp(wijkteam, domein, context.nu, volgendeOp, gevraagd)
    : null;
  besluit.add(naam, {
    soort: 'trede-gestart',
    ronde,
    trede: nummer,
    ...found,
    volgendeOp,
    ...(wisselt !== null && { dienstWisseltOp: wisselt }),
  });
  const doel = found.bron === 'escalatiecontact' ? 'escalatie' : 'oppakken';
  preparePush(besluit, naam, found.aan, doel, reachableMedia(trede.media, context.mediaVan(found.aan)));
  return true;
}

/** `op-tijd`: a rung was waited out; `zonder-wachten`: nothing was waited for, so beginning anew at once would spin. */
type Aanleiding = 'op-tijd' | 'zonder-wachten';

/** The end of the ladder: an alarm, and a new ronde now or after a rest. */
function reachEnd(besluit: Besluit, ronde: number, aanleiding: Aanleiding): void {
  const { context } = besluit;
  const { wijkteam, domein, beleid, gebeurtenissen } = besluit.zaak();
  const keer = 1 + gebeurtenissen.filter((event) => event.soort === 'alarm' && event.ronde !== undefined).length;
  const minimum = aanleiding === 'op-tijd' ? 0 : Math.max(MINUTE, beleid.treden[0]?.wachtMs ?? 0);
  // Without rungs at all there is still a next time.
  const rust = Math.max(rustNaEinde(keer), minimum, beleid.treden.length === 0 ? CLOCK_DAY : 0);
  const opnieuw = plusMs(context.nu, rust);
  const volgendeOp = earliest(opnieuw, context.rooster.wisseltOp(wijkteam, domein, context.nu, opnieuw)) ?? opnieuw;
  besluit.add(`r${ronde}/einde`, { soort: 'alarm', reden: 'niemand-pakt-op', ronde, volgendeOp });
  if (volgendeOp <= context.nu) startRonde(besluit);
}

/** Goes up from rung `vanaf`, skipping empty rungs, until somebody is asked (in a crisis two) or the end is reached. */
function climb(besluit: Besluit, ronde: number, vanaf: number, aanleiding: Aanleiding): void {
  const { beleid, urgentie } = besluit.zaak();
  const treden = tredenVoor(beleid, urgentie);
  const wanted = urgentie === 'crisis' && vanaf === 1 ? PARALLEL_BIJ_CRISIS : 1;
  let started = 0;
  for (let nummer = vanaf; started < wanted && nummer <= treden.length; nummer += 1) {
    if (startTrede(besluit, ronde, nummer, treden[nummer - 1] as Trede)) started += 1;
  }
  if (started === 0) reachEnd(besluit, ronde, aanleiding);
}

/** Waits for the first duty, and says so at once when none starts before the deadline. */
function waitForDienst(besluit: Besluit, ronde: number): void {
  const { wijkteam, domein, uiterlijkOp, ladder } = besluit.zaak();
  const { nu, rooster, escalatiecontact } = besluit.context;
  const tot = firstDienstOp(besluit);
  const opTijd = rooster.eerstvolgende(wijkteam, domein, nu, uiterlijkOp) !== null;
  const alreadyTold = ladder.geenDienst;
  besluit.add(`r${ronde}/wacht`, { soort: 'wacht-op-dienst', ronde, tot });
  if (opTijd || nu >= uiterlijkOp) return;
  besluit.add(`r${ronde}/geen-dienst`, { soort: 'geen-dienst-voor-deadline', ronde, eersteDienstOp: tot });
  if (alreadyTold) return;
  if (!tellPeople(besluit, `r${ronde}.geen-dienst`, [['escalatie', escalatiecontact]], 'geen-dienst')) {
    besluit.add(`r${ronde}/geen-escalatiecontact`, { soort: 'alarm', reden: 'geen-escalatiecontact' });
  }
}

/** When the first duty begins that the case can wait for, also after its deadline; null when the roster has none. */
function firstDienstOp(besluit: Besluit): Instant | null {
  const { wijkteam, domein } = besluit.zaak();
  const { nu, rooster } = besluit.context;
  return rooster.eerstvolgende(wijkteam, domein, nu, plusMs(nu, HORIZON_MS))?.op ?? null;
}

/** Begins the ladder (anew): who is on duty is asked again from the roster as it is now. */
export function startRonde(besluit: Besluit): void {
  const { wijkteam, domein, urgentie, ladder } = besluit.zaak();
  const { nu, rooster } = besluit.context;
  const ronde = ladder.ronde + 1;
  const nobody = rooster.dienstdoende(wijkteam, domein, nu).professional === null;
  if (nobody && urgentie === 'spoed') waitForDienst(besluit, ronde);
  else climb(besluit, ronde, 1, 'zonder-wachten');
}

/** The rung after the present one, at once: it failed by every medium. */
export function skipToNextTrede(besluit: Besluit): void {
  const { ronde, trede } = besluit.zaak().ladder;
  climb(besluit, ronde, trede + 1, 'zonder-wachten');
}

/** True when somebody came on duty who was not asked yet in this ronde and can be reached. */
function dienstChanged(besluit: Besluit): boolean {
  const { wijkteam, domein, ladder, beleid, urgentie } = besluit.zaak();
  const { nu, rooster, mediaVan } = besluit.context;
  if (!dienstCounts(tredenVoor(beleid, urgentie), ladder.trede)) return false;
  const { professional, bron } = rooster.dienstdoende(wijkteam, domein, nu);
  if (professional === null || bron === 'escalatiecontact') return false;
  return !ladder.gevraagd.includes(professional) && mediaVan(professional).length > 0;
}

/** Does with the ladder of an open case what is due now: at most one step, since each step takes its own time. */
export function advanceLadder(besluit: Besluit): void {
  const { ladder, wijkteam, domein } = besluit.zaak();
  const { nu, rooster } = besluit.context;
  const due = ladder.volgendeOp !== null && ladder.volgendeOp <= nu;
  if (ladder.fase === 'niet-begonnen') startRonde(besluit);
  else if (ladder.fase === 'wacht-op-dienst') {
    if (rooster.dienstdoende(wijkteam, domein, nu).professional !== null)
      climb(besluit, ladder.ronde, 1, 'zonder-wachten');
    // The roster may have changed while waiting: also when nothing was due.
    else if (firstDienstOp(besluit) !== ladder.volgendeOp) waitForDienst(besluit, ladder.ronde + 1);
  } else if (dienstChanged(besluit)) startRonde(besluit);
  else if (!due) return;
  else if (ladder.fase === 'einde') startRonde(besluit);
  else climb(besluit, ladder.ronde, ladder.trede + 1, 'op-tijd');
}
