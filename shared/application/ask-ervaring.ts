import { type Contact, type GebeurtenisVan, SYSTEEM, type Uitkomst } from '../domain/contact/types.ts';
import { ANTWOORD_MS, STANDAARD_VRAAG, VRAAG_PAUZE_MS } from '../domain/ervaring/types.ts';
import { type Instant, plusMs } from '../domain/tijd/instant.ts';
import { isAnoniem } from '../domain/toestemming/types.ts';
import { isEigenAdres } from './acknowledge-mail.ts';
import { ervaringSleutel } from './ervaringen.ts';
import { prepareMail } from './outgoing-mail.ts';
import { persoonssleutels } from './persoonssleutel.ts';
import type { Ports } from './ports.ts';
import { makeCheckVeiligContact } from './veilig-contact.ts';

type Needs = Pick<Ports, 'inhoud' | 'ervaringen' | 'instellingen' | 'nummers' | 'adressen' | 'ids'>;

/** The question about one contact, however often it is closed. */
export const ervaringsvraagId = (ids: Ports['ids'], contact: string): string => ids.derived('ervaringsvraag', contact);

/** Nobody was helped. */
const NIET_GEHOLPEN: ReadonlySet<Uitkomst> = new Set(['spam', 'niet-bereikt']);

/** Whether this is somebody who may be asked: they speak for themselves, and nothing about it was a matter of danger. */
function magGevraagd(contact: Contact, uitkomst: Uitkomst): boolean {
  const { toestemming, urgentie, gevaarsignalen, soortBericht, proef } = contact;
  if (proef || NIET_GEHOLPEN.has(uitkomst) || gevaarsignalen.length > 0) return false;
  if (urgentie === 'crisis' || urgentie === 'spoed') return false;
  if (isAnoniem(toestemming) || (toestemming !== null && toestemming.weg !== 'zelf')) return false;
  return soortBericht === null || soortBericht === 'persoon';
}

function tekstVan(vraag: string, link: string, organisatie: string): string {
  return [
    'Goedendag,',
    'U had contact met ons. U vond het goed dat wij u daarna één vraag stellen:',
    vraag,
    `Geef een cijfer van 1 tot en met 5 op deze bladzijde: ${link}`,
    'Wij bewaren alleen uw cijfer. Uw naam en uw vraag aan ons staan er niet bij. De link werkt twee weken. U hoeft niet te antwoorden.',
    `Met vriendelijke groet,\n${organisatie === '' ? 'Het wijkteam' : organisatie}`,
  ].join('\n\n');
}

/**
 * Writes the one question after closing, and gives the fact that it must go out, to be saved with the closing itself.
 * Undefined when it must not: the organisatie does not ask, safe contact forbids it, no address is known, or this person was
 * asked less than ninety days ago. That the person agreed is for the caller to know. The link holds a secret of which only
 * the hash is kept, with kanaal and wijkteam: an answer cannot be led back to a contact.
 */
export function makeAskErvaring(
  ports: Needs,
): (contact: Contact, uitkomst: Uitkomst, nu: Instant) => Promise<GebeurtenisVan<'mail-klaargezet'> | undefined> {
  const { inhoud, ervaringen, instellingen, adressen, ids } = ports;
  const checkVeiligContact = makeCheckVeiligContact(ports);
  return async (contact, uitkomst, nu) => {
    const known = await instellingen.readInstellingen();
    const beleid = known.organisatie.ervaringsvraag;
    if (!beleid?.aan || !(beleid.kanalen ?? [contact.kanaal]).includes(contact.kanaal)) return undefined;
    const id = ervaringsvraagId(ids, contact.id);
    if (!magGevraagd(contact, uitkomst) || contact.gebeurtenissen.some((one) => one.id === `${id}/klaargezet`))
      return undefined;
    const { persoon, berichten } = await inhoud.readInhoud(contact.id);
    const aan = berichten.findLast(({ mail }) => mail !== undefined)?.mail?.antwoordAan ?? persoon.mail;
    if (!aan || isEigenAdres(known, adressen.afzenderMail, aan)) return undefined;
    const oordeel = await checkVeiligContact({ contact: contact.id, wijze: 'mail', adres: aan, nu, noemtOns: true });
    if (!oordeel.mag) return undefined;
    for (const sleutel of persoonssleutels(ports, persoon, { mail: aan })) {
      if (!(await inhoud.claimErvaringsvraag(sleutel, contact.id, nu, plusMs(nu, -VRAAG_PAUZE_MS)))) return undefined;
    }
    const geheim = ids.secret();
    const { kanaal, wijkteam } = contact;
    await ervaringen.putVraag(
      ervaringSleutel(ids, geheim),
      { kanaal, wijkteam, gesteldOp: nu },
      plusMs(nu, ANTWOORD_MS),
    );
    const link = `${adressen.console}/v1/ervaringsvragen/${geheim}`;
    const tekst = tekstVan(beleid.vraag ?? STANDAARD_VRAAG, link, known.organisatie.naam);
    const mail = {
      id,
      door: SYSTEEM,
      aan,
      onderwerp: 'Hoe hebben wij u geholpen?',
      tekst,
      opBericht: null,
      automatisch: true,
    };
    return prepareMail(ports, contact, { ...mail, aard: 'ervaringsvraag' }, nu);
  };
}
