/**
 * Every page of the console, with every role that has it: text set wide, four times as large, colours of the system,
 * nothing that moves, targets to hit, and a focus that shows and is never hidden. A new page needs a row here.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { BUREAU, type Ingelogd, schermafdruk, zijwaarts } from '../support/browser.ts';
import { type GevuldeStad, vulStad } from '../support/gevulde-stad.ts';
import { bereidVoor, gaNaar, gelezen, type Keur, keur, loopRond, zetMaat, zetRuim } from '../support/paginakeuring.ts';
import { openVoordeur } from '../support/voordeur.ts';

jest.setTimeout(120_000);

/** 1280 x 1024 at four hundred percent. */
const VIERHONDERD = { width: 320, height: 256 };
const GEWOON = { width: 1280, height: 800 };

const MENSEN = {
  teamondersteuner: 'Tom Hendriks',
  professional: 'Jan de Vries',
  manager: 'Marieke van Dam',
  beheerder: 'Rob Kok',
  gastvrouw: 'Gerda Dekker',
} as const;
type Rol = keyof typeof MENSEN;
const ROLLEN = Object.keys(MENSEN) as readonly Rol[];

/** The address at which each page shows something, by its pattern. */
const RIJEN: Readonly<Record<string, (stad: GevuldeStad) => string>> = {
  '/': () => '/',
  '/wachtenden': () => '/wachtenden',
  '/contacten/:id': ({ mail }) => `/contacten/${mail}`,
  '/termijnen': () => '/termijnen',
  '/terugbellen': () => '/terugbellen',
  '/dienst': () => '/dienst',
  '/onleesbaar': () => '/onleesbaar',
  '/inloop': () => '/inloop?locatie=centrum',
  '/wachtbord/:locatie': () => '/wachtbord/centrum',
  '/bereikbaarheid': () => '/bereikbaarheid',
  '/kengetallen': () => '/kengetallen',
  '/jaarverslag': () => '/jaarverslag',
  '/bezetting': () => '/bezetting',
  '/rapporten': () => '/rapporten',
  '/spoedzaken': () => '/spoedzaken',
  '/spoedzaken/:id': ({ spoedzaak }) => `/spoedzaken/${spoedzaak}`,
  '/contacten/:id/triage': ({ mail }) => `/contacten/${mail}/triage`,
  '/mijn-dienst': () => '/mijn-dienst',
  '/instellingen-meldingen': () => '/instellingen-meldingen',
  '/kanalen': () => '/kanalen',
  '/uitval': () => '/uitval',
  '/rooster': () => '/rooster',
  '/escalatiebeleid': () => '/escalatiebeleid',
  '/openingstijden': () => '/openingstijden',
  '/sluitingsdagen': () => '/sluitingsdagen',
  '/normen': () => '/normen',
  '/herberekeningen': () => '/herberekeningen',
  '/verantwoording': () => '/verantwoording',
  '/organisatie': () => '/organisatie',
  '/wijkteams': () => '/wijkteams',
  '/wijkteams/:slug': () => '/wijkteams/centrum',
  '/medewerkers': () => '/medewerkers',
  '/medewerkers/:id': () => '/medewerkers/jan-de-vries',
  '/standaardantwoorden': () => '/standaardantwoorden',
  '/standaardantwoorden/:code': () => '/standaardantwoorden/wij-bellen-u',
};

/** Pages and their roles as the console itself lists them (its source needs a browser to be loaded). */
function pagina(): readonly { readonly patroon: string; readonly rollen: readonly Rol[] }[] {
  const source = readFileSync(new URL('../../web/app/paginas.tsx', import.meta.url), 'utf8');
  const list = source.slice(source.indexOf('export const PAGINAS'));
  const patterns = list.match(/patroon:/g)?.length;
  const found = [...list.matchAll(/patroon: '([^']+)'[^}]*?rollen: (IEDEREEN|\[[^\]]*\])/gs)].map(
    ([, patroon = '', rollen = '']) => ({
      patroon,
      rollen: rollen === 'IEDEREEN' ? ROLLEN : ROLLEN.filter((rol) => rollen.includes(`'${rol}'`)),
    }),
  );
  if (found.length === 0 || found.length !== patterns) throw new Error('the list of pages could not be read');
  return found;
}

const PAGINAS = pagina();
const PAREN = PAGINAS.flatMap(({ patroon, rollen }) => rollen.map((rol) => [patroon, rol] as const));

// Wednesday, ten o'clock in Amsterdam.
const voordeur = openVoordeur('2026-11-25T09:00:00Z');
let stad: GevuldeStad;
const binnen = new Map<Rol, Ingelogd>();

beforeAll(async () => {
  stad = await vulStad(voordeur.stack);
}, 120_000);
afterAll(async () => {
  for (const { context } of binnen.values()) await context.close();
});

/** Signs in once for all pages of a role. */
async function als(rol: Rol): Promise<Ingelogd> {
  const known = binnen.get(rol);
  if (known !== undefined) return known;
  const made = await voordeur.logIn(MENSEN[rol], '/', BUREAU);
  binnen.set(rol, made);
  await bereidVoor(made.context);
  await made.page.reload();
  await made.page.getByRole('navigation', { name: 'Hoofdmenu' }).waitFor();
  return made;
}

const adres = (patroon: string): string => {
  const row = RIJEN[patroon];
  if (row === undefined) throw new Error(`${patroon} has no row in this test`);
  return row(stad);
};

/** All that is wrong at once, so that one run tells everything. */
async function alles(page: Ingelogd['page'], ...wat: readonly Keur[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const one of wat) found.push(...(await keur(page, one)).map((fout) => `${one}: ${fout}`));
  return found;
}

test('every page has a row here, and every row a page', () => {
  expect(PAGINAS.map(({ patroon }) => patroon).toSorted()).toEqual(Object.keys(RIJEN).toSorted());
});

describe.each(PAREN)('%s as %s', (patroon, rol) => {
  const naam = `${patroon.replaceAll(/[/:]+/g, '-')}-${rol}`;

  test('is whole for who sees little, and for the keyboard', async () => {
    const { page, klachten, axe } = await als(rol);
    const before = klachten.length;
    await zetMaat(page, GEWOON);
    await gaNaar(page, adres(patroon));
    const fouten = [...(await alles(page, 'koppen', 'doelen'))];
    fouten.push(...(await axe()));
    const { fouten: rond, haltes } = await loopRond(page);
    fouten.push(...rond);
    expect(haltes).toBeGreaterThan(4);

    await zetRuim(page, true);
    fouten.push(...(await alles(page, 'afgekapt', 'overlappend')).map((fout) => `wide text: ${fout}`));
    await schermafdruk(page, `keuring${naam}-ruim`);
    await zetRuim(page, false);

    await zetMaat(page, VIERHONDERD);
    const aanZij = await zijwaarts(page);
    if (aanZij !== 0) fouten.push(`four times as large: scrolls ${aanZij} px sideways`);
    fouten.push(...(await alles(page, 'afgekapt')).map((fout) => `four times as large: ${fout}`));
    await page.keyboard.press('Alt+KeyC');
    const dialog = page.getByRole('dialog', { name: 'Crisis' });
    await dialog.getByRole('link', { name: '112' }).first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Crisis' }).first().click({ trial: true });
    await schermafdruk(page, `keuring${naam}-400`);

    await zetMaat(page, GEWOON);
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    fouten.push(...(await alles(page, 'randloos', 'beweging')).map((fout) => `colours of the system: ${fout}`));
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'no-preference' });
    expect([...fouten, ...klachten.slice(before)]).toEqual([]);
  });
});

describe('while the line is gone', () => {
  test.each([
    ['on a desk', GEWOON],
    ['four times as large', VIERHONDERD],
  ])('the message about it hides no focus, forwards nor backwards: %s', async (_naam, viewport) => {
    const { page, context } = await voordeur.logIn(MENSEN.teamondersteuner, '/wachtenden', { viewport });
    await gelezen(page);
    await bereidVoor(context);
    await page.routeWebSocket('**/v1/live', (socket) => socket.close());
    await page.reload();
    await page.getByText('Geen verbinding').waitFor();
    for (const pad of ['/wachtenden', `/contacten/${stad.mail}`]) {
      await gaNaar(page, pad);
      expect(await zijwaarts(page)).toBe(0);
      for (const toets of ['Tab', 'Shift+Tab'] as const) expect((await loopRond(page, toets)).fouten).toEqual([]);
    }
    await schermafdruk(page, `keuring-geen-verbinding-${viewport.width}`);
    await context.close();
  });
});
