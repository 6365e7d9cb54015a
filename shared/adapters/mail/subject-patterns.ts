/**
 * How programs begin the subject of what they send by themselves, in Dutch, English and German. Only at the very
 * beginning: "Re:" before it means that a person answered. Words that people use themselves need more than the word.
 */

/** Out-of-office answers of Outlook, Exchange, Gmail and webmail. */
const AFWEZIG: readonly RegExp[] = [
  /^automatisch(e)? (antwoord|beantwoording|reactie|bericht)/i,
  /^(automatic|auto(matic)?[- ]?) ?(reply|response)/i,
  /^automatische (antwort|abwesenheitsnotiz)/i,
  /^(afwezigheids(bericht|assistent|melding)|abwesenheits(notiz|assistent|agent|meldung|benachrichtigung))/i,
  /^(out of (the )?office|out-of-office|vacation (reply|response|message)|away from (my|the) (e-?mail|mail|desk|office))/i,
  /^(afwezig|niet aanwezig|met vakantie|met verlof|abwesend|ooo|oof)(?=\s*:)/i,
  // Lotus Notes, with the name of whoever is away in front.
  /^(?!(re|aw|antw|fwd?|doorst|wg)\s*:)(auto: )?\S.{1,80} (is out of the office|is niet op kantoor|ist au(ß|ss)er haus)(?=\s*(\.?$|[.(]))\.?/i,
];
/** The phrase stands alone or is set apart: people write sentences. */
const SET_APART = /^\s*($|[:([–—|]|-\s)/;

/** Bounces of servers that give no machine-readable form. */
const ONBESTELBAAR: readonly RegExp[] = [
  /^(onbestelbaar|onbestelbare e-?mail|niet bestelbaar|niet bezorgd|undeliverable( mail| message)?|undelivered|unzustellbar|nondeliverable mail)/i,
  /^undelivered mail returned to sender/i,
  /^(mail|message) (delivery )?(failed|failure|delivery system|status - undeliverable)/i,
  /^mail system error( - returned mail)?/i,
  /^delivery (status notification|failure|has failed|notification|report|delayed)/i,
  /^(returned mail|failure notice|error delivering mail|mail returned)/i,
  /^(bezorging|aflevering) (van (uw|je|het|dit) bericht )?(is )?(mislukt|vertraagd)/i,
  /^(uw |je )?(bericht|e-?mail) (kon|kan) niet (worden )?(bezorgd|afgeleverd)( worden)?/i,
  /^(nicht zustellbar|zustellung (der nachricht )?fehlgeschlagen|zustellungsfehler|e-?mail nicht zugestellt)/i,
];
/** Nobody but a server writes this, whatever follows. */
const ONBESTELBAAR_ZEKER: readonly RegExp[] = [/^warning: (message|could not send message) .{1,60}/i];

/** What the body of a bounce says in its first lines; counts only when the sender may be a server. */
const NIET_BEZORGD =
  /(this is the qmail-send program|created automatically by mail delivery software|(could|can) ?not be delivered|wasn't able to deliver|was not delivered|(was|were) undeliverable|delivery to the following recipients? (has )?(failed|was aborted)|permanent(ly)? (fatal )?(error|failed)|(kon|kan) niet (worden )?(bezorgd|afgeleverd)|is niet bezorgd|konnte nicht zugestellt werden|(user|mailbox|recipient) (unknown|not found|unavailable))/i;

/** Acknowledgements by a program that something was received: not a person who is away. */
const ONTVANGSTBEVESTIGING: readonly RegExp[] = [
  /\b(ontvangstbevestiging|bevestiging van ontvangst|eingangsbestätigung)\b/i,
  /\b(wij|we) hebben (uw|je) (bericht|e-?mail|vraag|aanvraag|melding) (goed )?ontvangen\b/i,
  /\b(your (message|request|e-?mail|ticket)|we) (has been |have )?received\b/i,
  /\b(ticket|case|zaak|melding)(nummer)?\s*[#:[]?\s*\d{3,}/i,
];
/** Acknowledgements that call themselves automatic. */
const AUTOMATISCH =
  /^\[?(automatische|automatic|automated) (ontvangstbevestiging|bevestiging|acknowledge?ment|confirmation|notification|eingangsbestätigung)\]?/i;

/** How calendars say that an invitation was accepted, in subject and text. */
const AANGENOMEN = /^(geaccepteerd|aanvaard|accepted|zugesagt|angenommen|akzeptiert)\s*:/i;
const AANGENOMEN_TEKST =
  /^\S.{0,120} (heeft (deze|de|je|uw) (uitnodiging|afspraak) (geaccepteerd|aanvaard)|has accepted (this|your) (invitation|meeting)|hat (diese|die|ihre) einladung (angenommen|akzeptiert|zugesagt))/is;

/** `marked`: something in the headers says already that a program sent it; then the phrase may run on. */
export function saysAfwezig(onderwerp: string, marked: boolean): boolean {
  return begins(AFWEZIG, onderwerp, marked);
}

/** `server`: the sender may be a mail server; then the phrase may run on. */
export function saysOnbestelbaar(onderwerp: string, server: boolean): boolean {
  return begins(ONBESTELBAAR, onderwerp, server) || begins(ONBESTELBAAR_ZEKER, onderwerp, true);
}

export function saysNietBezorgd(tekst: string): boolean {
  return NIET_BEZORGD.test(tekst.slice(0, 2000));
}

export function saysOntvangen(onderwerp: string): boolean {
  return begins(ONTVANGSTBEVESTIGING, onderwerp, true);
}

export function saysAutomatisch(onderwerp: string): boolean {
  return begins([AUTOMATISCH], onderwerp, false);
}

/** Only when the person added no words of their own. */
export function saysAangenomen(onderwerp: string, tekst: string): boolean {
  const own = tekst.trim();
  return begins([AANGENOMEN], onderwerp, true) && (own === '' || (own.length < 600 && AANGENOMEN_TEKST.test(own)));
}

function begins(patterns: readonly RegExp[], onderwerp: string, mayRunOn: boolean): boolean {
  const text = onderwerp.slice(0, 300).trim();
  return patterns.some((pattern) => {
    const found = pattern.exec(text);
    return found !== null && (mayRunOn || SET_APART.test(text.slice(found.index + found[0].length)));
  });
}
