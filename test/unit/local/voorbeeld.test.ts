import { expect, test } from '@jest/globals';
import { voorbeeldDiensten } from '../../../local/voorbeeld/diensten.ts';
import { voorbeeldInstellingen } from '../../../local/voorbeeld/organisatie.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

const { organisatie, wijkteams, medewerkers } = voorbeeldInstellingen();

test('the example is marked as one, and everybody it names exists', () => {
  expect(organisatie.voorbeeld).toBe(true);
  expect(Object.keys(wijkteams)).toEqual(['centrum', 'noord', 'zuid']);
  for (const { escalatiecontact, buurteams } of Object.values(wijkteams)) {
    expect(medewerkers[escalatiecontact ?? '']).toBeDefined();
    for (const buur of buurteams) expect(wijkteams[buur]).toBeDefined();
  }
  for (const { professional } of voorbeeldDiensten(instant('2026-11-25T09:00:00Z')))
    expect(medewerkers[professional]).toBeDefined();
});

test('every working day of the window is covered from nine to five for both domeinen, without overlap, holidays excepted', () => {
  const diensten = voorbeeldDiensten(instant('2026-12-10T09:00:00Z'));
  const days = new Map<string, typeof diensten>();
  for (const dienst of diensten) {
    const key = `${dienst.van.slice(0, 10)} ${dienst.wijkteam} ${dienst.domein}`;
    days.set(key, [...(days.get(key) ?? []), dienst]);
  }
  for (const ofDay of days.values()) {
    const sorted = ofDay.toSorted((a, b) => a.van.localeCompare(b.van));
    expect(sorted[0]?.van.slice(11)).toBe('09:00');
    expect(sorted.at(-1)?.tot.slice(11)).toBe('17:00');
    for (const [i, dienst] of sorted.entries()) if (i > 0) expect(dienst.van).toBe(sorted[i - 1]?.tot);
  }
  const dates = new Set(diensten.map(({ van }) => van.slice(0, 10)));
  expect(dates.has('2026-12-03')).toBe(true);
  expect(dates.has('2027-02-04')).toBe(true);
  expect([dates.has('2026-12-25'), dates.has('2027-01-01'), dates.has('2026-12-12')]).toEqual([false, false, false]);
  expect(new Set(diensten.map(({ id }) => id)).size).toBe(diensten.length);
});
