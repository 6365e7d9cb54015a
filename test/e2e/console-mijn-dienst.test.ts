/** My duties and how messages reach me, in a real browser. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { kenmerkVanPush } from '../../shared/application/push-bij-leverancier.ts';
import { done, type Person, person } from '../support/actors.ts';
import { BUREAU, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { makeToestel } from '../support/push-toestel.ts';
import { openVoordeur } from '../support/voordeur.ts';

jest.setTimeout(180_000);

let rob: Person;

const voordeur = openVoordeur('2026-11-25T09:00:00Z');
beforeAll(async () => {
  rob = await person(voordeur.stack, 'Rob Kok', ['beheerder']);
});

const knop = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const professional = (naam: string) => person(voordeur.stack, naam, ['professional'], ['centrum']);

describe('my duties', () => {
  test('who has duty says that it began, in a wijkteam that wants to know', async () => {
    const { slug: _slug, ...centrum } = done(await rob.get<Record<string, unknown>>('/v1/wijkteams/centrum'));
    done(await rob.put('/v1/wijkteams/centrum', { ...centrum, dienststart: true }));
    const { page, context, klachten } = await voordeur.logIn('Jan de Vries', '/mijn-dienst', TELEFOON);
    await page.getByText('9:00 tot 12:30').first().waitFor();
    await schermafdruk(page, 'mijn-dienst-telefoon');
    await knop(page, 'Mijn dienst is begonnen').tap();
    await page.getByText('Het begin van uw dienst is gemeld (vandaag 10:00).').waitFor();
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('a duty is offered, taken over by a colleague, and is then theirs', async () => {
    const jan = await voordeur.logIn('Jan de Vries', '/mijn-dienst');
    const eerste = jan.page.getByRole('button', { name: 'Ruil do 26 november' }).first();
    await eerste.click();
    expect(await jan.axe()).toEqual([]);
    await jan.page.getByLabel('Wie vraagt u').selectOption('ingrid-smit');
    await knop(jan.page, 'Vraag').click();
    await jan.page.getByText('Gevraagd. De dienst blijft van u tot iemand ja zegt.').waitFor();
    await jan.page.getByText('Wacht op antwoord').waitFor();

    const ingrid = await voordeur.logIn('Ingrid Smit', '/mijn-dienst', TELEFOON);
    await ingrid.page.getByRole('heading', { name: 'Jan de Vries vraagt of u een dienst overneemt' }).waitFor();
    expect(await ingrid.axe()).toEqual([]);
    await schermafdruk(ingrid.page, 'mijn-dienst-ruil-telefoon');
    await knop(ingrid.page, 'Ja, ik neem over').tap();
    await ingrid.page.getByText('De dienst is nu van u.').waitFor();
    await ingrid.page.getByRole('heading', { level: 3, name: 'do 26 november' }).waitFor();
    await jan.page.reload();
    await jan.page.getByText('Door Ingrid Smit.').waitFor();

    // Asked of everybody and withdrawn again.
    await jan.page.getByRole('button', { name: 'Ruil vr 27 november' }).first().click();
    await knop(jan.page, 'Vraag').click();
    await jan.page.getByRole('heading', { name: /Uw verzoek aan iedereen/ }).waitFor();
    await knop(jan.page, 'Trek in').click();
    await jan.page.getByText('Uw verzoek is ingetrokken.').waitFor();
    await Promise.all([jan.context.close(), ingrid.context.close()]);
  });

  test('sick now holds at once and ends with a tap; leave is noted and taken away, with its faults at the field', async () => {
    const { page, context, axe } = await voordeur.logIn('Fatima El Amrani', '/mijn-dienst', TELEFOON);
    await knop(page, 'Ik ben nu ziek').tap();
    expect(await axe()).toEqual([]);
    await knop(page, 'Meld mij ziek').tap();
    await page.getByText('U bent ziek gemeld.').waitFor();
    const duty = () => rob.get<{ professional: string }>('/v1/dienstdoenden?wijkteam=centrum&domein=jeugd');
    expect(done(await duty()).professional).not.toBe('fatima-el-amrani');
    await knop(page, 'Ik ben beter').tap();
    await page.getByText('U bent beter gemeld.').waitFor();
    expect(done(await duty()).professional).toBe('fatima-el-amrani');

    await knop(page, 'Ik ben er niet op…').tap();
    await page.getByLabel('Van', { exact: true }).fill('2026-12-07T09:00');
    await knop(page, 'Leg vast').tap();
    await page.getByRole('link', { name: 'Geef het einde.' }).waitFor();
    expect(await axe()).toEqual([]);
    await page.getByLabel('Tot', { exact: true }).fill('2026-12-11T17:00');
    await knop(page, 'Leg vast').tap();
    await page.getByText('Afwezig van ma 7 december 9:00 tot vr 11 december 17:00').waitFor();
    await knop(page, 'Haal weg').tap();
    await page.getByText('De afwezigheid is beëindigd.').waitFor();
    await context.close();
  });

  test('the address of the calendar works, is shown once, and ends when it is taken back', async () => {
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', '/mijn-dienst');
    await knop(page, 'Maak een adres').click();
    const veld = page.getByLabel('Adres voor uw agenda');
    const adres = new URL(await veld.inputValue());
    const lees = async () => (await fetch(`${voordeur.stack.url}${adres.pathname}`)).status;
    expect(await lees()).toBe(200);
    expect(await axe()).toEqual([]);
    await page.reload();
    await page.getByText('U hebt een adres voor uw diensten').waitFor();
    expect(await veld.count()).toBe(0);
    await knop(page, 'Trek het adres in').click();
    await page.getByText('Het adres werkt niet meer.').waitFor();
    expect(await lees()).toBe(404);
    await context.close();
  });
});

describe('how messages reach me', () => {
  test('this device is asked for by a tap only, is on the list, and is taken away', async () => {
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', '/', TELEFOON);
    // A browser without a screen refuses messages, and its push service is on the internet: what they would say stands in.
    const { abonnement } = makeToestel('https://push.example/console');
    await page.addInitScript(`
      let aan = null;
      Object.defineProperty(Notification, 'permission', { get: () => 'default' });
      const gegeven = { toJSON: () => (${JSON.stringify(abonnement)}), unsubscribe: async () => { aan = null; return true; } };
      PushManager.prototype.subscribe = async ({ applicationServerKey }) => { globalThis.sleutel = applicationServerKey; aan = gegeven; return aan; };
      PushManager.prototype.getSubscription = async () => aan;
      Notification.requestPermission = async () => 'granted';
    `);
    await page.goto(`${voordeur.stack.url}/instellingen-meldingen`);
    await page.getByText('U krijgt geen meldingen op dit toestel.').waitFor();
    expect(await page.evaluate('navigator.serviceWorker.getRegistration().then((one) => one === undefined)')).toBe(
      true,
    );
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'meldingen-telefoon');
    await knop(page, 'Zet meldingen aan op dit toestel').tap();
    await page.getByText('Meldingen staan aan op dit toestel.').waitFor();
    expect(await page.evaluate('globalThis.sleutel.length')).toBe(87);
    const jan = await professional('Jan de Vries');
    const lijst = async () => done(await jan.get<{ resultaten: unknown[] }>('/v1/push-abonnementen')).resultaten;
    expect(await lijst()).toMatchObject([{ dienst: 'push.example' }]);
    await page.getByText('Dit toestel', { exact: true }).last().waitFor();
    expect(await axe()).toEqual([]);
    await knop(page, 'Zet uit op dit toestel').tap();
    await page.getByText('Meldingen staan uit op dit toestel.').waitFor();
    expect(await lijst()).toEqual([]);
    await context.close();
  });

  test('a browser that blocks messages says how to allow them', async () => {
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', '/');
    await page.addInitScript(`Object.defineProperty(Notification, 'permission', { get: () => 'denied' });`);
    await page.goto(`${voordeur.stack.url}/instellingen-meldingen`);
    await page.getByText('Meldingen zijn in deze browser geblokkeerd.').waitFor();
    expect(await axe()).toEqual([]);
    await context.close();
  });

  test('the order and the quiet hours are kept; nothing left to be reached by is refused', async () => {
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', '/instellingen-meldingen');
    await knop(page, 'Omhoog: E-mail').click();
    await page.getByLabel('Ik wil stille uren').check();
    await page.getByLabel('Van', { exact: true }).fill('23:00');
    await knop(page, 'Bewaar').click();
    await page.getByText('Bewaard.').waitFor();
    const jan = await professional('Jan de Vries');
    expect(done(await jan.get('/v1/medewerkers/jan-de-vries/mediavoorkeuren'))).toMatchObject({
      media: ['mail', 'sms'],
      stilteuren: { van: '23:00', tot: '07:00' },
    });
    await knop(page, 'Niet gebruiken: E-mail').click();
    await knop(page, 'Niet gebruiken: Sms').click();
    await page.getByText('U hebt niets gekozen.').waitFor();
    await knop(page, 'Melding op een toestel erbij').click();
    await knop(page, 'Bewaar').click();
    await page.getByText('er blijft niets over om u te bereiken').first().waitFor();
    expect(await axe()).toEqual([]);
    page.on('dialog', (dialog) => void dialog.accept());
    await context.close();
  });

  test('an address is confirmed by the code that was sent there', async () => {
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', '/instellingen-meldingen');
    await knop(page, 'Stuur een code per Sms').click();
    await page.getByRole('dialog', { name: 'Wat is de code?' }).waitFor();
    expect(await axe()).toEqual([]);
    await voordeur.stack.rust();
    const sms = (await voordeur.stack.uitgaand('sms')).at(-1);
    await page.getByLabel('Code van zes cijfers').fill(/\b\d{6}\b/.exec(sms?.tekst ?? '')?.[0] ?? '');
    await knop(page, 'Bevestig').click();
    await page.getByText('Bevestigd: berichten komen daar aan.').waitFor();
    await context.close();
  });

  test('a test message goes by the medium that is chosen, and the page says what became of it', async () => {
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', '/instellingen-meldingen', TELEFOON);
    await page.getByLabel('Proefbericht per').selectOption({ label: 'Sms' });
    await knop(page, 'Stuur mij een proefbericht').tap();
    await page.getByText('Sms: Verstuurd. Kijk of het is aangekomen.').waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, 'meldingen-proef-telefoon');
    const sms = (await voordeur.stack.uitgaand('sms')).at(-1);
    expect(sms?.tekst).toContain('Dit is een proef. U hoeft niets te doen.');
    await page.getByLabel('Proefbericht per').selectOption({ label: 'E-mail' });
    const [gevraagd] = await Promise.all([
      page.waitForResponse((one) => one.url().endsWith('/v1/media-proeven') && one.request().method() === 'POST'),
      knop(page, 'Stuur mij een proefbericht').tap(),
    ]);
    const { id } = (await gevraagd.json()) as { id: string };
    await page.getByText('E-mail: Verstuurd. Kijk of het is aangekomen.').waitFor();
    const bounce = {
      source: 'aws.ses',
      'detail-type': 'Email Bounced',
      detail: {
        eventType: 'Bounce',
        mail: { messageId: '0102', tags: { kenmerk: [kenmerkVanPush(`media-proef/${id}`)] } },
        bounce: { bounceType: 'Permanent', bounceSubType: 'General' },
      },
    };
    await voordeur.stack.fetchJson('/_lokaal/eventbridge', { body: bounce });
    await page.getByText(/E-mail: Het proefbericht kwam niet aan: de leverancier meldt bounce-/).waitFor();
    expect(await axe()).toEqual([]);
    await context.close();
  });

  test('a call is chosen and tried: the page says that it rings, and that a key was pressed', async () => {
    const { page, context, axe } = await voordeur.logIn('Ingrid Smit', '/instellingen-meldingen', TELEFOON);
    await knop(page, 'Telefoon (gesproken) erbij').tap();
    await page.getByText('Met een 1 pakt u de zaak op.').waitFor();
    await knop(page, 'Bewaar').tap();
    await page.getByText(/^Nu gebruikt: .*telefoon \(gesproken\)/).waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, 'meldingen-bellen-telefoon');
    await page.getByLabel('Proefbericht per').selectOption({ label: 'Telefoon (gesproken)' });
    await knop(page, 'Stuur mij een proefbericht').tap();
    await page.getByText('Telefoon (gesproken): De telefoon gaat. Neem op en druk op een toets.').waitFor();
    const oproep = (await voordeur.stack.uitgaand('spraak')).at(-1)?.kop['contact-id'] ?? '';
    const gehoord = await voordeur.stack.fetchJson(`/_lokaal/oproepen/${oproep}`, {
      body: { beantwoord: true, toetsen: ['5'] },
    });
    expect(JSON.stringify(gehoord)).toContain('Dit is een proef van Voordeur.');
    await page.getByText('Telefoon (gesproken): Er werd opgenomen en op een toets gedrukt.').waitFor();
    await context.close();
  });
});

describe('the pages', () => {
  test.each([
    ['bureau', BUREAU],
    ['smal', SMAL],
    ['donker', { ...BUREAU, colorScheme: 'dark' as const }],
    ['kleuren', { ...BUREAU, forcedColors: 'active' as const }],
  ])('have no findings and do not scroll sideways: %s', async (naam, options) => {
    const { page, context, axe } = await voordeur.logIn('Jan de Vries', '/mijn-dienst', options);
    await page.getByText('9:00 tot 12:30').first().waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `mijn-dienst-${naam}`);
    await page.getByRole('link', { name: 'Meldingen', exact: true }).click();
    await knop(page, 'Bewaar').waitFor();
    await page.getByText('Al uw toestellen').waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `meldingen-${naam}`);
    await context.close();
  });

  test('somebody without duties is told so', async () => {
    const { page, context, axe } = await voordeur.logIn('Peter Jansen', '/mijn-dienst');
    await page.getByText('U hebt de komende 6 weken geen dienst.').waitFor();
    expect(await axe()).toEqual([]);
    await context.close();
  });
});
