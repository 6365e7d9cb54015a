/** Hours that are changed backwards: nothing moves until somebody asks for it, and then it is written down what moved. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { done, type Person, person } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

jest.setTimeout(120_000);

interface Row {
  readonly ontvangen: number;
  readonly buitenOpeningstijd: number;
  readonly binnenNorm: number;
  readonly buitenNorm: number;
  readonly herberekend?: number;
}
interface Herberekening {
  readonly id: string;
  readonly status: string;
  readonly door: string;
  readonly reden: string;
  readonly gewijzigd: number;
  readonly regels: readonly { readonly kanaal: string; readonly voor: Row; readonly na: Row }[];
}

let stack: LocalStack;
let bea: Person;
let centrale: Person;

beforeAll(async () => {
  // Thursday 26 November, one o'clock in Amsterdam; the calls are of the day before.
  stack = await startLocalStack({ klok: '2026-11-26T12:00:00Z' });
  bea = await person(stack, 'Bea Beheer', ['beheerder']);
  centrale = await person(stack, 'Centrale', ['koppeling']);
}, 90_000);
afterAll(async () => {
  await stack?.stop();
});

const dag = { van: '2026-11-25', totEnMet: '2026-11-25' };
const wijk = { ...dag, wijkteam: 'kalverdijk' };

async function row(): Promise<Row> {
  const query = new URLSearchParams({ ...wijk, per: 'dag', kanaal: 'telefoon' });
  return done(await bea.get<{ rijen: Row[] }>(`/v1/bereikbaarheid?${query}`)).rijen[0] as Row;
}
const hertel = async () =>
  done(await bea.post<{ aantal: number; contacten: number; cellen: number }>('/v1/hertellingen', wijk));

test('a day that turns out to have been closed', async () => {
  const at = (seconds: number) => new Date(Date.parse('2026-11-25T10:00:00Z') + seconds * 1000).toISOString();
  const calls = [10, 20, 45].flatMap((wait, nr) => [
    { id: `c${nr}.1`, oproepId: `c${nr}`, soort: 'in-wachtrij', op: at(nr * 60), wijkteam: 'kalverdijk' },
    { id: `c${nr}.2`, oproepId: `c${nr}`, soort: 'aangenomen', op: at(nr * 60 + wait) },
  ]);
  done(await centrale.post('/v1/telefoon-gebeurtenissen', calls));
  await stack.rust();
  const before = await row();
  expect(before).toMatchObject({ ontvangen: 3, buitenOpeningstijd: 0, binnenNorm: 2, buitenNorm: 1 });

  await stack.klok({ vooruit: 'PT1H' });
  const path = '/v1/openingstijden/kalverdijk/telefoon';
  const regeling = done(await bea.get<Record<string, unknown>>(path));
  const uitzonderingen = [{ van: dag.van, totEnMet: dag.van, dagdelen: [], reden: 'teamdag' }];
  done(await bea.put(path, { ...regeling, uitzonderingen }));
  await stack.rust();
  expect(await row()).toEqual(before);
  expect(await hertel()).toMatchObject({ contacten: 3, cellen: 1, aantal: 0 });
  const versies = done(await bea.get<{ resultaten: { door: string; op: string }[] }>(`${path}/versies`)).resultaten;
  expect(versies).toMatchObject([{ door: bea.id, op: '2026-11-26T13:00:00.000Z' }]);

  const vraag = { ...wijk, reden: 'de teamdag was vergeten' };
  const proef = done(await bea.post<Herberekening>('/v1/herberekeningen', { ...vraag, proef: true }));
  expect(await row()).toEqual(before);
  const key = { 'Idempotency-Key': 'teamdag-1' };
  const echt = done(await bea.post<Herberekening>('/v1/herberekeningen', vraag, key));
  expect(echt).toMatchObject({
    status: 'klaar',
    door: bea.id,
    reden: 'de teamdag was vergeten',
    gewijzigd: 3,
    regels: [
      {
        kanaal: 'telefoon',
        voor: { ontvangen: 3, buitenOpeningstijd: 0, binnenNorm: 2, buitenNorm: 1 },
        na: { ontvangen: 3, buitenOpeningstijd: 3, binnenNorm: 0, buitenNorm: 0 },
      },
    ],
  });
  expect(proef.regels).toEqual(echt.regels);
  expect(await row()).toMatchObject({ ontvangen: 3, buitenOpeningstijd: 3, binnenNorm: 0, herberekend: 3 });
  expect(await hertel()).toMatchObject({ contacten: 3, aantal: 0 });

  expect(done(await bea.post<Herberekening>('/v1/herberekeningen', vraag, key))).toEqual(echt);
  const nogEens = done(await bea.post<Herberekening>('/v1/herberekeningen', vraag));
  expect(nogEens).toMatchObject({ status: 'klaar', gewijzigd: 0 });
  const lijst = done(await bea.get<{ resultaten: Herberekening[] }>('/v1/herberekeningen')).resultaten;
  expect(lijst).toHaveLength(3);
  expect(done(await bea.get<Herberekening>(`/v1/herberekeningen/${echt.id}`))).toEqual(echt);
  // What goes on by itself has nothing to do, and says nothing.
  await stack.klok({ vooruit: 'PT10M' });
  expect(await row()).toMatchObject({ buitenOpeningstijd: 3 });
  expect((await stack.wachtrijen()).filter(({ uitval }) => uitval > 0)).toEqual([]);
  expect(await stack.logboek('error')).toEqual([]);
});
