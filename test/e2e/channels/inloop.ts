/** Walk-ins: arriving, being helped, leaving. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { done } from '../../support/actors.ts';
import { countsOf } from '../../support/figures/read-figures.ts';
import { at, contact, gerda, type Problem, row, tom } from './front-door.ts';

describe('inloop', () => {
  const DAY = '2026-11-23';
  const arrive = async (aankomst: Record<string, unknown>) => gerda.post('/v1/aankomsten', aankomst);
  const of = (wijkteam: string, van = DAY) => row({ van, kanaal: 'inloop', wijkteam });

  test('noted twice is one visitor; taken after exactly a quarter of an hour is within the norm', async () => {
    const id = randomUUID();
    await at('2026-11-23T08:10:00Z');
    done(await arrive({ id, locatie: 'nooit-ingesteld', voor: 'jeugd' }));
    await at('2026-11-23T08:12:00Z');
    done(await arrive({ id: id.toUpperCase(), locatie: 'nooit-ingesteld', voor: 'jeugd' }));
    expect(countsOf(await of('nooit-ingesteld'))).toEqual({ ontvangen: 1, wachtend: 1, nogNietBekend: 1 });
    await at('2026-11-23T08:25:00Z');
    done(await tom.post(`/v1/contacten/${id}/aannames`, {}));
    expect(countsOf(await of('nooit-ingesteld'))).toEqual({ ontvangen: 1, beantwoord: 1, binnenNorm: 1 });
    expect((await of('nooit-ingesteld')).wachttijd.max).toBe(900);
  });

  test('who leaves without help is counted as such, and cannot be taken any more', async () => {
    const id = randomUUID();
    done(await arrive({ id, locatie: 'vertrokken', op: '2026-11-23T09:20:00+01:00' }));
    for (let again = 0; again < 2; again += 1) done(await gerda.post(`/v1/aankomsten/${id}/vertrekken`, {}));
    expect(countsOf(await of('vertrokken'))).toEqual({ ontvangen: 1, afgehaakt: 1, buitenNorm: 1 });
    expect((await tom.post(`/v1/contacten/${id}/aannames`, {})).status).toBe(409);
  });

  test('a leaving of which no arrival is known makes nobody wait; the arrival may still come', async () => {
    const id = randomUUID();
    done(await gerda.post(`/v1/aankomsten/${id}/vertrekken`, {}));
    expect((await contact(id)).status).toBe('afgesloten');
    done(await arrive({ id, locatie: 'achteraf', op: '2026-11-23T08:20:00Z' }));
    expect(countsOf(await of('achteraf'))).toEqual({ ontvangen: 1, afgehaakt: 1, buitenNorm: 1 });
  });

  test('noted afterwards it counts when it was; at the closing minute it is outside; in the future it is refused', async () => {
    done(await arrive({ id: randomUUID(), locatie: 'gisteren', op: '2026-11-20T16:00:00Z' }));
    expect(countsOf(await of('gisteren', '2026-11-20'))).toEqual({ ontvangen: 1, wachtend: 1, buitenOpeningstijd: 1 });
    const answer = await arrive({ id: randomUUID(), locatie: 'morgen', op: '2026-11-24T09:00:00Z' });
    expect([answer.status, (answer.body as unknown as Problem).fouten]).toEqual([
      400,
      [{ veld: 'op', melding: expect.any(String) }],
    ]);
    expect(countsOf(await of('morgen', '2026-11-24'))).toEqual({});
  });
});
