/** Who saw what, on the whole program: written at each call, sealed every hour, looked up by the beheerder in a browser. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { done, type Person, person } from '../support/actors.ts';
import { BUREAU, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { openVoordeur } from '../support/voordeur.ts';

jest.setTimeout(240_000);

// A Wednesday morning.
const NU = '2026-11-25T09:00:00Z';
const BEHEERDER = 'Rob Kok';
const voordeur = openVoordeur(NU);
let tom: Person;
let mo: Person;
let rob: Person;
let contact: string;

interface Found {
  readonly resultaten: readonly {
    readonly medewerker: string;
    readonly resultaat: string;
    readonly handeling: string;
  }[];
  readonly inLijsten: readonly { readonly medewerker: string; readonly keren: number }[];
}
interface Sealed {
  readonly inOrde: boolean;
  readonly uren: number;
  readonly regels: number;
}

beforeAll(async () => {
  const { stack } = voordeur;
  const centrale = await person(stack, 'Centrale', ['koppeling']);
  tom = await person(stack, 'Tom Hendriks', ['teamondersteuner']);
  mo = await person(stack, 'Marieke van Dam', ['manager']);
  rob = await person(stack, BEHEERDER, ['beheerder']);
  done(
    await centrale.post('/v1/telefoon-gebeurtenissen', {
      id: 'g1',
      oproepId: 'o1',
      soort: 'in-wachtrij',
      op: NU,
      wijkteam: 'centrum',
    }),
  );
  await stack.rust();
  const found = done(await tom.post<{ resultaten: { id: string }[] }>('/v1/contacten/_zoek', {}));
  contact = found.resultaten[0]?.id ?? '';
  done(await tom.get(`/v1/contacten/${contact}`));
  expect((await mo.get(`/v1/contacten/${contact}`)).status).toBe(403);
  done(await tom.post(`/v1/contacten/${contact}/aannames`, {}));
}, 60_000);

describe('who saw what', () => {
  test('is found at once by contact and by medewerker, refusals included', async () => {
    const byContact = done(await rob.get<Found>(`/v1/verantwoording?object=${contact}`));
    // All at the same instant: the clock stands still.
    const lines = byContact.resultaten.map((one) => `${one.medewerker} ${one.handeling} ${one.resultaat}`);
    expect(lines.toSorted()).toEqual([
      `${mo.id} inzien geweigerd`,
      `${tom.id} inzien gelukt`,
      `${tom.id} wijzigen gelukt`,
    ]);
    const byPerson = done(await rob.get<Found>(`/v1/verantwoording?medewerker=${encodeURIComponent(tom.id)}`));
    expect(byPerson.resultaten.map(({ handeling }) => handeling).toSorted()).toEqual(['inzien', 'wijzigen', 'zoeken']);
  });

  test('is sealed within the hour, and then tells of lists too', async () => {
    await voordeur.stack.klok({ vooruit: 'PT1H20M' });
    const sealed = done(await rob.get<Sealed>('/v1/verantwoording/verzegeling'));
    expect(sealed).toMatchObject({ inOrde: true });
    // What was done above, and looking for it.
    expect(sealed.regels).toBeGreaterThanOrEqual(5);
    const { inLijsten } = done(await rob.get<Found>(`/v1/verantwoording?object=${contact}`));
    expect(inLijsten).toMatchObject([{ medewerker: tom.id, keren: 1 }]);
  });
});

describe('the page', () => {
  test('finds who saw a contact, shows more, and gives it as a file', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(BEHEERDER, '/verantwoording');
    await page.getByText('Aan wat vastligt is niets veranderd').waitFor();
    expect(await axe()).toEqual([]);
    await page.getByLabel('Nummer').fill(contact);
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: 'Wie deed wat' }).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'geen recht' });
    expect(await row.textContent()).toContain('Marieke van Dam');
    await page.getByRole('table', { name: 'Wie het in een lijst of via een ander nummer zag' }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'verantwoording-contact');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download als CSV' }).click();
    expect((await download).suggestedFilename()).toBe('wie-zag-wat.csv');
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('finds what a colleague did, and says so when there is nothing', async () => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/verantwoording');
    await page.getByLabel('Zoek op').selectOption('medewerker');
    await page.getByLabel('Medewerker', { exact: true }).selectOption({ label: 'Tom Hendriks' });
    await page.getByRole('button', { name: 'Zoek' }).click();
    await page.getByRole('table', { name: 'Wat Tom Hendriks deed' }).getByText('zocht contacten (1)').waitFor();
    await schermafdruk(page, 'verantwoording-medewerker');
    await page.getByLabel('Zoek op').selectOption('spoedzaak');
    await page.getByLabel('Nummer').fill('bestaat-niet');
    await page.getByRole('button', { name: 'Zoek' }).click();
    await page.getByText('Niemand in deze dagen.').waitFor();
    expect(await axe()).toEqual([]);
    await context.close();
  });

  test('says at the field what is wrong with the days', async () => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/verantwoording');
    await page.getByLabel('Nummer').fill(contact);
    await page.getByLabel('Van', { exact: true }).fill('2026-11-26');
    await page.getByRole('button', { name: 'Zoek' }).click();
    const fault = page.getByRole('alert').getByRole('link', { name: /begin van de periode/ });
    await fault.waitFor();
    expect(await axe()).toEqual([]);
    await context.close();
  });

  test.each([
    ['narrow', SMAL],
    ['phone', TELEFOON],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
  ])('%s: without findings and without scrolling sideways', async (naam, options) => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/verantwoording', options);
    await page.getByText('Aan wat vastligt is niets veranderd').waitFor();
    await page.getByLabel('Nummer').fill(contact);
    await page.getByRole('button', { name: 'Zoek' }).click();
    await page.getByRole('table', { name: 'Wie deed wat' }).waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `verantwoording-${naam}`);
    await context.close();
  });

  test('is the beheerder’s alone: a teamondersteuner has no such page, and the API refuses', async () => {
    expect((await tom.get(`/v1/verantwoording?object=${contact}`)).status).toBe(403);
    const { page, context } = await voordeur.logIn('Tom Hendriks', '/');
    await page.getByRole('link', { name: 'Wie wacht' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Wie zag wat' }).count()).toBe(0);
    await context.close();
  });
});
