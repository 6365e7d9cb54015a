/** The policy as a form shows it and as the API takes it, and what it comes down to in sentences. */
import type { Beleid, Escalatiestap, Trede } from '../../app/antwoorden/escalatie.ts';
import { tijdstip } from '../../app/woorden.ts';
import { bronnaam, leesbaar } from '../dienst/woorden.ts';
import { lokaal } from '../mijn-dienst/rooster.ts';

/** In an address: every wijkteam without a policy of its own. */
export const ALLE_ANDERE = '_standaard';

export interface BeleidVorm {
  readonly treden: readonly Trede[];
  /** `24, 36, 44`, as it is typed. */
  readonly herinneringen: string;
  readonly overdracht: number;
  readonly crisis: number;
}

export const vormVan = (beleid: Beleid): BeleidVorm => ({
  treden: beleid.treden,
  herinneringen: beleid.herinneringenUren.join(', '),
  overdracht: beleid.overdrachtWachtMinuten,
  crisis: beleid.crisisWachtMinuten,
});

/** What is no number goes as it is: the API says so at its field. */
export const bodyVan = ({ treden, herinneringen, overdracht, crisis }: BeleidVorm): Beleid => ({
  treden,
  herinneringenUren: herinneringen.split(/[\s,;]+/).flatMap((uur) => (uur === '' ? [] : [Number(uur)])),
  overdrachtWachtMinuten: overdracht,
  crisisWachtMinuten: crisis,
});

export const WIE: Readonly<Record<Trede['wie'], string>> = {
  dienstdoende: 'Wie dienst heeft',
  volgende: 'De volgende in de rij',
  escalatiecontact: 'Het escalatiecontact',
};

const MEDIUM: Readonly<Record<string, string>> = {
  mail: 'e-mail',
  sms: 'sms',
  webpush: 'melding op een toestel',
  webhook: 'webhook',
  spraak: 'telefoon (gesproken)',
  scherm: 'melding op het scherm',
};
export const mediumnaam = (medium: string): string => MEDIUM[medium] ?? medium;
/** What a rung can be told by; a call only where people can be called, or where it stood already, to be taken out. */
export const mediaKeuzes = (gekozen: readonly string[], spraak: boolean): readonly string[] => [
  ...new Set(['sms', 'mail', ...(spraak ? ['spraak'] : []), 'webpush', 'webhook', ...gekozen]),
];

export function opsomming(delen: readonly string[]): string {
  const laatste = delen.at(-1);
  if (laatste === undefined) return 'niets';
  return delen.length === 1 ? laatste : `${delen.slice(0, -1).join(', ')} en ${laatste}`;
}

/** One rung in a sentence. */
export const tredeTekst = ({ wie, media, wachtMinuten }: Trede): string =>
  `${WIE[wie]}, met ${opsomming(media.map(mediumnaam))}; na ${wachtMinuten} minuten verder`;

interface Mens {
  readonly id: string;
  readonly naam: string;
}

/** One step of a preview in a sentence, without its time. */
export function stapTekst(stap: Escalatiestap, mensen: readonly Mens[], nu: number): string {
  const { soort, medewerker, bron, media, reden, tot } = stap;
  const naam = mensen.find(({ id }) => id === medewerker)?.naam ?? medewerker ?? 'niemand';
  const straks = tot === null ? null : tijdstip(tot, nu);
  switch (soort) {
    case 'vraagt':
      return `${naam} (${bronnaam(bron ?? '').toLowerCase()}) krijgt ${opsomming(media.map(mediumnaam))}. Antwoord kan tot ${straks ?? 'later'}.`;
    case 'slaat-over':
      return `Trede ${stap.trede} wordt overgeslagen: ${leesbaar(reden ?? '', mensen)}`;
    case 'wacht-op-dienst':
      return straks === null
        ? 'Er heeft niemand dienst, en in het rooster staat niemand die nog komt.'
        : `Er heeft niemand dienst. Voordeur wacht tot ${straks}.`;
    case 'te-laat':
      return medewerker === null
        ? 'Voor het einde van de 48 uur heeft niemand dienst, en er is geen escalatiecontact.'
        : `Voor het einde van de 48 uur heeft niemand dienst. ${naam} hoort dat meteen.`;
    case 'begint-opnieuw':
      return `Niemand pakte het op: er gaat een alarm af, en het begint ${straks === null ? 'opnieuw' : `${straks} opnieuw`}.`;
  }
}

const UUR_MS = 3_600_000;

/** The instant of a Dutch wall-clock time; the first of two, and in the hour that is not there the hour after it. */
export function instantVan(klok: string): string {
  const alsUtc = Date.parse(`${klok}Z`);
  const gevonden = [2, 1].map((uren) => alsUtc - uren * UUR_MS).find((ms) => lokaal(ms) === klok.slice(0, 16));
  return new Date(gevonden ?? alsUtc - UUR_MS).toISOString();
}
