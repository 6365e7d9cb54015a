/** The roster on the running program: exchanged, sick, gaps told, and duties that nobody started. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { done, type Person, person } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';
import { type Office, type OwnWijkteam, openOffice, ownWijkteam } from '../support/own-wijkteam.ts';

let stack: LocalStack;
let office: Office;
let own: OwnWijkteam;
let manager: Person;

beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-11-25T09:00:00.000Z' });
  office = await openOffice(stack);
  manager = await person(stack, 'Mo Manager', ['manager']);
  own = await ownWijkteam(office, 'rooster', { mensen: { ada: {}, bo: {}, els: {} }, escalatiecontact: 'els' });
}, 120_000);
afterAll(async () => {
  await stack?.stop();
});

const id = (naam: string) => own.mensen[naam]?.id as string;
const mens = (naam: string) => own.mensen[naam] as Person;
const forward = (vooruit: string) => stack.klok({ vooruit });
const opDienst = async (op: string) => {
  const path = `/v1/dienstdoenden?wijkteam=${own.slug}&domein=sociaal&op=${op}`;
  return done(await office.beheerder.get<{ professional: string | null; bron: string }>(path));
};
const onderwerpen = async () =>
  (await own.messages())
    .filter(({ soort }) => soort === 'mail')
    .map(({ aan, onderwerp }) => `${aan[0]?.split('@')[0]?.split('-').at(-1)}: ${onderwerp}`)
    .toSorted();

describe('the roster', () => {
  test('a duty is exchanged: the roster follows at once, and both hear of it', async () => {
    await own.plan(
      { wie: 'ada', van: '2026-11-26T09:00', tot: '2026-11-26T17:00' },
      { wie: 'bo', van: '2026-11-27T09:00', tot: '2026-11-27T17:00' },
    );
    const { resultaten } = done(
      await office.beheerder.get<{ resultaten: { id: string; wijkteam: string; van: string }[] }>(
        `/v1/diensten?van=2026-11-26&totEnMet=2026-11-27&wijkteam=${own.slug}`,
      ),
    );
    const [een, ander] = resultaten.map((dienst) => dienst.id);
    const vraag = { dienst: een, aan: id('bo'), tegen: ander };
    const verzoek = done(await mens('ada').post<{ id: string }>('/v1/ruilverzoeken', vraag));
    expect((await mens('els').post(`/v1/ruilverzoeken/${verzoek.id}/akkoorden`, {})).status).toBe(403);
    done(await mens('bo').post(`/v1/ruilverzoeken/${verzoek.id}/akkoorden`, {}));
    expect(await opDienst('2026-11-26T09:00:00Z')).toMatchObject({ professional: id('bo'), bron: 'vervanging' });
    expect(await opDienst('2026-11-27T09:00:00Z')).toMatchObject({ professional: id('ada'), bron: 'vervanging' });
    await forward('PT1M');
    expect(await onderwerpen()).toEqual([
      'ada: Een dienst is geruild',
      'bo: Een dienst is geruild',
      'bo: Wilt u een dienst overnemen?',
    ]);
  });

  test('who reports sick: their case goes to the next within the same request', async () => {
    await own.plan(
      { wie: 'ada', van: '2026-11-25T09:00', tot: '2026-11-25T17:00' },
      { wie: 'bo', van: '2026-11-25T09:00', tot: '2026-11-25T17:00', domein: 'jeugd' },
    );
    const zaak = await own.spoed({ domein: 'sociaal' });
    expect(zaak.aan).toBe(id('ada'));
    const ziek = done(await mens('ada').post<{ id: string }>('/v1/afwezigheden', { ziek: true }));
    expect((await own.zaak(zaak.id)).aan).toBe(id('bo'));
    await forward('PT1M');
    expect(await onderwerpen()).toContain('els: ada van rooster kan geen dienst doen');
    done(await mens('ada').post(`/v1/afwezigheden/${ziek.id}/beeindigingen`, {}));
  });

  test('a gap is seen, and told to the coordinator the next morning', async () => {
    await own.plan({ wie: 'ada', van: '2026-12-01T09:00', tot: '2026-12-01T17:00' });
    const path = `/v1/rooster-hiaten?van=2026-11-30&tot=2026-12-01&wijkteam=${own.slug}`;
    const { resultaten } = done(
      await manager.get<{ resultaten: { domein: string; van: string; tot: string }[] }>(path),
    );
    expect(resultaten).toContainEqual({
      wijkteam: own.slug,
      domein: 'sociaal',
      van: '2026-11-30T08:00:00.000Z',
      tot: '2026-11-30T16:00:00.000Z',
    });
    await own.messages();
    await forward('PT22H');
    expect((await onderwerpen()).filter((one) => one.includes('Rooster'))).toEqual([
      'els: Rooster Wijkteam rooster: een hiaat',
    ]);
  }, 120_000);
});
