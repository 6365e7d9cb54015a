/** Events of contacts of any kanaal as JSON: what a contact store holds, with the contact and its kanaal beside it. */
import * as z from 'zod';
import { KANALEN, SOORTEN_BERICHT, UITKOMSTEN } from '../../shared/domain/contact/types.ts';
import { domein, slug, tijdstip } from '../../shared/middleware/fields.ts';

const text = z.string().min(1).max(300);
const base = { contact: text, kanaal: z.enum(KANALEN), id: text, op: tijdstip };
const wijkteam = slug.exactOptional();
const answer = { antwoord: text };
const door = text.default('onbekend');
const question = { bericht: text.default('onbekend'), wijkteam, gevaarsignalen: z.array(z.never()).default([]) };

const event = <S extends string, F extends z.ZodRawShape>(soort: S, fields: F) =>
  z.object({ ...base, soort: z.literal(soort), ...fields });

/** Fields that change no figure may be left out or be more than these. */
export const contactEvent = z.discriminatedUnion('soort', [
  event('begonnen', { wijkteam }),
  event('in-wachtrij', { wijkteam }),
  event('aangenomen', { medewerker: text.exactOptional() }),
  event('opgehangen', {}),
  event('beeindigd', {}),
  event('voicemail', {}),
  event('terugbellen-gevraagd', {}),
  event('doorverbonden', {}),
  event('bericht-ontvangen', { ...question, soortBericht: z.enum(SOORTEN_BERICHT).default('persoon') }),
  event('vraag-gesteld', question),
  event('chat-verlaten', {}),
  event('stilte-gemeld', { sluitOp: tijdstip }),
  event('stilte-verstreken', {}),
  event('aangekomen', { locatie: slug, wijkteam: slug, voor: domein.exactOptional() }),
  event('vertrokken', {}),
  event('antwoord-klaargezet', { ...answer, door }),
  event('antwoord-verzonden', answer),
  event('antwoord-mislukt', { ...answer, reden: z.string().default('') }),
  event('geen-antwoord-nodig', { door }),
  event('terugbelverzoek-gedaan', { door, uiterlijkOp: tijdstip }),
  event('contactpoging', { gelukt: z.boolean(), wijze: z.string().default(''), door }),
  event('afgesloten', { uitkomst: z.enum(UITKOMSTEN), door }),
]);

export const aankomst = z.object({ id: text, locatie: slug, op: tijdstip, voor: domein.exactOptional() });
