/** From labelled messages to what is learnt from: the numbers of a message as the detector sees them. */

import { zonderHandtekening } from '../../shared/domain/gevaarsignalen/eigen-woorden.ts';
import {
  AANTAL_SOORTEN,
  GEWICHT_PER_SOORT,
  kenmerkenVan,
  makeGeheugen,
} from '../../shared/domain/gevaarsignalen/kenmerken.ts';
import { PLAATSEN_PER_KIND, SOORTEN_VOOR_KIND } from '../../shared/domain/gevaarsignalen/model.ts';
import { vensters, type Woord, zinnenVan } from '../../shared/domain/gevaarsignalen/zinnen.ts';
import type { Bericht } from './berichten.ts';
import type { Getallen, Voorbeeld } from './logistic.ts';

/** What a mistake costs: a message of danger that is missed most, a trap that alarms least. */
const KOSTEN = { gevaar: 1.5, gewoon: 1, valstrik: 0.25 } as const;

const geheugen = makeGeheugen();

/** Features of kinds, each kind with its own weight whatever the number of features. */
function getallenVan(
  soorten: readonly (readonly number[])[],
  kinds: readonly number[],
  gewichtVan: (soort: number) => number,
): Getallen {
  const total = kinds.reduce((sum, soort) => sum + (soorten[soort]?.length ?? 0), 0);
  const plaatsen = new Int32Array(total);
  const waarden = new Float32Array(total);
  let at = 0;
  for (const soort of kinds) {
    const places = soorten[soort] ?? [];
    const value = gewichtVan(soort) / Math.sqrt(Math.max(1, places.length));
    for (const place of places) {
      plaatsen[at] = place;
      waarden[at] = value;
      at += 1;
    }
  }
  return { plaatsen, waarden };
}

const ALLE_SOORTEN = Array.from({ length: AANTAL_SOORTEN }, (_, soort) => soort);

const getallen = (woorden: readonly Woord[], geheel: boolean): Getallen =>
  getallenVan(kenmerkenVan(woorden, geheugen, geheel), ALLE_SOORTEN, (soort) => GEWICHT_PER_SOORT[soort] ?? 0);

/** A message as an example that counts `deel` times; undefined when it has no words. */
export function voorbeeldVan(bericht: Bericht, deel: number): Voorbeeld | undefined {
  const zinnen = zinnenVan(zonderHandtekening(bericht.tekst));
  if (zinnen.length === 0) return undefined;
  const kosten = bericht.gevaar ? KOSTEN.gevaar : bericht.moeilijkheid === 'valstrik' ? KOSTEN.valstrik : KOSTEN.gewoon;
  return {
    geheel: getallen(zinnen.flat(), true),
    delen: vensters(zinnen).map((woorden) => getallen(woorden, false)),
    doel: bericht.gevaar ? 1 : 0,
    gewicht: kosten * deel,
  };
}

/** A dangerous message as an example of one kind of danger, or of another one. */
export function voorbeeldVoorKind(tekst: string, doel: 0 | 1): Voorbeeld {
  const soorten = kenmerkenVan(zinnenVan(tekst).flat(), geheugen, false);
  const { plaatsen, waarden } = getallenVan(soorten, SOORTEN_VOOR_KIND, () => 1);
  return {
    geheel: { plaatsen: plaatsen.map((place) => place & (PLAATSEN_PER_KIND - 1)), waarden },
    delen: [],
    doel,
    gewicht: doel === 1 ? 2 : 1,
  };
}
