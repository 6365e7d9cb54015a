/**
 * The readable text of an HTML mail: paragraphs, list items and quotations kept, everything else dropped. One pass over
 * the input, so that no message takes longer than its length; never throws. Shows text only, renders nothing.
 */
import { decodeEntities } from './html-entities.ts';

const SKIPPED: ReadonlySet<string> = new Set(['head', 'style', 'script', 'title', 'template', 'noscript', 'svg']);
const BREAKS: ReadonlySet<string> = new Set(
  'br,div,tr,table,ul,ol,li,h1,h2,h3,h4,h5,h6,hr,section,article,header,footer,address,pre,dt,dd,form'.split(','),
);
const PARAGRAPHS: ReadonlySet<string> = new Set(['p', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const MAX_QUOTE_DEPTH = 9;
const TAG_NAME = /^\/?([a-z][a-z0-9:-]{0,30})/i;

interface Output {
  readonly lines: string[];
  /** Pieces of the line that is being read; joined once, so that a very long line costs no more than its length. */
  pieces: string[];
  endsInSpace: boolean;
  quote: number;
  /** Marks that do not occur any more, so that they are not looked for again and again. */
  readonly absent: Set<string>;
}

export function htmlToText(html: string): string {
  const out: Output = { lines: [], pieces: [], endsInSpace: true, quote: 0, absent: new Set() };
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      addText(out, html.slice(at));
      break;
    }
    addText(out, html.slice(at, open));
    at = readMarkup(html, open, out);
  }
  endLine(out);
  return tidy(out.lines);
}

/** Reads what begins at `<` and returns where to go on; what is never closed is text. */
function readMarkup(html: string, open: number, out: Output): number {
  const name = TAG_NAME.exec(html.slice(open + 1, open + 40))?.[1]?.toLowerCase();
  const isComment = html.startsWith('<!--', open);
  const isMarkup = name !== undefined || isComment || html[open + 1] === '!' || html[open + 1] === '?';
  const close = isMarkup ? behind(html, isComment ? '-->' : '>', open + 1, out) : -1;
  if (close < 0) {
    addText(out, '<');
    return open + 1;
  }
  if (name === undefined || isComment) return close;
  if (html[open + 1] === '/') {
    endElement(name, out);
    return close;
  }
  beginElement(name, html.slice(open, Math.min(close, open + 2000)), out);
  if (!SKIPPED.has(name)) return close;
  const end = behind(html, `</${name}`, close, out);
  return end < 0 ? close : Math.max(behind(html, '>', end, out), end);
}

function beginElement(name: string, tag: string, out: Output): void {
  if (BREAKS.has(name) || PARAGRAPHS.has(name)) endLine(out);
  if (PARAGRAPHS.has(name)) blankLine(out);
  if (name === 'blockquote') out.quote = Math.min(out.quote + 1, MAX_QUOTE_DEPTH);
  if (name === 'li') addText(out, '- ');
  if (name === 'td' || name === 'th') addText(out, ' ');
  if (name === 'img') addText(out, /\balt\s*=\s*"([^"]{0,200})"/i.exec(tag)?.[1] ?? '');
}

function endElement(name: string, out: Output): void {
  if ((BREAKS.has(name) && name !== 'br') || PARAGRAPHS.has(name)) endLine(out);
  if (name === 'blockquote') out.quote = Math.max(out.quote - 1, 0);
  if (PARAGRAPHS.has(name)) blankLine(out);
}

function addText(out: Output, text: string): void {
  const spaced = text.replace(/[ \t\r\n\f]+/g, ' ');
  const plain = decodeEntities(out.endsInSpace && spaced.startsWith(' ') ? spaced.slice(1) : spaced);
  if (plain === '') return;
  out.pieces.push(plain);
  out.endsInSpace = plain.endsWith(' ');
}

function endLine(out: Output): void {
  const text = out.pieces.join('').trimEnd();
  out.pieces = [];
  out.endsInSpace = true;
  if (text !== '') out.lines.push(`${'> '.repeat(out.quote)}${text}`);
}

function blankLine(out: Output): void {
  if (out.lines.at(-1) !== '') out.lines.push('');
}

function tidy(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/\u00a0/g, ' ').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Just behind the next `mark`; -1 when there is none. */
function behind(html: string, mark: string, from: number, out: Output): number {
  if (out.absent.has(mark)) return -1;
  const lower = mark.startsWith('</') ? indexOfTag(html, mark, from) : html.indexOf(mark, from);
  if (lower < 0) out.absent.add(mark);
  return lower < 0 ? -1 : lower + mark.length;
}

function indexOfTag(html: string, mark: string, from: number): number {
  const closing = new RegExp(mark, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? -1;
}
