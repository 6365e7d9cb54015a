/** The figures of a manager in a real browser: the same as the API's, honest beside others, and drawn at once. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { done, type Person, person } from '../support/actors.ts';
import { BUREAU, gemeld, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { vulJaar } from '../support/jaar-van-oproepen.ts';
import { openVoordeur } from '../support/voordeur.ts';

interface Rij {
  readonly kanaal: string;
  readonly wijkteam: string;
  readonly van: string;
  readonly tot: string;
  readonly ontvangen: number;
  readonly binnenNorm: number;
  readonly buitenNorm: number;
  readonly serviceniveau: number | null;
}

const MARIEKE = 'Marieke van Dam';
/** Friday afternoon; the last calls are of the day before. */
const NU = '2026-11-20T14:00:00Z';
let manager: Person;

const voordeur = openVoordeur(NU);
beforeAll(async () => {
  manager = await person(voordeur.stack, MARIEKE, ['manager'], ['centrum', 'noord', 'zuid']);
  const rob = await person(voordeur.stack, 'Rob Kok', ['beheerder']);
  const { resultaten } = done(await rob.get<{ resultaten: Record<string, unknown>[] }>('/v1/normen'));
  // Since November calls are held against another norm.
  const nieuw = { kanaal: 'telefoon', seconden: 45, klok: 'verstreken', doel: 0.75, geldigVan: '2026-11-01' };
  done(await rob.put('/v1/normen', { normen: [...resultaten, nieuw] }));
  await vulJaar(voordeur.stack, { van: '2025-12-01', totEnMet: '2026-11-19', bezoekVan: '2026-11-09', perDag: 8 });
}, 400_000);

const procent = new Intl.NumberFormat('nl-NL', { style: 'percent', maximumFractionDigits: 1 });
const getal = new Intl.NumberFormat('nl-NL');
const getoetst = ({ binnenNorm, buitenNorm }: Rij) => binnenNorm + buitenNorm;
const rijen = async (vraag: string) =>
  done(await manager.get<{ rijen: readonly Rij[] }>(`/v1/bereikbaarheid?${vraag}`)).rijen;
/** A figure for who may be missing: fails instead of passing. */
function er<T>(waarde: T | undefined): T {
  if (waarde === undefined) throw new Error('there is nothing');
  return waarde;
}
/** All text of a place, as it stands in the document. */
const tekst = async (plek: Locator) => (await plek.textContent()) ?? '';
const kaart = (page: Page, kanaal: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: kanaal }) });
const getekend = (page: Page) => page.getByRole('img', { name: /^Lijn\./ });
const allesGetekend = async (page: Page) => {
  await getekend(page).waitFor();
  await page.getByRole('img', { name: /^Staven\..*vrijdag/ }).waitFor();
  await page.getByRole('table', { name: 'Telefoon per wijkteam' }).waitFor();
};

describe('bereikbaarheid', () => {
  test.each([
    ['desk', BUREAU],
    ['phone', TELEFOON],
    ['narrow', SMAL],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
    ['forced colours', { ...BUREAU, forcedColors: 'active' as const }],
  ])(
    'shows the figures that the API gives, without findings: %s',
    async (naam, options) => {
      const { page, context, axe, klachten } = await voordeur.logIn(
        MARIEKE,
        '/bereikbaarheid?periode=deze-jaar',
        options,
      );
      await allesGetekend(page);
      const [rij] = await rijen('van=2026-01-01&totEnMet=2026-11-20&per=geheel&kanaal=telefoon&samen=wijkteams');
      const telefoon = kaart(page, 'Telefoon');
      const text = await tekst(telefoon);
      expect(text).toContain(procent.format(er(rij?.serviceniveau ?? undefined)));
      expect(text).toContain(`van ${getal.format(getoetst(er(rij)))} contacten`);
      expect(await tekst(telefoon.locator('dd').first())).toBe(getal.format(er(rij).ontvangen));
      // Nothing came by chat: nothing is said, which is not nothing at all.
      expect(await tekst(kaart(page, 'Chat'))).toContain('geen gegevens');
      expect(await axe()).toEqual([]);
      expect(await zijwaarts(page)).toBe(0);
      await page.getByText('Tabel bij dit plaatje').click();
      const tabel = page.getByRole('table', { name: 'Telefoon: deel binnen de norm' });
      const maanden = await rijen('van=2026-01-01&totEnMet=2026-11-20&per=maand&kanaal=telefoon&samen=wijkteams');
      expect(await tabel.getByRole('row').count()).toBe(maanden.length + 1);
      const cellen = await tabel.locator('tbody tr').nth(9).locator('td').allInnerTexts();
      expect(cellen.slice(0, 2)).toEqual([
        procent.format(er(maanden[9]?.serviceniveau ?? undefined)),
        getal.format(getoetst(er(maanden[9]))),
      ]);
      await page.getByText('Tabel bij deze plaatjes').click();
      expect(await axe()).toEqual([]);
      expect(await zijwaarts(page)).toBe(0);
      expect(klachten).toEqual([]);
      await schermafdruk(page, `bereikbaarheid-${naam.replace(' ', '-')}`);
      await context.close();
    },
    120_000,
  );

  test('of a year is drawn within a second after the answer', async () => {
    const { page, context } = await voordeur.logIn(MARIEKE, '/');
    await page.getByRole('link', { name: 'Bereikbaarheid' }).first().click();
    await page.getByLabel('Periode').selectOption({ label: 'Dit jaar' });
    await allesGetekend(page);
    await page.evaluate('performance.clearResourceTimings()');
    await page.getByLabel('Verdeeld').selectOption({ label: 'Per week' });
    await page
      .getByText(/^week 1 /)
      .first()
      .waitFor({ state: 'attached' });
    const ms = (await page.evaluate(`(async () => {
      await new Promise((klaar) => requestAnimationFrame(() => requestAnimationFrame(klaar)));
      const antwoord = performance.getEntriesByType('resource').filter(({ name }) => name.includes('per=week')).at(-1);
      return performance.now() - antwoord.responseEnd;
    })()`)) as number;
    expect(await getekend(page).locator('.grafiek-vlak').count()).toBe(47);
    process.stdout.write(`${JSON.stringify({ name: 'console-jaar-getekend-ms', value: Math.round(ms) })}\n`);
    expect(ms).toBeLessThan(1000);
    await context.close();
  }, 60_000);

  test('beside a period with another norm says that both cannot be compared', async () => {
    const { page, context } = await voordeur.logIn(MARIEKE, '/bereikbaarheid');
    const text = await tekst(kaart(page, 'Telefoon'));
    expect(text).toContain('De norm was toen binnen 30 seconden met doel 80%: dit is niet goed te vergelijken.');
    expect(text).toContain('Doel: 75% binnen 45 seconden');
    await page.getByText('Vergeleken met 1 t/m 20 oktober 2026.', { exact: false }).waitFor();
    await page.getByLabel('Periode').selectOption({ label: 'Dit kwartaal' });
    await kaart(page, 'Telefoon').getByText('De norm veranderde in deze periode.', { exact: false }).waitFor();
    await page.getByText('De norm is in deze periode veranderd.', { exact: false }).waitFor();
    await context.close();
  });

  test('is explained from a card, a point and a wijkteam: the parts add up, and a manager sees no contact', async () => {
    const { page, context, axe } = await voordeur.logIn(MARIEKE, '/bereikbaarheid?periode=vorige-maand');
    const knop = page.getByRole('button', { name: 'Waarom dit cijfer: Telefoon' });
    await knop.focus();
    await page.keyboard.press('Enter');
    const dialoog = page.getByRole('dialog', { name: /^Waarom dit cijfer: Telefoon/ });
    const delen = dialoog.getByRole('table', { name: 'Waar het cijfer uit bestaat' });
    const regels = await delen
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('th,td')].map((cel) => cel.textContent ?? '')));
    const [rij] = await rijen('van=2026-10-01&totEnMet=2026-10-31&per=geheel&kanaal=telefoon&samen=wijkteams');
    const som = (telt: string) =>
      regels.filter((regel) => regel[2] === telt).reduce((alle, regel) => alle + Number(regel[1]), 0);
    expect([som('binnen de norm'), som('niet binnen de norm')]).toEqual([er(rij).binnenNorm, er(rij).buitenNorm]);
    await dialoog.getByRole('button', { name: 'Laat zien' }).click();
    const elk = dialoog.getByRole('table', { name: 'Waarom elk contact zo telt' });
    await elk.waitFor();
    expect(await tekst(elk)).toContain('De norm is 30 s');
    expect(await elk.getByRole('link').count()).toBe(0);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'bereikbaarheid-waarom');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
      'Waarom dit cijfer: Telefoon',
    );
    await getekend(page).locator('.grafiek-kies').nth(4).click();
    await page.getByRole('dialog', { name: /^Waarom dit cijfer: Telefoon, ma 5 okt/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Waarom dit cijfer: Sociaal Wijkteam Noord' }).click();
    await page.getByRole('dialog', { name: 'Waarom dit cijfer: Telefoon, Sociaal Wijkteam Noord' }).waitFor();
    await context.close();
  }, 60_000);

  test('leads who works with contacts to the contact itself', async () => {
    const { page, context } = await voordeur.logIn('Tom Hendriks', '/bereikbaarheid?periode=vorige-maand');
    await page.getByRole('button', { name: 'Waarom dit cijfer: Telefoon' }).click();
    await page.getByRole('button', { name: 'Laat zien' }).click();
    const link = page.getByRole('link', { name: /^Contact van/ }).first();
    expect(await link.getAttribute('href')).toMatch(/^\/contacten\/./);
    await context.close();
  });

  test('says so when there is nothing, when days do not fit, and when nothing can be read', async () => {
    const leeg = '/bereikbaarheid?periode=eigen&van=2024-03-01&totEnMet=2024-03-31';
    const { page, context, axe } = await voordeur.logIn(MARIEKE, leeg);
    await page.getByText('In deze periode kwam hier niets binnen.').waitFor();
    expect(await tekst(kaart(page, 'Telefoon'))).toContain('geen gegevens');
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'bereikbaarheid-leeg');
    await page.getByLabel('Laatste dag').fill('2024-02-01');
    await page.getByText('De laatste dag ligt voor de eerste.').waitFor();
    expect(await axe()).toEqual([]);
    await page.getByLabel('Periode').selectOption({ label: 'Dit kwartaal' });
    await page.getByRole('button', { name: 'Waarom dit cijfer: Telefoon' }).waitFor();
    await page.route('**/v1/bereikbaarheid?*', (route) =>
      route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"detail":"Er ging iets mis."}' }),
    );
    await page.getByLabel('Periode').selectOption({ label: 'Vorige maand' });
    await gemeld(page).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'bereikbaarheid-fout');
    // What was read before never stands under the days of now.
    expect(await page.getByRole('button', { name: 'Waarom dit cijfer: Telefoon' }).count()).toBe(0);
    await page.unroute('**/v1/bereikbaarheid?*');
    await page.getByRole('button', { name: 'Opnieuw' }).first().click();
    await page.getByRole('button', { name: 'Waarom dit cijfer: Telefoon' }).waitFor();
    await context.close();
  }, 60_000);

  test('is not for who receives visitors', async () => {
    const { page, context } = await voordeur.logIn('Gerda Dekker', '/bereikbaarheid');
    await page.getByRole('heading', { name: 'Deze bladzijde is er niet' }).waitFor();
    expect(await page.getByRole('link', { name: 'Bereikbaarheid' }).count()).toBe(0);
    await context.close();
  });
});

describe('jaarverslag', () => {
  test('is the table of the API, as a file that a Dutch spreadsheet opens, and prints without its buttons', async () => {
    const { page, context, axe } = await voordeur.logIn(MARIEKE, '/jaarverslag?jaren=2', SMAL);
    const tabel = page.getByRole('table', { name: 'Bereikbaarheid per kanaal, 2026' });
    const { regels } = done(
      await manager.get<{ regels: readonly { kanaal: string; jaar: number; n: number; binnenNorm: number | null }[] }>(
        '/v1/jaarverslagen/2026?jaren=2',
      ),
    );
    await tabel.waitFor();
    expect(await tabel.locator('tbody tr').count()).toBe(regels.length);
    const telefoon = er(regels.find(({ kanaal, jaar }) => kanaal === 'telefoon' && jaar === 2026));
    const row = await tekst(tabel.locator('tbody tr').nth(1));
    expect(row).toContain(procent.format(telefoon.binnenNorm ?? -1));
    expect(row).toContain(getal.format(telefoon.n));
    await page.getByText('Telefoon: de norm is niet in elk jaar dezelfde.', { exact: false }).waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download als CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('jaarverslag-bereikbaarheid-2026.csv');
    const file = readFileSync(await download.path(), 'utf8');
    const token = await voordeur.stack.token({ naam: MARIEKE, rollen: ['manager'] });
    const same = await fetch(`${voordeur.stack.url}/v1/jaarverslagen/2026?jaren=2`, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/csv' },
    });
    expect(file.startsWith('\uFEFFkanaal;jaar;')).toBe(true);
    expect(file.slice(1)).toBe(await same.text());
    await schermafdruk(page, 'jaarverslag-smal');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Afdrukken' }).isVisible()).toBe(false);
    expect(await page.getByLabel('Jaar', { exact: true }).isVisible()).toBe(false);
    expect(await tabel.isVisible()).toBe(true);
    await context.close();
  }, 60_000);
});

describe('kengetallen', () => {
  test.each([
    ['desk', BUREAU],
    ['narrow', SMAL],
  ])(
    'shows each figure with the number it is about, and none over too few: %s',
    async (naam, options) => {
      const tom = await person(voordeur.stack, 'Tom Hendriks', ['teamondersteuner'], ['centrum', 'noord', 'zuid']);
      const { resultaten } = done(
        await tom.post<{ resultaten: { id: string }[] }>('/v1/contacten/_zoek', {
          van: '2026-11-16',
          totEnMet: '2026-11-19',
        }),
      );
      const kenmerken = { themas: ['wonen'] };
      done(await tom.post(`/v1/contacten/${er(resultaten[0]).id}/kenmerken`, kenmerken));
      done(await tom.post(`/v1/contacten/${er(resultaten[0]).id}/klachten`, { ernst: 'klacht' }));
      done(
        await tom.post(`/v1/contacten/${er(resultaten[0]).id}/klachtafhandelingen`, {
          ontvankelijk: true,
          opgelost: true,
        }),
      );
      await voordeur.stack.rust();
      const { page, context, axe } = await voordeur.logIn(MARIEKE, '/kengetallen?periode=deze-maand', options);
      const klachten = page.getByRole('table', { name: 'Klachten' });
      await klachten.waitFor();
      const regel = klachten.getByRole('row', { name: /Afgehandeld binnen zes weken/ });
      expect(await regel.locator('td').allInnerTexts()).toEqual(['te weinig', '1']);
      const cijfers = done(
        await manager.get<{ kanalen: { contacten: number }[] }>('/v1/kengetallen?van=2026-11-01&totEnMet=2026-11-20'),
      );
      const som = cijfers.kanalen.reduce((alle, { contacten }) => alle + contacten, 0);
      await page.getByText(`Van ${getal.format(som)} contacten.`).waitFor();
      expect(await tekst(page.getByRole('table', { name: 'Contacten per kanaal' }).locator('tbody td').first())).toBe(
        getal.format(er(cijfers.kanalen[0]).contacten),
      );
      expect(await axe()).toEqual([]);
      expect(await zijwaarts(page)).toBe(0);
      await schermafdruk(page, `kengetallen-${naam}`);
      await context.close();
    },
    60_000,
  );
});

describe('bezetting', () => {
  test('tells every fault at its field, and then now and then side by side as the API has it', async () => {
    const { page, context, axe } = await voordeur.logIn(MARIEKE, '/bezetting');
    const nu = page.getByRole('group', { name: 'Wie werkt er nu, regel 1' });
    await nu.getByLabel('Mensen').fill('');
    await nu.getByLabel('Tot').fill('08:00');
    await page.getByRole('button', { name: 'Reken uit' }).click();
    await page.getByText('Dit ligt niet na de begintijd.').waitFor();
    await page.getByText('Vul een heel getal in van 0 tot 500.').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('inzet-1-tot');
    expect(await axe()).toEqual([]);
    await nu.getByLabel('Mensen').fill('1');
    await nu.getByLabel('Tot').fill('17:00');
    await page.getByLabel('Wie het eerst begint, begint om').fill('08:30');
    await page.getByRole('button', { name: 'Regel erbij' }).nth(1).click();
    await page.getByRole('button', { name: 'Reken uit' }).click();
    await page.getByRole('heading', { name: 'Wat u mag verwachten' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Wat u mag verwachten');
    const inzet = [1, 2, 3, 4, 5].map((weekdag) => ({ weekdag, van: '09:00', tot: '17:00', mensen: 1 }));
    const watAls = { opent: '08:30', meer: [{ weekdag: 1, van: '09:00', tot: '17:00', mensen: 1 }] };
    const vraag = { kanaal: 'telefoon', van: '2026-08-21', totEnMet: '2026-11-19', inzet, watAls };
    const { vergelijking } = done(
      await manager.post<{ vergelijking: Record<'nu' | 'straks', { serviceniveau: number; mensuren: number }> }>(
        '/v1/bezettingsadviezen',
        vraag,
      ),
    );
    expect([vergelijking.nu.mensuren, vergelijking.straks.mensuren]).toEqual([40, 50.5]);
    const cellen = await page.getByRole('table', { name: 'Een hele week, nu en straks' }).locator('td').allInnerTexts();
    expect(cellen.slice(0, 2)).toEqual(
      [vergelijking.nu, vergelijking.straks].map((een) => procent.format(een.serviceniveau)),
    );
    await page.getByText('Dat kost 10,5 uur per week meer.', { exact: false }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'bezetting');
    // Who looks at another page and comes back finds what was filled in.
    await page.getByRole('link', { name: 'Jaarverslag' }).click();
    await page.getByRole('heading', { name: /^Jaarverslag/ }).waitFor();
    await page.goBack();
    expect(await page.getByLabel('Wie het eerst begint, begint om').inputValue()).toBe('08:30');
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await zijwaarts(page)).toBe(0);
    await context.close();
  }, 60_000);
});

describe('rapporten', () => {
  test('a report is asked for, looked at, stopped and begun again; gaps and trust are told', async () => {
    const { page, context, axe } = await voordeur.logIn(MARIEKE, '/rapporten', SMAL);
    await page.getByText('U krijgt nog geen rapport.').waitFor();
    await page.getByText('Het rooster is gedekt', { exact: false }).waitFor();
    expect(await axe()).toEqual([]);
    await page.getByLabel('Hoe vaak').selectOption({ label: 'Elke week' });
    await page.getByRole('button', { name: 'Stuur mij dit rapport' }).click();
    const uit = page.getByRole('button', { name: /^Zet uit: Elke week/ });
    await uit.waitFor();
    await page.getByRole('button', { name: /^Voorbeeld: Elke week/ }).click();
    const voorbeeld = page.getByRole('dialog', { name: /^Bereikbaarheid in/ });
    await voorbeeld.getByText('Er wordt niets verstuurd.', { exact: false }).waitFor();
    expect(await axe()).toEqual([]);
    await page.keyboard.press('Escape');
    await uit.click();
    await page.getByRole('button', { name: /^Zet aan: Elke week/ }).click();
    await uit.waitFor();
    const { resultaten } = done(await manager.get<{ resultaten: { actief: boolean }[] }>('/v1/rapporten'));
    expect(resultaten).toMatchObject([{ actief: true }]);
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, 'rapporten');
    await context.close();
  }, 60_000);

  test('after a night say whether all of yesterday is there, and where the roster has a gap', async () => {
    const weg = { medewerker: 'fatima-el-amrani', van: '2026-11-24T09:00', tot: '2026-11-24T17:00' };
    done(await manager.post('/v1/afwezigheden', weg));
    await voordeur.stack.klok({ naar: '2026-11-21T06:00:00Z' });
    const { page, context, axe } = await voordeur.logIn(MARIEKE, '/rapporten');
    const controles = done(
      await manager.get<{ resultaten: { inOrde: boolean; kanalen: { binnengekomen: { contacten: number } }[] }[] }>(
        '/v1/dagcontroles?van=2026-11-20&totEnMet=2026-11-20',
      ),
    ).resultaten;
    expect(controles).toMatchObject([{ inOrde: true }]);
    const contacten = er(controles[0]).kanalen.reduce((som, { binnengekomen }) => som + binnengekomen.contacten, 0);
    await page.getByText(`Alles van gisteren klopt: ${getal.format(contacten)} contact`, { exact: false }).waitFor();
    const hiaten = done(
      await manager.get<{ resultaten: { wijkteam: string; domein: string }[] }>(
        '/v1/rooster-hiaten?van=2026-11-21&tot=2026-12-19',
      ),
    ).resultaten;
    expect(hiaten.length).toBeGreaterThan(0);
    const rij = page.getByRole('table', { name: 'Gaten per wijkteam en domein' }).getByRole('row', { name: /Centrum/ });
    expect(await tekst(rij.locator('td').nth(0))).toBe('jeugd');
    expect(await tekst(rij.locator('td').nth(3))).toContain('di 24 november');
    await page.getByText(`Alle gaten op tijd (${hiaten.length})`).click();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rapporten-hiaten');
    await context.close();
  }, 180_000);
});
