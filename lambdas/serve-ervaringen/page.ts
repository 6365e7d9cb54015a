/** The small page behind the link of the question: works without scripts, and loads nothing from anywhere. */
import { CIJFERS } from '../../shared/domain/ervaring/types.ts';
import type { Answer } from '../../shared/middleware/http/operation.ts';

const STYLE =
  'body{font:1.25rem/1.6 sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}' +
  'fieldset{border:0;padding:0;margin:1rem 0}label{display:block;padding:.5rem 0}' +
  'button{font:inherit;padding:.6rem 1.4rem;border:2px solid #154273;background:#154273;color:#fff}' +
  'button:focus,input:focus{outline:3px solid #f9e11e;outline-offset:2px}';
const WOORDEN = ['heel ontevreden', 'ontevreden', 'niet tevreden en niet ontevreden', 'tevreden', 'heel tevreden'];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function page(titel: string, body: string, status?: number): Answer {
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

export function askPage({ vraag, organisatie }: { readonly vraag: string; readonly organisatie: string }): Answer {
  const choices = CIJFERS.map(
    (cijfer, place) =>
      `<label><input type="radio" name="cijfer" value="${cijfer}" required> ${cijfer}: ${WOORDEN[place]}</label>`,
  ).join('');
  return page(
    'Uw mening',
    `<p>${escaped(organisatie)}</p><form method="post" enctype="text/plain"><fieldset><legend>${escaped(vraag)}</legend>${choices}</fieldset><button type="submit">Verstuur</button></form><p>Wij bewaren alleen uw cijfer.</p>`,
  );
}

export const thanksPage = (): Answer =>
  page('Dank u wel', '<p>Uw cijfer is bewaard. U kunt het nog twee weken veranderen met dezelfde link.</p>');

export const gonePage = (): Answer =>
  page('Deze link werkt niet meer', '<p>U kunt twee weken antwoorden. Daarna werkt de link niet meer.</p>', 404);
