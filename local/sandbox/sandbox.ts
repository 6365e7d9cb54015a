/** One sandbox: a worker thread that holds one function and runs one call at a time. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';

export interface FunctionCode {
  readonly name: string;
  readonly arn: string;
  readonly folder: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** How a call ended. The payload of a result is JSON text. */
export type Outcome =
  | { readonly kind: 'result'; readonly payload: string }
  | { readonly kind: 'failure'; readonly error: FunctionError };

export interface Sandbox {
  /** Runs one call; never rejects. A second call before the first has ended is a mistake of the caller. */
  call(payload: string): Promise<Outcome>;
  readonly alive: boolean;
  /** Resolves when the handler is loaded, or when it turned out that it cannot be. */
  readonly loaded: Promise<void>;
  /** Ends it at once; a running call fails as if the process had crashed. */
  end(reason: string): Promise<void>;
}

type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'unusable'; readonly error: FunctionError }
  | { readonly kind: 'output'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'result'; readonly id: string; readonly payload: string }
  | { readonly kind: 'failure'; readonly id: string; readonly error: FunctionError };

interface Options {
  readonly bootstrap: URL;
  readonly clock: SharedArrayBuffer | undefined;
  readonly output: (stream: 'stdout' | 'stderr', line: string) => void;
}

/**
 * Writes what runs first in every sandbox as one plain module to `folder` and returns its address. Done once per run:
 * each sandbox would else load the type stripper for itself.
 */
export function writeBootstrap(folder: string): URL {
  const outfile = join(folder, 'bootstrap.mjs');
  const entry = fileURLToPath(new URL('./bootstrap.ts', import.meta.url));
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'error',
  });
  return pathToFileURL(outfile);
}

/** Joins chunks of output to lines; what has no end of line yet waits for it. */
function lineSplitter(emit: (line: string) => void) {
  let rest = '';
  return (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') emit(line);
  };
}

/** Starts a sandbox; its time limit runs on the real clock. */
export function startSandbox(code: FunctionCode, { bootstrap, clock, output }: Options): Sandbox {
  const worker = new Worker(bootstrap, {
    workerData: {
      clock,
      folder: code.folder,
      handler: code.handler,
      functionName: code.name,
      functionArn: code.arn,
      memoryMb: code.memoryMb,
    },
    env: { ...code.environment },
    resourceLimits: { maxOldGenerationSizeMb: code.memoryMb },
    execArgv: ['--enable-source-maps'],
    name: code.name,
  });
  const lines = {
    stdout: lineSplitter((line) => output('stdout', line)),
    stderr: lineSplitter((line) => output('stderr', line)),
  };
  let running: { id: string; end: (outcome: Outcome) => void } | undefined;
  let gone: FunctionError | undefined;
  const loading = Promise.withResolvers<void>();

  const stop = (error: FunctionError) => {
    gone ??= error;
    loading.resolve();
    running?.end({ kind: 'failure', error: gone });
  };
  worker.on('message', (message: Message) => {
    if (message.kind === 'output') lines[message.stream](message.text);
    else if (message.kind === 'ready') loading.resolve();
    else if (message.kind === 'unusable') {
      stop(message.error);
      void worker.terminate();
    } else if (running?.id === message.id) running.end(message);
  });
  worker.on('error', (error) => {
    const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    stop({ errorType: memory ? 'Runtime.OutOfMemory' : 'Runtime.UnhandledError', errorMessage: error.message });
  });
  worker.on('exit', (code) =>
    stop({ errorType: 'Runtime.ExitError', errorMessage: `The sandbox ended with code ${code}` }),
  );

  return {
    get alive() {
      return gone === undefined;
    },
    loaded: loading.promise,
    call: (payload) =>
      new Promise((resolve) => {
        const id = randomUUID();
        let timer: NodeJS.Timeout | undefined;
        const end = (outcome: Outcome) => {
          clearTimeout(timer);
          running = undefined;
          resolve(outcome);
        };
        running = { id, end };
        void loading.promise.then(() => {
          if (gone !== undefined) return end({ kind: 'failure', error: gone });
          timer = setTimeout(() => {
            const seconds = (code.timeoutMs / 1000).toFixed(2);
            stop({ errorType: 'Sandbox.Timedout', errorMessage: `Task timed out after ${seconds} seconds` });
            void worker.terminate();
          }, code.timeoutMs);
          worker.postMessage({ id, payload, timeoutMs: code.timeoutMs });
        });
      }),
    end: async (reason) => {
      stop({ errorType: 'Runtime.ExitError', errorMessage: reason });
      await worker.terminate();
    },
  };
}
