/** A real Chromium that opens the console, and what every test of a page wants to do with it. */
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import chromium from '@sparticuz/chromium';
import axeCore, { type AxeResults } from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium as driver,
  type Locator,
  type Page,
} from 'playwright-core';

/** Sizes that people really use: a phone in a corridor, and a screen on a desk. */
export const TELEFOON: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};
export const BUREAU: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
/** The narrowest width at which nothing may have to be scrolled sideways (WCAG 1.4.10). */
export const SMAL: BrowserContextOptions = { viewport: { width: 320, height: 640 } };

export const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Libraries that a bare machine lacks travel in the package, for the cloud; unpacked they serve here as well. */
async function executable(): Promise<{ path: string; env: Record<string, string> }> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
  const path = await chromium.executablePath();
  const libraries = ['al2023', 'al2'].map((name) => join(tmpdir(), name, 'lib')).filter(existsSync);
  const known = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  const search = [...libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return { path, env: { ...Object.fromEntries(known), ...(search && { LD_LIBRARY_PATH: search }) } };
}

export async function openBrowser(): Promise<Browser> {
  const { path, env } = await executable();
  const args = chromium.args.filter((arg) => !arg.startsWith('--headless') && arg !== '--single-process');
  return driver.launch({ executablePath: path, headless: true, args, env });
}

export interface Ingelogd {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained about: refused by its own policy, thrown, or printed as an error. */
  readonly klachten: readonly string[];
  /** Says everything that is wrong for who cannot see or point; empty is good. */
  axe(): Promise<readonly string[]>;
}

/** Opens `pad` of the console as somebody of the example organisatie, through the sign-in of the local provider. */
export async function logIn(
  browser: Browser,
  url: string,
  naam: string,
  pad = '/',
  options: BrowserContextOptions = BUREAU,
): Promise<Ingelogd> {
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const klachten: string[] = [];
  page.on('pageerror', (error) => klachten.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') klachten.push(message.text());
  });
  await page.goto(url + pad);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.getByRole('button', { name: naam }).click();
  await page.getByRole('navigation', { name: 'Hoofdmenu' }).waitFor();
  const axe = async () => {
    // The console has no frames; what would be in one is not looked at here.
    if (page.frames().length !== 1) throw new Error('a page with frames: these must be checked as well');
    if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axeCore.source);
    const wat = JSON.stringify({ runOnly: AXE_TAGS, resultTypes: ['violations'] });
    const { violations } = (await page.evaluate(`axe.run(document, ${wat})`)) as AxeResults;
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  };
  return { page, context, klachten, axe };
}

/** Keeps a picture of the page when a folder for them is named (`VOORDEUR_SCHERMAFDRUKKEN`). */
export async function schermafdruk(page: Page, naam: string): Promise<void> {
  const folder = process.env['VOORDEUR_SCHERMAFDRUKKEN'];
  if (!folder) return;
  const path = join(folder, `${naam}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: true });
}

/** Sideways scrolling of the page as a whole; 0 is good. */
export const zijwaarts = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth') as Promise<number>;

/** What is said aloud at once. Where it may be said is there before it, and empty. */
export const gemeld = (page: Page): Locator => page.getByRole('alert').filter({ hasText: /\S/ }).first();
