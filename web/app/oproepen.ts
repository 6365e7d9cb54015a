/** What this person is asked about urgent cases right now, as the live socket tells it. */
import type { LiveBericht } from './live.ts';

/** One push to this screen. */
export interface Oproep {
  readonly zaak: string;
  /** Its name, by which the screen says what became of it. */
  readonly push: string;
  readonly urgentie: string;
  readonly doel: string;
  readonly titel: string;
}

const isTekst = (waarde: unknown): waarde is string => typeof waarde === 'string' && waarde !== '';

/** Undefined for every other message. */
export function leesOproep({ soort, zaak, push, urgentie, doel, titel }: LiveBericht): Oproep | undefined {
  if (soort !== 'push' || !isTekst(zaak) || !isTekst(push) || !isTekst(titel)) return undefined;
  return { zaak, push, urgentie: String(urgentie), doel: String(doel), titel };
}

/** Of one case the newest is shown; a crisis stands above what can wait longer. The same message again changes nothing. */
export function metOproep(oproepen: readonly Oproep[], nieuw: Oproep): readonly Oproep[] {
  if (oproepen.some(({ push }) => push === nieuw.push)) return oproepen;
  const rest = oproepen.filter(({ zaak }) => zaak !== nieuw.zaak);
  const crisis = rest.filter(({ urgentie }) => urgentie === 'crisis');
  const anders = rest.filter(({ urgentie }) => urgentie !== 'crisis');
  return nieuw.urgentie === 'crisis' ? [nieuw, ...rest] : [...crisis, nieuw, ...anders];
}

const VRAAGT_OP_TE_PAKKEN = new Set(['oppakken', 'escalatie']);

/** Without what a change of a case settled: taken up, reached or closed. The very same list when it settled nothing. */
export function naWijziging(oproepen: readonly Oproep[], { soort, id, ...rest }: LiveBericht): readonly Oproep[] {
  if (soort !== 'spoedzaak') return oproepen;
  const status = String(rest['status']);
  const klaar = status === 'bereikt' || status === 'gesloten';
  const over = ({ zaak, doel }: Oproep) =>
    zaak === id && (klaar || (status === 'opgepakt' && VRAAGT_OP_TE_PAKKEN.has(doel)));
  return oproepen.some(over) ? oproepen.filter((one) => !over(one)) : oproepen;
}
