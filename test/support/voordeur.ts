/** The program and a browser for the tests of one file: started before the first, stopped after the last. */
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { type Ingelogd, logIn, openBrowser } from './browser.ts';
import { type LocalStack, startLocalStack } from './local-stack.ts';

const START_LIMIT_MS = 120_000;

export interface Voordeur {
  /** Throws before the first test (or `beforeAll`) of the file. */
  readonly stack: LocalStack;
  logIn(naam: string, pad?: string, options?: BrowserContextOptions): Promise<Ingelogd>;
}

/** Call at the top of a test file; with the example organisatie, its clock at `klok` (ISO instant) or the real one. */
export function openVoordeur(klok?: string): Voordeur {
  let running: { readonly stack: LocalStack; readonly browser: Browser } | undefined;
  const ready = () => {
    if (!running) throw new Error('the program was not started: call openVoordeur at the top of the file');
    return running;
  };
  beforeAll(async () => {
    const [stack, browser] = await Promise.all([
      startLocalStack({ voorbeeld: true, ...(klok && { klok }) }),
      openBrowser(),
    ]);
    running = { stack, browser };
  }, START_LIMIT_MS);
  afterAll(async () => {
    await running?.browser.close();
    await running?.stack.stop();
  });
  return {
    get stack() {
      return ready().stack;
    },
    logIn: (naam, pad, options) => logIn(ready().browser, ready().stack.url, naam, pad, options),
  };
}
