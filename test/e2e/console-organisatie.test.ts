/** What a beheerder sets, in a real browser: the organisatie, wijkteams, people, canned answers, and the start of each role. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { done, type Person, person } from '../support/actors.ts';
import { BUREAU, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { openVoordeur } from '../support/voordeur.ts';

jest.setTimeout(180_000);

// A Wednesday morning.
const voordeur = openVoordeur('2026-11-25T09:00:00Z');
const BEHEERDER = 'Rob Kok';
const CRISIS = 'Crisisdienst Voorbeeldregio (verzonnen)';
let rob: Person;
beforeAll(async () => {
  rob = await person(voordeur.stack, BEHEERDER, ['beheerder']);
});

type Json = Record<string, unknown>;
const knop = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const lees = async <T = Json>(pad: string) => done(await rob.get<T>(pad));
const organisatie = () => lees<Json & { crisisdienst: Json; noodnummers: Json[] }>('/v1/organisatie');
/** Without what a browser says of every answer that refuses input. */
const echt = (klachten: readonly string[]) => klachten.filter((een) => !een.includes('status of 400'));
/** What stands at a field that was refused. */
const foutBij = async (page: Page, id: string) =>
  (await page.locator(`#${id}[aria-invalid=true]`).count()) === 1
    ? ((await page.locator(`#${id}-fout`).textContent()) ?? '').replace('✕ ', '')
    : undefined;
const bewaard = async (page: Page) => {
  await knop(page, 'Bewaar').click();
  await page.getByText('Bewaard.', { exact: true }).waitFor();
};

describe('the organisatie', () => {
  test('a number that was never checked is told at the start, is checked, and nothing else is changed', async () => {
    const nulmetingen = [{ kanaal: 'chat', van: '2026-11-01', totEnMet: '2026-11-30' }];
    done(await rob.put('/v1/organisatie', { ...(await organisatie()), nulmetingen }));
    const voor = await organisatie();
    const { page, context, klachten, axe } = await voordeur.logIn(BEHEERDER);
    await page.getByText(`gecontroleerd: het nummer van ${CRISIS}.`).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'start-beheerder');
    await page.getByRole('link', { name: 'Kijk de nummers na' }).click();
    await page.getByText('Nooit gecontroleerd').waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'organisatie');
    await knop(page, `Opnieuw gecontroleerd: ${CRISIS}`).click();
    await page.getByText('Vandaag gecontroleerd').waitFor();
    await page.getByText('Nog niet bewaard.').waitFor();
    await bewaard(page);
    expect(await axe()).toEqual([]);
    expect(await organisatie()).toEqual({
      ...voor,
      crisisdienst: { ...voor.crisisdienst, gecontroleerdOp: '2026-11-25' },
    });
    await page.getByRole('link', { name: 'Voordeur', exact: true }).click();
    await page.getByRole('heading', { name: 'Wat nu aandacht vraagt' }).waitFor();
    await page.getByText('Ophalen…').waitFor({ state: 'detached' });
    expect(await page.getByText('gecontroleerd: het nummer').count()).toBe(0);
    expect(echt(klachten)).toEqual([]);
    await context.close();
  });

  test('everything that is wrong stands at its field at once, and nothing is kept until it is right', async () => {
    const voor = await organisatie();
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/organisatie');
    await page.getByLabel('Naam van de organisatie').fill('');
    await page.locator('#v-crisisdienst-nummer').fill('geen');
    await page.getByLabel('Ondertekening').fill('Groet, {{niemand}}');
    await page.getByLabel('Kleinste aantal').fill('1');
    await knop(page, 'Nog een nummer').click();
    const nieuw = voor.noodnummers.length;
    expect(await page.evaluate('document.activeElement.id')).toBe(`v-noodnummers-${nieuw}-naam`);
    await knop(page, 'Bewaar').click();
    await page.locator('.foutmelding').first().waitFor();
    for (const id of [
      'naam',
      'crisisdienst-nummer',
      'ondertekening',
      'minimumAantal',
      `noodnummers-${nieuw}-gecontroleerdOp`,
    ])
      expect([id, await foutBij(page, `v-${id}`)]).toEqual([id, expect.stringMatching(/\w/)]);
    expect(await foutBij(page, 'v-crisisdienst-nummer')).toBe('Dit is geen telefoonnummer.');
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'organisatie-fouten');
    await page.getByRole('link', { name: 'Telefoonnummer: Dit is geen telefoonnummer.' }).first().click();
    expect(await page.evaluate('location.hash')).toBe('#v-crisisdienst-nummer');
    expect(await organisatie()).toEqual(voor);
    await knop(page, 'Maak ongedaan').click();
    await page.getByText('Er staat weer wat bewaard was.').waitFor();
    expect(await page.getByLabel('Naam van de organisatie').inputValue()).toBe(voor['naam']);
    await context.close();
  });

  test('two beheerders: what each changed alone is kept, and where both changed the same, one is asked', async () => {
    const voor = await organisatie();
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/organisatie');
    await page.getByLabel('Naam van de organisatie').fill('Mijn naam');
    await page.getByLabel('Kleinste aantal').fill('7');
    const ondertekening = 'Tot ziens';
    done(await rob.put('/v1/organisatie', { ...voor, naam: 'Hun naam', ondertekening }));
    await knop(page, 'Bewaar').click();
    await page.getByText('Iemand anders heeft dit ondertussen ook gewijzigd.').waitFor();
    await page.getByText('Naam: daar staat nu “Hun naam”').waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'organisatie-botsing');
    expect(await organisatie()).toMatchObject({ naam: 'Hun naam', ondertekening });
    expect(await page.getByLabel('Naam van de organisatie').inputValue()).toBe('Mijn naam');
    await knop(page, 'Bewaar wat ik heb ingevuld').click();
    await page.getByText('Bewaard.', { exact: true }).waitFor();
    expect(await organisatie()).toEqual({ ...voor, naam: 'Mijn naam', ondertekening, minimumAantal: 7 });
    expect(await page.getByLabel('Ondertekening').inputValue()).toBe(ondertekening);

    await page.getByLabel('Naam van de organisatie').fill('Nog een naam');
    await page.getByLabel('Kleinste aantal').fill('8');
    done(await rob.put('/v1/organisatie', { ...(await organisatie()), naam: 'Hun tweede' }));
    await knop(page, 'Bewaar').click();
    await knop(page, 'Neem over wat er nu staat').click();
    expect(await page.getByLabel('Naam van de organisatie').inputValue()).toBe('Hun tweede');
    expect(await page.getByLabel('Kleinste aantal').inputValue()).toBe('8');
    await bewaard(page);
    expect(await organisatie()).toMatchObject({ naam: 'Hun tweede', minimumAantal: 8 });
    done(await rob.put('/v1/organisatie', voor));
    await context.close();
  });

  test('a list of choices becomes an own one, with a code for what is new, and the general one again', async () => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/organisatie');
    await page.getByText('Partners: waar u iemand naar doorverwijst (algemene lijst)').click();
    await knop(page, /^Maak een eigen lijst: Partners/).click();
    await knop(page, 'Nog een keuze').click();
    await page.keyboard.type('Wijkkas');
    await knop(page, 'Haal weg: Huisarts').click();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'organisatie-keuzelijst');
    await bewaard(page);
    const codes = async () =>
      (await lees<{ partners: { code: string }[] }>('/v1/keuzelijsten')).partners.map(({ code }) => code);
    expect(await codes()).toContain('wijkkas');
    expect(await codes()).not.toContain('huisarts');
    await knop(page, /^Terug naar de algemene lijst/).click();
    await bewaard(page);
    expect(await codes()).toContain('huisarts');
    expect('keuzelijsten' in (await organisatie())).toBe(false);
    await context.close();
  });

  test('who leaves with changes is asked first', async () => {
    const { page, context } = await voordeur.logIn(BEHEERDER, '/organisatie');
    await page.getByLabel('Naam van de organisatie').fill('Half');
    const gevraagd: string[] = [];
    page.on('dialog', (dialog) => {
      gevraagd.push(dialog.message());
      void dialog.dismiss();
    });
    await page.getByRole('button', { name: 'Inrichting' }).click();
    await page.getByRole('link', { name: 'Wijkteams', exact: true }).click();
    expect(gevraagd).toEqual(['Uw wijzigingen zijn nog niet bewaard. Toch weggaan?']);
    expect(await page.getByLabel('Naam van de organisatie').inputValue()).toBe('Half');
    await context.close();
  });

  test('the back button of the browser asks as well, and leads back where who stays was', async () => {
    const { page, context } = await voordeur.logIn(BEHEERDER, '/wijkteams');
    await page.getByRole('button', { name: 'Inrichting' }).click();
    await page.getByRole('link', { name: 'Organisatie', exact: true }).click();
    const naam = page.getByLabel('Naam van de organisatie');
    await naam.fill('Half');
    const terug = async () => {
      const vraag = page.waitForEvent('dialog');
      await page.evaluate('history.back()');
      return vraag;
    };
    await (await terug()).dismiss();
    await page.waitForURL('**/organisatie');
    expect(await naam.inputValue()).toBe('Half');
    await (await terug()).accept();
    await page.getByRole('heading', { name: 'Wijkteams', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/wijkteams');
    // Nothing is typed here: going on again asks nothing.
    await page.evaluate('history.forward()');
    await page.getByRole('heading', { name: 'Organisatie', level: 1 }).waitFor();
    // Who goes back in the very moment of typing is asked as well.
    const vraag = page.waitForEvent('dialog');
    await page.evaluate(`{
      const veld = document.getElementById('${await naam.getAttribute('id')}');
      veld.value = 'In een oogwenk';
      veld.dispatchEvent(new Event('input', { bubbles: true }));
      history.back();
    }`);
    await (await vraag).dismiss();
    await page.waitForURL('**/organisatie');
    expect(await naam.inputValue()).toBe('In een oogwenk');
    await context.close();
  });
});

describe('wijkteams', () => {
  test('one is made on a phone, with its locatie, and changed', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(BEHEERDER, '/wijkteams', TELEFOON);
    await page.getByRole('link', { name: 'Sociaal Wijkteam Centrum' }).waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, 'wijkteams-telefoon');
    await page.getByRole('link', { name: 'Nieuw wijkteam' }).tap();
    await page.getByRole('heading', { name: 'Nieuw wijkteam' }).waitFor();
    await knop(page, 'Maak wijkteam').tap();
    await page.getByRole('link', { name: 'Naam: Geef het wijkteam een naam met letters of cijfers.' }).waitFor();
    await page.getByLabel('Naam', { exact: true }).fill('Oost & Dijkën');
    expect(await page.getByLabel('Korte naam').inputValue()).toBe('oost-dijken');
    await page.getByLabel('Korte naam').fill('centrum');
    await knop(page, 'Maak wijkteam').tap();
    await page.getByText('Er is al een wijkteam met deze korte naam.').waitFor();
    expect(await axe()).toEqual([]);
    await page.getByLabel('Korte naam').fill('oost');
    await page.getByLabel('Wijken').fill('Dijken\n\n Polder ');
    await knop(page, 'Nog een locatie').tap();
    await page.getByLabel('Naam van de locatie').fill('Het Örtje');
    await page.getByLabel('Adres', { exact: true }).fill('Dijk 1');
    await knop(page, 'Nog een buurteam').tap();
    await page.getByLabel('Buurteam 1').selectOption('noord');
    await page.getByLabel('Escalatiecontact').selectOption('ingrid-smit');
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, 'wijkteam-nieuw-telefoon');
    await knop(page, 'Maak wijkteam').tap();
    await page.getByRole('heading', { name: 'Oost & Dijkën' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/wijkteams/oost');
    const oost = {
      ...{ slug: 'oost', naam: 'Oost & Dijkën', wijken: ['Dijken', 'Polder'], buurteams: ['noord'] },
      ...{ locaties: [{ slug: 'het-ortje', naam: 'Het Örtje', adres: 'Dijk 1' }], mailadressen: [] },
      escalatiecontact: 'ingrid-smit',
    };
    expect(await lees('/v1/wijkteams/oost')).toEqual(oost);
    await page.getByLabel('Wie dienst heeft, meldt').check();
    await bewaard(page);
    expect(await lees('/v1/wijkteams/oost')).toEqual({ ...oost, dienststart: true });
    expect(echt(klachten)).toEqual([]);
    await context.close();
  });
});

describe('medewerkers', () => {
  test('one of hundreds is found by typing, and a name never stands in the address', async () => {
    for (let n = 1; n <= 120; n += 1) {
      const naam = `Proefpersoon ${n}`;
      done(
        await rob.put(`/v1/medewerkers/proef-${n}`, {
          naam,
          rollen: ['professional'],
          wijkteams: ['noord'],
          actief: n > 1,
        }),
      );
    }
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/medewerkers');
    await page.getByText(/^\d+ van \d+$/).waitFor();
    await page.getByLabel('Zoek').fill('proefpersoon noord 117');
    await page.getByText(/^1 van \d+$/).waitFor();
    expect(page.url()).not.toContain('117');
    expect(await axe()).toEqual([]);
    await page.getByLabel('Zoek').fill('proefpersoon');
    await page.getByLabel('Wie').selectOption('niet-actief');
    await page.getByText(/^1 van \d+$/).waitFor();
    expect(new URL(page.url()).search).toBe('?welke=niet-actief');
    await page.getByLabel('Zoek').fill('');
    await page.getByLabel('Wie').selectOption('niet-bevestigd');
    await page.getByRole('link', { name: 'Fatima El Amrani' }).waitFor();
    await schermafdruk(page, 'medewerkers');
    await context.close();
  });

  test('somebody is made with a number as people write it; every fault stands at its field', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(BEHEERDER, '/medewerkers/_nieuw');
    await page.getByLabel('Naam', { exact: true }).fill(' ');
    await page.getByLabel('Account').fill('nieuw account');
    await page.getByLabel('Mailadres').fill('geen-mail');
    await page.getByLabel('Mobiel nummer').fill('12');
    await knop(page, 'Maak medewerker').click();
    await page.locator('.foutmelding').first().waitFor();
    for (const id of ['v-naam', 'v-mail', 'v-mobiel'])
      expect([id, await foutBij(page, id)]).toEqual([id, expect.stringMatching(/\w/)]);
    expect(await axe()).toEqual([]);
    await page.getByLabel('Naam', { exact: true }).fill('Noor Nieuw');
    await page.getByLabel('Account').fill('jan-de-vries');
    await page.getByLabel('Mailadres').fill('noor@example.nl');
    await page.getByLabel('Mobiel nummer').fill('06 0000 1234');
    await page.getByLabel('Professional').check();
    await page.getByLabel('Sociaal Wijkteam Zuid').check();
    await knop(page, 'Maak medewerker').click();
    await page.getByText('Deze medewerker is er al.').waitFor();
    await page.getByLabel('Account').fill('noor-nieuw');
    await schermafdruk(page, 'medewerker-nieuw');
    await knop(page, 'Maak medewerker').click();
    await page.getByRole('heading', { name: 'Noor Nieuw' }).waitFor();
    expect(await lees('/v1/medewerkers/noor-nieuw')).toMatchObject({
      ...{ naam: 'Noor Nieuw', rollen: ['professional'], wijkteams: ['zuid'], actief: true },
      ...{ mail: 'noor@example.nl', mobiel: '+31600001234', nietBevestigd: ['mail', 'sms'] },
    });
    await page.getByRole('heading', { name: 'Webhook' }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'medewerker');
    expect(echt(klachten)).toEqual([]);
    await context.close();
  });

  test('an address is confirmed with who has it, a test message goes there, and a webhook is set and taken away', async () => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/medewerkers/lotte-visser', TELEFOON);
    await knop(page, 'Stuur een code per Sms').tap();
    await page.getByRole('dialog', { name: 'Wat is de code?' }).waitFor();
    await voordeur.stack.rust();
    const sms = async () => (await voordeur.stack.uitgaand('sms')).at(-1)?.tekst ?? '';
    await page.getByLabel('Code van zes cijfers').fill(/\b\d{6}\b/.exec(await sms())?.[0] ?? '');
    await knop(page, 'Bevestig').tap();
    await page.getByText('Bevestigd: berichten komen daar aan.').waitFor();
    expect(await lees('/v1/medewerkers/lotte-visser')).toMatchObject({ nietBevestigd: ['mail'] });

    await page.getByLabel('Proefbericht per').selectOption({ label: 'Sms' });
    await knop(page, 'Stuur een proefbericht').tap();
    await page.getByText('Sms: Verstuurd. Kijk of het is aangekomen.').waitFor();
    expect(await sms()).toContain('Dit is een proef');

    await page.getByLabel('Webadres').fill('http://hooks.example/');
    await knop(page, 'Bewaar de webhook').tap();
    await page.locator('.foutmelding').first().waitFor();
    expect(await foutBij(page, 'v-adres')).toMatch(/\w/);
    await page.getByLabel('Webadres').fill('https://hooks.example/lotte');
    await knop(page, 'Bewaar de webhook').tap();
    await page.getByText('U ziet dit geheim maar een keer').waitFor();
    expect(await page.getByLabel('Geheim').inputValue()).toMatch(/^whsec_/);
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, 'medewerker-telefoon');
    const gevraagd: string[] = [];
    page.on('dialog', (dialog) => {
      gevraagd.push(dialog.message());
      void dialog.accept();
    });
    await knop(page, 'Haal de webhook weg').tap();
    await page.getByText('De webhook is weg.').waitFor();
    expect(gevraagd).toEqual([expect.stringContaining('nieuw geheim nodig')]);
    expect(await lees('/v1/medewerkers/lotte-visser/mediavoorkeuren')).toMatchObject({
      bereikbaarVia: ['sms', 'mail'],
    });
    await context.close();
  });

  test('who would lock themselves out is warned, and the last beheerder is refused', async () => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/medewerkers/rob-kok');
    const gevraagd: string[] = [];
    let antwoord = false;
    page.on('dialog', (dialog) => {
      gevraagd.push(dialog.message());
      void (antwoord ? dialog.accept() : dialog.dismiss());
    });
    await page.getByLabel('Beheerder').uncheck();
    await knop(page, 'Bewaar').click();
    expect(gevraagd).toEqual([expect.stringContaining('Dit bent u zelf.')]);
    expect(await lees('/v1/medewerkers/rob-kok')).toMatchObject({ rollen: ['beheerder'] });
    antwoord = true;
    await knop(page, 'Bewaar').click();
    await page.getByText('Er moet een actieve beheerder blijven.').waitFor();
    expect(await axe()).toEqual([]);
    expect(await lees('/v1/medewerkers/rob-kok')).toMatchObject({ rollen: ['beheerder'] });
    await context.close();
  });

  test('who still has duties is not made inactive without a word', async () => {
    const { page, context } = await voordeur.logIn(BEHEERDER, '/medewerkers/jan-de-vries');
    await page.getByText(/^Heeft de komende vier weken \d+ diensten\.$/).waitFor();
    const gevraagd: string[] = [];
    page.on('dialog', (dialog) => {
      gevraagd.push(dialog.message());
      void dialog.dismiss();
    });
    await page.getByLabel('Actief').uncheck();
    await knop(page, 'Bewaar').click();
    expect(gevraagd).toEqual([expect.stringMatching(/Jan de Vries heeft nog \d+ diensten/)]);
    expect(await lees('/v1/medewerkers/jan-de-vries')).toMatchObject({ actief: true });
    await knop(page, 'Maak ongedaan').click();
    await context.close();
  });
});

describe('canned answers', () => {
  test('one is written with its example beside it, faults at their field, and taken out of use and back', async () => {
    const { page, context, klachten, axe } = await voordeur.logIn(BEHEERDER, '/standaardantwoorden');
    await page.getByRole('link', { name: 'Nieuw standaardantwoord' }).click();
    await page.getByLabel('Titel').fill('Tot maandag');
    await page.getByLabel('Tekst', { exact: true }).fill('Beste {{naam}}, tot {{maandag}}. ');
    await page.getByText('Beste mevrouw Jansen, tot {{maandag}}.').waitFor();
    await knop(page, 'Zet {{crisisnummers}} in de tekst').click();
    await page.getByText('- Direct levensgevaar: 112').waitFor();
    await page.getByLabel('Chat').uncheck();
    await page.getByLabel('E-mail').uncheck();
    await knop(page, 'Maak standaardantwoord').click();
    await page.locator('.foutmelding').first().waitFor();
    await page.getByRole('link', { name: /^Waarvoor: / }).waitFor();
    await page.getByRole('link', { name: /^Tekst: Het veld {{maandag}} bestaat niet/ }).waitFor();
    expect(await foutBij(page, 'v-tekst')).toMatch(/Het veld {{maandag}} bestaat niet/);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'standaardantwoord-fouten');
    await page.getByLabel('E-mail').check();
    await page.getByLabel('Tekst', { exact: true }).fill('Beste {{naam}}, tot maandag.');
    await page.getByLabel('Onderwerp').fill('Tot maandag bij {{wijkteam}}');
    await page.getByText(/^Tot maandag bij [A-Z]/).waitFor();
    await knop(page, 'Maak standaardantwoord').click();
    await page.getByRole('heading', { name: 'Tot maandag', exact: true }).waitFor();
    await schermafdruk(page, 'standaardantwoord');
    const gemaakt = {
      code: 'tot-maandag',
      titel: 'Tot maandag',
      kanalen: ['mail'],
      tekst: 'Beste {{naam}}, tot maandag.',
    };
    expect(await lees('/v1/standaardantwoorden/tot-maandag')).toMatchObject({ ...gemaakt, actief: true });

    await page.getByRole('link', { name: 'Alle standaardantwoorden' }).click();
    await knop(page, 'Niet meer gebruiken: Tot maandag').click();
    await page.getByText('“Tot maandag” wordt niet meer gebruikt. U kunt het terugzetten.').waitFor();
    expect(await lees('/v1/standaardantwoorden/tot-maandag')).toMatchObject({ ...gemaakt, actief: false });
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'standaardantwoorden');
    await knop(page, 'Zet terug: Tot maandag').click();
    await page.getByText('“Tot maandag” wordt weer gebruikt.').waitFor();
    expect(await lees('/v1/standaardantwoorden/tot-maandag')).toMatchObject({ ...gemaakt, actief: true });
    expect(echt(klachten)).toEqual([]);
    await context.close();
  });
});

describe('on every screen', () => {
  const PAGINAS = [
    ['/organisatie', 'Naam van de organisatie'],
    ['/wijkteams/centrum', 'Escalatiecontact'],
    ['/medewerkers', 'Zoek'],
    ['/medewerkers/jan-de-vries', 'Webadres'],
    ['/standaardantwoorden/openingstijden', 'Titel'],
  ] as const;
  test.each([
    ['smal', SMAL],
    ['donker', { ...BUREAU, colorScheme: 'dark' as const }],
    ['eigen-kleuren', { ...BUREAU, forcedColors: 'active' as const }],
  ])('%s: without findings and without scrolling sideways', async (naam, options) => {
    const { page, context, axe } = await voordeur.logIn(BEHEERDER, '/wijkteams', options);
    await page.getByRole('link', { name: 'Sociaal Wijkteam Centrum' }).waitFor();
    for (const [pad, label] of PAGINAS) {
      await page.goto(voordeur.stack.url + pad);
      await page.getByLabel(label).first().waitFor();
      expect([pad, await axe(), await zijwaarts(page)]).toEqual([pad, [], 0]);
      await schermafdruk(page, `${pad.slice(1).replaceAll('/', '-')}-${naam}`);
    }
    await context.close();
  });
});

describe('other roles', () => {
  test('have no such pages, and the API refuses them', async () => {
    const { page, context } = await voordeur.logIn('Tom Hendriks', '/medewerkers');
    await page.getByRole('heading', { name: 'Deze bladzijde is er niet' }).waitFor();
    expect(await page.getByRole('link', { name: 'Medewerkers' }).count()).toBe(0);
    await context.close();
    const org = await organisatie();
    for (const rol of ['teamondersteuner', 'professional', 'manager', 'gastvrouw'] as const) {
      const wie = await person(voordeur.stack, `Proef ${rol}`, [rol], ['centrum']);
      const tekst = { titel: 'x', tekst: 'x' };
      const statussen = [
        await wie.put('/v1/organisatie', org),
        await wie.put('/v1/wijkteams/centrum', { naam: 'x' }),
        await wie.put('/v1/medewerkers/jan-de-vries', { naam: 'x', rollen: [] }),
        await wie.put('/v1/medewerkers/jan-de-vries/webhook', { adres: 'https://hooks.example/' }),
        await wie.put('/v1/standaardantwoorden/openingstijden', tekst),
      ].map(({ status }) => status);
      expect([rol, statussen]).toEqual([rol, [403, 403, 403, 403, 403]]);
    }
  });

  test('a gastvrouw begins at the inloop', async () => {
    const { page, context } = await voordeur.logIn('Gerda Dekker');
    await page.getByRole('heading', { name: 'Inloop', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/inloop');
    await context.close();
  });

  test('a manager sees at the start who waits and where the roster has a gap; nothing when all is well', async () => {
    const ondersteuner = await voordeur.logIn('Tom Hendriks');
    await ondersteuner.page.getByText('Niets dat aandacht vraagt.').waitFor();
    const centrale = await person(voordeur.stack, 'Centrale', ['koppeling']);
    const event = { id: 's1', oproepId: 's1', soort: 'in-wachtrij', op: '2026-11-25T09:00:00Z', wijkteam: 'centrum' };
    done(await centrale.post('/v1/telefoon-gebeurtenissen', event));
    await voordeur.stack.rust();
    await ondersteuner.page.getByText('Er wacht nu een persoon').waitFor();
    await ondersteuner.page.getByRole('link', { name: 'Naar wie wacht' }).waitFor();
    expect(await ondersteuner.axe()).toEqual([]);
    await ondersteuner.context.close();
    // A wijkteam that can be called and has no roster at all.
    done(await rob.put('/v1/wijkteams/west', { naam: 'Wijkteam West' }));
    done(await rob.put('/v1/openingstijden/west/telefoon', await lees('/v1/openingstijden/centrum/telefoon')));
    await voordeur.stack.klok({ vooruit: 'PT2M' });
    const { page, context, axe } = await voordeur.logIn('Marieke van Dam', '/', TELEFOON);
    await page.getByText('Er wacht nu een persoon. Over de norm: telefoon 1.').waitFor();
    await page.getByText(/gaten in het rooster van de komende 4 weken\. Het eerste: .*(Oost|West)/).waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, 'start-manager-telefoon');
    await page.getByRole('link', { name: 'Bekijk de bereikbaarheid' }).tap();
    await page.getByRole('heading', { level: 1, name: 'Bereikbaarheid' }).waitFor();
    await context.close();
  });
});
