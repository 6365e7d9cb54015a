/** Everything that a role may have to know at the start, read at once. What cannot be read takes nothing else away. */
import type { Uitvalrij } from '../../app/antwoorden/beheer.ts';
import type { Wachtenden } from '../../app/antwoorden/bereikbaarheid.ts';
import type { Organisatie } from '../../app/antwoorden/instellingen.ts';
import type { Medewerker, Wijkteam } from '../../app/antwoorden/organisatie.ts';
import type { Dagcontrole, Hiaat, StilKanaal } from '../../app/antwoorden/rapporten.ts';
import type { Dienst } from '../../app/antwoorden/rooster.ts';
import type { Spoedzaak } from '../../app/antwoorden/spoed.ts';
import type { Api } from '../../app/api.ts';
import { heeftRol, type Ik } from '../../app/context.ts';
import { nu } from '../../app/server-klok.ts';
import { dagVan, plusDagen } from '../bereikbaarheid/perioden.ts';
import {
  adresRegels,
  controleRegels,
  hiaatRegels,
  nummerRegels,
  onleesbaarRegels,
  type Regel,
  spoedRegels,
  uitvalRegels,
  wachtRegels,
} from './aandacht.ts';

const WEKEN_VOORUIT = 4;
const DAGEN_TERUG = 14;

export interface Aandacht {
  readonly regels: readonly Regel[];
  readonly volledig: boolean;
}

interface Lijst<T> {
  readonly resultaten: readonly T[];
}

type Vraag = false | Promise<readonly Regel[]>;

async function samen(vragen: readonly Vraag[]): Promise<Aandacht> {
  const uitkomsten = await Promise.allSettled(vragen.filter((vraag) => vraag !== false));
  const regels = uitkomsten.flatMap((een) => (een.status === 'fulfilled' ? een.value : []));
  return {
    regels,
    volledig: uitkomsten.every(({ status }) => status === 'fulfilled'),
  };
}

const lijstVan =
  (api: Api) =>
  async <T>(pad: string) =>
    (await api.vraag<Lijst<T>>('GET', pad)).resultaten;

/** People who wait: changes by the minute. */
export function leesWachtend(api: Api, ik: Ik): Promise<Aandacht> {
  const lijst = lijstVan(api);
  const ondersteuner = heeftRol(ik, 'teamondersteuner');
  const wachtenden = async () => {
    const stand = await api.vraag<Wachtenden>('GET', '/v1/wachtenden');
    return ondersteuner
      ? wachtRegels(stand, '/wachtenden', 'Naar wie wacht')
      : wachtRegels(stand, '/bereikbaarheid', 'Bekijk de bereikbaarheid');
  };
  return samen([
    heeftRol(ik, 'professional') &&
      lijst<Spoedzaak>('/v1/spoedzaken?limit=100').then((zaken) => spoedRegels(zaken, ik.id)),
    heeftRol(ik, 'manager', 'teamondersteuner') && wachtenden(),
    ondersteuner && api.vraag<{ aantal: number }>('GET', '/v1/onleesbare-berichten?limit=1').then(onleesbaarRegels),
  ]);
}

/** What somebody has to set right: changes by the day. */
export function leesTeRegelen(api: Api, ik: Ik): Promise<Aandacht> {
  const vandaag = dagVan(nu());
  const lijst = lijstVan(api);
  const teamnamen = lijst<Wijkteam>('/v1/wijkteams').then((teams) => {
    const namen = new Map(teams.map(({ slug, naam }) => [slug, naam]));
    return (slug: string) => namen.get(slug) ?? slug;
  });
  // A list that waits for them says that they failed.
  teamnamen.catch(() => undefined);
  const [beheer, leiding] = [heeftRol(ik, 'beheerder'), heeftRol(ik, 'beheerder', 'manager')];
  const tot = plusDagen(vandaag, WEKEN_VOORUIT * 7);

  async function controles(): Promise<readonly Regel[]> {
    const gisteren = plusDagen(vandaag, -1);
    const [dagen, stil] = await Promise.all([
      lijst<Dagcontrole>(`/v1/dagcontroles?van=${plusDagen(gisteren, 1 - DAGEN_TERUG)}&totEnMet=${gisteren}`),
      lijst<StilKanaal>('/v1/stille-kanalen'),
    ]);
    return controleRegels({ controles: dagen, stil }, nu(), gisteren, await teamnamen);
  }
  async function adressen(): Promise<readonly Regel[]> {
    const [mensen, diensten] = await Promise.all([
      lijst<Medewerker>('/v1/medewerkers'),
      lijst<Dienst>(`/v1/diensten?van=${vandaag}&totEnMet=${tot}`),
    ]);
    return adresRegels(mensen, diensten);
  }
  return samen([
    beheer && lijst<Uitvalrij>('/v1/uitval').then(uitvalRegels),
    leiding && controles(),
    beheer && api.vraag<Organisatie>('GET', '/v1/organisatie').then((een) => nummerRegels(een, vandaag)),
    beheer && adressen(),
    leiding &&
      lijst<Hiaat>(`/v1/rooster-hiaten?van=${vandaag}&tot=${tot}`).then(async (hiaten) =>
        hiaatRegels(hiaten, WEKEN_VOORUIT, await teamnamen),
      ),
  ]);
}
