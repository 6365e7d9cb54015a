/** Codes of what can be chosen. Pure. */
import type { Lijstkeuze } from '../../app/antwoorden/instellingen.ts';
import { vrijeKorteNaam } from '../../app/korte-naam.ts';

/** A choice keeps its code for ever, because contacts and figures hold it; a new one gets one of its name. */
export function metCodes(keuzes: readonly Lijstkeuze[]): readonly Lijstkeuze[] {
  const bezet = keuzes.map(({ code }) => code);
  return keuzes.map(({ code: was, naam }) => {
    const code = was || vrijeKorteNaam(naam, bezet);
    bezet.push(code);
    return { code, naam };
  });
}
