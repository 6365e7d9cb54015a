/**
 * `npm run eval:gevaarsignalen -- FILE [--toon]`: how well danger is found in labelled messages, one JSON object a line:
 * `{"id","tekst","gevaar": true|false, "moeilijkheid"?}`. Prints one JSON object: `recall` (share of the dangerous that
 * signal), `valsAlarmGewoon` and `valsAlarmValstrik` (share of the harmless that signal; `moeilijkheid` that begins with
 * `val` or `trap` says which are traps), and how many there were of each. `--toon` adds which ids were missed or false.
 */
import { parseArgs } from 'node:util';
import { meegeleverd } from '../../shared/domain/gevaarsignalen/find-gevaarsignalen.ts';
import { type Bericht, leesBerichten } from '../gevaarsignalen/berichten.ts';
import { type Maten, matenVan, oordeelOver } from '../gevaarsignalen/train.ts';

const USAGE = 'npm run eval:gevaarsignalen -- BESTAND [--toon]';

/** A dangerous message keeps its own difficulty: it counts for recall alone. */
const herken = (bericht: Bericht): Bericht => ({
  ...bericht,
  moeilijkheid: /^(?:val|trap)/iu.test(bericht.moeilijkheid) ? 'valstrik' : 'gewoon',
});

export interface Evaluatie extends Maten {
  /** Ids of dangerous messages that stayed quiet, and of harmless ones that signalled; only when asked for. */
  readonly gemist?: readonly string[];
  readonly valsAlarm?: readonly string[];
}

/** How the shipped detector fares on labelled messages; with the ids of its mistakes when `toon`. */
export function evalueer(berichten: readonly Bericht[], toon: boolean): Evaluatie {
  const uitkomsten = oordeelOver(berichten.map(herken), meegeleverd());
  const ids = (wrong: (uitkomst: (typeof uitkomsten)[number]) => boolean): readonly string[] =>
    uitkomsten.filter(wrong).map(({ bericht }) => bericht.id);
  return {
    ...matenVan(uitkomsten),
    ...(toon && {
      gemist: ids(({ bericht, alarm }) => bericht.gevaar && !alarm),
      valsAlarm: ids(({ bericht, alarm }) => !bericht.gevaar && alarm),
    }),
  };
}

if (import.meta.main) {
  try {
    const { values, positionals } = parseArgs({
      args: process.argv.slice(2),
      allowPositionals: true,
      options: { toon: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error('noem één bestand');
    console.log(JSON.stringify(evalueer(leesBerichten(file), values.toon)));
  } catch (error) {
    const { message, cause } = error instanceof Error ? error : new Error(String(error));
    console.error([message, ...(cause instanceof Error ? [cause.message] : []), USAGE].join('\n'));
    process.exitCode = 2;
  }
}
