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
