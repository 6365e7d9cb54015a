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
  type Bron,
  kiesDrempel,
  kruisOverBronnen,
  leerAlles,
  leerBinair,
  matenVan,
  oordeelKruising,
  oordeelOver,
  type Uitkomst,
  uitBron,
  uitSjabloon,
} from '../gevaarsignalen/train.ts';

const GEGEVENS = new URL('../gevaarsignalen/gegevens/', import.meta.url);
const UIT = new URL('../../shared/domain/gevaarsignalen/model-gewichten.ts', import.meta.url);
const ZAAD_SJABLONEN = 3;
const DELEN = 5;

const line = (name: string, value: unknown): void => console.log(JSON.stringify({ wat: name, ...(value as object) }));

/** Each message judged by weights that were learnt without its fifth of the messages: flattered by its own hand. */
function kruisvalidatie(bronnen: readonly Bron[], sjablonen: readonly Bericht[], rest: Gewichten): readonly Uitkomst[] {
  const random = makeRandom(7);
  const delen = new Map(
    bronnen.flatMap(({ berichten }) => berichten.map((bericht) => [bericht, Math.floor(random() * DELEN)] as const)),
  );
  const drawn = sjablonen.flatMap(uitSjabloon);
  const deelVan = (deel: number, inside: boolean): readonly Bron[] =>
    bronnen.map((bron) => ({
      ...bron,
      berichten: bron.berichten.filter((bericht) => (delen.get(bericht) === deel) === inside),
    }));
  return Array.from({ length: DELEN }, (_, deel) => {
    const learnt = deelVan(deel, false).flatMap(uitBron);
    const judged = deelVan(deel, true).flatMap(({ berichten }) => berichten);
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

/**
 * Who wrote weighs. The first file is ten times the others and comes from the one who also made the lexicon: it counts
 * less by message. `stad` and `dorp` are of people who had seen nothing of this program; `aanvulling` of somebody who had
 * read both.
 */
const BRONNEN = [
  ['training', 0.7],
  ['aanvulling', 2],
  ['stad', 2],
  ['dorp', 2],
] as const;
/** The threshold is chosen on messages of independent hands only. */
const ONAFHANKELIJK = ['stad', 'dorp'];

const read = (naam: string): readonly Bericht[] => leesBerichten(new URL(`${naam}.jsonl`, GEGEVENS).pathname);

const bronnen: readonly Bron[] = BRONNEN.map(([naam, gewicht]) => ({ naam, gewicht, berichten: read(naam) }));
const sjablonen = berichtenUitSjablonen(
  readFileSync(new URL('sjablonen.txt', GEGEVENS), 'utf8'),
  makeRandom(ZAAD_SJABLONEN),
);
line('berichten', {
  ...Object.fromEntries(bronnen.map(({ naam, berichten }) => [naam, berichten.length])),
  getrokken: sjablonen.length,
});
const kruisingen = kruisOverBronnen(
  bronnen,
  sjablonen,
  bronnen.map(({ naam }) => naam),
);
const onafhankelijk = kruisingen.filter(({ naam }) => ONAFHANKELIJK.includes(naam));
const drempel = kiesDrempel(onafhankelijk);
const gewichten = leerAlles(bronnen, sjablonen, drempel);
write(gewichten);
line('drempel', { drempel });
line('onafhankelijk samen', matenVan(onafhankelijk.flatMap((kruising) => oordeelKruising(kruising, drempel))));
for (const kruising of kruisingen)
  line(`zonder ${kruising.naam} geleerd`, matenVan(oordeelKruising(kruising, drempel)));
for (const lager of [-0.4, -0.2, 0.2, 0.4])
  line(`onafhankelijk samen, drempel ${(drempel + lager).toFixed(2)}`, {
    ...matenVan(onafhankelijk.flatMap((kruising) => oordeelKruising(kruising, drempel + lager))),
  });
const gekruist = kruisvalidatie(bronnen, sjablonen, gewichten);
line('kruisvalidatie', matenVan(gekruist));
for (const code of GEVAARCODES)
  line(`kruisvalidatie ${code}`, matenVan(gekruist.filter(({ bericht }) => bericht.gevaar && bericht.soort === code)));
for (const taal of [...new Set(gekruist.map(({ bericht }) => bericht.taal))].sort())
  line(`kruisvalidatie taal ${taal}`, matenVan(gekruist.filter(({ bericht }) => bericht.taal === taal)));
line('achtergehouden', matenVan(oordeelOver(read('achtergehouden'), gewichten)));
