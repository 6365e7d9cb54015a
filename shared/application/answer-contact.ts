import { vertrektNietVoor } from '../domain/contact/bedenktijd.ts';
import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact, GebeurtenisVan } from '../domain/contact/types.ts';
import { type Fault, InvalidError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { openVelden } from '../domain/standaardantwoord/velden.ts';
import { type Instant, msBetween, plusMs, SECOND } from '../domain/tijd/instant.ts';
import { refuseIdentifying } from '../domain/toestemming/guard-tekst.ts';
import { loadContactFor } from './access.ts';
import { commandId } from './command-id.ts';
import { endConcept } from './concept.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import { dispatch } from './dispatch.ts';
import type { AntwoordInhoud } from './inhoud.ts';
import type { Ports } from './ports.ts';
import { ondertekeningVan } from './quote-bericht.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { makeCheckVeiligContact, requireVeiligContact } from './veilig-contact.ts';
import { veldwaarden } from './veldwaarden.ts';

export interface AnswerContactCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly tekst: string;
  /** Mail: instead of the subject of the question. */
  readonly onderwerp?: string;
  /** Seconds in which it can still be withdrawn; it leaves when they are over. */
  readonly bedenktijd?: number;
}

/** `antwoord`: by which it can be withdrawn. */
export type AnswerContact = (command: AnswerContactCommand) => Promise<ContactView & { readonly antwoord: string }>;

/** The newest message of the resident, which an answer answers. */
function lastBericht(contact: Contact): string | null {
  const last = contact.gebeurtenissen.findLast(
    (event) => event.soort === 'bericht-ontvangen' || event.soort === 'vraag-gesteld',
  );
  return last !== undefined && 'bericht' in last ? last.bericht : null;
}

/** A text that is not finished must not leave. */
function checkText({ tekst, onderwerp = '' }: AnswerContactCommand, kanaal: Contact['kanaal']): void {
  const faults: Fault[] = Object.entries({ tekst, onderwerp }).flatMap(([veld, text]) => {
    const open = openVelden(text);
    const names = open.map((name) => `{{${name}}}`).join(', ');
    return open.length === 0 ? [] : [{ veld, melding: `Hier staat nog ${names}. Vul dat eerst in, of haal het weg.` }];
  });
  if (onderwerp !== '' && kanaal !== 'mail') {
    faults.push({ veld: 'onderwerp', melding: 'Alleen een antwoord per mail heeft een onderwerp.' });
  }
  if (faults.length > 0) throw new InvalidError(faults);
}

/** Whole seconds until it may leave; undefined for at once. */
function secondsUntil(notBefore: Instant | null, nu: Instant): number | undefined {
  const seconds = notBefore === null ? 0 : Math.ceil(msBetween(nu, notBefore) / SECOND);
  return seconds > 0 ? seconds : undefined;
}

/**
 * Writes an answer down: text in the content store, then the fact, then straight to the queue that sends it, where it
 * waits as long as somebody wants to be able to withdraw it. When that last step fails nothing is lost: the fact itself
 * says that it must still go out.
 */
export function makeAnswerContact(
  ports: Pick<Ports, 'zaken' | 'inhoud' | 'instellingen' | 'nummers' | 'clock' | 'ids' | 'jitter' | 'antwoordQueue'>,
): AnswerContact {
  const { zaken, inhoud, instellingen, clock, ids, jitter, antwoordQueue } = ports;
  const checkVeiligContact = makeCheckVeiligContact(ports);

  async function contentOf(
    command: AnswerContactCommand,
    antwoord: string,
    contact: Contact,
    nu: Instant,
  ): Promise<AntwoordInhoud> {
    const { tekst, onderwerp, door } = command;
    const opBericht = lastBericht(contact);
    const plain = { id: antwoord, op: nu, door: door.id, tekst, opBericht };
    if (contact.kanaal !== 'mail') return plain;
    const known = await instellingen.readInstellingen();
    const bron = { instellingen: known, contact, persoon: {}, door, nu };
    const ondertekening = ondertekeningVan(known.organisatie, veldwaarden(bron));
    return {
      ...plain,
      ...(onderwerp !== undefined && { onderwerp }),
      ...(ondertekening !== undefined && { ondertekening }),
    };
  }

  return async (command) => {
    const { contact, door, bedenktijd = 0 } = command;
    const id = commandId(ids, 'beantwoord', contact, command);
    const antwoord = ids.derived('antwoord', id);
    // The same command again is not handed over again: two messages at once could both send it. What got lost, the tick sends.
    let isNew = false;
    const saved = await retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contact);
      checkText(command, stored.value.kanaal);
      const nu = clock.now();
      const verzendenOp = bedenktijd > 0 ? plusMs(nu, bedenktijd * SECOND) : undefined;
      const decision = {
        soort: 'beantwoord',
        id,
        antwoord,
        door: door.id,
        ...(verzendenOp && { verzendenOp }),
      } as const;
      const events = decideContact(decision, stored.value, { nu });
      isNew = events.length > 0;
      if (events.length > 0) {
        const wijze = stored.value.kanaal === 'chat' ? 'chat' : 'mail';
        await requireVeiligContact(checkVeiligContact, { contact, wijze, nu });
        const { tekst, onderwerp } = command;
        refuseIdentifying(stored.value.toestemming, { tekst, onderwerp }, nu);
        await inhoud.putAntwoord(contact, await contentOf(command, antwoord, stored.value, nu));
      }
      return saveContact(zaken, stored, events);
    });
    const written = saved.value.gebeurtenissen.find(
      (event): event is GebeurtenisVan<'antwoord-klaargezet'> =>
        event.soort === 'antwoord-klaargezet' && event.antwoord === antwoord,
    );
    const waits = saved.value.uitgaand.find((uitgaand) => uitgaand.antwoord === antwoord);
    if (isNew && waits)
      await dispatch(antwoordQueue, [{ contact, antwoord }], secondsUntil(vertrektNietVoor(waits), clock.now()));
    // Last: what was asked for is under way, whatever becomes of the draft.
    if (written !== undefined) await endConcept(ports, contact, { door: door.id, antwoord, op: written.op });
    return { ...contactView(saved), antwoord };
  };
}
