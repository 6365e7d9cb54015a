/** The people of a made-up organisatie, the roster of their year, and how they behave when their telephone goes. */
import type { Dienst } from '../../shared/domain/achterwacht/types.ts';
import { DOMEINEN, type Domein } from '../../shared/domain/contact/types.ts';
import type { Gebruiker, Instellingen, Medewerker, Wijkteam } from '../../shared/domain/organisatie/types.ts';
import { STANDAARD_BELEID } from '../../shared/domain/spoed/beleid.ts';
import type { Escalatiebeleid } from '../../shared/domain/spoed/types.ts';
import { addDays, weekdayOf } from '../../shared/domain/tijd/amsterdam.ts';
import { instantOf, type LocalDate } from '../../shared/domain/tijd/instant.ts';
import { type Chance, pick } from '../dagen/chance.ts';

export const TEAMS = ['centrum', 'noord', 'zuid'] as const;
type Team = (typeof TEAMS)[number];
const PER_DOMEIN = 4;

export const ondersteuner: Gebruiker = { id: 'olga', naam: 'olga', rollen: ['teamondersteuner'], wijkteams: [] };

const naamVan = (team: Team, domein: Domein, nummer: number): string => `${domein}-${team}-${nummer}`;
export const chefVan = (team: string): string => `chef-${team}`;

export function collegas(team: Team, domein: Domein): readonly string[] {
  return Array.from({ length: PER_DOMEIN }, (_, index) => naamVan(team, domein, index + 1));
}

function medewerker(id: string, team: Team, nummer: number): Medewerker {
  return {
    id,
    naam: id,
    rollen: ['professional'],
    wijkteams: [team],
    // Not everybody has both, and one of each team cannot be reached at all.
    mail: nummer === 4 ? null : `${id}@voorbeeld.nl`,
    mobiel: nummer >= 3 ? null : '+31600000001',
    // Who is called is called first, where the policy says so and when nothing else is left.
    media: nummer === 2 ? ['sms', 'mail'] : nummer === 1 ? ['mail', 'sms', 'spraak'] : [],
    // Whoever answers by mail only never sleeps through it; of the others most want quiet nights.
    ...(nummer !== 3 && { stilteuren: { van: '21:30', tot: '07:30' } }),
    actief: true,
  };
}

export const gebruikerVan = (id: string, { wijkteams }: Medewerker): Gebruiker => ({
  id,
  naam: id,
  rollen: ['professional'],
  wijkteams,
});

/** The first of each group has a device for web push, the second an address for a webhook. */
function eigenMedia(medewerkers: readonly Medewerker[]): Required<Pick<Instellingen, 'webhooks' | 'pushAbonnementen'>> {
  const toestel = { id: 'toestel', adres: 'https://push.voorbeeld.nl', sleutel: '', geheim: '', sinds: instantOf(0) };
  const webhook = { adres: 'https://chat.voorbeeld.nl', vorm: 'standaard', geheim: 'whsec_' } as const;
  const ids = medewerkers.map(({ id }) => id);
  return {
    pushAbonnementen: Object.fromEntries(ids.filter((id) => id.endsWith('1')).map((id) => [id, [toestel]])),
    webhooks: Object.fromEntries(ids.filter((id) => id.endsWith('2')).map((id) => [id, webhook])),
  };
}

/** One wijkteam calls before it writes. */
const EERST_BELLEN: Escalatiebeleid = {
  ...STANDAARD_BELEID,
  treden: STANDAARD_BELEID.treden.map((trede) => ({ ...trede, media: ['spraak'] })),
};

export function organisatie(): Required<
  Pick<Instellingen, 'wijkteams' | 'medewerkers' | 'webhooks' | 'pushAbonnementen' | 'escalatiebeleid' | 'spraak'>
> {
  const medewerkers = TEAMS.flatMap((team) => [
    ...DOMEINEN.flatMap((domein) => collegas(team, domein).map((id, index) => medewerker(id, team, index + 1))),
    medewerker(chefVan(team), team, 1),
  ]);
  const wijkteams = TEAMS.map((slug, index): Wijkteam => {
    const buurteams = [...TEAMS.slice(index + 1), ...TEAMS.slice(0, index)];
    const rest = { wijken: [], locaties: [], mailadressen: [] };
    return { slug, naam: slug, buurteams, escalatiecontact: chefVan(slug), ...rest };
  });
  return {
    wijkteams: Object.fromEntries(wijkteams.map((team) => [team.slug, team])),
    medewerkers: Object.fromEntries(medewerkers.map((one) => [one.id, one])),
    escalatiebeleid: { noord: EERST_BELLEN },
    spraak: true,
    ...eigenMedia(medewerkers),
  };
}

const DAGDELEN = [
  ['09:00', '13:00'],
  ['13:00', '17:00'],
] as const;

/** The duties of some days: half-days on working days with a gap here and there, now and then a Saturday or an evening. */
export function rooster(van: LocalDate, dagen: number, chance: Chance): readonly Dienst[] {
  const diensten: Dienst[] = [];
  for (let dag = 0; dag < dagen; dag += 1) {
    const datum = addDays(van, dag);
    const weekday = weekdayOf(datum);
    for (const wijkteam of TEAMS)
      for (const domein of DOMEINEN) {
        const uren = weekday <= 5 ? DAGDELEN.filter(() => chance() > 0.06) : [];
        const extra = weekday === 6 && chance() < 0.2 ? [['10:00', '14:00'] as const] : [];
        const avond = weekday === 4 && chance() < 0.3 ? [['17:00', '20:00'] as const] : [];
        // The night in which the clock changes has a duty now and then.
        const nacht = weekday === 6 && chance() < 0.05 ? [['22:00', '06:00'] as const] : [];
        for (const [begin, eind] of [...uren, ...extra, ...avond, ...nacht]) {
          const professional = pick(collegas(wijkteam, domein), chance);
          const tot = eind < begin ? addDays(datum, 1) : datum;
          diensten.push({
            id: `${wijkteam}-${domein}-${datum}-${begin}`,
            soort: chance() < 0.3 ? 'inloop' : 'achterwacht',
            wijkteam,
            domein,
            professional,
            van: `${datum}T${begin}`,
            tot: `${tot}T${eind}`,
            vervanging: false,
          });
        }
      }
  }
  return diensten;
}

/** How likely people act on a message, by what it asks. */
export const PAKT_OP: Readonly<Record<string, number>> = {
  oppakken: 0.6,
  escalatie: 0.7,
  overdracht: 0.6,
  'geen-dienst': 0.3,
  herinnering: 0.4,
  overschreden: 0.6,
  'crisis-open': 0.5,
};
