/**
 * What only programs write in a text. People quote it, pass it on and complain about it, so one sentence is never enough,
 * except where it is the fixed one of a single program.
 */

const LOOKED_AT = 4000;

/** Lotus Notes puts it below the words of whoever is away. */
const NOTES =
  /^(note|hinweis|opmerking|nota)\s?: (this is an automated response to your message\b|dit is een automatisch antwoord op (uw|je) bericht\b|(dies|dieses) ist eine automatische antwort auf ihre nachricht\b)/im;

/** At the beginning of a line, as a statement of its own. */
const MADE_BY_PROGRAM = [
  /(^|[.!?]\s)\W{0,3}(dit|deze) (is een|(e-?mail|mail|bericht) (is|wordt|werd)) (volledig )?(automatisch(e)?) (gegenereerd|verzonden|verstuurd|aangemaakt|bericht|e-?mail|antwoord|reactie|ontvangstbevestiging)/im,
  /(^|[.!?]\s)\W{0,3}this (is an?|(e-?mail|message) (is|was|has been)) (automated|automatic(ally)?|auto-?generated|system[- ]generated)\b/im,
  /(^|[.!?]\s)\W{0,3}(dies ist eine|diese (e-?mail|nachricht|mail) (wurde|ist|wird)) (automatisch|maschinell)/im,
];
const WANTS_NO_ANSWER =
  /\b(niet (op )?(deze|dit)( e-?mail| mail| bericht)? (te )?(beantwoorden|reageren|antwoorden)|(hierop|op deze e-?mail|op dit bericht) (kunt u )?niet (te )?(antwoorden|reageren)|u kunt hier niet op (antwoorden|reageren)|do not (reply|respond)|cannot be (replied|answered)|unmonitored|antworten sie (bitte )?nicht|nicht auf diese (e-?mail|nachricht|mail))\b/i;
/** How systems call what they received in a subject. */
const RECEIVED =
  /\b((is|zijn) ontvangen|ontvangstbevestiging|bevestiging van ontvangst|(uw|je) (bericht|e-?mail|mail|vraag|aanvraag|melding) (goed )?ontvangen|(has been|was) received|we (have )?received|ist eingegangen|eingangsbestätigung|thank you for (contacting|your (message|e-?mail|request)))\b|\[(ticket|case)?\s?[#:][\w-]{3,}\]/i;
const ANSWERED_OR_PASSED_ON = /^\s*(re|aw|antw|antwoord|sv|fwd?|doorst|wg|tr|doorgestuurd)\s*(\[\d{1,3}\])?\s*:/i;
/** Whoever tells about such a mail speaks of themselves; programs do not. */
const FIRST_PERSON =
  /(^|[^\p{L}])([Ii]k|[Mm]ij|[Mm]ijn|I|[Mm]y|[Mm]e|[Ii]ch|[Mm]ein(e[mnrs]?)?|[Mm]ir|[Mm]ich)(?![\p{L}])/u;
const PASSED_ON_TEXT =
  /^([-_ ]{2,}\s?)?(begin )?(doorgestuurd bericht|forwarded message|weitergeleitete nachricht|oorspronkelijk bericht|original message)/im;

export function saysAntwoordVanNotes(nieuweTekst: string): boolean {
  return NOTES.test(nieuweTekst.slice(0, LOOKED_AT)) && !PASSED_ON_TEXT.test(nieuweTekst);
}

/** That a program made it, and besides that nobody should answer or, in the subject, that something was received. */
export function saysVanProgramma(onderwerp: string, nieuweTekst: string): boolean {
  const text = nieuweTekst.slice(0, LOOKED_AT);
  if (ANSWERED_OR_PASSED_ON.test(onderwerp) || PASSED_ON_TEXT.test(text) || FIRST_PERSON.test(text)) return false;
  const made = MADE_BY_PROGRAM.some((pattern) => pattern.test(text));
  return (made && WANTS_NO_ANSWER.test(text)) || (RECEIVED.test(onderwerp) && (made || WANTS_NO_ANSWER.test(text)));
}
