/**
 * What runs first in every sandbox: puts the run's clock in place of the real one, loads the handler, and calls it once
 * per message. It is stripped of its types once per run (`sandbox.ts`), so it imports nothing but Node's own and its
 * one neighbour.
 */
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { replaceDate } from './replace-date.ts';

interface Data {
  readonly clock: SharedArrayBuffer | undefined;
  /** Folder of the function's code and its handler, `index.handler`. */
  readonly folder: string;
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
}

const data = workerData as Data;
const port = parentPort!;

if (data.clock !== undefined) replaceDate(data.clock);

/**
 * Verifiers of tokens fetch the issuer's keys with `node:https` only. The issuer of this run speaks plain http on
 * 127.0.0.1, so a request for an http address is made by `node:http`.
 */
const https = process.getBuiltinModule('node:https');
const http = process.getBuiltinModule('node:http');
const secureRequest = https.request;
https.request = ((...given: Parameters<typeof https.request>) => {
  const [target] = given as unknown[];
  const isPlain = String(target instanceof URL ? target.href : target).startsWith('http://127.0.0.1:');
  return isPlain ? http.request(...(given as unknown as Parameters<typeof http.request>)) : secureRequest(...given);
}) as typeof https.request;
process.getBuiltinModule('node:module').syncBuiltinESMExports();

// Output goes over the same port as the answers, so that a line is never later than the answer it belongs to.
for (const stream of ['stdout', 'stderr'] as const) {
  process[stream].write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
    port.postMessage({
      kind: 'output',
      stream,
      text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'),
    });
    const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined;
    done?.();
    return true;
  }) as typeof process.stdout.write;
}

type Handler = (event: unknown, context: object, callback?: unknown) => unknown;

async function loadHandler(): Promise<Handler> {
  const dot = data.handler.lastIndexOf('.');
  const path = data.handler.slice(0, dot);
  const { existsSync } = process.getBuiltinModule('node:fs');
  const file = ['.mjs', '.js', '.cjs']
    .map((extension) => `${data.folder}/${path}${extension}`)
    .find((one) => existsSync(one));
  if (file === undefined) throw new Error(`Cannot find the module ${path} in ${data.folder}`);
  const loaded = (await import(pathToFileURL(file).href)) as Record<string, unknown> & {
    default?: Record<string, unknown>;
  };
  const name = data.handler.slice(dot + 1);
  const handler = loaded[name] ?? loaded.default?.[name];
  if (typeof handler !== 'function') throw new Error(`${data.handler} is not a function`);
  return handler as Handler;
}

const described = (error: unknown) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: String(error.stack ?? '').split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] };

interface Call {
  readonly id: string;
  readonly payload: string;
  readonly timeoutMs: number;
}

function contextOf({ id, timeoutMs }: Call): object {
  const end = performance.now() + timeoutMs;
  return {
    awsRequestId: id,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.functionArn,
    memoryLimitInMB: String(data.memoryMb),
    logGroupName: `/aws/lambda/${data.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(end - performance.now())),
  };
}

try {
  const handler = await loadHandler();
  port.on('message', async (call: Call) => {
    try {
      const result = await handler(JSON.parse(call.payload), contextOf(call));
      port.postMessage({ kind: 'result', id: call.id, payload: JSON.stringify(result) ?? 'null' });
    } catch (error) {
      port.postMessage({ kind: 'failure', id: call.id, error: described(error) });
    }
  });
  port.postMessage({ kind: 'ready' });
} catch (error) {
  port.postMessage({ kind: 'unusable', error: described(error) });
}
