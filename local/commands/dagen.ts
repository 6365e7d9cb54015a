/**
 * `npm run dagen -- --van 2026-11-02 --totEnMet 2026-11-06`: plays made-up days against a local program that is running with a
 * virtual clock, and shows the figures of them. Further: `--seed 7`, `--per-dag 60`, `--wijkteam centrum` (may be repeated),
 * `--adres http://127.0.0.1:8787`. The same seed gives the same days.
 */
import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import { speelDagen } from '../dagen/naspelen.ts';
import { maakProgramma } from '../dagen/programma.ts';
import { ZONE } from '../dagen/werktijd.ts';

const USAGE =
  'npm run dagen -- --van 2026-11-02 --totEnMet 2026-11-06 [--seed 7] [--per-dag 60] [--wijkteam centrum]... [--adres http://127.0.0.1:8787]';

interface Options {
  readonly van: string;
  readonly totEnMet: string;
  readonly seed: number;
  readonly perDag: number;
  readonly wijkteams: readonly string[];
  readonly adres: string;
}

/** Throws an Error with every fault at once. */
function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      van: text,
      totEnMet: text,
      seed: { ...text, default: '7' },
      'per-dag': { ...text, default: '60' },
      wijkteam: { ...text, multiple: true, default: ['centrum', 'noord', 'zuid'] },
      adres: { ...text, default: 'http://127.0.0.1:8787' },
    },
  });
  const { van = '', totEnMet = van } = values;
  const [seed, perDag] = [Number(values.seed), Number(values['per-dag'])];
  const isDay = (day: string) => /^\d{4}-\d{2}-\d{2}$/.test(day) && DateTime.fromISO(day).isValid;
  const faults = [
    ...(isDay(van) ? [] : ['--van must be a day, such as 2026-11-02']),
    ...(isDay(totEnMet) && totEnMet >= van ? [] : ['--totEnMet must be a day, not before --van']),
    ...(Number.isSafeInteger(seed) ? [] : ['--seed must be a whole number']),
    ...(perDag > 0 && perDag <= 5000 ? [] : ['--per-dag must be a number of contacts, up to 5000']),
    ...(values.wijkteam.every((slug) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) ? [] : ['--wijkteam must be a slug']),
  ];
  if (faults.length > 0) throw new Error(`${faults.join('\n')}\n${USAGE}`);
  return { van, totEnMet, seed, perDag, wijkteams: values.wijkteam, adres: values.adres };
}

interface Rij {
  readonly kanaal: string;
  readonly wijkteam: string;
  readonly ontvangen: number;
  readonly beantwoord: number;
  readonly afgehaakt: number;
  readonly wachtend: number;
  readonly serviceniveau: number | null;
  readonly wachttijd: { readonly p50: number | null; readonly p90: number | null };
}

async function run({ adres, ...vraag }: Options): Promise<void> {
  const programma = maakProgramma(adres, vraag.wijkteams);
  const end = DateTime.fromISO(vraag.totEnMet, { zone: ZONE }).endOf('day').toMillis();
  let day = '';
  const { contacten, stappen } = await speelDagen(programma, vraag, end, (op, step, of) => {
    if (op.slice(0, 10) === day) return;
    day = op.slice(0, 10);
    console.error(`${day}  ${step} of ${of}`);
  });
  console.error(`${contacten} contacts played in ${stappen} steps`);
  const { van, totEnMet, wijkteams } = vraag;
  const query = new URLSearchParams({ van, totEnMet, per: 'geheel' });
  const { rijen } = await programma.vraag<{ rijen: readonly Rij[] }>('manager', `/v1/bereikbaarheid?${query}`);
  console.table(
    rijen
      .filter(({ wijkteam }) => wijkteams.includes(wijkteam))
      .map(({ kanaal, wijkteam, ontvangen, beantwoord, afgehaakt, wachtend, serviceniveau, wachttijd }) => ({
        kanaal,
        wijkteam,
        ontvangen,
        beantwoord,
        afgehaakt,
        wachtend,
        serviceniveau: serviceniveau === null ? '' : `${Math.round(serviceniveau * 100)} %`,
        'p50 (s)': wachttijd.p50,
        'p90 (s)': wachttijd.p90,
      })),
  );
}

try {
  await run(readOptions(process.argv.slice(2)));
  // A chat that still waits keeps its line open.
  process.exit(0);
} catch (error) {
  const { message, cause } = error as Error;
  console.error(cause instanceof Error ? `${message}: ${cause.message}` : message);
  process.exit(1);
}
