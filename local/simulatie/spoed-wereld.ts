/** The system in one process, with the real use cases, around which everything that can go wrong goes wrong now and then. */
import { systemIds } from '../../shared/adapters/clock/system-clock.ts';
import { makeMemoryInhoudStore } from '../../shared/adapters/memory/memory-inhoud-store.ts';
import { makeMemoryInstellingenStore } from '../../shared/adapters/memory/memory-instellingen-store.ts';
import { makeMemoryZakenStore } from '../../shared/adapters/memory/memory-zaken-store.ts';
import type { Schermen } from '../../shared/application/decide-spoedzaak.ts';
import type { MailComposer } from '../../shared/application/mail-codec.ts';
import type { PushBericht } from '../../shared/application/messages.ts';
import type { DueItem, InstellingenStore, Queue, SendResult, ZakenStore } from '../../shared/application/ports.ts';
import type { Spoedzaak } from '../../shared/domain/spoed/types.ts';
import { HOUR, instantOf, MINUTE, SECOND } from '../../shared/domain/tijd/instant.ts';
import { type Chance, chanceOf, exponential, logNormal } from '../dagen/chance.ts';
import type { Boek } from './spoed-boek.ts';
import { organisatie } from './spoed-mensen.ts';
import type { VirtueleTijd } from './virtuele-tijd.ts';

export interface Wereld {
  readonly clock: { readonly now: () => ReturnType<typeof instantOf> };
  readonly ids: typeof systemIds;
  readonly jitter: (maxMs: number) => Promise<void>;
  readonly zaken: ZakenStore;
  readonly inhoud: ReturnType<typeof makeMemoryInhoudStore>;
  readonly instellingen: InstellingenStore;
  readonly pushQueue: Queue<PushBericht>;
  /** Who sits at an open console at this moment. */
  readonly verbindingen: Schermen;
  readonly antwoordQueue: Queue<unknown>;
  /** Ids of cases with a next instant. */
  levend(): ReadonlyMap<string, { readonly op: DueItem['op']; readonly open: boolean }>;
  /** The newest state, without a copy: only to look at. */
  zaak(id: string): Spoedzaak | undefined;
  alle(): readonly Spoedzaak[];
}

/** Of any hour, the share in which somebody has a console open. */
const AAN_EEN_SCHERM = 0.3;

/** `deliver` hands a message of the queue to a worker. */
export function makeWereld(
  seed: number,
  tijd: VirtueleTijd,
  boek: Boek,
  deliver: (bericht: PushBericht, poging: number) => void,
): Wereld {
  const basis = makeMemoryZakenStore({ keepChanges: false });
  const opzet = organisatie();
  const mensen = Object.values(opzet.medewerkers);
  const settings = makeMemoryInstellingenStore(opzet);
  const chance = chanceOf(seed, 'opslag');
  const queueChance = chanceOf(seed, 'wachtrij');
  const levend = new Map<string, { op: DueItem['op']; open: boolean }>();
  const zaken = new Map<string, Spoedzaak>();
  const versies = new Map<string, number>();
  const diensten = new Map<string, ReturnType<InstellingenStore['readDiensten']>>();
  let fresh = 0;

  return {
    clock: { now: () => instantOf(tijd.nu()) },
    ids: {
      ...systemIds,
      fresh: () => {
        fresh += 1;
        return `vers-${fresh}`;
      },
    },
    jitter: (maxMs) => tijd.wacht(chance() * maxMs),
    inhoud: makeMemoryInhoudStore(),
    zaken: {
      ...basis,
      // Without a copy: nobody changes a case in place.
      async loadSpoedzaak(id) {
        const value = zaken.get(id);
        return value && { value, versie: versies.get(id) ?? 0 };
      },
      async save(writes) {
        await tijd.wacht(2 + exponential(4, chance));
        await basis.save(writes);
        for (const write of writes) {
          if (write.soort !== 'spoedzaak') continue;
          const { spoedzaak, volgendeActieOp: op } = write;
          boek.bewaard(zaken.get(spoedzaak.id), spoedzaak, op, tijd.nu());
          zaken.set(spoedzaak.id, spoedzaak);
          versies.set(spoedzaak.id, write.vorige + 1);
          if (op === null) levend.delete(spoedzaak.id);
          else levend.set(spoedzaak.id, { op, open: spoedzaak.status === 'open' });
        }
      },
      listSpoedzaken: async () => ({
        items: [...levend.keys()].map((id) => ({ value: zaken.get(id)!, versie: versies.get(id) ?? 0 })),
      }),
      async *listDue(nu) {
        const due = [...levend].filter(([, { op, open }]) => open || op <= nu);
        for (const [id, { op }] of due) yield { soort: 'spoedzaak', id, op };
      },
    },
    instellingen: {
      ...settings,
      async readDiensten(van, totEnMet) {
        const { versie } = await settings.readInstellingen();
        const range = `${versie}/${van}/${totEnMet}`;
        const found = diensten.get(range) ?? settings.readDiensten(van, totEnMet);
        if (!diensten.has(range)) diensten.clear();
        diensten.set(range, found);
        return found;
      },
    },
    antwoordQueue: { send: async () => {} },
    verbindingen: {
      async listLive() {
        const uur = Math.floor(tijd.nu() / HOUR);
        const open = mensen.filter(({ id }) => chanceOf(seed, 'scherm', `${id}/${uur}`)() < AAN_EEN_SCHERM);
        return open.map(({ id, naam, rollen, wijkteams }) => ({
          verbinding: id,
          gebruiker: { id, naam, rollen, wijkteams },
          sinds: instantOf(uur * HOUR),
        }));
      },
    },
    pushQueue: {
      async send(berichten) {
        if (queueChance() < 0.005) throw new Error('the queue is down');
        for (const bericht of berichten) {
          const late = queueChance() < 0.02;
          const delay = late ? queueChance() * 90 * SECOND : exponential(300, queueChance);
          tijd.na(delay, () => deliver(bericht, 1));
          if (queueChance() < 0.05) tijd.na(delay + queueChance() * 5 * MINUTE, () => deliver(bericht, 1));
          // Twice at the very same moment.
          if (queueChance() < 0.02) tijd.na(delay, () => deliver(bericht, 1));
        }
      },
    },
    levend: () => levend,
    zaak: (id) => zaken.get(id),
    alle: () => [...zaken.values()],
  };
}

/** Mails are of no interest here: only that they go. */
export const composer: MailComposer = {
  composeReply: async () => new Uint8Array(),
  composeNotice: async () => new Uint8Array(),
  composeLetter: async () => new Uint8Array(),
};

export type Uitslag = 'bezorgd' | 'kwijt' | 'stuitert';

export interface Leverancier {
  /** Throws when it is down. `told` hears of every acceptance, also of one that the caller never hears of. */
  send(told: (uitslag: Uitslag) => void, lost: () => void): Promise<SendResult>;
}

/** A provider of one medium: slow at times, down now and then for minutes or hours, and not to be trusted altogether. */
export function makeLeverancier(
  naam: string,
  seed: number,
  tijd: VirtueleTijd,
  periode: readonly [number, number],
): Leverancier {
  const chance: Chance = chanceOf(seed, 'leverancier', naam);
  const [begin, eind] = periode;
  const storingen = Array.from({ length: Math.ceil((eind - begin) / (9 * 24 * 60 * MINUTE)) }, () => {
    const van = begin + chance() * (eind - begin);
    return [van, van + logNormal(20 * MINUTE, 1, chance)] as const;
  });
  return {
    async send(told, lost) {
      await tijd.wacht(Math.min(9 * SECOND, logNormal(150, 1.2, chance)));
      const [dice, fate] = [chance(), chance()];
      const nu = tijd.nu();
      if (dice < 0.005 || storingen.some(([van, tot]) => nu >= van && nu < tot)) throw new Error(`${naam} is down`);
      if (dice < 0.025) return { soort: 'geweigerd', reden: 'proef' };
      told(fate < 0.05 ? 'kwijt' : fate < 0.065 ? 'stuitert' : 'bezorgd');
      if (dice < 0.028) {
        lost();
        throw new Error(`${naam} gave no answer`);
      }
      return { soort: 'aangenomen', leverancier: naam };
    },
  };
}
