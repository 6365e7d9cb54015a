/**
 * The lists from which people choose what a contact was about, who sent the person to us and where they went. The defaults
 * follow the life areas and the partners of the source documents (IKR bijlage 2 and 5, KADER 3, ZWOLLE); every organisatie
 * can have lists of its own.
 */
import type { Kenmerken } from '../contact/types.ts';
import type { Fault } from '../errors.ts';

export interface Keuze {
  readonly code: string;
  readonly naam: string;
}

export const SOORTEN_KEUZELIJST = ['themas', 'verwijzers', 'partners'] as const;
export type SoortKeuzelijst = (typeof SOORTEN_KEUZELIJST)[number];
export type Keuzelijsten = Readonly<Record<SoortKeuzelijst, readonly Keuze[]>>;

const lijst = (keuzes: Readonly<Record<string, string>>): readonly Keuze[] =>
  Object.entries(keuzes).map(([code, naam]) => ({ code, naam }));

export const STANDAARD_KEUZELIJSTEN: Keuzelijsten = {
  themas: lijst({
    'opvoeden-en-opgroeien': 'Opvoeden en opgroeien',
    'school-en-ontwikkeling': 'School en ontwikkeling',
    'geld-en-schulden': 'Geld en schulden',
    wonen: 'Wonen',
    'werk-en-inkomen': 'Werk en inkomen',
    'dag-invullen': 'Invulling van de dag',
    'relatie-en-scheiding': 'Relatie en scheiding',
    veiligheid: 'Veiligheid thuis',
    'psychische-gezondheid': 'Psychische gezondheid',
    'lichamelijke-gezondheid': 'Lichamelijke gezondheid',
    verslaving: 'Verslaving',
    'huishouden-en-zelfzorg': 'Huishouden en voor uzelf zorgen',
    'vervoer-en-hulpmiddelen': 'Vervoer, hulpmiddelen en aanpassingen',
    mantelzorg: 'Mantelzorg',
    'netwerk-en-eenzaamheid': 'Mensen om u heen en eenzaamheid',
    meedoen: 'Meedoen, taal en digitaal',
    'politie-en-justitie': 'Politie en justitie',
    'formulieren-en-regels': 'Formulieren en regels',
    overig: 'Iets anders',
  }),
  verwijzers: lijst({
    zelf: 'De inwoner zelf',
    'familie-of-buren': 'Familie, vrienden of buren',
    huisarts: 'Huisarts of praktijkondersteuner',
    'jeugdarts-of-consultatiebureau': 'Jeugdarts of consultatiebureau',
    'school-of-opvang': 'School of kinderopvang',
    politie: 'Politie',
    woningcorporatie: 'Woningcorporatie',
    'veilig-thuis': 'Veilig Thuis',
    ziekenhuis: 'Ziekenhuis of revalidatie',
    ggz: 'Geestelijke gezondheidszorg',
    'thuiszorg-of-wijkverpleging': 'Thuiszorg of wijkverpleging',
    'energie-zorgverzekeraar-of-water': 'Melding van een betalingsachterstand',
    gemeente: 'Een afdeling van de gemeente',
    'ander-wijkteam': 'Een ander wijkteam',
    'meldpunt-overlast': 'Meldpunt zorg en overlast',
    'justitie-of-voogdij': 'Justitie, reclassering of voogdij',
    'welzijn-of-vrijwilligers': 'Welzijn of vrijwilligers',
    overig: 'Iemand anders',
  }),
  partners: lijst({
    huisarts: 'Huisarts',
    'jeugdarts-of-consultatiebureau': 'Jeugdarts of consultatiebureau',
    'integrale-vroeghulp': 'Integrale vroeghulp',
    'school-of-samenwerkingsverband': 'School of passend onderwijs',
    'specialistische-jeugdhulp': 'Specialistische jeugdhulp',
    'gecertificeerde-instelling': 'Gecertificeerde instelling',
    'veilig-thuis': 'Veilig Thuis',
    crisisdienst: 'Crisisdienst',
    ggz: 'Geestelijke gezondheidszorg',
    verslavingszorg: 'Verslavingszorg',
    'maatschappelijke-opvang': 'Maatschappelijke opvang',
    'sociale-dienst': 'Sociale dienst (werk en inkomen)',
    schuldhulpverlening: 'Schuldhulpverlening',
    'wmo-loket': 'Loket voor voorzieningen',
    woningcorporatie: 'Woningcorporatie',
    'juridische-hulp': 'Juridische hulp',
    clientondersteuning: 'Onafhankelijke cliëntondersteuning',
    'meldpunt-overlast': 'Meldpunt zorg en overlast',
    ggd: 'GGD',
    'sociale-basis': 'Buurthuis, welzijn of vrijwilligers',
    'ander-wijkteam': 'Een ander wijkteam',
    overig: 'Een andere partij',
  }),
};

/** The lists as they hold: an own one replaces that default as a whole. */
export function keuzelijstenVan({ keuzelijsten }: { readonly keuzelijsten?: Partial<Keuzelijsten> }): Keuzelijsten {
  return { ...STANDAARD_KEUZELIJSTEN, ...keuzelijsten };
}

/** Codes that stand on no list, field by field. What was noted before its code was taken off the list stays. */
export function unknownKenmerken(
  { themas = [], verwijzer, doorverwezenNaar }: Partial<Kenmerken>,
  lijsten: Keuzelijsten,
): readonly Fault[] {
  const known = (soort: SoortKeuzelijst, code: string) => lijsten[soort].some((keuze) => keuze.code === code);
  const fault = (veld: string, soort: SoortKeuzelijst, code: string): Fault => ({
    veld,
    melding: `${code} staat niet op de lijst. Kies uit: ${lijsten[soort].map((keuze) => keuze.code).join(', ')}.`,
  });
  return [
    ...themas.flatMap((code, i) => (known('themas', code) ? [] : [fault(`themas[${i}]`, 'themas', code)])),
    ...(verwijzer && !known('verwijzers', verwijzer) ? [fault('verwijzer', 'verwijzers', verwijzer)] : []),
    ...(doorverwezenNaar && !known('partners', doorverwezenNaar)
      ? [fault('doorverwezenNaar', 'partners', doorverwezenNaar)]
      : []),
  ];
}
