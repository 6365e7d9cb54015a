/** Short names as the API takes them for a wijkteam, locatie or code: from what somebody typed. Pure. */
const LANGSTE = 64;

/** `Wijkhuis ’t Örtje` is `wijkhuis-t-ortje`; empty when nothing of it is left. */
export const korteNaam = (tekst: string): string =>
  tekst
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LANGSTE)
    .replace(/^-+|-+$/g, '');

/** The same, with a number behind it when it is taken. */
export function vrijeKorteNaam(tekst: string, bezet: readonly string[]): string {
  const basis = korteNaam(tekst) || 'keuze';
  for (let nummer = 1; ; nummer += 1) {
    const naam = nummer === 1 ? basis : `${basis.slice(0, LANGSTE - 5)}-${nummer}`;
    if (!bezet.includes(naam)) return naam;
  }
}

/** What stands on the lines of a text, without blank ones. */
export const gevuldeRegels = (regels: readonly string[]): readonly string[] =>
  regels.map((regel) => regel.trim()).filter((regel) => regel !== '');
