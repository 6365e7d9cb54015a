/** What managers ask beside bereikbaarheid (ZWOLLE 9.1, KADER): what came of contacts, and how spoed was followed up. */
import { type Contact, KANALEN, type Kanaal, UITKOMSTEN, type Uitkomst } from '../contact/types.ts';
import type { Spoedzaak } from '../spoed/types.ts';
import { type Instant, msBetween } from '../tijd/instant.ts';

export interface KanaalKengetallen {
  readonly kanaal: Kanaal;
  /** Contacts that people began in the period; automatic mail is not among them. */
  readonly contacten: number;
  readonly uitkomsten: Readonly<Record<Uitkomst, number>>;
  /** Closed without anybody saying what came of it: who hung up or left. */
  readonly zonderUitkomst: number;
  readonly open: number;
  /** Began as the sequel of an earlier contact of the same thread or chat. */
  readonly vervolg: number;
}

export interface SpoedKengetallen {
  readonly zaken: number;
  /** Somebody spoke with them within 48 hours of receipt, the limit included. */
  readonly binnen48Uur: number;
  readonly teLaat: number;
  /** Not spoken with, and still within the 48 hours: in neither part of the share. */
  readonly nogNietBekend: number;
  /** 0-1; null when nothing can be said. */
  readonly aandeelBinnen48Uur: number | null;
  /** From the first page to being taken up, seconds, nearest rank; null without any. */
  readonly oppakken: { readonly n: number; readonly p50: number | null; readonly p90: number | null };
}

/** A contact of nothing but automatic mail was begun by nobody. */
function isOfPerson({ kanaal, soortBericht }: Contact): boolean {
  return kanaal !== 'mail' || soortBericht === 'persoon';
}

export function kengetallenVan(contacten: readonly Contact[]): readonly KanaalKengetallen[] {
  return KANALEN.map((kanaal) => {
    const of = contacten.filter((contact) => contact.kanaal === kanaal && isOfPerson(contact));
    const count = (uitkomst: Uitkomst) => of.filter((contact) => contact.uitkomst === uitkomst).length;
    return {
      kanaal,
      contacten: of.length,
      uitkomsten: Object.fromEntries(UITKOMSTEN.map((one) => [one, count(one)])) as Record<Uitkomst, number>,
      zonderUitkomst: of.filter(({ status, uitkomst }) => status === 'afgesloten' && uitkomst === null).length,
      open: of.filter(({ status }) => status !== 'afgesloten').length,
      vervolg: of.filter(({ vervolgVan }) => vervolgVan !== null).length,
    };
  });
}

/** `onterecht`: closed as opened by mistake or double; they were no cases and are left out. */
export function spoedKengetallenVan(zaken: readonly Spoedzaak[], peildatum: Instant): SpoedKengetallen {
  const real = zaken.filter((zaak) => !isMistake(zaak));
  const within = real.filter(({ bereiktOp, uiterlijkOp }) => bereiktOp !== null && bereiktOp <= uiterlijkOp).length;
  const unknown = real.filter(
    ({ bereiktOp, uiterlijkOp, status }) => bereiktOp === null && status !== 'gesloten' && peildatum <= uiterlijkOp,
  ).length;
  const late = real.length - within - unknown;
  const waits = real.flatMap(takeUpMs).sort((a, b) => a - b);
  const rank = (share: number) => {
    const found = waits[Math.max(0, Math.ceil(share * waits.length) - 1)];
    return found === undefined ? null : found / 1000;
  };
  return {
    zaken: real.length,
    binnen48Uur: within,
    teLaat: late,
    nogNietBekend: unknown,
    aandeelBinnen48Uur: within + late === 0 ? null : within / (within + late),
    oppakken: { n: waits.length, p50: rank(0.5), p90: rank(0.9) },
  };
}

function isMistake({ gebeurtenissen }: Spoedzaak): boolean {
  const closing = gebeurtenissen.findLast((event) => event.soort === 'gesloten');
  return closing?.soort === 'gesloten' && (closing.reden === 'ten-onrechte-geopend' || closing.reden === 'dubbel');
}

function takeUpMs({ gebeurtenissen }: Spoedzaak): number[] {
  const paged = gebeurtenissen.find(({ soort }) => soort === 'push-klaargezet')?.op;
  const taken = gebeurtenissen.find(({ soort }) => soort === 'opgepakt')?.op;
  return paged === undefined || taken === undefined ? [] : [Math.max(0, msBetween(paged, taken))];
}
