/** The console on one machine: the same files, headers and settings as when it is deployed. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ConsoleFiles, consoleHeaders } from '../../lib/console/bundle-console.ts';

/** Answers when the path is of the console; false when it is not. */
export type ServeConsole = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

const CLIENT = 'voordeur-console';

interface Place {
  readonly issuer: string;
  /** Origin of the sockets. */
  readonly sockets: string;
}

/** Of the API and the run itself: never a page. */
const ANDERS = /^\/(v1|oidc|_lokaal|crisis)(\/|$)/;

export function serveConsole(files: ConsoleFiles, { issuer, sockets }: Place): ServeConsole {
  const headers = consoleHeaders([sockets, new URL(issuer).origin]);
  const settings = JSON.stringify({ issuer, clientId: CLIENT, api: '', live: '/v1/live' });
  return (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    if (ANDERS.test(path)) return false;
    const send = (type: string, body: Uint8Array | string, cache: string): true => {
      response.writeHead(200, { ...headers, 'content-type': type, 'cache-control': cache });
      response.end(request.method === 'HEAD' ? undefined : body);
      return true;
    };
    if (path === '/console.json') return send('application/json', settings, 'no-store');
    const file = files.get(path.slice(1));
    if (file !== undefined)
      return send(file.type, file.body, file.eeuwig ? 'public, max-age=31536000, immutable' : 'no-cache');
    // An address within the console, opened in a browser: its page decides what to show.
    const page = files.get('index.html');
    const wanted = path === '/' || (request.headers.accept ?? '').includes('text/html');
    if (page === undefined || !wanted) return false;
    return send(page.type, page.body, 'no-cache');
  };
}
