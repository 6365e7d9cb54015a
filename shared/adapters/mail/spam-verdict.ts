/** Verdicts of the filters before us. Whoever forges one only hides their own mail. */
import { kop, type ParsedMail } from './parsed-mail.ts';

const YES: readonly { readonly naam: string; readonly value: RegExp }[] = [
  { naam: 'x-spam-flag', value: /^yes\b/i },
  { naam: 'x-spam-status', value: /^yes\b/i },
  { naam: 'x-spam', value: /^yes\b/i },
  { naam: 'x-rspamd-action', value: /^(reject|add[ _]header|rewrite[ _]subject)\b/i },
  { naam: 'x-spamd-result', value: /^\S+: true\b/i },
  { naam: 'x-ses-spam-verdict', value: /^fail\b/i },
  { naam: 'x-ses-virus-verdict', value: /^fail\b/i },
  { naam: 'x-virus-status', value: /^(yes|infected)\b/i },
  { naam: 'x-barracuda-spam-status', value: /^yes\b/i },
  { naam: 'x-proofpoint-spam-details', value: /\brule=\w*spam(_\w+)?\b(?<!notspam)/i },
  { naam: 'x-dspam-result', value: /^spam\b/i },
  // Exchange Online: what the filter found (CAT), what it decided (SFV), and its level (SCL) from 5 on.
  {
    naam: 'x-forefront-antispam-report',
    value: /(^|;)\s*(cat:(spm|hspm|phsh|hphsh|hphish|malw|uimp|dimp|gimp)|sfv:(spm|skb|sks))\s*(;|$)/i,
  },
  { naam: 'x-ms-exchange-organization-scl', value: /^[5-9]\b/ },
];

/** Name of the header that says so; undefined when none does. */
export function spamVerdict(mail: ParsedMail): string | undefined {
  return YES.find(({ naam, value }) => value.test(kop(mail, naam).trim()))?.naam;
}

/** What filters put before the subject of what they let through. */
const SUBJECT =
  /^(\*{2,}\s?(possible |suspected )?spam\s?\*{2,}|[[{](possible |suspected )?spam( detected|\?|-verdacht)?[\]}])/i;

export function saysSpam(onderwerp: string): boolean {
  return SUBJECT.test(onderwerp.trim());
}
