import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stilteVan } from '../../shared/domain/achterwacht/stilte-van.ts';
import type { Dienst, Dienstgegevens, Medium, Pushmedium } from '../../shared/domain/achterwacht/types.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Stilteuren } from '../../shared/domain/media/stilteuren.ts';
import { STANDAARD_BELEID } from '../../shared/domain/spoed/beleid.ts';
import { decideSpoed } from '../../shared/domain/spoed/decide-spoed.ts';
import { evolveSpoed, foldSpoed } from '../../shared/domain/spoed/fold-spoed.ts';
import { nextSpoedActie } from '../../shared/domain/spoed/next-spoed-actie.ts';
import type { SpoedCommand } from '../../shared/domain/spoed/spoed-command.ts';
import { roosterVan, type SpoedContext } from '../../shared/domain/spoed/spoed-context.ts';
import type { Escalatiebeleid, SpoedGebeurtenis, Spoedzaak } from '../../shared/domain/spoed/types.ts';
import { HOUR, type Instant, instant, MINUTE, plusMs } from '../../shared/domain/tijd/instant.ts';

const ID = '00000000-0000-5000-8000-000000000001';
const START = instant('2026-03-27T08:00:00Z');
const PEOPLE = ['anna', 'bas', 'cor', 'chef'];
const local = (uur: number): string => new Date(Date.UTC(2026, 2, 27) + uur * HOUR).toISOString().slice(0, 16);

const dienst = fc
  .record({
    id: fc.uuid(),
    soort: fc.constantFrom<Dienst['soort']>('inloop', 'achterwacht'),
    wijkteam: fc.constantFrom('centrum', 'wielwijk'),
    domein: fc.constantFrom<Dienst['domein']>('jeugd', 'sociaal'),
    professional: fc.constantFrom('anna', 'bas', 'cor'),
    vervanging: fc.boolean(),
    begin: fc.integer({ min: 0, max: 80 }),
    duur: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ begin, duur, ...rest }): Dienst => ({ ...rest, van: local(begin), tot: local(begin + duur) }));
const rooster = fc.uniqueArray(dienst, { maxLength: 8, selector: ({ id }) => id });

/** The Friday before every clock change of 2025 to 2035, in milliseconds after `START`. */
const VRIJDAGEN = Array.from({ length: 11 }, (_, index) => 2025 + index).flatMap((jaar) =>
  [2, 9].map((maand) => {
    const last = new Date(Date.UTC(jaar, maand, 31));
    return Date.UTC(jaar, maand, 31 - last.getUTCDay() - 2, 8) - Date.parse(START);
  }),
);

interface Wereld {
  /** Everything happens so much later (or earlier) than in March 2026. */
  readonly verschuiving: number;
  readonly diensten: readonly Dienst[];
  readonly escalatiecontact: string | null;
  readonly media: Readonly<Record<string, readonly Medium[]>>;
  readonly urgentie: 'spoed' | 'crisis';
  readonly stil: Readonly<Record<string, Stilteuren | undefined>>;
  /** Who has a console open. */
  readonly schermen: readonly string[];
  /** Absent = the one of the system. */
  readonly beleid?: Escalatiebeleid;
}
const wereld: fc.Arbitrary<Wereld> = fc.record({
  verschuiving: fc.constantFrom(...VRIJDAGEN),
  diensten: rooster,
  escalatiecontact: fc.constantFrom('chef', null),
  media: fc.record(
    Object.fromEntries(
      PEOPLE.map((naam) => [
        naam,
        fc.constantFrom<readonly Medium[]>(
          ['mail', 'sms'],
          ['sms'],
          ['webpush', 'mail', 'webhook'],
          ['webpush'],
          ['spraak', 'sms'],
          ['spraak'],
          [],
        ),
      ]),
    ),
  ),
  urgentie: fc.constantFrom<'spoed' | 'crisis'>('spoed', 'crisis'),
  schermen: fc.subarray(PEOPLE),
  stil: fc.record(
    Object.fromEntries(
      PEOPLE.map((naam) => [
        naam,
        fc.constantFrom<Stilteuren | undefined>(
          undefined,
          { van: '22:00', tot: '07:00' },
          { van: '09:00', tot: '21:00' },
          { van: '20:30', tot: '02:30' },
        ),
      ]),
    ),
  ),
});

type Stap =
  | { readonly soort: 'wacht'; readonly ms: number }
  | { readonly soort: 'volgende' }
  | { readonly soort: 'tik' }
  | { readonly soort: 'heropen' }
  | { readonly soort: 'uitslag'; readonly welke: number; readonly gelukt: boolean }
  | { readonly soort: 'ontvangst'; readonly welke: number; readonly stap: 'push-bezorgd' | 'push-gezien' }
  | { readonly soort: 'rooster'; readonly diensten: readonly Dienst[] }
  | { readonly soort: 'opdracht'; readonly command: SpoedCommand };

const naam = fc.constantFrom(...PEOPLE);
const verlaging = {
  verzoek: fc.constantFrom('v1', 'v2'),
  naar: fc.oneof(
    { weight: 5, arbitrary: fc.constant('spoed' as const) },
    { weight: 1, arbitrary: fc.constant('regulier' as const) },
  ),
  door: naam,
};
const opdracht: fc.Arbitrary<SpoedCommand> = fc.oneof(
  fc.record({ soort: fc.constant('vraagVerlaging' as const), ...verlaging }),
  fc.record({ soort: fc.constant('beoordeelVerlaging' as const), akkoord: fc.boolean(), ...verlaging }),
  fc.record({ soort: fc.constant('pakOp' as const), door: naam }),
  fc.record({ soort: fc.constant('draagOver' as const), aan: fc.option(naam), door: naam }),
  fc.record({ soort: fc.constant('weigerOverdracht' as const), door: naam }),
  fc.record({ soort: fc.constant('sluit' as const), door: naam, reden: fc.constantFrom('bereikt', 'dubbel') }),
  fc.record({
    soort: fc.constant('contactpoging' as const),
    id: fc.constantFrom('p1', 'p2'),
    gelukt: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    wijze: fc.constantFrom('telefoon', 'huisbezoek', 'mail'),
    door: naam,
  }),
);
const stap: fc.Arbitrary<Stap> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Stap>({ soort: 'volgende' }, { soort: 'tik' }, { soort: 'heropen' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      soort: fc.constant('wacht' as const),
      ms: fc.integer({ min: 0, max: 600 }).map((m) => m * MINUTE),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ soort: fc.constant('uitslag' as const), welke: fc.nat(8), gelukt: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      soort: fc.constant('ontvangst' as const),
      welke: fc.nat(8),
      stap: fc.constantFrom<'push-bezorgd' | 'push-gezien'>('push-bezorgd', 'push-gezien'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ soort: fc.constant('rooster' as const), diensten: rooster }) },
  { weight: 2, arbitrary: opdracht.map((command): Stap => ({ soort: 'opdracht', command })) },
);

interface Verloop {
  readonly zaak: Spoedzaak;
  readonly nu: Instant;
  readonly context: SpoedContext;
}

const BEWIJS: Readonly<Partial<Record<Pushmedium, 'volgt' | 'direct'>>> = {
  webpush: 'volgt',
  scherm: 'volgt',
  webhook: 'direct',
  spraak: 'volgt',
};

/** Plays the steps; `check` sees the case before and after every decision. */
function play(
  world: Wereld,
  stappen: readonly Stap[],
  check: (before: Spoedzaak | null, after: Verloop, events: readonly SpoedGebeurtenis[]) => void,
): Verloop {
  const later = (wanneer: string): string =>
    new Date(Date.parse(`${wanneer}Z`) + world.verschuiving).toISOString().slice(0, 16);
  const start = plusMs(START, world.verschuiving);
  let nu = start;
  let { diensten } = world;
  let zaak: Spoedzaak | null = null;
  const context = (): SpoedContext => {
    const wijkteams = { centrum: { buurteams: ['wielwijk'], escalatiecontact: world.escalatiecontact } };
    const verschoven = diensten.map((one) => ({ ...one, van: later(one.van), tot: later(one.tot) }));
    const gegevens: Dienstgegevens = { diensten: verschoven, wijkteams, onbereikbaar: new Set() };
    const mediaVan = (wie: string): readonly Medium[] => world.media[wie] ?? [];
    const { escalatiecontact } = world;
    const stilTot = (wie: string) => stilteVan(gegevens, wie, world.stil[wie], nu);
    const schermOpen = (wie: string) => world.schermen.includes(wie);
    const { beleid = STANDAARD_BELEID } = world;
    return { nu, rooster: roosterVan(gegevens), beleid, escalatiecontact, mediaVan, stilTot, schermOpen };
  };
  const run = (command: SpoedCommand): void => {
    const before: Spoedzaak | null = zaak;
    let events: readonly SpoedGebeurtenis[] = [];
    try {
      events = decideSpoed(command, before, context());
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
    const after = events.reduce(evolveSpoed, before ?? foldSpoed(ID, []));
    zaak = after;
    check(before, { zaak: after, nu, context: context() }, events);
  };
  const { urgentie } = world;
  const open: SpoedCommand = {
    soort: 'open',
    id: ID,
    contact: 'c',
    wijkteam: 'centrum',
    domein: 'sociaal',
    urgentie,
    ontvangenOp: start,
    door: 'tessa',
  };
  run(open);
  for (const each of stappen) {
    const current: Spoedzaak = zaak ?? foldSpoed(ID, []);
    if (each.soort === 'wacht') nu = plusMs(nu, each.ms);
    else if (each.soort === 'volgende') {
      const next = nextSpoedActie(current);
      if (next !== null && next > nu) nu = next;
      run({ soort: 'tik' });
    } else if (each.soort === 'tik') run({ soort: 'tik' });
    else if (each.soort === 'heropen') run(open);
    else if (each.soort === 'rooster') diensten = each.diensten;
    else if (each.soort === 'opdracht') run(each.command);
    else {
      const pushes = current.gebeurtenissen.filter((event) => event.soort === 'push-klaargezet');
      const kop = pushes.at(-1 - each.welke);
      if (kop === undefined) continue;
      const bewijs = BEWIJS[kop.medium];
      if (each.soort === 'ontvangst') run({ soort: each.stap, push: kop.push });
      else
        run(
          each.gelukt
            ? { soort: 'push-verzonden', push: kop.push, leverancier: 'x', ...(bewijs && { bewijs }) }
            : { soort: 'push-mislukt', push: kop.push, reden: 'weg' },
        );
    }
  }
  return { zaak: zaak ?? foldSpoed(ID, []), nu, context: context() };
}
const stappen = fc.array(stap, { maxLength: 40 });
const TIK: Stap = { soort: 'tik' };

test('never two pushes of the same groep and medium, and every event id once', () => {
  fc.assert(
    fc.property(wereld, stappen, (world, steps) => {
      const all: SpoedGebeurtenis[] = [];
      const { zaak } = play(world, steps, (_before, _after, events) => all.push(...events));
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      const pushes = zaak.gebeurtenissen.filter((event) => event.soort === 'push-klaargezet');
      expect(new Set(pushes.map(({ groep, medium }) => `${groep} ${medium}`)).size).toBe(pushes.length);
      expect(new Set(pushes.map(({ push }) => push)).size).toBe(pushes.length);
    }),
  );
});

test('nobody is asked to take up what somebody has, what was reached, or what is closed', () => {
  fc.assert(
    fc.property(wereld, stappen, (world, steps) => {
      play(world, steps, (_before, { zaak }, events) => {
        const asks = (doel: string): boolean => doel === 'oppakken' || doel === 'escalatie';
        if (zaak.status === 'open') return;
        expect(events.filter((event) => event.soort === 'push-klaargezet' && asks(event.doel))).toEqual([]);
        expect(zaak.uitgaand.filter(({ doel }) => asks(doel))).toEqual([]);
      });
    }),
  );
});

test('a case that is not reached and not closed always has a next instant, at most a day after the last', () => {
  fc.assert(
    fc.property(wereld, stappen, (world, steps) => {
      play(world, steps, (_before, { zaak, nu }) => {
        const next = nextSpoedActie(zaak);
        if (zaak.status === 'bereikt' || zaak.status === 'gesloten') expect(next).toBeNull();
        else expect(next !== null && next <= plusMs(nu, 24 * HOUR)).toBe(true);
      });
    }),
  );
});

test('with a roster that stays as it is a tick settles what is due, and a second one does nothing', () => {
  fc.assert(
    fc.property(
      wereld,
      stappen.map((steps) => steps.filter(({ soort }) => soort !== 'rooster')),
      (world, steps) => {
        const { zaak, nu, context } = play(world, steps, () => undefined);
        const after = decideSpoed({ soort: 'tik' }, zaak, context).reduce(evolveSpoed, zaak);
        expect(decideSpoed({ soort: 'tik' }, after, context)).toEqual([]);
        const next = nextSpoedActie({ ...after, uitgaand: [] });
        if (next !== null) expect(next > nu).toBe(true);
      },
    ),
  );
});

test('the breach is recorded once, at the term, and whatever was reached or breached stays so', () => {
  fc.assert(
    fc.property(wereld, stappen, (world, steps) => {
      play(world, steps, (before, { zaak, nu }) => {
        if (before?.overschredenOp) expect(zaak.overschredenOp).toBe(before.overschredenOp);
        if (before?.bereiktOp) expect(zaak.bereiktOp).toBe(before.bereiktOp);
        if (zaak.overschredenOp !== null) {
          expect(zaak.overschredenOp).toBe(zaak.uiterlijkOp);
          expect(nu >= zaak.uiterlijkOp).toBe(true);
        }
      });
    }),
  );
});

test('what a device told of is delivered for good: it never counts as failed afterwards, and never twice', () => {
  fc.assert(
    fc.property(wereld, stappen, (world, steps) => {
      const told = new Set<string>();
      play(world, steps, (_before, { zaak }, events) => {
        for (const event of events) {
          if (event.soort === 'push-mislukt' && event.reden === 'geen-bezorgbewijs')
            expect(told.has(event.push)).toBe(false);
          if (event.soort === 'push-bezorgd' || event.soort === 'push-gezien') told.add(event.push);
        }
        expect(zaak.onbewezen.filter(({ push }) => told.has(push))).toEqual([]);
        for (const soort of ['push-bezorgd', 'push-gezien'] as const) {
          const all = zaak.gebeurtenissen.flatMap((event) => (event.soort === soort ? [event.push] : []));
          expect(new Set(all).size).toBe(all.length);
        }
      });
    }),
  );
});

test('taking up changes hands only to who asked, and never away from somebody who did not give it up', () => {
  fc.assert(
    fc.property(wereld, stappen, (world, steps) => {
      play(world, steps, (before, { zaak }, events) => {
        if (before?.opgepaktDoor == null || zaak.opgepaktDoor === before.opgepaktDoor) return;
        const given = events.some((event) => event.soort === 'overgedragen' && event.aan === null);
        expect(given || before.overdrachtAan === zaak.opgepaktDoor).toBe(true);
      });
    }),
  );
});

test('events twice and in any order give the same case', () => {
  fc.assert(
    fc.property(wereld, stappen, fc.infiniteStream(fc.nat()), (world, steps, random) => {
      const { zaak } = play(world, steps, () => undefined);
      const numbers = [...random.take(zaak.gebeurtenissen.length * 2)];
      const doubled = [...zaak.gebeurtenissen, ...zaak.gebeurtenissen];
      const shuffled = doubled
        .map((event, index) => ({ event: structuredClone(event), at: numbers[index] ?? 0 }))
        .sort((een, ander) => een.at - ander.at)
        .map(({ event }) => event);
      expect(foldSpoed(ID, shuffled)).toEqual(zaak);
    }),
  );
});

test('any part of the events, even without the opening, gives a case', () => {
  fc.assert(
    fc.property(wereld, stappen, fc.array(fc.boolean(), { maxLength: 60 }), (world, steps, keep) => {
      const { zaak } = play(world, steps, () => undefined);
      const part = foldSpoed(
        ID,
        zaak.gebeurtenissen.filter((_event, index) => keep[index] ?? true),
      );
      if (part.status === 'open' || part.status === 'opgepakt') expect(nextSpoedActie(part)).not.toBeNull();
    }),
  );
});

test('left alone, a case is either with somebody or has been told of at least once a day', () => {
  fc.assert(
    fc.property(wereld, (world) => {
      const steps = Array.from({ length: 120 }, (): Stap => ({ soort: 'volgende' }));
      const { zaak, nu } = play(world, steps, () => undefined);
      const loud = zaak.gebeurtenissen
        .filter(({ soort }) => soort === 'push-klaargezet' || soort === 'alarm')
        .map(({ op }) => op)
        .sort();
      const gaps = [...loud, nu].map((op, index) => Date.parse(op) - Date.parse(loud[index - 1] ?? zaak.ontvangenOp));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(25 * HOUR);
    }),
    { numRuns: 30 },
  );
});

test('in quiet hours nobody is told less often: what only waits is carried by a quiet medium that has not failed', () => {
  fc.assert(
    fc.property(wereld, stappen, (world, steps) => {
      play(world, steps, (_before, { zaak, nu }, events) => {
        for (const event of events) {
          if (event.soort !== 'push-uitgesteld') continue;
          expect(event.tot > nu && event.tot <= plusMs(nu, 13 * HOUR)).toBe(true);
          expect(zaak.urgentie).toBe('spoed');
        }
        const failed = new Set(zaak.gebeurtenissen.flatMap((e) => (e.soort === 'push-mislukt' ? [e.push] : [])));
        const pushes = zaak.gebeurtenissen.filter((event) => event.soort === 'push-klaargezet');
        for (const { groep, media } of zaak.uitgesteld) {
          const carried = pushes.filter(
            (push) => push.groep === groep && push.medium !== 'scherm' && !failed.has(push.push),
          );
          const nothingLeft = [...media, 'mail'].every((medium) =>
            pushes.some((push) => push.groep === groep && push.medium === medium),
          );
          expect(carried.length > 0 || nothingLeft).toBe(true);
        }
      });
    }),
  );
});

test('a screen is pushed besides everything else: never instead of anything, and nobody is asked who would not be', () => {
  const gerust = stappen.map((steps) => steps.filter(({ soort }) => soort !== 'uitslag' && soort !== 'ontvangst'));
  fc.assert(
    fc.property(wereld, gerust, (world, steps) => {
      const pushes = (schermen: readonly string[]) =>
        play({ ...world, schermen }, steps, () => undefined).zaak.gebeurtenissen.flatMap((event) =>
          event.soort === 'push-klaargezet' ? [event] : [],
        );
      const met = pushes(PEOPLE);
      const line = ({ push, aan, doel, op }: (typeof met)[number]) => `${op} ${push} ${aan} ${doel}`;
      expect(met.filter(({ medium }) => medium !== 'scherm').map(line)).toEqual(pushes([]).map(line));
      const zonder = new Set(pushes([]).map(({ groep }) => groep));
      const alleen = met.filter(({ medium, groep }) => medium === 'scherm' && !zonder.has(groep));
      // Whoever has no address at all is told on their screen of what they have, and of nothing else.
      expect(alleen.filter(({ aan }) => (world.media[aan] ?? []).length > 0)).toEqual([]);
      expect(alleen.filter(({ doel }) => doel === 'oppakken' || doel === 'escalatie')).toEqual([]);
    }),
  );
});

const ALLEEN_SMS: Escalatiebeleid = {
  ...STANDAARD_BELEID,
  treden: STANDAARD_BELEID.treden.map((trede) => ({ ...trede, media: ['sms'] as const })),
};

test('what a screen did not show in time is followed by the next medium at once, and holds up no rung that failed otherwise', () => {
  fc.assert(
    fc.property(wereld, stappen, (world, steps) => {
      const asked = {
        ...world,
        schermen: PEOPLE,
        beleid: ALLEEN_SMS,
        escalatiecontact: 'chef',
        urgentie: 'crisis',
      } as const;
      const media = Object.fromEntries(
        PEOPLE.map((wie) => [wie, world.media[wie]?.length ? (['sms', 'mail'] as const) : []]),
      );
      play({ ...asked, media }, steps, (before, { zaak, context }, events) => {
        for (const event of events) {
          if (event.soort !== 'push-mislukt' || zaak.status !== 'open') continue;
          const kop = zaak.gebeurtenissen.find((one) => one.soort === 'push-klaargezet' && one.push === event.push);
          if (kop?.soort !== 'push-klaargezet' || kop.medium !== 'scherm' || before?.status !== 'open') continue;
          if (!kop.groep.startsWith(`r${before.ladder.ronde}.`) || before.ladder.fase !== 'trede') continue;
          const tried = zaak.gebeurtenissen.flatMap((one) =>
            one.soort === 'push-klaargezet' && one.groep === kop.groep ? [one.medium] : [],
          );
          const [first] = context
            .mediaVan(kop.aan)
            .filter(
              (medium) =>
                !before.gebeurtenissen.some(
                  (one) => one.soort === 'push-klaargezet' && one.groep === kop.groep && one.medium === medium,
                ),
            );
          const waits = zaak.gebeurtenissen.some((one) => one.soort === 'push-uitgesteld' && one.groep === kop.groep);
          if (first !== undefined && !waits) expect(tried).toContain(first);
        }
      });
    }),
  );
});

test('without failures the same people are asked and told the same, quiet hours or not; in the end by the same media', () => {
  // At the same instants in both worlds, through at least one night.
  const quarters = fc.integer({ min: 1, max: 16 }).map((n): Stap[] => [{ soort: 'wacht', ms: n * 15 * MINUTE }, TIK]);
  const act = opdracht.map((command): Stap[] => [{ soort: 'opdracht', command }]);
  const untroubled = fc
    .array(fc.oneof({ weight: 8, arbitrary: quarters }, { weight: 1, arbitrary: act }), {
      minLength: 12,
      maxLength: 40,
    })
    .map((parts) => parts.flat());
  fc.assert(
    fc.property(wereld, untroubled, (world, steps) => {
      const told = (zaak: Spoedzaak) =>
        zaak.gebeurtenissen.flatMap((event) => (event.soort === 'push-klaargezet' ? [event] : []));
      const loud = told(play({ ...world, stil: {} }, steps, () => undefined).zaak);
      const { zaak } = play(world, steps, () => undefined);
      const quiet = told(zaak);
      // One that was taken up, reached or overtaken before the end of the quiet hours needs no noise any more.
      const over = new Set(
        zaak.gebeurtenissen.flatMap((event) => (event.soort === 'uitstel-voorbij' ? [event.groep] : [])),
      );
      const waited = new Set(
        zaak.gebeurtenissen.flatMap((event) => (event.soort === 'push-uitgesteld' ? [event.groep] : [])),
      );
      expect(new Set(quiet.map(({ groep, aan }) => `${groep} ${aan}`))).toEqual(
        new Set(loud.map(({ groep, aan }) => `${groep} ${aan}`)),
      );
      for (const { groep, medium } of loud) {
        if (waited.has(groep) && !over.has(groep)) continue;
        expect(quiet.some((push) => push.groep === groep && push.medium === medium)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
