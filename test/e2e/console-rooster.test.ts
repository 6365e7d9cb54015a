/** The roster of a beheerder in a real browser: filled, checked, published, changed and restored; two at once; by keyboard. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { done, type Person, person } from '../support/actors.ts';
import { BUREAU, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { openVoordeur } from '../support/voordeur.ts';

jest.setTimeout(180_000);

// A Wednesday morning.
const NU = '2026-11-25T09:00:00Z';
const ROB = 'Rob Kok';
const voordeur = openVoordeur(NU);
let els: Person;
beforeAll(async () => {
  els = await person(voordeur.stack, 'Els Anders', ['beheerder']);
});

const week = (wijkteam: string, maandag: string, meer = '') =>
  `/rooster?wijkteam=${wijkteam}&domein=sociaal&week=${maandag}${meer}`;
const dienstdoende = async (wijkteam: string, op: string) => {
  const pad = `/v1/dienstdoenden?wijkteam=${wijkteam}&domein=sociaal&op=${op}`;
  return done(await els.get<{ professional: string | null; bron: string }>(pad));
};
const vak = (page: Page, naam: RegExp) => page.getByRole('button', { name: naam });
const dialoog = (page: Page, naam: RegExp) => page.getByRole('dialog', { name: naam });
const kiesIn = async (page: Page, naam: RegExp, wie: string | RegExp) => {
  await vak(page, naam).click();
  const keuze = page.getByLabel('Wie heeft dienst');
  const tekst =
    typeof wie === 'string' ? wie : ((await keuze.locator('option').filter({ hasText: wie }).textContent()) ?? '');
  await keuze.selectOption({ label: tekst });
  await page.getByRole('button', { name: 'Zet in concept' }).click();
};
const publiceer = async (page: Page) => {
  await page.getByRole('button', { name: /^Publiceer \d/ }).click();
  await page.getByRole('button', { name: 'Publiceer', exact: true }).click();
  const tekst = await page
    .getByText(/^Gepubliceerd als versie \d+\.$/)
    .first()
    .textContent();
  return Number(tekst?.match(/\d+/)?.[0]);
};

describe('the roster of a week', () => {
  test('is changed, checked, published, changed again and restored; who has duty follows', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(ROB, week('centrum', '2026-11-30'));
    await vak(page, /ma 30 november.*9:00 tot 12:30.*Jan de Vries/).waitFor();
    expect(await axe()).toEqual([]);
    expect(await page.getByText('Niemand', { exact: true }).count()).toBe(0);
    await schermafdruk(page, 'rooster-week');

    await vak(page, /ma 30 november.*9:00 tot 12:30/).click();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rooster-dienst');
    await page.getByLabel('Wie heeft dienst').selectOption({ label: 'Ingrid Smit' });
    await page.getByRole('button', { name: 'Zet in concept' }).click();
    const ingrid = vak(page, /ma 30 november.*9:00 tot 12:30.*Ingrid Smit.*gewijzigd/);
    await ingrid.waitFor();
    // Nothing holds before it is published.
    expect((await dienstdoende('centrum', '2026-11-30T09:00:00Z')).professional).toBe('jan-de-vries');

    await page.getByRole('button', { name: /^Ongedaan: ma 30 november/ }).click();
    await ingrid.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Opnieuw: ma 30 november/ }).click();
    await ingrid.waitFor();
    // In another week of this wijkteam the draft stays.
    await page.getByRole('button', { name: 'Volgende week' }).click();
    await vak(page, /ma 7 december.*Jan de Vries/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Vorige week' }).click();
    await ingrid.waitFor();

    await page.getByRole('button', { name: /^Publiceer 1 wijziging/ }).click();
    await page.getByText('Ingrid Smit in plaats van Jan de Vries').waitFor();
    await page.getByText('Er zijn geen fouten en geen open dagdelen gevonden.').waitFor();
    await page.getByText('Ingrid Smit: e-mail en sms niet bevestigd').waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rooster-publiceren');
    await page.getByRole('button', { name: 'Publiceer', exact: true }).click();
    await page
      .getByText(/^Gepubliceerd als versie \d+\.$/)
      .first()
      .waitFor();
    expect(await dienstdoende('centrum', '2026-11-30T09:00:00Z')).toMatchObject({
      professional: 'ingrid-smit',
      bron: 'inloop',
    });

    // Tuesday afternoon is taken away: nobody is there.
    await kiesIn(page, /di 1 december.*12:30 tot 17:00/, 'Niemand: de dienst vervalt');
    await vak(page, /di 1 december.*Jan de Vries.*vervalt/).waitFor();
    await vak(page, /di 1 december.*12:30 tot 17:00.*Niemand/).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rooster-concept');
    await publiceer(page);
    expect((await dienstdoende('centrum', '2026-12-01T13:00:00Z')).professional).not.toBe('jan-de-vries');
    await vak(page, /di 1 december.*12:30 tot 17:00.*Niemand/).waitFor();
    await page.getByRole('link', { name: 'Open dagdelen' }).click();
    await page
      .getByRole('table', { name: /Binnen 7 dagen/ })
      .getByText('di 1 december 12:30 tot 17:00')
      .waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rooster-open');

    await page.getByRole('link', { name: 'Versies' }).click();
    await page.getByText('1 wijziging').first().click();
    await page.getByText(/Vervalt: di 1 december 12:30 tot 17:00, Achterwacht sociaal: Jan de Vries/).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rooster-versies');
    await page
      .getByRole('button', { name: /^Terug naar versie/ })
      .first()
      .click();
    await vak(page, /di 1 december.*12:30 tot 17:00.*Jan de Vries.*concept/).waitFor();
    await publiceer(page);
    expect((await dienstdoende('centrum', '2026-12-01T13:00:00Z')).professional).toBe('jan-de-vries');
    expect((await dienstdoende('centrum', '2026-11-30T09:00:00Z')).professional).toBe('ingrid-smit');
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('an empty week is filled by its open places, and a draft is not left by accident', async () => {
    // The example has no duties this far ahead.
    const { page, context, klachten } = await voordeur.logIn(ROB, week('zuid', '2027-02-01'));
    const open = vak(page, /Niemand/);
    await open.first().waitFor();
    expect(await open.count()).toBe(5);
    for (const dag of ['ma 1', 'di 2', 'wo 3', 'do 4', 'vr 5'])
      await kiesIn(page, new RegExp(`${dag} februari.*Niemand`), 'Daniël Mulder');
    expect(await open.count()).toBe(0);
    // A mistake of a moment: taken back with one button, all five at once.
    await page.getByRole('button', { name: 'Maak concept leeg' }).click();
    expect(await open.count()).toBe(5);
    await page.getByRole('button', { name: 'Ongedaan: concept leeggemaakt' }).click();
    expect(await open.count()).toBe(0);
    const asked: string[] = [];
    page.on('dialog', (one) => {
      asked.push(one.message());
      void one.dismiss();
    });
    await page.getByRole('link', { name: 'Open en dicht' }).click();
    await page.getByLabel('Wijkteam').selectOption('noord');
    expect(asked).toEqual([
      expect.stringContaining('5 wijzigingen) is nog niet gepubliceerd'),
      expect.stringContaining('5 wijzigingen) is nog niet gepubliceerd'),
    ]);
    await publiceer(page);
    for (const dag of [1, 2, 3, 4, 5])
      expect((await dienstdoende('zuid', `2027-02-0${dag}T10:00:00Z`)).professional).toBe('daniel-mulder');
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('faults of the check stand with the way to their place, and stop it from being published', async () => {
    done(
      await els.post('/v1/afwezigheden', {
        medewerker: 'emre-yilmaz',
        van: '2026-12-08T00:00',
        tot: '2026-12-09T00:00',
      }),
    );
    const { page, context, axe } = await voordeur.logIn(ROB, week('noord', '2026-12-07'));
    await page.getByText('Afwezig: Emre Yilmaz').waitFor();
    // A published duty of somebody who is away is a gap as well.
    await vak(page, /di 8 december.*9:00 tot 13:00.*Niemand/).waitFor();
    await kiesIn(page, /di 8 december.*9:00 tot 13:00.*Niemand/, /^Emre Yilmaz, (afwezig|heeft al dienst)$/);
    await kiesIn(page, /wo 9 december.*9:00 tot 13:00/, /^Jan de Vries, ander wijkteam, heeft al dienst$/);
    await page.getByRole('button', { name: 'Volgende week' }).click();
    await page.getByRole('heading', { name: /^Week 51/ }).waitFor();
    await page.getByRole('button', { name: 'Controleer' }).click();
    await page.getByText(/^Zo kan dit niet/).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rooster-controle');
    await page.getByRole('button', { name: /di 8 december.*Emre Yilmaz is dan afwezig/ }).click();
    await vak(page, /di 8 december.*Emre Yilmaz.*concept/).waitFor();
    await page.locator('.vak:focus').filter({ hasText: 'Emre Yilmaz' }).waitFor();
    await page.getByRole('button', { name: /^Publiceer 2 wijzigingen/ }).click();
    await dialoog(page, /publiceren/)
      .getByText(/Jan de Vries heeft twee diensten tegelijk/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: 'Publiceer', exact: true }).count()).toBe(0);
    await context.close();
  });
});

describe('two beheerders at once', () => {
  test('who publishes second is told what the other did, loses nothing, and publishes on top of it', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(ROB, week('centrum', '2026-12-14'));
    await kiesIn(page, /do 17 december.*9:00 tot 12:30/, 'Ingrid Smit');
    await kiesIn(page, /vr 18 december.*9:00 tot 12:30/, 'Ingrid Smit');
    const dagen = { van: '2026-12-14', totEnMet: '2026-12-20' };
    const { resultaten } = done(
      await els.get<{ resultaten: { id: string; domein: string; professional: string; van: string }[] }>(
        `/v1/diensten?van=${dagen.van}&totEnMet=${dagen.totEnMet}&wijkteam=centrum`,
      ),
    );
    const anders = resultaten
      .filter(({ domein, van }) => domein === 'sociaal' && /^2026-12-1[67]T09:00/.test(van))
      .map((dienst) => ({ ...dienst, professional: 'fatima-el-amrani', van: `${dienst.van.slice(0, 10)}T10:00` }));
    expect(anders).toHaveLength(2);
    const elders = { ...dagen, wijkteams: ['centrum'], diensten: anders, metHiaten: true };
    expect((await els.post('/v1/roosterpublicaties', elders)).status).toBe(409);
    // Fatima has duty for jeugd at that time: somebody else then.
    const diensten = anders.map((dienst) => ({ ...dienst, professional: 'sanne-bakker' }));
    const uitslag = await els.post('/v1/roosterpublicaties', { ...elders, diensten });
    // Sanne has duty in noord as well.
    expect(uitslag.status).toBe(409);
    done(
      await els.post(
        '/v1/diensten',
        diensten.map((dienst) => ({ ...dienst, professional: 'peter-jansen' })),
      ),
    );

    await page.getByRole('button', { name: /^Publiceer 2 wijzigingen/ }).click();
    await page.getByText('Een collega heeft intussen gepubliceerd. Uw concept staat er nog.').waitFor();
    await page.getByText(/do 17 december 10:00 tot 12:30.*Peter Jansen in plaats van Jan de Vries/).waitFor();
    expect(await page.getByRole('button', { name: 'Publiceer', exact: true }).count()).toBe(0);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rooster-tegelijk');
    await page.getByRole('button', { name: 'Leg mijn concept op het nieuwe rooster' }).click();
    await page
      .getByText(/1 dienst wijzigde u allebei/)
      .first()
      .waitFor();
    await vak(page, /wo 16 december.*10:00 tot 12:30.*Peter Jansen/).waitFor();
    await vak(page, /do 17 december.*9:00 tot 12:30.*Ingrid Smit.*gewijzigd/).waitFor();
    await vak(page, /vr 18 december.*9:00 tot 12:30.*Ingrid Smit.*gewijzigd/).waitFor();
    await page.getByRole('button', { name: /^Publiceer 2 wijzigingen/ }).click();
    await page.getByRole('button', { name: 'Publiceer', exact: true }).click();
    await page
      .getByText(/^Gepubliceerd als versie/)
      .first()
      .waitFor();
    expect((await dienstdoende('centrum', '2026-12-16T10:00:00Z')).professional).toBe('peter-jansen');
    for (const dag of [17, 18])
      expect((await dienstdoende('centrum', `2026-12-${dag}T09:00:00Z`)).professional).toBe('ingrid-smit');
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('what a colleague publishes is there at once, and a draft is told of it first and kept', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(ROB, week('centrum', '2026-12-07'));
    const los = { soort: 'achterwacht', wijkteam: 'centrum', domein: 'sociaal', professional: 'peter-jansen' };
    const avond = (dag: string) => ({ ...los, van: `2026-12-${dag}T18:00`, tot: `2026-12-${dag}T20:00` });
    await vak(page, /ma 7 december.*9:00 tot 12:30/).waitFor();
    done(await els.post('/v1/diensten', avond('08')));
    await vak(page, /di 8 december.*18:00 tot 20:00.*Peter Jansen/).waitFor();

    await kiesIn(page, /do 10 december.*9:00 tot 12:30/, 'Ingrid Smit');
    done(await els.post('/v1/diensten', avond('09')));
    await page.getByText('Een collega heeft dit rooster gewijzigd. Uw concept staat er nog.').first().waitFor();
    expect(await vak(page, /wo 9 december.*18:00/).count()).toBe(0);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rooster-nieuws');
    await page.getByRole('button', { name: 'Haal het nieuwe rooster op' }).click();
    await vak(page, /wo 9 december.*18:00 tot 20:00.*Peter Jansen/).waitFor();
    await vak(page, /do 10 december.*9:00 tot 12:30.*Ingrid Smit/).waitFor();
    await page.getByRole('button', { name: 'Haal het nieuwe rooster op' }).waitFor({ state: 'detached' });
    // It lies on the newest: nothing is in the way of publishing.
    await page.getByRole('button', { name: /^Publiceer 1 wijziging/ }).click();
    await page.getByText(/^Sociaal Wijkteam Centrum: 1 wijziging/).waitFor();
    expect(await page.getByText('Een collega heeft intussen gepubliceerd.').count()).toBe(0);
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('a publication for another wijkteam meanwhile stops nobody', async () => {
    const { page, context } = await voordeur.logIn(ROB, week('centrum', '2026-12-21'));
    await kiesIn(page, /ma 21 december.*12:30 tot 17:00/, 'Ingrid Smit');
    await page.getByRole('button', { name: /^Publiceer 1 wijziging/ }).click();
    await page.getByText('Er zijn geen fouten en geen open dagdelen gevonden.').waitFor();
    const los = { soort: 'achterwacht', wijkteam: 'zuid', domein: 'jeugd', professional: 'aisha-bouali' };
    done(await els.post('/v1/diensten', { ...los, van: '2026-12-24T18:00', tot: '2026-12-24T20:00' }));
    await page.getByRole('button', { name: 'Publiceer', exact: true }).click();
    await page
      .getByText(/^Gepubliceerd als versie/)
      .first()
      .waitFor();
    expect((await dienstdoende('centrum', '2026-12-21T13:00:00Z')).professional).toBe('ingrid-smit');
    await context.close();
  });
});

describe('a rotation', () => {
  test('is made with a form, and fills weeks with one proposal that is one step back', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(ROB, week('noord', '2027-02-08', '&deel=rotatie'));
    await page.getByLabel('Geldig van').fill('2027-02-08');
    for (const [dag, van, tot] of [
      ['Maandag', '09:00', '13:00'],
      ['Maandag', '13:00', '17:00'],
      ['Dinsdag', '09:00', '17:00'],
    ] as const) {
      await page.getByRole('button', { name: 'Dagdeel erbij' }).click();
      const rij = page.getByRole('group', { name: 'Dagdelen' }).getByRole('listitem').last();
      await rij.getByLabel('Dag', { exact: true }).selectOption({ label: dag });
      await rij.getByLabel('Van', { exact: true }).fill(van);
      await rij.getByLabel('Tot', { exact: true }).fill(tot);
    }
    await page.getByRole('button', { name: 'Bewaar rotatie' }).click();
    await page.getByRole('alert').getByText('Herstel de genoemde velden').waitFor();
    expect(await axe()).toEqual([]);
    for (const [wie, fte] of [
      ['Emre Yilmaz', '1'],
      ['Peter Jansen', '0,5'],
    ] as const) {
      await page.getByRole('button', { name: 'Collega erbij' }).click();
      const rij = page.getByRole('group', { name: 'Wie om de beurt' }).locator('> ol > li').last();
      await rij.getByLabel('Collega').selectOption({ label: wie });
      await rij.getByLabel('Fte').fill(fte);
    }
    await page.getByRole('button', { name: 'Bewaar rotatie' }).click();
    await page.getByText('De rotatie is bewaard.').first().waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rooster-rotatie');

    await page.getByRole('link', { name: 'Week', exact: true }).click();
    await vak(page, /ma 8 februari.*9:00 tot 13:00.*Niemand/).waitFor();
    await page.getByRole('button', { name: 'Stel voor…' }).click();
    await page.getByLabel('Hoe ver vooruit').selectOption({ label: 'vier weken' });
    expect(await axe()).toEqual([]);
    await page.getByRole('button', { name: 'Stel voor', exact: true }).click();
    await page.getByText('In uw concept: voorstel van 12 diensten.').first().waitFor();
    await vak(page, /ma 8 februari.*9:00 tot 13:00.*concept/).waitFor();
    expect(await vak(page, /Niemand/).count()).toBe(0);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rooster-voorstel');
    await page.getByRole('button', { name: 'Ongedaan: voorstel van 12 diensten' }).click();
    await vak(page, /ma 8 februari.*9:00 tot 13:00.*Niemand/).waitFor();
    await page.getByRole('button', { name: 'Opnieuw: voorstel van 12 diensten' }).click();
    await publiceer(page);
    const namen = new Set<string | null>();
    for (const op of ['2027-02-08T09:00:00Z', '2027-02-08T13:00:00Z', '2027-02-09T13:00:00Z', '2027-03-02T13:00:00Z'])
      namen.add((await dienstdoende('noord', op)).professional);
    // Emre had every turn of the half year before.
    expect([...namen]).toEqual(['peter-jansen']);

    await page.getByRole('link', { name: 'Verdeling' }).click();
    await page.getByLabel('Periode').selectOption({ label: 'Eigen periode' });
    await page.getByLabel('Eerste dag').fill('2027-02-08');
    await page.getByLabel('Laatste dag').fill('2027-03-07');
    await page.getByRole('row', { name: /Peter Jansen.*0,5/ }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rooster-verdeling');
    const [bestand] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download als CSV' }).click(),
    ]);
    expect(bestand.suggestedFilename()).toBe('roosterverdeling-noord-2027-02-08-2027-03-07.csv');
    // Refused once: nobody took turns yet.
    expect(klachten.filter((een) => !een.includes('400'))).toEqual([]);
    await context.close();
  });
});

describe('everybody', () => {
  test('by keyboard alone: to a duty with arrows, another person, undone, and published', async () => {
    const { page, context } = await voordeur.logIn(ROB, week('zuid', '2026-12-07'));
    const tabNaar = async (tekst: string) => {
      for (let keer = 0; keer < 30; keer += 1) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate('document.activeElement.textContent')) === tekst) return;
      }
      throw new Error(`${tekst} cannot be reached by keyboard`);
    };
    await vak(page, /ma 7 december.*9:00 tot 12:30/).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('wo 9 december');
    await page.keyboard.press('Enter');
    await page.locator('dialog :focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Aïsha');
    await tabNaar('Zet in concept');
    await page.keyboard.press('Enter');
    // The focus is on the duty that was changed.
    await page.locator('.vak:focus').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toMatch(/wo 9 december.*Aïsha Bouali/);
    await page.getByRole('button', { name: /^Ongedaan: wo 9 december/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Opnieuw: wo 9 december/ }).waitFor();
    // The button under the focus stays.
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Ongedaan');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Publiceer 1 wijziging/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Publiceer', exact: true }).waitFor();
    await page.keyboard.press('Tab');
    while ((await page.evaluate('document.activeElement.textContent')) !== 'Publiceer')
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page
      .getByText(/^Gepubliceerd als versie/)
      .first()
      .waitFor();
    expect((await dienstdoende('zuid', '2026-12-09T10:00:00Z')).professional).toBe('aisha-bouali');
    await context.close();
  });

  test.each([
    ['narrow', SMAL],
    ['phone', TELEFOON],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
    ['forced colours', { ...BUREAU, forcedColors: 'active' as const }],
  ])('%s: every part without findings and without scrolling sideways', async (naam, options) => {
    const { page, context, axe } = await voordeur.logIn(ROB, week('centrum', '2026-11-30'), options);
    await vak(page, /do 3 december.*12:30 tot 17:00/).waitFor();
    await kiesIn(page, /do 3 december.*12:30 tot 17:00/, 'Niemand: de dienst vervalt');
    await kiesIn(page, /vr 4 december.*12:30 tot 17:00/, 'Ingrid Smit');
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `rooster-week-${naam.replace(' ', '-')}`);
    await page.getByRole('button', { name: 'Stel voor…' }).click();
    expect(await axe()).toEqual([]);
    await page.getByRole('button', { name: 'Toch niet' }).click();
    for (const [deel, kop] of [
      ['Open dagdelen', /^Open dagdelen/],
      ['Vaste rotatie', /^Vaste rotatie/],
      ['Verdeling', /^Hoe de diensten/],
      ['Versies', /^Versies/],
    ] as const) {
      await page.getByRole('link', { name: deel }).click();
      await page.getByRole('heading', { name: kop }).waitFor();
      await page.locator('main [aria-busy="true"]').waitFor({ state: 'detached' });
      expect(await axe()).toEqual([]);
      expect(await zijwaarts(page)).toBe(0);
    }
    await context.close();
  });

  test('who may only look has the roster without buttons, and the API refuses', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn('Fatima El Amrani', week('centrum', '2026-12-28'));
    await page.getByText('Jan de Vries').first().waitFor();
    expect(await page.getByRole('button', { name: /Publiceer|Controleer|Stel voor|Dienst erbij/ }).count()).toBe(0);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'rooster-lezen');
    await page.getByRole('link', { name: 'Vaste rotatie' }).click();
    await page.getByText('Er is geen vaste rotatie.').waitFor();
    expect(await page.getByRole('button', { name: 'Bewaar rotatie' }).count()).toBe(0);
    const fatima = await person(voordeur.stack, 'Fatima El Amrani', ['professional'], ['centrum']);
    const leeg = { van: '2026-12-28', totEnMet: '2027-01-03', wijkteams: ['centrum'] };
    for (const pad of ['/v1/roostercontroles', '/v1/roostervoorstellen', '/v1/roosterpublicaties'])
      expect((await fatima.post(pad, leeg)).status).toBe(403);
    expect(klachten).toEqual([]);
    await context.close();
  });
});

describe('the escalation policy', () => {
  interface Beleid {
    readonly herkomst: string;
    readonly treden: readonly {
      readonly wie: string;
      readonly media: readonly string[];
      readonly wachtMinuten: number;
    }[];
  }
  const beleidVan = async (wijkteam: string) => done(await els.get<Beleid>(`/v1/escalatiebeleid/${wijkteam}`));

  test('is a ladder that says beforehand who would be asked, is kept as a version, and can be put back', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(ROB, '/escalatiebeleid?wijkteam=centrum');
    await page.getByText('Er is nog niets ingesteld. Dit is het beleid van Voordeur.').waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'escalatiebeleid');
    const trede = (n: number) =>
      page
        .getByRole('group', { name: 'Wie er achter elkaar van hoort' })
        .locator('> ol > li')
        .nth(n - 1);
    await trede(1).getByLabel('Minuten wachten').fill('90');
    await trede(1).getByLabel('sms').uncheck();
    await trede(1).getByLabel('e-mail').uncheck();
    await page.getByLabel('Herinneringen na zoveel uur').fill('30, 20');
    await page.getByRole('button', { name: 'Bewaar beleid' }).click();
    await page.getByRole('alert').getByText('Herstel de genoemde velden').waitFor();
    await trede(1).getByText('Kies een geheel aantal minuten van 1 tot en met 60.').waitFor();
    await trede(1).getByText('Noem een medium').waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'escalatiebeleid-fouten');
    expect((await beleidVan('centrum')).herkomst).toBe('systeem');

    await trede(1).getByLabel('Minuten wachten').fill('5');
    await trede(1).getByLabel('sms').check();
    await page.getByLabel('Herinneringen na zoveel uur').fill('20, 40');
    // By what stands in the form, and not kept yet.
    await page.getByRole('button', { name: 'Laat zien' }).click();
    await page.getByText('Jan de Vries (inloopspreekuur) krijgt sms. Antwoord kan tot vandaag 10:05.').waitFor();
    await page
      .getByText(/^Ingrid Smit \(escalatiecontact\) krijgt/)
      .first()
      .waitFor();
    await page.getByText(/Niemand pakte het op: er gaat een alarm af/).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'escalatiebeleid-voorbeeld');
    await page.getByRole('button', { name: 'Bewaar beleid' }).click();
    await page.getByText('Bewaard. Het geldt voor nieuwe zaken.').first().waitFor();
    expect((await beleidVan('centrum')).treden[0]).toEqual({ wie: 'dienstdoende', media: ['sms'], wachtMinuten: 5 });
    expect((await beleidVan('noord')).herkomst).toBe('systeem');

    await trede(4)
      .getByRole('button', { name: /^Haal weg: trede 4/ })
      .click();
    await page.getByRole('button', { name: 'Bewaar beleid' }).click();
    await page
      .getByRole('button', { name: /^Zet versie/ })
      .nth(1)
      .waitFor();
    expect((await beleidVan('centrum')).treden).toHaveLength(3);
    await page
      .getByRole('button', { name: /^Zet versie/ })
      .nth(1)
      .click();
    await trede(4).waitFor();
    await page.getByRole('button', { name: 'Bewaar beleid' }).click();
    await page
      .getByRole('button', { name: /^Zet versie/ })
      .nth(2)
      .waitFor();
    expect((await beleidVan('centrum')).treden).toHaveLength(4);

    await page.getByRole('button', { name: 'Haal eigen beleid weg' }).click();
    await page.getByText('Het eigen beleid is weg.').first().waitFor();
    expect((await beleidVan('centrum')).herkomst).toBe('systeem');
    await page
      .getByRole('button', { name: /^Zet versie/ })
      .first()
      .waitFor();
    // A call is a medium like the others, where people can be called.
    await trede(2).getByLabel('telefoon (gesproken)').check();
    await trede(2).getByLabel('sms').uncheck();
    await page.getByRole('button', { name: 'Bewaar beleid' }).click();
    await page.getByText('Wie dienst heeft, met telefoon (gesproken); na 15 minuten verder.').waitFor();
    expect((await beleidVan('centrum')).treden[1]?.media).toEqual(['spraak']);
    await page.getByRole('button', { name: 'Haal eigen beleid weg' }).click();
    await page.getByText('Er is nog niets ingesteld. Dit is het beleid van Voordeur.').waitFor();
    expect(klachten.filter((een) => !een.includes('400'))).toEqual([]);
    await context.close();
  });

  test.each([
    ['narrow', SMAL],
    ['phone', TELEFOON],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
  ])('%s: without findings and without scrolling sideways', async (naam, options) => {
    const { page, context, axe } = await voordeur.logIn(ROB, '/escalatiebeleid', options);
    await page.getByRole('button', { name: 'Laat zien' }).click();
    await page.getByText(/^Niemand pakte het op/).waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `escalatiebeleid-${naam}`);
    await context.close();
  });

  test('nobody but a beheerder has the page', async () => {
    const { page, context } = await voordeur.logIn('Marieke van Dam', '/escalatiebeleid');
    await page.getByText('Deze bladzijde is er niet').waitFor();
    await context.close();
  });
});
