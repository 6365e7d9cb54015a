/** By which step somebody came to have duty. */
const BRONNEN: Readonly<Record<string, string>> = {
  inloop: 'Inloopspreekuur',
  achterwacht: 'Achterwacht',
  vervanging: 'Vervanging',
  buurteam: 'Buurteam',
  'ander-domein': 'Ander domein',
  escalatiecontact: 'Escalatiecontact',
  crisisdienst: 'Crisisdienst',
};
export const bronnaam = (bron: string): string => BRONNEN[bron] ?? bron.replaceAll('-', ' ');

const KLOKTIJD = /(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/g;
const MAANDEN = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');

/** A sentence of the explanation with names for ids, and times as people say them (they are Dutch wall-clock times). */
export function leesbaar(zin: string, medewerkers: readonly { readonly id: string; readonly naam: string }[]): string {
  const namen = new Map(medewerkers.map(({ id, naam }) => [id, naam]));
  return zin
    .replace(KLOKTIJD, (_, _jaar, maand, dag, tijd) => `${Number(dag)} ${MAANDEN[Number(maand) - 1]} ${tijd}`)
    .replace(/[a-z0-9]+(?:-[a-z0-9]+)+/g, (woord) => namen.get(woord) ?? woord);
}
