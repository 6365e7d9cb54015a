/** Duties as a calendar behind a secret address, and leave that is read from a calendar. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { readAgenda } from '../../shared/adapters/agenda/read-agenda.ts';
import type { Importuitslag } from '../../shared/application/import-afwezigheden.ts';
import type { Dienst } from '../../shared/domain/achterwacht/types.ts';
import type { Gebruiker } from '../../shared/domain/organisatie/types.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import { fatima, gebruiker, manager, medewerker, piet } from '../support/people.ts';
import { type ApiWorld, apiWorld } from './api-world.ts';
import { call, refused } from './http-call.ts';

let api: ApiWorld;
beforeEach(() => {
  api = apiWorld();
});

const dienst = (id: string, over: Partial<Dienst> = {}): Dienst => ({
  id,
  soort: 'achterwacht',
  wijkteam: 'centrum',
  domein: 'jeugd',
  professional: 'fatima',
  van: '2026-11-26T09:00',
  tot: '2026-11-26T13:00',
  vervanging: false,
  ...over,
});
const publiceer = (erbij: readonly Dienst[], weg: readonly string[] = []) =>
  api.world.instellingen.publiceer({ erbij, weg, door: 'rob', op: api.world.clock.now(), aanleiding: 'plan' });
async function adresOf(door: Gebruiker, body: object = {}): Promise<string> {
  const { adres } = (await api.done<{ adres: string }>({ route: 'POST /v1/agenda-adressen', door, body })).body;
  return adres;
}
const feed = (adres: string, headers: Readonly<Record<string, string>> = {}) =>
  call<string>(api.api, {
    route: 'GET /v1/agendas/{geheim}',
    pad: { geheim: adres.split('/').at(-1) as string },
    headers,
  });
/** Long lines are folded in the file. */
const unfolded = async (adres: string) => (await feed(adres)).text.replaceAll('\r\n ', '');
const valuesOf = (tekst: string, naam: string) =>
  [...tekst.matchAll(new RegExp(`^${naam}:(.*)\r$`, 'gm'))].map(([, value]) => value);
const JAAR = { van: instant('2025-12-31T23:00:00Z'), tot: instant('2027-12-31T23:00:00Z') };

describe('the calendar behind a secret address', () => {
  test('has the own duties and nothing else, for who has no token', async () => {
    await publiceer([dienst('a'), dienst('b', { professional: 'piet' })]);
    const adres = await adresOf(fatima);
    expect(adres).toMatch(/^https:\/\/console\.voorbeeld\.nl\/v1\/agendas\/[\w-]{22,}\.ics$/);
    const answer = await feed(adres);
    expect([answer.status, answer.headers['Content-Type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(valuesOf(answer.text, 'UID')).toEqual(['a@console.voorbeeld.nl']);
    expect(valuesOf(answer.text, 'SUMMARY')).toEqual(['Achterwacht jeugd\\, Wijkteam centrum']);
    expect(valuesOf(answer.text, 'DTSTART')).toEqual(['20261126T080000Z']);
    expect(valuesOf(answer.text, 'STATUS')).toEqual(['CONFIRMED']);
  });

  test('of the whole wijkteam names who has duty', async () => {
    await publiceer([dienst('a'), dienst('b', { professional: 'piet', wijkteam: 'noord' })]);
    const adres = await adresOf(piet, { omvang: 'wijkteams' });
    expect(valuesOf(await unfolded(adres), 'SUMMARY').toSorted()).toEqual([
      'Achterwacht jeugd\\, Wijkteam centrum: fatima',
      'Achterwacht jeugd\\, noord: piet',
    ]);
  });

  test('runs from the first begin to the last end when the clock changes', async () => {
    await publiceer([dienst('nacht', { van: '2027-10-31T02:00', tot: '2027-10-31T02:30' })]);
    const tekst = await unfolded(await adresOf(fatima));
    expect(readAgenda(tekst, JAAR).map(({ vanOp, totOp }) => [vanOp, totOp])).toContainEqual([
      '2027-10-31T00:00:00.000Z',
      '2027-10-31T01:30:00.000Z',
    ]);
  });

  test('moves a changed duty with a higher number, and shows one that was taken away or given away as cancelled', async () => {
    await publiceer([dienst('a'), dienst('b'), dienst('c')]);
    const adres = await adresOf(fatima);
    const eerst = valuesOf(await unfolded(adres), 'SEQUENCE');
    await publiceer([dienst('a', { tot: '2026-11-26T15:00' }), dienst('b', { professional: 'piet' })], ['c']);
    const tekst = await unfolded(adres);
    const punten = tekst.split('BEGIN:VEVENT').slice(1);
    const told = punten.map((punt) => [
      valuesOf(punt, 'UID')[0]?.split('@')[0],
      valuesOf(punt, 'STATUS')[0],
      valuesOf(punt, 'SEQUENCE')[0],
    ]);
    expect(eerst).toEqual(['1', '1', '1']);
    expect(told.toSorted()).toEqual([
      ['a', 'CONFIRMED', '2'],
      ['b', 'CANCELLED', '2'],
      ['c', 'CANCELLED', '2'],
    ]);
    expect(valuesOf(punten[0] as string, 'DTEND')).toEqual(['20261126T140000Z']);
    api.world.clock.to('2027-01-10T09:00:00.000Z');
    expect(valuesOf(await unfolded(adres), 'UID')).toEqual([]);
  });

  test('is not sent again to who has it, until the roster changes', async () => {
    await publiceer([dienst('a')]);
    const adres = await adresOf(fatima);
    const etag = String((await feed(adres)).headers['ETag']);
    const again = await feed(adres, { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    await publiceer([dienst('b')]);
    expect((await feed(adres, { 'if-none-match': etag })).status).toBe(200);
  });

  test('is gone with the same answer when it is unknown, renewed, withdrawn, or of somebody who left', async () => {
    const before = await adresOf(fatima);
    const now = await adresOf(fatima);
    const unknown = await feed('https://x/onbekend.ics');
    expect(unknown.status).toBe(404);
    const gone = [await feed(before)];
    await api.world.instellingen.saveMedewerker(medewerker('fatima', { actief: false }));
    gone.push(await feed(now));
    await api.world.instellingen.saveMedewerker(medewerker('fatima'));
    expect((await feed(now)).status).toBe(200);
    const withdraw = { route: 'POST /v1/agenda-adressen/intrekkingen', door: fatima, body: {} };
    expect((await api.done(withdraw)).body).toEqual({ ingetrokken: true });
    expect((await api.done(withdraw)).body).toEqual({ ingetrokken: false });
    gone.push(await feed(now));
    for (const answer of gone) expect([answer.status, answer.text]).toEqual([unknown.status, unknown.text]);
  });

  test('is never told again: only that there is one', async () => {
    const list = { route: 'GET /v1/agenda-adressen', door: fatima };
    expect((await api.done(list)).body).toEqual({ resultaten: [] });
    const geheim = (await adresOf(fatima)).split('/').at(-1)?.replace('.ics', '') as string;
    const { text, body } = await api.done(list);
    expect(body).toEqual({ resultaten: [{ omvang: 'eigen', sinds: api.world.clock.now() }] });
    expect(text).not.toContain(geheim);
    expect(JSON.stringify(await api.world.instellingen.loadAgendaAdres('fatima'))).not.toContain(geheim);
  });
});

const agenda = (...events: readonly (readonly string[])[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//proef//NL',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const WEKELIJKS = [
  'UID:vrij',
  'SUMMARY:Naar de dokter',
  'DTSTART;TZID=Europe/Amsterdam:20261201T090000',
  'DTEND;TZID=Europe/Amsterdam:20261201T120000',
  'RRULE:FREQ=WEEKLY;COUNT=3',
];
const VAKANTIE = ['UID:vakantie', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'];
const importCall = (raw: string, query: Readonly<Record<string, string>> = {}, door: Gebruiker = fatima) => ({
  route: 'POST /v1/afwezigheden/_importeer',
  door,
  raw,
  query,
  headers: { 'content-type': 'text/calendar; charset=utf-8' },
});
const importeer = async (raw: string, query: Readonly<Record<string, string>> = {}, door: Gebruiker = fatima) =>
  (await api.done<Importuitslag>(importCall(raw, query, door))).body;
const kept = async () =>
  (await api.world.instellingen.readAfwezigheden('2026-01-01', '2029-12-31')).map(
    ({ medewerker, van, tot }) => `${medewerker} ${van} ${tot}`,
  );

describe('leave from a calendar', () => {
  test('shows every time first, and keeps nothing of a trial', async () => {
    const vrij = ['UID:lunch', 'TRANSP:TRANSPARENT', 'DTSTART:20261202T110000Z', 'DTEND:20261202T120000Z'];
    const uitslag = await importeer(agenda(WEKELIJKS, VAKANTIE, vrij), { proef: 'true' });
    expect(uitslag.afwezigheden).toHaveLength(4);
    expect(uitslag.afwezigheden.at(-1)).toEqual({
      van: '2026-12-24T00:00',
      tot: '2026-12-27T00:00',
      vanOp: '2026-12-23T23:00:00.000Z',
      totOp: '2026-12-26T23:00:00.000Z',
      heleDag: true,
      bron: 'vakantie',
    });
    expect(uitslag.nietGeteld).toMatchObject([{ bron: 'lunch', reden: 'vrij' }]);
    expect([uitslag.erbij, uitslag.ongewijzigd, uitslag.weg]).toEqual([4, 0, 0]);
    expect(await kept()).toEqual([]);
  });

  test('keeps when, and neither why nor with whom', async () => {
    await importeer(agenda(WEKELIJKS));
    expect(await kept()).toEqual([
      'fatima 2026-12-01T09:00 2026-12-01T12:00',
      'fatima 2026-12-08T09:00 2026-12-08T12:00',
      'fatima 2026-12-15T09:00 2026-12-15T12:00',
    ]);
    const all = await api.world.instellingen.readAfwezigheden('2026-01-01', '2029-12-31');
    expect(JSON.stringify(all)).not.toMatch(/dokter|vrij/);
  });

  test('changes nothing when the same file is read again', async () => {
    await importeer(agenda(WEKELIJKS, VAKANTIE));
    const before = await kept();
    const { versie } = await api.world.instellingen.readInstellingen();
    const again = await importeer(agenda(VAKANTIE, WEKELIJKS));
    expect([again.erbij, again.ongewijzigd, again.weg]).toEqual([0, 4, 0]);
    expect(await kept()).toEqual(before);
    expect((await api.world.instellingen.readInstellingen()).versie).toBe(versie);
  });

  test('follows what was moved or taken out, and leaves other calendars and absences noted by hand', async () => {
    await importeer(agenda(WEKELIJKS));
    await importeer(agenda(VAKANTIE), { agenda: 'prive' });
    const hand = { van: '2026-12-30T09:00', tot: '2026-12-30T17:00' };
    await api.done({ route: 'POST /v1/afwezigheden', door: fatima, body: hand });
    const moved = ['UID:vrij', 'SEQUENCE:1', 'DTSTART;TZID=Europe/Amsterdam:20261201T100000', 'DURATION:PT1H'];
    const uitslag = await importeer(agenda(WEKELIJKS, moved));
    expect([uitslag.erbij, uitslag.weg]).toEqual([1, 3]);
    expect(await kept()).toEqual([
      'fatima 2026-12-01T10:00 2026-12-01T11:00',
      'fatima 2026-12-24T00:00 2026-12-27T00:00',
      'fatima 2026-12-30T09:00 2026-12-30T17:00',
    ]);
    expect((await importeer(agenda())).weg).toBe(1);
  });

  test('leaves what is past, and ends now what has begun', async () => {
    const past = ['UID:voorbij', 'DTSTART:20261125T060000Z', 'DTEND:20261125T070000Z'];
    const running = ['UID:bezig', 'DTSTART:20261125T080000Z', 'DTEND:20261125T150000Z'];
    await importeer(agenda(past, running));
    const gone = await importeer(agenda());
    expect(gone.weg).toBe(1);
    const stays = ['fatima 2026-11-25T07:00 2026-11-25T08:00', 'fatima 2026-11-25T09:00 2026-11-25T10:00'];
    expect(await kept()).toEqual(stays);
    expect((await importeer(agenda())).weg).toBe(0);
    expect(await kept()).toEqual(stays);
    // It is back in the calendar: then it is whole again.
    expect((await importeer(agenda(running))).erbij).toBe(1);
    expect(await kept()).toContain('fatima 2026-11-25T09:00 2026-11-25T16:00');
  });

  test('of a rule without end goes as far as the days that are asked for', async () => {
    const endless = ['UID:altijd', 'DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=WEEKLY'];
    const uitslag = await importeer(agenda(endless), { van: '2026-12-01', totEnMet: '2026-12-31', proef: 'true' });
    expect(uitslag.afwezigheden.map(({ van }) => van.slice(0, 10))).toEqual([
      '2026-12-02',
      '2026-12-09',
      '2026-12-16',
      '2026-12-23',
      '2026-12-30',
    ]);
    const hourly = ['UID:bom', 'DTSTART:20200101T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=MINUTELY'];
    expect((await refused(api.api, importCall(agenda(hourly)))).status).toBe(400);
    const often = ['UID:vaak', 'DTSTART:20261201T000000Z', 'DURATION:PT1H', 'RRULE:FREQ=HOURLY;INTERVAL=6'];
    expect((await refused(api.api, importCall(agenda(often)))).body.fouten?.[0]?.melding).toContain('kortere periode');
    expect(await kept()).toEqual([]);
  });

  test('names the duties that lie in it, and holds at once', async () => {
    await publiceer([
      dienst('in', { van: '2026-12-24T09:00', tot: '2026-12-24T13:00' }),
      dienst('voor'),
      dienst('ander', { professional: 'piet', van: '2026-12-24T09:00', tot: '2026-12-24T13:00' }),
    ]);
    expect((await importeer(agenda(VAKANTIE))).diensten.map(({ id }) => id)).toEqual(['in']);
    const query = { wijkteam: 'centrum', domein: 'jeugd', op: '2026-12-24T10:00:00Z' };
    const answer = await api.done({ route: 'GET /v1/dienstdoenden', door: manager, query });
    expect(answer.body['professional']).toBe('piet');
  });

  test('of somebody else is read only by who manages their roster', async () => {
    const query = { medewerker: 'fatima' };
    expect((await refused(api.api, importCall(agenda(VAKANTIE), query, piet))).status).toBe(403);
    const chef = gebruiker('chef', ['professional'], ['centrum']);
    expect((await importeer(agenda(VAKANTIE), query, chef)).medewerker).toBe('fatima');
    expect((await importeer(agenda(VAKANTIE), query, manager)).ongewijzigd).toBe(1);
    const nobody = await refused(api.api, importCall(agenda(VAKANTIE), { medewerker: 'niemand' }, manager));
    expect(nobody.body.fouten).toEqual([{ veld: 'medewerker', melding: 'Deze medewerker is niet bekend.' }]);
  });

  test('of a broken file keeps nothing and says everything that is wrong', async () => {
    const bad = agenda(
      VAKANTIE,
      ['UID:een', 'DTSTART:20260230T090000'],
      ['UID:twee', 'DTSTART;TZID=Mars:20261201T090000'],
    );
    const answer = await refused(api.api, importCall(bad));
    expect(answer.status).toBe(400);
    expect(answer.body.fouten?.map(({ veld }) => veld)).toEqual(['afspraak een', 'afspraak twee']);
    expect(await kept()).toEqual([]);
    const json = { ...importCall('{}'), headers: { 'content-type': 'application/json' } };
    expect((await refused(api.api, json)).status).toBe(415);
    const period = importCall(agenda(), { van: '2026-01-01', totEnMet: '2028-06-01' });
    expect((await refused(api.api, period)).body.fouten).toEqual([
      { veld: 'totEnMet', melding: 'Hoogstens twee jaar.' },
    ]);
    expect((await refused(api.api, importCall(agenda(), { totEnMet: '2026-12-01' }))).body.fouten?.[0]?.veld).toBe(
      'van',
    );
  });

  test('of a duty calendar is the time of those duties again', async () => {
    await publiceer([
      dienst('a'),
      dienst('nacht', { van: '2027-03-27T22:00', tot: '2027-03-28T08:00' }),
      dienst('lang', { van: '2027-10-30T12:00', tot: '2027-11-01T09:00' }),
    ]);
    const { afwezigheden } = await importeer(await unfolded(await adresOf(fatima)), {}, piet);
    expect(afwezigheden.map(({ vanOp, totOp }) => `${vanOp}/${totOp}`)).toEqual([
      '2026-11-26T08:00:00.000Z/2026-11-26T12:00:00.000Z',
      '2027-03-27T21:00:00.000Z/2027-03-28T06:00:00.000Z',
      '2027-10-30T10:00:00.000Z/2027-11-01T08:00:00.000Z',
    ]);
    expect(await kept()).toContain('piet 2027-03-27T22:00 2027-03-28T08:00');
  });
});
