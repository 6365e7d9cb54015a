/**
 * Compares the local engine with moto: makes a Python environment in a temporary folder, starts moto on a free port of
 * 127.0.0.1, and runs the random comparisons with a fresh seed (printed, so that a run can be repeated). Needs Python 3.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const here = import.meta.dirname;
const venv = process.env['VOORDEUR_MOTO_VENV'] ?? join(tmpdir(), 'voordeur-moto-venv');
const runs = process.env['VOORDEUR_MOTO_RUNS'] ?? '25';
const seed = process.env['VOORDEUR_MOTO_SEED'] ?? String(Date.now() % 1_000_000);

function run(command: string, args: readonly string[]): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      done(127);
    });
    child.on('exit', (code) => done(code ?? 1));
  });
}

async function must(what: string, command: string, args: readonly string[]): Promise<void> {
  const code = await run(command, args);
  if (code !== 0) {
    console.error(`${what} failed (${command} ended with ${code})`);
    process.exit(1);
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? done(address.port) : failed(new Error('no port')),
      );
    });
  });
}

async function answers(url: string): Promise<boolean> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    try {
      await fetch(url);
      return true;
    } catch {
      await new Promise((wake) => setTimeout(wake, 200));
    }
  }
  return false;
}

const python = join(venv, 'bin', 'python');
if (!existsSync(join(venv, 'bin', 'moto_server'))) {
  await must('making a Python environment', 'python3', ['-m', 'venv', venv]);
  await must('installing moto', python, ['-m', 'pip', 'install', '--quiet', '-r', resolve(here, 'requirements.txt')]);
}

const port = await freePort();
const moto = spawn(join(venv, 'bin', 'moto_server'), ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
const url = `http://127.0.0.1:${port}`;
let code = 1;
try {
  if (!(await answers(url))) console.error('moto did not start within a minute');
  else {
    console.log(`comparing with moto: seed ${seed}, ${runs} runs each`);
    const args = ['--seed', seed, '--runs', runs, '--moto', url];
    const dynamodb = await run(process.execPath, [resolve(here, 'dynamodb.ts'), ...args]);
    const messaging = await run(process.execPath, [resolve(here, 'messaging.ts'), ...args]);
    code = dynamodb === 0 && messaging === 0 ? 0 : 1;
  }
} finally {
  moto.kill('SIGKILL');
}
process.exit(code);
