/**
 * Logs of telephone exchanges, line by line: lines of Asterisk's queue log and blocks of FreeSWITCH's mod_callcenter, also
 * through each other. Nothing is skipped without being counted, and no line makes it fail.
 */
import { decodeHeader, translateCallcenterEvent } from './callcenter-event.ts';
import { isQueueLogLine, translateQueueLogLine } from './queue-log-line.ts';
import { unreadable, type Vertaling } from './vertaling.ts';

/** One line, or one block of lines. */
export interface Logboekdeel {
  /** Number of its (first) line, from 1. */
  readonly regel: number;
  /** As it stood there. */
  readonly tekst: string;
  readonly vertaling: Vertaling;
}

export interface LogboekReader {
  /** Takes the next line, without its line end; gives what was finished by it. */
  line(text: string): readonly Logboekdeel[];
  /** What was still open at the end. */
  end(): readonly Logboekdeel[];
}

const HEADER = /^([A-Za-z][A-Za-z0-9_.-]*):[ \t]?(.*)$/;
/** A block of an event has a hundred headers or so; what goes on beyond this is none. */
const MAX_BLOCK_LINES = 2000;

interface Block {
  readonly regel: number;
  readonly lines: string[];
  readonly headers: Map<string, string>;
  /** A header that an event has once came twice: two events run into each other. */
  doubled: boolean;
}

export function makeLogboekReader(): LogboekReader {
  let regel = 0;
  let block: Block | undefined;

  function finish(): readonly Logboekdeel[] {
    if (block === undefined) return [];
    const { regel: first, lines, headers, doubled } = block;
    block = undefined;
    const vertaling = doubled
      ? unreadable('Twee gebeurtenissen zonder lege regel ertussen.')
      : translateCallcenterEvent(headers);
    return [{ regel: first, tekst: lines.join('\n'), vertaling }];
  }

  function header(text: string, name: string, value: string): readonly Logboekdeel[] {
    const full = block !== undefined && block.lines.length >= MAX_BLOCK_LINES ? finish() : [];
    block ??= { regel, lines: [], headers: new Map(), doubled: false };
    block.lines.push(text);
    if (name === 'CC-Action' && block.headers.has(name)) block.doubled = true;
    if (!block.headers.has(name)) block.headers.set(name, decodeHeader(value.trim()));
    return full;
  }

  return {
    line(text) {
      regel += 1;
      const bare = text.replace(/\r$/, '');
      if (bare.trim() === '') return finish();
      const [, name, value] = HEADER.exec(bare) ?? [];
      if (name !== undefined) return header(bare, name, value ?? '');
      const vertaling = isQueueLogLine(bare.trim())
        ? translateQueueLogLine(bare)
        : unreadable('Deze regel hoort bij geen bekend soort logboek.');
      return [...finish(), { regel, tekst: bare, vertaling }];
    },
    end: finish,
  };
}

/** A whole log at once. */
export function readLogboek(tekst: string): readonly Logboekdeel[] {
  const reader = makeLogboekReader();
  const lines = tekst.split('\n');
  return [...lines.flatMap((line) => reader.line(line)), ...reader.end()];
}
