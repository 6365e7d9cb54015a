/** A spoedzaak as the API shows it: facts only, never content. */
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { type Crisisdienst, STANDAARD_CRISISDIENST } from '../domain/urgentie/acties.ts';
import type { Ports, Stored } from './ports.ts';

export type SpoedzaakView = Omit<Spoedzaak, 'gebeurtenissen' | 'uitgaand'> & {
  readonly versie: number;
  /** Whom to call in this crisis, day and night; null when it is no crisis. */
  readonly crisisdienst: Crisisdienst | null;
};

/** The whole record: every push, delivery, acknowledgement, escalation and attempt, in order. */
export type SpoedzaakDetail = SpoedzaakView & Pick<Spoedzaak, 'gebeurtenissen' | 'uitgaand'>;

type Organisatie = Pick<Instellingen, 'organisatie'>;

/** The crisisdienst of the organisatie; that of the source where none with a number is set. */
export function crisisdienstVan({ organisatie: { crisisdienst } }: Organisatie): Crisisdienst {
  const { naam, nummer } = crisisdienst.nummer === '' ? STANDAARD_CRISISDIENST : crisisdienst;
  return { naam, nummer };
}

const crisisdienstBij = (zaak: Spoedzaak, settings: Organisatie): Crisisdienst | null =>
  zaak.urgentie === 'crisis' ? crisisdienstVan(settings) : null;

export function spoedzaakView({ value, versie }: Stored<Spoedzaak>, settings: Organisatie): SpoedzaakView {
  const { gebeurtenissen: _events, uitgaand: _outbox, ...view } = value;
  return { ...view, crisisdienst: crisisdienstBij(value, settings), versie };
}

export function spoedzaakDetail({ value, versie }: Stored<Spoedzaak>, settings: Organisatie): SpoedzaakDetail {
  return { ...value, crisisdienst: crisisdienstBij(value, settings), versie };
}

/** The case after a command, with the settings as they are now. */
export async function showSpoedzaak(
  { instellingen }: Pick<Ports, 'instellingen'>,
  changed: Promise<Stored<Spoedzaak>>,
): Promise<SpoedzaakView> {
  return spoedzaakView(await changed, await instellingen.readInstellingen());
}
