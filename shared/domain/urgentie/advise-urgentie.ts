/** Advises an urgentie from what is known; a person decides (IKR bijlage 1). Unknown is never "no". */
import { actiesVoor, type Crisisdienst, STANDAARD_CRISISDIENST } from './acties.ts';
import { BALANS, ERNSTIGER } from './criteria-spoed.ts';
import type { Aanleiding, Criterium, Regelset } from './criterium.ts';
import { REGELSET } from './regelset.ts';
import { assessSignalen, type Beoordeling, requireKnownSignalen } from './signalen.ts';
import type { Signalen, Urgentie, UrgentieAdvies } from './types.ts';

export interface AdviesOpties {
  /** Age in years of the youngest child concerned; negative before birth. */
  readonly leeftijd?: number;
  readonly crisisdienst?: Crisisdienst;
  /** Another version of the guideline, for advice about an earlier triage. */
  readonly regelset?: Regelset;
}

type Reden = UrgentieAdvies['redenen'][number];

const RANG: Readonly<Record<UrgentieAdvies['advies'], number>> = {
  regulier: 0,
  'onvoldoende-bekend': 1,
  spoed: 2,
  crisis: 3,
};

/** Orders advices by how careful they are; not knowing enough comes above regulier. */
export function compareAdviezen(een: UrgentieAdvies['advies'], ander: UrgentieAdvies['advies']): number {
  return RANG[een] - RANG[ander];
}

/** A criterion of which one `ja` is enough. */
function telAlleen(criterium: Criterium): boolean {
  return criterium.telt === 'alleen' || criterium.telt === 'voorwaarde';
}

/**
 * The urgentie that the guideline points at, with reasons, actions and what is still to be asked.
 *
 * Any crisis signal makes it crisis; else any spoed criterion makes it spoed; regulier only when every deciding
 * criterion is known to be absent and nothing that regulier needs is missing; else `onvoldoende-bekend`. More concern,
 * or less knowledge than "no", never gives a lower advice. Throws InvalidError with every fault on unknown codes.
 */
export function adviseUrgentie(signalen: Signalen, opties: AdviesOpties = {}): UrgentieAdvies {
  const regelset = opties.regelset ?? REGELSET;
  requireKnownSignalen(regelset, signalen, opties.leeftijd);
  const beoordeling = assessSignalen(regelset, signalen, opties.leeftijd);
  const { waarde } = beoordeling;
  const beslissend = regelset.criteria.filter(telAlleen);
  const is = (urgentie: Urgentie): boolean =>
    beslissend.some((criterium) => criterium.urgentie === urgentie && waarde(criterium.code) === 'ja');
  const allesUitgesloten = beslissend.every(
    (criterium) => criterium.telt === 'voorwaarde' || waarde(criterium.code) === 'nee',
  );
  const advies = is('crisis')
    ? 'crisis'
    : is('spoed') || beoordeling.zwaarderDoorLeeftijd
      ? 'spoed'
      : allesUitgesloten
        ? 'regulier'
        : 'onvoldoende-bekend';
  const aanwezig = regelset.criteria.filter((criterium) => waarde(criterium.code) === 'ja');
  const aanleidingen = new Set<Aanleiding>(aanwezig.flatMap((criterium) => criterium.aanleidingen ?? []));
  return {
    advies,
    redenen: redenenVoor(advies, aanwezig, beoordeling, regelset),
    acties: actiesVoor(advies, aanleidingen, opties.crisisdienst ?? STANDAARD_CRISISDIENST),
    nogVragen: openVragen(advies, regelset, beoordeling).map((criterium) => ({
      signaal: criterium.code,
      vraag: criterium.vraag,
      waarom: criterium.waarom,
    })),
    regelset: regelset.versie,
  };
}

/** Every signal that is there, the heaviest first, so that the record shows what was known and not only what decided. */
function redenenVoor(
  advies: UrgentieAdvies['advies'],
  aanwezig: readonly Criterium[],
  { kenmerken, wegingen, jong, zwaarderDoorLeeftijd }: Beoordeling,
  regelset: Regelset,
): readonly Reden[] {
  const redenen: Reden[] = aanwezig.map((criterium) => {
    const reden = { signaal: criterium.code, bron: criterium.bron, uitleg: `${criterium.label}.` };
    const delen = criterium.code === BALANS ? kenmerken : criterium.code === ERNSTIGER ? wegingen : [];
    if (delen.length === 0) return reden;
    return { ...reden, uitleg: `${reden.uitleg} Gezien: ${delen.map((deel) => deel.label.toLowerCase()).join('; ')}.` };
  });
  if (jong) {
    redenen.push({
      signaal: 'leeftijd',
      bron: 'IKR bijlage 1, leeftijd van de jeugdige',
      uitleg: zwaarderDoorLeeftijd
        ? `Een kind jonger dan ${regelset.jongTotLeeftijd} jaar is extra kwetsbaar; samen met wat er gezien is, is dat spoed.`
        : `Een kind jonger dan ${regelset.jongTotLeeftijd} jaar is extra kwetsbaar; dat weegt mee.`,
    });
  }
  if (advies === 'regulier') {
    redenen.push({
      signaal: 'geen-crisis-en-geen-spoed',
      bron: 'IKR bijlage 1, regulier',
      uitleg: 'Van elk criterium voor crisis en spoed is bekend dat het er niet is.',
    });
  }
  return redenen;
}

/** What is unknown and could make the advice heavier, or is needed to give one; most telling first. */
function openVragen(
  advies: UrgentieAdvies['advies'],
  regelset: Regelset,
  { waarde, kenmerken, jong }: Beoordeling,
): readonly Criterium[] {
  if (advies === 'crisis') return [];
  const onbekend = regelset.criteria.filter((criterium) => waarde(criterium.code) === 'onbekend');
  if (advies === 'spoed') return onbekend.filter((criterium) => criterium.urgentie === 'crisis');
  // One more mark would tip the balance: worth asking while the balance is open, and once one mark is there.
  const vraagKenmerken = waarde(BALANS) === 'onbekend' || kenmerken.length > 0;
  // With a young child a single mark or criterion of Rutter is enough, whatever was said of the whole.
  return onbekend.filter(
    (criterium) =>
      telAlleen(criterium) ||
      (criterium.telt === 'kenmerk' && (vraagKenmerken || jong)) ||
      (criterium.telt === 'weging' && jong),
  );
}
