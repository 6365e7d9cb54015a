import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { schrijfAfschrift } from '../../../shared/application/chat-afschrift.ts';
import type { ChatRegel } from '../../../shared/application/chat-regels.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { makeReceiveChat } from '../../../shared/application/receive-chat.ts';
import { instant, MINUTE } from '../../../shared/domain/tijd/instant.ts';
import { ask, begin, deliver, framesOf, say } from '../../support/chat-world.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, ondersteuner } from '../../support/people.ts';
import { deliverMail, drainQueues } from '../../support/post.ts';

const MAIL = 'Inwoner@post.example';
let world: World;
beforeEach(async () => {
  world = makeWorld({ instellingen: centrum });
  await begin(world, 'a', { wijkteam: 'centrum' });
});

const newest = () => world.zaken.contacten().at(-1);

async function answered(tekst = 'Op het plein.'): Promise<void> {
  await ask(world, 'a', 'v1', 'Waar is de inloop?');
  world.clock.forward(2 * MINUTE);
  await makeAnswerContact(world)({ contact: newest()?.id ?? '', door: ondersteuner, tekst });
  await drainQueues(world);
  world.clock.forward(MINUTE);
}

async function request(more: Record<string, unknown> = {}, verbinding = 'a') {
  const reply = await say(world, verbinding, { soort: 'afschrift', mail: MAIL, ...more });
  const berichten = await deliver(world);
  await drainQueues(world);
  return { reply, berichten };
}

const written = async () => (await world.inhoud.readInhoud(newest()?.id ?? '')).uitgaand;
const faults = () => framesOf(world, 'a', 'fout').map(({ code }) => code);

describe('a transcript', () => {
  test('says what was said, by whom and when in Amsterdam, and names nobody of ours', async () => {
    await answered();
    expect((await request({ id: 'f1' })).reply).toBeUndefined();
    expect(framesOf(world, 'a').at(-1)).toEqual({ soort: 'afschrift-onderweg', id: 'f1' });
    expect(world.mail.sent.map(({ aan }) => aan)).toEqual([MAIL]);
    const [mail] = await written();
    expect(mail).toMatchObject({ aard: 'afschrift', aan: MAIL, automatisch: true, door: 'inwoner', opBericht: null });
    expect(mail?.tekst).toContain(
      '--- 25 november 2026 ---\n\n10:00 u:\nWaar is de inloop?\n\n10:02 medewerker:\nOp het plein.',
    );
    expect(mail?.tekst).toContain('112');
    expect(`${mail?.onderwerp} ${mail?.tekst}`).not.toMatch(/olga/i);
  });

  test('touches no wait, and is marked so that no program answers it', async () => {
    await ask(world, 'a', 'v1');
    await request();
    expect(newest()?.wachten).toMatchObject([{ einde: null }]);
    expect(String(Buffer.from(world.mail.sent[0]?.ruw ?? ''))).toMatch(/^Auto-Submitted: auto-generated$/m);
  });

  test('the same request is one mail, however often it comes; for another address it is another', async () => {
    await answered();
    const { berichten } = await request({ id: 'f1' });
    for (const bericht of berichten) await makeReceiveChat(world)(bericht);
    await request({ id: 'f1' });
    await request({ id: 'f1', mail: MAIL.toUpperCase() });
    await drainQueues(world);
    expect(world.mail.sent).toHaveLength(1);
    await request({ id: 'f1', mail: 'ander@post.example' });
    expect(world.mail.sent).toHaveLength(2);
  });

  test('a client that numbers no requests gets one mail for what was said until then', async () => {
    await answered();
    await request();
    await request();
    expect(world.mail.sent).toHaveLength(1);
    await ask(world, 'a', 'v2', 'En hoe laat?');
    await request();
    expect(world.mail.sent).toHaveLength(2);
  });

  test('is sent three times a day at most per gesprek, by the day of Amsterdam', async () => {
    world.clock.to('2026-11-25T22:30:00Z');
    await ask(world, 'a', 'v1');
    for (const id of ['f1', 'f2', 'f3', 'f4']) await request({ id, mail: `${id}@post.example` });
    expect([world.mail.sent.length, faults()]).toEqual([3, ['te-veel-afschriften']]);
    world.clock.to('2026-11-25T23:00:00Z');
    await request({ id: 'f5' });
    expect(world.mail.sent).toHaveLength(4);
  });

  test('can be asked after the chat was closed, and counts over all contacts of the gesprek', async () => {
    await answered();
    await makeCloseContact(world)({ contact: newest()?.id ?? '', door: ondersteuner, uitkomst: 'informatie-advies' });
    await request({ id: 'f1' });
    await ask(world, 'a', 'v2', 'Toch nog iets');
    expect(world.zaken.contacten()).toHaveLength(2);
    await request({ id: 'f1' });
    expect(world.mail.sent).toHaveLength(1);
    await request({ id: 'f2' });
    expect((await written())[0]?.tekst).toMatch(/Waar is de inloop\?.*Toch nog iets/s);
  });

  test('is refused, to whoever asked only, when nothing was said yet', async () => {
    const { gesprek } = await begin(world, 'x');
    await begin(world, 'y', { gesprek });
    await request({ id: 'f1' }, 'x');
    expect(framesOf(world, 'x')).toMatchObject([{ code: 'niets-gezegd', id: 'f1' }]);
    expect(framesOf(world, 'y')).toEqual([]);
  });

  test('is refused when safe contact forbids mail to this person, wherever that was noted', async () => {
    await answered();
    const contact = newest()?.id ?? '';
    const afspraak = { id: 'vc', op: world.clock.now(), door: 'olga', contact, vervangt: [], geenMail: true };
    await world.inhoud.putVeiligContact({ contact }, afspraak);
    await request({ id: 'f1' });
    expect([world.mail.sent, faults()]).toEqual([[], ['veilig-contact']]);
  });

  test.each([['geen adres'], ['a@b'], [''], ['a@b.nl\r\nBcc: x@y.nl'], ['Jan <a@b.nl>'], ['a@b.nl, c@d.nl']])(
    'refuses %p as an address, by field',
    async (mail) => {
      const { reply } = await request({ mail, id: 'f1' });
      expect(reply).toMatchObject({ code: 'ongeldige-invoer', fouten: [{ veld: 'mail' }], id: 'f1' });
    },
  );

  test('keeps the address out of the facts', async () => {
    await answered();
    await request();
    expect(JSON.stringify(world.zaken.changes())).not.toMatch(/post\.example/i);
  });

  test('that is answered by mail becomes a contact of its own, in no loop and without an error', async () => {
    await answered();
    await request();
    const messageId = /^Message-ID: <(.*)>$/im.exec(String(Buffer.from(world.mail.sent[0]?.ruw ?? '')))?.[1] ?? '';
    expect(messageId).not.toBe('');
    const received = await deliverMail(world, 'm1', {
      van: MAIL,
      messageId: 'reactie@post.example',
      inReplyTo: messageId,
      tekst: 'Dank u wel, nog een vraag.',
    });
    expect(received.soort).toBe('opgenomen');
    const mail = world.zaken.contacten().filter(({ kanaal }) => kanaal === 'mail');
    expect(mail).toMatchObject([{ status: 'wachtend' }]);
    expect(world.zaken.contacten().find(({ kanaal }) => kanaal === 'chat')?.wachten).toHaveLength(1);
  });

  test('wherever the worker dies, it leaves, and says the same', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const made = makeWorld({ instellingen: centrum });
        const fresh = { ...made, ids: { ...made.ids, secret: () => 's'.repeat(32) } };
        await begin(fresh, 'a');
        await ask(fresh, 'a', 'v1');
        fresh.clock.forward(1000);
        await say(fresh, 'a', { soort: 'afschrift', mail: MAIL });
        return { ...fresh, waiting: fresh.chatQueue.drain() };
      },
      act: async (crashing) => {
        for (const bericht of crashing.waiting) await makeReceiveChat(crashing)(bericht);
      },
      afterwards: async (after) => {
        for (const bericht of after.waiting) await makeReceiveChat(after)(bericht);
        const { uitgaand, id } = after.zaken.contacten()[0] ?? { uitgaand: [], id: '' };
        // What never reached the queue is brought there by the tick.
        await after.antwoordQueue.send(uitgaand.map(({ antwoord }) => ({ contact: id, antwoord })));
        await drainQueues(after);
      },
      observe: async (after) => ({
        contacten: after.zaken.contacten(),
        mails: after.mail.sent.length,
        inhoud: await Promise.all(after.zaken.contacten().map(({ id }) => after.inhoud.readInhoud(id))),
      }),
    });
  });
});

describe('the text of a transcript', () => {
  const organisatie = { naam: 'SWT', crisisdienst: { naam: 'Crisisdienst', nummer: '0800-1471', mail: null } };
  const regel = (op: string, tekst: string, soort: ChatRegel['soort'] = 'vraag'): ChatRegel => ({
    soort,
    id: op,
    op: instant(op),
    tekst,
  });

  test('has a day above the lines of each day of Amsterdam, also where the clock changes', () => {
    const { tekst } = schrijfAfschrift(
      [
        regel('2026-10-24T21:59:00Z', 'een'),
        regel('2026-10-24T22:00:00Z', 'twee'),
        regel('2026-10-25T00:30:00Z', 'drie'),
        regel('2026-10-25T01:30:00Z', 'vier', 'antwoord'),
      ],
      organisatie,
    );
    expect(tekst.match(/^(--- .* ---|\d\d:\d\d .*:)$/gm)).toEqual([
      '--- 24 oktober 2026 ---',
      '23:59 u:',
      '--- 25 oktober 2026 ---',
      '00:00 u:',
      '02:30 u:',
      '02:30 medewerker:',
    ]);
  });

  test('leaves the oldest out of what no mailbox takes, and says so', () => {
    const regels = Array.from({ length: 60 }, (_, n) =>
      regel(`2026-11-25T09:00:${String(n).padStart(2, '0')}Z`, `${n} ${'x'.repeat(4000)}`),
    );
    const { tekst } = schrijfAfschrift(regels, organisatie);
    expect(tekst.length).toBeLessThan(110_000);
    expect(tekst).toContain('te lang voor een mail');
    expect(tekst).toContain('59 xxx');
    expect(tekst).not.toContain('\n0 xxx');
  });
});
