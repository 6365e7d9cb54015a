import { INWONER } from '../domain/contact/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import { schrijfAfschrift } from './chat-afschrift.ts';
import { type ChatRegel, regelsVan } from './chat-regels.ts';
import { saveContact } from './contact-write.ts';
import { dispatch } from './dispatch.ts';
import { type Gesprek, loadGesprek } from './gesprek.ts';
import type { ChatBericht } from './messages.ts';
import { prepareMail } from './outgoing-mail.ts';
import { normaleMail } from './persoonssleutel.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { makeCheckVeiligContact } from './veilig-contact.ts';

export type Afschriftvraag = Extract<ChatBericht, { soort: 'afschrift' }>;
export type Afschriftuitslag = 'onderweg' | 'niets-gezegd' | 'te-veel-afschriften' | 'veilig-contact';

/** Per gesprek and Amsterdam day: whoever has the secret of a gesprek cannot fill somebody's mailbox with it. */
export const AFSCHRIFTEN_PER_DAG = 3;

/**
 * Writes a transcript down to be mailed, once per request and address. It belongs to the contact that is (or was last)
 * open in the gesprek, also when that is closed.
 */
export function makeReceiveAfschriftvraag(
  ports: Pick<Ports, 'zaken' | 'inhoud' | 'instellingen' | 'nummers' | 'antwoordQueue' | 'ids' | 'jitter'>,
): (vraag: Afschriftvraag) => Promise<Afschriftuitslag> {
  const { zaken, inhoud, instellingen, antwoordQueue, ids, jitter } = ports;
  const checkVeiligContact = makeCheckVeiligContact(ports);

  async function regelsOf({ contacten }: Gesprek): Promise<readonly ChatRegel[]> {
    const regels: ChatRegel[] = [];
    for (const { value } of contacten) regels.push(...regelsVan(value, await inhoud.readInhoud(value.id)));
    return regels;
  }

  async function record(
    vraag: Afschriftvraag,
  ): Promise<{ uitslag: Afschriftuitslag; contact?: string; mail?: string }> {
    const { op, mail: aan } = vraag;
    const gesprek = await loadGesprek(ports, vraag.gesprek);
    const regels = await regelsOf(gesprek);
    const { huidig } = gesprek;
    const laatste = regels.at(-1);
    if (huidig === undefined || laatste === undefined) return { uitslag: 'niets-gezegd' };
    const adres = normaleMail(aan);
    const verzoek = vraag.id === undefined ? ['tot', laatste.id] : ['verzoek', vraag.id];
    const mail = ids.derived('afschrift', vraag.gesprek, ...verzoek, ids.hash('mailadres', adres));
    const eerder = gesprek.contacten.flatMap(({ value }) =>
      value.gebeurtenissen.filter((event) => event.soort === 'mail-klaargezet' && event.aard === 'afschrift'),
    );
    if (eerder.some((event) => event.soort === 'mail-klaargezet' && event.mail === mail))
      return { uitslag: 'onderweg' };
    const vandaag = eerder.filter((event) => localDateOf(event.op) === localDateOf(op));
    if (vandaag.length >= AFSCHRIFTEN_PER_DAG) return { uitslag: 'te-veel-afschriften' };
    const contact = huidig.value.id;
    const { mag } = await checkVeiligContact({ contact, wijze: 'mail', adres: aan, nu: op });
    if (!mag) return { uitslag: 'veilig-contact' };
    const { organisatie } = await instellingen.readInstellingen();
    const brief = {
      ...schrijfAfschrift(regels, organisatie),
      id: mail,
      aard: 'afschrift',
      door: INWONER,
      aan,
      opBericht: null,
      automatisch: true,
    } as const;
    const event = await prepareMail(ports, huidig.value, brief, op);
    await saveContact(zaken, huidig, event ? [event] : []);
    return { uitslag: 'onderweg', contact, mail };
  }

  return async (vraag) => {
    const { uitslag, contact, mail } = await retryOnConflict(jitter, () => record(vraag));
    if (contact !== undefined && mail !== undefined) await dispatch(antwoordQueue, [{ contact, antwoord: mail }]);
    return uitslag;
  };
}
