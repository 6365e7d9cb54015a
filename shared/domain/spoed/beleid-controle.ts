/** What an escalation policy must be to be safe: it tells somebody, soon enough, and reminds within the term. */
import type { Fault } from '../errors.ts';
import { CLOCK_DAY, HOUR, MINUTE } from '../tijd/instant.ts';
import type { Escalatiebeleid } from './types.ts';

/** The term of spoed (IKR bijlage 1): no policy makes it another one. */
export const TERMIJN_MS = 2 * CLOCK_DAY;
export const LANGSTE_WACHT_MS = HOUR;
/** A crisis is at once: a policy may ask for less patience than the standard, never for more. */
export const LANGSTE_CRISISWACHT_MS = 15 * MINUTE;
/** From receipt to the first reminder, between two, and from the last to the deadline. */
export const LANGSTE_GAT_MS = CLOCK_DAY;
export const MAX_TREDEN = 12;
export const MAX_HERINNERINGEN = 8;

function wachtFout(ms: number, veld: string, langsteMs: number): readonly Fault[] {
  if (ms >= MINUTE && ms <= langsteMs && ms % MINUTE === 0) return [];
  return [{ veld, melding: `Kies een geheel aantal minuten van 1 tot en met ${langsteMs / MINUTE}.` }];
}

function tredeFouten({ media, wachtMs }: Escalatiebeleid['treden'][number], veld: string): readonly Fault[] {
  const faults: Fault[] = [];
  if (media.length === 0)
    faults.push({ veld: `${veld}.media`, melding: 'Noem een medium: een trede vertelt het iemand.' });
  if (new Set(media).size < media.length) faults.push({ veld: `${veld}.media`, melding: 'Noem elk medium een keer.' });
  return [...faults, ...wachtFout(wachtMs, `${veld}.wachtMinuten`, LANGSTE_WACHT_MS)];
}

function herinneringFouten(herinneringenMs: readonly number[], termijnMs: number): readonly Fault[] {
  const veld = 'herinneringenUren';
  if (herinneringenMs.length === 0) return [{ veld, melding: 'Noem een herinnering voor het einde van de termijn.' }];
  if (herinneringenMs.length > MAX_HERINNERINGEN) return [{ veld, melding: `Hoogstens ${MAX_HERINNERINGEN}.` }];
  // In hours after receipt, the beginning and the end of the term included: so that nobody is left alone for longer.
  const gaten = [...herinneringenMs, termijnMs].map((ms, index) => ms - (herinneringenMs[index - 1] ?? 0));
  const langste = gaten.some((gat) => gat > LANGSTE_GAT_MS)
    ? [{ veld, melding: `Er mag hoogstens ${LANGSTE_GAT_MS / HOUR} uur tussen zitten.` }]
    : [];
  const faults = herinneringenMs.flatMap((ms, index) => {
    const waar = `${veld}[${index}]`;
    if (!(ms > 0 && ms < termijnMs && ms % HOUR === 0)) {
      return [{ veld: waar, melding: `Kies een geheel aantal uren van 1 tot en met ${termijnMs / HOUR - 1}.` }];
    }
    const before = herinneringenMs[index - 1];
    return before !== undefined && ms <= before
      ? [{ veld: waar, melding: 'Zet de uren op volgorde, elk een keer.' }]
      : [];
  });
  return faults.length > 0 ? faults : langste;
}

/** Every fault in a policy, none when it may be used. The fields are named as the API names them. */
export function controleerBeleid(beleid: Escalatiebeleid): readonly Fault[] {
  const { treden, herinneringenMs, termijnMs, overdrachtWachtMs, crisisWachtMs } = beleid;
  const faults: Fault[] = [];
  if (termijnMs !== TERMIJN_MS) faults.push({ veld: 'termijnUren', melding: 'De termijn is 48 uur; die ligt vast.' });
  if (treden.length === 0) faults.push({ veld: 'treden', melding: 'Noem een trede: iemand moet het horen.' });
  if (treden.length > MAX_TREDEN) faults.push({ veld: 'treden', melding: `Hoogstens ${MAX_TREDEN} treden.` });
  faults.push(...treden.flatMap((trede, index) => tredeFouten(trede, `treden[${index}]`)));
  faults.push(...herinneringFouten(herinneringenMs, TERMIJN_MS));
  if (overdrachtWachtMs !== undefined) {
    faults.push(...wachtFout(overdrachtWachtMs, 'overdrachtWachtMinuten', LANGSTE_WACHT_MS));
  }
  if (crisisWachtMs !== undefined) {
    faults.push(...wachtFout(crisisWachtMs, 'crisisWachtMinuten', LANGSTE_CRISISWACHT_MS));
  }
  return faults;
}
