/** The public port: control plane, identity provider, start page, console, and the HTTP API for everything else. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServeConsole } from './console-files.ts';
import type { ServeCrisisPage } from './crisis-page.ts';
import { LARGEST_REQUEST } from './http-api.ts';
import { gatewayAnswer, type HttpInput, type HttpOutput } from './http-event.ts';
import { headersOf, readBody } from './listen.ts';

interface Options {
  readonly control: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly identity: (request: IncomingMessage, response: ServerResponse) => void;
  readonly api: (input: HttpInput) => Promise<HttpOutput>;
  readonly startPage: string;
  readonly console: ServeConsole;
  readonly crisisPage: ServeCrisisPage;
}

function send(response: ServerResponse, { status, headers, cookies, body }: HttpOutput): void {
  const noBody = status === 204 || status === 304;
  response.writeHead(status, {
    ...headers,
    ...(noBody ? {} : { 'content-length': body.length }),
    ...(cookies.length > 0 && { 'set-cookie': [...cookies] }),
  });
  response.end(noBody ? undefined : body);
}

export function createPublicListener({ control, identity, api, startPage, console, crisisPage }: Options) {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = request.url ?? '/';
    const [path = '/', query = ''] = url.split(/\?(.*)/s);
    if (path === '/_lokaal/' && request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(startPage);
      return;
    }
    if (path.startsWith('/_lokaal/')) return control(request, response);
    if (path === '/oidc' || path.startsWith('/oidc/')) return identity(request, response);
    if (crisisPage(request, response, path)) return;
    if (console(request, response, path)) return;
    const body = await readBody(request, LARGEST_REQUEST);
    if (body === undefined) return send(response, gatewayAnswer(413, 'Request Entity Too Large'));
    const headers = headersOf(request);
    send(response, await api({ method: request.method ?? 'GET', path, query, headers, body, sourceIp: '127.0.0.1' }));
  };
  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch(() => {
      // The caller went away, or what it sent is no HTTP: there is nobody left to tell.
      response.destroy();
    });
  };
}
