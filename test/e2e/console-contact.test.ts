/** One contact in a real browser: answering, a line that drops, the keyboard alone, a call, a chat, danger. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { done, openChat, type Person, person } from '../support/actors.ts';
import { BUREAU, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { rawMail } from '../support/raw-mail.ts';
import { openVoordeur } from '../support/voordeur.ts';

let tom: Person;
let centrale: Person;
let mails = 0;

// Wednesday, ten o'clock in Amsterdam.
const voordeur = openVoordeur('2026-11-25T09:00:00Z');
beforeAll(async () => {
  tom = await person(voordeur.stack, 'Tom Hendriks', ['teamondersteuner'], ['centrum', 'noord', 'zuid']);
  centrale = await person(voordeur.stack, 'Centrale', ['koppeling']);
});

const TOM = 'Tom Hendriks';
const JAN = 'Jan de Vries';

interface Contact {
  readonly id: string;
  readonly kanaal: string;
  readonly uitkomst: string | null;
  readonly antwoorden: readonly { readonly tekst: string; readonly status: string }[];
  readonly concept: { readonly tekst: string } | null;
  readonly personen: readonly { readonly naam?: string }[];
  readonly toestemming: { readonly weg: string } | null;
}

const lees = async (id: string) => done(await tom.get<Contact>(`/v1/contacten/${id}`));

async function nieuwste(kanaal: string): Promise<string> {
  await voordeur.stack.rust();
  const { resultaten } = done(
    await tom.post<{ resultaten: readonly { id: string }[] }>('/v1/contacten/_zoek?limit=100', {
      kanaal,
      status: ['wachtend', 'in-behandeling'],
    }),
  );
  return resultaten.at(-1)?.id ?? '';
}

/** A mail of somebody new, as a contact. */
async function mailContact(tekst = 'Wanneer kan ik bij u langskomen?'): Promise<string> {
  mails += 1;
  const before = new Set(
    done(
      await tom.post<{ resultaten: readonly { id: string }[] }>('/v1/contacten/_zoek?limit=100', { kanaal: 'mail' }),
    ).resultaten.map(({ id }) => id),
  );
  await voordeur.stack.mail(
    rawMail({
      van: `Els ${mails} <els${mails}@bewoner.nl>`,
      messageId: `c${mails}@bewoner.nl`,
      tekst,
      onderwerp: 'Vraag',
    }),
  );
  await voordeur.stack.rust();
  const { resultaten } = done(
    await tom.post<{ resultaten: readonly { id: string }[] }>('/v1/contacten/_zoek?limit=100', { kanaal: 'mail' }),
  );
  return resultaten.find(({ id }) => !before.has(id))?.id ?? '';
}

/** Presses Tab until this is what the keyboard is on. */
async function tabNaar(
  page: Page,
  naam: RegExp | string,
  rol: 'link' | 'button' | 'textbox' | 'combobox',
): Promise<void> {
  const hier = page.locator(':focus').and(page.getByRole(rol, { name: naam }));
  for (let n = 0; n < 80; n += 1) {
    if ((await hier.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${String(naam)}`);
}

describe('a mail', () => {
  test('is taken, answered from a text written beforehand and closed, by the keyboard alone', async () => {
    const id = await mailContact();
    const { page, context, klachten } = await voordeur.logIn(TOM, '/wachtenden?kanaal=mail');
    await page
      .getByRole('button', { name: /^Neem aan/ })
      .first()
      .waitFor();
    await tabNaar(page, /^Neem aan/, 'button');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/contacten/${id}`);
    await page.getByRole('heading', { level: 1, name: /E-mail/ }).waitFor();
    await page.getByText('U hebt dit contact').waitFor();
    await tabNaar(page, 'Standaardantwoord', 'combobox');
    await page.keyboard.type('Wij bellen');
    await tabNaar(page, 'Zet in het antwoord', 'button');
    await page.keyboard.press('Enter');
    const antwoord = page.getByRole('textbox', { name: 'Uw antwoord' });
    await page.getByRole('button', { name: 'Standaardantwoord weghalen' }).waitFor();
    expect(await antwoord.inputValue()).toContain('Dank u wel');
    expect(await antwoord.inputValue()).not.toContain('{{');
    expect(await page.evaluate('document.activeElement.id')).toBe('antwoord');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Tot straks.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Uw antwoord gaat over 10 seconden weg.').waitFor();
    expect(await antwoord.inputValue()).toBe('');
    // Three keys: to the outcome, which one, done.
    await page.keyboard.press('Alt+KeyA');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByText('Afgesloten: Informatie of advies gegeven.').waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Afgesloten');
    const now = await lees(id);
    expect(now.uitkomst).toBe('informatie-advies');
    expect(now.antwoorden.map(({ tekst }) => tekst.includes('Tot straks.'))).toEqual([true]);
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('an answer can be taken back while it has not left, and is then a draft again', async () => {
    const id = await mailContact();
    const { page, context } = await voordeur.logIn(TOM, `/contacten/${id}`);
    await page.getByRole('textbox', { name: 'Uw antwoord' }).fill('Te vroeg verstuurd');
    await page.getByText('Concept bewaard').waitFor();
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.getByRole('button', { name: 'Intrekken' }).click();
    await page.getByText('Ingetrokken. De tekst staat weer in uw antwoord.').waitFor();
    await page.getByText('Concept bewaard').waitFor();
    expect(await page.getByRole('textbox', { name: 'Uw antwoord' }).inputValue()).toBe('Te vroeg verstuurd');
    await voordeur.stack.klok({ vooruit: 'PT2M' });
    expect((await voordeur.stack.uitgaand('mail')).filter(({ tekst }) => tekst?.includes('Te vroeg'))).toEqual([]);
    await context.close();
  });

  test('while an answer can be taken back the page tells how long, to everybody', async () => {
    const { page, context, axe } = await voordeur.logIn(TOM, `/contacten/${await mailContact()}`);
    await page.getByRole('textbox', { name: 'Uw antwoord' }).fill('Even wachten');
    await page.getByText('Concept bewaard').waitFor();
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.getByText(/Gaat weg over \d+ s/).waitFor();
    await schermafdruk(page, 'contact-bedenktijd');
    expect(await axe()).toEqual([]);
    await context.close();
  });

  test('a line that drops while somebody types loses nothing, says so, and sends once when it is back', async () => {
    const id = await mailContact();
    const { page, context } = await voordeur.logIn(TOM, `/contacten/${id}`);
    const antwoord = page.getByRole('textbox', { name: 'Uw antwoord' });
    await antwoord.fill('Eerste zin.');
    await page.getByText('Concept bewaard').waitFor();
    await context.setOffline(true);
    await antwoord.fill('Eerste zin. Tweede zin.');
    await page.getByText(/Nog niet bewaard: geen verbinding/).waitFor();
    expect(await antwoord.inputValue()).toBe('Eerste zin. Tweede zin.');
    await schermafdruk(page, 'contact-zonder-lijn');
    await context.setOffline(false);
    await page.getByText('Concept bewaard').waitFor();
    expect((await lees(id)).concept?.tekst).toBe('Eerste zin. Tweede zin.');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.getByText('Nog niet verzonden: geen verbinding').waitFor();
    await context.setOffline(false);
    await page.getByText('Uw antwoord gaat over 10 seconden weg.').waitFor({ timeout: 30_000 });
    expect((await lees(id)).antwoorden.map(({ tekst }) => tekst)).toEqual(['Eerste zin. Tweede zin.']);
    await context.close();
  });

  test('whose answer somebody else is writing already, says so; each sees only their own draft', async () => {
    const id = await mailContact();
    const een = await voordeur.logIn(TOM, `/contacten/${id}`);
    await een.page.getByRole('textbox', { name: 'Uw antwoord' }).fill('Van Tom');
    await een.page.getByText('Concept bewaard').waitFor();
    const twee = await voordeur.logIn(JAN, `/contacten/${id}`);
    await twee.page.getByText(/Tom Hendriks schrijft ook een antwoord/).waitFor();
    expect(await twee.page.getByRole('textbox', { name: 'Uw antwoord' }).inputValue()).toBe('');
    await Promise.all([een.context.close(), twee.context.close()]);
  });

  test('with words of danger has the numbers on top; an aanmelding asks how somebody came and records it first', async () => {
    const id = await mailContact('Ik wil niet meer leven. <img src=x onerror=alert(1)>');
    const { page, context, axe, klachten } = await voordeur.logIn(TOM, `/contacten/${id}`);
    await page.getByText('Woorden die op gevaar wijzen: Zelfdoding').waitFor();
    expect(await page.getByRole('region', { name: 'Gevaar' }).getByRole('link', { name: '112' }).count()).toBe(1);
    // Text as it was written, never as markup.
    await page.getByText('<img src=x onerror=alert(1)>').waitFor();
    await page.keyboard.press('Alt+KeyA');
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await page.getByText('Kies hoe deze persoon bij ons komt.').waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'contact-aanmelding');
    await page.getByLabel(/De persoon zelf/).check();
    await page.getByRole('button', { name: 'Sluit af' }).click();
    await page.getByText('Afgesloten: Aanmelding.').waitFor();
    const now = await lees(id);
    expect([now.uitkomst, now.toestemming?.weg]).toEqual(['aanmelding', 'zelf']);
    expect(await axe()).toEqual([]);
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('goes to a partner only after consent to share with them is recorded, and to a colleague at once', async () => {
    const id = await mailContact('Kunt u dit bespreken met MEE?');
    const { page, context, axe } = await voordeur.logIn(TOM, `/contacten/${id}`);
    await page.getByRole('button', { name: 'Stuur door' }).click();
    await page.getByLabel(/Een partner/).check();
    await page.getByText(/Dit kan pas als is vastgelegd/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Leg toestemming vast' }).click();
    const dialoog = page.getByRole('dialog', { name: 'Toestemming' });
    await dialoog.getByLabel(/De persoon zelf/).check();
    await dialoog.getByLabel('Met wie mag gedeeld worden?').fill('MEE');
    expect(await axe()).toEqual([]);
    await dialoog.getByRole('button', { name: 'Leg vast' }).click();
    await page.getByText('Delen mag met MEE.').waitFor();
    await page.getByRole('button', { name: 'Stuur door' }).click();
    await page.getByLabel(/Een partner/).check();
    await page.getByLabel('Partner', { exact: true }).selectOption('MEE');
    await page.getByLabel('E-mailadres van de partner').fill('loket@mee.example');
    await page.getByRole('dialog').getByRole('button', { name: 'Stuur door' }).click();
    await page.getByText(/Doorgestuurd aan MEE\./).waitFor();
    await voordeur.stack.rust();
    expect((await voordeur.stack.uitgaand('mail')).filter(({ aan }) => aan.includes('loket@mee.example'))).toHaveLength(
      1,
    );
    await page.getByRole('button', { name: 'Stuur door' }).click();
    await page.getByLabel(/Een collega/).check();
    await page.getByLabel('Collega', { exact: true }).selectOption({ label: JAN });
    await page.getByRole('dialog').getByRole('button', { name: 'Stuur door' }).click();
    await page.getByText(/Doorgestuurd aan Jan de Vries\./).waitFor();
    await context.close();
  });

  test.each([
    ['desk', BUREAU],
    ['phone', TELEFOON],
    ['narrow', SMAL],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
    ['forced-colours', { ...BUREAU, forcedColors: 'active' as const }],
  ])('has no findings and does not scroll sideways: %s', async (naam, options) => {
    const id = await mailContact(
      'Kunt u mij helpen? https://voorbeeld.nl/een/heel/lang/adres/zonder/einde/dat/nergens/past',
    );
    const { page, context, axe } = await voordeur.logIn(TOM, `/contacten/${id}`, options);
    await page.getByRole('heading', { name: 'Eerdere contacten' }).waitFor();
    await page.getByText('Geen, voor zover u ze mag zien.').waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `contact-${naam}`);
    await page.getByRole('button', { name: 'Stuur door' }).click();
    await page.getByRole('dialog', { name: 'Doorsturen' }).waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, `contact-doorsturen-${naam}`);
    await context.close();
  });
});

test('a contact that is not there, or not for you to know of, is a page that says so', async () => {
  const { page, context, axe } = await voordeur.logIn(JAN, `/contacten/${crypto.randomUUID()}`);
  await page.getByText('Dit contact bestaat niet.').waitFor();
  expect(await axe()).toEqual([]);
  await context.close();
});

describe('a call', () => {
  test('that somebody takes has its form ready: who it is is kept, and it is called back later', async () => {
    const op = await voordeur.stack.nu();
    const at = { oproepId: 'oproep-1', op, wijkteam: 'centrum', nummer: '+31381234567' };
    done(
      await centrale.post('/v1/telefoon-gebeurtenissen', [
        { ...at, id: 't1', soort: 'in-wachtrij' },
        { ...at, id: 't2', soort: 'aangenomen', medewerker: tom.id },
      ]),
    );
    const id = await nieuwste('telefoon');
    const { page, context, axe } = await voordeur.logIn(TOM, '/wachtenden');
    await page.getByRole('heading', { name: /U bent bezig met/ }).waitFor();
    await page
      .getByRole('link', { name: /Telefoon, Sociaal Wijkteam Centrum/ })
      .first()
      .click();
    await page.waitForURL(`**/contacten/${id}`);
    expect(await page.getByLabel('Telefoonnummer').inputValue()).toBe('+31381234567');
    await page.getByLabel('Naam').fill('Els de Boer');
    await page.getByRole('button', { name: 'Bewaar wie het is' }).click();
    await page.getByText('Bewaard wie het is.').waitFor();
    expect((await lees(id)).personen.map(({ naam }) => naam)).toEqual(['Els de Boer']);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'contact-telefoon');
    await page.getByRole('button', { name: 'Spreek veilig contact af' }).click();
    await page.getByLabel('Geen voicemail inspreken').check();
    await page.getByLabel('Niet bellen voor').fill('09:00');
    expect(await axe()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Leg vast' }).click();
    await page.getByText('Spreek geen voicemail in.').waitFor();
    await page.getByText('Bel niet voor 09:00.').waitFor();
    await page.getByRole('button', { name: 'Laat terugbellen' }).click();
    await page.getByLabel('Toelichting').fill('Belt na schooltijd.');
    expect(await axe()).toEqual([]);
    await page.getByRole('button', { name: 'Leg vast' }).click();
    await page.getByText('Het terugbelverzoek is vastgelegd.').waitFor();
    await context.close();
  });
});

describe('a chat', () => {
  test('is read and answered live, and both sides see that the other is typing', async () => {
    const inwoner = await openChat(voordeur.stack);
    await inwoner.insist({ soort: 'begin', wijkteam: 'centrum' }, 'begonnen');
    await inwoner.insist({ soort: 'vraag', id: crypto.randomUUID(), tekst: 'Bent u open?' }, 'ontvangen');
    const id = await nieuwste('chat');
    const { page, context, axe } = await voordeur.logIn(TOM, `/contacten/${id}`);
    await page.getByText('Bent u open?').waitFor();
    inwoner.send({ soort: 'typt' });
    await page.getByText('Inwoner typt…').waitFor();
    await voordeur.stack.klok({ vooruit: 'PT1S' });
    await inwoner.insist({ soort: 'vraag', id: crypto.randomUUID(), tekst: 'Ook op vrijdag?' }, 'ontvangen');
    await page.getByText('Ook op vrijdag?').waitFor();
    await page.getByRole('textbox', { name: 'Uw antwoord' }).pressSequentially('Ja');
    await inwoner.next('typt', 15_000);
    await page.keyboard.press('Control+Enter');
    expect((await inwoner.next('antwoord', 15_000))['tekst']).toBe('Ja');
    await page.getByText('✓ Verzonden').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('antwoord');
    expect(await page.locator('.draad .letterlijk').allTextContents()).toEqual([
      'Bent u open?',
      'Ook op vrijdag?',
      'Ja',
    ]);
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'contact-chat');
    await inwoner.close();
    await context.close();
  });
});
