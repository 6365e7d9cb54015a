/** The triage form in a real browser: by keyboard alone, leaving it, differing from the advice, and lowering by two people. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { done, type Person, person } from '../support/actors.ts';
import { BUREAU, gemeld, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { openVoordeur } from '../support/voordeur.ts';

jest.setTimeout(180_000);

let gerda: Person;
let tom: Person;

const voordeur = openVoordeur('2026-11-25T09:00:00Z');
beforeAll(async () => {
  gerda = await person(voordeur.stack, 'Gerda Dekker', ['gastvrouw']);
  tom = await person(voordeur.stack, 'Tom Hendriks', ['teamondersteuner']);
});

/** Somebody walks in at the locatie of centrum; the id of the contact. */
async function binnen(): Promise<string> {
  const id = crypto.randomUUID();
  done(await gerda.post('/v1/aankomsten', { id, locatie: 'centrum', voor: 'sociaal' }));
  await voordeur.stack.rust();
  return id;
}
interface Triage {
  readonly soort: string;
  readonly urgentie?: string;
  readonly signalen?: Readonly<Record<string, string>>;
}
const lees = async (id: string, wie: Person = tom) =>
  done(
    await wie.get<{ urgentie: string | null; spoedzaak: string | null; gebeurtenissen: readonly Triage[] }>(
      `/v1/contacten/${id}`,
    ),
  );

const knop = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const vraag = (page: Page) => page.locator('#vraag-kop');
const pad = (id: string) => `/contacten/${id}/triage`;

/** What has the focus, by its label or text. */
const focus = (page: Page): Promise<string> =>
  page.evaluate('(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()') as Promise<string>;

/** Goes on with Tab until something with this text has the focus. */
async function tabNaar(page: Page, tekst: RegExp): Promise<void> {
  for (let keer = 0; keer < 60; keer += 1) {
    await page.keyboard.press('Tab');
    if (tekst.test(await focus(page))) return;
  }
  throw new Error(`nothing with ${tekst} takes the focus`);
}

describe('triage by keyboard alone', () => {
  test('j, n and o answer, the next question takes the focus, and the decision is saved', async () => {
    const id = await binnen();
    const { page, context, klachten } = await voordeur.logIn('Jan de Vries', pad(id));
    await vraag(page).waitFor();
    await page.getByRole('heading', { name: 'Advies: Nog te weinig bekend' }).waitFor();
    await tabNaar(page, /^Ja, klopt$/);
    const gesteld: string[] = [];
    for (let keer = 0; keer < 30; keer += 1) {
      const stelling = (await vraag(page).textContent()) as string;
      gesteld.push(stelling);
      if (stelling === 'Er is huiselijk geweld') break;
      await page.keyboard.press(keer === 0 ? 'o' : 'n');
      await page.locator('#vraag-kop', { hasNotText: stelling }).waitFor();
      await page.waitForFunction('document.activeElement.id === "vraag-kop"');
    }
    expect(gesteld[0]).toBe('Iemand is in levensgevaar of loopt nu direct gevaar');
    expect(new Set(gesteld).size).toBe(gesteld.length);
    await schermafdruk(page, 'triage-vraag');
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'Advies: Spoed' }).waitFor();
    // What was not known is still open, and could make it a crisis.
    await page.getByText('Nog onbekend en wel van belang').waitFor();
    await tabNaar(page, /^Crisis: nu meteen$/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    expect(await focus(page)).toBe('Sociaal');
    await tabNaar(page, /^Leg vast: spoed$/);
    await page.keyboard.press('Enter');
    await page.getByText('Vastgelegd: spoed.').waitFor();
    expect(await focus(page)).toContain('Vastgelegd: spoed.');
    await page.keyboard.press('Tab');
    expect(await focus(page)).toBe('Open de spoedzaak');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Spoed S-/ }).waitFor();
    const jan = await person(voordeur.stack, 'Jan de Vries', ['professional'], ['centrum']);
    const { urgentie, gebeurtenissen } = await lees(id, jan);
    expect(urgentie).toBe('spoed');
    const triage = gebeurtenissen.find(({ soort }) => soort === 'getrieerd');
    expect(triage?.signalen).toMatchObject({ levensgevaar: 'onbekend', 'huiselijk-geweld': 'ja', psychose: 'nee' });
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('an answer can be taken back', async () => {
    const { page, context } = await voordeur.logIn('Jan de Vries', pad(await binnen()));
    const eerste = (await vraag(page).textContent()) as string;
    await knop(page, 'Ja, klopt').click();
    await page.getByRole('heading', { name: 'Advies: Crisis' }).waitFor();
    await page.getByText('Alle signalen en uw antwoorden').click();
    await page
      .getByRole('group', { name: new RegExp(`^${eerste}`) })
      .getByLabel('Nee')
      .check();
    await page.getByRole('heading', { name: 'Advies: Nog te weinig bekend' }).waitFor();
    await knop(page, 'Vorig antwoord terug').click();
    await page.locator('#vraag-kop', { hasText: eerste }).waitFor();
    await context.close();
  });
});

describe('leaving', () => {
  test('with answers given asks first, and stays when that is wanted', async () => {
    const { page, context } = await voordeur.logIn('Jan de Vries', pad(await binnen()));
    const vragen: string[] = [];
    let weg = false;
    page.on('dialog', (dialog) => {
      vragen.push(dialog.message());
      void (weg ? dialog.accept() : dialog.dismiss());
    });
    await knop(page, 'Nee').click();
    await page.getByText('Vraag 2').waitFor();
    await page.getByRole('link', { name: 'Mijn spoedzaken' }).click();
    expect(vragen).toEqual(['Uw antwoorden zijn nog niet vastgelegd en gaan verloren. Toch weggaan?']);
    await page.getByText('Vraag 2').waitFor();
    weg = true;
    await page.getByRole('link', { name: 'Mijn spoedzaken' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mijn spoedzaken' }).waitFor();
    await context.close();
  });
});

describe('the decision', () => {
  test('other than the advice needs its reason; all that is missing is said at its place', async () => {
    const id = await binnen();
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', pad(id), TELEFOON);
    await page.getByLabel('Bijzondere melding').selectOption('pph-melding');
    await page.getByText('Koppel meteen een vaste professional.').waitFor();
    await page.getByText('Alle signalen en uw antwoorden').click();
    await page
      .getByRole('group', { name: /^Er is kindermishandeling/ })
      .getByLabel('Ja')
      .check();
    await page.getByRole('heading', { name: 'Advies: Spoed' }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'triage-telefoon');
    await knop(page, 'Leg vast').click();
    await page.getByText('Kies hoe dringend het is.').waitFor();
    await page.getByLabel('Regulier: gesprek binnen twee weken').check();
    await knop(page, 'Leg vast: regulier').click();
    await page.getByText('Schrijf uw reden op.').waitFor();
    expect(await axe()).toEqual([]);
    await page.getByLabel('Waarom anders dan het advies').fill('Al besproken met Veilig Thuis.');
    await knop(page, 'Leg vast: regulier').click();
    await page.getByText('Vastgelegd: regulier.').waitFor();
    expect((await lees(id)).urgentie).toBe('regulier');
    await context.close();
  });

  test('less than an open case is a request, which a colleague judges', async () => {
    const id = await binnen();
    done(await tom.post(`/v1/contacten/${id}/triages`, { urgentie: 'spoed' }));
    const jan = await voordeur.logIn('Jan de Vries', pad(id));
    await jan.page.getByText('Nu: spoed.').waitFor();
    await jan.page.getByLabel('Regulier: gesprek binnen twee weken').check();
    await jan.page.getByText('Dit is een verzoek').waitFor();
    await jan.page.getByLabel('Waarom lager dan eerst').fill('De situatie is rustig, er is steun.');
    await knop(jan.page, 'Leg vast: regulier').click();
    await jan.page.getByText('uw verzoek om te verlagen wacht op een collega').waitFor();
    expect((await lees(id)).urgentie).toBe('spoed');

    const ingrid = await voordeur.logIn('Ingrid Smit', '/spoedzaken');
    await ingrid.page.getByRole('link', { name: 'Een collega vraagt om te verlagen' }).click();
    await ingrid.page.getByRole('heading', { name: 'Verlagen van spoed naar regulier' }).waitFor();
    await ingrid.page.getByText('De situatie is rustig, er is steun.').waitFor();
    expect(await ingrid.axe()).toEqual([]);
    await schermafdruk(ingrid.page, 'triage-verlagen');
    await knop(ingrid.page, 'Niet akkoord').click();
    await gemeld(ingrid.page).waitFor();
    await knop(ingrid.page, 'Akkoord met regulier').click();
    await ingrid.page.getByText('U ging akkoord. De urgentie is nu regulier.').waitFor();
    expect((await lees(id)).urgentie).toBe('regulier');
    await Promise.all([jan.context.close(), ingrid.context.close()]);
  });
});

describe('the page', () => {
  test.each([
    ['bureau', BUREAU],
    ['smal', SMAL],
    ['donker', { ...BUREAU, colorScheme: 'dark' as const }],
    ['kleuren', { ...BUREAU, forcedColors: 'active' as const }],
  ])('has no findings and does not scroll sideways: %s', async (naam, options) => {
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', pad(await binnen()), options);
    await knop(page, 'Ja, klopt').click();
    await page.getByRole('heading', { name: 'Advies: Crisis' }).waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `triage-${naam}`);
    await page.getByText('Alle signalen en uw antwoorden').click();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await context.close();
  });

  test('without advice it says so, and the questions go on', async () => {
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', pad(await binnen()));
    const eerste = (await vraag(page).textContent()) as string;
    await page.route('**/v1/urgentie-adviezen', (route) => route.abort());
    await knop(page, 'Nee').click();
    await knop(page, 'Opnieuw').waitFor();
    await page.locator('#vraag-kop', { hasNotText: eerste }).waitFor();
    expect(await axe()).toEqual([]);
    await page.unroute('**/v1/urgentie-adviezen');
    await knop(page, 'Opnieuw').click();
    await knop(page, 'Opnieuw').waitFor({ state: 'detached' });
    await context.close();
  });
});
