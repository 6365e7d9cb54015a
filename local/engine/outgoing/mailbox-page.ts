import type { OutgoingMessage } from '../contract.ts';
import { escapeMarkup } from './escape-markup.ts';

const style = `
  :root { color-scheme: light dark; }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 0 auto; padding: 1rem; }
  article { border: 1px solid #767676; border-radius: 0.25rem; padding: 0 1rem 1rem; margin: 1rem 0; }
  h2 { font-size: 1.125rem; margin: 0.75rem 0 0.25rem; overflow-wrap: anywhere; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.125rem 1rem; margin: 0.5rem 0; }
  dt { font-weight: 600; }
  dd { margin: 0; overflow-wrap: anywhere; }
  pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.75rem 0; }
  summary { cursor: pointer; }
  :focus-visible { outline: 3px solid; outline-offset: 2px; }
`;

const timeFormat = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'full',
  timeStyle: 'medium',
  timeZone: 'Europe/Amsterdam',
});

const names: Readonly<Record<string, string>> = { mail: 'E-mail', sms: 'Sms' };

const row = (name: string, value: string): string => `<dt>${name}</dt><dd>${value}</dd>`;

const renderHeaders = (kop: OutgoingMessage['kop']): string => {
  const entries = Object.entries(kop);
  if (entries.length === 0) return '';
  const rows = entries.map(([name, value]) => row(escapeMarkup(name), escapeMarkup(value))).join('');
  return `<details><summary>Alle kopregels (${entries.length})</summary><dl>${rows}</dl></details>`;
};

const renderMessage = (message: OutgoingMessage, number: number): string => {
  const title =
    message.soort === 'sms'
      ? `Sms aan ${message.aan.join(', ')}`
      : (message.onderwerp ?? '').trim() || '(geen onderwerp)';
  const from = message.kop['from'];
  return (
    `<article aria-labelledby="bericht-${number}"><h2 id="bericht-${number}" dir="auto">${escapeMarkup(title)}</h2><dl>` +
    row('Soort', names[message.soort] ?? escapeMarkup(message.soort)) +
    row('Verzonden', `<time datetime="${escapeMarkup(message.op)}">${timeFormat.format(new Date(message.op))}</time>`) +
    (from === undefined ? '' : row('Van', escapeMarkup(from))) +
    row('Aan', escapeMarkup(message.aan.join(', '))) +
    `</dl><pre dir="auto">${escapeMarkup(message.tekst)}</pre>${renderHeaders(message.kop)}</article>`
  );
};

/**
 * The mailbox page of the local run: every mail and text message that left, newest first, as text. Nothing of a message
 * is ever rendered as HTML, and the page needs no script.
 */
export const renderPostvak = (messages: readonly OutgoingMessage[]): string => {
  // The store is oldest first; messages of one instant keep their order of leaving.
  const shown = messages.filter(({ soort }) => soort === 'mail' || soort === 'sms').toReversed();
  const list = shown.map((message, index) => renderMessage(message, shown.length - index)).join('\n');
  const count = shown.length === 1 ? '1 bericht' : `${shown.length} berichten`;
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Postvak van de lokale omgeving</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Postvak</h1>
<p>Alles wat deze lokale omgeving per e-mail en sms heeft verzonden, nieuwste eerst. Er is niets echt verstuurd.</p>
<p>${shown.length === 0 ? 'Er is nog niets verzonden.' : count}</p>
${list}
</main>
</body>
</html>
`;
};
