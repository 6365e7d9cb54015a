/** Opening hours through the API: what would change, closing at once, and the notations of others. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { standaardRegeling } from '../../shared/domain/openingstijden/standaard.ts';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { World } from '../support/memory-world.ts';
import { gebruiker, ondersteuner } from '../support/people.ts';
import { type ApiWorld, apiWorld, type Json, START } from './api-world.ts';
import { call, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

closedLog();
const beheerder = gebruiker('bea', ['beheerder']);
const pad = { wijkteam: 'centrum', kanaal: 'telefoon' };
const OPENING = '/v1/openingstijden/{wijkteam}/{kanaal}';

let world: World;
let api: HttpHandler;
let done: ApiWorld['done'];
beforeEach(() => {
  ({ world, api, done } = apiWorld());
});
const toestand = async (): Promise<Json> =>
  (await done({ route: `GET ${OPENING}/toestand`, door: ondersteuner, pad })).body;

describe('the preview', () => {
  test('shows the days that would change, and changes nothing', async () => {
    const regeling = {
      ...standaardRegeling(),
      uitzonderingen: [
        { van: '2026-11-24', totEnMet: '2026-11-26', dagdelen: [{ van: '09:00', tot: '12:00' }], reden: 'teamdag' },
      ],
    };
    const query = { van: '2026-11-23', totEnMet: '2026-12-31' };
    const { body } = await done({ route: `POST ${OPENING}/voorbeelden`, door: beheerder, pad, query, body: regeling });
    const day = (datum: string, voorbij: boolean) => ({
      datum,
      nu: [{ van: '09:00', tot: '17:00' }],
      straks: [{ van: '09:00', tot: '12:00' }],
      reden: 'teamdag',
      voorbij,
    });
    expect(body['dagen']).toEqual([day('2026-11-24', true), day('2026-11-25', false), day('2026-11-26', false)]);
    expect(await toestand()).toMatchObject({ open: true, volgendeWijziging: '2026-11-25T16:00:00.000Z' });
  });

  test('of a regeling that cannot be names every fault', async () => {
    const regeling = {
      patronen: [{ geldigVan: '2026-01-01', week: [{ dag: 1, dagdelen: [{ van: '09:00', tot: '09:00' }] }] }],
    };
    const { body } = await refused(api, { route: `POST ${OPENING}/voorbeelden`, door: beheerder, pad, body: regeling });
    expect(body.fouten?.map(({ veld }) => veld)).toEqual(['patronen[0].week[0].dagdelen[0].tot']);
  });
});

describe('the switch', () => {
  const close = (body: Json) => done({ route: `POST ${OPENING}/sluitingen`, door: ondersteuner, pad, body });
  const reopen = () => done({ route: `POST ${OPENING}/heropeningen`, door: ondersteuner, pad, body: {} });

  test('closes at once with its reason and opens again; twice is once, and the past stays closed', async () => {
    expect((await close({ reden: 'storing' })).body).toMatchObject({ open: false, reden: 'storing' });
    await close({ reden: 'storing' });
    expect(await toestand()).toMatchObject({ open: false, reden: 'storing' });
    world.clock.forward(600_000);
    expect((await reopen()).body).toMatchObject({ open: true });
    await reopen();
    const { openingsregelingen } = await world.instellingen.readInstellingen();
    expect(openingsregelingen['centrum/telefoon']?.sluitingen).toEqual([
      { van: START, tot: '2026-11-25T09:10:00.000Z', reden: 'storing' },
    ]);
  });

  test('with an end opens by itself; an end that has passed is refused', async () => {
    await close({ reden: 'overleg', tot: '2026-11-25T10:00:00Z' });
    expect(await toestand()).toMatchObject({ open: false, volgendeWijziging: '2026-11-25T10:00:00.000Z' });
    const { body } = await refused(api, {
      route: `POST ${OPENING}/sluitingen`,
      door: ondersteuner,
      pad,
      body: { reden: 'overleg', tot: '2026-11-25T08:00:00Z' },
    });
    expect(body.fouten).toEqual([{ veld: 'tot', melding: 'Dit tijdstip is al voorbij.' }]);
  });
});

describe('in the notations of others', () => {
  test('out as schema.org and OpenStreetMap, and in again', async () => {
    const { body } = await done<{ schemaOrg: Json; osm: string }>({
      route: `GET ${OPENING}/uitwisseling`,
      door: ondersteuner,
      pad,
    });
    expect(body.osm).toContain('2026 Nov 25-2027 Nov 25 Mo-Fr 09:00-17:00; 2026 Dec 25 off "Eerste kerstdag"');
    const back = await done({
      route: 'POST /v1/openingstijden-inlezingen',
      door: beheerder,
      body: { schemaOrg: body.schemaOrg },
    });
    expect(back.body['patronen']).toMatchObject([{ geldigVan: '2026-11-25', geldigTotEnMet: '2027-11-25' }]);
  });

  test('come in from OpenStreetMap too, or are refused with the place; one of the two at a time', async () => {
    const send = (body: Json) => ({ route: 'POST /v1/openingstijden-inlezingen', door: beheerder, body });
    const read = await done<Json>(send({ osm: 'Mo-Fr 09:00-17:00; PH off' }));
    expect(read.body['patronen']).toMatchObject([
      { week: [{ dag: 1 }, { dag: 2 }, { dag: 3 }, { dag: 4 }, { dag: 5 }] },
    ]);
    expect(read.body['landelijkeSluitingsdagen']).toBe(true);
    const { body } = await refused(api, send({ osm: 'Mo-Fr 09:00+' }));
    expect(body.fouten).toEqual([{ veld: 'osm', melding: expect.stringMatching(/^Vanaf teken 12: /) }]);
    for (const wrong of [{}, { osm: 'off', schemaOrg: {} }]) expect((await refused(api, send(wrong))).status).toBe(400);
  });

  test('what cannot be read is refused with all its faults', async () => {
    const { body } = await refused(api, {
      route: 'POST /v1/openingstijden-inlezingen',
      door: beheerder,
      body: { schemaOrg: { openingHoursSpecification: [{ dayOfWeek: 'maandag', opens: '9', closes: '17:00' }, 4] } },
    });
    expect(body.fouten).toHaveLength(2);
  });

  test('the public reads them without a token, and only of a wijkteam that is set up', async () => {
    const answer = await call<Json>(api, {
      route: 'GET /v1/openbare-openingstijden/{wijkteam}',
      pad: { wijkteam: 'centrum' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'Content-Type': 'application/ld+json',
      'Cache-Control': 'public, max-age=300',
    });
    const page = JSON.parse(answer.text) as { contactPoint: Json[] };
    expect(page).toMatchObject({ '@context': 'https://schema.org', '@type': 'GovernmentOffice' });
    expect(page.contactPoint.map(({ contactType }) => contactType)).toEqual(['telefoon', 'e-mail', 'chat']);
    const other = await call(api, {
      route: 'GET /v1/openbare-openingstijden/{wijkteam}',
      pad: { wijkteam: 'nergens' },
    });
    expect(other.status).toBe(404);
  });
});
