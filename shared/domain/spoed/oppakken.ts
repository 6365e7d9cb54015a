/** Taking up without signing in: who may, which case an answer by SMS means, and what that answer hears back. */
import type { Medewerker } from '../organisatie/types.ts';
import type { Instant } from '../tijd/instant.ts';
import { referentieVan, wanneer, zaakLink } from './push-tekst.ts';
import { fitsInSms, SMS_TEKENS, toSmsAlfabet } from './sms-tekst.ts';
import type { Spoedzaak } from './types.ts';

/** Taking up is for professionals, whichever way it goes. */
export const magOppakken = ({ actief, rollen }: Pick<Medewerker, 'actief' | 'rollen'>): boolean =>
  actief && rollen.includes('professional');

/** True while this person would get the case by taking it up: nobody has it, or they were asked to take it over. */
export function staatOpenVoor({ status, overdrachtAan }: Spoedzaak, medewerker: string): boolean {
  return status === 'open' || (status === 'opgepakt' && overdrachtAan === medewerker);
}

export interface Oppakantwoord {
  /** As {@link referentieVan} writes it; null: whatever was pushed last. */
  readonly referentie: string | null;
}

/** Longer than anybody makes "1", and than any reference with it. */
const MAX_TEKENS = 60;
/** A case is named by digits and letters up to f: a word of six letters is none. */
const OPPAKKEN = /^(?:1|ja|ik pak (?:dit|het|m) op)(?:[\s,:-]+(?:zaak\s+)?(?:s\s*-?\s*)?([0-9a-f]{6}))?$/;

/**
 * What an SMS says when it takes a case up: `1` or `ja`, alone or with the reference of a case, however it is written. Null for
 * everything else, also for a sentence that begins with it: somebody who explains something has not taken up anything. Never
 * throws.
 */
export function readOppakantwoord(tekst: string): Oppakantwoord | null {
  if (tekst.length > MAX_TEKENS) return null;
  const kaal = tekst
    .normalize('NFKC')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/["'’‘“”()]/g, '')
    .replace(/[\s.!]+$/, '')
    .replace(/^[\s.!]+/, '')
    .replace(/\s+/g, ' ');
  const found = OPPAKKEN.exec(kaal);
  if (found === null) return null;
  return { referentie: found[1] === undefined ? null : `S-${found[1].toUpperCase()}` };
}

/** When this person was last pushed about this case by SMS, as far as they can have got it; null when they were not. */
function laatsteSmsOp({ gebeurtenissen }: Spoedzaak, medewerker: string, tot: Instant): Instant | null {
  const verzonden = new Set(gebeurtenissen.flatMap((event) => (event.soort === 'push-verzonden' ? [event.push] : [])));
  const nooit = new Set(
    gebeurtenissen.flatMap((event) =>
      event.soort === 'push-mislukt' && !verzonden.has(event.push) ? [event.push] : [],
    ),
  );
  return gebeurtenissen.reduce<Instant | null>((last, event) => {
    if (event.soort !== 'push-klaargezet' || event.medium !== 'sms' || event.aan !== medewerker) return last;
    if (event.op > tot || nooit.has(event.push)) return last;
    return last === null || event.op > last ? event.op : last;
  }, null);
}

const isPushedTo = ({ gebeurtenissen }: Spoedzaak, medewerker: string): boolean =>
  gebeurtenissen.some((event) => event.soort === 'push-klaargezet' && event.aan === medewerker);

const leeft = ({ status }: Spoedzaak): boolean => status === 'open' || status === 'opgepakt';

/**
 * The case that an answer means: the one it names, of those that this person was ever pushed about, or else the one that they
 * were last pushed about by SMS before they answered. Also when somebody else has that one by now: taking an older one instead
 * would be a case that nobody meant.
 */
export function zaakVanAntwoord(
  zaken: readonly Spoedzaak[],
  medewerker: string,
  { referentie }: Oppakantwoord,
  op: Instant,
): Spoedzaak | null {
  const known = zaken.filter(
    (zaak) =>
      leeft(zaak) && isPushedTo(zaak, medewerker) && (referentie === null || referentieVan(zaak.id) === referentie),
  );
  const [last] = known
    .flatMap((zaak) => {
      const gepusht = laatsteSmsOp(zaak, medewerker, op);
      if (gepusht !== null) return [{ zaak, gepusht }];
      return referentie === null ? [] : [{ zaak, gepusht: '' }];
    })
    .toSorted((een, ander) =>
      een.gepusht === ander.gepusht ? (een.zaak.id < ander.zaak.id ? -1 : 1) : een.gepusht > ander.gepusht ? -1 : 1,
    );
  return last?.zaak ?? null;
}

/** The other cases that this person was pushed about and could take up, soonest deadline first. */
export function ookOpenVoor(
  zaken: readonly Spoedzaak[],
  medewerker: string,
  behalve: string | null,
): readonly Spoedzaak[] {
  return zaken
    .filter((zaak) => zaak.id !== behalve && isPushedTo(zaak, medewerker) && staatOpenVoor(zaak, medewerker))
    .toSorted((een, ander) =>
      een.uiterlijkOp === ander.uiterlijkOp ? 0 : een.uiterlijkOp < ander.uiterlijkOp ? -1 : 1,
    );
}

/** What became of an answer. */
export type Oppakuitkomst =
  | { readonly soort: 'opgepakt'; readonly zaak: Spoedzaak }
  | { readonly soort: 'van-ander'; readonly zaak: Spoedzaak; readonly houder: string }
  | { readonly soort: 'niet-meer-nodig' | 'geen-professional'; readonly zaak: Spoedzaak }
  | { readonly soort: 'geen-zaak' };

/** How a case and an instant are named in an answer: short to read, or so that they can be listened to. */
export interface Zegswijze {
  readonly naam: (id: string) => string;
  readonly wanneer: (op: Instant) => string;
}

/** What became of it, whichever way it goes back: by SMS, or spoken in a call. */
export function oppakZin(uitkomst: Oppakuitkomst, { naam: naamVan, wanneer: tijdVan }: Zegswijze): string {
  if (uitkomst.soort === 'geen-zaak') return 'Er is nu geen zaak die u zo kunt oppakken.';
  const { zaak } = uitkomst;
  const naam = naamVan(zaak.id);
  switch (uitkomst.soort) {
    case 'opgepakt':
      return `Opgepakt. Zaak ${naam} is van u. ${zaak.urgentie === 'crisis' ? 'Nu direct.' : `Voor ${tijdVan(zaak.uiterlijkOp)}.`}`;
    case 'van-ander':
      return `Zaak ${naam} is al van ${uitkomst.houder}. U hoeft niets te doen.`;
    case 'niet-meer-nodig':
      return `Zaak ${naam} hoeft niemand meer op te pakken.`;
    case 'geen-professional':
      return `U kunt zaak ${naam} niet zelf oppakken. Zorg dat een professional dat doet.`;
  }
}

function kern(uitkomst: Oppakuitkomst, consoleAdres: string): readonly string[] {
  const zin = oppakZin(uitkomst, { naam: referentieVan, wanneer });
  switch (uitkomst.soort) {
    case 'geen-zaak':
      return [`${zin} Open de console.`];
    case 'opgepakt':
      return [`${zin} Open: ${zaakLink(consoleAdres, uitkomst.zaak.id)}`, `${zin} Open de console.`];
    case 'van-ander':
      return [zin, `Zaak ${referentieVan(uitkomst.zaak.id)} is al van een collega.`];
    default:
      return [zin];
  }
}

/** The answer by SMS, in one message: what became of it, and as far as it fits which case is still open for them. */
export function oppakSms(uitkomst: Oppakuitkomst, ookOpen: readonly Spoedzaak[], consoleAdres: string): string {
  const other = ookOpen[0];
  const rest =
    other === undefined ? '' : ` Nog open: ${referentieVan(other.id)}. Antwoord "1 ${referentieVan(other.id)}".`;
  const parts = kern(uitkomst, consoleAdres).map(toSmsAlfabet);
  const found = [...parts.map((part) => part + rest), ...parts].find(fitsInSms);
  return found ?? (parts.at(-1) ?? '').slice(0, SMS_TEKENS);
}
