/** Terms in words: what they are about, how long they still run, and that one stands still. */
import type { Toon } from '../ui/kenteken.tsx';
import type { StaandeTermijn } from './antwoorden/traject.ts';
import { dag, tijdstip } from './woorden.ts';

const NAMEN: Readonly<Record<string, string>> = {
  crisis: 'Crisis opgepakt',
  spoed: 'Gesprek bij spoed',
  terugbelverzoek: 'Terugbellen',
  inloopstap: 'Stap na de inloop',
  regulier: 'Reactie op een aanmelding',
  'eerste-vraagverhelderingsgesprek': 'Eerste gesprek vraagverheldering',
  vraagverheldering: 'Vraagverheldering klaar',
  besluit: 'Besluit op een aanvraag',
  'start-ondersteuning': 'Start van de ondersteuning',
  evaluatie: 'Evaluatie',
  'evaluatie-intensief': 'Evaluatie bij intensieve hulp',
  klacht: 'Klacht afgehandeld',
};
export const termijnnaam = (soort: string): string => NAMEN[soort] ?? soort.replaceAll('-', ' ');

const lokaal = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
/** `2026-11-25T10:00` in Amsterdam, as a field for date and time wants it. */
export const lokaalVan = (op: string | number): string => lokaal.format(new Date(op)).replace(' ', 'T');
/** The instant of such a text; in the hour that comes twice, the first. */
export const instantVan = (tekst: string): string =>
  ['+02:00', '+01:00'].map((zone) => `${tekst}${zone}`).find((op) => lokaalVan(op) === tekst) ?? `${tekst}+01:00`;

const dagnummer = (op: string | number): number => Date.parse(`${lokaalVan(op).slice(0, 10)}T00:00:00Z`) / 86_400_000;
const dagen = (n: number): string => (n === 1 ? 'een dag' : `${n} dagen`);
/** Noon: the same day wherever it is written. */
const opDag = (datum: string): string => dag(`${datum}T12:00:00Z`);

const BIJNA_DAGEN = 3;

export interface Termijnstand {
  readonly toon: Toon;
  readonly woord: string;
  readonly tekst: string;
}

/** `nu` in milliseconds of the server. */
export function termijnstand(termijn: StaandeTermijn, nu: number): Termijnstand {
  const { status, afgehandeld, uiterlijkOp, bereiktOp, klok, opgeschort } = termijn;
  const einde = klok === 'uren' ? tijdstip(uiterlijkOp, nu) : dag(uiterlijkOp);
  const over = dagnummer(uiterlijkOp) - dagnummer(nu);
  if (status === 'gehaald') return { toon: 'goed', woord: 'Gehaald', tekst: bereiktOp ? `op ${dag(bereiktOp)}` : '' };
  if (status === 'vervallen') return { toon: 'neutraal', woord: 'Vervallen', tekst: '' };
  if (status === 'te-laat' && afgehandeld) {
    const woord = bereiktOp === null ? 'Te laat vervallen' : 'Te laat gehaald';
    return { toon: 'neutraal', woord, tekst: `moest voor ${einde}` };
  }
  if (status === 'te-laat') {
    const tekst = over < 0 ? `${dagen(-over)} te laat, moest uiterlijk ${einde}` : `moest uiterlijk ${einde}`;
    return { toon: 'fout', woord: 'Te laat', tekst };
  }
  if (status === 'opgeschort') {
    const vandaag = lokaalVan(nu).slice(0, 10);
    const tot = opgeschort.find((een) => een.van <= vandaag && vandaag < een.tot)?.tot;
    const stil = tot === undefined ? 'staat stil' : `staat stil tot ${opDag(tot)}`;
    return { toon: 'neutraal', woord: 'Opgeschort', tekst: `${stil}, dan uiterlijk ${einde}` };
  }
  const toon = over <= BIJNA_DAGEN ? 'let-op' : 'goed';
  const nog = over <= 0 ? 'eindigt vandaag' : `nog ${dagen(over)}`;
  const stond = opgeschort.length > 0 ? ', stond eerder stil' : '';
  return { toon, woord: toon === 'goed' ? 'Loopt' : 'Bijna', tekst: `${nog}, uiterlijk ${einde}${stond}` };
}
