import { beforeAll, describe, expect, test } from '@jest/globals';

let past: typeof import('../../../web/app/route.ts')['past'];
beforeAll(async () => {
  // The module listens to its window when it is loaded, and looks where it is.
  const history = { state: null, replaceState: () => undefined };
  Object.assign(globalThis, { addEventListener: () => undefined, history, location: { pathname: '/', search: '' } });
  ({ past } = await import('../../../web/app/route.ts'));
});

describe('an address', () => {
  test.each([
    ['/', '/', {}],
    ['/wachtenden', '/wachtenden/', {}],
    ['/contacten/:id', '/contacten/abc', { id: 'abc' }],
    ['/contacten/:id/triage', '/contacten/a%20b/triage', { id: 'a b' }],
  ])('%s fits %s', (patroon, pad, found) => {
    expect(past(patroon, pad)).toEqual(found);
  });

  test.each([
    ['/contacten/:id', '/contacten'],
    ['/contacten/:id', '/contacten/a/b'],
    ['/spoedzaken', '/spoedzaken2'],
    ['/contacten/:id', '/contacten/%E0%A4%A'],
  ])('%s does not fit %s', (patroon, pad) => {
    expect(past(patroon, pad)).toBeUndefined();
  });
});
