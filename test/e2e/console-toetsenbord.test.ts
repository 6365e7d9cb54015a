/**
 * The main task of each role with the keyboard alone, from the first page on. (A mail that is taken, answered and closed by
 * a teamondersteuner is in console-contact.)
 */
import { beforeAll, expect, jest, test } from '@jest/globals';
import { done, type Person, person } from '../support/actors.ts';
import { type GevuldeStad, vulStad } from '../support/gevulde-stad.ts';
import { druk, tabNaar, waarIsFocus } from '../support/toetsenbord.ts';
import { openVoordeur } from '../support/voordeur.ts';

jest.setTimeout(120_000);

// Wednesday, ten o'clock in Amsterdam.
const voordeur = openVoordeur('2026-11-25T09:00:00Z');
let stad: GevuldeStad;
let tom: Person;
beforeAll(async () => {
  stad = await vulStad(voordeur.stack);
  tom = await person(voordeur.stack, 'Tom Hendriks', ['teamondersteuner']);
}, 120_000);

test('a professional takes an urgent case up and notes that they spoke with the person', async () => {
  const { page, context, klachten } = await voordeur.logIn('Jan de Vries');
  await druk(page, 'link', 'Mijn spoedzaken');
  await page.getByRole('heading', { level: 1, name: 'Mijn spoedzaken' }).waitFor();
  await page.getByRole('button', { name: /^Ik pak dit op/ }).waitFor();
  await druk(page, 'button', /^Ik pak dit op/);
  await page.getByText(/is nu van u/).waitFor();
  expect(await waarIsFocus(page)).toContain('is nu van u');
  await druk(page, 'link', /^Spoed/);
  await page.waitForURL(`**/spoedzaken/${stad.spoedzaak}`);
  await page.getByRole('button', { name: 'Contact of poging vastleggen' }).waitFor();
  await druk(page, 'button', 'Contact of poging vastleggen');
  await page.getByRole('dialog', { name: 'Contact of poging vastleggen' }).waitFor();
  await tabNaar(page, 'radio', /gesproken/);
  await page.keyboard.press('Space');
  await druk(page, 'button', 'Leg vast');
  await page.getByText('Klokken gestopt').waitFor();
  expect(done(await tom.get<{ status: string }>(`/v1/spoedzaken/${stad.spoedzaak}`)).status).toBe('bereikt');
  expect(klachten).toEqual([]);
  await context.close();
});

test('a gastvrouw notes who comes in, and takes a mistake back', async () => {
  const { page, context, klachten } = await voordeur.logIn('Gerda Dekker', '/inloop?locatie=centrum');
  const wachtenden = page.getByRole('button', { name: /^Vertrokken/ });
  await page.getByRole('button', { name: 'Jeugd' }).waitFor();
  await wachtenden.first().waitFor();
  const before = await wachtenden.count();
  await tabNaar(page, 'checkbox', 'Heeft een afspraak');
  await page.keyboard.press('Space');
  await druk(page, 'button', 'Jeugd');
  await page.getByText('Genoteerd: Jeugd').first().waitFor();
  await wachtenden.nth(before).waitFor();
  await druk(page, 'button', 'Vergissing, haal weg');
  await wachtenden.nth(before).waitFor({ state: 'detached' });
  expect(klachten).toEqual([]);
  await context.close();
});

test('a manager asks of a figure why it is so, and is back at the figure afterwards', async () => {
  const { page, context, klachten } = await voordeur.logIn('Marieke van Dam');
  await druk(page, 'link', 'Bereikbaarheid');
  const waarom = 'Waarom dit cijfer: Telefoon';
  await page.getByRole('button', { name: waarom }).waitFor();
  await druk(page, 'button', waarom);
  const dialog = page.getByRole('dialog', { name: /^Waarom dit cijfer: Telefoon/ });
  await dialog.getByRole('table', { name: 'Waar het cijfer uit bestaat' }).waitFor();
  await druk(page, 'button', 'Laat zien');
  await dialog.getByRole('table', { name: 'Waarom elk contact zo telt' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(waarom);
  expect(klachten).toEqual([]);
  await context.close();
});

test('a beheerder closes a kanaal with a reason, and opens it again', async () => {
  const { page, context, klachten } = await voordeur.logIn('Rob Kok');
  await druk(page, 'link', 'Open en dicht');
  const welk = 'Telefoon van Sociaal Wijkteam Centrum';
  await page.getByRole('button', { name: `Sluit ${welk}` }).waitFor();
  await druk(page, 'button', `Sluit ${welk}`);
  await tabNaar(page, 'textbox', 'Waarom');
  await page.keyboard.type('Storing bij de telefooncentrale');
  await druk(page, 'button', 'Sluit nu');
  await page.getByText(`${welk} is gesloten.`).first().waitFor();
  await page.getByRole('button', { name: `Heropen ${welk}` }).waitFor();
  // Back at the button that it began with, which does the opposite now.
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(`Heropen ${welk}`);
  await druk(page, 'button', `Heropen ${welk}`);
  await page.getByText(`${welk} is weer open.`).first().waitFor();
  expect(klachten).toEqual([]);
  await context.close();
});
