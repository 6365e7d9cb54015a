/**
 * How programs begin the subject of what they send by themselves, in Dutch, English and German. Only at the very
 * beginning: "Re:" before it means that a person answered. Words that people use themselves need more than the word.
 */

/** Out-of-office answers of Outlook, Exchange, Gmail and webmail. */
const AFWEZIG: readonly RegExp[] = [
  /^automatisch(e)? (antwoord|beantwoording|reactie|bericht)/i,
  /^autom(atisch|\.)? (antwoord|afwezigheidsbericht)/i,
  /^(automatic|auto(matic)?[- ]?) ?(reply|response)/i,
  /^\[auto[- ]?(reply|response)(?=\])/i,
  /^(automatische (e-?mail-?)?(antwort|abwesenheitsnotiz)|autoantwort(?=\s*:))/i,
  // What Exchange writes for who works in another language.
  /^(réponse automatique|respuesta automática|risposta automatica|resposta automática|automatiskt? svar|autosvar|odpowiedź automatyczna|automaattinen vastaus|otomatik yanıt|absence du bureau)/i,
  /^(afwezigheids(bericht|assistent|melding)|abwesenheits(notiz|assistent|agent|meldung|benachrichtigung))/i,
  /^(out of (the )?office|out-of-office|vacation (reply|response|message)|away from (my|the) (e-?mail|mail|desk|office))/i,
  // Lotus Notes, with the name of whoever is away in front.
  /^(?!(re|aw|antw|fwd?|doorst|wg)\s*:|(mijn|onze|de|het|hij|zij|ze|ik|my|our|the|he|she|mein|meine|unser|der|die|er|sie)\s)(auto: )?\S.{1,80} (is out of the office|is niet op kantoor|ist au(ß|ss)er haus)(?=\s*(\.?$|[.(]))\.?/i,
];
/** Programs set these words before a subject, and so does a parent before the name of a child that is ill. */
const AFWEZIG_MISSCHIEN = /^(afwezig|niet aanwezig|met vakantie|met verlof|abwesend|absence|ooo|oof)\s*:\s*(?<van>.*)/i;
const IK_BEN_WEG =
  /\b(ik ben|ben ik|i am|i'm|ich bin|bin ich)\b[^.\n]{0,60}\b(afwezig|(niet|weer) (aanwezig|bereikbaar|op kantoor)|vakantie|verlof|out of|on leave|holiday|away|abwesend|urlaub|büro|außer haus|nicht erreichbar)/i;
/** The phrase stands alone or is set apart: people write sentences. */
const SET_APART = /^\s*($|[:([\]–—|]|-\s)/;

/** Bounces of servers that give no machine-readable form. */
const ONBESTELBAAR: readonly RegExp[] = [
  /^(onbestelbaar|onbestelbare? (e-?mail|bericht)|niet[- ]bestelbaar|niet te bezorgen|undeliverable( mail| message)?|unzustellbare?( nachricht| e-?mail| mail)?|nondeliverable mail|(mail|message) undeliverable)/i,
  /^undelivered mail returned to sender/i,
  /^(mail|message) (delivery (has failed|failed|failure|system)|delivery status|status - undeliverable)/i,
  /^mail system error( - returned mail)?/i,
  /^((your )?(e-?mail|mail|message) (was not|could not be) delivered|there was an error sending your mail|notice: mail delivery status)/i,
  /^\[(postmaster|bounce)\]/i,
  /^returned mail: (see transcript|user unknown|host unknown|cannot send|unable to|service unavailable|delivery (problems|failed))/i,
  /^delivery (status notification|failure|has failed|notification: delivery)/i,
  /^(failure notice|error delivering mail)/i,
  /^(bezorging|aflevering) (van (uw|je|het|dit) bericht )?(is )?(mislukt|vertraagd)/i,
  /^(uw |je )?(bericht|e-?mail) (kon|kan) niet (worden )?(bezorgd|afgeleverd)( worden)?/i,
  /^(nicht zustellbar|zustellung (der nachricht )?fehlgeschlagen|zustellungsfehler|e-?mail nicht zugestellt)/i,
];
/** Nobody but a server writes this, whatever follows. */
const ONBESTELBAAR_ZEKER: readonly RegExp[] = [
  /^warning: (message \S{6,60} delayed \d|could not send message for (the )?past \d)/i,
];
/** Parcels and letters are not delivered, or come back, too: counts only when the sender may be a server. */
const ONBESTELBAAR_VAN_SERVER: readonly RegExp[] = [
  /^(niet bezorgd|undelivered|returned mail|mail returned|warning: (message|could not send)|(mail|message) (has )?fail(ed|ure)|delivery (notification|report|delayed))/i,
];

/** What the body of a bounce says in its first lines; counts only when the sender may be a server. */
const NIET_BEZORGD =
  /(this is the qmail-send program|created automatically by mail delivery software|(could|can) ?not be delivered|((wasn't|were un|was un) ?able to|could not) deliver|unable to deliver (your )?(message|mail)|was not delivered|(was|were) undeliverable|delivery to the following recipients? (has )?(failed|was aborted)|permanent(ly)? (fatal )?(error|failed)|(kon|kan) niet (worden )?(bezorgd|afgeleverd)|is niet bezorgd|konnte nicht zugestellt werden|(user|mailbox|recipient) (unknown|not found|unavailable))/i;

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
  return begins(AFWEZIG, onderwerp, marked) || (marked && AFWEZIG_MISSCHIEN.test(onderwerp.trim()));
}

/** One word before the subject, and besides that: it answers a mail, repeats its marks or says until when, or the text says who is away. */
export function saysAfwezigMetBewijs(onderwerp: string, antwoordt: boolean, tekst: string): boolean {
  const found = AFWEZIG_MISSCHIEN.exec(onderwerp.trim());
  if (found === null) return false;
  const repeats = /^((re|aw|antw|sv|fwd?|wg)\s*:|(tot|t\/m|bis|until)\s)/i.test(found.groups?.['van'] ?? '');
  return antwoordt || repeats || IK_BEN_WEG.test(tekst.slice(0, 1000));
}

/** `server`: the sender may be a mail server; then the phrase may run on. */
export function saysOnbestelbaar(onderwerp: string, server: boolean): boolean {
  return (
    begins(ONBESTELBAAR, onderwerp, server) ||
    begins(ONBESTELBAAR_ZEKER, onderwerp, true) ||
    (server && begins(ONBESTELBAAR_VAN_SERVER, onderwerp, true))
  );
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
