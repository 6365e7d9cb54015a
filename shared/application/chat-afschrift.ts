/** The text of a transcript: what was said and by whom, without any name of ours, in the time of Amsterdam. */
import type { Organisatie } from '../domain/organisatie/types.ts';
import { localDateOf, localTimeOf } from '../domain/tijd/amsterdam.ts';
import { datumInWoorden } from '../domain/tijd/in-woorden.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import type { ChatRegel } from './chat-regels.ts';

/** Beyond this the oldest lines are left out: it must fit in one item of the content store, and in any mailbox. */
const MEEST = 100_000;

const lineOf = ({ soort, op, tekst }: ChatRegel): string =>
  `${localTimeOf(op)} ${soort === 'vraag' ? 'u' : 'medewerker'}:\n${tekst.trim()}`;

/** The newest lines that fit together. */
function fitting(regels: readonly ChatRegel[]): readonly ChatRegel[] {
  let length = 0;
  const from = regels.findLastIndex((regel) => {
    length += lineOf(regel).length + 40;
    return length > MEEST;
  });
  return regels.slice(from + 1);
}

export function schrijfAfschrift(
  regels: readonly ChatRegel[],
  { naam, crisisdienst }: Pick<Organisatie, 'naam' | 'crisisdienst'>,
): { readonly onderwerp: string; readonly tekst: string } {
  const shown = fitting(regels);
  const parts = [`U vroeg in de chat van ${naam} om een afschrift van het gesprek.`];
  if (shown.length < regels.length) {
    parts.push('Het gesprek is te lang voor een mail: alleen het laatste deel staat hieronder.');
  }
  let day: LocalDate | undefined;
  for (const regel of shown) {
    const today = localDateOf(regel.op);
    if (today !== day) parts.push(`--- ${datumInWoorden(today)} ---`);
    day = today;
    parts.push(lineOf(regel));
  }
  parts.push(
    '---',
    'Dit bericht is automatisch verstuurd. Heeft u nog een vraag? Stel die gerust opnieuw in de chat.',
    `Bij levensgevaar belt u 112. Is er een crisis, dan belt u ${crisisdienst.naam}: ${crisisdienst.nummer}.`,
  );
  return { onderwerp: `Afschrift van uw chat met ${naam}`, tekst: parts.join('\n\n') };
}
