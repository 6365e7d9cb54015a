/** What fits in one SMS: 160 characters of the GSM 03.38 alphabet; any other character would make it 70. */
export const SMS_TEKENS = 160;

const BASIS = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Characters of the extension table: they take two places. */
const UITBREIDING = new Set('^{}\\[~]|€');

/** Places that a text takes in an SMS; undefined when it holds a character that the alphabet lacks. */
export function smsLengte(tekst: string): number | undefined {
  let lengte = 0;
  for (const teken of tekst) {
    if (BASIS.has(teken)) lengte += 1;
    else if (UITBREIDING.has(teken)) lengte += 2;
    else return undefined;
  }
  return lengte;
}

/** The text in the alphabet: accents that it lacks are dropped, anything else becomes a question mark. */
export function toSmsAlfabet(tekst: string): string {
  return [...tekst]
    .map((teken) => {
      if (BASIS.has(teken) || UITBREIDING.has(teken)) return teken;
      const kaal = teken.normalize('NFD').replace(/\p{M}/gu, '');
      return kaal !== '' && [...kaal].every((deel) => BASIS.has(deel)) ? kaal : '?';
    })
    .join('');
}

/** True when it goes out as one SMS. */
export function fitsInSms(tekst: string): boolean {
  const lengte = smsLengte(tekst);
  return lengte !== undefined && lengte <= SMS_TEKENS;
}
