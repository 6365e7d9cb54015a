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
      soort: 'korter',
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

describe('the calendar', () => {
  test('names every day, and how and why it is not as its week', async () => {
    const uitzondering = (dag: string, reden: string, ...dagdelen: { van: string; tot: string }[]) => ({
      van: `2026-12-${dag}`,
      totEnMet: `2026-12-${dag}`,
      dagdelen,
      reden,
    });
    const regeling = {
      ...standaardRegeling(),
      uitzonderingen: [
        uitzondering('21', 'teamdag'),
        uitzondering('22', 'vergadering', { van: '13:00', tot: '17:00' }),
        uitzondering('23', 'avond', { van: '09:00', tot: '17:00' }, { van: '18:00', tot: '01:00' }),
        uitzondering('24', 'eerder', { van: '08:00', tot: '16:00' }),
        uitzondering('27', 'open zondag', { van: '10:00', tot: '24:00' }),
      ],
    };
    await done({ route: `PUT ${OPENING}`, door: beheerder, pad, body: regeling });
    const query = { van: '2026-12-20', totEnMet: '2026-12-28' };
    const { body } = await done<{
      dagen: { datum: string; soort: string; reden: string | null; dagdelen: object[] }[];
    }>({
      route: `GET ${OPENING}/dagen`,
      door: ondersteuner,
      pad,
      query,
    });
    expect(body.dagen.map(({ datum, soort, reden }) => [datum.slice(8), soort, reden])).toEqual([
      ['20', 'gewoon', null],
      ['21', 'dicht', 'teamdag'],
      ['22', 'korter', 'vergadering'],
      ['23', 'extra', 'avond'],
      ['24', 'anders', 'eerder'],
      ['25', 'dicht', 'Eerste kerstdag'],
      ['26', 'gewoon', null],
      ['27', 'extra', 'open zondag'],
      ['28', 'gewoon', null],
    ]);
    expect(body.dagen.map(({ dagdelen }) => dagdelen.length)).toEqual([0, 0, 1, 2, 1, 0, 0, 1, 1]);
  });

  test('is asked for at most three years, in order', async () => {
    const faults = async (van: string, totEnMet: string) => {
      const query = { van, totEnMet };
      const { body } = await refused(api, { route: `GET ${OPENING}/dagen`, door: ondersteuner, pad, query });
      return body.fouten;
    };
    expect(await faults('2026-02-01', '2026-01-01')).toEqual([{ veld: 'totEnMet', melding: 'Dit ligt voor van.' }]);
    expect(await faults('2026-01-01', '2029-01-05')).toEqual([{ veld: 'totEnMet', melding: 'Hoogstens 1100 dagen.' }]);
  });
});

describe('two people at the same hours', () => {
  const versies = async () =>
    (await done<{ resultaten: { versie: number }[] }>({ route: `GET ${OPENING}/versies`, door: beheerder, pad })).body
      .resultaten;
  const regeling = (reden: string) => ({
    ...standaardRegeling(),
    sluitingsdagen: [{ datum: '2026-12-01', reden, bron: 'lokaal' as const }],
  });
  const save = (reden: string, basis: number) => ({
    route: `PUT ${OPENING}`,
    door: beheerder,
    pad,
    query: { basis: String(basis) },
    body: regeling(reden),
  });

  test('the second hears that the first was there, and nothing of the first is lost', async () => {
    await done(save('eerste', 0));
    const [first] = await versies();
    const { status, body } = await refused(api, save('tweede', 0));
    expect([status, body.code]).toEqual([409, 'intussen-gewijzigd']);
    expect((await versies()).map(({ versie }) => versie)).toEqual([first?.versie]);
    await done(save('tweede', first?.versie ?? -1));
    expect(await versies()).toHaveLength(2);
  });

  test('closing at once counts as a change; a change of something else does not', async () => {
    await done(save('eerste', 0));
    const [first] = await versies();
    await done({ route: `POST ${OPENING}/sluitingen`, door: ondersteuner, pad, body: { reden: 'storing' } });
    expect((await refused(api, save('tweede', first?.versie ?? -1))).status).toBe(409);
    const [closed] = await versies();
    const elsewhere = { wijkteam: 'centrum', kanaal: 'mail' };
    await done({ ...save('elders', 0), pad: elsewhere });
    await done(save('tweede', closed?.versie ?? -1));
  });
});

describe('a locatie that goes back to the hours of its wijkteam', () => {
  const inloop = { wijkteam: 'centrum', kanaal: 'inloop' };
  const query = { locatie: 'plein' };
  const middag = {
    ...standaardRegeling(),
    patronen: [
      {
        geldigVan: '2020-01-01',
        week: [1, 2, 3, 4, 5].map((dag) => ({ dag, dagdelen: [{ van: '13:00', tot: '16:00' }] })),
      },
    ],
  };
  const put = (body: object, more: Record<string, string> = {}) =>
    done({ route: `PUT ${OPENING}`, door: beheerder, pad: inloop, query: { ...query, ...more }, body });
  const back = (vanaf: string, more: Record<string, string> = {}) => ({
    route: `POST ${OPENING}/wijkteamtijden`,
    door: beheerder,
    pad: inloop,
    query: { ...query, ...more },
    body: { vanaf },
  });
  const hours = async (van: string, totEnMet: string) => {
    const { body } = await done<{ dagen: { dagdelen: { van: string; tot: string }[] }[] }>({
      route: `GET ${OPENING}/dagen`,
      door: ondersteuner,
      pad: inloop,
      query: { ...query, van, totEnMet },
    });
    return body.dagen.map(({ dagdelen }) => dagdelen.map(({ van: begin, tot }) => `${begin}-${tot}`).join(' '));
  };
  const versies = async () =>
    (
      await done<{ resultaten: { versie: number; door: string; waarde: Json }[] }>({
        route: `GET ${OPENING}/versies`,
        door: beheerder,
        pad: inloop,
        query,
      })
    ).body.resultaten;

  test('has them from that day on, also when the wijkteam changes them later; the days before stay', async () => {
    await put(middag);
    const { body } = await done(back('2026-12-02'));
    expect(body['volgtWijkteam']).toEqual([{ van: '2026-12-02' }]);
    expect(await hours('2026-12-01', '2026-12-02')).toEqual(['13:00-16:00', '09:00-17:00']);
    const ochtend = {
      ...middag,
      patronen: middag.patronen.map((patroon) => ({
        ...patroon,
        week: patroon.week.map(({ dag }) => ({ dag, dagdelen: [{ van: '08:00', tot: '11:00' }] })),
      })),
    };
    await done({ route: `PUT ${OPENING}`, door: beheerder, pad: inloop, body: ochtend });
    expect(await hours('2026-12-01', '2026-12-02')).toEqual(['13:00-16:00', '08:00-11:00']);
  });

  test('is told beforehand which days change, and then nothing is kept', async () => {
    await put(middag);
    const call = { ...back('2026-12-02', { van: '2026-12-01', totEnMet: '2026-12-02' }) };
    const { body } = await done({ ...call, route: `POST ${OPENING}/wijkteamtijden/voorbeelden` });
    expect(body['dagen']).toMatchObject([
      {
        datum: '2026-12-02',
        nu: [{ van: '13:00', tot: '16:00' }],
        straks: [{ van: '09:00', tot: '17:00' }],
        voorbij: false,
      },
    ]);
    expect(await hours('2026-12-02', '2026-12-02')).toEqual(['13:00-16:00']);
    expect(await versies()).toHaveLength(1);
  });

  test('is a change like every other: with who did it, once however often it is asked, and not over somebody else', async () => {
    await put(middag);
    const [first] = await versies();
    await put({ ...middag, landelijkeSluitingsdagen: false });
    const { status, body } = await refused(api, back('2026-12-02', { basis: String(first?.versie) }));
    expect([status, body.code]).toEqual([409, 'intussen-gewijzigd']);
    const [second] = await versies();
    await done(back('2026-12-02', { basis: String(second?.versie) }));
    await done(back('2026-12-02'));
    expect((await versies()).map(({ door, waarde }) => [door, waarde['volgtWijkteam']])).toEqual([
      ['bea', [{ van: '2026-12-02' }]],
      ['bea', undefined],
      ['bea', undefined],
    ]);
  });

  test('is refused for a day that has been, and for a locatie that has no hours of its own', async () => {
    expect((await refused(api, back('2026-12-02'))).status).toBe(404);
    await put(middag);
    const { body } = await refused(api, back('2026-11-24'));
    expect(body.fouten?.map(({ veld }) => veld)).toEqual(['vanaf']);
    expect(await versies()).toHaveLength(1);
  });

  test('has its own hours again from today on when they are saved; what it followed until then stays', async () => {
    await put(middag);
    await done(back('2026-11-25'));
    world.clock.forward(2 * 86_400_000);
    const preview = await done({
      route: `POST ${OPENING}/voorbeelden`,
      door: beheerder,
      pad: inloop,
      query: { ...query, van: '2026-11-24', totEnMet: '2026-11-27' },
      body: middag,
    });
    expect(preview.body['dagen']).toMatchObject([{ datum: '2026-11-27', straks: [{ van: '13:00', tot: '16:00' }] }]);
    expect((await put(middag)).body['volgtWijkteam']).toEqual([{ van: '2026-11-25', totEnMet: '2026-11-26' }]);
    expect(await hours('2026-11-24', '2026-11-27')).toEqual([
      '13:00-16:00',
      '09:00-17:00',
      '09:00-17:00',
      '13:00-16:00',
    ]);
  });

  test('can be closed at once while it follows, and goes on following', async () => {
    await put(middag);
    await done(back('2026-11-25'));
    const close = { route: `POST ${OPENING}/sluitingen`, door: ondersteuner, pad: inloop, query };
    expect((await done({ ...close, body: { reden: 'lekkage' } })).body).toMatchObject({
      open: false,
      reden: 'lekkage',
    });
    world.clock.forward(60_000);
    const reopen = { route: `POST ${OPENING}/heropeningen`, door: ondersteuner, pad: inloop, query, body: {} };
    // At half past nine the wijkteam is open, and the locatie by its own hours is not.
    expect((await done(reopen)).body).toMatchObject({ open: true, volgendeWijziging: '2026-11-25T16:00:00.000Z' });
  });

  test('only a locatie can follow', async () => {
    const body = { ...middag, volgtWijkteam: [{ van: '2026-12-01' }] };
    const answer = await refused(api, { route: `PUT ${OPENING}`, door: beheerder, pad: inloop, body });
    expect(answer.body.fouten?.map(({ veld }) => veld)).toEqual(['volgtWijkteam']);
  });
});

describe('proposals for the closing days', () => {
  interface Lijst {
    readonly voorstellen: readonly { readonly datum: string }[];
    readonly afgewezen: readonly { readonly datum: string; readonly door: string; readonly op: string }[];
    readonly eigen: readonly unknown[];
  }
  const ROUTE = '/v1/sluitingsdagen/{jaar}';
  const jaar = { jaar: '2027' };
  const post = async (what: string, datum: string, door = beheerder) =>
    (await done<Lijst>({ route: `POST ${ROUTE}/${what}`, door, pad: jaar, body: { datum } })).body;
  const read = async (door = beheerder) => (await done<Lijst>({ route: `GET ${ROUTE}`, door, pad: jaar })).body;
  const proposed = ({ voorstellen }: Lijst) => voorstellen.map(({ datum }) => datum);
  const GOEDE_VRIJDAG = '2027-03-26';

  test('one that was refused does not come back, until somebody wants it after all', async () => {
    expect(proposed(await read())).toContain(GOEDE_VRIJDAG);
    expect(proposed(await post('afwijzingen', GOEDE_VRIJDAG))).not.toContain(GOEDE_VRIJDAG);
    world.clock.forward(60_000);
    await post('afwijzingen', GOEDE_VRIJDAG, gebruiker('bob', ['beheerder']));
    // Asked twice it is once, of the first.
    expect((await read()).afgewezen).toMatchObject([{ datum: GOEDE_VRIJDAG, door: 'bea', op: START }]);
    const again = await post('afwijzingen/intrekkingen', GOEDE_VRIJDAG);
    expect([proposed(again).includes(GOEDE_VRIJDAG), again.afgewezen]).toEqual([true, []]);
  });

  test('is of one year, changes no hours, and stays when the list and the organisatie are saved', async () => {
    await post('afwijzingen', GOEDE_VRIJDAG);
    const dag = { datum: '2027-06-11', reden: 'Personeelsdag' };
    await done({ route: `PUT ${ROUTE}`, door: beheerder, pad: jaar, body: { dagen: [dag] } });
    const organisatie = {
      naam: 'Wijkteams',
      crisisdienst: { naam: 'Crisisdienst', nummer: '0800-1234' },
      noodnummers: [],
    };
    await done({ route: 'PUT /v1/organisatie', door: beheerder, body: organisatie });
    const { body: shown } = await done({ route: 'GET /v1/organisatie', door: beheerder });
    expect(shown).toMatchObject(organisatie);
    expect(shown).not.toHaveProperty('afgewezenDagen');
    const { afgewezen, eigen } = await read();
    expect([afgewezen.map(({ datum }) => datum), eigen]).toEqual([[GOEDE_VRIJDAG], [dag]]);
    const next = await done<Lijst>({ route: `GET ${ROUTE}`, door: beheerder, pad: { jaar: '2028' } });
    expect(next.body.afgewezen).toEqual([]);
  });

  test('a day that is put on the list all the same is no longer named as refused', async () => {
    await post('afwijzingen', GOEDE_VRIJDAG);
    const body = { dagen: [{ datum: GOEDE_VRIJDAG, reden: 'Goede Vrijdag' }] };
    await done({ route: `PUT ${ROUTE}`, door: beheerder, pad: jaar, body });
    expect(await read()).toMatchObject({ afgewezen: [] });
  });

  test('who refused it is told to who settles it; the rest just do not see the day', async () => {
    await post('afwijzingen', GOEDE_VRIJDAG);
    const seen = await read(ondersteuner);
    expect([seen.afgewezen, proposed(seen).includes(GOEDE_VRIJDAG)]).toEqual([[], false]);
    expect((await read(gebruiker('mo', ['manager']))).afgewezen).toHaveLength(1);
  });

  test('a day that nobody proposes cannot be refused', async () => {
    const call = { route: `POST ${ROUTE}/afwijzingen`, door: beheerder, pad: jaar, body: { datum: '2027-06-11' } };
    expect((await refused(api, call)).body.fouten?.map(({ veld }) => veld)).toEqual(['datum']);
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
