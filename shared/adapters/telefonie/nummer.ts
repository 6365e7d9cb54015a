/**
 * Telephone numbers as exchanges tell them and people type them, in one form (E.164). A number without country is Dutch.
 * What nobody can be called on gives null: a withheld number, an internal or service number, a digit too few. Which digits
 * make a number is the business of libphonenumber; what exchanges put around them is ours.
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Nummers } from '../../application/ports.ts';

/** What exchanges and providers say instead of a number, in the languages that they say it in. */
const AFGESCHERMD =
  /^(anonymous|anoniem|anonyme|private|priv[eé](nummer)?|privacy|unknown|onbekend|unavailable|not available|restricted|withheld|afgeschermd|geheim|blocked|geblokkeerd|no ?number|none|null|undefined|nvt|n\/a|asterisk|coin line\/payphone)$/i;

/** The same words as digits of a keypad, which some providers send as if they were a number (ANONYMOUS, RESTRICTED, …). */
const ALS_TOETSEN: ReadonlySet<string> = new Set(['266696687', '7378742833', '2562533', '8656696', '86282452253']);

/** Shorter ones belong to an exchange (an extension) or to everybody (112, 14010): nobody is called back there. */
const MIN_CIJFERS = 7;

/** Longer than any number with all that may stand around it: not worth reading. */
const MAX_TEKENS = 120;

/** Extensions as people write them; the digits of somebody's own desk are not part of the number. */
const TOESTEL = /\s*[,;]?\s*(?:toestelnummer|toestel|tst|doorkies|extension|ext|x|#)\s*[.:=]?\s*\d{1,7}\s*$/i;

/** `Naam <sip:0612345678@provider>`, `tel:+31…;phone-context=…`: what is left is what was dialled. */
function bareNumber(tekst: string): string {
  const bracketed = /<([^<>]*)>/.exec(tekst)?.[1] ?? tekst;
  const address = /^\s*(?:sips?|tel):\s*(.*)$/i.exec(bracketed)?.[1];
  if (address === undefined) return bracketed.trim();
  return (address.split(/[@;?]/)[0] ?? '').trim();
}

/** The number in E.164 (`+31612345678`), without extension; null when nobody can be called on it. Never throws. */
export function normaalNummer(tekst: string): string | null {
  if (tekst.length > MAX_TEKENS) return null;
  const bare = bareNumber(tekst.normalize('NFKC'));
  if (bare === '' || AFGESCHERMD.test(bare.replace(/^["']|["']$/g, ''))) return null;
  if (ALS_TOETSEN.has(bare.replace(/\D/g, ''))) return null;
  const parsed = parsePhoneNumberFromString(bare.replace(TOESTEL, ''), { defaultCountry: 'NL', extract: false });
  if (parsed === undefined || !parsed.isValid() || parsed.nationalNumber.length < MIN_CIJFERS) return null;
  return parsed.number;
}

export const nummers: Nummers = { normaal: normaalNummer };
