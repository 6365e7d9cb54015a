/** The spoedzaken of a professional in a real browser: from the call to the conversation, on a phone and on a desk. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { done, type Person, person } from '../support/actors.ts';
import { BUREAU, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { openVoordeur } from '../support/voordeur.ts';

jest.setTimeout(180_000);

let centrale: Person;
let tom: Person;
let calls = 0;

// A Wednesday at ten in Amsterdam: the inloop of centrum is open.
const voordeur = openVoordeur('2026-11-25T09:00:00Z');
beforeAll(async () => {
  centrale = await person(voordeur.stack, 'Centrale', ['koppeling']);
  tom = await person(voordeur.stack, 'Tom Hendriks', ['teamondersteuner']);
});

const contacten = async (): Promise<readonly string[]> =>
  done(await tom.post<{ resultaten: { id: string }[] }>('/v1/contacten/_zoek', { kanaal: 'telefoon' })).resultaten.map(
    ({ id }) => id,
  );

/** Somebody called some minutes ago and was answered; the id of the contact. */
async function gebeld(): Promise<string> {
  calls += 1;
  const before = await contacten();
  const nu = Date.parse(await voordeur.stack.nu());
  const op = (seconden: number) => new Date(nu - seconden * 1000).toISOString();
  const oproepId = `oproep-${calls}`;
  const event = (soort: string, seconden: number, meer: object = {}) => ({
    id: `${oproepId}/${soort}`,
    oproepId,
    soort,
    op: op(seconden),
    wijkteam: 'centrum',
    ...meer,
  });
  done(
    await centrale.post('/v1/telefoon-gebeurtenissen', [
      event('begonnen', 300, { nummer: `+3161234${String(calls).padStart(4, '0')}` }),
      event('in-wachtrij', 290),
      event('aangenomen', 280, { medewerker: tom.id }),
    ]),
  );
  await voordeur.stack.rust();
  const nieuw = (await contacten()).filter((id) => !before.includes(id));
  expect(nieuw).toHaveLength(1);
  return nieuw[0] as string;
}

interface Zaak {
  readonly id: string;
  readonly status: string;
  readonly opgepaktDoor: string | null;
  readonly gebeurtenissen: readonly { readonly soort: string; readonly wijze?: string }[];
}
const lees = async (id: string) => done(await tom.get<Zaak>(`/v1/spoedzaken/${id}`));

async function geopend(urgentie: 'spoed' | 'crisis' = 'spoed'): Promise<string> {
  const contact = await gebeld();
  const { spoedzaak } = done(
    await tom.post<{ spoedzaak: string }>(`/v1/contacten/${contact}/triages`, { urgentie, domein: 'sociaal' }),
  );
  await voordeur.stack.rust();
  return spoedzaak;
}

const knop = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
async function legPogingVast(page: Page, gesproken: 'Ja, gesproken' | 'Nee, niet gesproken'): Promise<void> {
  await knop(page, 'Contact of poging vastleggen').click();
  const dialog = page.getByRole('dialog', { name: 'Contact of poging vastleggen' });
  await dialog.getByLabel(gesproken).check();
  await knop(page, 'Leg vast').click();
}

describe('from a call to a conversation', () => {
  test('triage on the form, a message with a link, taken up on a phone in one tap, reminded, spoken with', async () => {
    const contact = await gebeld();
    const before = (await voordeur.stack.uitgaand('mail')).length;
    const desk = await voordeur.logIn('Ingrid Smit', `/contacten/${contact}/triage`);
    await desk.page.getByText('Alle signalen en uw antwoorden').click();
    await desk.page
      .getByRole('group', { name: /^Er is huiselijk geweld/ })
      .getByLabel('Ja')
      .check();
    await desk.page.getByRole('heading', { name: 'Advies: Spoed' }).waitFor();
    await desk.page.getByLabel('Spoed: gesprek binnen 48 uur').check();
    await desk.page.getByLabel('Sociaal').check();
    await knop(desk.page, 'Leg vast: spoed').click();
    await desk.page.getByText('Vastgelegd: spoed.').waitFor();
    expect(desk.klachten).toEqual([]);
    await desk.context.close();

    await voordeur.stack.rust();
    const [mail] = (await voordeur.stack.uitgaand('mail')).slice(before);
    expect(mail?.aan).toEqual(['jan.de.vries@example.nl']);
    const link = /\/spoedzaken\/[\w%-]+/.exec(mail?.tekst ?? '')?.[0] as string;
    let jan = await voordeur.logIn('Jan de Vries', link, TELEFOON);
    await jan.page.getByText('U bent gevraagd om dit op te pakken.').waitFor();
    expect(await jan.axe()).toEqual([]);
    await schermafdruk(jan.page, 'spoedzaak-gevraagd-telefoon');
    await knop(jan.page, 'Ik pak dit op').tap();
    await jan.page.getByText('Deze zaak is nu van u.').waitFor();
    expect(await jan.page.evaluate('document.activeElement.textContent')).toContain('Deze zaak is nu van u.');
    await jan.page
      .getByText(/^nog 47 u 5/)
      .first()
      .waitFor();

    expect(jan.klachten).toEqual([]);
    await jan.context.close();
    await voordeur.stack.klok({ vooruit: 'PT24H' });
    // A day later the provider asks again who it is; the link leads to the same case.
    jan = await voordeur.logIn('Jan de Vries', link, TELEFOON);
    await jan.page.getByText('Jan de Vries: Herinnering: nog niet gesproken.').waitFor();
    await jan.page
      .getByText(/^nog 23 u 5/)
      .first()
      .waitFor();
    await schermafdruk(jan.page, 'spoedzaak-herinnerd-telefoon');
    await legPogingVast(jan.page, 'Nee, niet gesproken');
    await jan.page.getByText('Vastgelegd: niet gesproken.').waitFor();
    expect(await jan.page.getByText('Klokken gestopt').count()).toBe(0);
    await legPogingVast(jan.page, 'Ja, gesproken');
    await jan.page.getByText('Klokken gestopt').waitFor();
    expect(await jan.page.getByRole('timer').count()).toBe(0);
    await knop(jan.page, 'Sluit af').click();
    await jan.page.getByRole('dialog', { name: 'Sluit af' }).getByRole('button', { name: 'Sluit af' }).click();
    await jan.page.getByText('Deze zaak is afgesloten.').waitFor();
    expect(await jan.axe()).toEqual([]);
    expect(jan.klachten).toEqual([]);
    await jan.context.close();
  });
});

describe('two at once', () => {
  test('one has the case, the other is told who', async () => {
    const id = await geopend();
    const [jan, ingrid] = await Promise.all([
      voordeur.logIn('Jan de Vries', `/spoedzaken/${id}`, TELEFOON),
      voordeur.logIn('Ingrid Smit', `/spoedzaken/${id}`),
    ]);
    const knoppen = [knop(jan.page, 'Ik pak dit op'), knop(ingrid.page, 'Ik pak dit op')];
    await Promise.all(knoppen.map((one) => one.waitFor()));
    await Promise.all(knoppen.map((one) => one.click()));
    const uitslag = async (page: Page) => {
      await page
        .getByText(/Deze zaak is nu van u|is al opgepakt door|heeft deze zaak/)
        .first()
        .waitFor();
      return (await page.getByText('Deze zaak is nu van u.').count()) === 1 ? 'heeft' : 'niet';
    };
    const uitslagen = await Promise.all([uitslag(jan.page), uitslag(ingrid.page)]);
    expect(uitslagen.toSorted()).toEqual(['heeft', 'niet']);
    const [winnaar, verliezer] = uitslagen[0] === 'heeft' ? ['Jan de Vries', ingrid] : ['Ingrid Smit', jan];
    await verliezer.page.getByText(`${winnaar} heeft deze zaak`).waitFor();
    expect(await knop(verliezer.page, 'Ik pak dit op').count()).toBe(0);
    await schermafdruk(verliezer.page, 'spoedzaak-bij-collega');

    // Handed over: the other is asked on an open screen, refuses, is asked again and takes it.
    const houder = winnaar === 'Jan de Vries' ? jan : ingrid;
    const ander = winnaar === 'Jan de Vries' ? 'ingrid-smit' : 'jan-de-vries';
    const vraag = async () => {
      await knop(houder.page, 'Draag over').click();
      await houder.page.getByLabel('Aan wie').selectOption(ander);
      await houder.page.getByRole('dialog').getByRole('button', { name: 'Draag over' }).click();
      await houder.page.getByText('De zaak blijft tot dan van u.').first().waitFor();
    };
    await vraag();
    await knop(verliezer.page, 'Ik kan dit niet overnemen').click();
    await verliezer.page.getByText('U neemt dit niet over.').waitFor();
    await houder.page.getByText('kan dit niet overnemen').waitFor();
    await vraag();
    await knop(verliezer.page, 'Ik pak dit op').click();
    await verliezer.page.getByText('Deze zaak is nu van u.').waitFor();
    expect((await lees(id)).opgepaktDoor).toBe(ander);
    await Promise.all([jan.context.close(), ingrid.context.close()]);
  });
});

describe('without a line', () => {
  test('an attempt that was noted is kept, said to be so, and sent once when the line is back', async () => {
    const id = await geopend();
    const { page, context } = await voordeur.logIn('Jan de Vries', `/spoedzaken/${id}`, TELEFOON);
    await knop(page, 'Ik pak dit op').click();
    await page.getByText('Deze zaak is nu van u.').waitFor();
    await context.setOffline(true);
    await legPogingVast(page, 'Nee, niet gesproken');
    await page.getByText('Nog niet verstuurd').waitFor();
    await schermafdruk(page, 'spoedzaak-zonder-lijn');
    expect((await lees(id)).gebeurtenissen.filter(({ soort }) => soort === 'contactpoging')).toEqual([]);
    await context.setOffline(false);
    await page.getByText('Vastgelegd: niet gesproken.').waitFor();
    expect((await lees(id)).gebeurtenissen.filter(({ soort }) => soort === 'contactpoging')).toMatchObject([
      { wijze: 'telefoon', gelukt: false },
    ]);
    await context.close();
  });
});

describe('the pages', () => {
  test('the list asks first what asks this person, takes up in one tap, and is told of a new case at once', async () => {
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', '/spoedzaken', TELEFOON);
    await page.getByRole('heading', { name: 'Mijn spoedzaken' }).waitFor();
    const id = await geopend('crisis');
    const kaart = page
      .getByRole('listitem')
      .filter({ hasText: `Crisis S-${id.replace(/\W/g, '').slice(-6).toUpperCase()}` });
    await kaart.waitFor();
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain('Wacht op u');
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'spoedzaken-telefoon');
    await kaart.getByRole('button', { name: /Ik pak dit op/ }).tap();
    await page.getByText('is nu van u.').waitFor();
    expect((await lees(id)).status).toBe('opgepakt');
    await context.close();
  });

  test('a crisis has the number of the crisisdienst on top, and what they said is noted', async () => {
    const id = await geopend('crisis');
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', `/spoedzaken/${id}`, TELEFOON);
    const blok = page.getByRole('region', { name: 'Crisis: bel nu' });
    expect(await blok.getByRole('link', { name: '+31380000000' }).getAttribute('href')).toBe('tel:+31380000000');
    await schermafdruk(page, 'spoedzaak-crisis-telefoon');
    await knop(page, 'Ik heb de crisisdienst gebeld').click();
    expect(await axe()).toEqual([]);
    await knop(page, 'Zij neemt het over').click();
    await page.getByText('Vastgelegd: de crisisdienst neemt het over.').waitFor();
    await blok.getByText('De crisisdienst neemt het over, zegt zij zelf').waitFor();
    await context.close();
  });

  test.each([
    ['bureau', BUREAU],
    ['smal', SMAL],
    ['donker', { ...BUREAU, colorScheme: 'dark' as const }],
    ['kleuren', { ...BUREAU, forcedColors: 'active' as const }],
  ])('no findings and no sideways scroll: %s', async (naam, options) => {
    const id = await geopend();
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', '/spoedzaken', options);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `spoedzaken-${naam}`);
    await page.goto(`${voordeur.stack.url}/spoedzaken/${id}`);
    await knop(page, 'Draag over').or(knop(page, 'Ik pak dit op')).first().waitFor();
    await page.getByText('Hoe ver het is').waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `spoedzaak-${naam}`);
    await knop(page, 'Sluit af').click();
    expect(await axe()).toEqual([]);
    await page.keyboard.press('Escape');
    await context.close();
  });

  test('a case that is not there, and an API that does not answer, are said so', async () => {
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', '/spoedzaken/bestaat-niet');
    await page.getByText('Deze spoedzaak is er niet').waitFor();
    expect(await axe()).toEqual([]);
    await page.route('**/v1/spoedzaken?*', (route) => route.fulfill({ status: 500, body: '{}' }));
    await page.getByRole('link', { name: 'Naar mijn spoedzaken' }).click();
    await knop(page, 'Opnieuw').waitFor();
    expect(await axe()).toEqual([]);
    await context.close();
  });
});
