/**
 * Counts of contacts and spoedzaken that add up: those of a year are the sum of those of its days, in any order. Codes and
 * numbers only; nothing in them leads to a contact.
 */
import { eersteGesprek } from '../contact/gesprek.ts';
import type { Contact, Uitkomst } from '../contact/types.ts';
import type { Spoedzaak } from '../spoed/types.ts';
import { termijnEinde } from '../termijnen/termijn-einde.ts';
import { msBetween } from '../tijd/instant.ts';
import { telTermijnen } from './termijncijfers.ts';

/** Changes when anything here is counted otherwise: what was counted before is then counted again. */
export const TELWIJZE = '2026-11-termijnen';

export interface Telling {
  /** By name; zero is left out. */
  readonly tellers: Readonly<Record<string, number>>;
  /** Durations in milliseconds, by name; few enough to be kept one by one, so that percentiles are exact. */
  readonly duren: Readonly<Record<string, readonly number[]>>;
}

export const LEGE_TELLING: Telling = { tellers: {}, duren: {} };

export function telTellingenOp(tellingen: Iterable<Telling>): Telling {
  const tellers: Record<string, number> = {};
  const duren: Record<string, number[]> = {};
  for (const one of tellingen) {
    for (const [naam, n] of Object.entries(one.tellers)) tellers[naam] = (tellers[naam] ?? 0) + n;
    for (const [naam, ms] of Object.entries(one.duren)) {
      const all = duren[naam] ?? [];
      all.push(...ms);
      duren[naam] = all;
    }
  }
  return { tellers, duren };
}

/** The sum of all counters of which the name begins like this, by the rest of their name. */
export function tellersVan({ tellers }: Telling, begin: string): ReadonlyMap<string, number> {
  const found = Object.entries(tellers).filter(([naam]) => naam.startsWith(begin));
  return new Map(found.map(([naam, n]) => [naam.slice(begin.length), n]));
}

/** Nothing but automatic mail: that was begun by nobody. A canary is nobody's either. */
export function isVanMens({ kanaal, soortBericht, proef }: Contact): boolean {
  return proef !== true && (kanaal !== 'mail' || soortBericht === 'persoon');
}

const isHandled = (uitkomst: Uitkomst | null): boolean => uitkomst !== null && uitkomst !== 'spam';

export function telContact(contact: Contact): Telling {
  if (!isVanMens(contact)) return LEGE_TELLING;
  const tellers: Record<string, number> = {};
  const duren: Record<string, number[]> = {};
  const tel = (naam: string, geldt = true) => {
    if (geldt) tellers[naam] = (tellers[naam] ?? 0) + 1;
  };
  const { kanaal, uitkomst, status, kenmerken } = contact;
  tel(`${kanaal}|contacten`);
  tel(`${kanaal}|uitkomst:${uitkomst}`, uitkomst !== null);
  tel(`${kanaal}|zonderUitkomst`, status === 'afgesloten' && uitkomst === null);
  tel(`${kanaal}|open`, status !== 'afgesloten');
  tel(`${kanaal}|vervolg`, contact.vervolgVan !== null);
  for (const thema of kenmerken.themas) tel(`thema:${thema}`);
  tel('zonderThema', isHandled(uitkomst) && kenmerken.themas.length === 0);
  tel(`verwijzer:${kenmerken.verwijzer}`, kenmerken.verwijzer !== null);
  tel('zonderVerwijzer', isHandled(uitkomst) && kenmerken.verwijzer === null);
  tel(`naar:${kenmerken.doorverwezenNaar}`, kenmerken.doorverwezenNaar !== null);
  tel('zonderBestemming', uitkomst === 'doorverwezen' && kenmerken.doorverwezenNaar === null);
  for (const { hoe } of contact.afspraken) tel(`afspraak:${hoe}`);
  telKlacht(contact, tel);
  telIntake(contact, tel, duren);
  return telTellingenOp([{ tellers, duren }, telTermijnen(contact)]);
}

type Tel = (naam: string, geldt?: boolean) => void;

/** What is still open counts by the last day that is in time: whether it is late depends on when it is asked. */
function telKlacht({ klacht }: Contact, tel: Tel): void {
  if (klacht === null) return;
  tel(`klacht:${klacht.ernst}`);
  if (klacht.ernst !== 'klacht') return;
  const { uiterlijkOp, dag } = termijnEinde('klacht', klacht.gemeldOp);
  const { afhandeling } = klacht;
  tel(`klachtOpen:${dag}`, afhandeling === null);
  if (afhandeling === null) return;
  const inTime = afhandeling.op <= uiterlijkOp;
  tel(inTime ? 'klachtBinnenTermijn' : 'klachtTeLaat');
  tel('klachtOntvankelijk', afhandeling.ontvankelijk);
  tel('klachtOpgelost', afhandeling.opgelost);
}

/** From the question to the first conversation in person after it became an aanmelding (ZWOLLE 9.1: wachttijd intake). */
function telIntake(contact: Contact, tel: Tel, duren: Record<string, number[]>): void {
  const { aanmelding, ontvangenOp } = contact;
  if (aanmelding === null) return;
  tel('aanmelding');
  const gesprek = eersteGesprek(contact, aanmelding.op, { inPersoon: true });
  const { uiterlijkOp, dag } = termijnEinde('eerste-vraagverhelderingsgesprek', aanmelding.op);
  if (gesprek === null) {
    tel(`intakeOpen:${dag}`);
    return;
  }
  duren['intake'] = [Math.max(0, msBetween(ontvangenOp, gesprek))];
  tel(gesprek <= uiterlijkOp ? 'intakeBinnenTermijn' : 'intakeTeLaat');
}

/** Of a case that is closed: what it came to does not change with the clock any more. */
export function telGeslotenSpoedzaak(zaak: Spoedzaak): Telling {
  if (isMistake(zaak)) return LEGE_TELLING;
  const inTime = zaak.bereiktOp !== null && zaak.bereiktOp <= zaak.uiterlijkOp;
  const took = takeUpMs(zaak);
  return {
    tellers: { 'spoed|zaken': 1, [inTime ? 'spoed|binnen' : 'spoed|teLaat']: 1 },
    duren: took.length > 0 ? { oppakken: took } : {},
  };
}

/** Opened by mistake or double: it was no case, and is counted nowhere. */
function isMistake({ gebeurtenissen }: Spoedzaak): boolean {
  const closing = gebeurtenissen.findLast((event) => event.soort === 'gesloten');
  return closing?.soort === 'gesloten' && (closing.reden === 'ten-onrechte-geopend' || closing.reden === 'dubbel');
}

/** From the first page to being taken up; empty while either is missing. */
export function takeUpMs({ gebeurtenissen }: Spoedzaak): number[] {
  const paged = gebeurtenissen.find(({ soort }) => soort === 'push-klaargezet')?.op;
  const taken = gebeurtenissen.find(({ soort }) => soort === 'opgepakt')?.op;
  return paged === undefined || taken === undefined ? [] : [Math.max(0, msBetween(paged, taken))];
}
