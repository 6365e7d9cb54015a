/** The one mail about a silence, to whoever looks after the system and after that wijkteam. */

import { ConflictError } from '../domain/errors.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Stilte } from '../domain/stilte/types.ts';
import { localDateTimeOf } from '../domain/tijd/amsterdam.ts';
import { duurInWoorden } from '../domain/tijd/in-woorden.ts';
import { MINUTE, SECOND } from '../domain/tijd/instant.ts';
import { messageIdVan } from './afzender.ts';
import type { MailComposer } from './mail-codec.ts';
import type { Ports, Stored } from './ports.ts';

type Needs = Pick<Ports, 'controle' | 'mail' | 'adressen' | 'ids' | 'clock'> & { readonly mailCodec: MailComposer };

/** Active beheerders, and the escalation contact of the wijkteam that it is about; each address once. */
function adressenVoor(settings: Instellingen, { wijkteam }: Stilte): readonly string[] {
  const escalatie = wijkteam === null ? null : settings.wijkteams[wijkteam]?.escalatiecontact;
  const people = Object.values(settings.medewerkers).filter(
    ({ id, rollen, actief }) => actief && (rollen.includes('beheerder') || id === escalatie),
  );
  return [...new Set(people.flatMap(({ mail }) => mail ?? []))].sort();
}

/** To the minute: nobody knows a silence to the second. */
const duur = (ms: number): string => duurInWoorden((Math.round(ms / MINUTE) * MINUTE) / SECOND);

const lokaal = (op: Stilte['gezienOp']): string => {
  const [dag = '', tijd = ''] = localDateTimeOf(op).split('T');
  return `${dag.slice(8)}-${dag.slice(5, 7)}-${dag.slice(0, 4)} om ${tijd} uur`;
};

function tekstOver(settings: Instellingen, stilte: Stilte, console: string): { onderwerp: string; tekst: string } {
  const { kanaal, wijkteam, laatstOntvangenOp, drempel } = stilte;
  const waar = wijkteam === null ? '' : ` van ${settings.wijkteams[wijkteam]?.naam ?? wijkteam}`;
  return {
    onderwerp: `Opvallend stil: ${kanaal}${waar}`,
    tekst: [
      `Via ${kanaal}${waar} is langer niets binnengekomen dan gewoon is.`,
      '',
      `Het laatste kwam op ${lokaal(laatstOntvangenOp)}. Zolang het kanaal open is, duurt een stilte hier meestal niet langer dan ${duur(drempel.ms)}.`,
      '',
      'Kijk of het kanaal werkt: bel het nummer, stuur een mail, begin een chat. Meer hierover staat in het draaiboek stil-kanaal.',
      `Wat nu stil is, staat op ${console}. Over deze stilte komt geen tweede bericht.`,
      '',
    ].join('\n'),
  };
}

/**
 * Tells of a silence once, and only of a kanaal whose past is known: a floor alone wakes nobody. It is claimed before it
 * is sent: whatever happens in between, there is no second mail; the list shows the silence all the same. Returns
 * whether mails left now. A provider that fails gives the claim back, for the next look.
 */
export async function tellStilte(ports: Needs, settings: Instellingen, stored: Stored<Stilte>): Promise<boolean> {
  const { controle, mail, mailCodec, adressen, ids, clock } = ports;
  const { value: stilte, versie } = stored;
  if (stilte.gemeldOp !== null || stilte.drempel.bron !== 'verleden') return false;
  const aan = adressenVoor(settings, stilte);
  if (aan.length === 0) return false;
  const nu = clock.now();
  try {
    await controle.saveStilte({ ...stilte, gemeldOp: nu }, versie);
  } catch (error) {
    // Somebody else is telling it.
    if (error instanceof ConflictError) return false;
    throw error;
  }
  const tekst = tekstOver(settings, stilte, adressen.console);
  let sent = 0;
  try {
    for (const adres of aan) {
      const naam = ids.derived('stilte', stilte.kanaal, stilte.wijkteam ?? '', stilte.laatstOntvangenOp, adres);
      const messageId = messageIdVan(adressen.afzenderMail, naam);
      const notice = { van: adressen.afzenderMail, aan: adres, ...tekst, messageId, op: nu };
      const ruw = await mailCodec.composeNotice(notice);
      await mail.sendRaw({ van: adressen.afzenderMail, aan: adres, ruw });
      sent += 1;
    }
  } catch (error) {
    if (sent === 0) await controle.saveStilte(stilte, versie + 1);
    throw error;
  }
  return true;
}
