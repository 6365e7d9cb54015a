/** Who read, searched or changed what is written down before the answer leaves: once per call, whatever became of it. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { ALL_OPERATIONS } from '../../lambdas/serve-beschrijving/all-operations.ts';
import { makeSealVerantwoording } from '../../shared/application/seal-verantwoording.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import type { Verantwoordingsregel } from '../../shared/domain/verantwoording/types.ts';
import { type HttpHandler, httpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { RouteKey } from '../../shared/middleware/http/operation.ts';
import { VERANTWOORDING_NIET_GESCHREVEN } from '../../shared/observability/log-verantwoording.ts';
import type { World } from '../support/memory-world.ts';
import { fatima, gebruiker, manager, ondersteuner, vreemde } from '../support/people.ts';
import { type ApiWorld, apiWorld, START } from './api-world.ts';
import { type Call, call, eventOf, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

const logged = closedLog();
const beheerder = gebruiker('bea', ['beheerder']);
const TRIAGE = { signalen: {}, urgentie: 'spoed', domein: 'sociaal', redenAfwijking: 'Klonk ernstig.' } as const;

let world: World;
let api: HttpHandler;
let done: ApiWorld['done'];
let oproep: ApiWorld['oproep'];
beforeEach(() => {
  ({ world, api, done, oproep } = apiWorld());
  logged.take();
});

/** The lines since the last look. */
function lines(): Verantwoordingsregel[] {
  return world.verantwoording.regels.splice(0);
}

async function spoedzaak(contact: string): Promise<string> {
  const { body } = await done({
    route: 'POST /v1/contacten/{id}/triages',
    door: ondersteuner,
    pad: { id: contact },
    body: TRIAGE,
  });
  lines();
  return String(body['spoedzaak']);
}

describe('a call that touches somebody', () => {
  test('writes action, object, result, origin, actor and time, with role, purpose and trace', async () => {
    const id = await oproep();
    await done({ route: 'GET /v1/contacten/{id}', door: ondersteuner, pad: { id } });
    expect(lines()).toEqual([
      {
        id: expect.any(String),
        handeling: 'inzien',
        soort: 'contact',
        object: id,
        betrokkenen: { soort: 'contact', ids: [id] },
        resultaat: 'gelukt',
        oorsprong: { kanaal: 'api', netwerk: null },
        medewerker: 'olga',
        rollen: ['teamondersteuner'],
        operatie: 'leesContact',
        activiteit: 'contact',
        begonnenOp: START,
        op: START,
        trace: expect.stringMatching(/^[0-9a-f]{32}$/),
        span: expect.stringMatching(/^[0-9a-f]{16}$/),
        ouder: null,
      },
    ]);
  });

  test('belongs to the trace of whoever calls, and keeps of an address only the network', async () => {
    const id = await oproep();
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    const event = eventOf({
      route: 'GET /v1/contacten/{id}',
      door: ondersteuner,
      pad: { id },
      headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` },
    });
    Object.assign(event.requestContext, { http: { sourceIp: '203.0.113.77' } });
    await api(event, {} as never);
    expect(lines()).toMatchObject([
      { trace, ouder: '00f067aa0ba902b7', oorsprong: { kanaal: 'api', netwerk: '203.0.113.0/24' } },
    ]);
  });

  test('that shows several names each of them, in one line', async () => {
    const id = await oproep();
    await done({ route: 'POST /v1/contacten/_zoek', door: ondersteuner, body: { status: 'wachtend' } });
    expect(lines()).toMatchObject([
      { handeling: 'zoeken', soort: 'contact', object: null, betrokkenen: { soort: 'contact', ids: [id] } },
    ]);
  });

  test('names whose case it is, also when the path names the case', async () => {
    const contact = await oproep();
    const zaak = await spoedzaak(contact);
    await done({ route: 'GET /v1/spoedzaken/{id}', door: fatima, pad: { id: zaak } });
    await done({ route: 'POST /v1/spoedzaken/{id}/oppakkingen', door: fatima, pad: { id: zaak } });
    expect(lines()).toMatchObject([
      { handeling: 'inzien', soort: 'spoedzaak', object: zaak, betrokkenen: { ids: [contact] }, activiteit: 'spoed' },
      {
        handeling: 'wijzigen',
        soort: 'spoedzaak',
        object: zaak,
        betrokkenen: { ids: [contact] },
        medewerker: 'fatima',
      },
    ]);
  });

  test('changes of the rights of a medewerker are written, with whose rights they are', async () => {
    const body = {
      naam: 'Nieuw',
      rollen: ['manager'],
      wijkteams: ['centrum'],
      mail: 'nieuw@voorbeeld.nl',
      actief: true,
    };
    await done({ route: 'PUT /v1/medewerkers/{id}', door: beheerder, pad: { id: 'nieuw' }, body });
    expect(lines()).toMatchObject([
      {
        handeling: 'wijzigen',
        soort: 'medewerker',
        object: 'nieuw',
        betrokkenen: { soort: 'medewerker', ids: ['nieuw'] },
        medewerker: 'bea',
        activiteit: 'medewerkers',
      },
    ]);
  });

  test('holds ids and codes only: nothing of what a person wrote or who they are', async () => {
    const id = await oproep();
    const mail = 'j.jansen@voorbeeld.nl';
    const body = { rol: 'hulpvrager', niveau: 'contactgegevens', naam: 'Jan Jansen', mail };
    await done({
      route: 'POST /v1/contacten/{id}/toestemmingen',
      door: ondersteuner,
      pad: { id },
      body: { weg: 'met-toestemming' },
    }).catch(() => undefined);
    await call(api, { route: 'POST /v1/contacten/{id}/personen', door: ondersteuner, pad: { id }, body });
    await done({ route: 'GET /v1/contacten/{id}', door: ondersteuner, pad: { id } });
    const text = JSON.stringify(lines());
    expect(text).toContain(id);
    expect(text).not.toMatch(/Jansen|jansen|voorbeeld\.nl|\+31/);
  });
});

describe('both logs together', () => {
  test('every read of a person gives one line of account, and one line of processing per person, with the same trace', async () => {
    const contact = await oproep();
    const zaak = await spoedzaak(contact);
    const reads: readonly (readonly [Call, persons: number])[] = [
      [{ route: 'GET /v1/contacten/{id}', door: ondersteuner, pad: { id: contact } }, 1],
      [{ route: 'GET /v1/contacten/{id}/traject', door: ondersteuner, pad: { id: contact } }, 1],
      [{ route: 'GET /v1/contacten/{id}/eerdere-contacten', door: ondersteuner, pad: { id: contact } }, 1],
      [{ route: 'POST /v1/contacten/_zoek', door: ondersteuner, body: {} }, 1],
      [{ route: 'GET /v1/termijnen', door: ondersteuner }, 0],
      [{ route: 'GET /v1/terugbelverzoeken', door: ondersteuner }, 0],
      [{ route: 'GET /v1/twijfelgevallen', door: ondersteuner }, 0],
      [{ route: 'GET /v1/spoedzaken', door: fatima }, 1],
      [{ route: 'GET /v1/spoedzaken/{id}', door: fatima, pad: { id: zaak } }, 1],
      [{ route: 'GET /v1/onleesbare-berichten', door: ondersteuner }, 0],
      [{ route: 'GET /v1/medewerkers/{id}', door: ondersteuner, pad: { id: 'fatima' } }, 1],
      [{ route: 'GET /v1/contacten/{id}', door: manager, pad: { id: contact } }, 1],
    ];
    for (const [asked] of reads) await call(api, asked);
    const written = [...world.verantwoording.regels];
    expect(written.map(({ operatie, betrokkenen }) => [operatie, betrokkenen.ids.length])).toEqual(
      reads.map(([{ route }, persons]) => [ALL_OPERATIONS[route as RouteKey]?.id, persons]),
    );
    world.clock.forward(2 * 60 * 60_000);
    const stores = { lezer: world.verantwoording, lijsten: world.verantwoording };
    await makeSealVerantwoording({ ...world, ...stores, pseudonym: (text) => `p-${world.ids.hash('k', text)}` })();
    const lines = [...world.zegels.logboek.values()].join('').trim().split('\n');
    const processed = lines.map((line) => JSON.parse(line) as { trace_id: string; parent_span_id: string });
    expect(processed).toHaveLength(reads.reduce((sum, [, persons]) => sum + persons, 0));
    for (const { trace, span, betrokkenen } of written)
      expect(processed.filter((one) => one.trace_id === trace && one.parent_span_id === span)).toHaveLength(
        betrokkenen.ids.length,
      );
    expect(lines.join()).not.toMatch(/olga|fatima|"mo"/);
  });
});

describe('a call that was refused', () => {
  test('for want of a right is written, with the roles that were not enough', async () => {
    const id = await oproep();
    expect((await refused(api, { route: 'GET /v1/contacten/{id}', door: manager, pad: { id } })).status).toBe(403);
    expect(lines()).toMatchObject([{ resultaat: 'geweigerd', object: id, medewerker: 'mo', rollen: ['manager'] }]);
  });

  test('because it is somebody else s case is written as not found, without saying whether it is there', async () => {
    const id = await oproep();
    expect((await refused(api, { route: 'GET /v1/contacten/{id}', door: vreemde, pad: { id } })).status).toBe(404);
    expect(lines()).toMatchObject([{ resultaat: 'niet-gevonden', object: id, medewerker: 'vera' }]);
  });

  test('by a rule is written', async () => {
    const id = await oproep();
    const zaak = await spoedzaak(id);
    const piet = gebruiker('piet', ['professional'], ['centrum']);
    await done({ route: 'POST /v1/spoedzaken/{id}/oppakkingen', door: fatima, pad: { id: zaak } });
    lines();
    const answer = await refused(api, { route: 'POST /v1/spoedzaken/{id}/oppakkingen', door: piet, pad: { id: zaak } });
    expect(answer.status).toBe(409);
    expect(lines()).toMatchObject([{ resultaat: 'afgewezen', object: zaak, medewerker: 'piet' }]);
  });

  test('keeps no text that somebody wrote in place of a name', async () => {
    const pad = { id: 'mevrouw Jansen, Dorpsstraat 1' };
    await refused(api, { route: 'GET /v1/contacten/{id}', door: manager, pad });
    expect(lines()).toMatchObject([{ resultaat: 'geweigerd', object: null, betrokkenen: { ids: [] } }]);
  });

  test('without a token, or because of its form, touched nobody and is not written', async () => {
    const id = await oproep();
    expect((await refused(api, { route: 'GET /v1/contacten/{id}', pad: { id } })).status).toBe(401);
    const wrong = { route: 'POST /v1/contacten/_zoek', door: ondersteuner, body: { status: 'bestaat-niet' } };
    expect((await refused(api, wrong)).status).toBe(400);
    expect(lines()).toEqual([]);
  });
});

describe('what touches nobody', () => {
  test('writes nothing: figures, settings, and events of machines', async () => {
    const koppeling = gebruiker('centrale', ['koppeling']);
    const events = [{ id: 'e1', oproepId: 'o9', soort: 'begonnen', op: START, wijkteam: 'centrum' }];
    await done({ route: 'POST /v1/telefoon-gebeurtenissen', door: koppeling, body: events });
    expect((await call(api, { route: 'GET /v1/wachtenden', door: manager })).status).toBe(200);
    expect((await call(api, { route: 'GET /v1/organisatie', door: ondersteuner })).status).toBe(200);
    expect(lines()).toEqual([]);
  });
});

describe('when it cannot be written', () => {
  const broken = (): void => {
    world.verantwoording.append = async () => {
      throw Object.assign(new Error('Jan Jansen kon niet worden bewaard'), { name: 'TimeoutError' });
    };
  };

  test('nothing is shown: reading and searching answer that it cannot be done now', async () => {
    const id = await oproep();
    broken();
    for (const asked of [
      { route: 'GET /v1/contacten/{id}', door: ondersteuner, pad: { id } },
      { route: 'POST /v1/contacten/_zoek', door: ondersteuner, body: {} },
    ] satisfies Call[]) {
      const answer = await refused(api, asked);
      expect(answer).toMatchObject({ status: 503, body: { code: 'niet-verantwoord' } });
      expect(answer.body.detail).toContain('vastgelegd');
      expect(answer.text).not.toContain(id);
    }
  });

  test('neither is a file: what could not be read is not handed out', async () => {
    broken();
    const asked = { route: 'GET /v1/verantwoording', door: beheerder, query: { object: 'c1' } };
    const answer = await refused(api, { ...asked, headers: { accept: 'text/csv' } });
    expect([answer.status, answer.body.detail]).toEqual([503, expect.stringContaining('laten we het niet zien')]);
  });

  test('help goes on: taking up, attempts, reaching somebody, handing over to the crisisdienst', async () => {
    const zaak = await spoedzaak(await oproep());
    broken();
    const pad = { id: zaak };
    await done({ route: 'POST /v1/spoedzaken/{id}/oppakkingen', door: fatima, pad });
    await done({
      route: 'POST /v1/spoedzaken/{id}/crisisdienst-overdrachten',
      door: fatima,
      pad,
      body: { bevestigd: false },
    });
    const attempt = { gelukt: true, wijze: 'telefoon' };
    await done({ route: 'POST /v1/spoedzaken/{id}/contactpogingen', door: fatima, pad, body: attempt });
    const alarms = logged.take().filter(({ wat }) => wat === VERANTWOORDING_NIET_GESCHREVEN);
    expect(alarms.map(({ niveau, operatie, object }) => [niveau, operatie, object])).toEqual([
      ['ERROR', 'pakSpoedzaakOp', zaak],
      ['ERROR', 'draagCrisisWarmOver', zaak],
      ['ERROR', 'meldSpoedContactpoging', zaak],
    ]);
    expect(JSON.stringify(alarms)).not.toMatch(/fatima|Jansen/);
  });

  test('another change says that it may have been done, and once more with the same key writes it after all', async () => {
    const id = await oproep();
    const append = world.verantwoording.append;
    broken();
    const act: Call = {
      route: 'POST /v1/contacten/{id}/klachten',
      door: ondersteuner,
      pad: { id },
      body: { ernst: 'klacht' },
      headers: { 'idempotency-key': 'k1' },
    };
    const answer = await refused(api, act);
    expect(answer).toMatchObject({ status: 503, body: { code: 'niet-verantwoord' } });
    expect(answer.body.detail).toContain('kan al gedaan zijn');
    world.verantwoording.append = append;
    expect((await call(api, act)).status).toBe(201);
    expect(lines()).toMatchObject([{ operatie: 'meldKlacht', activiteit: 'klacht', resultaat: 'gelukt', object: id }]);
  });

  test('a refusal stays the refusal that it was', async () => {
    const id = await oproep();
    broken();
    expect((await refused(api, { route: 'GET /v1/contacten/{id}', door: manager, pad: { id } })).status).toBe(403);
  });
});

describe('the edge', () => {
  test('does not start when an operation touches somebody and nobody said where that is written', () => {
    expect(() => httpHandler(ALL_OPERATIONS, {} as never)).toThrow(/say where that is written/);
  });

  test('writes before it answers', async () => {
    const id = await oproep();
    const order: string[] = [];
    const append = world.verantwoording.append;
    world.verantwoording.append = async (regel) => {
      await Promise.resolve();
      order.push(`written ${regel.op === instant(START)}`);
      await append(regel);
    };
    await call(api, { route: 'GET /v1/contacten/{id}', door: ondersteuner, pad: { id } }).then(() =>
      order.push('answered'),
    );
    expect(order).toEqual(['written true', 'answered']);
  });
});
