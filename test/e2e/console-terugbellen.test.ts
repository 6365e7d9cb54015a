/** Calling back, and who has duty, in a real browser. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { done, type Person, person } from '../support/actors.ts';
import { BUREAU, gemeld, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { openVoordeur } from '../support/voordeur.ts';

let centrale: Person;
let tom: Person;
let calls = 0;

// Wednesday, ten o'clock in Amsterdam.
const voordeur = openVoordeur('2026-11-25T09:00:00Z');
beforeAll(async () => {
  centrale = await person(voordeur.stack, 'Centrale', ['koppeling']);
  tom = await person(voordeur.stack, 'Tom Hendriks', ['teamondersteuner'], ['centrum']);
});

const TOM = 'Tom Hendriks';
const JAN = 'Jan de Vries';

/** A call that nobody took. */
async function gemist(nummer?: string): Promise<void> {
  calls += 1;
  const op = await voordeur.stack.nu();
  const at = { oproepId: `o${calls}`, op, wijkteam: 'centrum', ...(nummer && { nummer }) };
  await voordeur.stack.klok({ vooruit: 'PT1M' });
  done(
    await centrale.post('/v1/telefoon-gebeurtenissen', [
      { ...at, id: `o${calls}-1`, soort: 'in-wachtrij' },
      { ...at, id: `o${calls}-2`, soort: 'opgehangen', op: await voordeur.stack.nu() },
    ]),
  );
  await voordeur.stack.rust();
}

interface Lijst {
  readonly resultaten: readonly {
    readonly contacten: readonly string[];
    readonly pogingen: readonly { gelukt: boolean }[];
  }[];
}
const open = async () => done(await tom.get<Lijst>('/v1/terugbelverzoeken')).resultaten;

describe('calling back', () => {
  test.each([
    ['desk', BUREAU],
    ['narrow', SMAL],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
  ])('says so when there is nobody to call: %s', async (_naam, options) => {
    const { page, context, axe } = await voordeur.logIn(TOM, '/terugbellen', options);
    await page.getByText('Er hoeft nu niemand teruggebeld te worden.').waitFor();
    expect(await axe()).toEqual([]);
    await context.close();
  });

  test('one rings, the other is told who; not reached keeps it, reached ends it', async () => {
    await gemist('+31381111111');
    await gemist();
    const [een, twee] = await Promise.all([voordeur.logIn(TOM, '/terugbellen'), voordeur.logIn(JAN, '/terugbellen')]);
    const bel = /^Ik bel terug/;
    await Promise.all([
      een.page.getByRole('button', { name: bel }).waitFor(),
      twee.page.getByRole('button', { name: bel }).waitFor(),
    ]);
    await een.page.getByText('Eén mens zonder bruikbaar nummer').waitFor();
    await twee.page.getByText('Sociaal Wijkteam Centrum').waitFor();
    // Jan does not hear of it: he taps what he still sees.
    await twee.context.route('**/v1/terugbelverzoeken?*', (route) => route.abort());
    await een.page.getByRole('button', { name: bel }).click();
    expect(await een.page.getByRole('link', { name: '+31381111111' }).getAttribute('href')).toBe('tel:+31381111111');
    await twee.page.getByRole('button', { name: bel }).click();
    await twee.page.getByText('Tom Hendriks belt al terug.').waitFor({ timeout: 45_000 });
    await twee.context.unroute('**/v1/terugbelverzoeken?*');
    await twee.page.reload();
    await twee.page.getByText('Tom Hendriks belt nu').waitFor();
    expect(await twee.axe()).toEqual([]);
    await schermafdruk(een.page, 'terugbellen-bureau');
    await een.page.getByRole('button', { name: 'Niet bereikt' }).click();
    await een.page.getByText('Vastgelegd: niet bereikt. Het verzoek blijft staan.').waitFor();
    expect((await open()).map(({ pogingen }) => pogingen.map(({ gelukt }) => gelukt))).toEqual([[false]]);
    expect(await een.axe()).toEqual([]);
    // The line drops just as it is noted that somebody was reached: it is kept, and noted once.
    await een.context.setOffline(true);
    await een.page.getByRole('button', { name: 'Gesproken' }).click();
    await een.page.getByText('Nog niet vastgelegd: geen verbinding').waitFor();
    expect(await open()).toHaveLength(1);
    await een.context.setOffline(false);
    await een.page.getByText('Vastgelegd: u hebt de inwoner gesproken.').waitFor({ timeout: 30_000 });
    expect(await open()).toEqual([]);
    await Promise.all([een.context.close(), twee.context.close()]);
  });

  test('it can be closed without a conversation, by the keyboard, with the reason', async () => {
    await gemist('+31382222222');
    const [verzoek] = await open();
    done(await tom.post(`/v1/contacten/${verzoek?.contacten[0]}/veilig-contact`, { geenVoicemail: true }));
    const { page, context, axe } = await voordeur.logIn(TOM, '/terugbellen', TELEFOON);
    await page.getByRole('button', { name: /^Ik bel terug/ }).focus();
    await page.keyboard.press('Enter');
    // Before anybody dials.
    await page.getByText('Spreek geen voicemail in.').waitFor();
    await page.getByRole('button', { name: 'Sluit af zonder gesprek' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, 'terugbellen-afsluiten');
    await page.getByLabel('Terugbellen is niet meer nodig').check();
    await page.keyboard.press('Enter');
    await page.getByText('Het terugbelverzoek is afgesloten.').waitFor();
    expect(await open()).toEqual([]);
    await context.close();
  });
});

describe('what could not be read', () => {
  test('is work with what came in, until somebody says what they did with it', async () => {
    const { page, context, axe } = await voordeur.logIn(TOM, '/onleesbaar');
    await page.getByText('Alles wat binnenkwam, is gelezen.').waitFor();
    expect(await axe()).toEqual([]);
    const koppeling = await voordeur.stack.token({ naam: 'Centrale', rollen: ['koppeling'] });
    await voordeur.stack.fetchJson('/v1/telefoon-logboeken', {
      body: 'dit is geen regel van een centrale',
      token: koppeling,
      headers: { 'content-type': 'text/plain' },
    });
    await voordeur.stack.rust();
    await page.reload();
    await page.getByRole('heading', { name: 'Berichten (1)' }).waitFor();
    await page.getByText('Bekijk en handel af').click();
    await page.getByText('dit is geen regel van een centrale').waitFor();
    expect(await axe()).toEqual([]);
    await schermafdruk(page, 'onleesbaar-bureau');
    await page.getByRole('button', { name: 'Afgehandeld' }).click();
    await gemeld(page).waitFor();
    await page.getByLabel('Wat hebt u ermee gedaan?').fill('Nagevraagd bij de centrale.');
    await page.getByRole('button', { name: 'Afgehandeld' }).click();
    await page.getByText('Alles wat binnenkwam, is gelezen.').waitFor();
    await context.close();
  });

  test.each([
    ['narrow', SMAL],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
  ])('has no findings: %s', async (_naam, options) => {
    const { page, context, axe } = await voordeur.logIn(TOM, '/onleesbaar', options);
    await page.getByRole('heading', { name: /^Berichten/ }).waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await context.close();
  });
});

describe('who has duty', () => {
  test.each([
    ['desk', BUREAU],
    ['phone', TELEFOON],
    ['narrow', SMAL],
    ['dark', { ...BUREAU, colorScheme: 'dark' as const }],
  ])('is shown with why and how to reach them, and where somebody can walk in: %s', async (naam, options) => {
    const { page, context, axe, klachten } = await voordeur.logIn(TOM, '/dienst', options);
    const row = page.getByRole('row', { name: /Sociaal Wijkteam Centrum jeugd/ });
    await row.getByText('Fatima El Amrani').first().waitFor();
    await row.locator('summary').click();
    expect(await row.getByRole('listitem').count()).toBeGreaterThan(0);
    await page.getByRole('heading', { name: 'Wijkhuis Centrum' }).waitFor();
    expect(await page.getByText('Nu open').count()).toBeGreaterThan(0);
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    expect(klachten).toEqual([]);
    await schermafdruk(page, `dienst-${naam}`);
    await context.close();
  });

  test('at night the crisisdienst is named with its number', async () => {
    await voordeur.stack.klok({ naar: '2026-11-25T22:00:00Z' });
    const { page, context } = await voordeur.logIn(TOM, '/dienst');
    await page.getByRole('link', { name: '+31380000000' }).first().waitFor();
    expect(await page.getByText('Dicht').count()).toBeGreaterThan(0);
    await context.close();
  });
});
