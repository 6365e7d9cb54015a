/** Taking up by the poorest channel, on the real program: an answer to the SMS, the link in it, and what providers report. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { kenmerkVanPush } from '../../shared/application/push-bij-leverancier.ts';
import { done } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';
import {
  type Mens,
  type Office,
  type OwnWijkteam,
  type OwnWijkteamOptions,
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

/** Ada has duty, Bob helps out and is told when nobody takes a case up. */
async function team(ada: OwnWijkteamOptions['mensen'][string] = {}): Promise<OwnWijkteam> {
  teams += 1;
  const own = await ownWijkteam(office, `oppak-${teams}`, { mensen: { ada, bob: {} }, escalatiecontact: 'bob' });
  await own.plan({ wie: 'ada', van: '2026-11-25T00:00', tot: '2026-11-28T00:00' });
  return own;
}
const adaOf = (own: OwnWijkteam) => own.mensen['ada'] as Mens;
const toAda = async (own: OwnWijkteam, soort: 'sms' | 'mail'): Promise<string> => {
  const { sms, mail } = adaOf(own);
  const found = (await own.messages()).filter(
    (one) => one.soort === soort && one.aan.includes(soort === 'sms' ? sms : mail),
  );
  return found.at(-1)?.tekst ?? '';
};
/** A push by telephone: somebody calls, an ondersteuner triages. */
async function belSpoed(own: OwnWijkteam): Promise<Spoedzaak> {
  const oproepId = `o-${own.slug}`;
  const koppeling = await stack.token({ naam: 'Centrale', rollen: ['koppeling'] });
  const op = await stack.nu();
  const events = ['in-wachtrij', 'aangenomen', 'beeindigd'].map((soort, nummer) => ({
    id: `${oproepId}-${nummer}`,
    oproepId,
    soort,
    op,
    wijkteam: own.slug,
    nummer: '+31612345678',
    ...(soort === 'aangenomen' && { medewerker: 'tom-hendriks' }),
  }));
  expect((await stack.fetchJson('/v1/telefoon-gebeurtenissen', { token: koppeling, body: events })).status).toBe(202);
  await stack.rust();
  const zoek = await office.ondersteuner.post<{ resultaten: { id: string; wijkteam: string }[] }>(
    '/v1/contacten/_zoek',
    { wijkteam: own.slug, kanaal: 'telefoon' },
  );
  const contact = done(zoek).resultaten[0]?.id ?? '';
  const view = done(
    await office.ondersteuner.post<{ spoedzaak: string }>(`/v1/contacten/${contact}/triages`, { urgentie: 'spoed' }),
  );
  return own.zaak(view.spoedzaak);
}
const antwoord = async (van: string, tekst: string) => {
  const answer = await stack.fetchJson<{ id: string }>('/_lokaal/sms', { body: { van, tekst } });
  expect(answer.status).toBe(202);
  await stack.rust();
};
const open = async () =>
  done(
    await office.ondersteuner.get<{ resultaten: { kanaal: string; reden: string; id: string }[] }>(
      '/v1/onleesbare-berichten',
    ),
  ).resultaten;
const html = { accept: 'text/html' };
const pathOf = (tekst: string) => /\/v1\/oppaklinks\/[\w-]{16}/.exec(tekst)?.[0] ?? '';
const press = (path: string) =>
  stack.fetchJson<string>(path, {
    method: 'POST',
    body: 'oppakken=ja\r\n',
    headers: { ...html, 'content-type': 'text/plain' },
  });

describe('an answer by SMS', () => {
  test('a call, a triage, an SMS, "1": taken up, and the telephone says so', async () => {
    const own = await team();
    const zaak = await belSpoed(own);
    expect(await toAda(own, 'sms')).toMatch(/Antwoord 1 of http:\/\/127\.0\.0\.1:\d+\/v1\/oppaklinks\/[\w-]{16}$/);
    await antwoord(adaOf(own).sms, ' 1. ');
    const now = await own.zaak(zaak.id);
    expect(now).toMatchObject({ status: 'opgepakt', opgepaktDoor: adaOf(own).id });
    expect(soorten(now, 'opgepakt')).toMatchObject([{ langs: 'sms' }]);
    expect(await toAda(own, 'sms')).toMatch(/^Opgepakt\. Zaak S-\w{6} is van u\./);
    // Nobody is asked any more.
    await stack.klok({ vooruit: 'PT1H' });
    expect(await own.sent()).toEqual([]);
  });

  test('who comes second hears who has it; anything else, and a stranger, is work for a person and hears nothing', async () => {
    const own = await team();
    const zaak = await own.spoed();
    await own.messages();
    done(await (own.mensen['bob'] as Mens).post(`/v1/spoedzaken/${zaak.id}/oppakkingen`, {}));
    await antwoord(adaOf(own).sms, 'ja');
    expect(await toAda(own, 'sms')).toContain(`is al van bob van ${own.slug}`);
    const before = (await open()).length;
    await antwoord(adaOf(own).sms, 'Ik ben ziek, bel Bob');
    await antwoord('+31699999999', '1');
    expect(await own.messages()).toEqual([]);
    const fresh = (await open()).slice(before);
    expect(fresh.map(({ reden }) => reden).toSorted()).toEqual([
      'Een sms van een medewerker die geen zaak oppakt. Lees wat er staat.',
      'Een sms van een nummer dat van geen medewerker is.',
    ]);
    const ill = fresh.find(({ reden }) => reden.startsWith('Een sms van een medewerker'));
    const raw = await office.ondersteuner.get(`/v1/onleesbare-berichten/${ill?.id}/ruw`);
    expect(JSON.stringify(raw.body)).toContain('Ik ben ziek');
    expect((await own.zaak(zaak.id)).opgepaktDoor).toBe(own.mensen['bob']?.id);
  });

  test('killed while it is read, it comes again: taken up once, and answered at most once', async () => {
    const own = await team();
    const zaak = await own.spoed();
    await own.messages();
    await stack.storing({ dienst: 'dynamodb', soort: 'traag', keer: 6 });
    await stack.fetchJson('/_lokaal/sms', { body: { van: adaOf(own).sms, tekst: '1' } });
    await stack.fetchJson('/_lokaal/processen/receive-sms/_beeindig', { method: 'POST' });
    await stack.klok({ vooruit: 'PT5M' });
    const now = await own.zaak(zaak.id);
    expect(soorten(now, 'opgepakt')).toHaveLength(1);
    expect((await own.messages()).filter(({ tekst }) => tekst.startsWith('Opgepakt')).length).toBeLessThanOrEqual(1);
  });
});

describe('the link', () => {
  test('following it takes nothing up, however often; the button does, once, in the name of who got it', async () => {
    const own = await team();
    const zaak = await own.spoed();
    const messages = await own.messages();
    const path = pathOf(messages.find(({ soort }) => soort === 'mail')?.tekst ?? '');
    expect(pathOf(messages.find(({ soort }) => soort === 'sms')?.tekst ?? '')).not.toBe(path);
    for (let times = 0; times < 3; times += 1) {
      const page = await stack.fetchJson<string>(path, { headers: html });
      expect([page.status, page.body.includes('Ik pak dit op')]).toEqual([200, true]);
      expect(page.body).not.toMatch(/<script|bezoeker/);
    }
    expect((await own.zaak(zaak.id)).status).toBe('open');
    for (let times = 0; times < 2; times += 1) {
      const page = await press(path);
      expect([page.status, page.body.includes('Deze zaak is van u')]).toEqual([200, true]);
    }
    const now = await own.zaak(zaak.id);
    expect(now).toMatchObject({ status: 'opgepakt', opgepaktDoor: adaOf(own).id });
    expect(soorten(now, 'opgepakt')).toMatchObject([{ langs: 'link' }]);
    expect((await stack.fetchJson(`/v1/oppaklinks/${'A'.repeat(16)}`, { headers: html })).status).toBe(404);
  });

  test('shows who has it to who comes second, and is over when the case is', async () => {
    const own = await team();
    const zaak = await own.spoed();
    const path = pathOf(await toAda(own, 'sms'));
    const bob = own.mensen['bob'] as Mens;
    done(await bob.post(`/v1/spoedzaken/${zaak.id}/oppakkingen`, {}));
    const page = await press(path);
    expect([page.status, page.body.includes(`bob van ${own.slug}`)]).toEqual([409, true]);
    done(await bob.post(`/v1/spoedzaken/${zaak.id}/contactpogingen`, { gelukt: true, wijze: 'telefoon' }));
    expect((await press(path)).status).toBe(404);
  });
});

const mediaOf = (zaak: Spoedzaak) =>
  soorten(zaak, 'push-klaargezet').map(({ medium, aan }) => `${medium} ${String(aan).split('-').at(-1)}`);
const report = async (event: object) => {
  const answer = await stack.fetchJson('/_lokaal/eventbridge', { body: event });
  expect(answer.status).toBe(202);
  await stack.rust();
};
const ses = (eventType: string, kenmerk: string, detail: object = {}) => ({
  source: 'aws.ses',
  'detail-type': { Bounce: 'Email Bounced', Delivery: 'Email Delivered' }[eventType],
  region: 'eu-west-1',
  detail: { eventType, mail: { messageId: '0102', tags: { kenmerk: [kenmerk] } }, ...detail },
});

describe('what providers report', () => {
  test('a mail that bounced was not sent: the next medium goes at once, without a minute passing', async () => {
    const own = await team({ media: ['mail', 'sms'] });
    done(
      await office.beheerder.put(`/v1/medewerkers/${adaOf(own).id}`, {
        naam: 'ada zonder mobiel',
        rollen: ['professional'],
        wijkteams: [own.slug],
        mail: adaOf(own).mail,
        mobiel: null,
        media: ['mail'],
      }),
    );
    const zaak = await own.spoed();
    expect(await own.sent()).toEqual(['mail ada: oppakken']);
    const push = String(soorten(await own.zaak(zaak.id), 'push-klaargezet')[0]?.['push']);
    const bounce = ses('Bounce', kenmerkVanPush(push), {
      bounce: { bounceType: 'Permanent', bounceSubType: 'General' },
    });
    await report(bounce);
    const now = await own.zaak(zaak.id);
    expect(soorten(now, 'push-mislukt')).toMatchObject([{ push, reden: 'bounce-permanent-general' }]);
    // Ada has nothing else: whoever the ladder names next is asked now.
    expect(mediaOf(now).length).toBeGreaterThan(1);
    expect((await own.sent()).length).toBeGreaterThan(0);
    const count = soorten(now, 'push-klaargezet').length;
    await report(bounce);
    expect(soorten(await own.zaak(zaak.id), 'push-klaargezet')).toHaveLength(count);
  });

  test('an SMS that a carrier blocked, and a mail that arrived, are in the record', async () => {
    const own = await team();
    const zaak = await own.spoed();
    await stack.rust();
    const [mail, sms] = ['mail', 'sms'].map((medium) => {
      return soorten(zaak, 'push-klaargezet').find((event) => event['medium'] === medium)?.['push'];
    });
    const sent = soorten(await own.zaak(zaak.id), 'push-verzonden').find((event) => event['push'] === sms);
    await report({
      source: 'aws.sms-voice',
      'detail-type': 'Text Message Delivery Status Updated',
      detail: { eventType: 'TEXT_CARRIER_BLOCKED', messageId: sent?.['leverancier'], isFinal: true },
    });
    await report(ses('Delivery', kenmerkVanPush(String(mail))));
    const now = await own.zaak(zaak.id);
    expect(soorten(now, 'push-mislukt')).toMatchObject([{ push: sms, reden: 'sms-carrier-blocked' }]);
    expect(soorten(now, 'push-bezorgd')).toMatchObject([{ push: mail, bewijs: 'leverancier' }]);
  });

  test('of others is let go, and one that is broken is kept as work', async () => {
    const before = await open();
    await report(ses('Bounce', 'van-een-ander'));
    await stack.klok({ vooruit: 'PT5M' });
    await report({ source: 'aws.ses', 'detail-type': 'Email Bounced', detail: { stuk: true } });
    const fresh = (await open()).slice(before.length);
    expect(fresh.map(({ kanaal, reden }) => [kanaal, reden])).toEqual([
      ['onbekend', 'Een bericht van SES dat niet zegt waarover het gaat.'],
    ]);
    const rijen = await stack.wachtrijen();
    for (const naam of ['sms', 'bezorgrapporten'])
      expect(rijen.find((rij) => rij.naam === naam)).toMatchObject({ wachtend: 0, onderweg: 0, uitval: 0 });
  });
});
