/**
 * `npm test`: lint, types, every Jest test (the end-to-end tests included) and, with `--moto`, the comparison of the
 * local engine with an independent implementation. Its last line is `N passed, N failed`; each step that is no test
 * suite counts as one.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

function run(command: string, args: readonly string[], extraEnv: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...extraEnv },
    });
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

const bin = (name: string) => join('node_modules', '.bin', name);

async function step(name: string, command: string, args: readonly string[]): Promise<Outcome> {
  const started = Date.now();
  const code = await run(command, args);
  console.log(`${code === 0 ? 'ok' : 'FAILED'}: ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs Jest on a part of the tests; a suite that cannot even load counts as one failure. */
async function jest(name: string, args: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-test-'));
  const file = join(folder, 'jest.json');
  const started = Date.now();
  const code = await run(process.execPath, [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${file}`,
    '--silent=false',
    ...args,
  ]);
  let outcome: Outcome = { passed: 0, failed: 1 };
  if (existsSync(file)) {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
    const failed = (report['numFailedTests'] ?? 0) + (report['numRuntimeErrorTestSuites'] ?? 0);
    outcome = { passed: report['numPassedTests'] ?? 0, failed: code !== 0 && failed === 0 ? 1 : failed };
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`${outcome.failed === 0 ? 'ok' : 'FAILED'}: ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return outcome;
}

const only = process.argv.find((a) => a.startsWith('--only='))?.slice('--only='.length);
const withMoto = process.argv.includes('--moto');

const steps: Record<string, () => Promise<Outcome>> = {
  lint: () => step('lint', bin('biome'), ['check', '--error-on-warnings', '.']),
  types: () => step('types', process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']),
  // What runs in a browser is checked with the types of a browser.
  'types of the console': () =>
    step('types of the console', process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'web/tsconfig.json']),
  tests: () => jest('tests', ['--testPathIgnorePatterns=/node_modules/', '--testPathIgnorePatterns=test/e2e/']),
  // End-to-end tests each start the whole system: two at a time, however many cores there are.
  e2e: () => jest('end-to-end tests', ['--maxWorkers=2', '--testTimeout=120000', 'test/e2e']),
  ...(withMoto ? { moto: () => step('engine against moto', process.execPath, ['test/differential/run.ts']) } : {}),
};

let passed = 0;
let failed = 0;
for (const [name, execute] of Object.entries(steps)) {
  if (only !== undefined && only !== name) continue;
  const outcome = await execute();
  passed += outcome.passed;
  failed += outcome.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
