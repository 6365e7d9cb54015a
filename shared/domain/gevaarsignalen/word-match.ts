/** Comparing words as people type them: without capitals, accents and doubled letters, with one slip in a long word. */

/** Words of at least this length may lack, double or swap a letter; from the second on also have a wrong one. */
const VERSCHRIJVING_VANAF = 6;
const VERKEERDE_LETTER_VANAF = 8;

/** Letters with a stroke or without a dot have no accent to take off. */
const ZONDER_TEKEN: Readonly<Record<string, string>> = { ł: 'l', ı: 'i', ø: 'o', đ: 'd' };

/** Without capitals and accents: `Żyć` is `zyc`. */
export function plainWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łıøđ]/gu, (letter) => ZONDER_TEKEN[letter] ?? letter);
}

/** One way in for every word, of the text and of the lexicon: `Alléén` and `aleen` are the same. */
export function foldWord(word: string): string {
  return plainWord(word).replace(/(.)\1+/gu, '$1');
}

/** True when `typed` is `meant` with one slip: a letter too many or too few, two swapped, or in a long word a wrong one. */
export function isSlip(typed: string, meant: string): boolean {
  // The first letter is seldom wrong, and holding on to it keeps most other words apart (`jonger` is not `honger`).
  if (meant.length < VERSCHRIJVING_VANAF || typed[0] !== meant[0]) return false;
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at += 1;
  if (typed.length > meant.length) return typed.slice(at + 1) === meant.slice(at);
  if (typed.length < meant.length) return typed.slice(at) === meant.slice(at + 1);
  if (at === typed.length) return true;
  if (typed[at] === meant[at + 1] && typed[at + 1] === meant[at]) return typed.slice(at + 2) === meant.slice(at + 2);
  return meant.length >= VERKEERDE_LETTER_VANAF && typed.slice(at + 1) === meant.slice(at + 1);
}

/** With which letters a word begins that passes `wordTest(spec)`: a slip never changes the first one. */
export function initialsOf(spec: string): ReadonlySet<string> {
  return new Set(spec.split('|').map((option) => foldWord(option).charAt(0)));
}

export type WordTest = (word: string) => boolean;

/** A test for one place of a lexicon entry: `a|b*`. Both sides must have been folded in the same way. */
export function wordTest(spec: string): WordTest {
  const tests = spec.split('|').map((option): WordTest => {
    const stem = option.endsWith('*');
    const meant = foldWord(stem ? option.slice(0, -1) : option);
    if (!stem) return (word) => word === meant || isSlip(word, meant);
    const { length } = meant;
    return (word) =>
      word.startsWith(meant) || [length - 1, length, length + 1].some((end) => isSlip(word.slice(0, end), meant));
  });
  return (word) => tests.some((test) => test(word));
}
