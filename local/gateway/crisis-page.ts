/** The crisis page on one machine: the file as it was published, without a function or a table on the way, as when deployed. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { renderCrisispagina } from '../../shared/adapters/pagina/crisispagina.ts';
import { CRISISPAGINA } from '../../shared/application/publish-crisispagina.ts';
import { STANDAARD_ORGANISATIE } from '../../shared/domain/organisatie/standaard.ts';

/** Answers when the path is that of the page; false when it is not. */
export type ServeCrisisPage = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
};

/** `published`: what lies in the bucket; absent, or when that fails, the page has the numbers that hold everywhere. */
export function createCrisisPage(published: (naam: string) => Uint8Array | undefined): ServeCrisisPage {
  const standaard = renderCrisispagina(STANDAARD_ORGANISATIE);
  function current(): Uint8Array | string {
    try {
      return published(CRISISPAGINA) ?? standaard;
    } catch {
      return standaard;
    }
  }
  return (request, response, path) => {
    if (path !== `/${CRISISPAGINA}` || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    response.writeHead(200, HEADERS);
    response.end(request.method === 'HEAD' ? undefined : current());
    return true;
  };
}
