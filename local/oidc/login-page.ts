/** The sign-in page of the local identity provider: a list of example people, no passwords. */
import { escapeMarkup } from '../engine/outgoing/escape-markup.ts';
import { type Persoon, subjectOf } from './tokens.ts';

/** A form that posts the chosen person's subject to `action`. */
export function loginPage(action: string, people: readonly Persoon[]): string {
  const rows = people
    .map((persoon) => {
      const what = [...persoon.rollen, ...persoon.wijkteams].join(', ');
      return `<li><button name="persoon" value="${escapeMarkup(subjectOf(persoon.naam))}">${escapeMarkup(persoon.naam)}</button> ${escapeMarkup(what)}</li>`;
    })
    .join('\n');
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Inloggen op de lokale omgeving</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:1rem}li{margin:.5rem 0}button{font:inherit;padding:.5rem 1rem;min-height:44px}</style>
</head>
<body>
<main>
<h1>Inloggen</h1>
<p>Dit is de lokale omgeving met verzonnen personen. Kies als wie u inlogt.</p>
<form method="post" action="${escapeMarkup(action)}">
<ul>
${rows}
</ul>
</form>
</main>
</body>
</html>
`;
}
