/**
 * The words of a call: what is asked, how it is answered, and what became of the answer. As little as an SMS: a reference, wijkteam,
 * domein, urgentie and deadline; nothing of the person that it is about, for anybody may have picked up.
 */
import { localDateOf, localTimeOf, minutesOf, weekdayOf } from '../tijd/amsterdam.ts';
import type { Instant } from '../tijd/instant.ts';
import { type Oppakuitkomst, oppakZin } from './oppakken.ts';
import { kortVan, needsCrisisdienst, referentieVan } from './push-tekst.ts';
import type { PushKop, Spoedzaak } from './types.ts';

const DAGEN = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'];
const MAANDEN = [
  ...['januari', 'februari', 'maart', 'april', 'mei', 'juni'],
  ...['juli', 'augustus', 'september', 'oktober', 'november', 'december'],
];

/** Letter by letter, with a rest after each, so that it can be written down: `S, 3, F, 9, A, 1, C`. */
function gespeld(tekst: string): string {
  return [...tekst.replace(/[^0-9a-z]/gi, '')].join(', ');
}

/** Wall-clock time in Amsterdam as people say it: `zondag 29 maart om 18 uur 30`. */
export function gesprokenWanneer(op: Instant): string {
  const [dag, minuten] = [localDateOf(op), minutesOf(localTimeOf(op))];
  const [uur, rest] = [Math.floor(minuten / 60), minuten % 60];
  const datum = `${DAGEN[weekdayOf(dag) - 1]} ${Number(dag.slice(8))} ${MAANDEN[Number(dag.slice(5, 7)) - 1]}`;
  return `${datum} om ${uur} uur${rest === 0 ? '' : ` ${rest}`}`;
}

/** Most are called a team of some kind already. */
const teamVan = (naam: string): string => (/team/i.test(naam) ? naam : `Wijkteam ${naam}`);

const naamVan = (id: string): string => gespeld(referentieVan(id));

export interface Gesprekssituatie {
  readonly naamWijkteam: string;
  readonly nummerCrisisdienst: string;
  /** The person may take the case up, and would get it. */
  readonly kanOppakken: boolean;
}

const toetsen = (kanOppakken: boolean, doel: PushKop['doel']): string => {
  if (kanOppakken) return 'Druk op 1 om de zaak op te pakken. Druk op 2 als u dit gehoord hebt, maar niet kunt.';
  const rest =
    doel === 'oppakken' || doel === 'escalatie' ? 'Zorg dan dat iemand de zaak oppakt.' : 'Open dan de zaak.';
  return `Druk op een toets als u dit gehoord hebt. ${rest}`;
};

/** What is said when somebody picks up, up to and including the keys that can be pressed. */
export function vraagSpraak(zaak: Spoedzaak, doel: PushKop['doel'], situatie: Gesprekssituatie): string {
  const { naamWijkteam, nummerCrisisdienst, kanOppakken } = situatie;
  const crisis = zaak.urgentie === 'crisis';
  return [
    `Dit is Voordeur. ${crisis ? 'Crisis' : 'Spoed'}. ${kortVan(doel)}`,
    `Zaak ${naamVan(zaak.id)}. ${teamVan(naamWijkteam)}. Domein: ${zaak.domein}.`,
    crisis ? 'Nu direct opvolgen.' : `Opvolgen voor ${gesprokenWanneer(zaak.uiterlijkOp)}.`,
    ...(needsCrisisdienst(zaak, doel)
      ? [`De crisisdienst heeft nummer ${gespeld(nummerCrisisdienst)}. Bij levensgevaar: ${gespeld('112')}.`]
      : []),
    toetsen(kanOppakken, doel),
  ].join(' ');
}

/** What became of it, as an answer by SMS says it. */
export const uitkomstSpraak = (uitkomst: Oppakuitkomst): string =>
  `${oppakZin(uitkomst, { naam: naamVan, wanneer: gesprokenWanneer })} Dag.`;

/** A key that takes nothing up; `kanOppakken`: another one would have. */
export const gehoordSpraak = (zaak: Pick<Spoedzaak, 'id'>, kanOppakken: boolean): string =>
  `Dank u. Wij weten dat u dit gehoord hebt.${kanOppakken ? ` U hebt zaak ${naamVan(zaak.id)} niet opgepakt.` : ''} Dag.`;

/** A call about what is not there (any more). */
export const ONBEKEND_SPRAAK = 'Deze oproep is niet meer geldig. Open de console. Dag.';

export const PROEF_SPRAAK = 'Dit is een proef van Voordeur. Druk op een toets als u dit hoort.';
export const PROEF_GEHOORD_SPRAAK = 'Dank u. De proef is gelukt. U hoeft niets te doen. Dag.';
