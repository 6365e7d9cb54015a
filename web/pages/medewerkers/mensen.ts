/** Finding somebody among hundreds, and what may be typed of a telephone number. Pure. */
import type { Medewerker } from '../../app/antwoorden/organisatie.ts';
import type { Rol } from '../../app/context.ts';

export const ROLLEN: readonly { readonly waarde: Rol; readonly tekst: string }[] = [
  { waarde: 'teamondersteuner', tekst: 'Teamondersteuner' },
  { waarde: 'professional', tekst: 'Professional' },
  { waarde: 'manager', tekst: 'Manager' },
  { waarde: 'beheerder', tekst: 'Beheerder' },
  { waarde: 'gastvrouw', tekst: 'Gastvrouw of gastheer' },
  { waarde: 'koppeling', tekst: 'Koppeling met een ander systeem' },
];
export const rolnaam = (rol: Rol): string => ROLLEN.find(({ waarde }) => waarde === rol)?.tekst ?? rol;

/** As people search: without capitals and accents. */
const plat = (tekst: string): string => tekst.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const WELKE = [
  { waarde: 'actief', tekst: 'Wie actief is' },
  { waarde: 'niet-bevestigd', tekst: 'Met een adres dat niet bevestigd is' },
  { waarde: 'niet-actief', tekst: 'Wie niet actief is' },
  { waarde: 'alle', tekst: 'Iedereen' },
] as const;
export type Welke = (typeof WELKE)[number]['waarde'];
export const isWelke = (tekst: string | null): tekst is Welke => WELKE.some(({ waarde }) => waarde === tekst);

const hoort: Readonly<Record<Welke, (wie: Medewerker) => boolean>> = {
  actief: ({ actief }) => actief,
  'niet-bevestigd': ({ actief, nietBevestigd }) => actief && nietBevestigd.length > 0,
  'niet-actief': ({ actief }) => !actief,
  alle: () => true,
};

/** Who fits: every word that was typed stands in the name, the mail address, a role or a wijkteam. In the order given. */
export function zoekMensen(
  alle: readonly Medewerker[],
  {
    tekst,
    welke,
    teamnaam,
  }: { readonly tekst: string; readonly welke: Welke; readonly teamnaam: (slug: string) => string },
): readonly Medewerker[] {
  const woorden = plat(tekst).split(/\s+/).filter(Boolean);
  return alle.filter((wie) => {
    if (!hoort[welke](wie)) return false;
    const over = plat([wie.naam, wie.mail ?? '', ...wie.rollen.map(rolnaam), ...wie.wijkteams.map(teamnaam)].join(' '));
    return woorden.every((woord) => over.includes(woord));
  });
}

/** A number as the API keeps it: `06 1234 5678` is `+31612345678`. What cannot be one stays as it was typed. */
export function mobielVan(tekst: string | null): string | null {
  const dicht = (tekst ?? '').replace(/[\s().-]/g, '');
  if (dicht === '') return null;
  if (/^0[1-9]\d{8}$/.test(dicht)) return `+31${dicht.slice(1)}`;
  return dicht.startsWith('00') ? `+${dicht.slice(2)}` : dicht;
}

type Beheerd = Pick<Medewerker, 'id' | 'rollen' | 'actief'>;
const isBeheerder = ({ rollen, actief }: Beheerd): boolean => actief && rollen.includes('beheerder');

/** Whether somebody still is beheerder when `straks` is kept; where nobody was, nobody has to be. */
export const blijftBeheerd = (alle: readonly Beheerd[], straks: Beheerd): boolean =>
  !alle.some(isBeheerder) || [...alle.filter(({ id }) => id !== straks.id), straks].some(isBeheerder);
