/** A small world for stories about one spoedzaak: a roster, people with phones, a clock that is moved by hand. */
import { stilteVan } from '../../../shared/domain/achterwacht/stilte-van.ts';
import type { Dienst, Dienstgegevens, Medium } from '../../../shared/domain/achterwacht/types.ts';
import type { Stilteuren } from '../../../shared/domain/media/stilteuren.ts';
import { STANDAARD_BELEID } from '../../../shared/domain/spoed/beleid.ts';
import { decideSpoed } from '../../../shared/domain/spoed/decide-spoed.ts';
import { foldSpoed } from '../../../shared/domain/spoed/fold-spoed.ts';
import { nextSpoedActie } from '../../../shared/domain/spoed/next-spoed-actie.ts';
import type { SpoedCommand } from '../../../shared/domain/spoed/spoed-command.ts';
import { roosterVan, type SpoedContext } from '../../../shared/domain/spoed/spoed-context.ts';
import type { Escalatiebeleid, SpoedGebeurtenis, SpoedSoort, Spoedzaak } from '../../../shared/domain/spoed/types.ts';
import { type Instant, instant } from '../../../shared/domain/tijd/instant.ts';

export const ZAAK = 'f3b1c6de-0000-5000-8000-00000000a1b2';

export function dienst(professional: string, van: string, tot: string, rest: Partial<Dienst> = {}): Dienst {
  const standaard = { soort: 'achterwacht', wijkteam: 'centrum', domein: 'sociaal', vervanging: false } as const;
  return { id: `${professional} ${van}`, professional, van, tot, ...standaard, ...rest };
}

/** Monday 23 November 2026: Anna has duty, Bas at the neighbours. */
export const MAANDAG: readonly Dienst[] = [
  dienst('anna', '2026-11-23T09:00', '2026-11-23T17:00'),
  dienst('bas', '2026-11-23T09:00', '2026-11-23T17:00', { wijkteam: 'wielwijk' }),
];

export interface WorldOptions {
  readonly diensten?: readonly Dienst[];
  readonly escalatiecontact?: string | null;
  readonly media?: Readonly<Record<string, readonly Medium[]>>;
  readonly beleid?: Escalatiebeleid;
  readonly stil?: Readonly<Record<string, Stilteuren>>;
  /** Who has a console open. */
  readonly schermen?: readonly string[];
}

export interface World {
  nu(): Instant;
  zaak(): Spoedzaak;
  state(): Spoedzaak | null;
  roster(diensten: readonly Dienst[]): void;
  context(): SpoedContext;
  /** Moves the clock without anything happening: the system is down. */
  at(op: string): World;
  /** Decides and keeps the events; returns them. */
  when(command: SpoedCommand): readonly SpoedGebeurtenis[];
  /** Moves the clock to an instant and ticks at every instant that the case asked for on the way. */
  until(op: string): World;
  /** Every push so far that asks for something, as `doel medium person`. */
  pushes(from?: number): readonly string[];
  of<S extends SpoedSoort>(soort: S): readonly Extract<SpoedGebeurtenis, { readonly soort: S }>[];
}

export function makeWorld(op: string, options: WorldOptions = {}): World {
  let nu = instant(op);
  let diensten = options.diensten ?? MAANDAG;
  let state: Spoedzaak | null = null;
  const chef = options.escalatiecontact === undefined ? 'chef' : options.escalatiecontact;
  const context = (): SpoedContext => {
    const gegevens: Dienstgegevens = {
      diensten,
      wijkteams: { centrum: { buurteams: ['wielwijk'], escalatiecontact: chef } },
      onbereikbaar: new Set(),
    };
    return {
      nu,
      rooster: roosterVan(gegevens),
      beleid: options.beleid ?? STANDAARD_BELEID,
      escalatiecontact: chef,
      mediaVan: (medewerker) => options.media?.[medewerker] ?? ['mail', 'sms'],
      stilTot: (medewerker) => stilteVan(gegevens, medewerker, options.stil?.[medewerker], nu),
      schermOpen: (medewerker) => options.schermen?.includes(medewerker) ?? false,
    };
  };
  const world: World = {
    nu: () => nu,
    state: () => state,
    zaak: () => {
      if (state === null) throw new Error('no case was opened');
      return state;
    },
    roster: (next) => {
      diensten = next;
    },
    context,
    at: (next) => {
      nu = instant(next);
      return world;
    },
    when: (command) => {
      const events = decideSpoed(command, state, context());
      if (events.length > 0) state = foldSpoed(ZAAK, [...(state?.gebeurtenissen ?? []), ...events]);
      return events;
    },
    until: (next) => {
      const end = instant(next);
      for (let step = 0; step < 5000; step += 1) {
        // Pushes leave at once in this world, so that only the case itself asks for attention.
        for (const { push } of world.zaak().uitgaand)
          world.when({ soort: 'push-verzonden', push, leverancier: 'test' });
        const due = nextSpoedActie(world.zaak());
        if (due === null || due > end) break;
        if (due > nu) nu = due;
        world.when({ soort: 'tik' });
        if (nextSpoedActie(world.zaak()) === due) throw new Error(`a tick at ${due} does nothing, for ever`);
      }
      nu = end;
      return world;
    },
    pushes: (from = 0) =>
      world
        .of('push-klaargezet')
        .slice(from)
        .map(({ doel, medium, aan }) => `${doel} ${medium} ${aan}`),
    of: <S extends SpoedSoort>(soort: S) =>
      world
        .zaak()
        .gebeurtenissen.filter(
          (event): event is Extract<SpoedGebeurtenis, { readonly soort: S }> => event.soort === soort,
        ),
  };
  return world;
}

export function open(world: World, rest: Partial<Extract<SpoedCommand, { soort: 'open' }>> = {}): World {
  world.when({
    soort: 'open',
    id: ZAAK,
    contact: 'c1',
    wijkteam: 'centrum',
    domein: 'sociaal',
    urgentie: 'spoed',
    ontvangenOp: world.nu(),
    door: 'tessa',
    ...rest,
  });
  return world;
}
