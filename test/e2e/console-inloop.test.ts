/** The page of the gastvrouw, and the board on the wall, in a real browser. */
import { describe, expect, test } from '@jest/globals';
import { BUREAU, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { openVoordeur } from '../support/voordeur.ts';

const voordeur = openVoordeur();

const GASTVROUW = 'Gerda Dekker';

describe('somebody comes in', () => {
  test('with one tap, stands on the wall at once, and is gone when they leave', async () => {
    const gastvrouw = await voordeur.logIn(GASTVROUW, '/inloop', TELEFOON);
    const muur = await voordeur.logIn('Tom Hendriks', '/wachtbord/centrum', BUREAU);
    await muur.page.getByText('Er wacht nu niemand.').waitFor();
    await gastvrouw.page.getByText('Er wacht nu niemand.').waitFor();
    expect(await gastvrouw.axe()).toEqual([]);
    await schermafdruk(gastvrouw.page, 'inloop-leeg');

    await gastvrouw.page.getByLabel('Heeft een afspraak').check();
    await gastvrouw.page.getByRole('button', { name: 'Jeugd' }).click();
    await gastvrouw.page.getByText('Genoteerd: Jeugd').first().waitFor();
    await muur.page.getByText('nummer 1').waitFor();
    await gastvrouw.page.getByText('jeugd, met afspraak').waitFor();
    expect([await gastvrouw.axe(), await muur.axe()]).toEqual([[], []]);
    // The next one has no appointment until it is said again.
    expect(await gastvrouw.page.getByLabel('Heeft een afspraak').isChecked()).toBe(false);
    await schermafdruk(gastvrouw.page, 'inloop-vol');
    await schermafdruk(muur.page, 'wachtbord');
    expect(await muur.page.textContent('main')).not.toMatch(/jeugd|afspraak/i);

    gastvrouw.page.once('dialog', (dialog) => void dialog.accept());
    await gastvrouw.page.getByRole('button', { name: 'Vertrokken, nummer 1' }).click();
    await muur.page.getByText('Er wacht nu niemand.').waitFor();
    expect([gastvrouw.klachten, muur.klachten]).toEqual([[], []]);
    await Promise.all([gastvrouw.context.close(), muur.context.close()]);
  });

  test('and a mistake is taken back with one tap', async () => {
    const { page, context } = await voordeur.logIn(GASTVROUW, '/inloop');
    await page.getByRole('button', { name: 'Weet niet' }).click();
    await page.getByRole('button', { name: 'Vergissing, haal weg' }).click();
    await page.getByText('Er wacht nu niemand.').waitFor();
    await context.close();
  });

  test.each([
    ['narrow', SMAL],
    ['dark', { ...TELEFOON, colorScheme: 'dark' as const }],
    ['forced colours', { ...BUREAU, forcedColors: 'active' as const }],
  ])('%s: without findings and without scrolling sideways', async (naam, options) => {
    const { page, context, axe } = await voordeur.logIn(GASTVROUW, '/inloop?locatie=centrum', options);
    await page.getByRole('heading', { name: 'Wie wacht' }).waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `inloop-${naam.replace(' ', '-')}`);
    await context.close();
  });

  test('while there is no connection: it says so, and what was tapped is not counted as done', async () => {
    const { page, context } = await voordeur.logIn(GASTVROUW, '/inloop?locatie=centrum');
    await page.getByText('Er wacht nu niemand.').waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Sociaal' }).click();
    // Said where it was tapped; a list that was just being read says it as well.
    await page
      .getByRole('region', { name: 'Iemand komt binnen' })
      .getByRole('alert')
      .getByText('geen verbinding')
      .waitFor();
    expect(await page.getByText('Genoteerd: Sociaal').count()).toBe(0);
    await context.close();
  });
});
