/**
 * How programs begin the subject of what they send by themselves, in Dutch, English and German. Only at the very
 * beginning: "Re:" before it means that a person answered. Words that people use themselves need more than the word.
 */

/** Out-of-office answers of Outlook, Exchange, Gmail and webmail. */
const AFWEZIG: readonly RegExp[] = [
  /^automatisch(e)? (antwoord|beantwoording|reactie|bericht)/i,
  /^(automatic|auto(matic)?[- ]?) ?(reply|response)/i,
  /^automatische (antwort|abwesenheitsnotiz)/i,
  /^(afwezigheids(bericht|assistent|melding)|abwesenheits(notiz|assistent|agent|meldung))/i,
  /^(out of (the )?office|out-of-office|vacation (reply|response|message))/i,
  /^(afwezig|niet aanwezig|met vakantie|met verlof|abwesend|ooo|oof)(?=\s*:)/i,
];
/** The phrase stands alone or is set apart: people write sentences. */
const SET_APART = /^\s*($|[:([–—|]|-\s)/;

/** Bounces of servers that give no machine-readable form. */
const ONBESTELBAAR: readonly RegExp[] = [
  /^(onbestelbaar|niet bestelbaar|undeliverable|unzustellbar)\s*:/i,
  /^undelivered mail returned to sender\b/i,
  /^(mail|message) delivery (failed|failure|system)\b/i,
  /^delivery (status notification|failure|has failed|notification)\b/i,
  /^(returned mail|failure notice|warning: message .{1,60} delayed)\b/i,
  /^(uw bericht|bericht|e-mail) (kon|kan) niet (worden )?(bezorgd|afgeleverd)\b/i,
  /^nicht zustellbar\b/i,
];

/** Acknowledgements by a program that something was received: not a person who is away. */
const ONTVANGSTBEVESTIGING: readonly RegExp[] = [
  /\b(ontvangstbevestiging|bevestiging van ontvangst|eingangsbestätigung)\b/i,
  /\b(wij|we) hebben (uw|je) (bericht|e-?mail|vraag|aanvraag|melding) (goed )?ontvangen\b/i,
  /\b(your (message|request|e-?mail|ticket)|we) (has been |have )?received\b/i,
  /\b(ticket|case|zaak|melding)(nummer)?\s*[#:[]?\s*\d{3,}/i,
];

/** `marked`: something in the headers says already that a program sent it; then the phrase may run on. */
export function saysAfwezig(onderwerp: string, marked: boolean): boolean {
  const text = onderwerp.slice(0, 300).trim();
  return AFWEZIG.some((pattern) => {
    const phrase = pattern.exec(text)?.[0];
    return phrase !== undefined && (marked || SET_APART.test(text.slice(phrase.length)));
  });
}

export function saysOnbestelbaar(onderwerp: string): boolean {
  return matches(ONBESTELBAAR, onderwerp);
}

export function saysOntvangen(onderwerp: string): boolean {
  return matches(ONTVANGSTBEVESTIGING, onderwerp);
}

function matches(patterns: readonly RegExp[], onderwerp: string): boolean {
  const text = onderwerp.slice(0, 300).trim();
  return patterns.some((pattern) => pattern.test(text));
}
