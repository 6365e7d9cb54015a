/**
 * `npm run corpus -- FOLDER [--twee-keer] [--volgorde=willekeurig --zaad=N]`: what the system makes of a folder of real
 * mail, one JSON object a line on standard output, in the order of processing; a summary on standard error. The messages
 * go through the real use case over ports in memory; no server, no port, nothing is kept. A message that cannot be read
 * is a line like any other: the exit code is 0 unless the command itself was wrong.
 */
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { makeCorpusWorld, type Outcome } from './corpus-world.ts';
import { findMessages, type Message, readMessage } from './mailbox-files.ts';

const USAGE = 'npm run corpus -- MAP [--twee-keer] [--volgorde=willekeurig --zaad=GETAL]';

interface Settings {
  readonly folder: string;
  readonly tweeKeer: boolean;
  /** Undefined = the order of the files. */
  readonly zaad: number | undefined;
}

function readSettings(args: readonly string[]): Settings {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'twee-keer': { type: 'boolean', default: false },
      volgorde: { type: 'string', default: 'bestand' },
      zaad: { type: 'string', default: '1' },
    },
  });
  const [folder, ...more] = positionals;
  const { volgorde, zaad } = values;
  if (folder === undefined || more.length > 0) throw new Error('noem één map');
  if (volgorde !== 'bestand' && volgorde !== 'willekeurig') throw new Error('volgorde is bestand of willekeurig');
  if (!/^\d{1,9}$/.test(zaad)) throw new Error('zaad is een getal');
  return { folder, tweeKeer: values['twee-keer'], zaad: volgorde === 'willekeurig' ? Number(zaad) : undefined };
}

/** The same order for the same seed (mulberry32 and Fisher-Yates). */
export function shuffled<T>(items: readonly T[], zaad: number): T[] {
  let state = zaad >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const all = [...items];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

/** In the order of the files nothing is listed beforehand; any other order needs the list of places first. */
async function* inOrder({ folder, tweeKeer, zaad }: Settings): AsyncGenerator<Message> {
  if (zaad === undefined) {
    yield* findMessages(folder);
    if (tweeKeer) yield* findMessages(folder);
    return;
  }
  const all: Message[] = [];
  for await (const message of findMessages(folder)) all.push(message);
  yield* shuffled(tweeKeer ? [...all, ...all] : all, zaad);
}

async function readOrExplain(folder: string, message: Message): Promise<Uint8Array | Error> {
  try {
    return await readMessage(folder, message);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

async function run(settings: Settings): Promise<void> {
  const world = makeCorpusWorld();
  const klassen = new Map<string, number>();
  const started = performance.now();
  let count = 0;
  for await (const message of inOrder(settings)) {
    const raw = await readOrExplain(settings.folder, message);
    const outcome: Outcome =
      raw instanceof Error
        ? { klasse: 'onleesbaar', contact: null, draad: null, automatischBeantwoord: false, fout: raw.message }
        : await world.receive(raw);
    count += 1;
    klassen.set(outcome.klasse, (klassen.get(outcome.klasse) ?? 0) + 1);
    const { klasse, contact, draad, automatischBeantwoord, fout } = outcome;
    const { bestand, nr } = message;
    await print(JSON.stringify({ bestand, nr, klasse, contact, draad, automatischBeantwoord, fout }));
  }
  const seconds = (performance.now() - started) / 1000;
  const perKlasse = [...klassen].sort().map(([klasse, n]) => `${klasse} ${n}`);
  console.error(
    `${count} berichten in ${seconds.toFixed(1)} s (${Math.round(count / seconds)}/s): ${perKlasse.join(', ')}`,
  );
}

if (import.meta.main) {
  // Whoever reads only the first lines closes the pipe: that is no fault.
  process.stdout.on('error', () => process.exit(0));
  try {
    const settings = readSettings(process.argv.slice(2));
    if (!(await stat(settings.folder)).isDirectory()) throw new Error(`${settings.folder} is geen map`);
    await run(settings);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exitCode = 2;
  }
}
