/** The small page behind the link of the question: works without scripts, and loads nothing from anywhere. */
import { CIJFERS } from '../../shared/domain/ervaring/types.ts';
import type { Answer } from '../../shared/middleware/http/operation.ts';
import { escaped, plainPage } from '../../shared/middleware/http/plain-page.ts';

const WOORDEN = ['heel ontevreden', 'ontevreden', 'niet tevreden en niet ontevreden', 'tevreden', 'heel tevreden'];

export function askPage({ vraag, organisatie }: { readonly vraag: string; readonly organisatie: string }): Answer {
  const choices = CIJFERS.map(
    (cijfer, place) =>
      `<label><input type="radio" name="cijfer" value="${cijfer}" required> ${cijfer}: ${WOORDEN[place]}</label>`,
  ).join('');
  return plainPage(
    'Uw mening',
    `<p>${escaped(organisatie)}</p><form method="post" enctype="text/plain"><fieldset><legend>${escaped(vraag)}</legend>${choices}</fieldset><button type="submit">Verstuur</button></form><p>Wij bewaren alleen uw cijfer.</p>`,
  );
}

export const thanksPage = (): Answer =>
  plainPage('Dank u wel', '<p>Uw cijfer is bewaard. U kunt het nog twee weken veranderen met dezelfde link.</p>');

export const gonePage = (): Answer =>
  plainPage('Deze link werkt niet meer', '<p>U kunt twee weken antwoorden. Daarna werkt de link niet meer.</p>', 404);
