/** The console in a real browser: signing in, the shell around every page, and what holds for all of them. */
import { describe, expect, test } from '@jest/globals';
import { BUREAU, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { openVoordeur } from '../support/voordeur.ts';

const voordeur = openVoordeur();

const ONDERSTEUNER = 'Tom Hendriks';

describe('signing in', () => {
  test('leads to the page that was asked for, and keeps nothing of the person in the browser', async () => {
    const { page, context, klachten } = await voordeur.logIn(ONDERSTEUNER, '/?weergave=wachtenden');
    expect(new URL(page.url()).search).toBe('?weergave=wachtenden');
    const kept = await page.evaluate('JSON.stringify([{...localStorage}, {...sessionStorage}])');
    expect(kept).toBe('[{},{}]');
    expect(klachten.filter((one) => !one.includes('favicon'))).toEqual([]);
    // Opened again it asks nothing: the provider still knows who it is.
    await page.reload();
    await page.getByRole('navigation', { name: 'Hoofdmenu' }).waitFor();
    await context.close();
  });
});

describe('the shell', () => {
  test.each([
    ['desk', BUREAU],
    ['phone', TELEFOON],
    ['narrow', SMAL],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
    ['forced colours', { ...BUREAU, forcedColors: 'active' as const }],
  ])('has no findings and does not scroll sideways: %s', async (naam, options) => {
    const { page, context, axe } = await voordeur.logIn(ONDERSTEUNER, '/', options);
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `schil-${naam.replace(' ', '-')}`);
    await context.close();
  });

  test('what is wrong on a page is found by that check', async () => {
    const { page, context, axe } = await voordeur.logIn(ONDERSTEUNER);
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '<input id="zonder-naam">')`);
    expect(await axe()).toEqual([expect.stringMatching(/^label: .*zonder-naam/)]);
    await context.close();
  });

  test('the numbers for a crisis are one key away, hold the focus, and give it back', async () => {
    const { page, context, axe } = await voordeur.logIn(ONDERSTEUNER);
    await page.getByRole('link', { name: 'Voordeur' }).focus();
    await page.keyboard.press('Alt+KeyC');
    const dialog = page.getByRole('dialog', { name: 'Crisis' });
    await dialog.waitFor();
    expect(await dialog.getByRole('link', { name: '112' }).first().getAttribute('href')).toBe('tel:112');
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'crisis');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Voordeur');
    await context.close();
  });
});
