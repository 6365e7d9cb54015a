/** Runs every example of docs/figures.md: the page and the code cannot differ. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { beoordeelWacht, openWacht } from '../../../shared/domain/bereikbaarheid/beoordeling.ts';
import { leegCel, voegToe } from '../../../shared/domain/bereikbaarheid/cellen.ts';
import { normVoor, standaardNormen } from '../../../shared/domain/bereikbaarheid/normen.ts';
import { perioden } from '../../../shared/domain/bereikbaarheid/perioden.ts';
import { afhaakaandeel, rij } from '../../../shared/domain/bereikbaarheid/rij.ts';
import type { Bijdrage, OpenBijdrage } from '../../../shared/domain/bereikbaarheid/types.ts';
import type { Kanaal, Wacht, WachtEinde } from '../../../shared/domain/contact/types.ts';
import { makeOpeningsindex } from '../../../shared/domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { termijnEinde } from '../../../shared/domain/termijnen/termijn-einde.ts';
import type { Termijnsoort } from '../../../shared/domain/termijnen/types.ts';
import { type Instant, instantOf } from '../../../shared/domain/tijd/instant.ts';
import { KENGETAL_EXAMPLES, type KengetalExample, runKengetal } from './kengetal-examples.ts';

type Example =
  | {
      readonly example: 'row';
      readonly kanaal: Kanaal;
      readonly peildatum: string;
      readonly waits: readonly (readonly [string, string | null, WachtEinde | null])[];
      readonly row: Readonly<Record<string, unknown>>;
      readonly afhaakaandeel?: number | null;
    }
  | { readonly example: 'opentijd'; readonly van: string; readonly tot: string; readonly seconden: number }
  | { readonly example: 'tijdstip'; readonly van: string; readonly seconden: number; readonly op: string }
  | {
      readonly example: 'toestand';
      readonly op: string;
      readonly open: boolean;
      readonly reden: string;
      readonly volgende: string;
    }
  | KengetalExample
  | { readonly example: 'termijn'; readonly soort: Termijnsoort; readonly van: string; readonly uiterlijkOp: string };

const page = readFileSync(join(import.meta.dirname, '../../../docs/figures.md'), 'utf8');
const examples = [...page.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text]) => JSON.parse(text as string) as Example);

/** Local Dutch time, on the day of the page when only a time is given. */
function local(text: string): Instant {
  const whole = text.includes('T') ? text : `2026-11-20T${text}`;
  return instantOf(DateTime.fromISO(whole, { zone: 'Europe/Amsterdam' }).toMillis());
}

const openingsindex = makeOpeningsindex(standaardRegeling());

/** Numbers as the page states them: averages exactly, percentiles within the promised 1.8 %. */
function sameFigure(found: unknown, stated: unknown, name: string): void {
  if (typeof stated === 'object' && stated !== null) {
    for (const [key, value] of Object.entries(stated)) sameFigure((found as Record<string, unknown>)[key], value, key);
  } else if (typeof stated === 'number' && /^(p\d+|max)$/.test(name)) {
    expect(Math.abs((found as number) - stated)).toBeLessThanOrEqual(0.018 * stated);
  } else {
    expect({ [name]: found }).toEqual({ [name]: stated });
  }
}

function runRow(example: Extract<Example, { example: 'row' }>): void {
  const { kanaal } = example;
  const context = { openingsindex, norm: normVoor(standaardNormen(), kanaal, 'centrum', '2026-11-20') };
  const wachten = example.waits.map(
    ([begin, end, hoe], i): Wacht => ({
      id: `w${i}`,
      kanaal,
      wijkteam: 'centrum',
      begin: local(begin),
      einde: end === null || hoe === null ? null : { op: local(end), hoe },
    }),
  );
  const ended = wachten.map((w) => beoordeelWacht(w, context)).filter((b): b is Bijdrage => b !== null);
  const open = wachten
    .map((w) => openWacht(w, local(example.peildatum), context))
    .filter((b): b is OpenBijdrage => b !== null);
  const [periode] = perioden('2026-11-20', '2026-11-21', 'geheel');
  const made = rij({
    kanaal,
    wijkteam: 'centrum',
    periode: periode!,
    cel: ended.reduce(voegToe, leegCel()),
    open,
    norm: context.norm,
  });
  sameFigure(made, example.row, 'row');
  if (example.afhaakaandeel !== undefined) expect(afhaakaandeel(made)).toBe(example.afhaakaandeel);
}

function run(example: Example): void {
  switch (example.example) {
    case 'row':
      runRow(example);
      return;
    case 'opentijd':
      expect(openingsindex.opentijdMs(local(example.van), local(example.tot))).toBe(example.seconden * 1000);
      return;
    case 'tijdstip':
      expect(openingsindex.tijdstip(local(example.van), example.seconden * 1000)).toBe(local(example.op));
      return;
    case 'toestand':
      expect(openingsindex.toestand(local(example.op))).toEqual({
        open: example.open,
        reden: example.reden,
        volgendeWijziging: local(example.volgende),
      });
      return;
    case 'kengetallen':
    case 'spoed':
    case 'herhaald':
    case 'personen':
    case 'rooster':
      runKengetal(example, local);
      return;
    case 'termijn':
      expect(termijnEinde(example.soort, local(example.van)).uiterlijkOp).toBe(local(example.uiterlijkOp));
  }
}

describe('docs/figures.md', () => {
  test('has an example for every kind of figure', () => {
    expect(examples.length).toBeGreaterThanOrEqual(12);
    expect(new Set(examples.map(({ example }) => example))).toEqual(
      new Set(['row', 'opentijd', 'tijdstip', 'toestand', 'termijn', ...KENGETAL_EXAMPLES]),
    );
  });

  test.each(examples.map((example, i) => [i + 1, example.example, example] as const))(
    'example %i (%s) is what the code does',
    (_, __, example) => {
      run(example);
    },
  );

  test('names every field of a row', () => {
    const [periode] = perioden('2026-11-20', '2026-11-20', 'geheel');
    const row = rij({ kanaal: 'chat', wijkteam: 'centrum', periode: periode!, cel: leegCel(), open: [], norm: null });
    for (const field of Object.keys(row)) {
      if (!['van', 'tot', 'wijkteam', 'kanaal', 'norm'].includes(field)) expect(page).toContain(`\`${field}\``);
    }
  });

  test('states the default norms as they are', () => {
    for (const { kanaal, seconden, doel } of standaardNormen()) {
      const stated = page.split('\n').find((line) => line.startsWith(`| ${kanaal} | `) && line.includes(' % |'));
      expect(stated).toContain(`${seconden.toLocaleString('en-US')} s`);
      expect(stated).toContain(`${doel * 100} %`);
    }
  });
});
