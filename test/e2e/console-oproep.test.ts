/** Whoever is asked and has the console open, in a real browser: shown at once, said to be shown and seen, never taken up by it. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { done, type Person, person } from '../support/actors.ts';
import { BUREAU, SMAL, schermafdruk, TELEFOON, zijwaarts } from '../support/browser.ts';
import { openVoordeur } from '../support/voordeur.ts';

jest.setTimeout(180_000);

let centrale: Person;
let tom: Person;
let calls = 0;

// A Wednesday at ten in Amsterdam: Jan has duty in centrum.
const voordeur = openVoordeur('2026-11-25T09:00:00Z');
beforeAll(async () => {
  centrale = await person(voordeur.stack, 'Centrale', ['koppeling']);
  tom = await person(voordeur.stack, 'Tom Hendriks', ['teamondersteuner']);
});

interface Zaak {
  readonly status: string;
  readonly gebeurtenissen: readonly { readonly soort: string; readonly push?: string; readonly bewijs?: string }[];
}
const lees = async (id: string) => done(await tom.get<Zaak>(`/v1/spoedzaken/${id}`));

/** Somebody called, and a teamondersteuner decides that it cannot wait. */
async function geopend(urgentie: 'spoed' | 'crisis' = 'spoed'): Promise<string> {
  calls += 1;
  const oproepId = `oproep-${calls}`;
  const zoek = async () =>
    done(await tom.post<{ resultaten: { id: string }[] }>('/v1/contacten/_zoek', { kanaal: 'telefoon' })).resultaten;
  const before = new Set((await zoek()).map(({ id }) => id));
  const op = await voordeur.stack.nu();
  done(
    await centrale.post(
      '/v1/telefoon-gebeurtenissen',
      ['in-wachtrij', 'aangenomen'].map((soort) => ({
        id: `${oproepId}/${soort}`,
        oproepId,
        soort,
        op,
        wijkteam: 'centrum',
        ...(soort === 'in-wachtrij' ? { nummer: `+3161234${String(calls).padStart(4, '0')}` } : { medewerker: tom.id }),
      })),
    ),
  );
  await voordeur.stack.rust();
  const contact = (await zoek()).find(({ id }) => !before.has(id))?.id;
  const { spoedzaak } = done(
    await tom.post<{ spoedzaak: string }>(`/v1/contacten/${contact}/triages`, { urgentie, domein: 'sociaal' }),
  );
  return spoedzaak;
}
const oproep = (page: Page) => page.getByRole('alert').filter({ hasText: 'Pakt u dit op?' });
/** What the screen said of its push, as it stands in the record; read again until it is there. */
async function gezegd(zaak: string, soort: string): Promise<Zaak['gebeurtenissen']> {
  for (let keer = 0; keer < 200; keer += 1) {
    const found = (await lees(zaak)).gebeurtenissen.filter(
      (event) => event.soort === soort && event.bewijs === 'scherm',
    );
    if (found.length > 0) return found;
    await voordeur.stack.rust();
  }
  return [];
}

describe('an urgent case comes in', () => {
  test.each([
    ['bureau', BUREAU],
    ['telefoon', TELEFOON],
    ['smal', SMAL],
    ['donker', { ...BUREAU, colorScheme: 'dark' as const }],
    ['kleuren', { ...BUREAU, forcedColors: 'active' as const }],
  ])('on top of the page that one is at, said aloud, and opened by a link: %s', async (naam, options) => {
    const { page, context, axe, klachten } = await voordeur.logIn('Jan de Vries', '/mijn-dienst', options);
    await page.getByText('9:00 tot 12:30').first().waitFor();
    const id = await geopend(naam === 'smal' ? 'crisis' : 'spoed');
    await oproep(page).waitFor();
    expect(await axe()).toEqual([]);
    expect(await zijwaarts(page)).toBe(0);
    await schermafdruk(page, `oproep-${naam}`);
    expect(await gezegd(id, 'push-bezorgd')).toMatchObject([{ push: `${id}/r1.t1/scherm` }]);
    expect(await gezegd(id, 'push-gezien')).toHaveLength(1);
    expect((await lees(id)).status).toBe('open');
    await oproep(page).getByRole('link', { name: 'Bekijk de zaak' }).click();
    await page.getByRole('button', { name: 'Ik pak dit op', exact: true }).click();
    await page.getByText('Deze zaak is nu van u.').waitFor();
    await oproep(page).waitFor({ state: 'detached' });
    await page.getByText(/Per open scherm: verstuurd .*aangekomen .*gezien/).waitFor();
    expect(klachten).toEqual([]);
    await context.close();
  });

  test('goes from every other screen when somebody took it up, and is hidden by hand with the focus where it serves', async () => {
    const jan = await voordeur.logIn('Jan de Vries', '/mijn-dienst');
    await jan.page.getByText('9:00 tot 12:30').first().waitFor();
    const id = await geopend();
    await oproep(jan.page).waitFor();
    const ingrid = await person(voordeur.stack, 'Ingrid Smit', ['professional'], ['centrum']);
    done(await ingrid.post(`/v1/spoedzaken/${id}/oppakkingen`, {}));
    await oproep(jan.page).waitFor({ state: 'detached' });
    await geopend();
    await oproep(jan.page)
      .getByRole('button', { name: /^Verberg/ })
      .press('Enter');
    await oproep(jan.page).waitFor({ state: 'detached' });
    expect(await jan.page.evaluate('document.activeElement.id')).toBe('inhoud');
    await jan.context.close();
  });
});
