/**
 * A mixed day of 500 contacts through the real doors, then every figure of every kanaal, wijkteam and hour against a
 * recount that knows only the plan: to the count, and to the second.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { done, openChat, type Person, person, type Resident } from '../support/actors.ts';
import { bevestigd, ClosedWorld } from '../support/closed-world.ts';
import { type PlannedContact, planDay, seeded, shuffled, WIJKTEAMS } from '../support/day-of-contacts.ts';
import { GETELD } from '../support/hertelling.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

const HOUR = 3_600_000;
/** Tuesday 24 November 2026; the day is played from 08:00 to 19:00, and read at 20:00 (Amsterdam, UTC+1). */
const DAY = '2026-11-24';
const MIDNIGHT = Date.parse(`${DAY}T00:00:00+01:00`);
const OPENS = MIDNIGHT + 9 * HOUR;
const CLOSES = MIDNIGHT + 17 * HOUR;
const READ_AT = MIDNIGHT + 20 * HOUR;
const iso = (ms: number) => new Date(ms).toISOString();
const plan = planDay(20_261_124, 500, MIDNIGHT + 8 * HOUR, MIDNIGHT + 18 * HOUR);

let stack: LocalStack;
let tom: Person;
let beheer: Person;
let marieke: Person;
let centrale: Person;
let gerda: Person;
const chats = new Map<number, Resident>();
const contactOf = new Map<number, string>();

const inloopId = (nr: number) => `00000000-0000-4000-8000-${String(nr).padStart(12, '0')}`;

/** What happens by hand, in the order of the day. Calls are not here: the exchange sends them in one go, shuffled. */
interface Act {
  readonly op: number;
  run(): Promise<void>;
}

async function idOf(c: PlannedContact, kanaal: 'mail' | 'chat'): Promise<string> {
  const known = contactOf.get(c.nr);
  if (known !== undefined) return known;
  const found = done(
    await tom.post<{ resultaten: { id: string; ontvangenOp: string }[]; cursor?: string }>(
      '/v1/contacten/_zoek?limit=100',
      { kanaal, status: 'wachtend' },
    ),
  ).resultaten.find(({ ontvangenOp }) => ontvangenOp === iso(c.begin));
  if (found === undefined) throw new Error(`no ${kanaal} contact that began at ${iso(c.begin)}`);
  contactOf.set(c.nr, found.id);
  return found.id;
}

function beginAct(c: PlannedContact): Act {
  return {
    op: c.begin,
    run: async () => {
      if (c.kanaal === 'inloop') {
        done(await gerda.post('/v1/aankomsten', { id: inloopId(c.nr), locatie: c.wijkteam }));
      } else if (c.kanaal === 'mail') {
        await stack.mail(
          `From: Inwoner ${c.nr} <inwoner${c.nr}@post.example>\r\nTo: ${c.wijkteam}@voordeur.example\r\nSubject: Vraag ${c.nr}\r\nMessage-ID: <dag-${c.nr}@post.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKunt u mij helpen met een formulier?\r\n`,
        );
      } else {
        const inwoner = await openChat(stack);
        chats.set(c.nr, inwoner);
        inwoner.send({ soort: 'begin', wijkteam: c.wijkteam });
        await inwoner.next('begonnen');
        inwoner.send({ soort: 'vraag', id: `v${c.nr}`, tekst: 'Kan ik morgen langskomen?', wijkteam: c.wijkteam });
        await inwoner.next('ontvangen');
      }
      await stack.rust();
      if (c.kanaal === 'mail' || c.kanaal === 'chat') await idOf(c, c.kanaal);
    },
  };
}

function endAct(c: PlannedContact): Act {
  return {
    op: c.einde as number,
    run: async () => {
      if (c.kanaal === 'inloop') {
        const id = inloopId(c.nr);
        if (c.afloop === 'afgehaakt') done(await gerda.post(`/v1/aankomsten/${id}/vertrekken`, {}));
        else done(await tom.post(`/v1/contacten/${id}/aannames`, {}));
      } else {
        const id = await idOf(c, c.kanaal as 'mail' | 'chat');
        done(await tom.post(`/v1/contacten/${id}/antwoorden`, { tekst: 'Ja, dat kan.' }));
      }
      await stack.rust();
    },
  };
}

function callEvents(c: PlannedContact): readonly Record<string, unknown>[] {
  const event = (soort: string, op: number) => ({
    id: `${c.nr}-${soort}`,
    oproepId: `dag-${c.nr}`,
    soort,
    op: iso(op),
    wijkteam: c.wijkteam,
  });
  const einde = c.einde as number;
  if (c.afloop === 'menu') return [event('begonnen', c.begin), event('opgehangen', einde)];
  const waited = [event('begonnen', c.begin - 8000), event('in-wachtrij', c.begin)];
  if (c.afloop === 'beantwoord') return [...waited, event('aangenomen', einde), event('beeindigd', einde + 60_000)];
  if (c.afloop === 'terugbel')
    return [...waited, event('terugbellen-gevraagd', einde), event('opgehangen', einde + 1000)];
  return [...waited, event('opgehangen', einde)];
}

/** The recount: a plain reading of the rules, one contact at a time, with sorting where the system uses bins. */
interface Recount {
  readonly tellers: Record<string, number>;
  readonly wacht: number[];
  readonly open: number[];
}

const NORM = { telefoon: 30_000, chat: 60_000, inloop: 900_000, mail: 57_600_000 };

/** Inloop hours of the example on a Tuesday; the other kanalen are open from nine to five. */
function hours(c: PlannedContact): readonly [number, number] {
  if (c.kanaal !== 'inloop') return [OPENS, CLOSES];
  return c.wijkteam === 'centrum' ? [OPENS, MIDNIGHT + 12.5 * HOUR] : [MIDNIGHT + 13 * HOUR, MIDNIGHT + 16.5 * HOUR];
}

function recount(contacts: readonly PlannedContact[]): Recount {
  const tellers: Record<string, number> = {};
  const count = (teller: string) => {
    tellers[teller] = (tellers[teller] ?? 0) + 1;
  };
  const wacht: number[] = [];
  const open: number[] = [];
  for (const c of contacts) {
    const [van, tot] = hours(c);
    const inHours = c.begin >= van && c.begin < tot;
    const until = c.einde ?? READ_AT;
    const elapsed = until - c.begin;
    const openMs = Math.max(0, Math.min(until, tot) - Math.max(c.begin, van));
    if (c.afloop === 'menu' && inHours) {
      count('opgehangenInMenu');
      continue;
    }
    count('ontvangen');
    if (!inHours) count('buitenOpeningstijd');
    const byOpenClock = c.kanaal === 'mail';
    const judged = byOpenClock || inHours;
    const within = (byOpenClock ? openMs : elapsed) <= NORM[c.kanaal];
    if (c.afloop === 'menu') count('afgehaaktKort');
    else if (c.afloop === 'beantwoord') {
      count('beantwoord');
      if (judged) count(within ? 'binnenNorm' : 'buitenNorm');
      if (inHours) wacht.push(elapsed);
      open.push(openMs);
    } else if (c.afloop === 'afgehaakt') {
      const short = c.kanaal === 'telefoon' && elapsed <= 5000;
      count(short ? 'afgehaaktKort' : 'afgehaakt');
      if (!short && judged) count('buitenNorm');
    } else if (c.afloop === 'terugbel') {
      count('terugbelGevraagd');
      if (judged) count('buitenNorm');
    } else {
      count('wachtend');
      if (judged) count(within ? 'nogNietBekend' : 'buitenNorm');
    }
  }
  return { tellers, wacht, open };
}

interface Rij {
  readonly kanaal: string;
  readonly wijkteam: string;
  readonly van: string;
  readonly tot: string;
  readonly serviceniveau: number | null;
  readonly wachttijd: Record<string, number | null>;
  readonly opentijd: Record<string, number | null>;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const nearestRank = (values: readonly number[], p: number) =>
  [...values].sort((a, b) => a - b)[Math.ceil((p / 100) * values.length) - 1] as number;

function expectDistribution(row: Record<string, number | null>, values: readonly number[]): void {
  if (values.length === 0) {
    expect(row).toEqual({ gemiddelde: null, p50: null, p90: null, p95: null, max: null });
    return;
  }
  expect(row['gemiddelde']).toBeCloseTo(mean(values) / 1000, 3);
  for (const [name, p] of [
    ['p50', 50],
    ['p90', 90],
    ['p95', 95],
    ['max', 100],
  ] as const) {
    const exact = nearestRank(values, p) / 1000;
    expect(Math.abs((row[name] as number) - exact)).toBeLessThanOrEqual(exact * 0.02 + 1e-9);
  }
}

function compare(row: Rij, contacts: readonly PlannedContact[]): void {
  const { tellers, wacht, open } = recount(contacts);
  const counted = row as unknown as Record<string, number>;
  const found = Object.fromEntries(GETELD.map((teller) => [teller, counted[teller]]));
  expect({ rij: `${row.kanaal} ${row.wijkteam} ${row.van}`, ...found }).toEqual({
    rij: `${row.kanaal} ${row.wijkteam} ${row.van}`,
    ...Object.fromEntries(GETELD.map((teller) => [teller, tellers[teller] ?? 0])),
  });
  const judged = (tellers['binnenNorm'] ?? 0) + (tellers['buitenNorm'] ?? 0);
  expect(row.serviceniveau).toBe(judged === 0 ? null : (tellers['binnenNorm'] ?? 0) / judged);
  expectDistribution(row.wachttijd, wacht);
  expectDistribution(row.opentijd, open);
}

const rows = async (per: string) =>
  done(await marieke.get<{ rijen: Rij[] }>(`/v1/bereikbaarheid?van=${DAY}&totEnMet=${DAY}&per=${per}`)).rijen;

describe('a mixed day of 500 contacts', () => {
  beforeAll(async () => {
    stack = await startLocalStack({ klok: iso(MIDNIGHT + 7 * HOUR), voorbeeld: true });
    tom = await person(stack, 'Tom Hendriks', ['teamondersteuner'], [...WIJKTEAMS]);
    beheer = await person(stack, 'Rob Kok', ['beheerder'], []);
    marieke = await person(stack, 'Marieke van Dam', ['manager'], [...WIJKTEAMS]);
    centrale = await person(stack, 'Telefooncentrale', ['koppeling']);
    gerda = await person(stack, 'Gerda Dekker', ['gastvrouw'], ['centrum']);
    const acts = plan
      .filter(({ kanaal }) => kanaal !== 'telefoon')
      .flatMap((c) => (c.einde === null ? [beginAct(c)] : [beginAct(c), endAct(c)]))
      .sort((a, b) => a.op - b.op);
    for (const act of acts) {
      await stack.klok({ naar: iso(act.op) });
      await act.run();
    }
    await stack.klok({ naar: iso(READ_AT) });
    // The exchange sends what it kept: shuffled, and every event twice.
    const events = plan.filter(({ kanaal }) => kanaal === 'telefoon').flatMap(callEvents);
    const sent = shuffled([...events, ...events], seeded(7));
    for (let i = 0; i < sent.length; i += 500)
      done(await centrale.post('/v1/telefoon-gebeurtenissen', sent.slice(i, i + 500)));
    await stack.rust();
  }, 400_000);

  afterAll(async () => {
    for (const inwoner of chats.values()) await inwoner.close();
    await stack?.stop();
  });

  test('the plan holds every kanaal, wijkteam and way to end, so that the comparison can fail', () => {
    for (const kanaal of ['telefoon', 'mail', 'chat', 'inloop']) {
      expect(plan.filter((c) => c.kanaal === kanaal).length).toBeGreaterThan(30);
    }
    for (const afloop of ['beantwoord', 'afgehaakt', 'terugbel', 'menu', 'wachtend']) {
      expect(plan.filter((c) => c.afloop === afloop).length).toBeGreaterThan(10);
    }
  });

  test('per kanaal and wijkteam, the day equals the recount', async () => {
    const found = (await rows('dag')).filter(({ wijkteam }) => wijkteam !== 'algemeen');
    expect(found).toHaveLength(12);
    for (const row of found) {
      compare(
        row,
        plan.filter((c) => c.kanaal === row.kanaal && c.wijkteam === row.wijkteam),
      );
    }
  });

  test('per hour, every row equals the recount, and a row without contacts has zeros and nulls', async () => {
    const found = (await rows('uur')).filter(({ wijkteam }) => wijkteam !== 'algemeen');
    expect(found).toHaveLength(12 * 24);
    for (const row of found) {
      const [van, tot] = [Date.parse(row.van), Date.parse(row.tot)];
      compare(
        row,
        plan.filter((c) => c.kanaal === row.kanaal && c.wijkteam === row.wijkteam && c.begin >= van && c.begin < tot),
      );
    }
  });

  test('only acknowledgements of mail and the answers to it went out, nothing is dead-lettered and no error is in the log', async () => {
    const world = new ClosedWorld(stack);
    const mails = plan.filter(({ kanaal }) => kanaal === 'mail');
    const adres = (nr: number) => `inwoner${nr}@post.example`;
    await world.wentOut([
      ...mails.map(({ nr }) => bevestigd(adres(nr))),
      ...mails
        .filter(({ afloop }) => afloop === 'beantwoord')
        .map(({ nr }) => ({ soort: 'mail' as const, aan: adres(nr), met: `Vraag ${nr}` })),
    ]);
    await world.isQuiet();
    expect((await beheer.get('/v1/contacten/00000000-0000-4000-8000-000000000001')).status).toBe(403);
  });
});
