/** Every page: its address, who has it, and its place in the menu. A new page is a line here. */
import type { ComponentType } from 'preact';
import { BereikbaarheidPagina } from '../pages/bereikbaarheid/bereikbaarheid.tsx';
import { BezettingPagina } from '../pages/bezetting/bezetting.tsx';
import { ContactPagina } from '../pages/contact/contact.tsx';
import { DienstNu } from '../pages/dienst/dienst.tsx';
import { Inloop } from '../pages/inloop/inloop.tsx';
import { WachtbordPagina } from '../pages/inloop/wachtbord.tsx';
import { JaarverslagPagina } from '../pages/jaarverslag/jaarverslag.tsx';
import { Kanalen } from '../pages/kanalen/kanalen.tsx';
import { KengetallenPagina } from '../pages/kengetallen/kengetallen.tsx';
import { InstellingenMeldingen } from '../pages/meldingen/instellingen-meldingen.tsx';
import { MijnDienst } from '../pages/mijn-dienst/mijn-dienst.tsx';
import { Onleesbaar } from '../pages/onleesbaar/onleesbaar.tsx';
import { RapportenPagina } from '../pages/rapporten/rapporten.tsx';
import { SpoedzaakPagina } from '../pages/spoed/spoedzaak.tsx';
import { Spoedzaken } from '../pages/spoed/spoedzaken.tsx';
import { Start } from '../pages/start/start.tsx';
import { Terugbellen } from '../pages/terugbellen/terugbellen.tsx';
import { Triage } from '../pages/triage/triage.tsx';
import { UitvalPagina } from '../pages/uitval/uitval.tsx';
import { Wachtenden } from '../pages/wachtenden/wachtenden.tsx';
import type { Rol } from './context.ts';

export interface Pagina {
  /** `/contacten/:id` gives `id` as property of the component. */
  readonly patroon: string;
  /** Its name in the menu; absent = reached from another page only. */
  readonly menu?: string;
  readonly rollen: readonly Rol[];
  readonly Toon: ComponentType<Readonly<Record<string, string>>>;
}

const IEDEREEN: readonly Rol[] = ['teamondersteuner', 'professional', 'manager', 'beheerder', 'gastvrouw'];

export const PAGINAS: readonly Pagina[] = [
  { patroon: '/', menu: 'Start', rollen: IEDEREEN, Toon: Start },
  { patroon: '/wachtenden', menu: 'Wie wacht', rollen: ['teamondersteuner', 'professional'], Toon: Wachtenden },
  { patroon: '/contacten/:id', rollen: ['teamondersteuner', 'professional'], Toon: ContactPagina },
  { patroon: '/terugbellen', menu: 'Terugbellen', rollen: ['teamondersteuner', 'professional'], Toon: Terugbellen },
  { patroon: '/dienst', menu: 'Dienst', rollen: ['teamondersteuner'], Toon: DienstNu },
  { patroon: '/onleesbaar', menu: 'Onleesbaar', rollen: ['teamondersteuner'], Toon: Onleesbaar },
  { patroon: '/inloop', menu: 'Inloop', rollen: ['gastvrouw', 'teamondersteuner'], Toon: Inloop },
  { patroon: '/wachtbord/:locatie', rollen: ['gastvrouw', 'teamondersteuner', 'professional'], Toon: WachtbordPagina },
  {
    patroon: '/bereikbaarheid',
    menu: 'Bereikbaarheid',
    rollen: ['manager', 'beheerder', 'teamondersteuner'],
    Toon: BereikbaarheidPagina,
  },
  {
    patroon: '/kengetallen',
    menu: 'Kengetallen',
    rollen: ['manager', 'beheerder', 'teamondersteuner'],
    Toon: KengetallenPagina,
  },
  { patroon: '/jaarverslag', menu: 'Jaarverslag', rollen: ['manager', 'beheerder'], Toon: JaarverslagPagina },
  { patroon: '/bezetting', menu: 'Bezetting', rollen: ['manager', 'beheerder'], Toon: BezettingPagina },
  { patroon: '/rapporten', menu: 'Rapporten', rollen: ['manager', 'beheerder'], Toon: RapportenPagina },
  { patroon: '/spoedzaken', menu: 'Mijn spoedzaken', rollen: ['professional'], Toon: Spoedzaken },
  { patroon: '/spoedzaken/:id', rollen: ['professional', 'teamondersteuner'], Toon: SpoedzaakPagina },
  { patroon: '/contacten/:id/triage', rollen: ['professional', 'teamondersteuner'], Toon: Triage },
  { patroon: '/mijn-dienst', menu: 'Mijn dienst', rollen: ['professional'], Toon: MijnDienst },
  { patroon: '/instellingen-meldingen', menu: 'Meldingen', rollen: ['professional'], Toon: InstellingenMeldingen },
  { patroon: '/kanalen', menu: 'Open en dicht', rollen: ['beheerder', 'teamondersteuner'], Toon: Kanalen },
  { patroon: '/uitval', menu: 'Uitval', rollen: ['beheerder'], Toon: UitvalPagina },
];
