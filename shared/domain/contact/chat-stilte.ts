/**
 * Silence in a chat. After our answer nobody may know whether the resident is still there: they are warned, and when they
 * still say nothing the chat closes by itself, as if they had left. Never while a question of theirs waits for us.
 *
 * All on the clock (never local time), so that a clock change neither shortens nor lengthens it.
 */
import { type Instant, MINUTE, plusMs } from '../tijd/instant.ts';
import type { Contact, ContactSoort, WachtEinde } from './types.ts';

/** After so long without a word they are warned; so long after the warning the chat closes. */
export const STILTE = { waarschuwNaMs: 20 * MINUTE, sluitNaMs: 10 * MINUTE } as const;

export interface Stilte {
  /** The last word, of either side. */
  readonly sinds: Instant;
  /** When it closes, as the resident was told; null while they were not. */
  readonly sluitOp: Instant | null;
}

/** A word of the resident, or something of ours to which they may react. */
const TEKEN: ReadonlySet<ContactSoort> = new Set([
  'vraag-gesteld',
  'aangenomen',
  'antwoord-verzonden',
  'geen-antwoord-nodig',
  'contactpoging',
]);
const BEANTWOORD: ReadonlySet<WachtEinde> = new Set(['beantwoord', 'geen-antwoord-nodig']);

/**
 * The silence that runs now. Null where none is guarded: no chat, closed, a question or an answer of ours on its way, a
 * call-back that is owed (that keeps the contact open), or nothing that we answered.
 */
export function stilteVan(contact: Contact): Stilte | null {
  if (contact.kanaal !== 'chat' || contact.status === 'afgesloten') return null;
  const hoe = contact.wachten.at(-1)?.einde?.hoe;
  if (hoe === undefined || !BEANTWOORD.has(hoe)) return null;
  if (contact.uitgaand.some(({ aard }) => aard === 'antwoord')) return null;
  if (contact.terugbelverzoeken.some(({ bereiktOp }) => bereiktOp === null)) return null;
  const sinds = contact.gebeurtenissen.findLast(({ soort }) => TEKEN.has(soort))?.op;
  if (sinds === undefined) return null;
  const after = contact.gebeurtenissen.filter(({ op }) => op > sinds);
  // It has had its effect, or a fact that came in late has undone it: once is enough for one silence.
  if (after.some(({ soort }) => soort === 'stilte-verstreken')) return null;
  const gemeld = after.findLast((event) => event.soort === 'stilte-gemeld');
  return { sinds, sluitOp: gemeld?.soort === 'stilte-gemeld' ? gemeld.sluitOp : null };
}

/** When something must happen about it: the warning, or else the closing. */
export const stilteActieOp = ({ sinds, sluitOp }: Stilte): Instant => sluitOp ?? plusMs(sinds, STILTE.waarschuwNaMs);

/** Whether it is closed because they said nothing any more. */
export const isStilGesloten = (contact: Contact): boolean =>
  contact.status === 'afgesloten' &&
  contact.gebeurtenissen.some(({ op, soort }) => soort === 'stilte-verstreken' && op === contact.afgeslotenOp);
