import { bijlageSleutel, MB, veiligeNaam, veiligType } from '../domain/contact/bijlagen.ts';
import type { Contact } from '../domain/contact/types.ts';
import { type Fault, InvalidError, NotFoundError, RefusedError } from '../domain/errors.ts';
import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { waaromNietDelen } from '../domain/toestemming/delen.ts';
import { refuseIdentifying } from '../domain/toestemming/guard-tekst.ts';
import { TOESTEMMING_ONTBREEKT } from '../domain/toestemming/weigering.ts';
import { loadContactFor, maySeeContact } from './access.ts';
import { isEigenAdres } from './acknowledge-mail.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import { dispatch } from './dispatch.ts';
import type { BerichtInhoud, ContactInhoud, UitgaandeMailInhoud } from './inhoud.ts';
import { type PrepareMail, prepareMail } from './outgoing-mail.ts';
import type { Ports } from './ports.ts';
import { ondertekeningVan, quoteBericht } from './quote-bericht.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { makeCheckVeiligContact, requireVeiligContact } from './veilig-contact.ts';
import { veldwaarden } from './veldwaarden.ts';

export type Doorstuuradres = { readonly medewerker: string } | { readonly mail: string; readonly naam: string };

export interface ForwardContactCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly aan: Doorstuuradres;
  readonly toelichting?: string;
  /** Which messages a partner gets; absent = the newest one. */
  readonly berichten?: readonly string[];
  readonly metBijlagen?: boolean;
}

export type ForwardContact = (
  command: ForwardContactCommand,
) => Promise<ContactView & { readonly doorsturing: string }>;

/** What SES takes is 40 MB encoded; many mailboxes take no more than this. */
const MAX_BIJLAGEN_BYTES = 15 * MB;
const IN_FORWARD = { wie: 'schreef de afzender', maxCharacters: 50_000 };

type Needs = Pick<
  Ports,
  'zaken' | 'inhoud' | 'instellingen' | 'nummers' | 'adressen' | 'clock' | 'ids' | 'jitter' | 'antwoordQueue'
>;

type Draft = Pick<PrepareMail, 'aan' | 'onderwerp' | 'tekst' | 'automatisch' | 'bijlagen' | 'doorgestuurd'>;

interface Forwarding {
  readonly command: ForwardContactCommand;
  readonly contact: Contact;
  readonly inhoud: ContactInhoud;
  readonly instellingen: Instellingen;
  readonly nu: Instant;
}

function chosenBerichten({ command, contact, inhoud }: Forwarding): readonly BerichtInhoud[] {
  const known = new Set(contact.gebeurtenissen.flatMap((event) => ('bericht' in event ? [event.bericht] : [])));
  const there = inhoud.berichten.filter(({ id }) => known.has(id));
  if (command.berichten === undefined) return there.slice(-1);
  const faults = command.berichten.flatMap((id, index): Fault[] =>
    there.some((bericht) => bericht.id === id)
      ? []
      : [{ veld: `berichten[${index}]`, melding: 'Dit bericht hoort niet bij dit contact.' }],
  );
  if (faults.length > 0) throw new InvalidError(faults);
  return there.filter(({ id }) => command.berichten?.includes(id));
}

function bijlagenOf(
  contact: string,
  berichten: readonly BerichtInhoud[],
): NonNullable<UitgaandeMailInhoud['bijlagen']> {
  const kept = berichten.flatMap(({ id, mail }) =>
    (mail?.bijlagen ?? []).filter(({ status }) => status === 'bewaard').map((bijlage) => ({ bericht: id, ...bijlage })),
  );
  if (kept.reduce((sum, { bytes }) => sum + bytes, 0) > MAX_BIJLAGEN_BYTES) {
    const melding = `De bijlagen zijn samen groter dan ${MAX_BIJLAGEN_BYTES / MB} MB. Kies minder berichten, of stuur ze op een andere manier.`;
    throw new InvalidError([{ veld: 'metBijlagen', melding }]);
  }
  return kept.map(({ bericht, nummer, naam, type }) => ({
    sleutel: bijlageSleutel(contact, bericht, nummer),
    naam: veiligeNaam(naam, `bijlage-${nummer}`),
    type: veiligType(type),
  }));
}

/** Who it is and how to reach them: without it a partner can do nothing with a question. */
function personLines({ persoon }: ContactInhoud): readonly string[] {
  const { naam, mail, nummer } = persoon;
  const fields = { Naam: naam, Mail: mail, Telefoon: nummer };
  return Object.entries(fields).flatMap(([label, value]) =>
    value === undefined ? [] : [`${label}: ${value.replace(/[\p{Cc}\s]+/gu, ' ').trim()}`],
  );
}

function partnerDraft(forwarding: Forwarding, aan: { readonly mail: string; readonly naam: string }): Draft {
  const { command, contact, inhoud, instellingen, nu } = forwarding;
  const { toelichting = '', door, metBijlagen = false } = command;
  const berichten = chosenBerichten(forwarding);
  if (berichten.length === 0 && toelichting === '') {
    const melding = 'Er is geen bericht om door te sturen: schrijf op waar het over gaat.';
    throw new InvalidError([{ veld: 'toelichting', melding }]);
  }
  const waarden = veldwaarden({ instellingen, contact, persoon: inhoud.persoon, door, nu });
  const namens = waarden.wijkteam ?? waarden.organisatie ?? 'het wijkteam';
  const parts = [
    `Beste ${aan.naam},`,
    `Hierbij geven wij een vraag aan u door. De persoon om wie het gaat, vindt het goed dat u deze gegevens krijgt.`,
    toelichting.trim(),
    personLines(inhoud).join('\n'),
    ...berichten.map((bericht) => quoteBericht(bericht, IN_FORWARD)),
    ondertekeningVan(instellingen.organisatie, waarden) ?? `Met vriendelijke groet,\n${namens}`,
  ];
  const bijlagen = metBijlagen ? bijlagenOf(contact.id, berichten) : [];
  return {
    aan: aan.mail,
    onderwerp: `Doorgestuurde vraag van ${namens}`,
    tekst: parts.filter((part) => part !== '').join('\n\n'),
    automatisch: false,
    ...(bijlagen.length > 0 && { bijlagen }),
    doorgestuurd: { aan: 'partner', naam: aan.naam, ...(toelichting !== '' && { toelichting }) },
  };
}

/**
 * Sends a contact on. A partner gets the messages themselves, when the person agreed to that and it is safe; a colleague
 * gets a link that asks for sign-in, and nothing of what was said (docs/adr/0012). It is no answer: nobody's wait ends.
 */
export function makeForwardContact(ports: Needs): ForwardContact {
  const { zaken, inhoud, instellingen, adressen, clock, ids, jitter, antwoordQueue } = ports;
  const checkVeiligContact = makeCheckVeiligContact(ports);

  async function colleagueDraft({ command, contact, instellingen: known }: Forwarding, id: string): Promise<Draft> {
    const { toelichting = '', berichten, metBijlagen } = command;
    const faults: Fault[] = [
      ...(berichten === undefined ? [] : ['berichten']),
      ...(metBijlagen === true ? ['metBijlagen'] : []),
    ].map((veld) => ({ veld, melding: 'Een collega leest de berichten in het contact zelf; laat dit veld weg.' }));
    if (faults.length > 0) throw new InvalidError(faults);
    const collega = Object.hasOwn(known.medewerkers, id) ? known.medewerkers[id] : undefined;
    if (collega === undefined || !collega.actief) throw new NotFoundError('Deze medewerker is niet bekend.');
    if (collega.mail === null) {
      throw new RefusedError('medewerker-zonder-mail', 'Van deze medewerker is geen mailadres bekend.');
    }
    const { naam, rollen, wijkteams } = collega;
    const worksWithContacts = rollen.includes('teamondersteuner') || rollen.includes('professional');
    if (!worksWithContacts || !(await maySeeContact(zaken, { id, naam, rollen, wijkteams }, contact))) {
      throw new RefusedError('medewerker-zonder-inzage', 'Deze medewerker mag dit contact niet zien.');
    }
    return {
      aan: collega.mail,
      onderwerp: 'Een contact is naar u doorgestuurd',
      tekst: [
        'Een collega vraagt u om naar een contact te kijken.',
        `Log in om het te lezen: ${adressen.console}/contacten/${encodeURIComponent(contact.id)}`,
        'U kunt niet op deze mail antwoorden.',
      ].join('\n\n'),
      automatisch: true,
      doorgestuurd: { aan: 'collega', medewerker: id, ...(toelichting !== '' && { toelichting }) },
    };
  }

  async function toPartner(forwarding: Forwarding, aan: { readonly mail: string; readonly naam: string }) {
    const { contact, inhoud: content, instellingen: known, nu } = forwarding;
    const adres = aan.mail.trim().toLowerCase();
    const correspondents = [
      content.persoon.mail,
      ...content.berichten.map(({ mail }) => mail?.antwoordAan ?? undefined),
    ];
    if (correspondents.some((own) => own?.toLowerCase() === adres)) {
      const melding = 'Dit is het adres van wie dit contact met u opnam: geef antwoord.';
      throw new InvalidError([{ veld: 'aan.mail', melding }]);
    }
    // It would come in as a question of somebody.
    if (isEigenAdres(known, adressen.afzenderMail, adres)) {
      const melding = 'Dit is een adres van uw eigen organisatie: stuur door naar een medewerker.';
      throw new InvalidError([{ veld: 'aan.mail', melding }]);
    }
    const why = waaromNietDelen(contact.toestemming, aan.naam);
    if (why !== undefined) throw new RefusedError(TOESTEMMING_ONTBREEKT, why);
    // By the address alone: what the person of this contact asked of us is about reaching them, not this partner.
    await requireVeiligContact(checkVeiligContact, { contact: null, wijze: 'mail', adres, nu });
    return partnerDraft(forwarding, { naam: aan.naam.trim(), mail: adres });
  }

  return async (command) => {
    const { contact, door, aan } = command;
    const mail = ids.derived('doorsturing', commandId(ids, 'stuurDoor', contact, command));
    // The same command again is not handed over again: two messages at once could both send it. What got lost, the tick sends.
    let isNew = false;
    const saved = await retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contact);
      const { value } = stored;
      isNew = false;
      if (value.gebeurtenissen.some((event) => event.soort === 'mail-klaargezet' && event.mail === mail)) return stored;
      if (value.uitkomst !== null) {
        throw new RefusedError('afgesloten', 'Dit contact is afgesloten: doorsturen kan alleen daarvoor.');
      }
      const nu = clock.now();
      refuseIdentifying(value.toestemming, { toelichting: command.toelichting }, nu);
      const [known, content] = await Promise.all([instellingen.readInstellingen(), inhoud.readInhoud(contact)]);
      const forwarding = { command, contact: value, inhoud: content, instellingen: known, nu };
      const draft = await ('medewerker' in aan
        ? colleagueDraft(forwarding, aan.medewerker)
        : toPartner(forwarding, aan));
      const prepared = { id: mail, aard: 'doorsturing', door: door.id, opBericht: null, ...draft } as const;
      const event = await prepareMail(ports, value, prepared, nu);
      isNew = event !== undefined;
      return saveContact(zaken, stored, event === undefined ? [] : [event]);
    });
    const waits = saved.value.uitgaand.some(({ antwoord }) => antwoord === mail);
    if (isNew && waits) await dispatch(antwoordQueue, [{ contact, antwoord: mail }]);
    return { ...contactView(saved), doorsturing: mail };
  };
}
