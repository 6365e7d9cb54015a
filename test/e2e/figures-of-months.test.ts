/**
 * Months of contacts through the real doors, with both clock changes, Easter, Koningsdag, 5 May and Christmas in them, against a
 * recount that shares no code with the figures. Calls and walk-ins of whole months are told afterwards: twice, late and out of
 * order. Mails and chats come when the clock says so: the program is stopped and started again at the moments that matter.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { bezoekId } from '../../local/dagen/berichten.ts';
import { bezorgTelefoon } from '../../local/dagen/bezorging.ts';
import { planDagen } from '../../local/dagen/dagen.ts';
import { done, openChat, type Person, person, type Resident } from '../support/actors.ts';
import { type Handeling, planSchriftelijk, type Vraag } from '../support/geschreven-vragen.ts';
import { hertel, INDELINGEN, type Indeling, rijsleutel, type WareWacht } from '../support/hertelling.ts';
import { regelingVan } from '../support/hertelling-regeling.ts';
import type { Deel, Uren } from '../support/hertelling-uren.ts';
import { type GevondenRij, verschillen } from '../support/hertelling-vergelijken.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

const SEED = 30;
const TEAMS = ['centrum', 'noord', 'zuid'] as const;
const KANALEN = ['telefoon', 'mail', 'chat', 'inloop'] as const;
/** Everything is set up before the first day. */
const SET_UP = '2026-03-28T23:50:00+01:00';
const VAN = '2026-03-29';
const TOT_EN_MET = '2027-01-20';
/** The night of the clock change, the Thursday before Easter, the Friday before Koningsdag, the doubled hour, Christmas Eve, and the end. */
const STOPS = [
  '2026-03-29T01:52:00+01:00',
  '2026-04-02T16:20:00+02:00',
  '2026-04-24T16:20:00+02:00',
  '2026-10-25T02:52:00+02:00',
  '2026-12-24T13:55:00+01:00',
  '2027-01-20T10:00:00+01:00',
].map((stop) => Date.parse(stop));
const READ_AT = (STOPS.at(-1) as number) + 20 * 60_000;
const MONTHS = [
  ['2026-03-29', '2026-05-08'],
  ['2026-10-12', '2026-10-31'],
  ['2026-12-14', '2027-01-03'],
] as const;
const iso = (ms: number) => new Date(ms).toISOString();

const LUNCH: readonly Deel[] = [
  ['09:00', '12:00'],
  ['12:45', '17:00'],
];
/** Lunch, an evening, a night into Sunday, a shortened Christmas Eve, an open Christmas Day, a team day, a disturbance. */
const NOORD: Uren = {
  week: { 1: LUNCH, 2: [...LUNCH, ['18:30', '20:00']], 3: LUNCH, 4: LUNCH, 5: LUNCH, 6: [['22:00', '04:30']] },
  uitzonderingen: { '2026-12-24': [['09:00', '14:00']], '2026-12-25': [['10:00', '11:00']] },
  gesloten: ['2026-04-16'],
  storingen: [[Date.parse('2026-10-14T08:10:00Z'), Date.parse('2026-10-14T09:25:00Z')]],
};
const half = (van: string, tot: string): Uren => {
  const part: readonly Deel[] = [[van, tot]];
  return { week: { 1: part, 2: part, 3: part, 4: part, 5: part } };
};
const UREN: Readonly<Record<string, Uren>> = {
  'telefoon/noord': NOORD,
  'mail/noord': NOORD,
  'chat/noord': NOORD,
  'inloop/centrum': half('09:00', '12:30'),
  'inloop/noord': half('13:00', '16:30'),
  'inloop/zuid': half('09:30', '16:00'),
};

const plan = MONTHS.flatMap(([van, totEnMet]) => [
  ...planDagen({ seed: SEED, van, totEnMet, wijkteams: TEAMS, perDag: 16, kanalen: ['telefoon', 'inloop'] }),
]);
const schriftelijk = planSchriftelijk(SEED, STOPS, TEAMS);
/** Two calls that wait when the figures are read: one within the norm, to the millisecond, one past it. */
const nu: readonly WareWacht[] = [30_000, 30_001].map((ms) => ({
  kanaal: 'telefoon',
  wijkteam: 'centrum',
  begin: READ_AT - ms,
  einde: null,
  afloop: 'wachtend',
}));
const wachten: readonly WareWacht[] = [
  ...plan.flatMap(({ kanaal, wachten: own }) => own.map((wacht) => ({ kanaal, ...wacht }))),
  ...schriftelijk.wachten,
  ...nu,
];

let stack: LocalStack;
let tom: Person;
let marieke: Person;
let centrale: Person;
let gerda: Person;
const folder = mkdtempSync(join(tmpdir(), 'voordeur-maanden-'));
const chats = new Map<string, Resident>();
const contactOf = new Map<string, string>();
const said = new Map<string, number>();

async function start(klok: number): Promise<void> {
  stack = await startLocalStack({ klok: iso(klok), data: folder, voorbeeld: true });
  tom = await person(stack, 'Tom Hendriks', ['teamondersteuner'], [...TEAMS]);
  marieke = await person(stack, 'Marieke van Dam', ['manager'], [...TEAMS]);
  centrale = await person(stack, 'Telefooncentrale', ['koppeling']);
  gerda = await person(stack, 'Gerda Dekker', ['gastvrouw'], [...TEAMS]);
}

async function setHours(): Promise<void> {
  const rob = await person(stack, 'Rob Kok', ['beheerder'], []);
  for (const [place, uren] of Object.entries(UREN)) {
    const [kanaal, wijkteam] = place.split('/');
    done(await rob.put(`/v1/openingstijden/${wijkteam}/${kanaal}`, regelingVan(uren)));
  }
}

/** The contact that began to wait at this very moment. */
async function remember({ nr, kanaal }: Vraag, op: number): Promise<void> {
  await stack.rust();
  const { resultaten } = done(
    await tom.post<{ resultaten: { id: string; ontvangenOp: string }[] }>('/v1/contacten/_zoek?limit=100', {
      kanaal,
      status: 'wachtend',
    }),
  );
  const found = resultaten.find(({ ontvangenOp }) => ontvangenOp === iso(op));
  if (found === undefined) throw new Error(`no ${kanaal} contact that began at ${iso(op)}`);
  contactOf.set(nr, found.id);
}

async function ask({ op, vraag }: Handeling): Promise<void> {
  const { nr, kanaal, wijkteam, automatisch } = vraag;
  const nth = said.get(nr) ?? 0;
  said.set(nr, nth + 1);
  if (kanaal === 'mail') {
    const thread = nth > 0 ? `In-Reply-To: <${nr}-0@post.example>\r\nReferences: <${nr}-0@post.example>\r\n` : '';
    const kop = automatisch ? 'Auto-Submitted: auto-replied\r\n' : '';
    await stack.mail(
      `From: Inwoner <inwoner-${nr}@post.example>\r\nTo: ${wijkteam}@voordeur.example\r\nSubject: Vraag ${nr}\r\nMessage-ID: <${nr}-${nth}@post.example>\r\n${thread}${kop}Content-Type: text/plain; charset=utf-8\r\n\r\nKunt u mij helpen met een formulier?\r\n`,
    );
  } else {
    let inwoner = chats.get(nr);
    if (inwoner === undefined) {
      inwoner = await openChat(stack);
      chats.set(nr, inwoner);
      inwoner.send({ soort: 'begin', wijkteam });
      await inwoner.next('begonnen');
    }
    inwoner.send({ soort: 'vraag', id: `${nr}-${nth}`, tekst: 'Kan ik morgen langskomen?' });
    await inwoner.next('ontvangen');
  }
  if (nth === 0 && !automatisch) await remember(vraag, op);
}

async function act(handeling: Handeling): Promise<void> {
  const { op, vraag, doe } = handeling;
  await stack.klok({ naar: iso(op) });
  if (doe === 'vraag') await ask(handeling);
  else if (doe === 'antwoord') {
    done(await tom.post(`/v1/contacten/${contactOf.get(vraag.nr)}/antwoorden`, { tekst: 'Ja, dat kan.' }));
  } else {
    chats.get(vraag.nr)?.send({ soort: 'sluiten' });
    await chats.get(vraag.nr)?.next('gesloten');
  }
  await stack.rust();
}

/** Much later: who was reached by telephone instead, at the moment at which that was. */
async function noteCalls(): Promise<void> {
  for (const { op, vraag } of schriftelijk.gebeld) {
    const poging = { gelukt: true, wijze: 'telefoon', op: iso(op) };
    done(await tom.post(`/v1/contacten/${contactOf.get(vraag.nr)}/contactpogingen`, poging));
  }
}

async function tellWalkIns(): Promise<void> {
  const visits = plan.filter(({ kanaal }) => kanaal === 'inloop');
  for (const visit of visits) {
    const aankomst = { id: bezoekId(visit, SEED), locatie: visit.wijkteam, op: iso(visit.feiten[0]?.op ?? 0) };
    for (let time = 0; time < 2; time += 1) done(await gerda.post('/v1/aankomsten', aankomst));
  }
  await stack.rust();
  for (const visit of visits) {
    const id = bezoekId(visit, SEED);
    for (const { soort, op } of visit.feiten) {
      if (soort === 'vertrek') done(await gerda.post(`/v1/aankomsten/${id}/vertrekken`, { op: iso(op) }));
      else if (soort === 'aanname') {
        const gesprek = { gelukt: true, wijze: 'gesprek', op: iso(op) };
        done(await tom.post(`/v1/contacten/${id}/contactpogingen`, gesprek));
      }
    }
  }
}

async function tellCalls(): Promise<void> {
  const delivered = [...bezorgTelefoon(plan, SEED)].map(({ bericht }) => bericht);
  const waiting = nu.map(({ begin }, index) => ({
    id: `nu-${index}`,
    oproepId: `nu-${index}`,
    soort: 'in-wachtrij',
    op: iso(begin),
    wijkteam: 'centrum',
  }));
  // The last month arrives backwards: the end of every call before its beginning.
  const before = delivered.filter(({ op }) => op < '2026-12');
  const december = delivered.filter(({ op }) => op >= '2026-12').reverse();
  const told = [...before, ...december, ...waiting];
  for (let i = 0; i < told.length; i += 500)
    done(await centrale.post('/v1/telefoon-gebeurtenissen', told.slice(i, i + 500)));
}

async function closeChats(): Promise<void> {
  for (const inwoner of chats.values()) await inwoner.close();
  chats.clear();
}

async function play(): Promise<void> {
  await start(Date.parse(SET_UP));
  await setHours();
  let open = [...schriftelijk.handelingen];
  for (const [index, stop] of STOPS.entries()) {
    if (index > 0) {
      await closeChats();
      await stack.stop();
      await start(stop);
    }
    const until = STOPS[index + 1] ?? Number.POSITIVE_INFINITY;
    for (const handeling of open.filter(({ op }) => op < until)) await act(handeling);
    open = open.filter(({ op }) => op >= until);
  }
  await stack.klok({ naar: iso(READ_AT) });
  await noteCalls();
  await tellWalkIns();
  await tellCalls();
  await stack.rust();
}

interface Answer {
  readonly peildatum: string;
  readonly rijen: readonly GevondenRij[];
}
const read = async (per: Indeling, van = VAN, totEnMet = TOT_EN_MET, more = '') =>
  done(await marieke.get<Answer>(`/v1/bereikbaarheid?van=${van}&totEnMet=${totEnMet}&per=${per}${more}`));

const VRAAG = { van: VAN, totEnMet: TOT_EN_MET, peildatum: READ_AT, uren: UREN };
const recount = hertel(wachten, VRAAG, INDELINGEN);
const startOf = (dag: string) => DateTime.fromISO(dag, { zone: 'Europe/Amsterdam' });

/** Everything that is wrong in the rows of a period, at most the first twenty; hours may be asked of a part of it. */
async function compare(per: Indeling, van = VAN, totEnMet = TOT_EN_MET) {
  const { rijen, peildatum } = await read(per, van, totEnMet);
  expect(Date.parse(peildatum)).toBe(READ_AT);
  const from = startOf(van).toMillis();
  const to = startOf(totEnMet).plus({ days: 1 }).toMillis();
  const rows = new Map(
    [...(recount.get(per) ?? [])].filter(([key]) => {
      const at = Date.parse(key.slice(key.lastIndexOf(' ') + 1));
      return at >= from && at < to;
    }),
  );
  const wrong = rijen.flatMap((row) => {
    const key = rijsleutel(row.kanaal, row.wijkteam, Date.parse(row.van));
    const found = verschillen(row, rows.get(key));
    rows.delete(key);
    return found;
  });
  return { wrong: [...wrong, ...[...rows.keys()].map((key) => `no row ${key}`)].slice(0, 20), rijen };
}

describe('months of contacts', () => {
  beforeAll(play, 600_000);
  afterAll(async () => {
    await closeChats();
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('hold every kanaal and way to end, waits at the norm, and what came outside hours', () => {
    const kinds = new Set(wachten.map(({ kanaal, afloop }) => `${kanaal} ${afloop}`));
    expect([...kinds].sort()).toEqual(
      [
        ...['beantwoord', 'afgehaakt', 'wachtend', 'terugbel-gevraagd', 'opgehangen-in-menu'].map(
          (a) => `telefoon ${a}`,
        ),
        ...['beantwoord', 'afgehaakt', 'wachtend'].flatMap((a) => [`chat ${a}`, `inloop ${a}`]),
        ...['beantwoord', 'wachtend'].map((a) => `mail ${a}`),
      ].sort(),
    );
    for (const ms of [30_000, 30_001, 60_000, 60_001, 900_000, 900_001, 5000])
      expect(wachten.some(({ begin, einde }) => einde !== null && einde - begin === ms)).toBe(true);
    expect(wachten.length).toBeGreaterThan(800);
  });

  test.each(INDELINGEN.filter((per) => per !== 'uur'))('per %s every row equals the recount', async (per) => {
    const { wrong, rijen } = await compare(per);
    expect(wrong).toEqual([]);
    for (const kanaal of KANALEN)
      for (const team of TEAMS) {
        expect(rijen.some((row) => row.kanaal === kanaal && row.wijkteam === team)).toBe(true);
      }
  });

  test.each(['wijkteams', 'kanalen', 'alles'] as const)(
    'per maand, added up by samen=%s, every row equals the recount',
    async (samen) => {
      const { rijen } = await read('maand', VAN, TOT_EN_MET, `&samen=${samen}`);
      const together = { wijkteams: samen !== 'kanalen', kanalen: samen !== 'wijkteams' };
      const rows = new Map(
        hertel(
          wachten,
          {
            ...VRAAG,
            rij: ({ kanaal, wijkteam }) => ({
              kanaal: together.kanalen ? '*' : kanaal,
              wijkteam: together.wijkteams ? '*' : wijkteam,
            }),
          },
          ['maand'],
        ).get('maand'),
      );
      const wrong = rijen.flatMap((row) => {
        const key = rijsleutel(row.kanaal, row.wijkteam, Date.parse(row.van));
        const found = verschillen(row, rows.get(key));
        rows.delete(key);
        return found;
      });
      expect([...wrong, ...rows.keys()].slice(0, 20)).toEqual([]);
    },
  );

  test.each([
    ['the day on which the clock goes forward', '2026-03-29', '2026-03-31', 71],
    ['Easter', '2026-04-01', '2026-04-07', 168],
    ['Koningsdag and 5 May', '2026-04-24', '2026-05-06', 312],
    ['the week in which the clock goes back', '2026-10-19', '2026-10-25', 169],
    ['Christmas and New Year', '2026-12-21', '2027-01-03', 336],
    ['the day on which it is read', '2027-01-20', '2027-01-20', 24],
  ])('per hour around %s every row equals the recount', async (_, van, totEnMet, hours) => {
    const { wrong, rijen } = await compare('uur', van, totEnMet);
    expect(wrong).toEqual([]);
    expect(new Set(rijen.map((row) => row.van)).size).toBe(hours);
  });
});
