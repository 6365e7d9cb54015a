import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const START = resolve(import.meta.dirname, '../../../local/start.mjs');

/** Runs the start as a Node that says it is of this version would; settings that are refused end it at once. */
function startWith(version: string) {
  const pretend = `Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`;
  const { VOORDEUR_PORT: _, NODE_OPTIONS: __, ...env } = process.env;
  return spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, START], {
    encoding: 'utf8',
    env: { ...env, VOORDEUR_PORT: 'geen-poort' },
    timeout: 30_000,
  });
}

describe('npm start', () => {
  test.each(['20.20.2', '18.0.0', '22.21.0'])('with Node %s says in one sentence what to do, and ends', (version) => {
    const { status, stdout, stderr } = startWith(version);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(`needs Node 24 or newer and found ${version}`);
    expect(stderr).toContain('npm ci');
  });

  test.each(['24.0.0', '25.1.0'])('with Node %s goes on to the settings', (version) => {
    const { status, stderr } = startWith(version);
    expect(status).toBe(1);
    expect(stderr).toContain('VOORDEUR_PORT must be a port number');
  });
});
