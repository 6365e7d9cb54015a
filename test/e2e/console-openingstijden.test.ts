/** Opening hours, closing days, norms and judging again, in a real browser: what is shown before saving is what holds after. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { done, type Person, person } from '../support/actors.ts';
import { BUREAU, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { openVoordeur } from '../support/voordeur.ts';

// A browser, a program and a dozen pages.
jest.setTimeout(180_000);

const BEHEERDER = 'Rob Kok';
interface Dag {
  readonly datum: string;
  readonly dagdelen: readonly { readonly van: string; readonly tot: string }[];
  readonly soort: string;
  readonly reden: string | null;
}
interface Voorbeeld {
  readonly van: string;
  readonly totEnMet: string;
  readonly dagen: readonly { readonly datum: string; readonly straks: Dag['dagdelen'] }[];
}

// A Wednesday morning.
const voordeur = openVoordeur('2026-11-25T09:00:00Z');
let bea: Person;
let tom: Person;
beforeAll(async () => {
  [bea, tom] = await Promise.all([
    person(voordeur.stack, 'Bea Beheer', ['beheerder']),
    person(voordeur.stack, 'Tom Hendriks', ['teamondersteuner'], ['centrum']),
  ]);
});

const days = async (plaats: string, van = '2026-01-01', totEnMet = '2027-12-31') =>
  done(await bea.get<{ dagen: Dag[] }>(`/v1/openingstijden/${plaats}/dagen?van=${van}&totEnMet=${totEnMet}`)).dagen;
const at = (all: readonly Dag[], datum: string) => all.find((dag) => dag.datum === datum);

/** Presses the button that shows what would change, and gives what the API said to it. */
async function preview(page: Page): Promise<Voorbeeld> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().includes('/voorbeelden')),
    page.getByRole('button', { name: 'Bekijk wat er verandert' }).click(),
  ]);
  return (await answer.json()) as Voorbeeld;
}
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Wat verandert er' });

describe('opening hours', () => {
  test('an evening, a closed day and an extra day: what the preview says is what the calendar says afterwards', async () => {
    const plaats = 'noord/telefoon';
    const before = await days(plaats);
    const { page, context, klachten, axe } = await voordeur.logIn(
      BEHEERDER,
      '/openingstijden?wijkteam=noord&kanaal=telefoon',
    );
    await page.getByRole('table', { name: 'december 2026' }).waitFor();
    await page.getByRole('cell', { name: /^25 ?: dicht, Eerste kerstdag$/ }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'openingstijden');

    await page.getByRole('button', { name: 'Tijden erbij: dinsdag' }).click();
    await page.locator('[aria-label="dinsdag van (deel 2)"]:focus').waitFor();
    await page.getByLabel('dinsdag tot (deel 2)').fill('01:00');
    await page.getByText('de volgende dag').first().waitFor();
    await page.getByRole('button', { name: 'Dag dicht' }).click();
    const [from, why] = [page.getByLabel('Eerste dag'), page.getByLabel('Waarom (mensen horen of lezen dit)')];
    await from.last().fill('2026-12-03');
    await why.last().fill('Teamdag');
    await page.getByRole('button', { name: 'Dag met andere tijden' }).click();
    await page.getByLabel('Eerste dag').nth(1).waitFor();
    const extra = page.getByRole('group', { name: /^26 november 2026$/ });
    await extra.getByLabel('Eerste dag').fill('2026-12-05');
    const saturday = page.getByRole('group', { name: /^5 december 2026/ });
    await saturday.getByLabel('Waarom').fill('Open huis');
    await page.getByText('Nog niet bewaard').waitFor();

    const seen = await preview(page);
    await dialog(page).getByText('Teamdag').first().waitFor();
    await dialog(page).getByText('do 3 december 2026').first().waitFor();
    await dialog(page)
      .getByText(/dinsdagen, /)
      .waitFor();
    await dialog(page).getByText('Het jaar 2026 zoals het wordt').click();
    await dialog(page)
      .getByRole('cell', { name: /^3 ?: dicht, Teamdag, wordt anders$/ })
      .waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'openingstijden-voorbeeld');
    // Nothing was kept yet.
    expect(await days(plaats)).toEqual(before);

    await page.getByRole('button', { name: 'Bewaar deze tijden' }).click();
    await page
      .getByText(/^Bewaard\./)
      .first()
      .waitFor();
    const after = await days(plaats, seen.van, seen.totEnMet);
    const changed = new Map(seen.dagen.map(({ datum, straks }) => [datum, straks]));
    expect(changed.size).toBeGreaterThan(100);
    for (const [index, dag] of after.entries())
      expect([dag.datum, dag.dagdelen]).toEqual([dag.datum, changed.get(dag.datum) ?? before[index]?.dagdelen]);
    expect(at(after, '2026-12-03')).toMatchObject({ soort: 'dicht', reden: 'Teamdag' });
    expect(at(after, '2026-12-05')).toMatchObject({ soort: 'extra', reden: 'Open huis' });
    expect(at(after, '2026-12-01')?.dagdelen.at(-1)).toEqual({ van: '18:00', tot: '01:00' });
    await page.getByRole('cell', { name: /^3 ?: dicht, Teamdag$/ }).waitFor();
    await page.getByText('Bijzondere dagen in 2026 (').click();
    await page.getByRole('rowheader', { name: 'do 3 december' }).waitFor();

    // And back, as what was there before.
    await page.locator('summary', { hasText: 'Eerdere tijden' }).click();
    await page
      .getByRole('button', { name: /^Zet in het formulier/ })
      .first()
      .click();
    await preview(page);
    await page.getByRole('button', { name: 'Bewaar deze tijden' }).click();
    await page
      .getByText(/^Bewaard\./)
      .first()
      .waitFor();
    expect(await days(plaats)).toEqual(before);
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('every fault stands at its field at once, and nothing typed is gone', async () => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/openingstijden?wijkteam=zuid&kanaal=mail');
    await page.getByRole('button', { name: 'Dag dicht' }).click();
    await page.getByLabel('maandag van').fill('');
    await page.getByLabel('Geldt vanaf').fill('');
    await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    const alert = page.locator('.foutmelding');
    await alert.waitFor();
    expect(await alert.getByRole('link').count()).toBe(3);
    for (const label of ['maandag van', 'Geldt vanaf', 'Waarom (mensen horen of lezen dit)'])
      expect(await page.getByLabel(label).getAttribute('aria-invalid')).toBe('true');
    await alert.getByRole('link').last().click();
    await page.locator('#v-uitzonderingen-0-reden:focus').waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'openingstijden-fouten');
    await page.getByLabel('maandag van').fill('16:00');
    await page.getByRole('button', { name: 'Tijden erbij: maandag' }).click();
    await page.getByLabel('maandag van (deel 2)').fill('16:30');
    await page.getByLabel('Geldt vanaf').fill('2026-01-01');
    await page.getByLabel('Waarom (mensen horen of lezen dit)').fill('Verhuizing');
    await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    await page.getByText('Dit dagdeel overlapt een ander dagdeel (maandag).').last().waitFor();
    await context.close();
  });

  test('who is second hears who was first, keeps what was typed, and sees what it would change now', async () => {
    const plaats = 'zuid/chat';
    const path = `/v1/openingstijden/${plaats}`;
    const { page, context } = await voordeur.logIn(BEHEERDER, '/openingstijden?wijkteam=zuid&kanaal=chat');
    await page.getByRole('button', { name: 'Dag dicht' }).click();
    await page.getByLabel('Waarom (mensen horen of lezen dit)').fill('Verhuizing');
    await preview(page);
    const regeling = done(await bea.get<Record<string, unknown>>(path));
    const uitzonderingen = [{ van: '2026-12-10', totEnMet: '2026-12-10', dagdelen: [], reden: 'Scholing' }];
    done(await bea.put(path, { ...regeling, uitzonderingen }));
    await page.getByRole('button', { name: 'Bewaar deze tijden' }).click();
    await page
      .getByText('Iemand anders heeft deze openingstijden intussen gewijzigd. Kijk eerst wat er nu staat.')
      .waitFor();
    expect(at(await days(plaats), '2026-12-10')).toMatchObject({ reden: 'Scholing' });
    await schermafdruk(page, 'openingstijden-ingehaald');
    await page.getByRole('button', { name: 'Haal op wat er nu staat' }).click();
    await page
      .getByText(/^Opgehaald wat er nu staat/)
      .first()
      .waitFor();
    expect(await page.getByLabel('Waarom (mensen horen of lezen dit)').inputValue()).toBe('Verhuizing');
    const seen = await preview(page);
    expect(seen.dagen.map(({ datum }) => datum)).toEqual(['2026-11-26', '2026-12-10']);
    await page.getByRole('button', { name: 'Bewaar deze tijden' }).click();
    await page
      .getByText(/^Bewaard\./)
      .first()
      .waitFor();
    expect(at(await days(plaats), '2026-11-26')).toMatchObject({ reden: 'Verhuizing' });
    await context.close();
  });

  test('leaving with changes asks first; staying keeps kanaal and form as they were', async () => {
    const { page, context } = await voordeur.logIn(BEHEERDER, '/openingstijden?wijkteam=centrum&kanaal=inloop');
    await page.getByLabel('Locatie').waitFor();
    await page.getByRole('button', { name: 'Dag dicht' }).click();
    const asked: string[] = [];
    page.once('dialog', (one) => {
      asked.push(one.message());
      void one.dismiss();
    });
    await page.getByLabel('Kanaal').selectOption('mail');
    expect(asked).toEqual(['Uw wijzigingen zijn niet bewaard. Toch weggaan?']);
    expect(await page.getByLabel('Kanaal').inputValue()).toBe('inloop');
    await page.getByLabel('Waarom (mensen horen of lezen dit)').waitFor();
    page.once('dialog', (one) => void one.accept());
    await page.getByLabel('Locatie').selectOption('centrum');
    await page.getByText('Deze locatie volgt de inlooptijden van het wijkteam').waitFor();
    expect(new URL(page.url()).search).toBe('?wijkteam=centrum&kanaal=inloop&locatie=centrum');
    await context.close();
  });

  test('hours of elsewhere are read into the form, or refused with what is wrong; and ours are downloaded', async () => {
    const { page, context, klachten } = await voordeur.logIn(
      BEHEERDER,
      '/openingstijden?wijkteam=zuid&kanaal=telefoon',
    );
    await page.getByText('Downloaden en inlezen').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download OpenStreetMap' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('zuid-telefoon.txt');
    await page.getByLabel('De tijden van elders').fill('Mo-Fr 08:00-18:00; PH off; sunrise-sunset');
    await page.getByRole('button', { name: 'Lees in' }).click();
    await page.locator('.foutmelding').waitFor();
    await page.getByLabel('De tijden van elders').fill('Mo-Fr 08:00-18:00; PH off');
    await page.getByRole('button', { name: 'Lees in' }).click();
    await page.getByText('De tijden staan in het formulier. Er is nog niets bewaard.').first().waitFor();
    const seen = await preview(page);
    expect(seen.dagen[0]?.straks).toEqual([{ van: '08:00', tot: '18:00' }]);
    await page.getByRole('button', { name: 'Bewaar deze tijden' }).click();
    await page
      .getByText(/^Bewaard\./)
      .first()
      .waitFor();
    expect(at(await days('zuid/telefoon'), '2026-12-01')?.dagdelen).toEqual([{ van: '08:00', tot: '18:00' }]);
    // The browser says of a refused request that it was refused.
    expect(klachten.filter((klacht) => !klacht.includes('400'))).toEqual([]);
    await context.close();
  });

  test('with the keyboard alone a day is closed', async () => {
    const { page, context } = await voordeur.logIn(BEHEERDER, '/openingstijden?wijkteam=noord&kanaal=chat');
    await page.getByRole('button', { name: 'Dag dicht' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('#v-uitzonderingen-0-van:focus').waitFor();
    await page.getByLabel('Waarom (mensen horen of lezen dit)').focus();
    await page.keyboard.type('Verhuizing');
    await page.keyboard.press('Enter');
    await dialog(page).getByText('Verhuizing').first().waitFor();
    await page.getByRole('button', { name: 'Bewaar deze tijden' }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByText(/^Bewaard\. 1 dag anders/)
      .first()
      .waitFor();
    expect(at(await days('noord/chat'), '2026-11-26')).toMatchObject({ soort: 'dicht', reden: 'Verhuizing' });
    await context.close();
  });
});

describe('a locatie with hours of its own', () => {
  test('goes back to those of its wijkteam from a day on, after it was said what changes; and can stay after all', async () => {
    const path = '/v1/openingstijden/zuid/inloop';
    const { resultaten } = done(
      await bea.get<{ resultaten: { slug: string; locaties: { slug: string }[] }[] }>('/v1/wijkteams'),
    );
    const locatie = resultaten.find(({ slug }) => slug === 'zuid')?.locaties[0]?.slug ?? '';
    const team = done(await bea.get<{ patronen: { geldigVan: string }[] }>(path));
    const middag = [1, 2, 3, 4, 5].map((dag) => ({ dag, dagdelen: [{ van: '15:00', tot: '16:30' }] }));
    done(
      await bea.put(`${path}?locatie=${locatie}`, { ...team, patronen: [{ geldigVan: '2026-01-01', week: middag }] }),
    );
    const calendar = async (waar: string) =>
      done(await bea.get<{ dagen: Dag[] }>(`${path}/dagen?${waar}van=2026-11-01&totEnMet=2027-01-31`)).dagen.map(
        ({ datum, dagdelen }) => [datum, dagdelen] as const,
      );
    const before = await calendar(`locatie=${locatie}&`);

    const { page, context, klachten, axe } = await voordeur.logIn(
      BEHEERDER,
      `/openingstijden?wijkteam=zuid&kanaal=inloop&locatie=${locatie}`,
    );
    await page.getByRole('button', { name: 'Terug naar de tijden van het wijkteam' }).click();
    const back = page.getByRole('dialog', { name: 'Terug naar de tijden van het wijkteam' });
    await back.getByText('De dagen ervoor blijven zoals ze waren.').waitFor();
    expect(await back.getByLabel('Vanaf welke dag').inputValue()).toBe('2026-11-26');
    await back.getByLabel('Vanaf welke dag').fill('2026-11-24');
    await back.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    await back.locator('.foutmelding').waitFor();
    expect(await axe()).toEqual([]);
    await back.getByLabel('Vanaf welke dag').fill('2026-12-02');
    await back.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    await back.getByText('15:00 tot 16:30').first().waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'openingstijden-terugkeer');
    expect(await calendar(`locatie=${locatie}&`)).toEqual(before);
    await back.getByRole('button', { name: 'Volg het wijkteam vanaf 2 december 2026' }).click();
    await page.getByText('Vanaf 2 december 2026 volgt deze locatie het wijkteam', { exact: true }).waitFor();
    await page
      .getByText(/^Bewaard\. Vanaf 2 december 2026/)
      .first()
      .waitFor();
    const [own, theirs] = await Promise.all([calendar(`locatie=${locatie}&`), calendar('')]);
    const cut = own.findIndex(([datum]) => datum === '2026-12-02');
    expect(own).toEqual([...before.slice(0, cut), ...theirs.slice(cut)]);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'openingstijden-volgt');
    await page.locator('summary', { hasText: 'Eerdere tijden' }).click();
    await page.getByRole('cell', { name: 'vanaf 2 december 2026 die van het wijkteam' }).waitFor();

    // And back: what was only planned is gone without a trace in the calendar.
    await page.getByRole('button', { name: 'Houd toch eigen tijden' }).click();
    await page.getByRole('button', { name: 'Bewaar deze tijden' }).click();
    await page.getByRole('button', { name: 'Terug naar de tijden van het wijkteam' }).waitFor();
    expect(await calendar(`locatie=${locatie}&`)).toEqual(before);
    expect(klachten.filter((klacht) => !klacht.includes('400'))).toEqual([]);
    await context.close();
  });
});

describe('closing days', () => {
  const list = async (jaar: number) =>
    done(await bea.get<{ eigen: { datum: string }[]; voorstellen: { datum: string }[] }>(`/v1/sluitingsdagen/${jaar}`));

  test('the next year has no list and that is said; proposals are taken over, previewed and kept', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(BEHEERDER, '/sluitingsdagen');
    await page.getByText('Voor 2027 is er nog geen lijst').waitFor();
    await page.getByRole('button', { name: '2027 →' }).click();
    await page.getByRole('heading', { name: 'Sluitingsdagen 2027' }).waitFor();
    await page.getByRole('rowheader', { name: 'wo 5 mei' }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'sluitingsdagen');
    await page.getByRole('button', { name: 'Neem over: Goede Vrijdag' }).click();
    await page.getByRole('button', { name: 'Neem over: Dag voor kerst' }).click();
    await page.getByRole('button', { name: 'Nog een dag' }).click();
    await page.locator('#v-dagen-2-datum:focus').waitFor();
    await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    const alert = page.locator('.foutmelding');
    await alert.waitFor();
    expect(await alert.getByRole('link').count()).toBe(2);
    expect(await axe()).toEqual([]);
    const own = page.getByRole('group', { name: 'dag zonder naam' });
    await own.getByLabel('Dag', { exact: true }).fill('2027-06-11');
    await page.getByRole('group', { name: '2027-06-11' }).getByLabel('Waarom').fill('Personeelsdag');
    await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    await dialog(page).getByRole('rowheader', { name: 'vr 26 maart' }).first().waitFor();
    await dialog(page)
      .getByText(/Sociaal Wijkteam Centrum: Telefoon, E-mail, Chat/)
      .first()
      .waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'sluitingsdagen-voorbeeld');
    expect((await list(2027)).eigen).toEqual([]);
    await page.getByRole('button', { name: 'Bewaar deze lijst' }).click();
    await page.getByText('De lijst van 2027 is bewaard.').first().waitFor();
    expect((await list(2027)).eigen).toEqual([
      { datum: '2027-03-26', reden: 'Goede Vrijdag' },
      { datum: '2027-06-11', reden: 'Personeelsdag' },
      { datum: '2027-12-24', reden: 'Dag voor kerst', sluitOm: '12:00' },
    ]);
    expect(at(await days('zuid/mail'), '2027-12-24')).toMatchObject({ soort: 'korter', reden: 'Dag voor kerst' });
    await page.getByRole('button', { name: '← 2026' }).click();
    await page.getByRole('heading', { name: 'Sluitingsdagen 2026' }).waitFor();
    await page.getByRole('button', { name: 'Neem over: Goede Vrijdag' }).waitFor();
    await page.getByRole('button', { name: 'Niet meer voorstellen: Goede Vrijdag' }).click();
    await page.getByText('Goede Vrijdag wordt niet meer voorgesteld.').first().waitFor();
    await page.reload();
    await page.getByText('Afgewezen (1)').click();
    expect(await page.getByRole('button', { name: 'Neem over: Goede Vrijdag' }).count()).toBe(0);
    await page.getByText(/niet gewild door Rob Kok/).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'sluitingsdagen-afgewezen');
    await page.getByRole('button', { name: 'Toch voorstellen: Goede Vrijdag' }).click();
    await page.getByRole('button', { name: 'Neem over: Goede Vrijdag' }).waitFor();
    expect(await page.getByText('Voor 2027 is er nog geen lijst').count()).toBe(0);
    expect(klachten.filter((klacht) => !klacht.includes('400'))).toEqual([]);
    await context.close();
  });
});

describe('norms and judging again', () => {
  test('a norm begins on a day, after it was said what it changes; faults stand at their fields', async () => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/normen');
    await page.getByRole('cell', { name: '80% binnen 30 seconden' }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'normen');
    await page.getByLabel('Binnen', { exact: true }).fill('snel');
    await page.getByLabel('Geldt vanaf').fill('');
    await page.getByRole('button', { name: 'Zet deze norm' }).click();
    const alert = page.locator('.foutmelding');
    await alert.waitFor();
    expect(await alert.getByRole('link').count()).toBe(2);
    expect(await axe()).toEqual([]);
    await page.getByLabel('Binnen', { exact: true }).fill('20');
    await page.getByLabel('Geldt vanaf').fill('2026-12-01');
    await page.getByLabel('Hoeveel procent moet het halen').fill('82,5');
    await page.getByRole('button', { name: 'Zet deze norm' }).click();
    await page.getByText('Contacten van voor die dag houden de norm van toen.').waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'normen-bevestigen');
    await page.getByRole('button', { name: 'Bewaar deze norm' }).click();
    await page.getByText('Bewaard: Telefoon, alle wijkteams, vanaf 1 december 2026.').first().waitFor();
    await page.getByText('vanaf 1 december 2026: 82,5% binnen 20 seconden').first().waitFor();
    const { resultaten } = done(await bea.get<{ resultaten: { geldigVan: string }[] }>('/v1/normen'));
    expect(resultaten.find(({ geldigVan }) => geldigVan === '2026-12-01')).toEqual({
      kanaal: 'telefoon',
      geldigVan: '2026-12-01',
      seconden: 20,
      klok: 'verstreken',
      doel: 0.825,
    });
    await page.locator('summary').click();
    await page.getByRole('row', { name: /Rob Kok Telefoon, alle wijkteams/ }).waitFor();
    await page.getByLabel('Geldt vanaf').fill('2026-11-01');
    await page.getByRole('button', { name: 'Zet deze norm' }).click();
    await page.getByText('Deze dag is niet later dan vandaag').waitFor();
    await context.close();
  });

  test('a forgotten closed day: first a trial that changes nothing, then for good, both in the list', async () => {
    const centrale = await person(voordeur.stack, 'Centrale', ['koppeling']);
    const call = { oproepId: 'h1', wijkteam: 'centrum' };
    done(
      await centrale.post('/v1/telefoon-gebeurtenissen', [
        { ...call, id: 'h1.1', soort: 'in-wachtrij', op: '2026-11-24T10:00:00Z' },
        { ...call, id: 'h1.2', soort: 'aangenomen', op: '2026-11-24T10:00:10Z' },
      ]),
    );
    await voordeur.stack.rust();
    const path = '/v1/openingstijden/centrum/telefoon';
    const regeling = done(await bea.get<Record<string, unknown>>(path));
    const uitzonderingen = [{ van: '2026-11-24', totEnMet: '2026-11-24', dagdelen: [], reden: 'Teamdag' }];
    done(await bea.put(path, { ...regeling, uitzonderingen }));
    const row = async () =>
      done(
        await bea.get<{ rijen: { binnenNorm: number; buitenOpeningstijd: number }[] }>(
          '/v1/bereikbaarheid?van=2026-11-24&totEnMet=2026-11-24&per=geheel&kanaal=telefoon&wijkteam=centrum',
        ),
      ).rijen[0];

    const { page, context, klachten, axe } = await voordeur.logIn(BEHEERDER, '/herberekeningen');
    await page.getByText('Er is nog niets herberekend.').waitFor();
    expect(await axe()).toEqual([]);
    await page.getByRole('button', { name: 'Kijk wat er zou veranderen' }).click();
    await page.locator('.foutmelding').waitFor();
    expect(await page.locator('.foutmelding').getByRole('link').count()).toBe(3);
    await page.getByLabel('Eerste dag').fill('2026-11-24');
    await page.getByLabel('Laatste dag').fill('2026-11-24');
    await page.getByLabel('Waarom').fill('De teamdag was vergeten');
    await page.getByRole('button', { name: 'Kijk wat er zou veranderen' }).click();
    const result = page.getByRole('dialog', { name: 'Voor en na' });
    await result.getByText('1 contact bekeken, 1 oordeel anders.').waitFor();
    await result.getByRole('row', { name: /Telefoon, Sociaal Wijkteam Centrum 1 → 0 0 0 → 1/ }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'herberekeningen-proef');
    expect(await row()).toMatchObject({ binnenNorm: 1, buitenOpeningstijd: 0 });
    await result.getByRole('button', { name: 'Herbereken' }).click();
    await result.getByText(/herberekend$/).waitFor();
    expect(await row()).toMatchObject({ binnenNorm: 0, buitenOpeningstijd: 1 });
    await result.getByRole('button', { name: 'Terug' }).click();
    await page.getByRole('cell', { name: 'De teamdag was vergeten' }).nth(1).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'herberekeningen');
    expect(klachten.filter((klacht) => !klacht.includes('400'))).toEqual([]);
    await context.close();
  });
});

describe('a norm from a baseline', () => {
  const HOE = 'Een norm uit een meting';
  const meten = (page: Page) => page.getByRole('region', { name: HOE });
  const nieuweNorm = (page: Page) => page.getByRole('region', { name: 'Nieuwe norm vanaf een dag' });
  const gemeten = (page: Page, wat: RegExp) => page.locator('h3:focus', { hasText: wat }).waitFor();
  const bekijk = (page: Page) => meten(page).getByRole('button', { name: 'Bekijk de meting' }).click();
  const kies = (page: Page) => meten(page).getByLabel('Wijkteam').selectOption('zuid');
  const eigenNormen = async () =>
    done(await bea.get<{ resultaten: { wijkteam?: string }[] }>('/v1/normen')).resultaten.filter(
      ({ wijkteam }) => wijkteam === 'zuid',
    );

  beforeAll(async () => {
    const organisatie = done(await bea.get<Record<string, unknown>>('/v1/organisatie'));
    const nulmetingen = [
      { kanaal: 'telefoon', wijkteam: 'zuid', van: '2026-11-09', totEnMet: '2026-11-13' },
      { kanaal: 'telefoon', wijkteam: 'zuid', van: '2026-11-23', totEnMet: '2026-11-27' },
      { kanaal: 'chat', van: '2026-11-23', totEnMet: '2026-12-04' },
    ];
    done(await bea.put('/v1/organisatie', { ...organisatie, nulmetingen }));
    const centrale = await person(voordeur.stack, 'Centrale', ['koppeling']);
    // Three on the tenth, seven on the eleventh; the last two gave up.
    const waits = [8, 12, 16, 20, 24, 28, 33, 38, 50, 60];
    const events = waits.flatMap((wait, n) => {
      const begin = Date.parse(`2026-11-${n < 3 ? '10' : '11'}T10:0${n}:00.000Z`);
      const common = { oproepId: `nul${n}`, wijkteam: 'zuid' };
      return [
        { ...common, id: `nul${n}.1`, soort: 'in-wachtrij', op: new Date(begin).toISOString() },
        {
          ...common,
          id: `nul${n}.2`,
          soort: n < 8 ? 'aangenomen' : 'opgehangen',
          op: new Date(begin + wait * 1000).toISOString(),
        },
      ];
    });
    done(await centrale.post('/v1/telefoon-gebeurtenissen', events));
    await voordeur.stack.rust();
  });

  test('what was measured, with the norm that fits it; taking it over fills the form and keeps nothing', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(BEHEERDER, '/normen');
    await page.getByText('Geldt nu niet: nulmeting tot en met 4 december 2026').waitFor();
    // What runs first, what is over last.
    const stand = page.getByRole('table', { name: 'Alle nulmetingen' }).getByRole('row');
    await stand.nth(1).getByText('Loopt nu').waitFor();
    await stand.nth(3).getByText('Voorbij').waitFor();
    expect(await stand.count()).toBe(4);
    await kies(page);
    const wanneer = meten(page).getByLabel('Periode');
    expect(await wanneer.locator('option').first().textContent()).toBe('Nulmeting vanaf 23 nov 2026');
    await wanneer.selectOption({ label: 'Nulmeting vanaf 9 nov 2026' });

    // While it is measured the button says so, and begins nothing again.
    let open = () => {};
    const held = new Promise<void>((resolve) => {
      open = resolve;
    });
    await page.route('**/v1/normvoorstellen**', async (route) => {
      await held;
      await route.continue();
    });
    // The keyboard alone, from here to the filled form.
    await meten(page).getByLabel('Doel: hoeveel procent op tijd').press('Enter');
    await meten(page).locator('button[aria-busy=true]').waitFor();
    expect(await axe()).toEqual([]);
    open();
    await gemeten(page, /^Gemeten: Telefoon, .*Zuid, 9 t\/m 13 november 2026$/);
    await page.unroute('**/v1/normvoorstellen**');
    for (const [naam, waarde] of [
      ['Ontvangen', '10'],
      ['Telt mee (n)', '10'],
      ['Hiervan geholpen', '8'],
      ['Haakte af of vroeg om terugbellen', '2'],
      ['Binnen de norm van toen', 'er gold geen norm'],
    ] as const)
      await meten(page)
        .locator('dl > div', { has: page.getByText(naam, { exact: true }) })
        .getByText(waarde, { exact: true })
        .waitFor();
    await meten(page).getByText('80% binnen 40 seconden', { exact: true }).waitFor();
    await meten(page).getByText('Met deze grens was 80% van 10 contacten op tijd geholpen. Het doel is 80%.').waitFor();
    await meten(page).getByText('Het zijn weinig contacten: de grens kan toeval zijn.').waitFor();
    await meten(page)
      .getByText(/over minder dan 5 contacten .* Manier van tellen: 2026-11\./)
      .waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'normen-meting');

    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Neem over in het formulier' }).and(page.locator(':focus')).waitFor();
    await nieuweNorm(page).getByLabel('Binnen', { exact: true }).fill('99');
    await page.getByRole('button', { name: 'Neem over in het formulier' }).press('Enter');
    await page.locator(':focus', { hasText: 'Er is nog niets bewaard' }).waitFor();
    const inhoud = async () => {
      const veld = (label: string) => nieuweNorm(page).getByLabel(label, { exact: true }).inputValue();
      const labels = ['Voor', 'Geldt vanaf', 'Hoeveel procent moet het halen', 'Binnen', 'Tijd in'];
      return Promise.all(labels.map(veld));
    };
    // After the baseline that is still running there.
    expect(await inhoud()).toEqual(['zuid', '2026-11-28', '80', '40', '1']);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'normen-overgenomen');
    expect(await eigenNormen()).toEqual([]);

    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('h2:focus', { hasText: 'Nieuwe norm vanaf een dag' }).waitFor();
    expect(await inhoud()).toEqual(['', '2026-11-26', '80', '99', '1']);

    // What is typed the moment after is not overwritten by what was taken over.
    const geldtVanaf = nieuweNorm(page).getByLabel('Geldt vanaf');
    await page.evaluate(`new Promise((klaar) => {
      const knoppen = [...document.querySelectorAll('button')];
      knoppen.find(({ textContent }) => textContent.includes('Neem over in het formulier')).click();
      setTimeout(() => {
        const veld = document.getElementById('${await geldtVanaf.getAttribute('id')}');
        veld.value = '2026-12-01';
        veld.dispatchEvent(new Event('input', { bubbles: true }));
        setTimeout(klaar, 300);
      });
    })`);
    expect(await geldtVanaf.inputValue()).toBe('2026-12-01');
    await page.getByRole('button', { name: 'Zet deze norm' }).click();
    expect(await eigenNormen()).toEqual([]);
    await page.getByRole('button', { name: 'Bewaar deze norm' }).click();
    await page.getByText(/^Bewaard: Telefoon, .*Zuid, vanaf 1 december 2026\.$/).waitFor();
    expect(await eigenNormen()).toEqual([
      { kanaal: 'telefoon', wijkteam: 'zuid', geldigVan: '2026-12-01', seconden: 40, klok: 'verstreken', doel: 0.8 },
    ]);
    expect(await page.getByText('Er is nog niets bewaard').count()).toBe(0);
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('nothing, too little, too high a target, faults and no line: each is said, and proposes nothing', async () => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/normen');
    const neemOver = page.getByRole('button', { name: 'Neem over in het formulier' });
    await kies(page);
    await meten(page).getByLabel('Periode').selectOption('eigen');
    await meten(page).getByLabel('Doel: hoeveel procent op tijd').fill('alles');
    await bekijk(page);
    await page.locator('.foutmelding:focus').waitFor();
    expect(await page.locator('.foutmelding').getByRole('link').count()).toBe(3);
    expect(await axe()).toEqual([]);

    await meten(page).getByLabel('Doel: hoeveel procent op tijd').fill('90');
    await meten(page).getByLabel('Eerste dag').fill('2026-11-10');
    await meten(page).getByLabel('Laatste dag').fill('2026-11-11');
    await bekijk(page);
    await gemeten(page, /10 t\/m 11 november/);
    await page.getByText('Van 10 contacten is 80% geholpen, hoe lang het ook duurde.').waitFor();
    expect(await axe()).toEqual([]);

    await meten(page).getByLabel('Laatste dag').fill('2026-11-10');
    await bekijk(page);
    await gemeten(page, /, 10 november/);
    await page.getByText('3 contacten tellen mee. Het minimum is 5.').waitFor();
    expect(await meten(page).getByText('te weinig', { exact: true }).count()).toBe(2);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'normen-te-weinig');

    await context.setOffline(true);
    await bekijk(page);
    await page.locator('.foutmelding').getByText('Er is nu geen verbinding.').waitFor();
    expect(await meten(page).getByLabel('Eerste dag').inputValue()).toBe('2026-11-10');
    await context.setOffline(false);

    await meten(page).getByLabel('Kanaal').selectOption('chat');
    await bekijk(page);
    await gemeten(page, /^Gemeten: Chat/);
    await page.getByText('In deze periode is niets gemeten.').waitFor();
    expect(await neemOver.count()).toBe(0);
    expect(await axe()).toEqual([]);
    await context.close();
  });

  test.each([
    ['narrow', SMAL],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
    ['forced', { ...BUREAU, forcedColors: 'active' as const }],
  ])('a manager sees what was measured and what holds, and sets nothing: %s', async (naam, options) => {
    const { page, context, axe } = await voordeur.logIn('Marieke van Dam', '/normen', options);
    await page.getByText('Een beheerder stelt de normen in.').waitFor();
    await kies(page);
    await meten(page).getByLabel('Periode').selectOption({ label: 'Nulmeting vanaf 9 nov 2026' });
    await bekijk(page);
    await gemeten(page, /Zuid/);
    await meten(page).getByText('80% binnen 40 seconden', { exact: true }).waitFor();
    await page.getByRole('row', { name: /Zuid 23 t\/m 27 november 2026 .*Loopt nu/ }).waitFor();
    for (const knop of ['Neem over in het formulier', 'Zet deze norm', 'Nieuwe nulmeting', /^Beëindig/, /^Haal weg/])
      expect(await page.getByRole('button', { name: knop }).count()).toBe(0);
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `normen-meting-${naam}`);
    await context.close();
    const marieke = await person(voordeur.stack, 'Marieke van Dam', ['manager'], ['zuid']);
    expect((await marieke.put('/v1/normen', { normen: [] })).status).toBe(403);
  });
});

describe('a baseline', () => {
  interface Nulmeting {
    readonly kanaal: string;
    readonly wijkteam?: string;
    readonly van: string;
    readonly totEnMet: string;
  }
  const organisatie = async () =>
    done(await bea.get<Record<string, unknown> & { nulmetingen: Nulmeting[] }>('/v1/organisatie'));
  /** What a colleague does meanwhile. */
  const zet = async (nulmetingen: readonly Nulmeting[], rest: Record<string, unknown> = {}) =>
    done(await bea.put('/v1/organisatie', { ...(await organisatie()), ...rest, nulmetingen }));
  const venster = (page: Page, naam: string) => page.getByRole('dialog', { name: naam });
  const knop = (page: Page, naam: string | RegExp) => page.getByRole('button', { name: naam, exact: true });
  const gemeld = (page: Page, wat: RegExp) => page.locator('.uitslag:focus', { hasText: wat }).waitFor();
  const NIEUW = 'Nieuwe nulmeting';
  const MAIL = { kanaal: 'mail', van: '2026-12-07', totEnMet: '2026-12-18' };

  test('is set after it was said what it means; faults stand at their fields, and a colleague loses nothing', async () => {
    await zet([]);
    const { page, context, klachten, axe } = await voordeur.logIn(BEHEERDER, '/normen');
    await page.getByText('Er is nog geen nulmeting ingesteld.').waitFor();
    await knop(page, NIEUW).press('Enter');
    const form = venster(page, NIEUW);
    await form.getByLabel('Kanaal').selectOption('mail');
    await knop(page, 'Bekijk wat dit betekent').click();
    await form.locator('.foutmelding:focus').getByRole('link', { name: 'Laatste dag: Vul een dag in.' }).waitFor();
    await form.getByLabel('Eerste dag').fill(MAIL.van);
    await form.getByLabel('Laatste dag').fill('2026-12-01');
    await knop(page, 'Bekijk wat dit betekent').click();
    await form.getByRole('link', { name: 'Laatste dag: De laatste dag ligt voor de eerste.' }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'nulmeting-fout');

    // What was typed is still there after looking at the page behind it.
    await page.keyboard.press('Escape');
    await page.getByText('Wat u hebt ingevuld, staat er nog.').waitFor();
    await knop(page, NIEUW).and(page.locator(':focus')).press('Enter');
    await form.getByLabel('Laatste dag').fill(MAIL.totEnMet);
    await form.getByLabel('Laatste dag').press('Enter');
    await form
      .locator(':focus')
      .getByText('In deze periode geldt geen norm voor E-mail, alle wijkteams: 7 t/m 18 december 2026.')
      .waitFor();
    await form.getByText(/geen percentage binnen de norm zien.* Vanaf 19 december 2026 geldt weer de norm\./).waitFor();
    expect(await form.getByText('De eerste dag is niet later dan vandaag').count()).toBe(0);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'nulmeting-betekenis');
    expect((await organisatie()).nulmetingen).toEqual([]);

    // Without a line nothing is kept, nothing typed is lost.
    await context.setOffline(true);
    await knop(page, 'Bewaar deze nulmeting').click();
    await form.locator('.foutmelding:focus').getByText('Er is nu geen verbinding.').waitFor();
    expect(await form.getByLabel('Laatste dag').inputValue()).toBe(MAIL.totEnMet);
    expect(await axe()).toEqual([]);
    await context.setOffline(false);

    const chat: Nulmeting = { kanaal: 'chat', wijkteam: 'noord', van: '2026-11-23', totEnMet: '2026-12-04' };
    await zet([chat], { ondertekening: 'Van een collega' });
    await knop(page, 'Bekijk wat dit betekent').click();
    await knop(page, 'Bewaar deze nulmeting').click();
    await gemeld(page, /^.*Bewaard: nulmeting E-mail, alle wijkteams, 7 t\/m 18 december 2026\.$/);
    expect(await organisatie()).toMatchObject({ nulmetingen: [chat, MAIL], ondertekening: 'Van een collega' });
    await page.getByRole('row', { name: /Chat .*Noord 23 november t\/m 4 december 2026 .*Loopt nu/ }).waitFor();
    await page.getByRole('row', { name: /E-mail alle wijkteams 7 t\/m 18 december 2026 Komt nog/ }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'nulmetingen');
    expect(klachten.filter((klacht) => !/400|ERR_INTERNET_DISCONNECTED/.test(klacht))).toEqual([]);
    await context.close();
  });

  test('in the past says what of it stays; one that is there already is not set twice', async () => {
    await zet([]);
    const { page, context } = await voordeur.logIn(BEHEERDER, '/normen');
    await knop(page, NIEUW).click();
    const form = venster(page, NIEUW);
    await form.getByLabel('Eerste dag').fill('2026-11-16');
    await form.getByLabel('Laatste dag').fill('2026-11-20');
    await knop(page, 'Bekijk wat dit betekent').click();
    await form.getByText('De eerste dag is niet later dan vandaag').waitFor();
    await form.getByText('Hun percentage blijft in de cijfers.').waitFor();
    const zelfde = { kanaal: 'telefoon', van: '2026-11-16', totEnMet: '2026-11-20' };
    await zet([zelfde]);
    await knop(page, 'Bewaar deze nulmeting').click();
    await form
      .locator('.foutmelding:focus')
      .getByRole('link', { name: 'Eerste dag: Deze nulmeting staat al in de lijst.' })
      .waitFor();
    expect((await organisatie()).nulmetingen).toEqual([zelfde]);
    await context.close();
  });

  test.each([
    ['narrow', SMAL],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
    ['forced', { ...BUREAU, forcedColors: 'active' as const }],
  ])(
    'that runs is ended on a day, one that has not begun is taken away, one that is over stays: %s',
    async (naam, options) => {
      const loopt: Nulmeting = { kanaal: 'inloop', wijkteam: 'zuid', van: '2026-11-16', totEnMet: '2026-11-30' };
      const komt = { ...loopt, van: '2026-12-07', totEnMet: '2026-12-11' };
      const voorbij = { ...loopt, van: '2026-10-05', totEnMet: '2026-10-16' };
      await zet([voorbij, komt, loopt]);
      const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/normen', options);
      const look = async (wat: string) => {
        expect(await axe()).toEqual([]);
        expect(await zijwaarts(page)).toBe(0);
        await schermafdruk(page, `${wat}-${naam}`);
      };
      await knop(page, /^Beëindig: Inloop, .*Zuid, 16 t\/m 30 november 2026$/).click();
      const einde = venster(page, 'Nulmeting beëindigen');
      expect(await einde.getByLabel('Laatste dag van de nulmeting').inputValue()).toBe('2026-11-25');
      await einde.getByText('Vanaf 26 november 2026 geldt weer de norm.').waitFor();
      await einde.getByLabel('Laatste dag van de nulmeting').fill('2026-11-30');
      await knop(page, 'Beëindig op deze dag').click();
      await einde
        .locator('.foutmelding:focus')
        .getByText('Dan verandert er niets: dit is al de laatste dag.')
        .waitFor();
      await einde.getByLabel('Laatste dag van de nulmeting').fill('2026-11-20');
      await einde.getByText('Deze dag is al voorbij').waitFor();
      expect(await einde.locator('.veld-fout').count()).toBe(0);
      await look('nulmeting-einde');

      // A colleague ended it on another day: who is second is told, and both see what stands there.
      const korter = { ...loopt, totEnMet: '2026-11-27' };
      await zet([voorbij, komt, korter]);
      await knop(page, 'Beëindig op deze dag').click();
      await einde
        .locator('.foutmelding:focus')
        .getByText(/Iemand anders heeft deze nulmeting net gewijzigd/)
        .waitFor();
      expect((await organisatie()).nulmetingen).toEqual([voorbij, komt, korter]);
      await page.keyboard.press('Escape');
      await knop(page, /^Beëindig: Inloop, .*Zuid, 16 t\/m 27 november 2026$/).click();
      await knop(page, 'Beëindig op deze dag').click();
      await gemeld(page, /Bewaard: nulmeting Inloop, .*Zuid, 16 t\/m 25 november 2026\./);

      expect(await page.getByRole('button', { name: /^Haal weg/ }).count()).toBe(1);
      await knop(page, /^Haal weg: Inloop, .*Zuid, 7 t\/m 11 december 2026$/).click();
      await venster(page, 'Nulmeting weghalen').getByText('geldt op deze dagen gewoon de norm.').waitFor();
      await look('nulmeting-weg');
      await knop(page, 'Haal deze nulmeting weg').click();
      await gemeld(page, /Weggehaald: nulmeting Inloop, .*Zuid, 7 t\/m 11 december 2026\./);
      expect((await organisatie()).nulmetingen).toEqual([voorbij, { ...loopt, totEnMet: '2026-11-25' }]);
      await knop(page, NIEUW).click();
      await look('nulmeting-nieuw');
      await context.close();
    },
  );
});

describe('for everybody and nobody else', () => {
  test.each([
    ['narrow', SMAL],
    ['phone', TELEFOON],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
    ['forced', { ...BUREAU, forcedColors: 'active' as const }],
  ])('%s: without findings and without scrolling sideways', async (naam, options) => {
    const { page, context, axe } = await voordeur.logIn(
      BEHEERDER,
      '/openingstijden?wijkteam=noord&kanaal=mail',
      options,
    );
    const year = page.locator('summary', { hasText: 'Jaarkalender' });
    await year.waitFor();
    // Twelve months are folded away where they would stand between somebody and the form.
    if (naam === 'narrow' || naam === 'phone') await year.click();
    await page.getByRole('table', { name: 'december 2026' }).waitFor();
    await page.getByRole('button', { name: 'Dag met andere tijden' }).click();
    await page.getByLabel('Waarom (mensen horen of lezen dit)').fill('Verhuizing');
    const look = async (what: string) => {
      expect(await zijwaarts(page)).toBe(0);
      await schermafdruk(page, `${what}-${naam}`);
      // A phone is the narrow screen with more room.
      if (naam !== 'phone') expect(await axe()).toEqual([]);
    };
    if (naam !== 'dark') await look('openingstijden');
    await preview(page);
    await dialog(page).getByText('Verhuizing').first().waitFor();
    if (naam !== 'forced') await look('openingstijden-voorbeeld');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Begin opnieuw' }).click();
    for (const [what, text] of [
      ['sluitingsdagen', 'Eerste kerstdag'],
      ['normen', 'Norm nu'],
      ['herberekeningen', 'Wanneer'],
    ] as const) {
      await page.goto(`${voordeur.stack.url}/${what}`);
      await page.getByText(text).first().waitFor();
      await look(what);
    }
    await context.close();
  });

  test('a teamondersteuner has none of these pages, and the API refuses what they would do', async () => {
    const { page, context } = await voordeur.logIn('Tom Hendriks', '/openingstijden');
    for (const pad of ['/openingstijden', '/sluitingsdagen', '/normen', '/herberekeningen']) {
      await page.goto(voordeur.stack.url + pad);
      await page.getByRole('heading', { name: 'Deze bladzijde is er niet' }).waitFor();
    }
    const path = '/v1/openingstijden/noord/mail';
    const regeling = done(await tom.get<Record<string, unknown>>(path));
    expect((await tom.put(`${path}?basis=0`, regeling)).status).toBe(403);
    expect((await tom.post(`${path}/voorbeelden`, regeling)).status).toBe(403);
    expect((await tom.put('/v1/sluitingsdagen/2027', { dagen: [] })).status).toBe(403);
    expect((await tom.put('/v1/normen', { normen: [] })).status).toBe(403);
    expect((await tom.get('/v1/herberekeningen')).status).toBe(403);
    await context.close();
  });

  test('without a line the page keeps what was typed and says why it could not look', async () => {
    const { page, context } = await voordeur.logIn(BEHEERDER, '/openingstijden?wijkteam=noord&kanaal=mail');
    await page.getByRole('button', { name: 'Dag dicht' }).click();
    await page.getByLabel('Waarom (mensen horen of lezen dit)').fill('Verhuizing');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    await page.locator('.foutmelding').getByText('Er is nu geen verbinding.').waitFor();
    expect(await page.getByLabel('Waarom (mensen horen of lezen dit)').inputValue()).toBe('Verhuizing');
    await context.setOffline(false);
    await preview(page);
    await dialog(page).getByText('Verhuizing').first().waitFor();
    await context.close();
  });
});
