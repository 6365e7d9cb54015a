/** The question after closing: what is kept of it, and what people do with it. */
import { STANDAARD_MINIMUM } from '../domain/bereikbaarheid/minimum-n.ts';
import { NotFoundError } from '../domain/errors.ts';
import { type Ervaring, type Ervaringscijfers, type Ervaringsrij, ervaringsrijen } from '../domain/ervaring/cijfers.ts';
import {
  ANTWOORD_MS,
  type Ervaringscijfer,
  type Ervaringsvraag,
  kwartaalVan,
  kwartalenIn,
  STANDAARD_VRAAG,
} from '../domain/ervaring/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, addMonths } from '../domain/tijd/amsterdam.ts';
import { type Instant, type LocalDate, plusMs } from '../domain/tijd/instant.ts';
import { requireRole } from './access.ts';
import type { Ports } from './ports.ts';

/** Known by the hash of a secret that only the link holds. No contact, person or day is kept. */
export interface ErvaringStore {
  /** Forgotten some time after `verlooptOp`. */
  putVraag(sleutel: string, vraag: Ervaringsvraag, verlooptOp: Instant): Promise<void>;
  loadVraag(sleutel: string): Promise<Ervaringsvraag | undefined>;
  /** The same sleutel again replaces what was answered. */
  putAntwoord(kwartaal: LocalDate, sleutel: string, ervaring: Ervaring): Promise<void>;
  listAntwoorden(kwartaal: LocalDate): Promise<readonly Ervaring[]>;
}

/** What stands for the secret of a link. */
export const ervaringSleutel = ({ hash }: Ports['ids'], geheim: string): string => hash('ervaring', geheim);

type Needs = Pick<Ports, 'ervaringen' | 'instellingen' | 'clock' | 'ids'>;

async function findVraag({ ervaringen, clock, ids }: Needs, geheim: string) {
  const sleutel = ervaringSleutel(ids, geheim);
  const vraag = await ervaringen.loadVraag(sleutel);
  if (vraag === undefined || clock.now() > plusMs(vraag.gesteldOp, ANTWOORD_MS))
    throw new NotFoundError('Deze vraag bestaat niet meer.');
  return { sleutel, vraag };
}

export type ShowErvaringsvraag = (query: { readonly geheim: string }) => Promise<{
  readonly vraag: string;
  readonly organisatie: string;
}>;

/** Looking answers nothing: programs that follow the links of a mail have no opinion. */
export function makeShowErvaringsvraag(ports: Needs): ShowErvaringsvraag {
  return async ({ geheim }) => {
    await findVraag(ports, geheim);
    const { organisatie } = await ports.instellingen.readInstellingen();
    return { vraag: organisatie.ervaringsvraag?.vraag ?? STANDAARD_VRAAG, organisatie: organisatie.naam };
  };
}

export type AnswerErvaringsvraag = (command: {
  readonly geheim: string;
  readonly cijfer: Ervaringscijfer;
}) => Promise<void>;

/** Counts once, however often it comes; the last answer holds. Throws NotFoundError after fourteen days. */
export function makeAnswerErvaringsvraag(ports: Needs): AnswerErvaringsvraag {
  return async ({ geheim, cijfer }) => {
    const { sleutel, vraag } = await findVraag(ports, geheim);
    const { kanaal, wijkteam } = vraag;
    await ports.ervaringen.putAntwoord(kwartaalVan(vraag), sleutel, { kanaal, wijkteam, cijfer });
  };
}

export interface Ervaringskwartaal {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly rijen: readonly Ervaringsrij[];
  readonly totaal: Ervaringscijfers;
}

export type ReadErvaringen = (query: {
  readonly door: Gebruiker;
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
}) => Promise<{ readonly minimumAantal: number; readonly kwartalen: readonly Ervaringskwartaal[] }>;

/**
 * Per quarter, whole and over: of a period that grows by the day, who asks twice would see what one person answered in
 * between.
 */
export function makeReadErvaringen(ports: Needs): ReadErvaringen {
  return async ({ door, van, totEnMet }) => {
    requireRole(door, 'manager', 'beheerder');
    const { organisatie } = await ports.instellingen.readInstellingen();
    const minimumAantal = organisatie.minimumAantal ?? STANDAARD_MINIMUM;
    const kwartalen = await Promise.all(
      kwartalenIn(van, totEnMet, ports.clock.now()).map(async (kwartaal) => ({
        van: kwartaal,
        totEnMet: addDays(addMonths(kwartaal, 3), -1),
        ...ervaringsrijen(await ports.ervaringen.listAntwoorden(kwartaal), minimumAantal),
      })),
    );
    return { minimumAantal, kwartalen };
  };
}
