/** What the pages behind the link of a push say. */
import type { Oppakblad } from '../../shared/application/oppaklinks.ts';
import { localDateOf, localDateTimeOf } from '../../shared/domain/tijd/amsterdam.ts';
import { dagInWoorden } from '../../shared/domain/tijd/in-woorden.ts';
import type { Answer } from '../../shared/middleware/http/operation.ts';
import { escaped, plainPage } from '../../shared/middleware/http/plain-page.ts';

function gegevens({ referentie, wijkteam, urgentie, uiterlijkOp, houder, crisisdienst }: Oppakblad): string {
  const termijn = `${dagInWoorden(localDateOf(uiterlijkOp))}, ${localDateTimeOf(uiterlijkOp).slice(11)} uur`;
  const rows: readonly (readonly [string, string])[] = [
    ['Zaak', referentie],
    ['Wijkteam', wijkteam],
    ['Urgentie', urgentie],
    ['Opvolgen', urgentie === 'crisis' ? 'nu direct' : `uiterlijk ${termijn}`],
    ['Wie heeft de zaak', houder ?? 'nog niemand'],
    ...(crisisdienst === null
      ? []
      : [['Crisisdienst', `${crisisdienst.naam}: ${crisisdienst.nummer}. Bij levensgevaar: 112.`] as const]),
  ];
  return `<dl>${rows.map(([naam, waarde]) => `<dt>${naam}</dt><dd>${escaped(waarde)}</dd>`).join('')}</dl>`;
}

/** What there is to do, by how things stand. */
const STANDEN: Readonly<
  Record<
    Oppakblad['stand'],
    { readonly titel: string; readonly zin: string; readonly knop?: true; readonly status?: 409 }
  >
> = {
  'op-te-pakken': {
    titel: 'Pakt u dit op?',
    zin: 'Met deze knop is de zaak van u. U krijgt dan geen nieuwe vraag om de zaak op te pakken.',
    knop: true,
  },
  'van-u': { titel: 'Deze zaak is van u', zin: 'U heeft de zaak opgepakt. Neem nu contact op met de hulpvrager.' },
  'van-ander': { titel: 'Een collega heeft deze zaak', zin: 'U hoeft niets te doen.', status: 409 },
  'niet-voor-u': {
    titel: 'U kunt deze zaak niet zelf oppakken',
    zin: 'Zorg dat een professional de zaak oppakt.',
    status: 409,
  },
};

const KNOP =
  '<form method="post" enctype="text/plain"><button type="submit" name="oppakken" value="ja">Ik pak dit op</button></form>';

/** `gevraagd`: somebody pressed the button; then a page that cannot say yes is a refusal. */
export function bladPage(blad: Oppakblad, gevraagd: boolean): Answer {
  const { titel, zin, knop, status } = STANDEN[blad.stand];
  const open = `<p><a href="${escaped(blad.link)}">Open de zaak</a> (u moet inloggen)</p>`;
  const body = `<p>${zin}</p>${gegevens(blad)}${knop ? KNOP : ''}${blad.stand === 'van-ander' ? '' : open}`;
  return { ...plainPage(titel, body, gevraagd ? status : undefined), verantwoord: blad.verantwoord };
}

export const gonePage = (): Answer =>
  plainPage(
    'Deze link werkt niet (meer)',
    '<p>De zaak is klaar, of de link is te oud. Log in op de console om te zien welke zaken er zijn.</p>',
    404,
  );
