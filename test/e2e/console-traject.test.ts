/** What follows an aanmelding, complaints and appointments in a real browser: noted, corrected, taken back. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { done, type Person, person } from '../support/actors.ts';
import { BUREAU, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { type GevuldeStad, vulStad } from '../support/gevulde-stad.ts';
import { openVoordeur } from '../support/voordeur.ts';

jest.setTimeout(180_000);

const TOM = 'Tom Hendriks';
const JAN = 'Jan de Vries';

// Wednesday, ten o'clock in Amsterdam.
const voordeur = openVoordeur('2026-11-25T09:00:00Z');
let stad: GevuldeStad;
let tom: Person;
/** An aanmelding of yesterday. */
let gisteren: string;
beforeAll(async () => {
  stad = await vulStad(voordeur.stack);
  tom = await person(voordeur.stack, TOM, ['teamondersteuner']);
  gisteren = await gebeldOp('gisteren', '2026-11-24T09:00:00.000Z');
  done(await tom.post(`/v1/contacten/${gisteren}/afsluitingen`, { uitkomst: 'aanmelding', vraagverheldering: true }));
}, 120_000);

/** Somebody called in the past and was answered; the id of the contact. */
async function gebeldOp(oproepId: string, op: string): Promise<string> {
  const centrale = await person(voordeur.stack, 'Centrale', ['koppeling']);
  const later = (seconden: number) => new Date(Date.parse(op) + seconden * 1000).toISOString();
  const oproep = { oproepId, wijkteam: 'centrum', nummer: '+31387777777' };
  done(
    await centrale.post('/v1/telefoon-gebeurtenissen', [
      { ...oproep, id: `${oproepId}/1`, soort: 'in-wachtrij', op },
      { ...oproep, id: `${oproepId}/2`, soort: 'aangenomen', op: later(5), medewerker: tom.id },
      { ...oproep, id: `${oproepId}/3`, soort: 'beeindigd', op: later(300) },
    ]),
  );
  await voordeur.stack.rust();
  const { resultaten } = done(
    await tom.post<{ resultaten: readonly { id: string; ontvangenOp: string }[] }>('/v1/contacten/_zoek?limit=100', {
      kanaal: 'telefoon',
    }),
  );
  const found = resultaten.find(({ ontvangenOp }) => ontvangenOp === op)?.id;
  if (found === undefined) throw new Error('the call became no contact');
  return found;
}

interface Traject {
  readonly stappen: readonly { readonly stap: string; readonly vorm?: string; readonly op: string }[];
  readonly termijnen: readonly { readonly soort: string; readonly status: string }[];
}
const traject = async (id: string) => done(await tom.get<Traject>(`/v1/contacten/${id}/traject`));
interface Contact {
  readonly klacht: { readonly ernst: string; readonly afhandeling: { readonly opgelost: boolean } | null } | null;
  readonly afspraken: readonly { readonly hoe: string; readonly afspraakOp: string }[];
}
const contact = async () => done(await tom.get<Contact>(`/v1/contacten/${stad.mail}`));

/** What one types in a field for date and time. */
const lokaal = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Amsterdam',
});
const knop = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
async function legStapVast(page: Page, stap: string, meer: () => Promise<void> = async () => {}): Promise<void> {
  await knop(page, 'Leg een stap vast').click();
  await page.getByLabel('Welke stap').selectOption({ label: stap });
  await meer();
  await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
  await page.getByRole('status').getByText(`Vastgelegd: ${stap.toLowerCase()}.`).waitFor();
}
const termijn = (page: Page, naam: string) => page.getByRole('listitem').filter({ hasText: naam });

describe('the traject', () => {
  test('a conversation meets its term, is corrected, and is taken back', async () => {
    const { page, context, axe, klachten } = await voordeur.logIn(JAN, `/contacten/${stad.aanmelding}`);
    await termijn(page, 'Reactie op een aanmelding').getByText('Loopt').waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'traject-begin');
    await legStapVast(page, 'Gesprek gevoerd', async () => {
      await page.getByLabel('Op afstand').check();
      expect(await axe()).toEqual([]);
    });
    expect((await traject(stad.aanmelding)).termijnen.find(({ soort }) => soort === 'regulier')?.status).toBe('loopt');
    await knop(page, /^Verbeter: Gesprek gevoerd/).click();
    await page.getByLabel('In persoon').check();
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByText('Verbeterd: gesprek gevoerd.').waitFor();
    await page.getByText(/^Afgehandeld \(\d\)$/).click();
    await termijn(page, 'Reactie op een aanmelding').getByText('Gehaald').waitFor();
    expect((await traject(stad.aanmelding)).stappen).toMatchObject([{ stap: 'gesprek-gevoerd', vorm: 'in-persoon' }]);
    await knop(page, /^Neem terug: Gesprek gevoerd/).click();
    await page.getByRole('button', { name: 'Neem terug', exact: true }).last().click();
    await page.getByText('Teruggenomen: gesprek gevoerd.').waitFor();
    await page.getByText('Er is nog geen stap vastgelegd.').waitFor();
    await page.locator('h2:focus', { hasText: 'Traject' }).waitFor();
    expect((await traject(stad.aanmelding)).stappen).toEqual([]);
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('an application that must be supplemented stands still, says until when, and one term is let go', async () => {
    const { page, context, axe, klachten } = await voordeur.logIn(TOM, `/contacten/${gisteren}`);
    await legStapVast(page, 'Aanvraag ontvangen', () =>
      page.getByRole('dialog').getByLabel('Wanneer').fill('2026-11-24T11:00'),
    );
    await knop(page, 'Leg een stap vast').click();
    await page.getByLabel('Welke stap').selectOption({ label: 'Om aanvulling gevraagd' });
    await page.getByRole('dialog').getByLabel('Wanneer').fill('2026-11-24T12:00');
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    // What is missing is said, with a link to the field.
    await page.getByRole('link', { name: /Geef de laatste dag/ }).waitFor();
    expect(await axe()).toEqual([]);
    await page.getByLabel('Aanvullen kan tot en met').fill('2026-12-09');
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByText('Vastgelegd: om aanvulling gevraagd.').waitFor();
    await termijn(page, 'Besluit op een aanvraag').getByText('Opgeschort').waitFor();
    await page.getByText(/staat stil tot \w\w \d+ december/).waitFor();
    await knop(page, 'Laat vervallen: Eerste gesprek vraagverheldering').click();
    await page.getByLabel('Waarom').selectOption({ label: 'Op verzoek van de inwoner' });
    await schermafdruk(page, 'traject-vervallen');
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByText('Vastgelegd: termijn vervallen.').waitFor();
    const { termijnen } = await traject(gisteren);
    expect(termijnen.find(({ soort }) => soort === 'eerste-vraagverhelderingsgesprek')?.status).toBe('vervallen');
    await schermafdruk(page, 'traject-vol');
    // What had to be filled in first was refused, and said by the page.
    expect(klachten.filter((een) => !een.includes('400'))).toEqual([]);
    await context.close();
  });

  test.each([
    ['phone', TELEFOON],
    ['narrow', SMAL],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
  ])('has no findings and does not scroll sideways: %s', async (naam, options) => {
    const { page, context, axe } = await voordeur.logIn(JAN, `/contacten/${gisteren}`, options);
    await page.getByText('Opgeschort').first().waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `traject-${naam}`);
    await context.close();
  });
});

describe('a complaint', () => {
  test('is told, gets its six weeks, is handled, and can turn out to be none', async () => {
    const { page, context, axe, klachten } = await voordeur.logIn(TOM, `/contacten/${stad.mail}`);
    await knop(page, 'Meld een klacht').click();
    await page.getByLabel(/^Wil dat het als klacht/).check();
    expect(await axe()).toEqual([]);
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await termijn(page, 'Klacht afgehandeld')
      .getByText(/nog \d+ dagen/)
      .waitFor();
    await knop(page, 'Handel af').click();
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByText('Kies ja of nee.').waitFor();
    await page
      .getByRole('group', { name: /^Is het opgelost/ })
      .getByLabel('Ja')
      .check();
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByText('De klacht is afgehandeld.').waitFor();
    expect((await contact()).klacht).toMatchObject({ ernst: 'klacht', afhandeling: { opgelost: true } });
    await schermafdruk(page, 'klacht');
    await knop(page, 'Wijzig de klacht').click();
    await page.getByLabel(/^Het was een vergissing/).check();
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByText('Niemand heeft geklaagd.').waitFor();
    expect((await contact()).klacht).toBeNull();
    expect(klachten).toEqual([]);
    await context.close();
  });
});

describe('an appointment', () => {
  test('is made, and before its time it can only be cancelled', async () => {
    const { page, context, axe, klachten } = await voordeur.logIn(TOM, `/contacten/${stad.mail}`);
    await knop(page, 'Leg een afspraak vast').click();
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByText('Vul dag en tijd in.').waitFor();
    const over = (minuten: number) => new Date(nu + minuten * 60_000).toISOString();
    const nu = Math.floor(Date.parse(await voordeur.stack.nu()) / 60_000) * 60_000;
    await page.getByLabel('Wanneer is de afspraak?').fill(lokaal.format(nu + 30 * 60_000).replace(' ', 'T'));
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByText('De afspraak is vastgelegd.').waitFor();
    expect((await contact()).afspraken).toMatchObject([{ hoe: 'gepland', afspraakOp: over(30) }]);
    await knop(page, /^Hoe liep het/).click();
    expect(await page.getByLabel('Afgezegd').count()).toBe(1);
    expect(await page.getByLabel('Niet verschenen').count()).toBe(0);
    expect(await axe()).toEqual([]);
    await page.keyboard.press('Escape');
    expect(klachten).toEqual([]);
    await context.close();
    await voordeur.stack.klok({ naar: over(40) });
  });

  test('that was, is one to which somebody came or did not, and that can be corrected', async () => {
    const { page, context, klachten } = await voordeur.logIn(TOM, `/contacten/${stad.mail}`);
    await knop(page, /^Hoe liep het/).click();
    await page.getByLabel('Niet verschenen').check();
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByText('Vastgelegd: niet verschenen.').waitFor();
    expect((await contact()).afspraken).toMatchObject([{ hoe: 'niet-verschenen' }]);
    await knop(page, /^Verbeter:/).click();
    await page.getByLabel(/^Verschenen/).check();
    await page.getByRole('button', { name: 'Leg vast', exact: true }).click();
    await page.getByText('Vastgelegd: verschenen.').waitFor();
    expect(klachten).toEqual([]);
    await context.close();
  });
});

describe('the list of terms', () => {
  test.each([
    ['desk', BUREAU],
    ['phone', TELEFOON],
    ['narrow', SMAL],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
  ])('shows what ends first, and leads to the contact: %s', async (naam, options) => {
    const { page, context, axe, klachten } = await voordeur.logIn(JAN, '/termijnen', options);
    await page.getByRole('rowheader', { name: 'Besluit op een aanvraag' }).waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `termijnen-${naam}`);
    await page.getByLabel('Toon', { exact: true }).selectOption({ label: 'Opgeschort' });
    await page.waitForURL('**/termijnen?status=opgeschort');
    await page.getByRole('table', { name: 'Termijnen (1)' }).waitFor();
    await page.getByRole('link', { name: 'Besluit op een aanvraag' }).click();
    await page.waitForURL(`**/contacten/${gisteren}`);
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('what is too late stands on top', async () => {
    // Seven weeks ago somebody called and complained; nobody did anything.
    const oud = await gebeldOp('oud', '2026-10-07T08:00:00.000Z');
    done(await tom.post(`/v1/contacten/${oud}/klachten`, { ernst: 'klacht', op: '2026-10-07T08:05:00.000Z' }));
    const { page, context, axe } = await voordeur.logIn(TOM, '/termijnen');
    const rows = page.getByRole('row');
    await rows.filter({ hasText: 'dagen te laat' }).first().waitFor();
    expect(await rows.nth(1).textContent()).toMatch(/Klacht afgehandeld.*Te laat.*te laat/);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'termijnen-te-laat');
    await context.close();
  });
});
