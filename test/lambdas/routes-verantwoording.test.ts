/** Looking up who did what, which is itself written down, and whether any of it was tampered with. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeSealVerantwoording } from '../../shared/application/seal-verantwoording.ts';
import { CLOCK_DAY, HOUR, instant, MINUTE, plusMs } from '../../shared/domain/tijd/instant.ts';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { World } from '../support/memory-world.ts';
import { gebruiker, ondersteuner } from '../support/people.ts';
import { regel } from '../support/verantwoordingsregels.ts';
import { type ApiWorld, apiWorld, type Json, START } from './api-world.ts';
import { call, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

closedLog();
const beheerder = gebruiker('bea', ['beheerder']);
const SEARCH = 'GET /v1/verantwoording';
const CHECK = 'GET /v1/verantwoording/verzegeling';

let world: World;
let api: HttpHandler;
let done: ApiWorld['done'];
let oproep: ApiWorld['oproep'];
beforeEach(() => {
  ({ world, api, done, oproep } = apiWorld());
});

const search = (query: Record<string, string>) =>
  done<{ resultaten: Json[]; inLijsten: Json[] }>({ route: SEARCH, door: beheerder, query });

describe('who saw what', () => {
  test('is found by contact: who read, who was refused, and who saw it in a list', async () => {
    const id = await oproep();
    await done({ route: 'GET /v1/contacten/{id}', door: ondersteuner, pad: { id } });
    await refused(api, { route: 'GET /v1/contacten/{id}', door: gebruiker('mo', ['manager']), pad: { id } });
    await done({ route: 'POST /v1/contacten/_zoek', door: ondersteuner, body: {} });
    world.clock.to(plusMs(instant(START), 2 * HOUR));
    await makeSealVerantwoording({ ...world, lezer: world.verantwoording, lijsten: world.verantwoording })();
    const { body } = await search({ object: id });
    expect(body.resultaten).toMatchObject([
      { medewerker: 'mo', resultaat: 'geweigerd', handeling: 'inzien', betrokkenen: { aantal: 1 } },
      { medewerker: 'olga', resultaat: 'gelukt', handeling: 'inzien' },
    ]);
    expect(body.inLijsten).toEqual([
      { uur: '2026-11-25T09', medewerker: 'olga', keren: 1, eerste: START, laatste: START },
    ]);
  });

  test('is found by medewerker, a page at a time', async () => {
    const op = (n: number) => plusMs(instant(START), -n * MINUTE);
    for (let n = 0; n < 5; n += 1) await world.verantwoording.append(regel(`r${n}`, { op: op(n) }));
    const first = await search({ medewerker: 'olga', limit: '3' });
    expect(first.body.resultaten.map(({ id }) => id)).toEqual(['r0', 'r1', 'r2']);
    const cursor = new URL(String(first.headers['Link']).slice(1).split('>')[0] ?? '', 'https://x').searchParams;
    const second = await search({ medewerker: 'olga', limit: '3', cursor: cursor.get('cursor') ?? '' });
    expect(second.body.resultaten.map(({ id }) => id)).toEqual(['r3', 'r4']);
    expect(second.headers['Link']).toBeUndefined();
  });

  test('is looked for in whole Amsterdam days, the last fourteen unless said otherwise', async () => {
    for (const [id, op] of [
      ['oud', '2026-11-11T22:59:59.999Z'],
      ['eerste', '2026-11-11T23:00:00.000Z'],
      ['vandaag', START],
    ] as const)
      await world.verantwoording.append(regel(id, { op: instant(op) }));
    expect((await search({ object: 'c1' })).body.resultaten.map(({ id }) => id)).toEqual(['vandaag', 'eerste']);
    const one = await search({ object: 'c1', van: '2026-11-11', totEnMet: '2026-11-11' });
    expect(one.body.resultaten.map(({ id }) => id)).toEqual(['oud']);
  });

  test('comes as a file of the whole period, which says who and when and no more', async () => {
    for (let n = 0; n < 3; n += 1) await world.verantwoording.append(regel(`r${n}`, { op: instant(START) }));
    const query = { object: 'c1', limit: '1' };
    const answer = await call(api, { route: SEARCH, door: beheerder, query, headers: { accept: 'text/csv' } });
    const lines = answer.text.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain('op;medewerker;rollen;handeling;soort;object');
    expect(world.verantwoording.regels.at(-1)).toMatchObject({
      handeling: 'verstrekken',
      object: 'contact:c1',
      medewerker: 'bea',
    });
  });

  test('says itself who looked, for what, and whose data that was', async () => {
    await search({ object: 'c1' });
    await search({ medewerker: 'olga' });
    await search({ object: 'z1', soort: 'spoedzaak' });
    await refused(api, { route: SEARCH, door: ondersteuner, query: { object: 'c1' } });
    expect(world.verantwoording.regels).toMatchObject([
      {
        medewerker: 'bea',
        handeling: 'zoeken',
        soort: 'verantwoording',
        object: 'contact:c1',
        betrokkenen: { soort: 'contact', ids: ['c1'] },
      },
      { object: 'medewerker:olga', betrokkenen: { soort: 'medewerker', ids: ['olga'] }, activiteit: 'toezicht' },
      { object: 'spoedzaak:z1', betrokkenen: { ids: [] } },
      { medewerker: 'olga', resultaat: 'geweigerd', object: null },
    ]);
    world.verantwoording.regels.length = 0;
    // Who types a name where a number belongs does not put that name on record.
    await search({ object: 'Jan Jansen' });
    expect(world.verantwoording.regels).toMatchObject([{ object: null, betrokkenen: { ids: [] } }]);
    await search({ medewerker: 'olga' });
    const looked = await search({ object: 'medewerker:olga', soort: 'verantwoording' });
    expect(looked.body.resultaten).toMatchObject([{ medewerker: 'bea' }]);
  });

  test('asks for an object or a medewerker, and for a period that is one', async () => {
    for (const [query, veld] of [
      [{}, 'object'],
      [{ object: 'c1', medewerker: 'olga' }, 'object'],
      [{ object: 'c1', van: '2026-11-20', totEnMet: '2026-11-10' }, 'totEnMet'],
      [{ object: 'c1', soort: 'boom' }, 'soort'],
    ] as const) {
      const answer = await refused(api, { route: SEARCH, door: beheerder, query });
      expect([answer.status, answer.body.fouten?.map((fout) => fout.veld)]).toEqual([400, [veld]]);
    }
  });

  test('refuses a file of more lines than it holds, and leaves none out unseen', async () => {
    const many = Array.from({ length: 10_001 }, (_, n) => regel(`r${n}`, { op: instant(START) }));
    world.verantwoording.regels.push(...many);
    const answer = await refused(api, {
      route: SEARCH,
      door: beheerder,
      query: { object: 'c1' },
      headers: { accept: 'text/csv' },
    });
    expect(answer).toMatchObject({ status: 400, body: { fouten: [{ veld: 'van' }] } });
  });
});

describe('the seal', () => {
  test('is whole, until a line is changed', async () => {
    await world.verantwoording.append(regel('r1', { op: instant(START) }));
    world.clock.to(plusMs(instant(START), 3 * HOUR));
    await makeSealVerantwoording({ ...world, lezer: world.verantwoording, lijsten: world.verantwoording })();
    const whole = await done({ route: CHECK, door: beheerder });
    expect(whole.body).toMatchObject({ inOrde: true, regels: 1, totEnMet: '2026-11-25T10', afwijkingen: [] });
    Object.assign(world.verantwoording.regels[0] as object, { resultaat: 'geweigerd' });
    const broken = await done({ route: CHECK, door: beheerder });
    expect(broken.body).toMatchObject({
      inOrde: false,
      aantalAfwijkingen: 1,
      afwijkingen: [{ uur: '2026-11-25T09', soort: 'gewijzigd', sleutel: expect.any(String) }],
    });
  });

  test('is compared for a week at most', async () => {
    const answer = await refused(api, {
      route: CHECK,
      door: beheerder,
      query: { van: '2026-11-01', totEnMet: '2026-11-08' },
    });
    expect(answer.body.fouten).toEqual([{ veld: 'van', melding: 'Controleer hoogstens 7 dagen tegelijk.' }]);
    world.clock.to(plusMs(instant(START), CLOCK_DAY));
    expect((await call(api, { route: CHECK, door: beheerder, query: { van: '2026-11-20' } })).status).toBe(200);
  });
});
