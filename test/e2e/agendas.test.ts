/** Duties in a calendar program, and leave out of one, on the running program. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { done, type Person } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';
import { type Office, type OwnWijkteam, openOffice, ownWijkteam } from '../support/own-wijkteam.ts';

let stack: LocalStack;
let office: Office;
let own: OwnWijkteam;

beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-11-25T09:00:00.000Z' });
  office = await openOffice(stack);
  own = await ownWijkteam(office, 'agenda', { mensen: { ada: {}, bo: {} }, escalatiecontact: 'bo' });
}, 120_000);
afterAll(async () => {
  await stack?.stop();
});

const mens = (naam: string) => own.mensen[naam] as Person;
const opDienst = async (op: string) =>
  done(
    await office.beheerder.get<{ professional: string | null }>(
      `/v1/dienstdoenden?wijkteam=${own.slug}&domein=sociaal&op=${op}`,
    ),
  ).professional;

test('a duty is in the calendar until it is exchanged, and the address until it is withdrawn', async () => {
  await own.plan({ wie: 'ada', van: '2026-11-26T09:00', tot: '2026-11-26T17:00' });
  const { adres } = done(await mens('ada').post<{ adres: string }>('/v1/agenda-adressen', {}));
  const first = await fetch(adres);
  expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const tekst = await first.text();
  expect(tekst).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(tekst).toContain('DTSTART:20261126T080000Z\r\n');
  expect(tekst).toContain('STATUS:CONFIRMED\r\n');
  const etag = first.headers.get('etag') ?? '';
  expect((await fetch(adres, { headers: { 'if-none-match': etag } })).status).toBe(304);

  const { resultaten } = done(
    await office.beheerder.get<{ resultaten: { id: string }[] }>(
      `/v1/diensten?van=2026-11-26&totEnMet=2026-11-26&wijkteam=${own.slug}`,
    ),
  );
  const vraag = { dienst: resultaten[0]?.id, aan: mens('bo').id };
  const { id } = done(await mens('ada').post<{ id: string }>('/v1/ruilverzoeken', vraag));
  done(await mens('bo').post(`/v1/ruilverzoeken/${id}/akkoorden`, {}));
  expect(await (await fetch(adres)).text()).toContain('STATUS:CANCELLED\r\n');
  const theirs = done(await mens('bo').post<{ adres: string }>('/v1/agenda-adressen', {})).adres;
  expect(await (await fetch(theirs)).text()).toContain('STATUS:CONFIRMED\r\n');

  done(await mens('ada').post('/v1/agenda-adressen/intrekkingen', {}));
  expect((await fetch(adres)).status).toBe(404);
  expect((await fetch(theirs)).status).toBe(200);
}, 60_000);

test('leave from a calendar is shown first, then kept, and the duty goes to the next at once', async () => {
  await own.plan({ wie: 'ada', van: '2026-12-24T09:00', tot: '2026-12-24T17:00' });
  expect(await opDienst('2026-12-24T10:00:00Z')).toBe(mens('ada').id);
  const bestand = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//proef//NL',
    'BEGIN:VEVENT',
    'UID:kerst',
    'DTSTART;VALUE=DATE:20261224',
    'RRULE:FREQ=DAILY;COUNT=3',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const lees = async (query: string) =>
    done(
      await mens('ada').post<{ afwezigheden: { van: string; heleDag: boolean }[]; erbij: number }>(
        `/v1/afwezigheden/_importeer${query}`,
        bestand,
        { 'content-type': 'text/calendar' },
      ),
    );
  const proef = await lees('?proef=true');
  expect(proef.afwezigheden.map(({ van, heleDag }) => [van, heleDag])).toEqual([
    ['2026-12-24T00:00', true],
    ['2026-12-25T00:00', true],
    ['2026-12-26T00:00', true],
  ]);
  expect(await opDienst('2026-12-24T10:00:00Z')).toBe(mens('ada').id);
  expect((await lees('')).erbij).toBe(3);
  expect(await opDienst('2026-12-24T10:00:00Z')).toBe(mens('bo').id);
  expect((await lees('')).erbij).toBe(0);
  const { resultaten } = done(
    await mens('ada').get<{ resultaten: { bron: string }[] }>('/v1/afwezigheden?van=2026-12-24&totEnMet=2026-12-26'),
  );
  expect(resultaten.map(({ bron }) => bron)).toEqual(['agenda', 'agenda', 'agenda']);
}, 60_000);
