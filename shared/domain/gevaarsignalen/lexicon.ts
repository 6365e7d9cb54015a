/**
 * Words that can mean danger, in Dutch and in other languages of a Dutch city, each with why it is here, a sentence that
 * has it and one that only resembles it. Recall comes first: a false alarm costs a person a look, a missed one can cost
 * more. The list puts a contact on top; it never decides an urgentie.
 */
import { LEXICON_ANDER } from './lexicon-ander.ts';
import { LEXICON_NOOD } from './lexicon-nood.ts';
import { LEXICON_PERSOON } from './lexicon-persoon.ts';
import type { Gevaarwoord } from './lexicon-types.ts';

export const LEXICON: readonly Gevaarwoord[] = [...LEXICON_PERSOON, ...LEXICON_ANDER, ...LEXICON_NOOD];

/**
 * Sayings and things in which such words are harmless, in the notation of the lexicon: what an entry finds inside one of
 * these does not count. One is needed only where the trained model is not asked (an entry that is `zeker`).
 */
export const IDIOMEN: readonly string[] = [
  'wil|wilt|wou|wilde dood graag|gewoon|normaal|nodig',
  'lach|lacht|lachen|lachten|schaam|schamen|verveel|vervelen|erger|ergeren|schrok|schrik|werk me|mij|ons|zich dood|kapot',
  'stap|stapt|stappen er uit bij|halte|station',
  'niet meer leven met|zonder keuken|auto|internet|telefoon|koffie',
  'is het klaar|afgelopen|voorbij voor mij qua|wat betreft|met verbouwing',
  'niet meer zitten op|in|met scherm*|formulier*|letter*|computer*',
  'maak|maakt me|mij|hem|haar af bij|met fifa|schaken|dammen|game|spel',
];
