/**
 * `npm run train:gevaarsignalen`: makes the weights of the danger-word model anew from the labelled messages in
 * `local/gevaarsignalen/gegevens`, and prints what cross-validation says of them. The same messages give the same file,
 * byte for byte. Nothing of the held-out messages is used, except to print the last line.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { GEVAARCODES } from '../../shared/domain/gevaarsignalen/lexicon-types.ts';
import { type Gewichten, inTekens } from '../../shared/domain/gevaarsignalen/model.ts';
import { type Bericht, leesBerichten } from '../gevaarsignalen/berichten.ts';
import { makeRandom } from '../gevaarsignalen/logistic.ts';
import { berichtenUitSjablonen } from '../gevaarsignalen/sjablonen.ts';
import {
  type Bron,
  kiesDrempels,
  kruisOverBronnen,
  leerAlles,
  leerBinair,
  matenVan,
  oordeelKruising,
  oordeelOver,
  type Uitkomst,
  uitBron,
  uitSjablonen,
} from '../gevaarsignalen/train.ts';

const GEGEVENS = new URL('../gevaarsignalen/gegevens/', import.meta.url);
const UIT = new URL('../../shared/domain/gevaarsignalen/model-gewichten.ts', import.meta.url);
const ZAAD_SJABLONEN = 3;
const DELEN = 5;
/** Lengths of messages that figures are given for, in words. */
const LENGTES = [
  [0, 16],
  [16, 35],
  [35, 70],
  [70, 10_000],
] as const;

const line = (name: string, value: unknown): void => console.log(JSON.stringify({ wat: name, ...(value as object) }));

/** Each message judged by weights that were learnt without its fifth of the messages: flattered by its own hand. */
function kruisvalidatie(bronnen: readonly Bron[], sjablonen: readonly Bericht[], rest: Gewichten): readonly Uitkomst[] {
  const random = makeRandom(7);
  const delen = new Map(
    bronnen.flatMap(({ berichten }) => berichten.map((bericht) => [bericht, Math.floor(random() * DELEN)] as const)),
  );
  const drawn = uitSjablonen(sjablonen);
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

function write(gewichten: Gewichten): void {
  const { begin, drempels, kindBegin } = gewichten;
  const tabel = (naam: 'geheel' | 'delen' | 'kind'): readonly string[] => [
    `  ${naam}: {`,
    `    schaal: ${gewichten[naam].schaal},`,
    '    tekens:',
    `      '${inTekens(gewichten[naam].bytes)}',`,
    '  },',
  ];
  writeFileSync(
    UIT,
    [
      '/** Made by `npm run train:gevaarsignalen`; not for changing by hand. */',
      "import type { BewaardeGewichten } from './model.ts';",
      '',
      'export const MODEL: BewaardeGewichten = {',
      `  begin: ${begin},`,
      '  drempels: {',
      ...Object.entries(drempels).map(
        ([lengte, { signaal, breed }]) => `    ${lengte}: { signaal: ${signaal}, breed: ${breed} },`,
      ),
      '  },',
      `  kindBegin: [${kindBegin.join(', ')}],`,
      ...tabel('geheel'),
      ...tabel('delen'),
      ...tabel('kind'),
      '};',
      '',
    ].join('\n'),
  );
}

/**
 * Who wrote weighs. The first file is as large as all others, mostly single sentences, and comes from the one who also made
 * the lexicon: it counts least by message. `aanvulling`, `paren` and `groeten` were written for this model, by hands that had
 * read some of the others; the rest is of people who had seen nothing of this program.
 */
const BRONNEN = [
  ['training', 2],
  ['aanvulling', 3],
  ['paren', 3],
  ['groeten', 4],
  ['stad', 3],
  ['dorp', 3],
  ['balie', 4],
  ['school', 4],
  ['ouderen', 4],
  ['wijkmail', 4],
  ['nachtlijn', 4],
  ['straat', 4],
  ['keten', 4],
  ['brievenbus', 4],
  ['jong', 4],
  ['buurt', 4],
  ['appje', 4],
  ['krabbel', 4],
  ['fluister', 4],
  ['balk', 4],
  ['melder', 4],
  ['nacht', 4],
  ['mix', 4],
  ['plein', 4],
  ['zolder', 4],
  ['tram', 4],
  ['erf', 4],
  ['toets', 4],
  ['gang', 4],
] as const;
/** The threshold is chosen on messages of independent hands only. */
const ONAFHANKELIJK = BRONNEN.map(([naam]) => naam).filter(
  (naam) => !['training', 'aanvulling', 'paren', 'groeten'].includes(naam),
);

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
const kruisingen = kruisOverBronnen(bronnen, sjablonen, ONAFHANKELIJK);
const drempels = kiesDrempels(kruisingen);
const gewichten = leerAlles(bronnen, sjablonen, drempels);
write(gewichten);
line('drempels', drempels);
for (const verschil of [-0.6, -0.3, 0, 0.3, 0.6, 0.9, 1.2])
  line(`onafhankelijk samen, drempels ${verschil < 0 ? '' : '+'}${verschil.toFixed(2)}`, {
    ...matenVan(
      kruisingen.flatMap((kruising) =>
        oordeelKruising(kruising, {
          zeerKort: drempels.zeerKort + verschil,
          kort: drempels.kort + verschil,
          lang: drempels.lang + verschil,
        }),
      ),
    ),
  });
const geroteerd = kruisingen.map((kruising) => ({ naam: kruising.naam, over: oordeelKruising(kruising, drempels) }));
for (const { naam, over } of geroteerd) line(`zonder ${naam} geleerd`, matenVan(over));
const samen = geroteerd.flatMap(({ over }) => over);
const woorden = ({ bericht }: Uitkomst): number => bericht.tekst.split(/\s+/u).length;
for (const [van, tot] of LENGTES)
  line(`zonder zichzelf geleerd, ${van} tot ${tot} woorden`, {
    ...matenVan(samen.filter((uitkomst) => woorden(uitkomst) >= van && woorden(uitkomst) < tot)),
  });
for (const moeilijkheid of ['duidelijk', 'bedekt'])
  line(`zonder zichzelf geleerd, ${moeilijkheid}`, {
    ...matenVan(samen.filter(({ bericht }) => bericht.gevaar && bericht.moeilijkheid === moeilijkheid)),
  });
for (const code of GEVAARCODES)
  line(`zonder zichzelf geleerd, ${code}`, matenVan(samen.filter(({ bericht }) => bericht.soort === code)));
const gekruist = kruisvalidatie(bronnen, sjablonen, gewichten);
line('kruisvalidatie', matenVan(gekruist));
for (const taal of [...new Set(gekruist.map(({ bericht }) => bericht.taal))].sort())
  line(`kruisvalidatie taal ${taal}`, matenVan(gekruist.filter(({ bericht }) => bericht.taal === taal)));
line('achtergehouden', matenVan(oordeelOver(read('achtergehouden'), gewichten)));
