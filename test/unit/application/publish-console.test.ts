import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { bundleConsole, writeConsole } from '../../../lib/console/bundle-console.ts';
import { makePublishConsole } from '../../../shared/application/publish-console.ts';

const folder = mkdtempSync(join(tmpdir(), 'voordeur-console-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = bundleConsole();
writeConsole(files, folder);

function world(diesAt = Number.POSITIVE_INFINITY) {
  const placed = new Map<string, string>();
  const order: string[] = [];
  const publish = makePublishConsole({
    bestanden: { read: async (naam) => new Uint8Array(readFileSync(join(folder, naam))) },
    store: {
      put: async ({ naam }, body) => {
        if (order.length >= diesAt) throw new Error('died');
        order.push(naam);
        placed.set(naam, new TextDecoder().decode(body));
      },
    },
    instellingen: '{"issuer":"https://x"}',
  });
  return { placed, order, publish };
}

describe('putting the console in place', () => {
  test('puts every file there, with the settings of the place', async () => {
    const { placed, publish } = world();
    await publish();
    expect([...placed.keys()].toSorted()).toEqual([...files.keys(), 'console.json'].toSorted());
    expect(placed.get('console.json')).toBe('{"issuer":"https://x"}');
    expect(placed.get('index.html')).toContain('id="console"');
  });

  test('cut off anywhere never leaves a page that names what is not there', async () => {
    const total = files.size + 1;
    for (let at = 0; at < total; at += 1) {
      const { placed, publish } = world(at);
      await expect(publish()).rejects.toThrow('died');
      expect(placed.has('index.html')).toBe(false);
    }
    const { order, publish } = world();
    await publish();
    await publish();
    expect(order).toHaveLength(2 * total);
    expect(order[total - 1]).toBe('index.html');
  });
});
