/** Keeps one change of the list of nulmetingen, which is part of the organisatie, and nothing else of it. */
import type { Meetinstellingen, Nulmeting } from '../../app/antwoorden/normen.ts';
import { type Api, ApiFout } from '../../app/api.ts';
import { type Daad, foutBijVorm, isGedaan, voerUit } from './nulmeting.ts';

const PAD = '/v1/organisatie';
const POGINGEN = 3;

type Organisatie = Meetinstellingen & Readonly<Record<string, unknown>>;

async function schrijf(api: Api, was: Organisatie, nulmetingen: readonly Nulmeting[]): Promise<void> {
  try {
    await api.vraag('PUT', PAD, { ...was, nulmetingen });
  } catch (error) {
    throw error instanceof ApiFout ? foutBijVorm(error, nulmetingen.length - 1) : error;
  }
}

/**
 * The organisatie is read anew and only this is changed in it: what a colleague kept meanwhile stays. The API replaces it as
 * a whole, so afterwards is looked whether it stands there; who was overwritten in between does it again. Throws ApiFout,
 * with faults by the fields of the form.
 */
export async function wijzigNulmetingen(api: Api, daad: Daad): Promise<void> {
  let nu = await api.vraag<Organisatie>('GET', PAD);
  for (let poging = 1; poging <= POGINGEN; poging += 1) {
    await schrijf(api, nu, voerUit(nu.nulmetingen ?? [], daad));
    try {
      nu = await api.vraag<Organisatie>('GET', PAD);
    } catch {
      // It was kept. That it cannot be looked at now, the page says when it reads its list.
      return;
    }
    if (isGedaan(nu.nulmetingen ?? [], daad)) return;
  }
  throw new ApiFout(
    409,
    'intussen-gewijzigd',
    'Iemand anders bewaart nu ook iets van de organisatie. Uw wijziging is niet bewaard. Probeer het zo weer.',
  );
}
