/** From labelled messages to the weights that ship: what is learnt, with which settings, and how a threshold is chosen. */

import { vindGevaar } from '../../shared/domain/gevaarsignalen/find-gevaarsignalen.ts';
import { kenmerkenVan, makeGeheugen, PLAATSEN } from '../../shared/domain/gevaarsignalen/kenmerken.ts';
import { GEVAARCODES, type Gevaarcode } from '../../shared/domain/gevaarsignalen/lexicon-types.ts';
import { type Gewichten, PLAATSEN_PER_KIND, SOORTEN_VOOR_KIND } from '../../shared/domain/gevaarsignalen/model.ts';
import { vensters, type Woord, zinnenVan } from '../../shared/domain/gevaarsignalen/zinnen.ts';
import type { Bericht } from './berichten.ts';
import { type Gewichten as Geleerd, type LerenAls, leer, type Voorbeeld, voorbeeldVan } from './logistic.ts';

export const LEREN: LerenAls = { rondes: 12, stap: 0.3, l2: 2e-3, zaad: 1 };
const LEREN_KIND: LerenAls = { rondes: 12, stap: 0.3, l2: 1e-4, zaad: 2 };
/** Several runs over the same messages in another order, averaged: less depends on chance. */
const RUNS = 4;
/** What a mistake costs: a message of danger that is missed most, a trap that alarms least. */
const KOSTEN = { gevaar: 1.5, gewoon: 1, valstrik: 0.25 } as const;
/** A drawn sentence teaches less than a written one. */
const SJABLOON = 0.5;

/** Messages of one hand, and how much a mistake on one of them costs beside those of the others. */
export interface Bron {
  readonly naam: string;
  readonly berichten: readonly Bericht[];
  readonly gewicht: number;
}

/** Everything about a message that is learnt: it as a whole, a harmless one also sentence by sentence. */
export function voorbeeldenVan(bericht: Bericht, deel = 1): readonly Voorbeeld[] {
  const zinnen = zinnenVan(bericht.tekst);
  const geheel = zinnen.flat();
  if (geheel.length === 0) return [];
  if (bericht.gevaar) return [voorbeeldVan(geheel, 1, KOSTEN.gevaar * deel)];
  const kosten = (bericht.moeilijkheid === 'valstrik' ? KOSTEN.valstrik : KOSTEN.gewoon) * deel;
  const parts = vensters(zinnen);
  const all = parts.length > 1 ? [geheel, ...parts] : [geheel];
  return all.map((woorden) => voorbeeldVan(woorden, 0, kosten));
}

export const uitSjabloon = (bericht: Bericht): readonly Voorbeeld[] => voorbeeldenVan(bericht, SJABLOON);

export const uitBron = ({ berichten, gewicht }: Bron): readonly Voorbeeld[] =>
  berichten.flatMap((bericht) => voorbeeldenVan(bericht, gewicht));

function gemiddeld(runs: readonly Geleerd[]): Geleerd {
  const tabel = new Float64Array(PLAATSEN);
  for (const run of runs)
    run.tabel.forEach((weight, place) => {
      tabel[place] = (tabel[place] as number) + weight / runs.length;
    });
  return { tabel, begin: runs.reduce((sum, run) => sum + run.begin, 0) / runs.length };
}

/** Numbers as bytes; the rare ones beyond the scale are cut off at its end. */
function inBytes(tabel: Float64Array): { bytes: Int8Array; schaal: number } {
  const sizes = [...tabel]
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort((one, other) => one - other);
  const schaal = (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / 127;
  const bytes = Int8Array.from(tabel, (weight) => Math.max(-127, Math.min(127, Math.round(weight / schaal))));
  // What ships is read from decimal text: round it so that both are the same number.
  return { bytes, schaal: Number(schaal.toPrecision(6)) };
}

const geheugen = makeGeheugen();

function voorbeeldVoorKind(woorden: readonly Woord[], doel: 0 | 1): Voorbeeld {
  const soorten = kenmerkenVan(woorden, geheugen);
  const plaatsen: number[] = [];
  const waarden: number[] = [];
  for (const soort of SOORTEN_VOOR_KIND) {
    const places = soorten[soort] ?? [];
    for (const place of places) {
      plaatsen.push(place & (PLAATSEN_PER_KIND - 1));
      waarden.push(1 / Math.sqrt(places.length));
    }
  }
  return {
    plaatsen: Int32Array.from(plaatsen),
    waarden: Float64Array.from(waarden),
    doel,
    gewicht: doel === 1 ? 2 : 1,
  };
}

const isCode = (soort: string): soort is Gevaarcode => GEVAARCODES.some((code) => code === soort);

function leerKinden(berichten: readonly Bericht[]): Pick<Gewichten, 'kindBegin' | 'kindTabel' | 'kindSchaal'> {
  const bekend = berichten.filter(({ gevaar, soort }) => gevaar && isCode(soort));
  const woorden = bekend.map(({ tekst }) => zinnenVan(tekst).flat());
  const heads = GEVAARCODES.map((code) =>
    leer(
      woorden.map((zin, nummer) => voorbeeldVoorKind(zin, bekend[nummer]?.soort === code ? 1 : 0)),
      LEREN_KIND,
    ),
  );
  const together = new Float64Array(PLAATSEN_PER_KIND * GEVAARCODES.length);
  heads.forEach(({ tabel }, nummer) => {
    for (let place = 0; place < PLAATSEN_PER_KIND; place += 1)
      together[place * GEVAARCODES.length + nummer] = tabel[place] as number;
  });
  const { bytes, schaal } = inBytes(together);
  return { kindBegin: heads.map(({ begin }) => Number(begin.toFixed(4))), kindTabel: bytes, kindSchaal: schaal };
}

/** Weights without a threshold yet. */
export function leerBinair(
  voorbeelden: readonly Voorbeeld[],
  runs = RUNS,
): Pick<Gewichten, 'begin' | 'tabel' | 'schaal'> {
  const geleerd = gemiddeld(
    Array.from({ length: runs }, (_, run) => leer(voorbeelden, { ...LEREN, zaad: LEREN.zaad + run })),
  );
  const { bytes, schaal } = inBytes(geleerd.tabel);
  return { begin: Number(geleerd.begin.toFixed(4)), tabel: bytes, schaal };
}

const GEEN_KIND = {
  kindBegin: GEVAARCODES.map(() => 0),
  kindTabel: new Int8Array(PLAATSEN_PER_KIND * GEVAARCODES.length),
  kindSchaal: 1,
};

export interface Uitkomst {
  readonly bericht: Bericht;
  readonly alarm: boolean;
}

/** What weights make of messages. */
export const oordeelOver = (berichten: readonly Bericht[], gewichten: Gewichten): readonly Uitkomst[] =>
  berichten.map((bericht) => ({ bericht, alarm: vindGevaar(bericht.tekst, gewichten).codes.length > 0 }));

export interface Maten {
  readonly recall: number | null;
  readonly valsAlarmGewoon: number | null;
  readonly valsAlarmValstrik: number | null;
  readonly n: { readonly gevaar: number; readonly gewoon: number; readonly valstrik: number };
}

/** Shares of alarms among the dangerous, the ordinary and the traps; null when there are none of a sort. */
export function matenVan(uitkomsten: readonly Uitkomst[]): Maten {
  const gevaar = uitkomsten.filter(({ bericht }) => bericht.gevaar);
  const zonder = uitkomsten.filter(({ bericht }) => !bericht.gevaar);
  const valstrik = zonder.filter(({ bericht }) => bericht.moeilijkheid === 'valstrik');
  const gewoon = zonder.filter(({ bericht }) => bericht.moeilijkheid !== 'valstrik');
  const deel = (some: readonly Uitkomst[]): number | null =>
    some.length === 0 ? null : Number((some.filter(({ alarm }) => alarm).length / some.length).toFixed(4));
  return {
    recall: deel(gevaar),
    valsAlarmGewoon: deel(gewoon),
    valsAlarmValstrik: deel(valstrik),
    n: { gevaar: gevaar.length, gewoon: gewoon.length, valstrik: valstrik.length },
  };
}

/**
 * How many of the dangerous messages of independent hands must signal, judged by weights that never saw that hand. A
 * little above the aim of 0.97, because the next writer differs again. A broad word of the lexicon needs half a point
 * less than the threshold.
 */
export const RECALL_VOOR_DREMPEL = 0.98;
const SAMEN_LAGER = 0.5;

export const metDrempel = (gewichten: Omit<Gewichten, 'drempel' | 'drempelSamen'>, drempel: number): Gewichten => ({
  ...gewichten,
  drempel,
  drempelSamen: Number((drempel - SAMEN_LAGER).toFixed(2)),
});

/** Weights that were learnt without the messages of one hand, and those messages. */
export interface Kruising {
  readonly naam: string;
  readonly berichten: readonly Bericht[];
  readonly geleerd: Pick<Gewichten, 'begin' | 'tabel' | 'schaal'>;
}

/** For each named source the weights that all others give: what they make of it is how strangers' messages fare. */
export function kruisOverBronnen(
  bronnen: readonly Bron[],
  sjablonen: readonly Bericht[],
  namen: readonly string[],
): readonly Kruising[] {
  const getrokken = sjablonen.flatMap(uitSjabloon);
  const geleerd = new Map(bronnen.map((bron) => [bron.naam, uitBron(bron)]));
  return bronnen
    .filter(({ naam }) => namen.includes(naam))
    .map(({ naam, berichten }) => ({
      naam,
      berichten,
      geleerd: leerBinair([
        ...getrokken,
        ...bronnen.flatMap((bron) => (bron.naam === naam ? [] : (geleerd.get(bron.naam) ?? []))),
      ]),
    }));
}

export const oordeelKruising = ({ berichten, geleerd }: Kruising, drempel: number): readonly Uitkomst[] =>
  oordeelOver(berichten, metDrempel({ ...geleerd, ...GEEN_KIND }, drempel));

/** The highest threshold at which enough of the dangerous messages signal, over all crossings together. */
export function kiesDrempel(kruisingen: readonly Kruising[]): number {
  const gevaarlijk = kruisingen.map((kruising) => ({
    ...kruising,
    berichten: kruising.berichten.filter(({ gevaar }) => gevaar),
  }));
  for (let stap = 20; stap >= -80; stap -= 1) {
    const { recall } = matenVan(gevaarlijk.flatMap((kruising) => oordeelKruising(kruising, stap / 20)));
    if ((recall ?? 1) >= RECALL_VOOR_DREMPEL) return stap / 20;
  }
  return -4;
}

/** The weights that ship, from all messages. */
export function leerAlles(bronnen: readonly Bron[], sjablonen: readonly Bericht[], drempel: number): Gewichten {
  const voorbeelden = [...sjablonen.flatMap(uitSjabloon), ...bronnen.flatMap(uitBron)];
  const berichten = bronnen.flatMap((bron) => bron.berichten);
  return metDrempel({ ...leerBinair(voorbeelden), ...leerKinden([...berichten, ...sjablonen]) }, drempel);
}
