import { describe, expect, test } from '@jest/globals';
import { makeCloseSpoedzaak } from '../../../shared/application/close-spoedzaak.ts';
import { makeHandOverSpoedzaak } from '../../../shared/application/hand-over-spoedzaak.ts';
import { makeListSpoedzaken } from '../../../shared/application/list-spoedzaken.ts';
import { makePlanDiensten } from '../../../shared/application/plan-diensten.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeReadSpoedzaak } from '../../../shared/application/read-spoedzaak.ts';
import { makeRecordContactpoging } from '../../../shared/application/record-contactpoging.ts';
import { makeRecordSpoedContactpoging } from '../../../shared/application/record-spoed-contactpoging.ts';
import { makeSendPush } from '../../../shared/application/send-push.ts';
import { makeSweepDue } from '../../../shared/application/sweep-due.ts';
import { makeTakeUpSpoedzaak } from '../../../shared/application/take-up-spoedzaak.ts';
import { makeTriageContact } from '../../../shared/application/triage-contact.ts';
import type { RefusedError } from '../../../shared/domain/errors.ts';
import { plusMs } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World, type WorldOptions } from '../../support/memory-world.ts';
import { fatima, ondersteuner, piet, vreemde, zonderBevestiging } from '../../support/people.ts';
import { drainQueues, mailContact, passMinutes } from '../../support/post.ts';
import { mailtInNood, planDienst, spoedTriage, triageAlsSpoed, zaakOf } from '../../support/spoed.ts';

/** Wednesday 25 November 2026, 10:00 in Amsterdam; Fatima has achterwacht, Piet after her. */
async function spoedWorld(options: WorldOptions = {}): Promise<World> {
  const world = makeWorld({ instellingen: zonderBevestiging, ...options });
  await planDienst(world, {}, { domein: 'jeugd', professional: 'piet' });
  await mailtInNood(world);
  world.clock.forward(60_000);
  return world;
}

async function opened(options: WorldOptions = {}): Promise<World> {
  const world = await spoedWorld(options);
  await triageAlsSpoed(world);
  return world;
}

const soortenOf = (world: World) => zaakOf(world).gebeurtenissen.map(({ soort }) => soort);

describe('triage', () => {
  test('with spoed opens a spoedzaak together with the decision, and pushes at once', async () => {
    const world = await opened();
    const contact = world.zaken.contacten()[0];
    expect(contact).toMatchObject({ urgentie: 'spoed', spoedzaak: zaakOf(world).id, domein: 'sociaal' });
    expect(zaakOf(world)).toMatchObject({ contact: contact?.id, aan: 'fatima', ontvangenOp: contact?.ontvangenOp });
    await drainQueues(world);
    expect(world.mail.sent.map(({ aan }) => aan)).toEqual(['fatima@voorbeeld.nl']);
    expect(world.sms.sent.map(({ aan }) => aan)).toEqual(['+31600000001']);
    expect(zaakOf(world).uitgaand).toEqual([]);
  });

  test('a push carries nothing of the person or of what they wrote', async () => {
    const world = await opened();
    await drainQueues(world);
    const texts = [
      ...world.sms.sent.map(({ tekst }) => tekst),
      ...world.mail.sent.map(({ ruw }) => new TextDecoder().decode(ruw as Uint8Array)),
    ];
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text).not.toMatch(/jan|slaat|bewoner|Belde/i);
    expect(JSON.stringify(world.zaken.changes())).not.toMatch(/slaat|Belde/i);
  });

  test('regulier opens nothing; the explanation is content', async () => {
    const world = await spoedWorld();
    await triageAlsSpoed(world, { urgentie: 'regulier', redenAfwijking: 'Al in beeld bij collega' });
    expect(world.zaken.spoedzaken()).toEqual([]);
    expect(world.pushQueue.drain()).toEqual([]);
    expect(JSON.stringify(world.zaken.changes())).not.toContain('collega');
  });

  test('sent twice with the same key opens one case and pushes once', async () => {
    const world = await opened();
    await triageAlsSpoed(world);
    await drainQueues(world);
    expect(world.zaken.spoedzaken()).toHaveLength(1);
    expect(world.mail.sent).toHaveLength(1);
  });

  test('by two people at once opens one case', async () => {
    const world = await spoedWorld();
    const triage = makeTriageContact(world);
    await Promise.all([triage(spoedTriage(world)), triage(spoedTriage(world, { door: fatima, sleutel: 's2' }))]);
    await drainQueues(world);
    expect(world.zaken.spoedzaken()).toHaveLength(1);
    expect(soortenOf(world).filter((soort) => soort === 'geopend')).toHaveLength(1);
  });

  test('raised to crisis makes the open case a crisis', async () => {
    const world = await opened();
    await triageAlsSpoed(world, { urgentie: 'crisis', sleutel: 's2' });
    expect(world.zaken.spoedzaken()).toHaveLength(1);
    expect(zaakOf(world).urgentie).toBe('crisis');
  });

  test('after the case was closed opens another one', async () => {
    const world = await opened();
    await makeCloseSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima, reden: 'ten-onrechte-geopend' });
    await triageAlsSpoed(world, { urgentie: 'crisis', sleutel: 's2' });
    expect(world.zaken.spoedzaken().map(({ status }) => status)).toEqual(['gesloten', 'open']);
  });

  test('a teamondersteuner sees the messages, not the note; a professional of the wijkteam sees both', async () => {
    const world = await opened();
    const read = makeReadContact(world);
    const contact = world.zaken.contacten()[0]?.id ?? '';
    const seen = await read({ contact, door: ondersteuner });
    expect(seen.berichten[0]?.tekst).toContain('slaat');
    expect(seen.notities).toBeNull();
    expect((await read({ contact, door: fatima })).notities).toEqual([
      expect.objectContaining({ tekst: 'Belde eerder al' }),
    ]);
  });

  test('wherever it dies, the case is opened once and the push goes out', async () => {
    const calls = await expectSameWhereverItCrashes({
      setup: () => spoedWorld(),
      act: (world: World) => triageAlsSpoed(world),
      afterwards: async (world) => {
        await triageAlsSpoed(world);
        await drainQueues(world);
        await passMinutes(world, 2);
      },
      observe: async (world) => ({
        contacten: world.zaken.contacten().map(({ gebeurtenissen }) => gebeurtenissen),
        zaken: world.zaken.spoedzaken().map(({ gebeurtenissen }) => gebeurtenissen.map(({ soort }) => soort).sort()),
        notities: (await world.inhoud.readInhoud(world.zaken.contacten()[0]?.id ?? '')).notities,
        mail: world.mail.sent.length,
        sms: world.sms.sent.length,
      }),
    });
    expect(calls).toBeGreaterThan(8);
  });
});

describe('a push', () => {
  test('in the queue twice is sent once', async () => {
    const world = await opened();
    const berichten = world.pushQueue.drain();
    const send = makeSendPush(world);
    for (const bericht of [...berichten, ...berichten]) await send(bericht, 1);
    expect([world.mail.sent.length, world.sms.sent.length]).toEqual([1, 1]);
  });

  test('that the provider refuses by every medium moves the case to the next rung at once', async () => {
    const refuse = () => ({ soort: 'geweigerd', reden: 'MessageRejected' }) as const;
    const world = await opened({
      mailAnswers: refuse,
      smsAnswers: (n) => (n < 1 ? refuse() : { soort: 'aangenomen', leverancier: 's' }),
    });
    await drainQueues(world);
    expect(soortenOf(world)).toContain('push-mislukt');
    expect(world.sms.sent.length).toBeGreaterThan(0);
    expect(world.clock.now()).toBe(zaakOf(world).geopendOp);
  });

  test('during a fault that lasts is given up after three attempts, and the other medium has gone out', async () => {
    const world = await opened({
      mailAnswers: () => {
        throw new Error('provider is away');
      },
    });
    await drainQueues(world);
    const failed = zaakOf(world).gebeurtenissen.filter((event) => event.soort === 'push-mislukt');
    expect(failed).toEqual([expect.objectContaining({ reden: 'storing' })]);
    expect(world.sms.sent).toHaveLength(1);
  });

  test('to somebody without address counts as failed, not as sent', async () => {
    const world = await opened();
    await world.instellingen.saveMedewerker({
      ...(await world.instellingen.readInstellingen()).medewerkers['fatima']!,
      mail: null,
    });
    await drainQueues(world);
    expect(zaakOf(world).gebeurtenissen).toContainEqual(
      expect.objectContaining({ soort: 'push-mislukt', reden: 'geen-adres' }),
    );
    expect(world.mail.sent).toEqual([]);
  });

  test('for a case that was taken up meanwhile is not sent', async () => {
    const world = await opened();
    await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
    await drainQueues(world);
    expect([world.mail.sent, world.sms.sent]).toEqual([[], []]);
  });

  test('of which two messages come at the same moment is sent once, also when the provider takes its time', async () => {
    const world = await opened();
    const berichten = world.pushQueue.drain();
    const sendPush = makeSendPush(world);
    await Promise.all(berichten.flatMap((bericht) => [sendPush(bericht, 1), sendPush(bericht, 1)]));
    expect(world.sms.sent).toHaveLength(1);
    expect(world.mail.sent).toHaveLength(1);
    expect(zaakOf(world).uitgaand).toEqual([]);
  });

  test('wherever the sender dies, the result is recorded once and the push goes out', async () => {
    for (const smsAnswers of [undefined, () => ({ soort: 'geweigerd', reden: 'OptedOut' }) as const]) {
      await expectSameWhereverItCrashes({
        setup: () => opened(smsAnswers ? { smsAnswers } : {}),
        act: async (world: World) => {
          for (const { push } of zaakOf(world).uitgaand) await makeSendPush(world)({ zaak: zaakOf(world).id, push }, 1);
        },
        afterwards: async (world) => {
          // The message of a sender that died comes back, until it says that it was handled.
          for (const bericht of world.pushQueue.drain()) {
            const again = (poging: number) => makeSendPush(world)(bericht, poging);
            await again(2)
              .catch(() => again(3))
              .catch(() => again(4));
          }
          await drainQueues(world);
        },
        observe: async (world) => ({
          soorten: soortenOf(world),
          open: zaakOf(world).uitgaand,
          reached: [
            ...new Set([...world.mail.sent.map(({ aan }) => aan), ...world.sms.sent.map(({ aan }) => aan)]),
          ].sort(),
        }),
      });
    }
  });
});

describe('the ladder', () => {
  test('nobody takes it up: the tick goes on to the next in line and the escalation contact, and never ends silently', async () => {
    const world = await opened();
    await drainQueues(world);
    await passMinutes(world, 60);
    const asked = zaakOf(world).gebeurtenissen.flatMap((event) => (event.soort === 'trede-gestart' ? [event.aan] : []));
    expect(asked.slice(0, 4)).toEqual(['fatima', 'fatima', 'piet', 'chef']);
    expect(soortenOf(world)).toContain('alarm');
    expect(world.sms.sent.map(({ aan }) => aan)).toEqual(
      expect.arrayContaining(['+31600000001', '+31600000002', '+31600000003']),
    );
  });

  test('a push whose hand-over to the queue failed leaves with the next tick', async () => {
    const world = await spoedWorld();
    const broken = { ...world, pushQueue: { send: () => Promise.reject(new Error('queue is away')) } };
    await makeTriageContact(broken)(spoedTriage(world));
    await drainQueues(world);
    expect(world.mail.sent).toEqual([]);
    await passMinutes(world, 1);
    expect(world.mail.sent).toHaveLength(1);
  });

  test('somebody who is put on the roster while a case waits is asked within a minute', async () => {
    const world = makeWorld({ instellingen: zonderBevestiging, start: '2026-11-27T16:30:00.000Z' });
    await mailContact(world, 'r1');
    await triageAlsSpoed(world);
    await drainQueues(world);
    expect(zaakOf(world).aan).toBeNull();
    await makePlanDiensten(world)([
      {
        soort: 'achterwacht',
        wijkteam: 'centrum',
        domein: 'sociaal',
        professional: 'piet',
        van: '2026-11-27T17:00',
        tot: '2026-11-27T23:00',
      },
    ]);
    await passMinutes(world, 1);
    expect(zaakOf(world).aan).toBe('piet');
  });

  test.each(['open', 'opgepakt'])(
    'a case (%s) whose timer is gone is found within a quarter of an hour, moves on, and has a timer again',
    async (status) => {
      const world = await opened();
      await drainQueues(world);
      if (status === 'opgepakt') {
        await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
        world.clock.forward(24 * 60 * 60_000);
      }
      const stored = await world.zaken.loadSpoedzaak(zaakOf(world).id);
      const { value: spoedzaak, versie: vorige } = stored!;
      await world.zaken.save([{ soort: 'spoedzaak', spoedzaak, volgendeActieOp: null, vorige }]);
      const before = soortenOf(world).length;
      const sweep = makeSweepDue(world);
      const found: string[] = [];
      for (let minute = 0; minute < 31; minute += 1) {
        world.clock.forward(60_000);
        found.push(...(await sweep()).hersteld);
      }
      expect(found).toEqual([spoedzaak.id]);
      expect(soortenOf(world).length).toBeGreaterThan(before);
      const due: string[] = [];
      for await (const { id } of world.zaken.listDue(plusMs(world.clock.now(), 48 * 60 * 60_000))) due.push(id);
      expect(due).toContain(spoedzaak.id);
    },
  );

  test('a tick without work reads no settings, and one with many cases reads them once', async () => {
    const world = await opened();
    await mailContact(world, 'r2', { messageId: 'm2@bewoner.nl', van: 'els@buur.nl' });
    await triageAlsSpoed(world, { contact: world.zaken.contacten()[1]?.id ?? '' });
    await drainQueues(world);
    const read: string[] = [];
    const instellingen = {
      ...world.instellingen,
      readInstellingen: () => {
        read.push('instellingen');
        return world.instellingen.readInstellingen();
      },
      readDiensten: (van: string, totEnMet: string) => {
        read.push('diensten');
        return world.instellingen.readDiensten(van, totEnMet);
      },
    };
    const sweep = makeSweepDue({ ...world, instellingen });
    // Looked at, because the roster may have changed; nothing was due.
    expect((await sweep()).zaken).toBe(0);
    expect(read.sort()).toEqual(['diensten', 'instellingen']);
    for (const { id } of world.zaken.spoedzaken()) await makeTakeUpSpoedzaak(world)({ spoedzaak: id, door: fatima });
    await sweep();
    read.length = 0;
    world.clock.forward(60_000);
    expect([(await sweep()).zaken, read]).toEqual([0, []]);
  });

  test('a case that is not due is read again when it or the settings changed, and a few times an hour', async () => {
    const world = await opened();
    await drainQueues(world);
    let loaded = 0;
    const zaken = {
      ...world.zaken,
      loadSpoedzaak: (id: string) => {
        loaded += 1;
        return world.zaken.loadSpoedzaak(id);
      },
    };
    const sweep = makeSweepDue({ ...world, zaken });
    const loadsOf = async (minutes: number) => {
      loaded = 0;
      for (let minute = 0; minute < minutes; minute += 1) {
        world.clock.forward(60_000);
        expect((await sweep()).mislukt).toEqual([]);
      }
      return loaded;
    };
    expect([await loadsOf(1), await loadsOf(5)]).toEqual([1, 0]);
    await world.instellingen.saveDiensten([]);
    expect([await loadsOf(1), await loadsOf(5)]).toEqual([1, 0]);
    // Its second rung falls due, and what that changed is judged once more.
    expect(await loadsOf(4)).toBe(2);
    expect(zaakOf(world).trede).toBe(2);
    expect(soortenOf(world).filter((soort) => soort === 'trede-gestart')).toHaveLength(2);
  });

  test('looking seldom comes to the same as looking every minute, whatever the roster does', async () => {
    const recordOf = async (fresh: boolean) => {
      const world = await opened();
      await drainQueues(world);
      const one = makeSweepDue(world);
      for (let minute = 1; minute <= 8 * 60; minute += 1) {
        world.clock.forward(60_000);
        if (minute === 100 || minute === 300) {
          await makePlanDiensten(world)([
            {
              soort: 'achterwacht',
              wijkteam: 'centrum',
              domein: 'sociaal',
              professional: minute === 100 ? 'piet' : 'fatima',
              van: minute === 100 ? '2026-11-25T11:41' : '2026-11-25T15:07',
              tot: minute === 100 ? '2026-11-25T13:00' : '2026-11-25T16:30',
            },
          ]);
        }
        const report = await (fresh ? makeSweepDue(world) : one)();
        expect(report.mislukt).toEqual([]);
        await drainQueues(world);
      }
      return zaakOf(world).gebeurtenissen.map(({ soort, op, id }) => `${op} ${soort} ${id}`);
    };
    const [seldom, always] = [await recordOf(false), await recordOf(true)];
    expect(seldom.length).toBeGreaterThan(20);
    expect(seldom).toEqual(always);
  });

  test('a change of the settings is seen by the very next tick', async () => {
    const world = await opened();
    const sweep = makeSweepDue(world);
    await sweep();
    const settings = await world.instellingen.readInstellingen();
    await world.instellingen.saveMedewerker({ ...settings.medewerkers['fatima']!, mail: null, mobiel: null });
    world.clock.forward(16 * 60_000);
    await sweep();
    expect(zaakOf(world).aan).toBe('piet');
  });

  test('one case that cannot be handled never stops the others', async () => {
    const world = await opened();
    await mailContact(world, 'r2', { messageId: 'm2@bewoner.nl', van: 'els@buur.nl' });
    await triageAlsSpoed(world, { contact: world.zaken.contacten()[1]?.id ?? '' });
    await drainQueues(world);
    const [first, second] = world.zaken.spoedzaken();
    const zaken = {
      ...world.zaken,
      loadSpoedzaak: (id: string) =>
        id === first?.id ? Promise.reject(new Error('broken')) : world.zaken.loadSpoedzaak(id),
    };
    world.clock.forward(20 * 60_000);
    const report = await makeSweepDue({ ...world, zaken })();
    expect(report.mislukt).toEqual([expect.objectContaining({ id: first?.id })]);
    expect((await world.zaken.loadSpoedzaak(second?.id ?? ''))?.value.trede).toBe(2);
  });
});

describe('a spoedzaak in the hands of people', () => {
  test('two take it up at once: one gets it, the other is told who has it', async () => {
    const world = await opened();
    const takeUp = makeTakeUpSpoedzaak(world);
    const spoedzaak = zaakOf(world).id;
    const results = await Promise.allSettled([takeUp({ spoedzaak, door: fatima }), takeUp({ spoedzaak, door: piet })]);
    const refused = results
      .filter((result) => result.status === 'rejected')
      .map(({ reason }) => reason as RefusedError);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.code).toBe('al-opgepakt');
    expect(refused[0]?.message).toContain(zaakOf(world).opgepaktDoor);
  });

  test('only a professional takes it up, and not one for whom it does not exist', async () => {
    const world = await opened();
    const takeUp = makeTakeUpSpoedzaak(world);
    const spoedzaak = zaakOf(world).id;
    await expect(takeUp({ spoedzaak, door: ondersteuner })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(takeUp({ spoedzaak, door: vreemde })).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('an attempt without answer stops nothing; reached ends the 48 hours and the wait of the contact at once', async () => {
    const world = await opened();
    const record = makeRecordSpoedContactpoging(world);
    const spoedzaak = zaakOf(world).id;
    await record({ spoedzaak, door: fatima, gelukt: false, wijze: 'telefoon' });
    expect([zaakOf(world).bereiktOp, world.zaken.contacten()[0]?.beantwoordOp]).toEqual([null, null]);
    world.clock.forward(1000);
    await record({ spoedzaak, door: fatima, gelukt: true, wijze: 'telefoon' });
    const reached = zaakOf(world).bereiktOp;
    expect(reached).toBe(world.clock.now());
    expect(world.zaken.contacten()[0]?.beantwoordOp).toBe(reached);
  });

  test('an attempt of a professional that was noted at the contact is one of the case; of a teamondersteuner it is not', async () => {
    const world = await opened();
    const { id: spoedzaak, contact } = zaakOf(world);
    const note = makeRecordContactpoging(world);
    await note({ contact, door: ondersteuner, gelukt: true, wijze: 'telefoon' });
    expect(zaakOf(world).status).toBe('open');
    await note({ contact, door: fatima, gelukt: false, wijze: 'telefoon', sleutel: 'p1' });
    await note({ contact, door: fatima, gelukt: false, wijze: 'telefoon', sleutel: 'p1' });
    expect(zaakOf(world).status).toBe('open');
    const view = await note({ contact, door: fatima, gelukt: true, wijze: 'huisbezoek' });
    expect(view.id).toBe(contact);
    expect(zaakOf(world)).toMatchObject({ id: spoedzaak, status: 'bereikt', bereiktOp: world.clock.now() });
    expect(soortenOf(world).filter((soort) => soort === 'contactpoging')).toHaveLength(2);
  });

  test('once the case is closed an attempt is one of the contact alone', async () => {
    const world = await opened();
    const { id, contact } = zaakOf(world);
    await makeCloseSpoedzaak(world)({ spoedzaak: id, door: fatima, reden: 'dubbel' });
    await makeRecordContactpoging(world)({ contact, door: fatima, gelukt: true, wijze: 'telefoon' });
    expect(zaakOf(world)).toMatchObject({ status: 'gesloten', bereiktOp: null });
    expect(world.zaken.contacten()[0]?.beantwoordOp).toBe(world.clock.now());
  });

  test('wherever recording the reach dies, case and contact agree', async () => {
    const attempt = (world: World) => ({
      spoedzaak: zaakOf(world).id,
      door: fatima,
      gelukt: true,
      wijze: 'bezoek',
      sleutel: 'k',
    });
    await expectSameWhereverItCrashes({
      setup: () => opened(),
      act: (world: World) => makeRecordSpoedContactpoging(world)(attempt(world)),
      afterwards: (world) => makeRecordSpoedContactpoging(world)(attempt(world)),
      observe: async (world) => [zaakOf(world).gebeurtenissen, world.zaken.contacten()[0]?.gebeurtenissen],
    });
  });

  test('a colleague of another wijkteam to whom it is handed over may see it, and its contact', async () => {
    const world = await opened();
    const { medewerkers } = await world.instellingen.readInstellingen();
    await world.instellingen.saveMedewerker({
      ...medewerkers['fatima']!,
      id: 'vera',
      wijkteams: ['noord'],
      mail: 'vera@voorbeeld.nl',
    });
    const spoedzaak = zaakOf(world).id;
    await expect(makeReadSpoedzaak(world)({ spoedzaak, door: vreemde })).rejects.toMatchObject({ kind: 'not-found' });
    await makeTakeUpSpoedzaak(world)({ spoedzaak, door: fatima });
    await makeHandOverSpoedzaak(world)({ spoedzaak, door: fatima, aan: 'vera' });
    await drainQueues(world);
    expect(world.mail.sent.map(({ aan }) => aan)).toContain('vera@voorbeeld.nl');
    expect((await makeReadSpoedzaak(world)({ spoedzaak, door: vreemde })).gebeurtenissen.length).toBeGreaterThan(3);
    const contact = world.zaken.contacten()[0]?.id ?? '';
    expect((await makeReadContact(world)({ contact, door: vreemde })).berichten).toHaveLength(1);
    expect((await makeListSpoedzaken(world)({ door: vreemde, limit: 10 })).items).toHaveLength(1);
  });

  test('the case shows two clocks: all hours until the deadline, and those in which colleagues are there', async () => {
    const world = await opened();
    const read = () => makeReadSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima });
    // Wednesday 10:01 until Friday 10:00, with the telephone open from 9 to 17.
    const hour = 3600;
    expect((await read()).klokken).toEqual({
      gemetenOp: '2026-11-25T09:01:00.000Z',
      verstreken: 60,
      resterend: 48 * hour - 60,
      openResterend: 16 * hour - 60,
      openNu: true,
    });
    world.clock.to('2026-11-26T16:00:00.000Z');
    const dicht = { resterend: 17 * hour, openResterend: hour, openNu: false };
    expect((await read()).klokken).toMatchObject(dicht);
    const { items } = await makeListSpoedzaken(world)({ door: fatima, limit: 10 });
    expect(items[0]?.klokken).toMatchObject(dicht);
    world.clock.to('2026-11-27T10:00:00.000Z');
    expect((await read()).klokken).toMatchObject({ resterend: -hour, openResterend: 0 });
    await makeCloseSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima, reden: 'ten-onrechte-geopend' });
    expect((await read()).klokken).toBeNull();
  });

  test('the list holds open cases, or closed ones when asked, and only what one may see', async () => {
    const world = await opened();
    const list = makeListSpoedzaken(world);
    expect((await list({ door: fatima, limit: 10 })).items).toHaveLength(1);
    expect((await list({ door: vreemde, limit: 10 })).items).toEqual([]);
    await makeCloseSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: fatima, reden: 'ten-onrechte-geopend' });
    expect((await list({ door: fatima, limit: 10 })).items).toEqual([]);
    expect((await list({ door: fatima, status: 'gesloten', limit: 10 })).items).toHaveLength(1);
  });
});
