/** Where a case stands for who looks at it, and in which pile of the list it belongs. */
import type { Spoedzaak, SpoedzaakInLijst } from '../../app/antwoorden/spoed.ts';

export type Stapel = 'vraagt-u' | 'van-u' | 'wacht' | 'van-collega' | 'gesproken';

export const STAPELS: readonly { readonly stapel: Stapel; readonly kop: string }[] = [
  { stapel: 'vraagt-u', kop: 'Wacht op u' },
  { stapel: 'van-u', kop: 'Van u' },
  { stapel: 'wacht', kop: 'Nog niet opgepakt' },
  { stapel: 'gesproken', kop: 'Gesproken, nog af te sluiten' },
  { stapel: 'van-collega', kop: 'Bij een collega' },
];

/** Asked to take it up, also when somebody else was asked after that: it is still theirs to take. */
export const isGevraagd = ({ status, aan, ladder }: Spoedzaak, ik: string): boolean =>
  status === 'open' && (aan === ik || ladder.gevraagd.includes(ik));

/**
 * Before somebody was spoken with, only the holder and the escalation contact hand a case over or close it; one that nobody
 * has, and one that was spoken with, anybody closes.
 */
export function magLoslaten(
  { status, opgepaktDoor }: Spoedzaak,
  ik: string,
  escalatiecontact: string | null,
): { readonly overdragen: boolean; readonly sluiten: boolean } {
  const eigen = opgepaktDoor === ik || escalatiecontact === ik;
  return {
    overdragen: status === 'opgepakt' && eigen,
    sluiten: status === 'bereikt' || (status !== 'gesloten' && (opgepaktDoor === null || eigen)),
  };
}

export function stapelVan(zaak: Spoedzaak, ik: string): Stapel {
  if (zaak.status === 'bereikt' || zaak.status === 'gesloten') return 'gesproken';
  if (zaak.overdrachtAan === ik || isGevraagd(zaak, ik)) return 'vraagt-u';
  if (zaak.status === 'open') return 'wacht';
  return zaak.opgepaktDoor === ik ? 'van-u' : 'van-collega';
}

/** A crisis first, then the first deadline. */
function eerst(een: Spoedzaak, ander: Spoedzaak): number {
  if (een.urgentie !== ander.urgentie) return een.urgentie === 'crisis' ? -1 : 1;
  return een.uiterlijkOp < ander.uiterlijkOp ? -1 : een.uiterlijkOp > ander.uiterlijkOp ? 1 : 0;
}

export function perStapel(
  zaken: readonly SpoedzaakInLijst[],
  ik: string,
): readonly { readonly stapel: Stapel; readonly kop: string; readonly zaken: readonly SpoedzaakInLijst[] }[] {
  return STAPELS.map(({ stapel, kop }) => ({
    stapel,
    kop,
    zaken: zaken.filter((zaak) => stapelVan(zaak, ik) === stapel).toSorted(eerst),
  })).filter((one) => one.zaken.length > 0);
}

export type Nabijheid = 'ruim' | 'bijna' | 'voorbij';
/** From here on a case is near its deadline: what is left no longer holds a night. */
const BIJNA_S = 12 * 3600;

export const nabijheidVan = (resterend: number): Nabijheid =>
  resterend < 0 ? 'voorbij' : resterend < BIJNA_S ? 'bijna' : 'ruim';

/** What is left on both clocks at `nu` (milliseconds), of clocks that were read earlier. The open clock runs while it is open. */
export function klokkenOp(
  { uiterlijkOp, klokken }: Pick<Spoedzaak, 'uiterlijkOp' | 'klokken'>,
  nu: number,
): { readonly resterend: number; readonly open: number | undefined } {
  const resterend = Math.floor((Date.parse(uiterlijkOp) - nu) / 1000);
  if (klokken === null) return { resterend, open: undefined };
  const since = klokken.openNu ? Math.max(0, Math.floor((nu - Date.parse(klokken.gemetenOp)) / 1000)) : 0;
  return { resterend, open: Math.max(0, Math.min(klokken.openResterend - since, resterend)) };
}
