/** What of a message is not said by its writer: the lines under a closing that only tell who and where they are. */

const SLOT =
  /^[\s,]*(?:met\s+)?(?:(?:vriendelijke|hartelijke|warme|sportieve)\s+)?(?:groet(?:en|jes)?|mvg|hoogachtend|(?:kind|best|warm)\s+regards|regards|liefs)\b[\s,.!]*\S{0,20}\s*$/iu;
/** Somebody who still tells something after the closing speaks of a person, or says that it is an afterthought. */
const SPREEKT =
  /\b(?:p\.?\s?s|ik|wij|we|mij|me|mijn|ons|hij|hem|zij|ze|haar|jullie|u|je|i|my|he|she|they|help|nog|niet|geen)\b/iu;

/**
 * The text without its signature: after a line that closes a letter, lines in which nobody speaks are left out (a name, a
 * function, "afdeling huiselijk geweld"), and all below `-- `. Words after the closing that tell something stay: recall
 * comes first.
 */
export function zonderHandtekening(tekst: string): string {
  const lines = tekst.split(/\r?\n/u);
  const streep = lines.indexOf('-- ');
  const own = streep > 0 ? lines.slice(0, streep) : lines;
  const slot = own.findIndex((line) => line.length < 80 && SLOT.test(line));
  if (slot < 0) return own.join('\n');
  return own.filter((line, at) => at <= slot || SPREEKT.test(line)).join('\n');
}
