/** The control plane of the local run, and the end of it all. */
import { describe, expect, test } from '@jest/globals';
import { done } from '../../support/actors.ts';
import { countsOf } from '../../support/figures/read-figures.ts';
import { centrale, type Problem, row, stack, world } from './front-door.ts';

describe('the control plane', () => {
  const lokaal = (method: string, path: string, body?: unknown) =>
    stack.fetchJson<Problem>(`/_lokaal/${path}`, { method, ...(body !== undefined && { body }) });

  test.each<[string, string, unknown, number]>([
    ['POST', 'klok', { vooruit: 'PT0.5S' }, 200],
    ['POST', 'klok', {}, 400],
    ['POST', 'klok', { vooruit: '-PT1H' }, 400],
    ['POST', 'klok', { vooruit: 'PT1H', naar: '2027-01-01T00:00:00Z' }, 400],
    ['POST', 'klok', { naar: '2026-11-24T09:00:00' }, 400],
    ['POST', 'klok', { naar: '2020-01-01T00:00:00Z' }, 400],
    ['DELETE', 'klok', undefined, 405],
    ['GET', 'niets', undefined, 404],
    ['GET', 'uitgaand?soort=duif', undefined, 400],
    ['POST', 'tokens', { naam: 'x', rollen: ['baas'] }, 400],
    ['POST', 'storingen', { dienst: 'fax', soort: 'stuk' }, 400],
    ['POST', 'processen/bestaat-niet/_beeindig', undefined, 404],
    ['POST', 'processen/%zz/_beeindig', undefined, 404],
  ])('%s %s %j answers %d', async (method, path, body, status) => {
    const answer = await lokaal(method, path, body);
    expect(answer.status).toBe(status);
    if (status >= 400)
      expect(answer.body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  });

  test('a worker that is ended at work is started again, and what it had is done once', async () => {
    const wijkteam = 'gekilde-werker';
    const events = Array.from({ length: 200 }, (_, n) => ({
      id: `k${n}`,
      oproepId: `k${n}`,
      soort: 'in-wachtrij',
      op: '2026-11-20T09:00:00Z',
      wijkteam,
    }));
    done(await centrale.post('/v1/telefoon-gebeurtenissen', events));
    expect((await lokaal('POST', 'processen/receive-telefoon/_beeindig')).status).toBe(200);
    expect((await lokaal('POST', 'processen/project-bereikbaarheid/_beeindig')).status).toBe(200);
    expect(countsOf(await row({ van: '2026-11-20', kanaal: 'telefoon', wijkteam }))).toEqual({
      ontvangen: 200,
      wachtend: 200,
      buitenNorm: 200,
    });
    const names = (await stack.wachtrijen()).map(({ naam }) => naam);
    expect(names).toEqual(expect.arrayContaining(['telefoon', 'mail', 'chat', 'inloop', 'push', 'antwoord']));
  });

  test('after all of this: nothing else went out, nothing is dead-lettered, what is wrong in the log was asked for', async () => {
    await world.wentOut([]);
    expect(
      (await stack.wachtrijen()).filter(({ uitval, wachtend, onderweg }) => uitval + wachtend + onderweg > 0),
    ).toEqual([]);
    const errors = await stack.logboek('error');
    expect(errors.filter(({ tekst }) => !tekst.includes('ended from outside'))).toEqual([]);
  });
});
