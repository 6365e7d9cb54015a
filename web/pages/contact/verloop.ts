/** What was said in a contact, in order, and what happened to it, in words. */
import type { Antwoord, Bericht, ContactVolledig, Verzendstatus } from '../../app/antwoorden/contacten.ts';

export type Beurt =
  | { readonly wie: 'inwoner'; readonly op: string; readonly bericht: Bericht }
  | { readonly wie: 'wij'; readonly op: string; readonly antwoord: Antwoord };

/** In the order of the record, also of what came in the same instant. What was withdrawn is a draft again, and only shown (to who wrote it) when it is not that any more. */
export function draad({
  berichten,
  antwoorden,
  concept,
  gebeurtenissen,
}: Pick<ContactVolledig, 'berichten' | 'antwoorden' | 'concept' | 'gebeurtenissen'>): readonly Beurt[] {
  const place = new Map(
    gebeurtenissen.map(({ bericht, antwoord }, index) => [bericht ?? antwoord, index] as const).reverse(),
  );
  const plek = (turn: Beurt) => place.get(turn.wie === 'wij' ? turn.antwoord.id : turn.bericht.id) ?? place.size;
  const turns: Beurt[] = [
    ...berichten.map((bericht) => ({ wie: 'inwoner', op: bericht.op, bericht }) as const),
    ...antwoorden
      .filter(({ status, tekst }) => status !== 'ingetrokken' || tekst !== concept?.tekst)
      .map((antwoord) => ({ wie: 'wij', op: antwoord.op, antwoord }) as const),
  ];
  return turns.sort((a, b) => (a.op < b.op ? -1 : a.op > b.op ? 1 : plek(a) - plek(b)));
}

export const VERZENDSTATUS: Readonly<Record<Verzendstatus, string>> = {
  klaargezet: 'Wordt verzonden',
  verzonden: 'Verzonden',
  mislukt: 'Niet aangekomen',
  ingetrokken: 'Ingetrokken',
};

const GEBEURD: Readonly<Record<string, string>> = {
  begonnen: 'Gesprek begon',
  'in-wachtrij': 'Kwam in de wachtrij',
  opgehangen: 'Beller hing op',
  beeindigd: 'Gesprek eindigde',
  voicemail: 'Sprak een voicemail in',
  'terugbellen-gevraagd': 'Vroeg om terugbellen',
  doorverbonden: 'Doorverbonden',
  aangenomen: 'Aangenomen',
  'bericht-ontvangen': 'Bericht ontvangen',
  'vraag-gesteld': 'Vraag gesteld',
  'chat-verlaten': 'Verliet de chat',
  'stilte-gemeld': 'Gewaarschuwd dat de chat sluit',
  'stilte-verstreken': 'Chat gesloten na stilte',
  aangekomen: 'Binnengekomen',
  vertrokken: 'Vertrokken',
  'antwoord-klaargezet': 'Antwoord geschreven',
  'antwoord-verzonden': 'Antwoord verzonden',
  'antwoord-mislukt': 'Antwoord kwam niet aan',
  'antwoord-ingetrokken': 'Antwoord ingetrokken',
  'mail-klaargezet': 'Bericht van ons klaargezet',
  'mail-verzonden': 'Bericht van ons verzonden',
  'mail-mislukt': 'Bericht van ons kwam niet aan',
  'mail-ingetrokken': 'Bericht van ons ingetrokken',
  'geen-antwoord-nodig': 'Vraagt geen antwoord',
  getrieerd: 'Urgentie bepaald',
  'verlaging-gevraagd': 'Lagere urgentie gevraagd',
  'verlaging-beoordeeld': 'Lagere urgentie beoordeeld',
  'terugbelverzoek-gedaan': 'Terugbelverzoek vastgelegd',
  contactpoging: 'Contactpoging',
  'veilig-contact-afgesproken': 'Veilig contact afgesproken',
  'betrokkene-vastgelegd': 'Vastgelegd wie het is',
  'betrokkene-verwijderd': 'Gegevens van een persoon verwijderd',
  'toestemming-vastgelegd': 'Toestemming vastgelegd',
  'taak-afgevinkt': 'Taak gedaan',
  afgesloten: 'Afgesloten',
  'kenmerken-vastgelegd': 'Onderwerp vastgelegd',
};

/** What is not known here by name still is a line: nothing of the record is hidden. */
export const gebeurd = (soort: string): string => GEBEURD[soort] ?? soort.replaceAll('-', ' ');

export const STATUSNAAM: Readonly<Record<string, string>> = {
  wachtend: 'Wacht op iemand',
  'in-behandeling': 'In behandeling',
  afgesloten: 'Afgesloten',
};

/** `12,3 kB`, `1,4 MB` */
export function grootte(bytes: number): string {
  const [deel, eenheid] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${deel.toLocaleString('nl-NL', { maximumFractionDigits: 1 })} ${eenheid}`;
}

const GEWEIGERD: Readonly<Record<string, string>> = {
  'te-groot': 'te groot',
  'mail-te-groot': 'de mail was te groot',
  'te-veel': 'te veel bijlagen',
  programma: 'een programma',
  webpagina: 'een webpagina',
  macro: 'een bestand met macro’s',
  onvolledig: 'onvolledig',
  spam: 'spam',
};
export const waaromGeweigerd = (reden: string | undefined): string => GEWEIGERD[reden ?? ''] ?? reden ?? 'onbekend';
