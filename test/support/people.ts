/** Who does something in a test, and the organisatie they do it in. */
import { STANDAARD_ORGANISATIE } from '../../shared/domain/organisatie/standaard.ts';
import type { Gebruiker, Instellingen, Medewerker, Rol, Wijkteam } from '../../shared/domain/organisatie/types.ts';

export function gebruiker(id: string, rollen: readonly Rol[], wijkteams: readonly string[] = []): Gebruiker {
  return { id, naam: id, rollen, wijkteams };
}

export const ondersteuner = gebruiker('olga', ['teamondersteuner']);
export const fatima = gebruiker('fatima', ['professional'], ['centrum']);
export const piet = gebruiker('piet', ['professional'], ['centrum']);
export const vreemde = gebruiker('vera', ['professional'], ['noord']);
export const manager = gebruiker('mo', ['manager']);

export function medewerker(id: string, over: Partial<Medewerker> = {}): Medewerker {
  return {
    id,
    naam: id,
    rollen: ['professional'],
    wijkteams: ['centrum'],
    mail: `${id}@voorbeeld.nl`,
    mobiel: '+31600000001',
    media: ['mail', 'sms'],
    actief: true,
    ...over,
  };
}

export function wijkteam(slug: string, over: Partial<Wijkteam> = {}): Wijkteam {
  return {
    slug,
    naam: `Wijkteam ${slug}`,
    wijken: [],
    locaties: [],
    buurteams: [],
    escalatiecontact: null,
    mailadressen: [],
    ...over,
  };
}

/** A wijkteam with three people who can be reached, one of them the escalation contact. */
export const centrum: Partial<Instellingen> = {
  wijkteams: { centrum: wijkteam('centrum', { escalatiecontact: 'chef', mailadressen: ['centrum@voorbeeld.nl'] }) },
  medewerkers: {
    fatima: medewerker('fatima'),
    piet: medewerker('piet', { mobiel: '+31600000002' }),
    chef: medewerker('chef', { mobiel: '+31600000003' }),
  },
};

/** The same, without acknowledgements: what goes out is what somebody wrote. */
export const zonderBevestiging: Partial<Instellingen> = {
  ...centrum,
  organisatie: { ...STANDAARD_ORGANISATIE, ontvangstbevestiging: false },
};
