/** What a call of ours says, and what a key does: "1" takes the case up (docs/adr/0038). */
import { SPRAAK } from '../domain/achterwacht/types.ts';
import { isDomainError, NotFoundError } from '../domain/errors.ts';
import { MEDIA_PROEF, proefVanPush } from '../domain/media/media-proef.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { magOppakken, type Oppakuitkomst, staatOpenVoor } from '../domain/spoed/oppakken.ts';
import type { KlaargezettePush } from '../domain/spoed/prepare-push.ts';
import {
  gehoordSpraak,
  ONBEKEND_SPRAAK,
  PROEF_GEHOORD_SPRAAK,
  PROEF_SPRAAK,
  uitkomstSpraak,
  vraagSpraak,
} from '../domain/spoed/spraak-tekst.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { STANDAARD_CRISISDIENST } from '../domain/urgentie/acties.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import { makeNoteMediaProef } from './media-proeven.ts';
import type { Ports, Stored } from './ports.ts';
import { notePushBijLeverancier } from './push-bij-leverancier.ts';

export interface SpraakVraag {
  /** What came back with the call. */
  readonly zaak: string;
  readonly push: string;
  /** The provider's name of the call. */
  readonly oproep: string;
  /** Null: somebody, or something, picked up and has pressed nothing yet. */
  readonly toets: string | null;
}

export interface SpraakAntwoord {
  /** To be spoken. */
  readonly tekst: string;
  readonly vervolg: 'vraag-toets' | 'ophangen';
  /** For the log; `onbekend`: there is no such push. */
  readonly uitkomst: 'gevraagd' | 'gehoord' | 'onbekend' | Oppakuitkomst['soort'];
}

export type AnswerSpraak = (vraag: SpraakVraag) => Promise<SpraakAntwoord>;

const OPPAKKEN = '1';
/** Anything else is no key: silence must not pass for an answer. */
const TOETS = /^[0-9*#]$/;

const ophangen = (uitkomst: SpraakAntwoord['uitkomst'], tekst: string): SpraakAntwoord => ({
  tekst,
  vervolg: 'ophangen',
  uitkomst,
});
const ONBEKEND = ophangen('onbekend', ONBEKEND_SPRAAK);

interface Gevonden {
  readonly zaak: Spoedzaak;
  readonly kop: KlaargezettePush;
}

function findOproep(stored: Stored<Spoedzaak> | undefined, push: string): Gevonden | undefined {
  const kop = stored?.value.gebeurtenissen.find((event) => event.soort === 'push-klaargezet' && event.push === push);
  if (stored === undefined || kop?.soort !== 'push-klaargezet' || kop.medium !== SPRAAK) return undefined;
  return { zaak: stored.value, kop };
}

/** Asks to take the case up, and not only to know of it. */
const asks = ({ doel }: KlaargezettePush): boolean =>
  doel === 'oppakken' || doel === 'escalatie' || doel === 'overdracht';

/** Why there is nothing left to ask this person; undefined while there is. */
function settled({ zaak, kop }: Gevonden, { medewerkers }: Instellingen): Oppakuitkomst | undefined {
  const { status, opgepaktDoor } = zaak;
  if (status === 'bereikt' || status === 'gesloten') return { soort: 'niet-meer-nodig', zaak };
  if (!asks(kop) || opgepaktDoor === null || staatOpenVoor(zaak, kop.aan)) return undefined;
  if (opgepaktDoor === kop.aan) return { soort: 'opgepakt', zaak };
  return { soort: 'van-ander', zaak, houder: medewerkers[opgepaktDoor]?.naam ?? opgepaktDoor };
}

/**
 * Picked up: says what it is about. A key: it was heard, and with 1 the case is theirs, both in one write. The person is who the push
 * is to and nobody else, whatever number was called or rings. Twice, late, or after somebody else took it up: the same outcome, and
 * it is told. A push that is none (any more) gets a sentence and an end, never an error. Faults of a store throw.
 */
export function makeAnswerSpraak(ports: SpoedPorts & Pick<Ports, 'ids'>): AnswerSpraak {
  const { zaken, instellingen } = ports;
  const noteMediaProef = makeNoteMediaProef(ports);

  async function answerProef(push: string, toets: string | null): Promise<SpraakAntwoord> {
    const proef = (await zaken.loadMediaProef(proefVanPush(push) ?? ''))?.value;
    if (proef?.medium !== SPRAAK) return ONBEKEND;
    if (toets === null) return { tekst: PROEF_SPRAAK, vervolg: 'vraag-toets', uitkomst: 'gevraagd' };
    await noteMediaProef(push, { soort: 'gezien' });
    return ophangen('gehoord', PROEF_GEHOORD_SPRAAK);
  }

  const loadOproep = async (zaak: string, push: string): Promise<Stored<Spoedzaak>> => {
    const stored = await zaken.loadSpoedzaak(zaak);
    if (stored === undefined || findOproep(stored, push) === undefined)
      throw new NotFoundError('Deze oproep is niet bekend.');
    return stored;
  };

  function canTakeUp({ zaak, kop }: Gevonden, all: Instellingen): boolean {
    const persoon = all.medewerkers[kop.aan];
    return persoon !== undefined && magOppakken(persoon) && staatOpenVoor(zaak, kop.aan);
  }

  function ask(found: Gevonden, all: Instellingen): SpraakAntwoord {
    const { zaak, kop } = found;
    const tekst = vraagSpraak(zaak, kop.doel, {
      naamWijkteam: all.wijkteams[zaak.wijkteam]?.naam ?? zaak.wijkteam,
      nummerCrisisdienst: all.organisatie.crisisdienst.nummer || STANDAARD_CRISISDIENST.nummer,
      kanOppakken: canTakeUp(found, all),
    });
    return { tekst, vervolg: 'vraag-toets', uitkomst: 'gevraagd' };
  }

  const noteHeard = async (load: () => Promise<Stored<Spoedzaak>>, push: string): Promise<Spoedzaak> =>
    (await changeSpoedzaak(ports, load, { soort: 'push-gezien', push, bewijs: 'toets' })).value;

  async function takeUp({ zaak, kop }: Gevonden, all: Instellingen): Promise<Oppakuitkomst> {
    const { aan, push } = kop;
    const load = () => loadOproep(zaak.id, push);
    const persoon = all.medewerkers[aan];
    if (persoon === undefined || !magOppakken(persoon))
      return { soort: 'geen-professional', zaak: await noteHeard(load, push) };
    try {
      const command = { soort: 'pakOp', door: aan, langs: 'telefoon', push } as const;
      return { soort: 'opgepakt', zaak: (await changeSpoedzaak(ports, load, command)).value };
    } catch (error) {
      if (!isDomainError(error) || error.kind !== 'refused') throw error;
      const heard = await noteHeard(load, push);
      const { opgepaktDoor } = heard;
      if (error.code !== 'al-opgepakt' || opgepaktDoor === null) return { soort: 'niet-meer-nodig', zaak: heard };
      return { soort: 'van-ander', zaak: heard, houder: all.medewerkers[opgepaktDoor]?.naam ?? opgepaktDoor };
    }
  }

  return async ({ zaak: id, push, oproep, toets: gedrukt }) => {
    const toets = gedrukt !== null && TOETS.test(gedrukt) ? gedrukt : null;
    if (id === MEDIA_PROEF) return answerProef(push, toets);
    const found = findOproep(await zaken.loadSpoedzaak(id), push);
    if (found === undefined) return ONBEKEND;
    const all = await instellingen.readInstellingen();
    if (toets === null) {
      // Whoever placed the call may have died before this was noted; without it nobody knows whose call it is that ends.
      await notePushBijLeverancier(ports, 'oproep', { zaak: id, push, leverancier: oproep });
      const over = settled(found, all);
      return over === undefined ? ask(found, all) : ophangen(over.soort, uitkomstSpraak(over));
    }
    // Of a reminder every key says the same: that it was heard.
    if (toets === OPPAKKEN && (asks(found.kop) || canTakeUp(found, all))) {
      const uitkomst = await takeUp(found, all);
      return ophangen(uitkomst.soort, uitkomstSpraak(uitkomst));
    }
    await noteHeard(() => loadOproep(id, push), push);
    return ophangen('gehoord', gehoordSpraak(found.zaak, canTakeUp(found, all)));
  };
}
