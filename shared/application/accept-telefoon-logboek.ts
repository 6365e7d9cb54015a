import { makeAcceptTelefoonGebeurtenissen } from './accept-telefoon-gebeurtenissen.ts';
import type { OnleesbareRegels, TelefoonGebeurtenis } from './messages.ts';
import type { Ports } from './ports.ts';

/** A line, or a block of lines, that could not be read. */
export interface OnleesbareRegel {
  readonly regel: number;
  /** Why, in plain Dutch, without content. */
  readonly reden: string;
  readonly tekst: string;
}

/** What a log of a telephone exchange turned out to say. */
export interface GelezenLogboek {
  readonly gebeurtenissen: readonly TelefoonGebeurtenis[];
  readonly onleesbaar: readonly OnleesbareRegel[];
}

export type AcceptTelefoonLogboek = (logboek: GelezenLogboek) => Promise<void>;

/** A few lines are work each; more than this are one piece of work, or a wrong file would bury all other work. */
const APART = 20;
/** Characters of one piece of work: far below what a message may hold. */
const PER_STUK = 50_000;
/** Messages that are on their way to the queue at the same time, in parts of this many. */
const DELEN = 8;

/** The same lines give the same pieces with the same ids, so that a log taken in twice is not work twice. */
function piecesOf(onleesbaar: readonly OnleesbareRegel[], ids: Ports['ids']): readonly OnleesbareRegels[] {
  const distinct = [...new Map(onleesbaar.map((one) => [one.tekst, one])).values()];
  const pieces =
    distinct.length <= APART
      ? distinct.flatMap(({ reden, tekst }) => cut(tekst).map((part) => ({ reden, tekst: part })))
      : joined(distinct.map(({ tekst }) => tekst)).map((tekst) => ({ reden: VEEL, tekst }));
  return pieces.map((piece) => ({ id: ids.derived('onleesbare-regels', piece.tekst), ...piece }));
}

const VEEL = 'Veel regels van een telefoonlogboek die niet gelezen konden worden.';

/**
 * Whole parts together, as many as fit in a piece. An empty line between them: it keeps blocks apart and means nothing to
 * lines, so that a piece can be read again as the log it came from.
 */
function joined(lines: readonly string[]): readonly string[] {
  const pieces: string[] = [];
  for (const part of lines.flatMap(cut)) {
    const last = pieces.at(-1);
    if (last === undefined || last.length + part.length + 2 > PER_STUK) pieces.push(part);
    else pieces[pieces.length - 1] = `${last}\n\n${part}`;
  }
  return pieces;
}

function cut(tekst: string): readonly string[] {
  return Array.from({ length: Math.ceil(tekst.length / PER_STUK) }, (_, index) =>
    tekst.slice(index * PER_STUK, (index + 1) * PER_STUK),
  );
}

/**
 * Takes in what a log told: resolves when all of it lies in the queue, the lines that could not be read included. They
 * become work for a person where the queue is read; nothing is kept here.
 */
export function makeAcceptTelefoonLogboek({
  telefoonQueue,
  ids,
}: Pick<Ports, 'telefoonQueue' | 'ids'>): AcceptTelefoonLogboek {
  const acceptTelefoonGebeurtenissen = makeAcceptTelefoonGebeurtenissen({ telefoonQueue });
  return async ({ gebeurtenissen, onleesbaar }) => {
    const oproepen = [...Map.groupBy(gebeurtenissen, ({ oproepId }) => oproepId).values()];
    const size = Math.ceil(oproepen.length / DELEN);
    await Promise.all(
      Array.from({ length: DELEN }, (_, index) =>
        acceptTelefoonGebeurtenissen(oproepen.slice(index * size, (index + 1) * size).flat()),
      ),
    );
    const pieces = piecesOf(onleesbaar, ids);
    if (pieces.length > 0) await telefoonQueue.send(pieces.map((piece) => ({ gebeurtenissen: [], onleesbaar: piece })));
  };
}
