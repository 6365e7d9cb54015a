import { describe, expect, test } from '@jest/globals';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { makeReceiveMail } from '../../../shared/application/receive-mail.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, ondersteuner } from '../../support/people.ts';
import { deliverMail, mailContact } from '../../support/post.ts';
import { rawMail } from '../../support/raw-mail.ts';

const newWorld = () => makeWorld({ instellingen: centrum });

const berichtenIn = (world: World) =>
  world.zaken.contacten().flatMap((contact) => contact.gebeurtenissen.filter((g) => g.soort === 'bericht-ontvangen'));

async function close(world: World, contact: string): Promise<void> {
  world.clock.forward(1000);
  await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'informatie-advies' });
  world.clock.forward(1000);
}

describe('a received mail', () => {
  test('becomes a waiting contact of the wijkteam it was addressed to, with content and identity apart', async () => {
    const world = newWorld();
    const contact = await mailContact(world, 'r1', { tekst: 'Ik heb een vraag over huur' });
    const [made] = world.zaken.contacten();
    expect(made).toMatchObject({
      id: contact,
      kanaal: 'mail',
      wijkteam: 'centrum',
      status: 'wachtend',
      soortBericht: 'persoon',
    });
    expect(JSON.stringify(world.zaken.changes())).not.toMatch(/jan|huur/i);
    const inhoud = await world.inhoud.readInhoud(contact);
    expect(inhoud.persoon).toEqual({ naam: 'Jan', mail: 'jan@bewoner.nl' });
    expect(inhoud.berichten[0]).toMatchObject({
      onderwerp: 'Vraag',
      mail: { antwoordAan: 'jan@bewoner.nl', messageId: 'm1@bewoner.nl' },
    });
    expect(inhoud.berichten[0]?.tekst).toContain('vraag over huur');
  });

  test('to an address of no wijkteam belongs to algemeen', async () => {
    const world = newWorld();
    await mailContact(world, 'r1', { aan: 'info@voorbeeld.nl' });
    expect(world.zaken.contacten()[0]?.wijkteam).toBe('algemeen');
  });

  test('that speaks of danger carries the signal, and where it stood', async () => {
    const world = newWorld();
    await mailContact(world, 'r1', { tekst: 'Ik wil niet meer leven, ik denk aan zelfmoord' });
    expect(world.zaken.contacten()[0]?.gevaarsignalen).toContainEqual({ code: 'zelfdoding', plaats: 'tekst' });
  });

  test('that only quotes danger from an earlier mail carries no signal; its own new words and its subject do', async () => {
    const quoted = '\n\nOp ma 16 nov 2026 om 10:00 schreef jan@bewoner.nl:\n> Ik wil niet meer leven.';
    const signalsOf = async (mail: { onderwerp?: string; tekst: string }) => {
      const world = newWorld();
      await mailContact(world, 'r1', mail);
      return world.zaken.contacten()[0]?.gevaarsignalen;
    };
    expect(await signalsOf({ tekst: `Dank u wel, tot dinsdag.${quoted}` })).toEqual([]);
    expect(await signalsOf({ tekst: `Mijn man slaat mij.${quoted}` })).toEqual([{ code: 'geweld', plaats: 'tekst' }]);
    expect(await signalsOf({ onderwerp: 'Ik wil niet meer leven', tekst: `Tot dinsdag.${quoted}` })).toEqual([
      { code: 'zelfdoding', plaats: 'onderwerp' },
    ]);
  });

  test('that is an out-of-office reply begins no wait', async () => {
    const world = newWorld();
    await mailContact(world, 'r1', {
      onderwerp: 'Automatisch antwoord: afwezig',
      koppen: { 'Auto-Submitted': 'auto-replied' },
    });
    const [contact] = world.zaken.contacten();
    expect(contact?.soortBericht).toBe('afwezigheid');
    expect(contact?.wachten).toEqual([]);
  });

  test('delivered twice is recorded once', async () => {
    const world = newWorld();
    const first = await mailContact(world, 'r1');
    expect(await mailContact(world, 'r1')).toBe(first);
    expect(world.zaken.changes()).toHaveLength(1);
  });

  test('the same message under another raw id (same Message-ID) is recorded once', async () => {
    const world = newWorld();
    const first = await mailContact(world, 'r1');
    expect(await mailContact(world, 'r2')).toBe(first);
    expect(world.zaken.changes()).toHaveLength(1);
  });

  test('with a used Message-ID but another text is not thrown away: it joins the same contact', async () => {
    const world = newWorld();
    const first = await mailContact(world, 'r1');
    expect(await mailContact(world, 'r2', { tekst: 'Iets heel anders' })).toBe(first);
    expect((await world.inhoud.readInhoud(first)).berichten).toHaveLength(2);
  });

  test('that cannot be read is kept whole as work, once', async () => {
    const world = newWorld();
    const received = await deliverMail(world, 'kapot', new Uint8Array());
    await deliverMail(world, 'kapot', new Uint8Array());
    expect(received).toEqual({ soort: 'onleesbaar', id: 'kapot' });
    const { items } = await world.zaken.listOnleesbaar(10);
    expect(items).toEqual([
      expect.objectContaining({ id: 'kapot', kanaal: 'mail', ruw: 'mail/kapot', afhandeling: null }),
    ]);
    expect(world.zaken.contacten()).toEqual([]);
  });

  test('that is not in the bucket yet is left to come again', async () => {
    const world = newWorld();
    const receive = makeReceiveMail(world);
    await expect(receive({ sleutel: 'mail/weg', ontvangenOp: world.clock.now() })).rejects.toThrow('not in the bucket');
  });
});

describe('a mail thread', () => {
  test("the From of somebody else with a Reply-To of its own does not join that person's contact", async () => {
    const world = newWorld();
    const first = await mailContact(world, 'r1');
    const forged = await mailContact(world, 'r2', {
      messageId: 'vals@elders.nl',
      inReplyTo: 'm1@bewoner.nl',
      koppen: { 'Reply-To': 'vreemde@elders.nl' },
    });
    expect(forged).not.toBe(first);
    expect((await world.inhoud.readInhoud(first)).berichten).toHaveLength(1);
    expect((await world.inhoud.readInhoud(forged)).berichten[0]?.mail?.antwoordAan).toBe('vreemde@elders.nl');
  });

  test('a sender who always asks for answers elsewhere keeps one contact', async () => {
    const world = newWorld();
    const koppen = { 'Reply-To': 'Balie <balie@huisarts.nl>' };
    const first = await mailContact(world, 'r1', { koppen });
    const second = await mailContact(world, 'r2', { messageId: 'm2@bewoner.nl', inReplyTo: 'm1@bewoner.nl', koppen });
    expect(second).toBe(first);
  });

  test('a reply of the same sender joins the contact while it is open', async () => {
    const world = newWorld();
    const first = await mailContact(world, 'r1');
    const second = await mailContact(world, 'r2', {
      messageId: 'm2@bewoner.nl',
      inReplyTo: 'm1@bewoner.nl',
      tekst: 'En nog iets',
    });
    expect(second).toBe(first);
    expect(berichtenIn(world)).toHaveLength(2);
  });

  test('a reply of somebody else never joins, and a person sees that it refers to another contact', async () => {
    const world = newWorld();
    const first = await mailContact(world, 'r1');
    const other = await mailContact(world, 'r2', {
      van: 'Els <els@buur.nl>',
      messageId: 'm2@buur.nl',
      references: ['m1@bewoner.nl'],
    });
    expect(other).not.toBe(first);
    expect(world.zaken.contacten().find(({ id }) => id === other)?.vervolgVan).toBeNull();
    expect((await world.inhoud.readInhoud(other)).berichten[0]?.verwijstNaarAnder).toBe(true);
    expect((await world.inhoud.readInhoud(first)).berichten).toHaveLength(1);
  });

  test('the same Message-ID from another sender is another contact', async () => {
    const world = newWorld();
    const first = await mailContact(world, 'r1');
    expect(await mailContact(world, 'r2', { van: 'Els <els@buur.nl>' })).not.toBe(first);
  });

  test('a message after closing opens a new contact that refers to the old one', async () => {
    const world = newWorld();
    const first = await mailContact(world, 'r1');
    await close(world, first);
    const next = await mailContact(world, 'r2', {
      messageId: 'm2@bewoner.nl',
      inReplyTo: 'm1@bewoner.nl',
      tekst: 'Dank u wel',
    });
    expect(next).not.toBe(first);
    expect(world.zaken.contacten().find(({ id }) => id === next)?.vervolgVan).toBe(first);
  });

  test('what answers the old message finds the newest contact of the thread', async () => {
    const world = newWorld();
    const first = await mailContact(world, 'r1');
    await close(world, first);
    const second = await mailContact(world, 'r2', {
      messageId: 'm2@bewoner.nl',
      inReplyTo: 'm1@bewoner.nl',
      tekst: 'Nog iets',
    });
    const third = await mailContact(world, 'r3', {
      messageId: 'm3@bewoner.nl',
      inReplyTo: 'm1@bewoner.nl',
      tekst: 'En dit',
    });
    expect(third).toBe(second);
  });

  test('the closed first message coming again changes nothing', async () => {
    const world = newWorld();
    const first = await mailContact(world, 'r1');
    await close(world, first);
    const before = world.zaken.changes().length;
    expect(await mailContact(world, 'r1b')).toBe(first);
    expect(world.zaken.changes()).toHaveLength(before);
  });

  test('a reply that overtakes its original lies in one contact with it', async () => {
    const world = newWorld();
    const reply = await mailContact(world, 'r2', {
      messageId: 'm2@bewoner.nl',
      references: ['m1@bewoner.nl'],
      tekst: 'Nog iets',
    });
    expect(await mailContact(world, 'r1')).toBe(reply);
  });

  test('a message that refers to itself is just a new contact', async () => {
    const world = newWorld();
    await mailContact(world, 'r1', { inReplyTo: 'm1@bewoner.nl', references: ['m1@bewoner.nl'] });
    expect(world.zaken.contacten()).toHaveLength(1);
  });

  test('a thread that never ends goes on in new contacts, and loses nothing', async () => {
    const world = newWorld();
    for (let i = 0; i < 502; i += 1) {
      await mailContact(world, `r${i}`, {
        messageId: `m${i}@bewoner.nl`,
        tekst: `bericht ${i}`,
        ...(i > 0 && { inReplyTo: `m${i - 1}@bewoner.nl` }),
      });
    }
    const [first, second] = world.zaken.contacten();
    expect([first?.gebeurtenissen.length, berichtenIn(world).length]).toEqual([500, 502]);
    expect(second?.vervolgVan).toBe(first?.id);
  });

  test('two workers with the same first message make one contact', async () => {
    const world = newWorld();
    const made = await Promise.all(['a', 'b', 'c'].map((id) => mailContact(world, id)));
    expect(new Set(made).size).toBe(1);
    expect(world.zaken.contacten()).toHaveLength(1);
  });
});

describe('a crash while mail is received', () => {
  const observe = async (world: World) => ({
    contacten: world.zaken
      .contacten()
      .map(({ id, gebeurtenissen, vervolgVan }) => ({ id, gebeurtenissen, vervolgVan })),
    inhoud: await Promise.all(world.zaken.contacten().map(({ id }) => world.inhoud.readInhoud(id))),
    versies: world.zaken.changes().map(({ versie }) => versie),
  });
  const receive = (world: World, id: string) =>
    makeReceiveMail(world)({ sleutel: `mail/${id}`, ontvangenOp: world.clock.now() });

  test('of a first message leads to one contact with its content', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = newWorld();
        await world.raw.put('mail/r1', rawMail({ references: ['m0@bewoner.nl'] }), '');
        return world;
      },
      act: (world: World) => receive(world, 'r1'),
      afterwards: (world) => receive(world, 'r1'),
      observe,
    });
  });

  test('of a message after closing leads to one follow-up', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = newWorld();
        await close(world, await mailContact(world, 'r1'));
        await world.raw.put(
          'mail/r2',
          rawMail({ messageId: 'm2@bewoner.nl', inReplyTo: 'm1@bewoner.nl', tekst: 'weer' }),
          '',
        );
        return world;
      },
      act: (world: World) => receive(world, 'r2'),
      afterwards: (world) => receive(world, 'r2'),
      observe,
    });
  });

  test('of an unreadable message leads to one item of work', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = newWorld();
        await world.raw.put('mail/r1', new Uint8Array(), '');
        return world;
      },
      act: (world: World) => receive(world, 'r1'),
      afterwards: (world) => receive(world, 'r1'),
      observe: (world) => world.zaken.listOnleesbaar(10),
    });
  });
});
