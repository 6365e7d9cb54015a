/** How settings lie in their table: partition `ORG`, one item per setting; and the whole put together again. */
import type { NormMetGeldigheid } from '../../domain/bereikbaarheid/types.ts';
import type { Openingsregeling } from '../../domain/openingstijden/types.ts';
import { STANDAARD_ORGANISATIE } from '../../domain/organisatie/standaard.ts';
import type {
  Instellingen,
  Medewerker,
  Organisatie,
  PushAbonnement,
  Webhook,
  Wijkteam,
} from '../../domain/organisatie/types.ts';
import type { Escalatiebeleid } from '../../domain/spoed/types.ts';
import type { Standaardantwoord } from '../../domain/standaardantwoord/types.ts';
import type { Item, Key } from './table.ts';

export const ORG = 'ORG';
export const VERSIE_KEY: Key = { pk: ORG, sk: 'VERSIE' };

export const normSleutel = (norm: NormMetGeldigheid): string =>
  `${norm.kanaal}#${norm.wijkteam ?? '*'}#${norm.geldigVan}`;

const setting = (sk: string, waarde: unknown): Key & Item => ({ pk: ORG, sk, waarde: JSON.stringify(waarde) });
export const organisatieItem = (organisatie: Organisatie) => setting('ORGANISATIE', organisatie);
export const wijkteamItem = (wijkteam: Wijkteam) => setting(`WIJKTEAM#${wijkteam.slug}`, wijkteam);
export const medewerkerItem = (medewerker: Medewerker) => setting(`MEDEWERKER#${medewerker.id}`, medewerker);
/** `sleutel` as in `Instellingen.openingsregelingen`. */
export const openingSk = (sleutel: string): string => `OPENING#${sleutel.replaceAll('/', '#')}`;
export const openingItem = (sleutel: string, regeling: Openingsregeling) => setting(openingSk(sleutel), regeling);
export const normItem = (norm: NormMetGeldigheid) => setting(`NORM#${normSleutel(norm)}`, norm);
export const beleidSk = (wijkteam: string): string => `BELEID#${wijkteam}`;
export const beleidItem = (wijkteam: string, beleid: Escalatiebeleid) => setting(beleidSk(wijkteam), beleid);
export const standaardantwoordItem = (antwoord: Standaardantwoord) =>
  setting(`STANDAARDANTWOORD#${antwoord.code}`, antwoord);
export const webhookSk = (medewerker: string): string => `WEBHOOK#${medewerker}`;
export const webhookItem = (medewerker: string, webhook: Webhook) => setting(webhookSk(medewerker), webhook);
export const abonnementSk = (medewerker: string, id: string): string => `ABONNEMENT#${medewerker}#${id}`;
export const abonnementItem = (medewerker: string, abonnement: PushAbonnement) =>
  setting(abonnementSk(medewerker, abonnement.id), abonnement);

export function itemsOf(whole: Instellingen): (Key & Item)[] {
  return [
    organisatieItem(whole.organisatie),
    ...Object.values(whole.wijkteams).map(wijkteamItem),
    ...Object.values(whole.medewerkers).map(medewerkerItem),
    ...Object.entries(whole.openingsregelingen).map(([sleutel, regeling]) => openingItem(sleutel, regeling)),
    ...whole.normen.map(normItem),
    ...Object.entries(whole.escalatiebeleid).map(([wijkteam, beleid]) => beleidItem(wijkteam, beleid)),
    ...Object.values(whole.standaardantwoorden).map(standaardantwoordItem),
    ...Object.entries(whole.webhooks ?? {}).map(([medewerker, webhook]) => webhookItem(medewerker, webhook)),
    ...Object.entries(whole.pushAbonnementen ?? {}).flatMap(([medewerker, all]) =>
      all.map((abonnement) => abonnementItem(medewerker, abonnement)),
    ),
  ];
}

/** `parse`: where the same text comes back, the same value may. */
export function instellingenFromItems(
  { versie, regelversie }: { readonly versie: number; readonly regelversie: number },
  items: readonly Item[],
  parse: (text: string) => unknown = JSON.parse,
): Instellingen {
  let organisatie: Organisatie = STANDAARD_ORGANISATIE;
  const wijkteams: Record<string, Wijkteam> = {};
  const medewerkers: Record<string, Medewerker> = {};
  const openingsregelingen: Record<string, Openingsregeling> = {};
  const normen: NormMetGeldigheid[] = [];
  const escalatiebeleid: Record<string, Escalatiebeleid> = {};
  const standaardantwoorden: Record<string, Standaardantwoord> = {};
  const webhooks: Record<string, Webhook> = {};
  const pushAbonnementen: Record<string, PushAbonnement[]> = {};
  for (const item of items) {
    const [soort = '', ...rest] = (item['sk'] as string).split('#');
    if (soort === 'VERSIE') continue;
    const waarde = parse(item['waarde'] as string);
    const naam = rest.join('/');
    if (soort === 'ORGANISATIE') organisatie = waarde as Organisatie;
    else if (soort === 'WIJKTEAM') wijkteams[naam] = waarde as Wijkteam;
    else if (soort === 'MEDEWERKER') medewerkers[naam] = waarde as Medewerker;
    else if (soort === 'OPENING') openingsregelingen[naam] = waarde as Openingsregeling;
    else if (soort === 'NORM') normen.push(waarde as NormMetGeldigheid);
    else if (soort === 'BELEID') escalatiebeleid[naam] = waarde as Escalatiebeleid;
    else if (soort === 'STANDAARDANTWOORD') standaardantwoorden[naam] = waarde as Standaardantwoord;
    else if (soort === 'WEBHOOK') webhooks[naam] = waarde as Webhook;
    else if (soort === 'ABONNEMENT') {
      const [medewerker = ''] = rest;
      pushAbonnementen[medewerker] = [...(pushAbonnementen[medewerker] ?? []), waarde as PushAbonnement];
    }
  }
  return {
    versie,
    regelversie,
    organisatie,
    wijkteams,
    medewerkers,
    openingsregelingen,
    normen,
    escalatiebeleid,
    standaardantwoorden,
    ...(Object.keys(webhooks).length > 0 && { webhooks }),
    ...(Object.keys(pushAbonnementen).length > 0 && { pushAbonnementen }),
  };
}
