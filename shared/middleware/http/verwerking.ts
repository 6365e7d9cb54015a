/** Whom a call touches, declared beside its route: from it the edge writes who read, searched or changed what. */
import type { Activiteit } from '../../domain/verantwoording/activiteiten.ts';
import type { BetrokkeneSoort, Handeling, Objectsoort } from '../../domain/verantwoording/types.ts';

export interface Verwerking {
  readonly handeling: Handeling;
  readonly soort: Objectsoort;
  readonly activiteit: Activiteit;
  /** Parameter of the path that names the object; null when the call is about many, or none that has a name yet. */
  readonly object: string | null;
  /** Where the ids of those concerned are found: `pad.id`, `body.id`, `antwoord.resultaten[].contact`. */
  readonly betrokkenen: readonly `${'pad' | 'body' | 'antwoord'}.${string}`[];
  readonly betrokkene: BetrokkeneSoort;
  /** Helps a person in danger: it is done and answered also when it cannot be written who did it (docs/adr/0036). */
  readonly gaatVoor?: true;
}

type More = Partial<Verwerking>;
const CONTACTEN = { soort: 'contact', activiteit: 'contact', betrokkene: 'contact' } as const;

/** Of the one contact in the path. */
export const vanContact = <H extends Handeling>(handeling: H, more: More = {}): Verwerking => ({
  ...CONTACTEN,
  handeling,
  object: 'id',
  betrokkenen: ['pad.id'],
  ...more,
});

/** Of the contacts in the answer. */
export const vanContacten = (waar: Verwerking['betrokkenen'][number], more: More = {}): Verwerking => ({
  ...CONTACTEN,
  handeling: 'zoeken',
  object: null,
  betrokkenen: [waar],
  ...more,
});

export const vanSpoedzaak = (handeling: Handeling, more: More = {}): Verwerking => ({
  handeling,
  soort: 'spoedzaak',
  activiteit: 'spoed',
  object: 'id',
  betrokkenen: ['antwoord.contact'],
  betrokkene: 'contact',
  ...more,
});

export const vanTerugbelverzoek = (handeling: Handeling, more: More = {}): Verwerking => ({
  handeling,
  soort: 'terugbelverzoek',
  activiteit: 'terugbellen',
  object: 'id',
  betrokkenen: ['antwoord.contacten[]'],
  betrokkene: 'contact',
  ...more,
});

export const vanOnleesbaarBericht = (handeling: Handeling, more: More = {}): Verwerking => ({
  handeling,
  soort: 'onleesbaar-bericht',
  activiteit: 'herstel',
  object: 'id',
  betrokkenen: ['pad.id'],
  betrokkene: 'onleesbaar-bericht',
  ...more,
});

export const vanMedewerker = (handeling: Handeling, more: More = {}): Verwerking => ({
  handeling,
  soort: 'medewerker',
  activiteit: 'medewerkers',
  object: 'id',
  betrokkenen: ['pad.id'],
  betrokkene: 'medewerker',
  ...more,
});

/** The texts at such a place in a value, `resultaten[].contact`; what is not there, or is no text, is left out. */
export function textsAt(value: unknown, place: string): readonly string[] {
  let found: readonly unknown[] = [value];
  for (const part of place.split('.')) {
    const name = part.replace(/\[\]$/, '');
    found = found.flatMap((one) => {
      const next = one !== null && typeof one === 'object' ? (one as Record<string, unknown>)[name] : undefined;
      return part.endsWith('[]') ? (Array.isArray(next) ? next : []) : [next];
    });
  }
  return found.filter((one): one is string => typeof one === 'string' && one !== '');
}
