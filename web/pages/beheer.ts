/** Pages of the beheerder, as one part that is fetched when somebody first goes to one of them (web/app/paginas.tsx). */
export { EscalatiebeleidPagina } from './escalatiebeleid/escalatiebeleid.tsx';
export { MedewerkerPagina } from './medewerkers/medewerker.tsx';
export { MedewerkersPagina } from './medewerkers/medewerkers.tsx';
export { Normen } from './normen/normen.tsx';
export { Openingstijden } from './openingstijden/openingstijden.tsx';
export { OrganisatiePagina } from './organisatie/organisatie.tsx';
export { RoosterPagina } from './rooster/rooster.tsx';
export { SluitingsdagenPagina } from './sluitingsdagen/sluitingsdagen.tsx';
export { StandaardantwoordPagina } from './standaardantwoorden/standaardantwoord.tsx';
export { StandaardantwoordenPagina } from './standaardantwoorden/standaardantwoorden.tsx';
export { UitvalPagina } from './uitval/uitval.tsx';
export { WijkteamPagina } from './wijkteams/wijkteam.tsx';
export { WijkteamsPagina } from './wijkteams/wijkteams.tsx';
