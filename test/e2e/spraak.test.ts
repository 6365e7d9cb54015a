/** The telephone as a medium, on the real program: it rings, somebody picks up or nobody does, and "1" takes the case up. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { OutgoingMessage } from '../../local/engine/contract.ts';
import { done } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';
import {
  type Mens,
  type Office,
  type OwnWijkteam,
  openOffice,
  ownWijkteam,
  type Spoedzaak,
  soorten,
} from '../support/own-wijkteam.ts';

jest.setTimeout(90_000);

let stack: LocalStack;
let office: Office;
let teams = 0;

beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-11-25T09:00:00Z' });
  office = await openOffice(stack);
}, 90_000);
afterAll(() => stack?.stop());

/** Ada has duty and is called first, then texted; Bob is told when nobody takes a case up. */
async function team(): Promise<OwnWijkteam> {
  teams += 1;
  const own = await ownWijkteam(office, `bel-${teams}`, {
    mensen: { ada: { media: ['spraak', 'sms'] }, bob: {} },
    escalatiecontact: 'bob',
  });
  const beleid = {
    treden: [
      { wie: 'dienstdoende', media: ['spraak'], wachtMinuten: 15 },
      { wie: 'escalatiecontact', media: ['mail', 'sms'], wachtMinuten: 15 },
    ],
    herinneringenUren: [24, 36],
  };
  done(await office.beheerder.put(`/v1/escalatiebeleid/${own.slug}`, beleid));
  await own.plan({ wie: 'ada', van: '2026-11-25T00:00', tot: '2026-11-28T00:00' });
  return own;
}
const adaOf = (own: OwnWijkteam) => own.mensen['ada'] as Mens;
const callsTo = async (own: OwnWijkteam): Promise<readonly OutgoingMessage[]> => {
  await stack.rust();
  return (await stack.uitgaand('spraak')).filter(({ aan }) => aan.includes(adaOf(own).sms));
};
const ringing = async (own: OwnWijkteam): Promise<string> => (await callsTo(own)).at(-1)?.kop['contact-id'] ?? '';
const pickUp = async (contactId: string, toetsen: readonly string[]) => {
  const answer = await stack.fetchJson<{ gesproken: readonly string[] }>(`/_lokaal/oproepen/${contactId}`, {
    body: { beantwoord: true, toetsen },
  });
  await stack.rust();
  return done(answer).gesproken;
};
const media = (zaak: Spoedzaak) => soorten(zaak, 'push-klaargezet').map(({ medium }) => medium);
const pushOf = (zaak: Spoedzaak, medium: string) =>
  soorten(zaak, 'push-klaargezet').find((event) => event['medium'] === medium)?.['push'];

describe('somebody who picks up', () => {
  test('hears what it is about and nothing of whom, presses 1, and has the case', async () => {
    const own = await team();
    const zaak = await own.spoed();
    const [call, ...more] = await callsTo(own);
    expect(more).toEqual([]);
    expect(call).toMatchObject({ aan: [adaOf(own).sms], kop: { zaak: zaak.id, push: pushOf(zaak, 'spraak') } });
    const [vraag = '', antwoord = '', ...rest] = await pickUp(call?.kop['contact-id'] ?? '', ['1']);
    expect(rest).toEqual([]);
    expect(vraag).toMatch(/Druk op 1/);
    expect(vraag).toContain(`Wijkteam ${own.slug}`);
    expect(vraag).not.toMatch(/\+31|bezoeker/);
    expect(antwoord).not.toBe('');
    const now = await own.zaak(zaak.id);
    expect(now).toMatchObject({ status: 'opgepakt', opgepaktDoor: adaOf(own).id });
    expect(soorten(now, 'opgepakt')).toMatchObject([{ langs: 'telefoon' }]);
    // That the call is over takes nothing back, and nobody is asked any more.
    expect(soorten(now, 'push-mislukt')).toEqual([]);
    await own.messages();
    await stack.klok({ vooruit: 'PT1H' });
    expect(await own.sent()).toEqual([]);
  });

  test('and presses another key has heard it: that is in the record, and the ladder goes on', async () => {
    const own = await team();
    const zaak = await own.spoed();
    await pickUp(await ringing(own), ['5']);
    const now = await own.zaak(zaak.id);
    expect([now.status, soorten(now, 'push-mislukt')]).toEqual(['open', []]);
    expect(soorten(now, 'push-gezien')).toMatchObject([{ push: pushOf(zaak, 'spraak') }]);
  });

  test('presses 1 after a colleague took it up, and hears who has it', async () => {
    const own = await team();
    const zaak = await own.spoed();
    const contactId = await ringing(own);
    done(await (own.mensen['bob'] as Mens).post(`/v1/spoedzaken/${zaak.id}/oppakkingen`, {}));
    const gesproken = await pickUp(contactId, ['1']);
    expect(gesproken.at(-1)).toContain(`bob van ${own.slug}`);
    expect((await own.zaak(zaak.id)).opgepaktDoor).toBe(own.mensen['bob']?.id);
  });
});

describe('a test call', () => {
  test('rings like any other, says that it is a test, and is seen when a key is pressed', async () => {
    const own = await team();
    const ada = adaOf(own);
    const asked = done(await ada.post<{ id: string }>('/v1/media-proeven', { medewerker: ada.id, medium: 'spraak' }));
    const proef = async () => done(await ada.get<{ uitkomst: string }>(`/v1/media-proeven/${asked.id}`)).uitkomst;
    const contactId = await ringing(own);
    expect(await proef()).toBe('aangenomen');
    const gesproken = await pickUp(contactId, ['7']);
    expect(gesproken[0]).toMatch(/Dit is een proef/);
    expect(await proef()).toBe('gezien');
  });
});

describe('a call that nobody takes', () => {
  test('rings out: the next medium goes at once, without waiting for proof', async () => {
    const own = await team();
    const zaak = await own.spoed();
    expect(media(zaak)).toEqual(['spraak']);
    const ended = await stack.fetchJson(`/_lokaal/oproepen/${await ringing(own)}`, { body: { beantwoord: false } });
    expect(ended).toMatchObject({ status: 200, body: { gesproken: [] } });
    await stack.rust();
    const now = await own.zaak(zaak.id);
    expect(soorten(now, 'push-mislukt')).toMatchObject([{ push: pushOf(zaak, 'spraak'), reden: 'niet-beantwoord' }]);
    expect(media(now)).toEqual(['spraak', 'sms']);
    expect(await own.sent()).toEqual(['sms ada: oppakken', 'spraak ada: gaat over']);
    expect(
      await stack.fetchJson(`/_lokaal/oproepen/${await ringing(own)}`, { body: { beantwoord: true } }),
    ).toMatchObject({ status: 409 });
  });

  test('ends by itself after twenty-five seconds of ringing', async () => {
    const own = await team();
    const zaak = await own.spoed();
    await stack.klok({ vooruit: 'PT24S' });
    expect(soorten(await own.zaak(zaak.id), 'push-mislukt')).toEqual([]);
    await stack.klok({ vooruit: 'PT1S' });
    expect(soorten(await own.zaak(zaak.id), 'push-mislukt')).toMatchObject([{ reden: 'niet-beantwoord' }]);
  });

  test('is answered by a machine: it hears everything twice, presses nothing, and proves nothing', async () => {
    const own = await team();
    const zaak = await own.spoed();
    const gesproken = await pickUp(await ringing(own), []);
    expect(gesproken).toHaveLength(2);
    expect(gesproken[0]).toBe(gesproken[1]);
    const now = await own.zaak(zaak.id);
    expect(soorten(now, 'push-gezien')).toEqual([]);
    expect(soorten(now, 'push-mislukt')).toMatchObject([{ push: pushOf(zaak, 'spraak') }]);
    expect(media(now)).toEqual(['spraak', 'sms']);
  });
});

describe('the telephone exchange', () => {
  test('out of order: it is tried again, and when that does not help the next medium goes', async () => {
    const own = await team();
    // Three tries of the push, each of which asks twice.
    await stack.storing({ dienst: 'spraak', soort: 'fout', keer: 6 });
    const zaak = await own.spoed();
    expect(await callsTo(own)).toEqual([]);
    const now = await own.zaak(zaak.id);
    expect(soorten(now, 'push-mislukt')).toMatchObject([{ push: pushOf(zaak, 'spraak'), reden: 'storing' }]);
    expect(media(now)).toEqual(['spraak', 'sms']);
  });

  test('that gives no answer once is asked again, and rings once', async () => {
    const own = await team();
    await stack.storing({ dienst: 'spraak', soort: 'weg', keer: 1 });
    const zaak = await own.spoed();
    expect(await callsTo(own)).toHaveLength(1);
    expect(soorten(await own.zaak(zaak.id), 'push-mislukt')).toEqual([]);
  });

  test('is asked by a function that is killed meanwhile: it comes again, the telephone rings once, and 1 still works', async () => {
    const own = await team();
    await stack.storing({ dienst: 'spraak', soort: 'traag', keer: 1 });
    const zaak = await own.spoed();
    await stack.fetchJson('/_lokaal/processen/send-push/_beeindig', { method: 'POST' });
    expect(await callsTo(own)).toHaveLength(1);
    await pickUp(await ringing(own), ['1']);
    const now = await own.zaak(zaak.id);
    expect(now).toMatchObject({ status: 'opgepakt', opgepaktDoor: adaOf(own).id });
    expect(soorten(now, 'push-verzonden')).toHaveLength(1);
  });

  test('never makes a call of ours a contact of the front door', async () => {
    const own = await team();
    const search = async () =>
      done(
        await office.ondersteuner.post<{ resultaten: { kanaal: string }[] }>('/v1/contacten/_zoek', {
          kanaal: 'telefoon',
        }),
      ).resultaten.length;
    const before = await search();
    await own.spoed();
    await pickUp(await ringing(own), ['2']);
    await own.spoed();
    await stack.klok({ vooruit: 'PT1M' });
    expect(await search()).toBe(before);
    const unreadable = done(await office.ondersteuner.get<{ resultaten: unknown[] }>('/v1/onleesbare-berichten'));
    expect(unreadable.resultaten).toEqual([]);
  });

  test('knows no call that was never made, and takes no key of who does not pick up', async () => {
    expect(await stack.fetchJson('/_lokaal/oproepen/geen', { body: { beantwoord: true } })).toMatchObject({
      status: 404,
    });
    const own = await team();
    await own.spoed();
    const answer = await stack.fetchJson(`/_lokaal/oproepen/${await ringing(own)}`, {
      body: { beantwoord: false, toetsen: ['1', 'x'] },
    });
    expect(answer).toMatchObject({ status: 400, body: { fouten: [{ veld: 'toetsen.1' }, { veld: 'toetsen' }] } });
  });

  test('left nothing behind that went wrong by itself', async () => {
    // Of the function that was killed on purpose.
    const errors = (await stack.logboek('error')).filter(({ tekst }) => !tekst.startsWith('Runtime.ExitError'));
    expect(errors).toEqual([]);
    expect((await stack.wachtrijen()).filter(({ uitval }) => uitval > 0)).toEqual([]);
  });
});
