import { readInput } from './read-input.ts';
import { makeTally, type Uitkomst } from './tally.ts';

export interface Replay extends Uitkomst {
  /** Lines, blocks or elements that told of contacts; that were known and of no matter; that could not be read. */
  readonly aanvaard: number;
  readonly overgeslagen: number;
  readonly onleesbaar: number;
}

/** Plays what exchanges and channels told through the rules, and counts. Nothing is kept. */
export async function replay(chunks: AsyncIterable<string> | Iterable<string>): Promise<Replay> {
  const tally = makeTally();
  const counts = { aanvaard: 0, overgeslagen: 0, onleesbaar: 0 };
  for await (const lezing of readInput(chunks)) {
    counts[lezing.soort] += 1;
    if (lezing.soort === 'aanvaard') for (const feit of lezing.feiten) tally.add(feit);
  }
  return { ...counts, ...tally.uitkomst() };
}
