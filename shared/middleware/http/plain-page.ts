/** Small pages for who has a link and no more: they work without scripts, and load nothing from anywhere. */
import type { Answer } from './operation.ts';

const STYLE =
  'body{font:1.25rem/1.6 sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}' +
  'fieldset{border:0;padding:0;margin:1rem 0}label{display:block;padding:.5rem 0}' +
  'dt{font-weight:bold}dd{margin:0 0 .5rem}a{color:#154273}' +
  'button{font:inherit;padding:.6rem 1.4rem;border:2px solid #154273;background:#154273;color:#fff}' +
  'a:focus,button:focus,input:focus{outline:3px solid #f9e11e;outline-offset:2px}';

/** Text as it may stand in a page, also within an attribute. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** `body` is markup; what comes from elsewhere in it must be {@link escaped}. */
export function plainPage(titel: string, body: string, status?: number): Answer {
  const inhoud = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(titel)}</title><style>${STYLE}</style></head><body><main><h1>${escaped(titel)}</h1>${body}</main></body></html>`;
  return {
    tekst: { type: 'text/html; charset=utf-8', inhoud },
    headers: {
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
    ...(status !== undefined && { status }),
  };
}
