/** Pages of the beheerder in a real browser: closing a kanaal at once, and messages that failed. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { done, type Person, person } from '../support/actors.ts';
import { BUREAU, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { openVoordeur } from '../support/voordeur.ts';

// Ten tries of a message take half a minute of the real clock.
jest.setTimeout(240_000);

// A Wednesday morning.
const NU = '2026-11-25T09:00:00Z';
let centrale: Person;
const voordeur = openVoordeur(NU);
beforeAll(async () => {
  centrale = await person(voordeur.stack, 'Centrale', ['koppeling']);
});

const BEHEERDER = 'Rob Kok';

describe('open and closed', () => {
  test('a kanaal is closed at once with a reason, everybody hears it, and it is opened again', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(BEHEERDER, '/kanalen');
    await page.getByRole('cell', { name: 'Telefoon' }).first().waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'kanalen');
    await page.getByRole('button', { name: 'Sluit Telefoon van Sociaal Wijkteam Centrum' }).click();
    await page.getByLabel('Waarom').fill('Storing bij de telefooncentrale');
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'kanalen-sluiten');
    await page.getByRole('button', { name: 'Sluit nu' }).click();
    await page.getByText('Telefoon van Sociaal Wijkteam Centrum is gesloten.').first().waitFor();
    const said = done(await centrale.get<{ open: boolean }>('/v1/openingstijden/centrum/telefoon/toestand'));
    expect(said).toMatchObject({ open: false, reden: expect.stringContaining('Storing bij de telefooncentrale') });
    await page.getByRole('button', { name: 'Heropen Telefoon van Sociaal Wijkteam Centrum' }).click();
    await page.getByText('Telefoon van Sociaal Wijkteam Centrum is weer open.').first().waitFor();
    expect(done(await centrale.get<{ open: boolean }>('/v1/openingstijden/centrum/telefoon/toestand')).open).toBe(true);
    expect(klachten).toEqual([]);
    await context.close();
  });

  test.each([
    ['narrow', SMAL],
    ['phone', TELEFOON],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
  ])('%s: without findings and without scrolling sideways', async (naam, options) => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/kanalen', options);
    await page.getByRole('cell', { name: 'Telefoon' }).first().waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `kanalen-${naam}`);
    await context.close();
  });
});

describe('messages that failed', () => {
  test('are counted, say why, and are tried again with one button', async () => {
    await voordeur.stack.storing({ dienst: 'dynamodb', soort: 'fout' });
    const event = { id: 'u1', oproepId: 'u1', soort: 'in-wachtrij', op: NU, wijkteam: 'centrum' };
    done(await centrale.post('/v1/telefoon-gebeurtenissen', event));
    await voordeur.stack.rust().catch(() => voordeur.stack.rust());
    await voordeur.stack.fetchJson('/_lokaal/storingen', { method: 'DELETE' });

    const { page, context, klachten, axe } = await voordeur.logIn(BEHEERDER, '/uitval');
    await page.getByRole('button', { name: 'Bekijk telefoon' }).click();
    await page.getByRole('heading', { name: 'Berichten van telefoon' }).waitFor();
    await page.getByRole('cell', { name: 'Telefoon', exact: true }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'uitval');
    await page.getByRole('button', { name: 'Probeer opnieuw: telefoon' }).click();
    await page.getByText('1 bericht van telefoon opnieuw aangeboden.').first().waitFor();
    await voordeur.stack.rust();
    await page.reload();
    await page.getByRole('rowheader', { name: 'telefoon' }).waitFor();
    expect(await page.getByRole('button', { name: 'Probeer opnieuw: telefoon' }).count()).toBe(0);
    expect(klachten).toEqual([]);
    await context.close();
  });
});

describe('the menu of who has many pages', () => {
  test('stands behind buttons that open by keyboard, close by Escape, and lead to a page', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(BEHEERDER, '/kanalen');
    const menu = page.getByRole('navigation', { name: 'Hoofdmenu' });
    const knop = menu.getByRole('button', { name: 'Inrichting' });
    expect(await knop.getAttribute('aria-expanded')).toBe('false');
    expect(await menu.getByRole('link', { name: 'Wijkteams' }).count()).toBe(0);
    await knop.focus();
    await page.keyboard.press('Enter');
    await menu.getByRole('link', { name: 'Wijkteams' }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'menu-open');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await menu.getByRole('link', { name: 'Wijkteams' }).waitFor({ state: 'hidden' });
    await menu.locator('button:focus', { hasText: 'Inrichting' }).waitFor();
    await knop.click();
    await menu.getByRole('link', { name: 'Wijkteams' }).click();
    await page.getByRole('heading', { name: 'Wijkteams', level: 1 }).waitFor();
    expect(await knop.getAttribute('aria-expanded')).toBe('false');
    expect(await knop.textContent()).toContain('hier bent u');
    await knop.click();
    await page.getByRole('heading', { name: 'Wijkteams', level: 1 }).click();
    await menu.getByRole('link', { name: 'Wijkteams' }).waitFor({ state: 'hidden' });
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('opens on a narrow screen without anything sideways', async () => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/kanalen', SMAL);
    await page.getByRole('button', { name: 'Inrichting' }).click();
    await page.getByRole('link', { name: 'Standaardantwoorden' }).waitFor();
    expect(await zijwaarts(page)).toBe(0);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'menu-open-smal');
    await context.close();
  });
});

describe('a page that is fetched when somebody goes there', () => {
  test('says so when it cannot be fetched, and is there after loading again', async () => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/kanalen');
    await page.route('**/deel-*.js', (route) => route.abort());
    const menu = page.getByRole('navigation', { name: 'Hoofdmenu' });
    await menu.getByRole('button', { name: 'Inrichting' }).click();
    await menu.getByRole('link', { name: 'Wijkteams' }).click();
    await page.getByRole('heading', { name: 'Deze bladzijde kon niet worden opgehaald' }).waitFor();
    expect(await axe()).toEqual([]);
    await page.unroute('**/deel-*.js');
    await page.getByRole('button', { name: 'Laad opnieuw' }).click();
    await page.getByRole('heading', { name: 'Wijkteams', level: 1 }).waitFor();
    await context.close();
  });
});
