/**
 * `npm run simuleer:spoed -- --seed 1 --zaken 10000`: a simulated year of spoedzaken through the real use cases, with
 * everything that can go wrong. Further: `--dagen 365`, `--van 2026-01-01`. Prints one JSON object; exit code 1 when any of
 * `fouten` is not 0. The same seed gives the same `vingerafdruk`.
 */
import { parseArgs } from 'node:util';
import { simuleerSpoed } from '../simulatie/spoed-simulatie.ts';

const USAGE = 'npm run simuleer:spoed -- [--seed 1] [--zaken 10000] [--dagen 365] [--van 2026-01-01]';
const whole = (text: string, from: number, to: number): number | undefined => {
  const value = Number(text);
  return /^\d+$/.test(text) && value >= from && value <= to ? value : undefined;
};

const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    seed: { ...text, default: '1' },
    zaken: { ...text, default: '10000' },
    dagen: { ...text, default: '365' },
    van: { ...text, default: '2026-01-01' },
  },
});
const seed = whole(values.seed, 0, 2 ** 31);
const zaken = whole(values.zaken, 1, 100_000);
const dagen = whole(values.dagen, 2, 3660);
const begin = Date.parse(`${values.van}T00:00:00Z`);
if (seed === undefined || zaken === undefined || dagen === undefined || Number.isNaN(begin)) {
  console.error(USAGE);
  process.exit(2);
}
const started = performance.now();
const verslag = await simuleerSpoed({ seed, zaken, begin, dagen });
console.log(JSON.stringify({ ...verslag, duurS: Math.round((performance.now() - started) / 100) / 10 }, null, 2));
process.exitCode = verslag.inOrde ? 0 : 1;
