/**
 * Whether somebody was really spoken with, and whether in person: a letter is no conversation, and a telephone call is no
 * meeting (IKR bijlage 1: regulier asks for a face-to-face follow-up; spoed for a conversation, whichever way).
 */
import { earliest, type Instant } from '../tijd/instant.ts';
import type { Contact } from './types.ts';

export type Gespreksvorm = 'in-persoon' | 'op-afstand' | 'geen';

const GESCHREVEN: ReadonlySet<string> = new Set([
  ...['mail', 'email', 'mailtje', 'gemaild', 'brief', 'briefje', 'kaartje', 'post', 'sms', 'smsje', 'app', 'appje'],
  ...['whatsapp', 'bericht', 'berichtje', 'chat', 'voicemail', 'ingesproken', 'fax', 'formulier'],
]);
const OP_AFSTAND: ReadonlySet<string> = new Set([
  ...['telefoon', 'telefonisch', 'telefoongesprek', 'telefoontje', 'bellen', 'gebeld', 'belafspraak', 'terugbellen'],
  ...['teruggebeld', 'video', 'videobellen', 'videogesprek', 'beeldbellen', 'teams', 'zoom', 'online'],
]);
const IN_PERSOON: ReadonlySet<string> = new Set([
  ...['persoonlijk', 'kantoor', 'spreekuur', 'inloop', 'inloopspreekuur', 'langs', 'langsgegaan', 'langsgekomen'],
  ...['afspraak', 'ontmoeting', 'deur', 'straat', 'wandeling', 'school', 'locatie', 'buurthuis', 'wijkteam', 'face'],
]);
const SAMENGESTELD = /(bezoek|gesprek|ontmoeting)(en|je)?$/;

/**
 * `wijze` as people note it, a word or two. What was written comes first, then what goes over a distance: "telefonisch
 * gesprek" is a call. A way that is not known was a conversation, of which nobody says that it was in person.
 */
export function gespreksvormVan(wijze: string): Gespreksvorm {
  const woorden = wijze
    .toLowerCase()
    .replace('e-mail', 'email')
    .split(/[\s-]+/);
  if (woorden.some((woord) => GESCHREVEN.has(woord))) return 'geen';
  if (woorden.some((woord) => OP_AFSTAND.has(woord))) return 'op-afstand';
  const inPersoon = woorden.some((woord) => IN_PERSOON.has(woord) || SAMENGESTELD.test(woord));
  return inPersoon ? 'in-persoon' : 'op-afstand';
}

type Facts = Pick<Contact, 'gebeurtenissen' | 'afspraken' | 'trajectstappen'>;

/**
 * The first conversation at or after `vanaf`: an attempt that succeeded, a conversation noted as a step, or an appointment that
 * was kept (which is always in person). Null when there was none, or no `vanaf`.
 */
export function eersteGesprek(
  { gebeurtenissen, afspraken, trajectstappen }: Facts,
  vanaf: Instant | null,
  { inPersoon = false }: { readonly inPersoon?: boolean } = {},
): Instant | null {
  if (vanaf === null) return null;
  const counts = (vorm: Gespreksvorm): boolean => vorm === 'in-persoon' || (!inPersoon && vorm === 'op-afstand');
  const gesproken = gebeurtenissen.find(
    (event) =>
      event.soort === 'contactpoging' && event.gelukt && event.op >= vanaf && counts(gespreksvormVan(event.wijze)),
  );
  const verschenen = afspraken.flatMap(({ hoe, afspraakOp }) =>
    hoe === 'verschenen' && afspraakOp >= vanaf ? [afspraakOp] : [],
  );
  const gevoerd = trajectstappen.find(
    ({ stap, op, vorm }) => stap === 'gesprek-gevoerd' && op >= vanaf && counts(vorm ?? 'op-afstand'),
  );
  return earliest(gesproken?.op, gevoerd?.op, ...verschenen) ?? null;
}
