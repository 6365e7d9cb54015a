/** The command: settings in, addresses out, signals to an orderly end. */
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AppSource } from './assembly/synthesise.ts';
import type { LogEntry } from './logbook.ts';
import { type Run, startRun } from './runtime.ts';
import { readSettings, StartFault } from './settings.ts';

/** `--app=path` runs another CDK app than the product's own: for the runtime's own tests. */
function sourceOf(argv: readonly string[]): AppSource {
  const given = argv.find((argument) => argument.startsWith('--app='))?.slice('--app='.length);
  if (given !== undefined) return { app: pathToFileURL(resolve(given)), bundler: undefined, cache: undefined };
  return {
    app: new URL('../lib/app.ts', import.meta.url),
    bundler: new URL('../lib/bundling/bundle-lambdas.ts', import.meta.url),
    cache: fileURLToPath(new URL('../node_modules/.cache/voordeur/assembly', import.meta.url)),
  };
}

/** Warnings and errors of handlers show in the terminal; the rest is in /_lokaal/logboek. */
function showLog({ niveau, op, bron, tekst }: LogEntry): void {
  if (niveau === 'error' || niveau === 'warn') process.stderr.write(`${op} ${niveau} ${bron}: ${tekst}\n`);
}

function showAddresses({ base, smtpPort, sockets }: Run, startedMs: number): void {
  const lines = [
    `Voordeur is ready (${((performance.now() - startedMs) / 1000).toFixed(1)} s). Everything listens on 127.0.0.1 only.`,
    `  console      ${base}/`,
    `  start page   ${base}/_lokaal/`,
    `  API          ${base}/v1`,
    ...sockets.map((naam) => `  WebSocket    ${base.replace('http', 'ws')}/v1/${naam}`),
    `  mailbox      ${base}/_lokaal/postvak`,
    `  sign in      ${base}/oidc`,
    `  SMTP         127.0.0.1:${smtpPort}`,
    '  end with Ctrl+C',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Starts the run and stays until SIGTERM or SIGINT. A start that is not possible ends with code 1 and one message. */
export async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const startedMs = performance.now();
  let run: Run;
  try {
    run = await startRun({ settings: readSettings(env), source: sourceOf(argv), log: showLog });
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  showAddresses(run, startedMs);
  let ending = false;
  const end = () => {
    // A second signal does not wait: whatever was accepted is on disk already.
    if (ending) process.exit(1);
    ending = true;
    run.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`ending went wrong: ${error instanceof Error ? error.stack : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
