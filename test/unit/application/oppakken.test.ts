/** Taking up by a link and by an answer to an SMS, and what providers tell afterwards. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeMakeOppaklink, makeShowOppaklink, makeTakeUpByLink } from '../../../shared/application/oppaklinks.ts';
import { kenmerkVanPush, pushVanKenmerk } from '../../../shared/application/push-bij-leverancier.ts';
import { makeReceiveSms } from '../../../shared/application/receive-sms.ts';
import { type Bezorgrapport, makeRecordBezorgrapport } from '../../../shared/application/record-bezorgrapport.ts';
import { makeRecordSpoedContactpoging } from '../../../shared/application/record-spoed-contactpoging.ts';
import { makeSweepDue } from '../../../shared/application/sweep-due.ts';
import { makeTakeUpSpoedzaak } from '../../../shared/application/take-up-spoedzaak.ts';
import { referentieVan } from '../../../shared/domain/spoed/push-tekst.ts';
import { HOUR, MINUTE } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World, type WorldOptions } from '../../support/memory-world.ts';
import { fatima, medewerker, ondersteuner, piet, zonderBevestiging } from '../../support/people.ts';
import { drainQueues, mailContact, passMinutes } from '../../support/post.ts';
import { eventsOf, gevraagdOf, mailtInNood, planDienst, triageAlsSpoed, zaakOf } from '../../support/spoed.ts';

const FATIMA = '+31600000001';
const PIET = '+31600000002';

async function openCase(world: World, nummer: number): Promise<string> {
  const contact = await mailtInNood(world, `r${nummer}`, { van: `jan${nummer}@bewoner.nl` });
  world.clock.forward(MINUTE);
  const view = await triageAlsSpoed(world, { contact, sleutel: `s${nummer}` });
  await drainQueues(world);
  return view.spoedzaak ?? '';
}

/** Wednesday 25 November 2026, 10:00 in Amsterdam; Fatima has achterwacht. SMS can be answered. */
async function makeDuty(options: WorldOptions = {}): Promise<World> {
  const base = makeWorld({ instellingen: zonderBevestiging, ...options });
  const world = { ...base, adressen: { ...base.adressen, smsNummer: '+3197000000001' } };
  await planDienst(world);
  return world;
}

async function opened(options: WorldOptions = {}): Promise<World> {
  const world = await makeDuty(options);
  await openCase(world, 1);
  return world;
}

const zaakMet = (world: World, id: string) => world.zaken.spoedzaken().find((zaak) => zaak.id === id)!;
const mailText = (world: World, n: number) => new TextDecoder().decode(world.mail.sent[n]?.ruw as Uint8Array);
const linkIn = (tekst: string) => /\/v1\/oppaklinks\/([\w-]+)/.exec(tekst)?.[1] ?? '';
const smsLink = (world: World, n = 0) => linkIn(world.sms.sent[n]?.tekst ?? '');
const sms = (world: World, van: string, tekst: string, id = 'in-1') =>
  makeReceiveSms(world)({ id, van, tekst }, world.clock.now());

describe('a link in a push', () => {
  test('goes by mail and by SMS to who is asked, another one each, short enough for one SMS', async () => {
    const world = await opened();
    const [inSms, inMail] = [smsLink(world), linkIn(mailText(world, 0))];
    expect(inSms).toMatch(/^[\w-]{16}$/);
    expect(inMail).toMatch(/^[\w-]{16}$/);
    expect(inMail).not.toBe(inSms);
    expect(world.sms.sent[0]?.tekst).toContain('Antwoord 1 of https://');
  });

  test('is not there for who cannot take the case up, nor in what others may read', async () => {
    const { medewerkers } = zonderBevestiging;
    const world = await opened({
      instellingen: {
        ...zonderBevestiging,
        medewerkers: { ...medewerkers, fatima: medewerker('fatima', { rollen: ['teamondersteuner'] }) },
        webhooks: { fatima: { adres: 'https://teams.voorbeeld.nl/a', vorm: 'teams', geheim: 'whsec_AAAA' } },
      },
    });
    const all = JSON.stringify([world.sms.sent, mailText(world, 0), world.webhook.sent]);
    expect(all).toContain('/spoedzaken/');
    expect(all).not.toMatch(/oppaklinks|Antwoord 1/);
    const teams = await opened({
      instellingen: {
        ...zonderBevestiging,
        webhooks: { fatima: { adres: 'https://teams.voorbeeld.nl/a', vorm: 'teams', geheim: 'whsec_AAAA' } },
      },
    });
    expect(smsLink(teams)).not.toBe('');
    expect(JSON.stringify(teams.webhook.sent)).not.toMatch(/oppaklinks|Antwoord 1/);
  });

  test('is not in a reminder to who has the case', async () => {
    const world = await opened();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
    world.clock.forward(24 * HOUR);
    await makeSweepDue(world)();
    await drainQueues(world);
    expect(world.sms.sent.at(-1)?.tekst).toContain('Nog niet gesproken');
    expect(world.sms.sent.at(-1)?.tekst).not.toMatch(/oppaklinks|Antwoord 1/);
  });

  test('stands nowhere in the tables, and the record does not know it', async () => {
    const world = await opened();
    const secret = smsLink(world);
    expect(secret).not.toBe('');
    expect(JSON.stringify(world.zaken.changes())).not.toContain(secret);
  });

  test('shows the case without anything of the person, and looking takes nothing up', async () => {
    const world = await opened();
    const shown = await makeShowOppaklink(world)(smsLink(world));
    expect(shown).toMatchObject({
      referentie: referentieVan(zaakOf(world).id),
      wijkteam: 'Wijkteam centrum',
      urgentie: 'spoed',
      stand: 'op-te-pakken',
      houder: null,
      crisisdienst: null,
    });
    expect(JSON.stringify(shown)).not.toMatch(/jan|slaat|Belde/i);
    expect(zaakOf(world).status).toBe('open');
  });

  test('takes up in the name of who got it, once, and the record says by which way', async () => {
    const world = await opened();
    const takeUp = makeTakeUpByLink(world);
    expect(await takeUp(smsLink(world))).toMatchObject({ stand: 'van-u', houder: 'fatima' });
    expect(await takeUp(smsLink(world))).toMatchObject({ stand: 'van-u' });
    expect(await takeUp(linkIn(mailText(world, 0)))).toMatchObject({ stand: 'van-u' });
    expect(zaakOf(world)).toMatchObject({ status: 'opgepakt', opgepaktDoor: 'fatima' });
    expect(eventsOf(world, 'opgepakt')).toMatchObject([{ door: 'fatima', langs: 'link' }]);
  });

  test('says who has it to who comes second, also when both press at once', async () => {
    const world = await opened();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: piet });
    const late = await makeTakeUpByLink(world)(smsLink(world));
    expect(late).toMatchObject({ stand: 'van-ander', houder: 'piet' });
    const racing = await opened();
    const other = makeTakeUpSpoedzaak(racing)({ spoedzaak: zaakOf(racing).id, door: piet }).catch(() => 'lost');
    const [mine] = await Promise.all([makeTakeUpByLink(racing)(smsLink(racing)), other]);
    expect(eventsOf(racing, 'opgepakt')).toHaveLength(1);
    expect(mine.stand).toBe(zaakOf(racing).opgepaktDoor === 'fatima' ? 'van-u' : 'van-ander');
  });

  test('holds for 48 hours, and no longer than the case and the person', async () => {
    const gone = { kind: 'not-found' };
    const old = await opened();
    old.clock.forward(48 * HOUR - 1);
    expect((await makeShowOppaklink(old)(smsLink(old))).stand).toBe('op-te-pakken');
    old.clock.forward(1);
    await expect(makeShowOppaklink(old)(smsLink(old))).rejects.toMatchObject(gone);
    await expect(makeTakeUpByLink(old)(smsLink(old))).rejects.toMatchObject(gone);

    const reached = await opened();
    await makeRecordSpoedContactpoging(reached)({
      spoedzaak: zaakOf(reached).id,
      door: piet,
      gelukt: true,
      wijze: 'telefoon',
    });
    await expect(makeTakeUpByLink(reached)(smsLink(reached))).rejects.toMatchObject(gone);

    const left = await opened();
    await left.instellingen.saveMedewerker(medewerker('fatima', { actief: false }));
    await expect(makeTakeUpByLink(left)(smsLink(left))).rejects.toMatchObject(gone);
    expect(zaakOf(left).status).toBe('open');

    for (const guess of ['', 'onbekend', 'A'.repeat(16), '../spoedzaken'])
      await expect(makeShowOppaklink(left)(guess)).rejects.toMatchObject(gone);
  });

  test('wherever a process dies, who presses again gets the case once', async () => {
    await expectSameWhereverItCrashes({
      setup: () => opened(),
      act: (world) => makeTakeUpByLink(world)(smsLink(world)),
      afterwards: async (world) => {
        await makeTakeUpByLink(world)(smsLink(world));
        await drainQueues(world);
      },
      observe: async (world) => zaakOf(world).gebeurtenissen.map(({ id }) => id),
    });
  });

  test('a push leaves without a link when none can be kept', async () => {
    const world = await makeDuty();
    const ill = {
      ...world,
      zaken: {
        ...world.zaken,
        keepPushwijzer: async () => {
          throw new Error('the table is away');
        },
      },
    };
    expect(await makeMakeOppaklink(ill)('z', 'z/r1.t1/sms')).toBeUndefined();
    await openCase(ill, 1);
    expect(world.sms.sent[0]?.tekst).toMatch(/^SPOED .*Antwoord 1/);
    expect(JSON.stringify([world.sms.sent, mailText(world, 0)])).not.toContain('oppaklinks');
    expect(eventsOf(world, 'push-verzonden')).toHaveLength(2);
  });
});

describe('an answer to the SMS', () => {
  test('takes the case up and says so, until when and where', async () => {
    const world = await opened();
    expect(await sms(world, FATIMA, '1')).toEqual({ uitkomst: 'opgepakt', antwoord: 'verstuurd' });
    expect(zaakOf(world)).toMatchObject({ status: 'opgepakt', opgepaktDoor: 'fatima' });
    expect(eventsOf(world, 'opgepakt')).toMatchObject([{ langs: 'sms' }]);
    const back = world.sms.sent.at(-1);
    expect(back?.aan).toBe(FATIMA);
    expect(back?.tekst).toMatch(/^Opgepakt\. Zaak S-\w{6} is van u\..*\/spoedzaken\//);
  });

  test('that comes again takes nothing more up, and is not answered again, also when another case was pushed since', async () => {
    const world = await opened();
    await sms(world, FATIMA, '1');
    world.clock.forward(MINUTE);
    const second = await openCase(world, 2);
    const sent = world.sms.sent.length;
    expect(await sms(world, FATIMA, '1')).toEqual({ uitkomst: 'opgepakt', antwoord: 'al-verstuurd' });
    expect(zaakMet(world, second).status).toBe('open');
    expect(world.sms.sent).toHaveLength(sent);
  });

  test('without a reference is the case that was pushed last; with one that case, and the other is named', async () => {
    const world = await opened();
    const first = zaakOf(world).id;
    world.clock.forward(MINUTE);
    const second = await openCase(world, 2);
    await sms(world, FATIMA, '1');
    expect([zaakMet(world, first).status, zaakMet(world, second).status]).toEqual(['open', 'opgepakt']);
    expect(world.sms.sent.at(-1)?.tekst).toContain(`Zaak ${referentieVan(second)} is van u.`);
    const named = await opened();
    const [one] = [zaakOf(named).id];
    named.clock.forward(MINUTE);
    const two = await openCase(named, 2);
    await sms(named, FATIMA, `1 ${referentieVan(one)}`);
    expect([zaakMet(named, one).status, zaakMet(named, two).status]).toEqual(['opgepakt', 'open']);
  });

  test('hears who has it, and that it is over; and a number that has no case hears that there is none', async () => {
    const world = await opened();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: piet });
    expect((await sms(world, FATIMA, 'ja')).uitkomst).toBe('van-ander');
    expect(world.sms.sent.at(-1)?.tekst).toContain('is al van piet');
    expect((await sms(world, PIET, '1', 'in-2')).uitkomst).toBe('geen-zaak');
    expect(eventsOf(world, 'opgepakt')).toHaveLength(1);
  });

  test.each([
    ['from nobody that we know', '+31699999999', '1'],
    ['from a name instead of a number', 'Bank', '1'],
    ['from a medewerker who says something else', FATIMA, 'Ik ben ziek'],
    ['from a medewerker who says nothing', FATIMA, ''],
  ])('%s is work for a person, and is not answered', async (_wie, van, tekst) => {
    const world = await opened();
    const sent = world.sms.sent.length;
    await expect(sms(world, van, tekst)).rejects.toMatchObject({ kind: 'refused' });
    expect(world.sms.sent).toHaveLength(sent);
    expect(zaakOf(world).status).toBe('open');
  });

  test('from a number of two people, or of somebody who left, takes nothing up', async () => {
    const world = await opened();
    await world.instellingen.saveMedewerker(medewerker('dubbel', { mobiel: FATIMA }));
    await expect(sms(world, FATIMA, '1')).rejects.toMatchObject({ kind: 'refused' });
    await world.instellingen.saveMedewerker(medewerker('dubbel', { mobiel: FATIMA, actief: false }));
    expect((await sms(world, FATIMA, '1')).uitkomst).toBe('opgepakt');
    await expect(sms(world, '00316 0000 0009', '1')).rejects.toMatchObject({ kind: 'refused' });
  });

  test.each(['+31600000001', '31600000001', '0031600000001', '+31 6 0000 0001'])(
    'is known by the number however the provider writes it: %p',
    async (van) => {
      const world = await opened();
      expect((await sms(world, van, '1')).uitkomst).toBe('opgepakt');
    },
  );

  test('of somebody who takes no cases up says so, and leaves the case open', async () => {
    const { medewerkers } = zonderBevestiging;
    const world = await opened({
      instellingen: {
        ...zonderBevestiging,
        medewerkers: { ...medewerkers, fatima: medewerker('fatima', { rollen: ['teamondersteuner'] }) },
      },
    });
    expect((await sms(world, FATIMA, '1')).uitkomst).toBe('geen-professional');
    expect(zaakOf(world).status).toBe('open');
    expect(world.sms.sent.at(-1)?.tekst).toContain('niet zelf oppakken');
  });

  test('is answered once at most, also when the provider fails: the case is taken up all the same', async () => {
    const world = await opened({
      smsAnswers: (n) => {
        if (n === 1) throw new Error('away');
        return { soort: 'aangenomen', leverancier: `sms-${n}` };
      },
    });
    expect(await sms(world, FATIMA, '1')).toEqual({ uitkomst: 'opgepakt', antwoord: 'mislukt' });
    expect(await sms(world, FATIMA, '1')).toEqual({ uitkomst: 'opgepakt', antwoord: 'al-verstuurd' });
    expect(world.sms.sent).toHaveLength(1);
  });

  test('that keeps coming is answered so often and no more: then silence, one line of work, and cases are taken up still', async () => {
    const world = await opened();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: piet });
    const before = world.sms.sent.length;
    const answers: unknown[] = [];
    const send = async (n: number) => {
      try {
        answers.push((await sms(world, FATIMA, 'ja', `in-${n}`)).antwoord);
      } catch (error) {
        expect(error).toMatchObject({ code: 'te-veel-sms' });
        answers.push('werk');
      }
      world.clock.forward(1000);
    };
    for (let n = 1; n <= 10; n += 1) await send(n);
    const six = Array<string>(6).fill('verstuurd');
    expect(answers).toEqual([...six, 'werk', ...Array<string>(3).fill('gezwegen')]);
    expect(world.sms.sent).toHaveLength(before + 6);

    const second = await openCase(world, 2);
    expect(await sms(world, FATIMA, '1', 'in-11')).toEqual({ uitkomst: 'opgepakt', antwoord: 'gezwegen' });
    expect(zaakMet(world, second).opgepaktDoor).toBe('fatima');
    // Somebody else is answered as ever, and so is she an hour later.
    expect((await sms(world, PIET, '1', 'in-12')).antwoord).toBe('verstuurd');
    world.clock.forward(HOUR);
    expect((await sms(world, FATIMA, 'ja', 'in-13')).antwoord).toBe('verstuurd');
  });

  test('that comes again counts once, in whatever order: it takes no room, and its line of work is one', async () => {
    const world = await opened();
    for (let n = 1; n <= 6; n += 1) await sms(world, FATIMA, 'ja', `in-${n}`);
    for (const n of [3, 1, 6, 3]) expect((await sms(world, FATIMA, 'ja', `in-${n}`)).antwoord).toBe('al-verstuurd');
    const late = () => sms(world, FATIMA, 'ja', 'in-7');
    await expect(late()).rejects.toMatchObject({ code: 'te-veel-sms' });
    // The same delivery fails in the same way until it was kept; another one is silent.
    await expect(late()).rejects.toMatchObject({ code: 'te-veel-sms' });
    expect((await sms(world, FATIMA, 'ja', 'in-8')).antwoord).toBe('gezwegen');
  });

  test('between two telephones that answer each other ends by itself', async () => {
    const world = await opened();
    let n = 0;
    for (let heard = 1; heard > 0 && n < 500; n += 1) {
      const before = world.sms.sent.length;
      await sms(world, FATIMA, 'ja', `echo-${n}`).catch(() => undefined);
      world.clock.forward(MINUTE);
      heard = world.sms.sent.slice(before).filter(({ aan }) => aan === FATIMA).length;
    }
    expect(n).toBeLessThan(10);
  });

  test('wherever a process dies, the case is taken up once and answered at most once', async () => {
    await expectSameWhereverItCrashes({
      setup: () => opened(),
      act: (world) => sms(world, FATIMA, '1'),
      afterwards: async (world) => {
        await sms(world, FATIMA, '1');
        await drainQueues(world);
      },
      observe: async (world) => {
        expect(world.sms.sent.filter(({ tekst }) => tekst.startsWith('Opgepakt')).length).toBeLessThanOrEqual(1);
        return zaakOf(world).gebeurtenissen.map(({ id }) => id);
      },
    });
  });
});

const rapport = (over: Partial<Bezorgrapport>): Bezorgrapport => ({
  medium: 'mail',
  leverancier: 'mail-0',
  kenmerk: null,
  uitkomst: 'mislukt',
  reden: 'bounce-permanent-general',
  messageIds: [],
  ...over,
});
const pushVan = (world: World, medium: string) =>
  zaakOf(world).gebeurtenissen.flatMap((event) =>
    event.soort === 'push-klaargezet' && event.medium === medium ? [event.push] : [],
  )[0] ?? '';
/** Only by mail at first; a rung of one medium, so that what follows a failure shows. */
const ALLEEN_MAIL = {
  treden: [
    { wie: 'dienstdoende', media: ['mail'], wachtMs: 15 * MINUTE } as const,
    { wie: 'escalatiecontact', media: ['mail', 'sms'], wachtMs: 15 * MINUTE } as const,
  ],
  herinneringenMs: [],
  termijnMs: 48 * HOUR,
};
const alleenMail = { instellingen: { ...zonderBevestiging, escalatiebeleid: { '*': ALLEEN_MAIL } } };

describe('a report of a provider', () => {
  test('that a mail bounced: it has failed, and the next medium goes at once; twice is once', async () => {
    const world = await opened(alleenMail);
    const record = makeRecordBezorgrapport(world);
    expect(gevraagdOf(world)).toEqual(['mail fatima']);
    const bounce = rapport({ kenmerk: kenmerkVanPush(pushVan(world, 'mail')) });
    expect(await record(bounce, world.clock.now())).toBe('vastgelegd');
    await drainQueues(world);
    expect(gevraagdOf(world)).toEqual(['mail fatima', 'sms fatima']);
    expect(world.sms.sent.map(({ aan }) => aan)).toEqual([FATIMA]);
    await record(bounce, world.clock.now());
    await drainQueues(world);
    expect(gevraagdOf(world)).toEqual(['mail fatima', 'sms fatima']);
    expect(eventsOf(world, 'push-mislukt')).toMatchObject([{ reden: 'bounce-permanent-general' }]);
  });

  test('that both failed: the next rung goes, and does not wait', async () => {
    const world = await opened();
    const record = makeRecordBezorgrapport(world);
    await record(rapport({ kenmerk: kenmerkVanPush(pushVan(world, 'mail')) }), world.clock.now());
    await record(rapport({ medium: 'sms', leverancier: 'sms-0', reden: 'sms-invalid' }), world.clock.now());
    await drainQueues(world);
    expect(gevraagdOf(world).slice(0, 2)).toEqual(['mail fatima', 'sms fatima']);
    expect(zaakOf(world)).toMatchObject({ ronde: 1, trede: 2 });
    expect(gevraagdOf(world).length).toBeGreaterThan(2);
  });

  test('that it arrived is in the record, as told by the provider, and shortens or lengthens nothing', async () => {
    const world = await opened();
    const { ladder } = zaakOf(world);
    const record = makeRecordBezorgrapport(world);
    const told = rapport({ uitkomst: 'bezorgd', kenmerk: kenmerkVanPush(pushVan(world, 'mail')) });
    for (let times = 0; times < 2; times += 1) await record(told, world.clock.now());
    await record(rapport({ medium: 'sms', leverancier: 'sms-0', uitkomst: 'bezorgd' }), world.clock.now());
    expect(eventsOf(world, 'push-bezorgd')).toMatchObject([{ bewijs: 'leverancier' }, { bewijs: 'leverancier' }]);
    expect(zaakOf(world).ladder).toEqual(ladder);
    expect(gevraagdOf(world)).toHaveLength(2);
  });

  test('that never comes: nothing is held to have failed', async () => {
    const world = await opened();
    expect(zaakOf(world).onbewezen).toEqual([]);
  });

  test('of a delay: who waits to have it taken up does not wait for it, a reminder does', async () => {
    const world = await opened(alleenMail);
    const record = makeRecordBezorgrapport(world);
    const delay = rapport({
      uitkomst: 'vertraagd',
      reden: 'vertraagd',
      kenmerk: kenmerkVanPush(pushVan(world, 'mail')),
    });
    expect(await record(delay, world.clock.now())).toBe('vastgelegd');
    expect(gevraagdOf(world)).toEqual(['mail fatima', 'sms fatima']);
    // It arrives after all: that is a fact as well, and takes nothing back.
    await record({ ...delay, uitkomst: 'bezorgd' }, world.clock.now());
    expect(eventsOf(world, 'push-mislukt')).toHaveLength(1);
    expect(eventsOf(world, 'push-bezorgd')).toHaveLength(1);
  });

  test('of a case that somebody has by now, or that is over, pushes nobody any more', async () => {
    const world = await opened();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
    const before = gevraagdOf(world);
    await makeRecordBezorgrapport(world)(
      rapport({ kenmerk: kenmerkVanPush(pushVan(world, 'mail')) }),
      world.clock.now(),
    );
    expect(gevraagdOf(world)).toEqual(before);
    expect(eventsOf(world, 'push-mislukt')).toHaveLength(1);
  });

  test('about what is not ours changes nothing', async () => {
    const world = await opened();
    const record = makeRecordBezorgrapport(world);
    const before = world.zaken.changes().length;
    for (const strange of [
      rapport({ kenmerk: 'iets-van-een-ander' }),
      rapport({ kenmerk: kenmerkVanPush('geen-zaak/r1.t1/mail') }),
      rapport({ kenmerk: kenmerkVanPush(`${zaakOf(world).id}/r9.t9/mail`) }),
      rapport({ medium: 'sms', leverancier: 'van-een-ander' }),
      rapport({ messageIds: ['onbekend@eu-west-1.amazonses.com'] }),
    ])
      expect(await record(strange, world.clock.now())).toBe('onbekend');
    expect(await record(rapport({ uitkomst: 'bezorgd' }), world.clock.now())).toBe('geen-gevolg');
    expect(world.zaken.changes()).toHaveLength(before);
  });

  test('that an answer to a resident bounced for good is told to its contact, once; a passing bounce is not', async () => {
    const world = makeWorld({ instellingen: zonderBevestiging });
    const contact = await mailContact(world, 'r1');
    await makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'Komt u langs.' });
    await drainQueues(world);
    const record = makeRecordBezorgrapport(world);
    const about = { messageIds: ['mail-0@provider.test'] };
    expect(await record(rapport({ ...about, uitkomst: 'vertraagd' }), world.clock.now())).toBe('geen-gevolg');
    const failed = () => world.zaken.contacten()[0]?.gebeurtenissen.filter(({ soort }) => soort === 'antwoord-mislukt');
    expect(failed()).toEqual([]);
    for (let times = 0; times < 2; times += 1)
      expect(await record(rapport(about), world.clock.now())).toBe('vastgelegd');
    expect(failed()).toMatchObject([{ reden: 'niet-bezorgd (bounce-permanent-general)' }]);
  });

  test('wherever a process dies, the push has failed once and the next medium goes once', async () => {
    let bounce = rapport({});
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = await opened(alleenMail);
        bounce = rapport({ kenmerk: kenmerkVanPush(pushVan(world, 'mail')) });
        return world;
      },
      act: (world) => makeRecordBezorgrapport(world)(bounce, world.clock.now()),
      afterwards: async (world) => {
        await makeRecordBezorgrapport(world)(bounce, world.clock.now());
        await passMinutes(world, 2);
      },
      observe: async (world) => zaakOf(world).gebeurtenissen.map(({ id }) => id),
    });
  });
});

test('the name of a push goes there and back, and nothing else is read as one', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.stringMatching(/^[a-z0-9.-]{1,30}$/),
      fc.constantFrom('mail', 'sms'),
      (zaak, groep, medium) => {
        const push = `${zaak}/${groep}/${medium}`;
        expect(pushVanKenmerk(kenmerkVanPush(push))).toEqual({ zaak, push });
        expect(kenmerkVanPush(push)).toMatch(/^[\w-]{1,256}$/);
      },
    ),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (kenmerk) => {
      const found = pushVanKenmerk(kenmerk);
      if (found !== undefined) expect(kenmerkVanPush(found.push)).toBe(kenmerk);
    }),
  );
});
