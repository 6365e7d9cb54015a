/** Every page: its address, who has it, and its place in the menu. A new page is a line here. */
import type { ComponentType } from 'preact';
import { ContactPagina } from '../pages/contact/contact.tsx';
import { DienstNu } from '../pages/dienst/dienst.tsx';
import { Inloop } from '../pages/inloop/inloop.tsx';
import { WachtbordPagina } from '../pages/inloop/wachtbord.tsx';
import { Kanalen } from '../pages/kanalen/kanalen.tsx';
import { InstellingenMeldingen } from '../pages/meldingen/instellingen-meldingen.tsx';
import { MijnDienst } from '../pages/mijn-dienst/mijn-dienst.tsx';
import { Onleesbaar } from '../pages/onleesbaar/onleesbaar.tsx';
import { SpoedzaakPagina } from '../pages/spoed/spoedzaak.tsx';
import { Spoedzaken } from '../pages/spoed/spoedzaken.tsx';
import { Start } from '../pages/start/start.tsx';
import { Termijnen } from '../pages/termijnen/termijnen.tsx';
import { Terugbellen } from '../pages/terugbellen/terugbellen.tsx';
import { Triage } from '../pages/triage/triage.tsx';
import { Wachtenden } from '../pages/wachtenden/wachtenden.tsx';
import type { Rol } from './context.ts';
import { straks } from './straks.tsx';

// Work at a desk, of some: not in the first load of everybody, but fetched together when somebody first goes there.
const cijfers = () => import('../pages/cijfers.ts');
const beheer = () => import('../pages/beheer.ts');
const BereikbaarheidPagina = straks(async () => (await cijfers()).BereikbaarheidPagina);
const BezettingPagina = straks(async () => (await cijfers()).BezettingPagina);
const Herberekeningen = straks(async () => (await cijfers()).Herberekeningen);
const JaarverslagPagina = straks(async () => (await cijfers()).JaarverslagPagina);
const KengetallenPagina = straks(async () => (await cijfers()).KengetallenPagina);
const RapportenPagina = straks(async () => (await cijfers()).RapportenPagina);
const VerantwoordingPagina = straks(async () => (await cijfers()).VerantwoordingPagina);
const EscalatiebeleidPagina = straks(async () => (await beheer()).EscalatiebeleidPagina);
const MedewerkerPagina = straks(async () => (await beheer()).MedewerkerPagina);
const MedewerkersPagina = straks(async () => (await beheer()).MedewerkersPagina);
const Normen = straks(async () => (await beheer()).Normen);
const Openingstijden = straks(async () => (await beheer()).Openingstijden);
const OrganisatiePagina = straks(async () => (await beheer()).OrganisatiePagina);
const RoosterPagina = straks(async () => (await beheer()).RoosterPagina);
const SluitingsdagenPagina = straks(async () => (await beheer()).SluitingsdagenPagina);
const StandaardantwoordPagina = straks(async () => (await beheer()).StandaardantwoordPagina);
const StandaardantwoordenPagina = straks(async () => (await beheer()).StandaardantwoordenPagina);
const UitvalPagina = straks(async () => (await beheer()).UitvalPagina);
const WijkteamPagina = straks(async () => (await beheer()).WijkteamPagina);
const WijkteamsPagina = straks(async () => (await beheer()).WijkteamsPagina);

export interface Pagina {
  /** `/contacten/:id` gives `id` as property of the component. */
  readonly patroon: string;
  /** Its name in the menu; absent = reached from another page only. */
  readonly menu?: string;
  /** The button of the menu behind which it stands, for who has many pages. */
  readonly groep?: 'Cijfers' | 'Inrichting' | 'Toezicht';
  readonly rollen: readonly Rol[];
  readonly Toon: ComponentType<Readonly<Record<string, string>>>;
}

const IEDEREEN: readonly Rol[] = ['teamondersteuner', 'professional', 'manager', 'beheerder', 'gastvrouw'];

export const PAGINAS: readonly Pagina[] = [
  { patroon: '/', menu: 'Start', rollen: IEDEREEN, Toon: Start },
  { patroon: '/wachtenden', menu: 'Wie wacht', rollen: ['teamondersteuner', 'professional'], Toon: Wachtenden },
  { patroon: '/contacten/:id', rollen: ['teamondersteuner', 'professional'], Toon: ContactPagina },
  { patroon: '/termijnen', menu: 'Termijnen', rollen: ['teamondersteuner', 'professional'], Toon: Termijnen },
  { patroon: '/terugbellen', menu: 'Terugbellen', rollen: ['teamondersteuner', 'professional'], Toon: Terugbellen },
  { patroon: '/dienst', menu: 'Dienst', rollen: ['teamondersteuner'], Toon: DienstNu },
  { patroon: '/onleesbaar', menu: 'Onleesbaar', rollen: ['teamondersteuner'], Toon: Onleesbaar },
  { patroon: '/inloop', menu: 'Inloop', rollen: ['gastvrouw', 'teamondersteuner'], Toon: Inloop },
  { patroon: '/wachtbord/:locatie', rollen: ['gastvrouw', 'teamondersteuner', 'professional'], Toon: WachtbordPagina },
  {
    patroon: '/bereikbaarheid',
    menu: 'Bereikbaarheid',
    groep: 'Cijfers',
    rollen: ['manager', 'beheerder', 'teamondersteuner'],
    Toon: BereikbaarheidPagina,
  },
  {
    patroon: '/kengetallen',
    menu: 'Kengetallen',
    groep: 'Cijfers',
    rollen: ['manager', 'beheerder', 'teamondersteuner'],
    Toon: KengetallenPagina,
  },
  {
    patroon: '/jaarverslag',
    menu: 'Jaarverslag',
    groep: 'Cijfers',
    rollen: ['manager', 'beheerder'],
    Toon: JaarverslagPagina,
  },
  {
    patroon: '/bezetting',
    menu: 'Bezetting',
    groep: 'Cijfers',
    rollen: ['manager', 'beheerder'],
    Toon: BezettingPagina,
  },
  {
    patroon: '/rapporten',
    menu: 'Rapporten',
    groep: 'Cijfers',
    rollen: ['manager', 'beheerder'],
    Toon: RapportenPagina,
  },
  { patroon: '/spoedzaken', menu: 'Mijn spoedzaken', rollen: ['professional'], Toon: Spoedzaken },
  { patroon: '/spoedzaken/:id', rollen: ['professional', 'teamondersteuner'], Toon: SpoedzaakPagina },
  { patroon: '/contacten/:id/triage', rollen: ['professional', 'teamondersteuner'], Toon: Triage },
  { patroon: '/mijn-dienst', menu: 'Mijn dienst', rollen: ['professional'], Toon: MijnDienst },
  { patroon: '/instellingen-meldingen', menu: 'Meldingen', rollen: ['professional'], Toon: InstellingenMeldingen },
  {
    patroon: '/rooster',
    menu: 'Rooster',
    groep: 'Inrichting',
    rollen: ['beheerder', 'manager', 'professional'],
    Toon: RoosterPagina,
  },
  {
    patroon: '/escalatiebeleid',
    menu: 'Escalatiebeleid',
    groep: 'Inrichting',
    rollen: ['beheerder'],
    Toon: EscalatiebeleidPagina,
  },
  { patroon: '/kanalen', menu: 'Open en dicht', rollen: ['beheerder', 'teamondersteuner'], Toon: Kanalen },
  {
    patroon: '/openingstijden',
    menu: 'Openingstijden',
    groep: 'Inrichting',
    rollen: ['beheerder'],
    Toon: Openingstijden,
  },
  {
    patroon: '/sluitingsdagen',
    menu: 'Sluitingsdagen',
    groep: 'Inrichting',
    rollen: ['beheerder'],
    Toon: SluitingsdagenPagina,
  },
  { patroon: '/normen', menu: 'Normen', groep: 'Inrichting', rollen: ['beheerder', 'manager'], Toon: Normen },
  {
    patroon: '/herberekeningen',
    menu: 'Herberekenen',
    groep: 'Cijfers',
    rollen: ['beheerder', 'manager'],
    Toon: Herberekeningen,
  },
  { patroon: '/uitval', menu: 'Uitval', groep: 'Toezicht', rollen: ['beheerder'], Toon: UitvalPagina },
  {
    patroon: '/verantwoording',
    menu: 'Wie zag wat',
    groep: 'Toezicht',
    rollen: ['beheerder'],
    Toon: VerantwoordingPagina,
  },
  { patroon: '/organisatie', menu: 'Organisatie', groep: 'Inrichting', rollen: ['beheerder'], Toon: OrganisatiePagina },
  { patroon: '/wijkteams', menu: 'Wijkteams', groep: 'Inrichting', rollen: ['beheerder'], Toon: WijkteamsPagina },
  { patroon: '/wijkteams/:slug', rollen: ['beheerder'], Toon: WijkteamPagina },
  { patroon: '/medewerkers', menu: 'Medewerkers', groep: 'Inrichting', rollen: ['beheerder'], Toon: MedewerkersPagina },
  { patroon: '/medewerkers/:id', rollen: ['beheerder'], Toon: MedewerkerPagina },
  {
    patroon: '/standaardantwoorden',
    menu: 'Standaardantwoorden',
    groep: 'Inrichting',
    rollen: ['beheerder'],
    Toon: StandaardantwoordenPagina,
  },
  { patroon: '/standaardantwoorden/:code', rollen: ['beheerder'], Toon: StandaardantwoordPagina },
];
