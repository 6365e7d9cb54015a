/**
 * What in a text points at one person: a BSN, a mail address, a telephone number, a full date of birth, a postcode with a
 * house number. Recall goes before precision: who is stopped wrongly rewrites a sentence, who is not stopped leaks a
 * person. Names are not found; they have fields of their own.
 */
import type { Instant } from '../tijd/instant.ts';

export const SOORTEN_GEGEVEN = ['bsn', 'mailadres', 'telefoonnummer', 'geboortedatum', 'adres'] as const;
export type SoortGegeven = (typeof SOORTEN_GEGEVEN)[number];

/** What the kind is called to whoever reads the refusal. */
export const NAAM_GEGEVEN: Readonly<Record<SoortGegeven, string>> = {
  bsn: 'een burgerservicenummer',
  mailadres: 'een mailadres',
  telefoonnummer: 'een telefoonnummer',
  geboortedatum: 'een volledige geboortedatum',
  adres: 'een postcode met huisnummer',
};

/** One form of each sign, without what is put between digits to hide them. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g, '')
    .replace(/[‐-―−]/g, '-');
}

/** Each kind once, in the order of {@link SOORTEN_GEGEVEN}. `nu`: a date after it is no date of birth. */
export function findIdentifying(text: string, nu: Instant): readonly SoortGegeven[] {
  const clean = plain(text);
  const numbers = candidates(clean);
  const found: Readonly<Record<SoortGegeven, () => boolean>> = {
    bsn: () => hasBsn(clean, numbers),
    mailadres: () => MAIL.test(clean),
    telefoonnummer: () => hasTelephone(clean, numbers),
    geboortedatum: () => hasBirthDate(clean, nu),
    adres: () => hasAddress(clean),
  };
  return SOORTEN_GEGEVEN.filter((soort) => found[soort]());
}

/** `jan@x.nl`, and what people write to keep a program from seeing it: `jan (at) x punt nl`. */
const MAIL = new RegExp(
  [
    // Lengths are bounded (RFC 5321), so that no text takes long.
    String.raw`[^\s@<>,;:()[\]"']{1,64}\s?@\s?[\p{L}\d][\p{L}\d-]{0,62}(\.[\p{L}\d-]{1,63}){1,8}`,
    String.raw`[\p{L}\d._%+-]{1,64}\s{0,3}[([{]\s?(at|apenstaartje)\s?[)\]}]\s{0,3}[\p{L}\d-]{1,63}`,
    String.raw`[\p{L}\d._%+-]{1,64}\s{1,3}(at|apenstaartje)\s{1,3}[\p{L}\d-]{1,63}(\s?\.\s?|\s{1,3}(punt|dot)\s{1,3})\p{L}{2,}`,
  ].join('|'),
  'iu',
);

/** Digits that may be one number, as they stand. */
interface Candidate {
  readonly digits: string;
  readonly raw: string;
  readonly index: number;
}

/** A number is written in no more parts than this; a list of numbers is longer. */
const MAX_GROUPS = 12;
/** No number that is looked for here has fewer digits, or more. */
const [MIN_DIGITS, MAX_DIGITS] = [6, 17];

/**
 * Everything in a text that may be one number: digits with what people put between them, and, because numbers may stand side
 * by side, every part of such a run that begins and ends with a group of digits. What reads as a date is cut out.
 */
function candidates(text: string): readonly Candidate[] {
  return [...text.matchAll(/\+?\(?\d(?:[\s.\-/()]{0,3}\d)+/g)].flatMap((run) => {
    const groups = [...run[0].matchAll(/\+?\(?\d+/g)];
    const slice = (from: number, to: number): Candidate => {
      const [first, last] = [groups[from], groups[to]];
      const start = first?.index ?? 0;
      const raw = run[0].slice(start, (last?.index ?? 0) + (last?.[0].length ?? 0));
      return { raw, digits: raw.replace(/\D/g, ''), index: run.index + start };
    };
    const isDate = groups.map((_, at) => at + 2 < groups.length && isDateLike(slice(at, at + 2).raw));
    const found: Candidate[] = [];
    for (let from = 0; from < groups.length; from += 1) {
      for (let to = from; to < Math.min(groups.length, from + MAX_GROUPS); to += 1) {
        if ([to, to - 1, to - 2, from, from - 1, from - 2].some((at) => isDate[at])) continue;
        const one = slice(from, to);
        if (one.digits.length > MAX_DIGITS) break;
        if (one.digits.length >= MIN_DIGITS && !isDateLike(one.raw)) found.push(one);
      }
    }
    return found;
  });
}

/** The eleven test: nine digits, weighed 9, 8, ..., 2, -1, come to a multiple of eleven. A leading zero may be left out. */
export function isBsn(digits: string): boolean {
  if (digits.length < 8 || digits.length > 9) return false;
  const nine = digits.padStart(9, '0');
  if (/^0{9}$/.test(nine)) return false;
  const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place), 0);
  return sum % 11 === 0;
}

const SAYS_BSN = /\b(bsn|burger\s?service\s?nummer|sofi(\s?-?\s?nummer)?)\b/i;

function hasBsn(text: string, runs: readonly Candidate[]): boolean {
  if (runs.some(({ digits }) => isBsn(digits))) return true;
  // Somebody who says that it is one, is believed: a slip of the pen fails the test and still leads to the person.
  return SAYS_BSN.test(text) && runs.some(({ digits }) => digits.length >= 7 && digits.length <= 10);
}

/** Numbers of services that anybody may be given: emergency, helplines, companies, municipalities. */
const SERVICE = /^(112|113|14\d{2,3}|116\d{3}|144|0?800\d{4,7}|0?90[069]\d{4,7}|0?88\d{7}|(0031|31)(800|88)\d{4,7})$/;

function hasTelephone(text: string, numbers: readonly Candidate[]): boolean {
  return numbers.some(({ digits, raw, index }) => {
    if (SERVICE.test(digits)) return false;
    if (raw.startsWith('+')) return digits.length >= 7 && digits.length <= 15;
    if (digits.startsWith('00')) return digits.length >= 10 && digits.length <= 17;
    if (digits.startsWith('0')) return digits.length >= 9 && digits.length <= 11;
    if (/^31\d{9}$/.test(digits) || /^6\d{8}$/.test(digits)) return true;
    // Behind a word for it, anything that could be dialled.
    return (
      digits.length >= 6 &&
      digits.length <= 12 &&
      /\b(tel|telefoon|telnr|mobiel|mob|nummer|bel(t|len)?|06)\W{0,3}(is|:|op|nr)?\W*$/i.test(
        text.slice(Math.max(0, index - 24), index),
      )
    );
  });
}

const MONTHS = 'jan|feb|mrt|maa|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec';
const DAY_FIRST = /(?<!\d)(\d{1,2})\s?[-/.\s]\s?(\d{1,2})\s?[-/.\s]\s?('?\d{4}|'?\d{2})(?!\d)/g;
const YEAR_FIRST = /(?<!\d)(\d{4})\s?[-/.\s]\s?(\d{1,2})\s?[-/.\s]\s?(\d{1,2})(?!\d)/g;
const IN_WORDS = new RegExp(
  `(?<!\\d)(\\d{1,2})e?\\s?[-/.]?\\s?(${MONTHS})[a-z]*\\.?\\s?[-/.]?\\s?('?\\d{4}|'?\\d{2})(?!\\d)`,
  'gi',
);
const COMPACT = /(?<!\d)(19\d{2}|20\d{2})(\d{2})(\d{2})(?!\d)/g;
const COMPACT_DAY_FIRST = /(?<!\d)(\d{2})(\d{2})(19\d{2}|20\d{2})(?!\d)/g;
const SAYS_BIRTH = /\b(geb(oren|oortedatum|\.)?|gebdat|g\.?d\.?|jarig|verjaar\p{L}*)\b/iu;

/** 12-03-1987, 12/3/'87, 12 maart 1987, 1987-03-12, 19870312; a day and month alone only behind a word for birth. */
function hasBirthDate(text: string, nu: Instant): boolean {
  const today = nu.slice(0, 10);
  const found = [
    ...[...text.matchAll(DAY_FIRST)].map(([, d, m, y]) => dateOf(y, m, d, today)),
    ...[...text.matchAll(YEAR_FIRST)].map(([, y, m, d]) => dateOf(y, m, d, today)),
    ...[...text.matchAll(IN_WORDS)].map(([, d, m, y]) => dateOf(y, monthOf(m ?? ''), d, today)),
    ...[...text.matchAll(COMPACT)].map(([, y, m, d]) => dateOf(y, m, d, today)),
    ...[...text.matchAll(COMPACT_DAY_FIRST)].map(([, d, m, y]) => dateOf(y, m, d, today)),
  ];
  if (found.some((date) => date !== undefined && date <= today)) return true;
  const dayAndMonth = new RegExp(`\\d{1,2}(\\s?[-/.]\\s?\\d{1,2}|e?\\s(${MONTHS}))`, 'i');
  const birth = SAYS_BIRTH.exec(text);
  return birth !== null && dayAndMonth.test(text.slice(birth.index, birth.index + 40));
}

function monthOf(word: string): string {
  const short = word.slice(0, 3).toLowerCase();
  const place = { maa: 3, oct: 10 }[short] ?? Math.floor('janfebmrtaprmeijunjulaugsepoktnovdec'.indexOf(short) / 3) + 1;
  return String(place);
}

/** An existing day as `YYYY-MM-DD`, or undefined. Of two digits the year is the latest that is not in the future. */
function dateOf(year = '', month = '', day = '', today = ''): string | undefined {
  const bare = year.replace("'", '');
  const century = Number(today.slice(0, 2)) - (bare.length === 2 && bare > today.slice(2, 4) ? 1 : 0);
  const whole = bare.length === 2 ? `${century}${bare}` : bare;
  const text = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (whole < '1890' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 10) === text ? text : undefined;
}

/** A whole date is no telephone number and no BSN; the digits of one look like either. */
function isDateLike(raw: string): boolean {
  const bare = raw.trim();
  return (
    /^\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(19|20)\d{2}$/.test(bare) ||
    /^(19|20)\d{2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}$/.test(bare)
  );
}

const POSTCODE = /(?<![\p{L}\d])[1-9]\d{3}\s?[a-z]{2}(?![\p{L}\d])/giu;
/** Two letters that no postcode has, and words that follow a year. */
const NO_POSTCODE = /^\d{4}\s?(sa|sd|ss)$|^\d{4}\s(en|of|in|is|na|te|om|de|er|op|we|ik|ze|zo|nu|al|af|bij|tot)$/i;
const NEAR = 40;

/** A postcode with a number of at most five digits close to it, before or after. */
function hasAddress(text: string): boolean {
  return [...text.matchAll(POSTCODE)].some((match) => {
    if (NO_POSTCODE.test(match[0])) return false;
    const before = text.slice(Math.max(0, match.index - NEAR), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + NEAR);
    return /(?<!\d)\d{1,5}(?!\d)/.test(before) || /(?<!\d)\d{1,5}(?!\d)/.test(after);
  });
}
