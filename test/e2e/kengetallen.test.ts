/** The clock goes through a night: the day is counted, a change after that is seen at once, and people are counted once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { done, type Person, person } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

let stack: LocalStack;
let marieke: Person;
let fatima: Person;
let olga: Person;

interface Kengetallen {
  readonly kanalen: readonly { readonly kanaal: string; readonly contacten: number; readonly open: number }[];
  readonly themas: { readonly regels: readonly { readonly code: string; readonly aantal: number }[] };
  readonly herhaald: Readonly<Record<string, number | null>>;
  readonly personen: readonly { readonly periode: string; readonly personen: number }[];
  readonly intake: Readonly<Record<string, unknown>>;
}

const YEAR = '/v1/kengetallen?van=2026-01-01&totEnMet=2026-12-31';
const contacten = async (): Promise<readonly string[]> => {
  const { resultaten } = done(
    await olga.post<{ resultaten: { id: string }[] }>('/v1/contacten/_zoek', {
      van: '2026-10-29',
      totEnMet: '2026-10-31',
    }),
  );
  return resultaten.map(({ id }) => id);
};
const figures = async () => done(await marieke.get<Kengetallen>(YEAR));
const wonen = ({ themas }: Kengetallen) => themas.regels.find(({ code }) => code === 'wonen')?.aantal;

beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-10-29T10:00:00Z' });
  marieke = await person(stack, 'Marieke van Dam', ['manager']);
  olga = await person(stack, 'Olga de Wit', ['teamondersteuner']);
  fatima = await person(stack, 'Fatima El Amrani', ['professional'], ['centrum']);
  const centrale = await person(stack, 'Centrale', ['koppeling']);
  // Three calls of two people.
  const calls = ['+31612345678', '+31612345678', '+31687654321'].flatMap((nummer, i) => [
    {
      id: `k${i}.1`,
      oproepId: `k${i}`,
      soort: 'in-wachtrij',
      op: `2026-10-29T09:0${i}:00Z`,
      wijkteam: 'centrum',
      nummer,
    },
    { id: `k${i}.2`, oproepId: `k${i}`, soort: 'aangenomen', op: `2026-10-29T09:0${i}:12Z` },
  ]);
  done(await centrale.post('/v1/telefoon-gebeurtenissen', calls));
  await stack.rust();
}, 120_000);
afterAll(() => stack?.stop());

describe('what came of the contacts', () => {
  test('is counted at night and right at once, through closing, changes afterwards and the first conversation', async () => {
    const [a, b, c] = await contacten();
    expect(c).toBeDefined();
    done(await fatima.post(`/v1/contacten/${a}/afsluitingen`, { uitkomst: 'aanmelding', themas: ['wonen'] }));
    await stack.klok({ naar: '2026-10-30T09:00:00Z' });
    await stack.rust();
    const night = await figures();
    expect(night.kanalen[0]).toMatchObject({ kanaal: 'telefoon', contacten: 3, open: 2 });
    expect(wonen(night)).toBe(1);
    expect(night.herhaald).toMatchObject({ metSleutel: 3, zonderSleutel: 0, herhaald: 0 });
    expect(night.personen).toMatchObject([
      { periode: '2026', personen: 2 },
      { periode: '2026-10', personen: 2 },
      { periode: '2026-K4', personen: 2 },
    ]);

    done(await fatima.post(`/v1/contacten/${b}/afsluitingen`, { uitkomst: 'informatie-advies', themas: ['wonen'] }));
    done(await fatima.post(`/v1/contacten/${a}/contactpogingen`, { gelukt: true, wijze: 'huisbezoek' }));
    await stack.rust();
    const later = await figures();
    expect(later.kanalen[0]).toMatchObject({ contacten: 3, open: 1 });
    expect(wonen(later)).toBe(2);
    expect(later.intake).toMatchObject({ aanmeldingen: 1, binnenTermijn: 1, wachtend: 0 });

    await stack.klok({ naar: '2026-10-31T09:00:00Z' });
    await stack.rust();
    const counted = await figures();
    expect({ ...counted, personen: [], herhaald: {} }).toMatchObject({ kanalen: later.kanalen, themas: later.themas });
  });
});
