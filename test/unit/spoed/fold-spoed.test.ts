import { describe, expect, test } from '@jest/globals';
import { foldSpoed } from '../../../shared/domain/spoed/fold-spoed.ts';
import { nextSpoedActie } from '../../../shared/domain/spoed/next-spoed-actie.ts';
import type { SpoedGebeurtenis } from '../../../shared/domain/spoed/types.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld, open, ZAAK } from './spoed-world.ts';

const OP = instant('2026-11-23T09:00:00Z');
const LATER = instant('2026-11-23T09:00:01Z');
const opened = (): readonly SpoedGebeurtenis[] => open(makeWorld(OP)).zaak().gebeurtenissen;

describe('a case from its events', () => {
  test('changes of hands follow their number, also when the clock stood still or ran back', () => {
    const hands: readonly SpoedGebeurtenis[] = [
      { id: 'b2', op: OP, soort: 'overgedragen', beurt: 2, van: 'anna', aan: 'cor', door: 'anna' },
      { id: 'b1', op: LATER, soort: 'opgepakt', beurt: 1, door: 'anna' },
    ];
    expect(foldSpoed(ZAAK, [...opened(), ...hands])).toMatchObject({ opgepaktDoor: 'anna', overdrachtAan: 'cor' });
  });

  test('of two who took it up with the same number the first one has it', () => {
    const race: readonly SpoedGebeurtenis[] = [
      { id: 'bas', op: LATER, soort: 'opgepakt', beurt: 1, door: 'bas' },
      { id: 'anna', op: OP, soort: 'opgepakt', beurt: 1, door: 'anna' },
    ];
    expect(foldSpoed(ZAAK, [...opened(), ...race]).opgepaktDoor).toBe('anna');
    expect(foldSpoed(ZAAK, [...opened(), ...race.toReversed()]).opgepaktDoor).toBe('anna');
  });

  test('closed beats reached beats taken up, in whatever order they came', () => {
    const events: readonly SpoedGebeurtenis[] = [
      { id: 'g', op: OP, soort: 'gesloten', door: 'anna', reden: 'bereikt' },
      { id: 'p', op: LATER, soort: 'contactpoging', gelukt: true, wijze: 'telefoon', door: 'anna' },
      { id: 'o', op: LATER, soort: 'opgepakt', beurt: 1, door: 'anna' },
    ];
    expect(foldSpoed(ZAAK, [...opened(), ...events]).status).toBe('gesloten');
    expect(foldSpoed(ZAAK, [...opened(), ...events.slice(1)]).status).toBe('bereikt');
    expect(foldSpoed(ZAAK, [...opened(), ...events.slice(2)]).status).toBe('opgepakt');
  });

  test('without any event there is still a case that asks for attention', () => {
    const zaak = foldSpoed(ZAAK, []);
    expect(zaak).toMatchObject({ id: ZAAK, status: 'open', wijkteam: 'algemeen' });
    expect(nextSpoedActie(zaak)).not.toBeNull();
  });
});
