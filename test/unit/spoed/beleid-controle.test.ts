import { describe, expect, test } from '@jest/globals';
import { STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { controleerBeleid } from '../../../shared/domain/spoed/beleid-controle.ts';
import type { Escalatiebeleid } from '../../../shared/domain/spoed/types.ts';
import { HOUR, MINUTE } from '../../../shared/domain/tijd/instant.ts';

const fields = (over: Partial<Escalatiebeleid>): readonly string[] =>
  controleerBeleid({ ...STANDAARD_BELEID, ...over }).map(({ veld }) => veld);
const trede = { wie: 'dienstdoende', media: ['mail'], wachtMs: 15 * MINUTE } as const;

describe('an escalation policy', () => {
  test('as the system has it is allowed, and so are the limits themselves', () => {
    expect(fields({})).toEqual([]);
    const treden = [1, 60].map((minuten) => ({ ...trede, wachtMs: minuten * MINUTE }));
    expect(fields({ treden, herinneringenMs: [HOUR, 25 * HOUR, 47 * HOUR], overdrachtWachtMs: HOUR })).toEqual([]);
    expect(fields({ crisisWachtMs: MINUTE })).toEqual([]);
    expect(fields({ crisisWachtMs: 15 * MINUTE })).toEqual([]);
  });

  test('tells somebody: it has rungs, and every rung a medium', () => {
    expect(fields({ treden: [] })).toEqual(['treden']);
    expect(fields({ treden: [trede, { ...trede, media: [] }] })).toEqual(['treden[1].media']);
    expect(fields({ treden: [{ ...trede, media: ['sms', 'sms'] }] })).toEqual(['treden[0].media']);
    expect(fields({ treden: Array.from({ length: 13 }, () => trede) })).toEqual(['treden']);
  });

  test.each([0, -1, 0.5, 61, Number.NaN])('waits no %d minutes: a whole number from 1 to 60', (minuten) => {
    expect(fields({ treden: [{ ...trede, wachtMs: minuten * MINUTE }] })).toEqual(['treden[0].wachtMinuten']);
    expect(fields({ overdrachtWachtMs: minuten * MINUTE })).toEqual(['overdrachtWachtMinuten']);
  });

  test('may be less patient with a crisis than a quarter of an hour, never more', () => {
    expect(fields({ crisisWachtMs: 16 * MINUTE })).toEqual(['crisisWachtMinuten']);
  });

  test.each([24, 47, 49, 72])('has a term of 48 hours, so not %d', (uren) => {
    expect(fields({ termijnMs: uren * HOUR })).toEqual(['termijnUren']);
  });

  test('reminds within the term, in order, each once', () => {
    const at = (...uren: number[]) => fields({ herinneringenMs: uren.map((uur) => uur * HOUR) });
    expect(at()).toEqual(['herinneringenUren']);
    expect(at(24, 48)).toEqual(['herinneringenUren[1]']);
    expect(at(0, 24.5)).toEqual(['herinneringenUren[0]', 'herinneringenUren[1]']);
    expect(at(24)).toEqual([]);
    for (const gat of [[25], [12, 20], [12, 37]]) expect(at(...gat)).toEqual(['herinneringenUren']);
    expect(at(36, 24)).toEqual(['herinneringenUren[1]']);
    expect(at(24, 24)).toEqual(['herinneringenUren[1]']);
    expect(at(1, 2, 3, 4, 5, 6, 7, 8, 9)).toEqual(['herinneringenUren']);
  });

  test('with faults everywhere names them all at once', () => {
    expect(
      fields({
        treden: [{ ...trede, media: [], wachtMs: 0 }],
        herinneringenMs: [50 * HOUR],
        termijnMs: HOUR,
        overdrachtWachtMs: 0,
        crisisWachtMs: 0,
      }),
    ).toEqual([
      'termijnUren',
      'treden[0].media',
      'treden[0].wachtMinuten',
      'herinneringenUren[0]',
      'overdrachtWachtMinuten',
      'crisisWachtMinuten',
    ]);
  });
});
