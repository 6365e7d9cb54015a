import { describe, expect, test } from '@jest/globals';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { saveContact } from '../../../shared/application/contact-write.ts';
import { prepareMail } from '../../../shared/application/outgoing-mail.ts';
import type { SendResult } from '../../../shared/application/ports.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeSendAntwoord, VERZENDTIJD_MS } from '../../../shared/application/send-antwoord.ts';
import { SYSTEEM } from '../../../shared/domain/contact/types.ts';
import { InvalidError } from '../../../shared/domain/errors.ts';
import { type Instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World, type WorldOptions } from '../../support/memory-world.ts';
import { ondersteuner, zonderBevestiging } from '../../support/people.ts';
import { deliverMail, drainQueues, mailContact, passMinutes } from '../../support/post.ts';
import { bounceOf } from '../../support/raw-mail.ts';

const newWorld = (options: WorldOptions = {}) => makeWorld({ instellingen: zonderBevestiging, ...options });
/** Lets everything that was begun come as far as it can. */
const passTurns = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
};
const textOf = (ruw: Uint8Array | string) => (typeof ruw === 'string' ? ruw : new TextDecoder().decode(ruw));

async function answered(world: World, tekst = 'Komt u langs', sleutel = 's1'): Promise<string> {
  const contact = await mailContact(world, 'r1');
  world.clock.forward(60_000);
  await makeAnswerContact(world)({ contact, door: ondersteuner, tekst, sleutel });
  return contact;
}

describe('an answer to a mail', () => {
  test('goes out in the thread, and only then ends the wait', async () => {
    const world = newWorld();
    const contact = await answered(world);
    expect(world.zaken.contacten()[0]?.beantwoordOp).toBeNull();
    world.clock.forward(5000);
    await drainQueues(world);
    expect(world.mail.sent).toHaveLength(1);
    const [mail] = world.mail.sent;
    expect(mail?.aan).toBe('jan@bewoner.nl');
    const text = textOf(mail?.ruw ?? '');
    expect(text).toMatch(/^In-Reply-To: <m1@bewoner\.nl>/m);
    expect(text).toMatch(/^Subject: Re: Vraag/m);
    expect(text).toContain('Komt u langs');
    expect(text).not.toMatch(/^Auto-Submitted/m);
    expect(world.zaken.contacten()[0]?.beantwoordOp).toBe(world.clock.now());
    const detail = await makeReadContact(world)({ contact, door: ondersteuner });
    expect(detail.antwoorden).toEqual([expect.objectContaining({ tekst: 'Komt u langs', status: 'verzonden' })]);
  });

  test('given twice with the same key is one answer', async () => {
    const world = newWorld();
    const contact = await answered(world);
    await makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'Komt u langs', sleutel: 's1' });
    await drainQueues(world);
    expect(world.mail.sent).toHaveLength(1);
  });

  test('in the queue twice is sent once', async () => {
    const world = newWorld();
    await answered(world);
    const [bericht] = world.antwoordQueue.drain();
    const send = makeSendAntwoord(world);
    await send(bericht!);
    await send(bericht!);
    expect(world.mail.sent).toHaveLength(1);
  });

  test('refused by the provider becomes visible work, and the wait goes on', async () => {
    const world = newWorld({ mailAnswers: () => ({ soort: 'geweigerd', reden: 'MessageRejected' }) });
    const contact = await answered(world);
    await drainQueues(world);
    const detail = await makeReadContact(world)({ contact, door: ondersteuner });
    expect(detail).toMatchObject({ misluktAntwoord: true, beantwoordOp: null, antwoorden: [{ status: 'mislukt' }] });
    expect(detail.wachtSinds).not.toBeNull();
  });

  test('that could not be handed to its queue is handed over by the tick', async () => {
    const world = newWorld();
    const contact = await mailContact(world, 'r1');
    const broken = { ...world, antwoordQueue: { send: () => Promise.reject(new Error('queue is away')) } };
    await makeAnswerContact(broken)({ contact, door: ondersteuner, tekst: 'Hallo' });
    await drainQueues(world);
    expect(world.mail.sent).toHaveLength(0);
    await passMinutes(world, 1);
    expect(world.mail.sent).toHaveLength(1);
  });

  test('while the provider is away is tried less and less often, and goes out when it is back', async () => {
    let away = true;
    let attempts = 0;
    const world = newWorld({
      mailAnswers: (n): SendResult => {
        attempts += 1;
        if (away) throw new Error('provider is away');
        return { soort: 'aangenomen', leverancier: `m${n}` };
      },
    });
    await answered(world);
    await passMinutes(world, 60);
    // Three tries of the queue each time: 1, 2, 4, 8 minutes after it was written down, then every quarter of an hour.
    expect(attempts).toBeLessThanOrEqual(3 * 9);
    away = false;
    await passMinutes(world, 15);
    expect(world.mail.sent).toHaveLength(1);
    await passMinutes(world, 30);
    expect(world.mail.sent).toHaveLength(1);
  });

  test('that does not leave makes no dead letters, is seen not to have left, and keeps the question waiting', async () => {
    const world = newWorld({
      mailAnswers: () => {
        throw new Error('provider is away');
      },
    });
    const contact = await answered(world);
    const writtenAt = world.clock.now();
    const [bericht] = world.antwoordQueue.drain();
    const send = makeSendAntwoord(world);
    await expect(send(bericht!, 1)).rejects.toThrow('away');
    await expect(send(bericht!, 2)).rejects.toThrow('away');
    expect(await send(bericht!, 3)).toBe('uitgesteld');
    const detail = await makeReadContact(world)({ contact, door: ondersteuner });
    expect(detail).toMatchObject({ onverzondenSinds: writtenAt, misluktAntwoord: false, beantwoordOp: null });
    expect(detail.wachtSinds).not.toBeNull();
  });

  test('to an address that no mail can go to is refused work for a person, not tried for ever', async () => {
    const world = newWorld();
    const contact = await mailContact(world, 'r1');
    const composeReply = async () => {
      throw new InvalidError([{ veld: 'aan', melding: 'Dit is geen bruikbaar mailadres.' }]);
    };
    const broken = { ...world, mailCodec: { ...world.mailCodec, composeReply } };
    await makeAnswerContact(broken)({ contact, door: ondersteuner, tekst: 'Hallo' });
    const [bericht] = world.antwoordQueue.drain();
    expect(await makeSendAntwoord(broken)(bericht!)).toBe('gedaan');
    const detail = await makeReadContact(world)({ contact, door: ondersteuner });
    expect(detail).toMatchObject({ misluktAntwoord: true, onverzondenSinds: null });
  });

  test('is found again by what the resident writes back, also under the id that the provider gave it', async () => {
    const world = newWorld();
    const contact = await answered(world);
    await drainQueues(world);
    const back = await mailContact(world, 'r2', {
      messageId: 'm2@bewoner.nl',
      inReplyTo: 'mail-0@provider.test',
      tekst: 'Dank',
    });
    expect(back).toBe(contact);
    expect(world.zaken.contacten()[0]?.wachten).toHaveLength(2);
  });

  test('that bounces afterwards was never given: the question waits again', async () => {
    const world = newWorld();
    const contact = await answered(world);
    await drainQueues(world);
    await deliverMail(world, 'bounce', bounceOf('<mail-0@provider.test>'));
    const detail = await makeReadContact(world)({ contact, door: ondersteuner });
    expect(detail).toMatchObject({ misluktAntwoord: true, beantwoordOp: null });
  });

  test('wherever the writer dies, the answer is written once and goes out', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = newWorld();
        await mailContact(world, 'r1');
        return world;
      },
      act: async (world: World) => {
        const contact = world.zaken.contacten()[0]?.id ?? '';
        await makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'Hallo', sleutel: 's1' });
      },
      afterwards: async (world) => {
        const contact = world.zaken.contacten()[0]?.id ?? '';
        await makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'Hallo', sleutel: 's1' });
        await passMinutes(world, 1);
      },
      observe: async (world) => ({
        soorten: world.zaken.contacten()[0]?.gebeurtenissen.map(({ soort }) => soort),
        antwoorden: (await world.inhoud.readInhoud(world.zaken.contacten()[0]?.id ?? '')).antwoorden,
        sent: world.mail.sent.length,
      }),
    });
  });

  test('wherever the sender dies, the result is recorded once and the mail is sent at least once', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = newWorld();
        await answered(world);
        return world;
      },
      act: async (world: World) => {
        const contact = world.zaken.contacten()[0];
        await makeSendAntwoord(world)({ contact: contact?.id ?? '', antwoord: contact?.uitgaand[0]?.antwoord ?? '' });
      },
      afterwards: async (world) => {
        await drainQueues(world);
        // Who died in the middle of it keeps it for half a minute; the tick is later than that.
        await passMinutes(world, 2);
      },
      observe: async (world) => ({
        soorten: world.zaken.contacten()[0]?.gebeurtenissen.map(({ soort }) => soort),
        messageIds: [...new Set(world.mail.sent.map(({ ruw }) => /^Message-ID: (.*)$/im.exec(textOf(ruw))?.[1]))],
        // A reply to the mail that went out last finds its contact, also by the id that the provider gave it.
        found: (
          await world.zaken.loadMailverwijzingen([
            world.ids.hash('message-id', `mail-${world.mail.sent.length - 1}@provider.test`),
          ])
        ).map(({ contact }) => contact),
      }),
    });
  });
});

describe('two messages for one mail', () => {
  async function twice(options: WorldOptions = {}) {
    const world = newWorld(options);
    const contact = await answered(world);
    const [bericht] = world.antwoordQueue.drain();
    if (bericht === undefined) throw new Error('nothing was put ready');
    const send = (over: object = {}) => makeSendAntwoord({ ...world, ...over })(bericht);
    const soorten = async () =>
      (await world.zaken.loadContact(contact))?.value.gebeurtenissen.map(({ soort }) => soort);
    return { world, bericht, send, soorten };
  }

  test('at the same moment send it once, however many there are and however slow the provider is', async () => {
    const { world, send, soorten } = await twice();
    let arrived: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const sendRaw = async (mail: Parameters<typeof world.mail.sendRaw>[0]) => {
      await slow;
      return world.mail.sendRaw(mail);
    };
    const first = send({ mail: { ...world.mail, sendRaw } });
    const others = await Promise.all(Array.from({ length: 5 }, () => send()));
    expect(others).toEqual(Array.from({ length: 5 }, () => 'uitgesteld'));
    expect(world.mail.sent).toEqual([]);
    arrived();
    expect(await first).toBe('gedaan');
    expect(world.mail.sent).toHaveLength(1);
    expect((await soorten())?.filter((soort) => soort === 'antwoord-verzonden')).toHaveLength(1);
    expect(await send()).toBe('gedaan');
    await passMinutes(world, 30);
    expect(world.mail.sent).toHaveLength(1);
  });

  test('of which one hangs between looking and beginning, send it once', async () => {
    const { world, send } = await twice();
    const takeVerzending = async (...args: Parameters<typeof world.zaken.takeVerzending>) => {
      // Long enough that the other is done, and that what it had taken is free again.
      await send();
      world.clock.forward(VERZENDTIJD_MS);
      return world.zaken.takeVerzending(args[0], world.clock.now(), plusMs(world.clock.now(), VERZENDTIJD_MS));
    };
    expect(await send({ zaken: { ...world.zaken, takeVerzending } })).toBe('gedaan');
    expect(world.mail.sent).toHaveLength(1);
  });

  test('of which one met a failing provider, send it at once by the other', async () => {
    const { world, send } = await twice();
    const down = { ...world.mail, sendRaw: () => Promise.reject(new Error('down')) };
    await expect(send({ mail: down })).rejects.toThrow('down');
    expect(await send()).toBe('gedaan');
    expect(world.mail.sent).toHaveLength(1);
  });

  test('of which one died while sending, send it by the other, half a minute later and no sooner', async () => {
    const { world, send, soorten } = await twice();
    void send({ mail: { ...world.mail, sendRaw: () => new Promise(() => {}) } });
    await passTurns();
    world.clock.forward(VERZENDTIJD_MS - 1);
    expect(await send()).toBe('uitgesteld');
    expect(world.mail.sent).toEqual([]);
    world.clock.forward(1);
    expect(await send()).toBe('gedaan');
    expect(world.mail.sent).toHaveLength(1);
    expect(await soorten()).toContain('antwoord-verzonden');
  });

  test('of which one died before it could say that it left, never leave it unsaid, also without the other', async () => {
    const { world, send, soorten } = await twice();
    const save = () => Promise.reject(new Error('away'));
    await expect(send({ zaken: { ...world.zaken, save } })).rejects.toThrow('away');
    expect(await send()).toBe('uitgesteld');
    await passMinutes(world, 2);
    expect(await soorten()).toContain('antwoord-verzonden');
    // Rather twice than never, and recognisable as the same.
    const ids = world.mail.sent.map(({ ruw }) => /^Message-ID: (.*)$/im.exec(textOf(ruw))?.[1]);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });
});

describe('a mail that is no answer', () => {
  async function prepared(world: World, verzendenOp?: Instant): Promise<string> {
    const contact = await mailContact(world, 'r1');
    const stored = (await world.zaken.loadContact(contact))!;
    const mail = {
      id: 'bevestiging-1',
      aard: 'ontvangstbevestiging',
      door: SYSTEEM,
      aan: 'jan@bewoner.nl',
      onderwerp: 'Uw bericht',
      tekst: 'Wij hebben het ontvangen',
      opBericht: stored.value.gebeurtenissen.find((event) => event.soort === 'bericht-ontvangen')!.id,
      automatisch: true,
      ...(verzendenOp && { verzendenOp }),
    } as const;
    const event = await prepareMail(world, stored.value, mail, world.clock.now());
    await saveContact(world.zaken, stored, [event!]);
    expect(
      await prepareMail(world, (await world.zaken.loadContact(contact))!.value, mail, world.clock.now()),
    ).toBeUndefined();
    await world.antwoordQueue.send([{ contact, antwoord: mail.id }]);
    return contact;
  }

  test('is sent in the thread, marked as automatic, and leaves the question waiting', async () => {
    const world = newWorld();
    const contact = await prepared(world);
    await drainQueues(world);
    const text = textOf(world.mail.sent[0]?.ruw ?? '');
    expect(text).toMatch(/^Auto-Submitted: auto-replied/m);
    expect(text).toMatch(/^In-Reply-To: <m1@bewoner\.nl>/m);
    expect((await world.zaken.loadContact(contact))?.value).toMatchObject({ uitgaand: [], beantwoordOp: null });
  });

  test('leaves no sooner than it may, and then by the tick', async () => {
    const world = newWorld();
    await prepared(world, plusMs(world.clock.now(), 10_000));
    await drainQueues(world);
    expect(world.mail.sent).toHaveLength(0);
    await passMinutes(world, 2);
    expect(world.mail.sent).toHaveLength(1);
  });

  test('refused by the provider is visible work', async () => {
    const world = newWorld({ mailAnswers: () => ({ soort: 'geweigerd', reden: 'MessageRejected' }) });
    const contact = await prepared(world);
    await drainQueues(world);
    const detail = await makeReadContact(world)({ contact, door: ondersteuner });
    expect(detail).toMatchObject({ misluktBericht: true, misluktAntwoord: false });
  });

  test('that is late is no answer that is late', async () => {
    const world = newWorld();
    const contact = await prepared(world);
    const detail = await makeReadContact(world)({ contact, door: ondersteuner });
    expect(detail).toMatchObject({ onverzondenSinds: null, misluktBericht: false });
  });
});
