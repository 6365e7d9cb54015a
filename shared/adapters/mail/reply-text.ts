/**
 * What somebody wrote now, apart from the earlier mails that their program quoted. Careful rather than complete: what is
 * not surely a quotation stays, and when nothing would be left, everything does.
 */

/** `Op ma 16 nov. 2026 om 10:12 schreef …:` and its like in Dutch, English and German, within at most three lines. */
const INTRO_START = /^(op|on|am|le)\s/i;
const INTRO_VERB = /\b(schreef|geschreven|wrote|schrieb)\b/i;
const CLOCK_OR_ADDRESS = /\d{1,2}[:.]\d{2}|@/;
const ORIGINAL_MESSAGE =
  /^[-_ ]{2,}\s?(oorspronkelijk bericht|origineel bericht|original message|original appointment|ursprüngliche nachricht)\s?[-_ ]{2,}$/i;
/** The block that Outlook puts above what it quotes. */
const BLOCK_FROM = /^\*?(van|from|von)\s?:\*?\s\S/i;
const BLOCK_SENT = /^\*?(verzonden|datum|sent|date|gesendet)\s?:\*?\s\S/i;
const BLOCK_TO = /^\*?(aan|to|an|onderwerp|subject|betreff)\s?:\*?\s/i;
const FORWARDED =
  /^([-_ ]{2,}\s?)?(doorgestuurd bericht|begin doorgestuurd bericht|forwarded message|begin forwarded message|weitergeleitete nachricht)/i;

const MAX_LINE = 400;

export function newTextOf(text: string): string {
  const lines = text.split('\n');
  const kept: string[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const line = clean(lines[i]);
    // What somebody passes on is what they want to be read.
    if (FORWARDED.test(line)) {
      kept.push(...lines.slice(i));
      break;
    }
    if (line.startsWith('>')) continue;
    const intro = introLength(lines, i);
    if (intro > 0) {
      const next = clean(lines.slice(i + intro).find((following) => following.trim() !== ''));
      if (!next.startsWith('>')) break;
      i += intro - 1;
      continue;
    }
    if (ORIGINAL_MESSAGE.test(line) || isQuotedBlock(lines, i)) break;
    kept.push(lines[i] ?? '');
  }
  const result = kept
    .join('\n')
    .replace(/\n[_-]{10,}\s*$/, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return result === '' ? text.trim() : result;
}

/** How many lines an introduction of a quotation takes; 0 when there is none here. */
function introLength(lines: readonly string[], at: number): number {
  if (!INTRO_START.test(clean(lines[at]))) return 0;
  let joined = '';
  for (let n = 1; n <= 3; n += 1) {
    joined += ` ${clean(lines[at + n - 1])}`;
    if (joined.trimEnd().endsWith(':')) return INTRO_VERB.test(joined) && CLOCK_OR_ADDRESS.test(joined) ? n : 0;
  }
  return 0;
}

/** `Van:`, `Verzonden:` and `Aan:` within four lines of each other. */
function isQuotedBlock(lines: readonly string[], at: number): boolean {
  if (!BLOCK_FROM.test(clean(lines[at]))) return false;
  const block = lines.slice(at + 1, at + 6).map(clean);
  return block.some((line) => BLOCK_SENT.test(line)) && block.some((line) => BLOCK_TO.test(line));
}

function clean(line: string | undefined): string {
  return (line ?? '').slice(0, MAX_LINE).trim();
}
