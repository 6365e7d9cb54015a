/**
 * Nobody is forgotten: rosters that change, leave, exchanges, media that fail, people who take up, hand over, give back and say
 * no, a crisisdienst that takes over or does not, policies of all kinds, over every clock change of 2025 to 2035. Whatever
 * happened, an urgent case is reached, or closed, or it has a next instant at which something really happens.
 */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Afwezigheid } from '../../shared/domain/achterwacht/afwezigheid.ts';
import { resolveDienstdoende } from '../../shared/domain/achterwacht/resolve-dienstdoende.ts';
import { stilteVan } from '../../shared/domain/achterwacht/stilte-van.ts';
import type { Dienst, Dienstgegevens, Medium } from '../../shared/domain/achterwacht/types.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { rustNaCrisisalarm, STANDAARD_BELEID } from '../../shared/domain/spoed/beleid.ts';
import { controleerBeleid } from '../../shared/domain/spoed/beleid-controle.ts';
import { decideSpoed } from '../../shared/domain/spoed/decide-spoed.ts';
import { foldSpoed } from '../../shared/domain/spoed/fold-spoed.ts';
import { nextSpoedActie } from '../../shared/domain/spoed/next-spoed-actie.ts';
import type { SpoedCommand } from '../../shared/domain/spoed/spoed-command.ts';
import { roosterVan, type SpoedContext } from '../../shared/domain/spoed/spoed-context.ts';
import type { Escalatiebeleid, SpoedGebeurtenis, Spoedzaak } from '../../shared/domain/spoed/types.ts';
import { localDateOf } from '../../shared/domain/tijd/amsterdam.ts';
import {
  CLOCK_DAY,
  HOUR,
  type Instant,
  instantOf,
  MINUTE,
  msBetween,
  plusMs,
} from '../../shared/domain/tijd/instant.ts';

const ID = '00000000-0000-5000-8000-000000000002';
const PEOPLE = ['anna', 'bas', 'cor', 'dik', 'chef'];

/** The Friday before every clock change of 2025 to 2035, nine o'clock UTC. */
const VRIJDAGEN = Array.from({ length: 11 }, (_, index) => 2025 + index).flatMap((jaar) =>
  [2, 9].map((maand) => {
    const last = new Date(Date.UTC(jaar, maand, 31));
    return Date.UTC(jaar, maand, 31 - last.getUTCDay() - 2, 9);
  }),
);

/** Wall-clock time, so many hours after midnight of that Friday. */
const local = (vrijdag: number, uur: number): string =>
  new Date(vrijdag - 9 * HOUR + uur * HOUR).toISOString().slice(0, 16);

const stuk = { begin: fc.integer({ min: 0, max: 90 }), duur: fc.integer({ min: 1, max: 14 }) };
const dienst = fc.record({
  id: fc.uuid(),
  soort: fc.constantFrom<Dienst['soort']>('inloop', 'achterwacht'),
  wijkteam: fc.constantFrom('centrum', 'wielwijk'),
  domein: fc.constantFrom<Dienst['domein']>('jeugd', 'sociaal'),
  professional: fc.constantFrom('anna', 'bas', 'cor', 'dik'),
  vervanging: fc.boolean(),
  ...stuk,
});
const verlof = fc.record({ id: fc.uuid(), medewerker: fc.constantFrom(...PEOPLE), ...stuk });
const roosters = fc.record({
  diensten: fc.uniqueArray(dienst, { maxLength: 9, selector: ({ id }) => id }),
  verlof: fc.array(verlof, { maxLength: 3 }),
});
type Roosterplan = typeof roosters extends fc.Arbitrary<infer T> ? T : never;

const minuten = (min: number, max: number) => fc.integer({ min, max }).map((aantal) => aantal * MINUTE);
const beleid: fc.Arbitrary<Escalatiebeleid> = fc.oneof(
  fc.constant(STANDAARD_BELEID),
  fc
    .record({
      treden: fc.array(
        fc.record({
          wie: fc.constantFrom<Escalatiebeleid['treden'][number]['wie']>(
            'dienstdoende',
            'volgende',
            'escalatiecontact',
          ),
          media: fc.constantFrom<readonly Medium[]>(['mail', 'sms'], ['sms'], ['mail']),
          wachtMs: minuten(1, 60),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      uren: fc
        .uniqueArray(fc.integer({ min: 1, max: 47 }), { maxLength: 4 })
        .map((uren) => [...new Set([24, ...uren])]),
      overdrachtWachtMs: minuten(1, 60),
      crisisWachtMs: minuten(1, 15),
    })
    .map(({ uren, ...rest }) => ({
      ...rest,
      termijnMs: 48 * HOUR,
      herinneringenMs: uren.toSorted((een, ander) => een - ander).map((uur) => uur * HOUR),
    })),
);

const wereld = fc.record({
  vrijdag: fc.constantFrom(...VRIJDAGEN),
  plan: roosters,
  escalatiecontact: fc.constantFrom('chef', 'bas', null),
  urgentie: fc.constantFrom<'spoed' | 'crisis'>('spoed', 'crisis'),
  media: fc.record(
    Object.fromEntries(
      PEOPLE.map((naam) => [
        naam,
        fc.constantFrom<readonly Medium[]>(['mail', 'sms'], ['sms'], ['webpush', 'mail', 'webhook'], []),
      ]),
    ),
  ),
  stil: fc.boolean(),
  beleid,
});
type Wereld = typeof wereld extends fc.Arbitrary<infer T> ? T : never;

const naam = fc.constantFrom(...PEOPLE);
const vast = <S extends string>(soort: S) => fc.constant(soort);
const opdracht: fc.Arbitrary<SpoedCommand> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ soort: vast('pakOp'), door: naam }) },
  { weight: 3, arbitrary: fc.record({ soort: vast('draagOver'), aan: fc.option(naam), door: naam }) },
  { weight: 1, arbitrary: fc.record({ soort: vast('weigerOverdracht'), door: naam }) },
  {
    weight: 2,
    arbitrary: fc.record({
      soort: vast('draagWarmOver'),
      id: fc.constantFrom('w1', 'w2', 'w3'),
      dienst: fc.constant('Crisisdienst'),
      nummer: fc.constant('0800-1471'),
      bevestigd: fc.boolean(),
      door: naam,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      soort: vast('beoordeelVerlaging'),
      verzoek: fc.constantFrom('v1', 'v2'),
      naar: vast('spoed'),
      akkoord: fc.boolean(),
      door: naam,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      soort: vast('contactpoging'),
      id: fc.constantFrom('p1', 'p2', 'p3'),
      gelukt: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      wijze: fc.constantFrom('telefoon', 'brief'),
      door: naam,
    }),
  },
);

type Stap =
  | { readonly soort: 'wacht'; readonly ms: number }
  | { readonly soort: 'tik' }
  | { readonly soort: 'crisis' }
  | { readonly soort: 'volgende'; readonly keer: number }
  | { readonly soort: 'uitslag'; readonly welke: number; readonly gelukt: boolean }
  | { readonly soort: 'rooster'; readonly plan: Roosterplan }
  | { readonly soort: 'opdracht'; readonly command: SpoedCommand };
const stap: fc.Arbitrary<Stap> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ soort: vast('volgende'), keer: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.constantFrom<Stap>({ soort: 'tik' }, { soort: 'crisis' }) },
  { weight: 3, arbitrary: fc.record({ soort: vast('wacht'), ms: minuten(0, 900) }) },
  { weight: 4, arbitrary: fc.record({ soort: vast('uitslag'), welke: fc.nat(8), gelukt: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ soort: vast('rooster'), plan: roosters }) },
  { weight: 4, arbitrary: opdracht.map((command): Stap => ({ soort: 'opdracht', command })) },
);
const stappen = fc.array(stap, { maxLength: 35 });

const gegevensVan = (
  { vrijdag, escalatiecontact, media }: Wereld,
  { diensten, verlof: weg }: Roosterplan,
): Dienstgegevens => {
  const tijd = ({ begin, duur }: { readonly begin: number; readonly duur: number }) => ({
    van: local(vrijdag, begin),
    tot: local(vrijdag, begin + duur),
  });
  return {
    diensten: diensten.map(({ begin, duur, ...rest }): Dienst => ({ ...rest, ...tijd({ begin, duur }) })),
    afwezigheden: weg.map(
      ({ begin, duur, ...rest }): Afwezigheid => ({ ...rest, bron: 'hand', ...tijd({ begin, duur }) }),
    ),
    wijkteams: { centrum: { buurteams: ['wielwijk'], escalatiecontact } },
    // As the settings have it: who has no medium cannot be reached.
    onbereikbaar: new Set(PEOPLE.filter((wie) => (media[wie] ?? []).length === 0)),
  };
};

/** The outbox is that of the queue: here only the case itself asks for attention. */
const eigenActie = (zaak: Spoedzaak): Instant | null => nextSpoedActie({ ...zaak, uitgaand: [] });

interface Spel {
  zaak(): Spoedzaak;
  nu(): Instant;
  context(): SpoedContext;
  run(command: SpoedCommand): readonly SpoedGebeurtenis[];
}

/** `check` sees the case after every decision. */
function speel(world: Wereld, steps: readonly Stap[], check: (spel: Spel) => void): Spel {
  let nu = instantOf(world.vrijdag);
  let gegevens = gegevensVan(world, world.plan);
  let zaak: Spoedzaak | null = null;
  const spel: Spel = {
    nu: () => nu,
    zaak: () => zaak ?? foldSpoed(ID, []),
    context: () => {
      const current = gegevens;
      return {
        nu,
        rooster: roosterVan(current),
        beleid: world.beleid,
        escalatiecontact: world.escalatiecontact,
        mediaVan: (wie) => world.media[wie] ?? [],
        stilTot: (wie) => stilteVan(current, wie, world.stil ? { van: '21:00', tot: '07:30' } : undefined, nu),
      };
    },
    run: (command) => {
      let events: readonly SpoedGebeurtenis[] = [];
      try {
        events = decideSpoed(command, zaak, spel.context());
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
      zaak = foldSpoed(ID, [...(zaak?.gebeurtenissen ?? []), ...events]);
      check(spel);
      return events;
    },
  };
  const open = (urgentie: 'spoed' | 'crisis') => {
    const wie = { id: ID, contact: 'c', wijkteam: 'centrum', domein: 'sociaal', door: 'tessa' } as const;
    spel.run({ soort: 'open', ...wie, urgentie, ontvangenOp: instantOf(world.vrijdag) });
  };
  open(world.urgentie);
  for (const each of steps) {
    if (each.soort === 'wacht') nu = plusMs(nu, each.ms);
    else if (each.soort === 'tik') spel.run({ soort: 'tik' });
    else if (each.soort === 'crisis') open('crisis');
    else if (each.soort === 'rooster') gegevens = gegevensVan(world, each.plan);
    else if (each.soort === 'opdracht') spel.run(each.command);
    else if (each.soort === 'volgende') {
      for (let keer = 0; keer < each.keer; keer += 1) {
        const next = eigenActie(spel.zaak());
        if (next !== null && next > nu) nu = next;
        spel.run({ soort: 'tik' });
      }
    } else {
      const kop = spel.zaak().uitgaand.at(-1 - each.welke);
      if (kop === undefined) continue;
      const bewijs = ({ webpush: 'volgt', webhook: 'direct' } as const)[kop.medium as 'webpush'];
      if (!each.gelukt) spel.run({ soort: 'push-mislukt', push: kop.push, reden: 'weg' });
      else spel.run({ soort: 'push-verzonden', push: kop.push, leverancier: 'x', ...(bewijs && { bewijs }) });
    }
  }
  return spel;
}

const isDone = ({ status }: Spoedzaak): boolean => status === 'bereikt' || status === 'gesloten';

test('every policy that is tried here is one that may be set', () => {
  fc.assert(fc.property(beleid, (one) => expect(controleerBeleid(one)).toEqual([])));
});

test('every open case is reached, or has a next instant within a day, whatever happened', () => {
  fc.assert(
    fc.property(wereld, stappen, (world, steps) => {
      speel(world, steps, ({ zaak, nu }) => {
        const next = nextSpoedActie(zaak());
        if (isDone(zaak())) expect(next).toBeNull();
        else expect(next !== null && next <= plusMs(nu(), CLOCK_DAY)).toBe(true);
      });
    }),
    { numRuns: 250 },
  );
});

test('at its next instant something happens: no case waits for what never comes, and none spins', () => {
  fc.assert(
    fc.property(
      wereld,
      stappen.map((steps) => steps.filter(({ soort }) => soort !== 'rooster')),
      (world, steps) => {
        const spel = speel(world, steps, () => undefined);
        spel.run({ soort: 'tik' });
        const next = eigenActie(spel.zaak());
        if (next !== null) expect(next > spel.nu()).toBe(true);
        expect(decideSpoed({ soort: 'tik' }, spel.zaak(), spel.context())).toEqual([]);
      },
    ),
    { numRuns: 250 },
  );
});

test('a crisis that nobody spoke with and no crisisdienst took over is an alarm in time, and again, and again', () => {
  const left: Stap[] = Array.from({ length: 25 }, () => ({ soort: 'volgende', keer: 6 }));
  fc.assert(
    fc.property(wereld, stappen, (world, steps) => {
      const { crisisWachtMs = 15 * MINUTE } = world.beleid;
      const vol = steps.filter(({ soort }) => soort !== 'wacht');
      let [sinds, keer]: [Instant | null, number] = [null, 0];
      speel({ ...world, urgentie: 'crisis' }, [...vol, ...left], ({ zaak, nu }) => {
        const { gebeurtenissen, urgentie, warmOvergedragenOp } = zaak();
        const alarmen = gebeurtenissen.filter(
          (event) => event.soort === 'alarm' && event.reden === 'crisis-zonder-overdracht',
        );
        const waiting = urgentie === 'crisis' && !isDone(zaak()) && warmOvergedragenOp === null;
        if (!waiting) sinds = null;
        else if (sinds === null || alarmen.length > keer) sinds = nu();
        keer = alarmen.length;
        if (sinds === null) return;
        const most = Math.max(crisisWachtMs, rustNaCrisisalarm(keer));
        expect(msBetween(sinds, nu())).toBeLessThanOrEqual(most);
      });
    }),
    { numRuns: 25 },
  );
});

const KWARTIER = 15 * MINUTE;

/** Quarters of an hour from `van` in which somebody has duty, gaps of at most two hours filled: counted one by one. */
function bemand(gegevens: Dienstgegevens, van: Instant, aantal: number): readonly boolean[] {
  const raw = Array.from(
    { length: aantal },
    (_, index) =>
      resolveDienstdoende(gegevens, 'centrum', 'sociaal', plusMs(van, index * KWARTIER)).professional !== null,
  );
  return raw.map((on, index) => {
    if (on) return true;
    const before = raw.slice(0, index).lastIndexOf(true);
    const after = raw.indexOf(true, index);
    return before >= 0 && after >= 0 && after - before - 1 <= 8;
  });
}

test('whoever has a case hears before the team goes home for the last time before a deadline outside staffed hours', () => {
  const begin = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(wereld, begin, (world, kwartieren) => {
      const plan = { ...world.plan, verlof: [] };
      const rustig: Wereld = { ...world, plan, urgentie: 'spoed', media: { ...world.media, anna: ['mail'] } };
      const gegevens = gegevensVan(rustig, plan);
      const opgepakt = plusMs(instantOf(world.vrijdag), kwartieren * KWARTIER);
      const steps: Stap[] = [
        { soort: 'wacht', ms: kwartieren * KWARTIER },
        { soort: 'opdracht', command: { soort: 'pakOp', door: 'anna' } },
        ...Array.from({ length: 12 }, (): Stap => ({ soort: 'volgende', keer: 6 })),
      ];
      const { zaak } = speel(rustig, steps, () => undefined);
      const { uiterlijkOp, gebeurtenissen } = zaak();
      const told = gebeurtenissen.filter((event) => event.soort === 'vandaag-herinnerd');
      const uren = bemand(gegevens, opgepakt, (48 * HOUR) / KWARTIER + 9);
      const at = (moment: Instant) => Math.floor(msBetween(opgepakt, moment) / KWARTIER);
      const last = uren[at(uiterlijkOp)] ? -1 : uren.slice(0, at(uiterlijkOp)).lastIndexOf(true);
      if (last < 0) {
        expect(told).toEqual([]);
        return;
      }
      const einde = plusMs(opgepakt, (last + 1) * KWARTIER);
      // In time to do something, or at once for who took it up in the last half hour; once.
      expect(told).toEqual([expect.objectContaining({ dag: localDateOf(plusMs(einde, -1)), houder: 'anna' })]);
      expect(told[0] !== undefined && told[0].op < einde).toBe(true);
    }),
    { numRuns: 50 },
  );
});
