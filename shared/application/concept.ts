/** Drafts: what somebody is writing in answer to a contact. Content only, and nobody else's to read. */
import { ConflictError, RefusedError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { refuseIdentifying } from '../domain/toestemming/guard-tekst.ts';
import { loadContactFor } from './access.ts';
import type { ConceptInhoud } from './inhoud.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export interface SaveConceptCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Empty = away with it. */
  readonly tekst: string;
  readonly standaardantwoord?: string;
  /** The versie that was read; absent = whatever is there is replaced. */
  readonly versie?: number;
}

export type Concept = Pick<ConceptInhoud, 'tekst' | 'standaardantwoord' | 'sinds' | 'op' | 'versie'>;
export type SaveConcept = (command: SaveConceptCommand) => Promise<Concept>;

type Needs = Pick<Ports, 'inhoud' | 'clock' | 'jitter'>;

async function ownConcept(
  { inhoud }: Pick<Ports, 'inhoud'>,
  contact: string,
  medewerker: string,
): Promise<ConceptInhoud | undefined> {
  return (await inhoud.readConcepten(contact)).find(({ door }) => door === medewerker);
}

export function conceptView({ tekst, standaardantwoord, sinds, op, versie }: ConceptInhoud): Concept {
  return { tekst, ...(standaardantwoord !== undefined && { standaardantwoord }), sinds, op, versie };
}

function nextConcept(
  before: ConceptInhoud | undefined,
  change: Pick<ConceptInhoud, 'door' | 'tekst' | 'standaardantwoord' | 'gegeven'>,
  nu: Instant,
): ConceptInhoud {
  const began = before === undefined || before.tekst === '' ? nu : before.sinds;
  return { ...change, sinds: began, op: nu, versie: (before?.versie ?? 0) + 1 };
}

/**
 * Keeps what somebody has written so far. With a `versie` that is no longer the newest (a second tab) ConflictError, so
 * that no text is overwritten unseen; the same text again changes nothing. An empty text may always be saved, also when
 * the contact was closed meanwhile.
 */
export function makeSaveConcept(ports: Needs & Pick<Ports, 'zaken'>): SaveConcept {
  const { zaken, inhoud, clock, jitter } = ports;
  return async ({ contact, door, tekst, standaardantwoord, versie }) => {
    const { value } = await loadContactFor(zaken, door, contact);
    const text = tekst.trim() === '' ? '' : tekst;
    if (value.kanaal !== 'mail' && value.kanaal !== 'chat') {
      throw new RefusedError('kanaal-zonder-antwoord', 'Alleen op mail en chat kan schriftelijk geantwoord worden.');
    }
    if (text !== '' && value.status === 'afgesloten') {
      throw new RefusedError('afgesloten', 'Dit contact is afgesloten.');
    }
    refuseIdentifying(value.toestemming, { tekst: text }, clock.now());
    const change = { door: door.id, tekst: text, ...(text !== '' && standaardantwoord && { standaardantwoord }) };
    async function attempt(): Promise<Concept> {
      const before = await ownConcept(ports, contact, door.id);
      if (before?.tekst === text && before.standaardantwoord === change.standaardantwoord) return conceptView(before);
      if (versie !== undefined && versie !== (before?.versie ?? 0)) {
        throw new ConflictError(
          'Dit concept is intussen gewijzigd, bijvoorbeeld in een ander venster. Lees het opnieuw.',
        );
      }
      const next = nextConcept(before, change, clock.now());
      if (before === undefined && text === '') return { ...conceptView(next), versie: 0 };
      await inhoud.putConcept(contact, next, before?.versie ?? 0);
      return conceptView(next);
    }
    // Who named a versie hears of a conflict; who did not wants the last word.
    return versie === undefined ? retryOnConflict(jitter, attempt) : attempt();
  };
}

/** The draft became this answer: it is a draft no longer. What was begun after the answer (`op`) stays. */
export async function endConcept(
  ports: Needs,
  contact: string,
  { door, antwoord, op }: { readonly door: string; readonly antwoord: string; readonly op: Instant },
): Promise<void> {
  await retryOnConflict(ports.jitter, async () => {
    const before = await ownConcept(ports, contact, door);
    if (before === undefined || before.gegeven === antwoord || before.op > op) return;
    const next = nextConcept(before, { door, tekst: '', gegeven: antwoord }, ports.clock.now());
    await ports.inhoud.putConcept(contact, next, before.versie);
  });
}

/**
 * A withdrawn answer becomes the draft of who wrote it, unless they wrote something else meanwhile or have thrown it away
 * already: nobody should have to write it twice.
 */
export async function restoreConcept(
  ports: Needs,
  contact: string,
  { door, antwoord, tekst }: { readonly door: string; readonly antwoord: string; readonly tekst: string },
): Promise<void> {
  await retryOnConflict(ports.jitter, async () => {
    const before = await ownConcept(ports, contact, door);
    if (before !== undefined && before.gegeven !== antwoord) return;
    await ports.inhoud.putConcept(
      contact,
      nextConcept(before, { door, tekst }, ports.clock.now()),
      before?.versie ?? 0,
    );
  });
}
