/** The organisatie and canned answers through the API: everything that is wrong at once, and the days on which numbers were checked. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import { gebruiker } from '../support/people.ts';
import { type ApiWorld, apiWorld, type Json } from './api-world.ts';
import { refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

closedLog();
const beheerder = gebruiker('bea', ['beheerder']);
let api: HttpHandler;
let made: ApiWorld;
beforeEach(() => {
  made = apiWorld();
  ({ api } = made);
});
const organisatie: Json = {
  naam: 'Ons wijkteam',
  crisisdienst: { naam: 'Crisisdienst', nummer: '0800-1471', mail: null },
  noodnummers: [],
};
const put = (body: Json) => made.done({ route: 'PUT /v1/organisatie', door: beheerder, body });
const read = async () => (await made.done({ route: 'GET /v1/organisatie', door: beheerder })).body;
const faults = async (request: Parameters<typeof refused>[1]) => {
  const { status, body } = await refused(api, request);
  expect(status).toBe(400);
  return (body as unknown as { fouten: { veld: string; melding: string }[] }).fouten;
};

describe('the organisatie', () => {
  test('keeps when the number of its crisisdienst was checked; without, nothing is claimed', async () => {
    await put(organisatie);
    expect(((await read())['crisisdienst'] as Json)['gecontroleerdOp']).toBeUndefined();
    const crisisdienst = { naam: 'Crisisdienst', nummer: '0800-1471', mail: null, gecontroleerdOp: '2026-11-25' };
    await put({ ...organisatie, crisisdienst });
    expect(await read()).toMatchObject({ crisisdienst });
    const body = { ...organisatie, crisisdienst: { ...crisisdienst, gecontroleerdOp: '2026-02-30' } };
    expect(await faults({ route: 'PUT /v1/organisatie', door: beheerder, body })).toMatchObject([
      { veld: 'crisisdienst.gecontroleerdOp' },
    ]);
  });

  test('is told what is wrong with the fields of its signature together with everything else', async () => {
    const body = { ...organisatie, naam: ' ', ondertekening: 'Groet, {{directeur}} {{' };
    const told = await faults({ route: 'PUT /v1/organisatie', door: beheerder, body });
    expect(told.map(({ veld }) => veld)).toEqual(['naam', 'ondertekening', 'ondertekening']);
    expect(told[1]?.melding).toMatch(/Het veld {{directeur}} bestaat niet/);
  });
});

describe('a canned answer', () => {
  test('is told everything at once: what it is for, its subject and its text', async () => {
    const body = { titel: 'x', onderwerp: '{{iets}}', tekst: 'Beste {{naam}}, {{maandag}}', kanalen: [] };
    const told = await faults({
      route: 'PUT /v1/standaardantwoorden/{code}',
      door: beheerder,
      pad: { code: 'x' },
      body,
    });
    expect(told.map(({ veld }) => veld).toSorted()).toEqual(['kanalen', 'onderwerp', 'tekst']);
  });
});
