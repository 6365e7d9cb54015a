/** What somebody wants to know before a text leaves or is kept; the server looks again, and at more. */

const VELD = /\{\{\s*[a-z]+\s*\}\}/gi;
const NEGEN_CIJFERS = /(?<!\d)\d(?:[ .]?\d){8}(?!\d)/g;

/** The check that every burgerservicenummer passes (elfproef). */
function isBsn(cijfers: string): boolean {
  if (/^0+$/.test(cijfers)) return false;
  const sum = [...cijfers].reduce((total, cijfer, index) => total + Number(cijfer) * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}

/** In plain Dutch; empty when there is nothing to say. */
export function kijkNa(tekst: string): readonly string[] {
  const velden = [...new Set(tekst.match(VELD) ?? [])];
  const bsn = (tekst.match(NEGEN_CIJFERS) ?? []).some((found) => isBsn(found.replace(/\D/g, '')));
  return [
    ...velden.map((veld) => `Hier staat nog ${veld}. Vul dat in, of haal het weg. Zo gaat het antwoord niet weg.`),
    ...(bsn ? ['Hierin lijkt een burgerservicenummer te staan. Dat hoort hier niet.'] : []),
  ];
}
