/**
 * `npm run train:gevaarsignalen`: makes the weights of the danger-word model anew from the labelled messages in
 * `local/gevaarsignalen/gegevens`, and prints what cross-validation says of them. The same messages give the same file,
 * byte for byte. Nothing of the held-out messages is used, except to print the last line.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { GEVAARCODES } from '../../shared/domain/gevaarsignalen/lexicon-types.ts';
import type { Gewichten } from '../../shared/domain/gevaarsignalen/model.ts';
import { type Bericht, leesBerichten } from '../gevaarsignalen/berichten.ts';
import { makeRandom } from '../gevaarsignalen/logistic.ts';
import { berichtenUitSjablonen } from '../gevaarsignalen/sjablonen.ts';
import {
  kiesDrempel,
  leerAlles,
  leerBinair,
  matenVan,
  metDrempel,
  oordeelOver,
  type Uitkomst,
  uitSjabloon,
  voorbeeldenVan,
} from '../gevaarsignalen/train.ts';

const GEGEVENS = new URL('../gevaarsignalen/gegevens/', import.meta.url);
const UIT = new URL('../../shared/domain/gevaarsignalen/model-gewichten.ts', import.meta.url);
const ZAAD_SJABLONEN = 3;
const DELEN = 5;

const line = (name: string, value: unknown): void => console.log(JSON.stringify({ wat: name, ...(value as object) }));

/** Each message judged by weights that were learnt without its fifth of the messages. */
function kruisvalidatie(
  berichten: readonly Bericht[],
  sjablonen: readonly Bericht[],
  rest: Gewichten,
): readonly Uitkomst[] {
  const random = makeRandom(7);
  const delen = berichten.map(() => Math.floor(random() * DELEN));
  const drawn = sjablonen.flatMap(uitSjabloon);
  return Array.from({ length: DELEN }, (_, deel) => {
    const learnt = berichten
      .filter((__, nummer) => delen[nummer] !== deel)
      .flatMap((bericht) => voorbeeldenVan(bericht));
    const judged = berichten.filter((__, nummer) => delen[nummer] === deel);
    return oordeelOver(judged, { ...rest, ...leerBinair([...drawn, ...learnt], 1) });
  }).flat();
}

const base64 = (bytes: Int8Array): string => Buffer.from(bytes.buffer).toString('base64');

function write(gewichten: Gewichten): void {
  const { begin, schaal, kindBegin, kindSchaal, drempel, drempelSamen, tabel, kindTabel } = gewichten;
  const fields = { begin, schaal, drempel, drempelSamen, kindSchaal };
  writeFileSync(
    UIT,
    [
      '/** Made by `npm run train:gevaarsignalen`; not for changing by hand. */',
      "import type { BewaardeGewichten } from './model.ts';",
      '',
      'export const MODEL: BewaardeGewichten = {',
      ...Object.entries(fields).map(([name, value]) => `  ${name}: ${value},`),
      `  kindBegin: [${kindBegin.join(', ')}],`,
      '  tabel:',
      `    '${base64(tabel)}',`,
      '  kindTabel:',
      `    '${base64(kindTabel)}',`,
      '};',
      '',
    ].join('\n'),
  );
}

const berichten = leesBerichten(new URL('training.jsonl', GEGEVENS).pathname);
const sjablonen = berichtenUitSjablonen(
  readFileSync(new URL('sjablonen.txt', GEGEVENS), 'utf8'),
  makeRandom(ZAAD_SJABLONEN),
);
line('berichten', { geschreven: berichten.length, getrokken: sjablonen.length });
const laatste = Math.max(...berichten.map(({ ronde }) => ronde));
const eerder = berichten.filter(({ ronde }) => ronde < laatste);
const validatie = berichten.filter(({ ronde }) => ronde === laatste);
const zonderLaatste = leerBinair([
  ...sjablonen.flatMap(uitSjabloon),
  ...eerder.flatMap((bericht) => voorbeeldenVan(bericht)),
]);
const drempel = kiesDrempel(zonderLaatste, validatie);
const gewichten = leerAlles(berichten, sjablonen, drempel);
write(gewichten);
line('drempel', {
  drempel,
  ronde: laatste,
  ...matenVan(oordeelOver(validatie, { ...metDrempel(gewichten, drempel), ...zonderLaatste })),
});
const gekruist = kruisvalidatie(berichten, sjablonen, gewichten);
line('kruisvalidatie', matenVan(gekruist));
for (const code of GEVAARCODES)
  line(`kruisvalidatie ${code}`, matenVan(gekruist.filter(({ bericht }) => bericht.gevaar && bericht.soort === code)));
for (const taal of [...new Set(berichten.map((bericht) => bericht.taal))].sort())
  line(`kruisvalidatie taal ${taal}`, matenVan(gekruist.filter(({ bericht }) => bericht.taal === taal)));
line(
  'achtergehouden',
  matenVan(oordeelOver(leesBerichten(new URL('achtergehouden.jsonl', GEGEVENS).pathname), gewichten)),
);
