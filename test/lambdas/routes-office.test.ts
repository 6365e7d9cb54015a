/** Figures, hours, duties, advice, settings and unreadable input through the API. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeProjectBereikbaarheid } from '../../shared/application/project-bereikbaarheid.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { instant, plusMs } from '../../shared/domain/tijd/instant.ts';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { World } from '../support/memory-world.ts';
import { fatima, gebruiker, manager, ondersteuner } from '../support/people.ts';
import { type ApiWorld, apiWorld, type Json, START } from './api-world.ts';
import { call, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

closedLog();
const koppeling = gebruiker('centrale', ['koppeling']);
const beheerder = gebruiker('bea', ['beheerder']);

let world: World;
let api: HttpHandler;
let done: ApiWorld['done'];
let oproep: ApiWorld['oproep'];
beforeEach(() => {
  ({ world, api, done, oproep } = apiWorld());
});

async function projectAll(): Promise<void> {
  const changes = world.zaken.contacten().map((contact, index) => {
    return { soort: 'contact', contact, versie: 1, volgnummer: `${index}` } as const;
  });
  expect((await makeProjectBereikbaarheid(world)(changes)).mislukt).toEqual([]);
}

describe('figures', () => {
  const query = { van: '2026-11-25', totEnMet: '2026-11-25', per: 'dag', wijkteam: 'centrum' };

  test('are given with definition and instant', async () => {
    await oproep();
    const answer = await done<{ rijen: Json[] }>({ route: 'GET /v1/bereikbaarheid', door: manager, query });
    expect(answer.body).toMatchObject({ definitie: '2026-11', peildatum: START });
    expect(answer.body.rijen.find(({ kanaal }) => kanaal === 'telefoon')).toMatchObject({ ontvangen: 1, wachtend: 1 });
  });

  test('are a file for a Dutch spreadsheet when that is asked for', async () => {
    const answer = await call<string>(api, {
      route: 'GET /v1/bereikbaarheid',
      door: manager,
      query,
      headers: { accept: 'text/csv' },
    });
    expect(answer.headers['Content-Type']).toBe('text/csv; charset=utf-8');
    expect(answer.text.startsWith('\uFEFFkanaal;wijkteam;van;tot;')).toBe(true);
    expect(answer.text.split('\r\n').filter(Boolean)).toHaveLength(5);
  });

  test('of several wijkteams and kanalen are asked for with commas, apart or together', async () => {
    const ask = async (over: Record<string, string>) => {
      const { body } = await done<{ rijen: { kanaal: string; wijkteam: string }[] }>({
        route: 'GET /v1/bereikbaarheid',
        door: manager,
        query: { ...query, per: 'geheel', ...over },
      });
      return body.rijen.map(({ kanaal, wijkteam }) => `${kanaal} ${wijkteam}`);
    };
    const two = { kanaal: 'telefoon,mail', wijkteam: 'centrum,noord,centrum' };
    expect(await ask(two)).toEqual(['telefoon centrum', 'mail centrum', 'telefoon noord', 'mail noord']);
    expect(await ask({ ...two, samen: 'wijkteams' })).toEqual(['telefoon *', 'mail *']);
    expect(await ask({ ...two, samen: 'kanalen' })).toEqual(['* centrum', '* noord']);
    expect(await ask({ samen: 'alles' })).toEqual(['* *']);
    const wrong = { kanaal: 'telefoon,fax', wijkteam: 'Centrum', samen: 'x' };
    const { body } = await refused(api, {
      route: 'GET /v1/bereikbaarheid',
      door: manager,
      query: { ...query, ...wrong },
    });
    expect((body.fouten ?? []).map(({ veld }) => veld).toSorted()).toEqual(['kanaal', 'samen', 'wijkteam']);
  });

  test('of a period that ends before it begins, or is far too long, are refused', async () => {
    const ask = (over: Record<string, string>) =>
      refused(api, { route: 'GET /v1/bereikbaarheid', door: manager, query: { ...query, ...over } });
    expect((await ask({ totEnMet: '2026-11-24' })).body.fouten).toEqual([
      { veld: 'totEnMet', melding: 'Dit ligt voor van.' },
    ]);
    expect((await ask({ per: 'uur', van: '2025-11-24' })).body.fouten).toEqual([
      { veld: 'totEnMet', melding: 'Hoogstens 366 dagen per uur.' },
    ]);
  });
});

describe('the live board', () => {
  test('says per kanaal who waits, the longest wait and how many are past the norm, and nobody by name', async () => {
    await oproep();
    world.clock.forward(20_000);
    const record = makeRecordTelefoonGebeurtenissen(world);
    const later = { id: 'b1', oproepId: 'b', soort: 'in-wachtrij', op: world.clock.now(), wijkteam: 'noord' } as const;
    await record([{ bron: 'b', gebeurtenissen: [later] }]);
    world.clock.forward(15_000);
    const board = async (query = {}) =>
      (await done<{ kanalen: Json[]; regels: Json[] }>({ route: 'GET /v1/wachtenden', door: manager, query })).body;
    const { kanalen, regels } = await board();
    expect(kanalen).toEqual([
      { kanaal: 'telefoon', wachtend: 2, overNorm: 1, langsteSeconden: 35 },
      ...['mail', 'chat', 'inloop'].map((kanaal) => ({ kanaal, wachtend: 0, overNorm: 0, langsteSeconden: null })),
    ]);
    expect(regels).toMatchObject([
      {
        kanaal: 'telefoon',
        wijkteam: 'centrum',
        wachtend: 1,
        overNorm: 1,
        langsteSeconden: 35,
        sinds: START,
        open: true,
      },
      { kanaal: 'telefoon', wijkteam: 'noord', wachtend: 1, overNorm: 0, langsteSeconden: 15 },
    ]);
    expect((await board({ wijkteam: 'noord' })).regels).toHaveLength(1);
    const figures = await done<{ rijen: Json[] }>({
      route: 'GET /v1/bereikbaarheid',
      door: manager,
      query: { van: '2026-11-25', totEnMet: '2026-11-25', per: 'dag', wijkteam: 'centrum', kanaal: 'telefoon' },
    });
    expect(figures.body.rijen[0]).toMatchObject({ wachtend: 1, buitenNorm: 1 });
  });
});

describe('beside bereikbaarheid', () => {
  test('what came of the contacts and how spoed was followed up, of a year at most', async () => {
    await oproep();
    const query = { van: '2026-11-25', totEnMet: '2026-11-25' };
    const route = 'GET /v1/kengetallen';
    const { body } = await done<{ kanalen: Json[] }>({ route, door: manager, query });
    expect(body.kanalen[0]).toMatchObject({ kanaal: 'telefoon', contacten: 1, open: 1, vervolg: 0 });
    const elsewhere = await done<{ kanalen: Json[] }>({ route, door: manager, query: { ...query, wijkteam: 'noord' } });
    expect(elsewhere.body.kanalen[0]).toMatchObject({ contacten: 0 });
    await done({ route, door: manager, query: { ...query, van: '2025-11-25' } });
    expect((await refused(api, { route, door: manager, query: { ...query, van: '2025-11-24' } })).status).toBe(400);
  });

  test('the same as a file, in which figures over too few people are left out', async () => {
    const id = await oproep();
    const body = { uitkomst: 'doorverwezen', themas: ['wonen'] };
    await done({ route: 'POST /v1/contacten/{id}/afsluitingen', door: fatima, pad: { id }, body });
    const query = { van: '2026-11-25', totEnMet: '2026-11-25' };
    const headers = { accept: 'text/csv' };
    const { text } = await call(api, { route: 'GET /v1/kengetallen', door: manager, query, headers });
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('\uFEFFonderdeel;over;kenmerk;aantal;aandeel;p50;p90;verborgen');
    expect(lines).toContain('contacten;telefoon;doorverwezen;;;;;ja');
    expect(lines).toContain('contacten;telefoon;aanmelding;0;;;;');
    expect(lines).toContain('themas;;wonen;;;;;ja');
    expect(lines).toContain('themas;;meedoen;0;;;;');
    expect(lines).toContain('rooster;centrum;sociaal-gedekte-minuten;0;0;;;');
    expect(text).not.toContain(id);
  });
});

describe('the annual report', () => {
  test('is one table over all wijkteams: the years before it, counted in the same way, and what is not known yet', async () => {
    const record = makeRecordTelefoonGebeurtenissen(world);
    const call = (n: number, wijkteam: string, wacht: number) => {
      const begin = instant(`2026-11-25T09:0${n}:00Z`);
      const common = { oproepId: `jaar-${n}`, wijkteam };
      return [
        { ...common, id: `${n}.1`, soort: 'in-wachtrij', op: begin } as const,
        { ...common, id: `${n}.2`, soort: 'aangenomen', op: plusMs(begin, wacht * 1000) } as const,
      ];
    };
    const gebeurtenissen = [...call(1, 'centrum', 10), ...call(2, 'noord', 20), ...call(3, 'zuid', 60)];
    expect((await record([{ bron: 'b', gebeurtenissen }])).mislukt).toEqual([]);
    await projectAll();
    await oproep();
    const { body } = await done<{ regels: Json[] }>({
      route: 'GET /v1/jaarverslagen/{jaar}',
      door: manager,
      pad: { jaar: '2026' },
      query: { jaren: '2' },
    });
    expect(body.regels.map(({ kanaal, jaar }) => `${kanaal} ${jaar}`)).toEqual([
      ...['telefoon 2025', 'telefoon 2026', 'mail 2025', 'mail 2026'],
      ...['chat 2025', 'chat 2026', 'inloop 2025', 'inloop 2026'],
    ]);
    expect(body.regels[1]).toMatchObject({
      norm: { seconden: 30, klok: 'verstreken', doel: 0.8 },
      ontvangen: 4,
      beantwoord: 3,
      n: 3,
      nogNietBekend: 1,
    });
    expect(body.regels[1]?.['binnenNorm']).toBeCloseTo(2 / 3);
    expect(Math.abs(Number(body.regels[1]?.['mediaan']) - 20)).toBeLessThan(0.4);
    expect(body.regels[0]).toMatchObject({ n: 0, binnenNorm: null, mediaan: null, afgehaakt: null });
  });

  test('is a file for a Dutch spreadsheet as well, and no year is an error', async () => {
    const route = 'GET /v1/jaarverslagen/{jaar}';
    const accept = { accept: 'text/csv' };
    const file = await call<string>(api, { route, door: manager, pad: { jaar: '2026' }, headers: accept });
    expect(file.text.split('\r\n')[0]).toContain('kanaal;jaar;norm');
    expect((await refused(api, { route, door: manager, pad: { jaar: 'alles' } })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('the contacts behind a figure', () => {
  const rowOf = { kanaal: 'telefoon', wijkteam: 'centrum', van: '2026-11-25T09:00:00Z', tot: '2026-11-25T10:00:00Z' };
  const route = 'POST /v1/bereikbaarheid-verklaringen';

  test('are as many as the figure says, each with the sentence why it counts as it does', async () => {
    const record = makeRecordTelefoonGebeurtenissen(world);
    const event = (n: number, soort: 'in-wachtrij' | 'aangenomen' | 'opgehangen', op: string, wijkteam = 'centrum') =>
      ({ id: `${n}.${soort}`, oproepId: `v${n}`, soort, op: instant(`2026-11-25T${op}Z`), wijkteam }) as const;
    const gebeurtenissen = [
      ...[event(1, 'in-wachtrij', '09:00:00'), event(1, 'aangenomen', '09:00:30')],
      ...[event(2, 'in-wachtrij', '09:05:00'), event(2, 'opgehangen', '09:06:05')],
      ...[event(3, 'in-wachtrij', '09:10:00'), event(3, 'opgehangen', '09:10:04')],
      ...[event(4, 'in-wachtrij', '09:20:00', 'noord'), event(4, 'aangenomen', '09:20:10', 'noord')],
      event(5, 'in-wachtrij', '09:59:59'),
    ];
    expect((await record([{ bron: 'b', gebeurtenissen }])).mislukt).toEqual([]);
    await projectAll();
    world.clock.forward(3_600_000 + 60_000);
    const explained = (teller?: string) =>
      done<{ resultaten: Json[] }>({ route, door: ondersteuner, body: { ...rowOf, ...(teller && { teller }) } });
    const all = (await explained()).body.resultaten;
    expect(all.map(({ verklaring }) => verklaring)).toEqual([
      'Beantwoord door een medewerker na 30 s. De norm is 30 s; het was 30 s: binnen de norm.',
      'Haakte af na 1 min 5 s. De norm is 30 s; het was 1 min 5 s: telt als gemist.',
      'Hing op na 4 s, binnen de grens voor kort afhaken: apart geteld, niet in het serviceniveau.',
      'Wacht nog, al 1 min 1 s. De norm is 30 s; het is nu 1 min 1 s: telt als gemist.',
    ]);
    const figures = await done<{ rijen: Json[] }>({
      route: 'GET /v1/bereikbaarheid',
      door: manager,
      query: { van: '2026-11-25', totEnMet: '2026-11-25', per: 'dag', wijkteam: 'centrum', kanaal: 'telefoon' },
    });
    for (const teller of ['ontvangen', 'binnenNorm', 'buitenNorm', 'afgehaakt', 'afgehaaktKort', 'wachtend']) {
      expect([teller, (await explained(teller)).body.resultaten.length]).toEqual([
        teller,
        figures.body.rijen[0]?.[teller],
      ]);
    }
  });

  test('say which contact only to who may see it: a manager is told why, a professional of elsewhere nothing', async () => {
    const id = await oproep();
    const behind = async (door: typeof manager) =>
      (await done<{ resultaten: Json[] }>({ route, door, body: rowOf })).body.resultaten;
    const [seen] = await behind(fatima);
    expect(seen).toMatchObject({ contact: id });
    for (const door of [manager, beheerder])
      expect(await behind(door)).toEqual([{ ...seen, contact: null, wacht: null }]);
    expect((await refused(api, { route, door: koppeling, body: rowOf })).status).toBe(403);
    const elsewhere = gebruiker('els', ['professional'], ['noord']);
    expect((await done<{ resultaten: Json[] }>({ route, door: elsewhere, body: rowOf })).body.resultaten).toEqual([]);
    expect((await done<{ resultaten: Json[] }>({ route, door: fatima, body: rowOf })).body.resultaten).toHaveLength(1);
  });
});

describe('a norm from a baseline', () => {
  const route = 'GET /v1/normvoorstellen';
  const query = { kanaal: 'telefoon', van: '2026-11-25', totEnMet: '2026-11-25', doel: '0.5' };

  test('is the smallest limit that so many would have met, those who gave up counted as missed', async () => {
    const record = makeRecordTelefoonGebeurtenissen(world);
    const waits = [10, 20, 28, 38, 50, 60];
    const gebeurtenissen = waits.flatMap((wacht, n) => {
      const begin = instant(`2026-11-25T09:0${n}:00Z`);
      const einde = n < 4 ? ('aangenomen' as const) : ('opgehangen' as const);
      const common = { oproepId: `n${n}`, wijkteam: n % 2 === 0 ? 'centrum' : 'noord' };
      return [
        { ...common, id: `${n}.1`, soort: 'in-wachtrij' as const, op: begin },
        { ...common, id: `${n}.2`, soort: einde, op: plusMs(begin, wacht * 1000) },
      ];
    });
    expect((await record([{ bron: 'b', gebeurtenissen }])).mislukt).toEqual([]);
    await projectAll();
    const proposal = async (doel: string) => (await done({ route, door: manager, query: { ...query, doel } })).body;
    // Half of the six is the third of the four that were answered.
    expect(await proposal('0.5')).toMatchObject({ klok: 'verstreken', n: 6, beantwoord: 4, seconden: 30, binnen: 0.5 });
    expect(await proposal('0.66')).toMatchObject({ seconden: 40, binnen: 4 / 6 });
    expect(await proposal('0.7')).toMatchObject({ seconden: null, binnen: null });
  });

  test('of nothing is nothing, and a share that is none is refused', async () => {
    expect((await done({ route, door: manager, query })).body).toMatchObject({
      n: 0,
      beantwoord: 0,
      seconden: null,
      binnen: null,
      p50: null,
    });
    expect((await refused(api, { route, door: manager, query: { ...query, doel: '80' } })).status).toBe(400);
    expect((await refused(api, { route, door: ondersteuner, query })).status).toBe(403);
  });
});

describe('how busy it is', () => {
  test('is told per half hour of the week, over the open days, for one wijkteam or all of them', async () => {
    const record = makeRecordTelefoonGebeurtenissen(world);
    const call = (n: number, op: string, wijkteam: string) => [
      { id: `i${n}`, oproepId: `d${n}`, soort: 'in-wachtrij', op: instant(`${op}Z`), wijkteam } as const,
      { id: `o${n}`, oproepId: `d${n}`, soort: 'opgehangen', op: instant(`${op.slice(0, -2)}59Z`) } as const,
    ];
    // Two Wednesdays, 18 and 25 November 2026; 10:30 in Amsterdam.
    const gebeurtenissen = [
      ...call(1, '2026-11-18T09:40:00', 'centrum'),
      ...call(2, '2026-11-18T09:41:00', 'centrum'),
      ...call(3, '2026-11-25T09:59:00', 'centrum'),
      ...call(4, '2026-11-25T09:40:00', 'noord'),
    ];
    expect((await record([{ bron: 'b', gebeurtenissen }])).mislukt).toEqual([]);
    await projectAll();
    const ask = async (more: Record<string, string> = {}) =>
      (
        await done<{ halfuren: Json[] }>({
          route: 'GET /v1/drukte',
          door: manager,
          query: { kanaal: 'telefoon', van: '2026-11-16', totEnMet: '2026-11-29', ...more },
        })
      ).body.halfuren;
    const at = (halfuren: readonly Json[], van: string) =>
      halfuren.find((one) => one['weekdag'] === 3 && one['van'] === van);
    const own = await ask({ wijkteam: 'centrum' });
    expect(at(own, '10:30')).toEqual({ weekdag: 3, van: '10:30', tot: '11:00', dagen: 2, gemiddeld: 1.5, hoogste: 2 });
    expect(at(own, '10:00')).toMatchObject({ gemiddeld: 0 });
    expect(at(await ask(), '10:30')).toMatchObject({ gemiddeld: 2, hoogste: 2 });
    const query = { kanaal: 'telefoon', van: '2025-11-16', totEnMet: '2026-11-29' };
    expect((await refused(api, { route: 'GET /v1/drukte', door: manager, query })).status).toBe(400);
  });
});

describe('staffing', () => {
  const body = { van: '2026-11-23', totEnMet: '2026-11-27', wijkteam: 'centrum' };
  const half = (halfuren: readonly Json[], weekdag: number, van: string) =>
    halfuren.find((one) => one['weekdag'] === weekdag && one['van'] === van);

  test('says for each half hour how many came, how many it takes, and what so many people achieve', async () => {
    const record = makeRecordTelefoonGebeurtenissen(world);
    for (const n of [1, 2, 3]) {
      const at = (soort: 'in-wachtrij' | 'aangenomen' | 'beeindigd', seconden: number) => ({
        id: `${n}-${soort}`,
        oproepId: `o${n}`,
        soort,
        op: instant(`2026-11-25T09:3${n}:${seconden}Z`),
        wijkteam: 'centrum',
      });
      const gebeurtenissen = [at('in-wachtrij', 10), at('aangenomen', 30), at('beeindigd', 50)];
      expect((await record([{ bron: 'b', gebeurtenissen }])).mislukt).toEqual([]);
    }
    await projectAll();
    const inzet = [{ weekdag: 3, van: '09:00', tot: '17:00', mensen: 2 }];
    const { body: advice } = await done<{ halfuren: Json[]; behandeltijd: Json; geduld: Json }>({
      route: 'POST /v1/bezettingsadviezen',
      door: manager,
      body: { ...body, inzet },
    });
    expect(advice).toMatchObject({
      norm: { seconden: 30, doel: 0.8 },
      behandeltijd: { seconden: 300, bron: 'aangenomen', n: 3 },
      geduld: { seconden: null, bron: 'aangenomen' },
    });
    const [busy, quiet] = [half(advice.halfuren, 3, '10:30'), half(advice.halfuren, 3, '10:00')];
    expect(busy).toMatchObject({ dagen: 1, gemiddeld: 3, hoogste: 3, nodig: 2, inzet: { mensen: 2 } });
    expect(quiet).toMatchObject({ gemiddeld: 0, nodig: 0, inzet: { mensen: 2, serviceniveau: null } });
    expect(half(advice.halfuren, 1, '10:30')).toMatchObject({ inzet: { mensen: 0 } });
    expect(half(advice.halfuren, 3, '17:00')).toBeUndefined();
  });

  test('sets now and "what if" side by side: open earlier, and one person more', async () => {
    const record = makeRecordTelefoonGebeurtenissen(world);
    // Before opening on Wednesday 25 November 2026 (08:30 in Amsterdam), and once it is open.
    const event = (n: number, op: string) =>
      ({ id: `e${n}`, oproepId: `w${n}`, soort: 'in-wachtrij', op: instant(op), wijkteam: 'centrum' }) as const;
    const end = (n: number, op: string) =>
      ({ id: `o${n}`, oproepId: `w${n}`, soort: 'opgehangen', op: instant(op) }) as const;
    const gebeurtenissen = [1, 2, 3, 4].flatMap((n) => {
      const op = n < 3 ? '2026-11-25T07:40:00Z' : '2026-11-25T08:10:00Z';
      return [event(n, op), end(n, op.replace('0:00Z', '1:00Z'))];
    });
    await record([{ bron: 'b', gebeurtenissen }]);
    await projectAll();
    const inzet = [{ weekdag: 3, van: '09:00', tot: '17:00', mensen: 1 }];
    const ask = async (watAls: Json) =>
      (await done<Json>({ route: 'POST /v1/bezettingsadviezen', door: manager, body: { ...body, inzet, watAls } }))
        .body as unknown as {
        halfuren: {
          weekdag: number;
          van: string;
          inzet: { mensen: number };
          straks: { mensen: number; serviceniveau: number };
        }[];
        vergelijking: Record<'nu' | 'straks', { contacten: number; serviceniveau: number; mensuren: number }>;
      };
    const earlier = await ask({ opent: '08:30' });
    const [early] = earlier.halfuren.filter(({ weekdag, van }) => weekdag === 3 && van === '08:30');
    expect(early).toMatchObject({ inzet: { mensen: 0 }, straks: { mensen: 1 } });
    expect(early?.straks.serviceniveau).toBeGreaterThan(0);
    expect(earlier.vergelijking.nu).toMatchObject({ contacten: 4, mensuren: 8 });
    expect(earlier.vergelijking.straks).toMatchObject({ contacten: 4, mensuren: 8.5 });
    expect(earlier.vergelijking.straks.serviceniveau).toBeGreaterThan(earlier.vergelijking.nu.serviceniveau);
    const more = await ask({ meer: [{ weekdag: 3, van: '09:00', tot: '10:00', mensen: 1 }] });
    expect(more.vergelijking.straks.mensuren).toBe(9);
    expect(more.vergelijking.straks.serviceniveau).toBeGreaterThan(more.vergelijking.nu.serviceniveau);
    const less = await ask({ meer: [{ weekdag: 3, van: '09:00', tot: '17:00', mensen: -3 }] });
    expect(less.vergelijking.straks).toMatchObject({ serviceniveau: 0, mensuren: 0 });
  });

  test('is no business of who answers, and bad questions get all their faults', async () => {
    const ask = (door: typeof manager, over: Json) =>
      refused(api, { route: 'POST /v1/bezettingsadviezen', door, body: { ...body, ...over } });
    expect((await ask(ondersteuner, {})).status).toBe(403);
    const { body: problem } = await ask(manager, { totEnMet: '2026-11-01', doel: 2, inzet: [{ weekdag: 8 }] });
    expect((problem.fouten ?? []).map(({ veld }) => veld)).toEqual(
      expect.arrayContaining(['doel', 'inzet[0].weekdag']),
    );
  });
});

describe('hours, duties and advice', () => {
  test('answer the four questions', async () => {
    const pad = { wijkteam: 'centrum', kanaal: 'telefoon' };
    const base = '/v1/openingstijden/{wijkteam}/{kanaal}';
    const now = await done({ route: `GET ${base}/toestand`, door: koppeling, pad });
    expect(now.body).toMatchObject({ open: true, volgendeWijziging: '2026-11-25T16:00:00.000Z' });
    const time = await done({
      route: `GET ${base}/opentijd`,
      door: koppeling,
      pad,
      query: { van: '2026-11-25T15:00:00Z', tot: '2026-11-26T09:00:00Z' },
    });
    expect(time.body).toEqual({ seconden: 7200 });
    // Friday 16:30 and one hour of open time is Monday 09:30.
    const then = await done({
      route: `GET ${base}/tijdstip`,
      door: koppeling,
      pad,
      query: { van: '2026-11-27T16:30:00+01:00', na: 'PT1H' },
    });
    expect(then.body).toEqual({ op: '2026-11-30T08:30:00.000Z' });
    await done({ route: 'GET /v1/inloop-mogelijkheden', door: koppeling });
  });

  test('tell who is on duty, from what was planned', async () => {
    const dienst = {
      soort: 'achterwacht',
      wijkteam: 'centrum',
      domein: 'sociaal',
      professional: 'fatima',
      van: '2026-11-25T09:00',
      tot: '2026-11-25T17:00',
    };
    await done({ route: 'POST /v1/diensten', door: beheerder, body: dienst });
    const answer = await done({
      route: 'GET /v1/dienstdoenden',
      door: koppeling,
      query: { wijkteam: 'centrum', domein: 'sociaal' },
    });
    expect(answer.body).toMatchObject({ professional: 'fatima', bron: 'achterwacht' });
    const list = await done<{ resultaten: Json[] }>({
      route: 'GET /v1/diensten',
      door: manager,
      query: { van: '2026-11-25', totEnMet: '2026-11-25' },
    });
    expect(list.body.resultaten).toMatchObject([dienst]);
  });

  test('advise from signals, and list them', async () => {
    const list = await done<{ signalen: { code: string }[] }>({ route: 'GET /v1/urgentie-signalen', door: fatima });
    const [first] = list.body.signalen;
    const advice = await done({
      route: 'POST /v1/urgentie-adviezen',
      door: fatima,
      body: { signalen: { [String(first?.code)]: 'ja' }, leeftijd: 3 },
    });
    expect(advice.body).toMatchObject({ advies: 'crisis' });
    const unknown = await refused(api, {
      route: 'POST /v1/urgentie-adviezen',
      door: fatima,
      body: { signalen: { 'geen-signaal': 'ja' } },
    });
    expect(unknown.status).toBe(400);
  });
});

describe('settings', () => {
  test('come back as they were put', async () => {
    const wijkteam = { naam: 'Noord', locaties: [{ slug: 'plein', naam: 'Plein', adres: 'Plein 1' }] };
    await done({ route: 'PUT /v1/wijkteams/{wijkteam}', door: beheerder, pad: { wijkteam: 'noord' }, body: wijkteam });
    const read = await done({ route: 'GET /v1/wijkteams/{wijkteam}', door: fatima, pad: { wijkteam: 'noord' } });
    expect(read.body).toMatchObject({ slug: 'noord', ...wijkteam, buurteams: [] });
    await done({ route: 'GET /v1/wijkteams', door: fatima });
    const medewerker = { naam: 'Nora', rollen: ['professional'], wijkteams: ['noord'], mail: 'nora@voorbeeld.nl' };
    await done({ route: 'PUT /v1/medewerkers/{id}', door: beheerder, pad: { id: 'nora' }, body: medewerker });
    await done({ route: 'GET /v1/medewerkers/{id}', door: beheerder, pad: { id: 'nora' } });
    await done({ route: 'GET /v1/medewerkers', door: beheerder });
    const organisatie = {
      naam: 'Gemeente',
      crisisdienst: { naam: 'Crisisdienst', nummer: '0800-1471' },
      noodnummers: [],
    };
    await done({ route: 'PUT /v1/organisatie', door: beheerder, body: organisatie });
    expect((await done({ route: 'GET /v1/organisatie', door: fatima })).body).toMatchObject(organisatie);
    const norm = { kanaal: 'telefoon', geldigVan: '2026-01-01', seconden: 30, klok: 'verstreken', doel: 0.8 };
    await done({ route: 'PUT /v1/normen', door: beheerder, body: { normen: [norm] } });
    expect(
      (await done<{ resultaten: Json[] }>({ route: 'GET /v1/normen', door: manager })).body.resultaten,
    ).toContainEqual(norm);
  });

  test('of hours are the standard until they are set', async () => {
    const pad = { wijkteam: 'centrum', kanaal: 'mail' };
    const route = '/v1/openingstijden/{wijkteam}/{kanaal}';
    const standard = await done<{ patronen: Json[] }>({ route: `GET ${route}`, door: fatima, pad });
    expect(standard.body.patronen).toHaveLength(1);
    const regeling = {
      patronen: [{ geldigVan: '2026-01-01', week: [{ dag: 1, dagdelen: [{ van: '10:00', tot: '12:00' }] }] }],
    };
    await done({ route: `PUT ${route}`, door: beheerder, pad, body: regeling });
    expect((await done({ route: `GET ${route}`, door: fatima, pad })).body).toMatchObject(regeling);
    const closed = await done({ route: `GET ${route}/toestand`, door: fatima, pad });
    expect(closed.body).toMatchObject({ open: false });
  });
});

describe('unreadable input', () => {
  test('is listed, read and dealt with by a teamondersteuner, without telling where it lies', async () => {
    const keep = makeKeepUnreadable(world);
    const bytes = new TextEncoder().encode('{"kapot"');
    await keep({
      id: 'm1',
      kanaal: 'telefoon',
      ontvangenOp: instant(START),
      reden: 'Geen JSON.',
      ruw: { bytes, contentType: 'text/plain' },
    });
    const list = await done<{ resultaten: Json[] }>({ route: 'GET /v1/onleesbare-berichten', door: ondersteuner });
    expect(list.body.resultaten).toEqual([
      { id: 'm1', kanaal: 'telefoon', ontvangenOp: START, reden: 'Geen JSON.', afhandeling: null },
    ]);
    const one = await done({ route: 'GET /v1/onleesbare-berichten/{id}', door: ondersteuner, pad: { id: 'm1' } });
    expect(one.body).toMatchObject({ id: 'm1', inhoud: '{"kapot"' });
    const handled = await done({
      route: 'POST /v1/onleesbare-berichten/{id}/afhandelingen',
      door: ondersteuner,
      pad: { id: 'm1' },
      body: { toelichting: 'Nagebeld.' },
    });
    expect(handled.body).toMatchObject({ afhandeling: { door: 'olga', toelichting: 'Nagebeld.' } });
    expect(
      (await done<{ resultaten: Json[] }>({ route: 'GET /v1/onleesbare-berichten', door: ondersteuner })).body
        .resultaten,
    ).toEqual([]);
  });
});
