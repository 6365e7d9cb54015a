import { describe, expect, test } from '@jest/globals';
import { type Getallen, type LerenAls, leer, type Voorbeeld } from '../../../local/gevaarsignalen/logistic.ts';

const LEREN: LerenAls = { rondes: 12, stap: 0.3, l2: 1e-3, zaad: 1, verdeling: { geheel: 0.7, delen: 0.7 } };

/** Places of the table that stand for a sentence: of danger, and of nothing. */
const GEVAAR = 1;
const GEWOON = [2, 3, 4, 5];

const zin = (...plaatsen: readonly number[]): Getallen => ({
  plaatsen: Int32Array.from(plaatsen),
  waarden: Float32Array.from(plaatsen, () => 1),
});

const bericht = (doel: 0 | 1, ...plaatsen: readonly number[]): Voorbeeld => ({
  geheel: zin(...plaatsen),
  delen: plaatsen.map((plaats) => zin(plaats)),
  doel,
  gewicht: 1,
});

/** The sentence of danger always stands among ordinary ones, and each of those as often in a harmless message. */
const BERICHTEN = GEWOON.flatMap((een) =>
  GEWOON.filter((ander) => ander !== een).flatMap((ander) => [bericht(1, een, GEVAAR, ander), bericht(0, een, ander)]),
);

describe('learning from messages of which nobody says where the danger stands', () => {
  test('finds the sentence that only dangerous messages have', () => {
    const { delen, geheel } = leer(BERICHTEN, LEREN);
    expect(delen[GEVAAR]).toBeGreaterThan(1);
    expect(geheel[GEVAAR]).toBeGreaterThan(1);
    for (const plaats of GEWOON) expect(delen[plaats]).toBeLessThan(0);
  });

  test('is the same to the last bit for the same seed', () => {
    const [een, ander] = [leer(BERICHTEN, LEREN), leer(BERICHTEN, LEREN)];
    expect(een.begin).toBe(ander.begin);
    expect(een.geheel.every((weight, plaats) => weight === ander.geheel[plaats])).toBe(true);
    expect(een.delen.every((weight, plaats) => weight === ander.delen[plaats])).toBe(true);
    expect(leer(BERICHTEN, { ...LEREN, zaad: 2 }).begin).not.toBe(een.begin);
  });

  test('learns nothing of parts when only the whole counts', () => {
    const { delen } = leer(BERICHTEN, { ...LEREN, verdeling: { geheel: 1, delen: 0 } });
    expect(delen.every((weight) => weight === 0)).toBe(true);
  });

  test('a message that counts for nothing teaches nothing', () => {
    const { geheel, begin } = leer([{ ...bericht(1, GEVAAR), gewicht: 0 }], LEREN);
    expect([geheel[GEVAAR], begin]).toEqual([0, 0]);
  });
});
