/** What somebody does who has no mouse: Tab until it is there, and the key that presses it. */
import type { Page } from 'playwright-core';

type Rol = Parameters<Page['getByRole']>[0];

/** More stops than any page has. */
const MEESTE = 200;

/** Presses Tab until the keyboard is on this; throws when it comes nowhere near. */
export async function tabNaar(page: Page, rol: Rol, naam: RegExp | string): Promise<void> {
  const hier = page.locator(':focus').and(page.getByRole(rol, { name: naam, exact: true }));
  for (let n = 0; n < MEESTE; n += 1) {
    if ((await hier.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${rol} ${String(naam)}`);
}

/** Tab until it is there, then Enter. */
export async function druk(page: Page, rol: Rol, naam: RegExp | string): Promise<void> {
  await tabNaar(page, rol, naam);
  await page.keyboard.press('Enter');
}

/** What the keyboard is on now, in words. */
export const waarIsFocus = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement?.textContent ?? ""') as Promise<string>;
