/** The Crisisdienst is told beforehand: really sent, without anything of the person, and in the record. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeAgreeVeiligContact } from '../../../shared/application/agree-veilig-contact.ts';
import { makeAnnounceCrisisdienst } from '../../../shared/application/announce-crisisdienst.ts';
import { makeCloseSpoedzaak } from '../../../shared/application/close-spoedzaak.ts';
import { makeTriageContact } from '../../../shared/application/triage-contact.ts';
import { STANDAARD_ORGANISATIE } from '../../../shared/domain/organisatie/standaard.ts';
import { referentieVan } from '../../../shared/domain/spoed/push-tekst.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World, type WorldOptions } from '../../support/memory-world.ts';
import { centrum, fatima, manager, ondersteuner, vreemde } from '../../support/people.ts';
import { passMinutes } from '../../support/post.ts';
import { makePost, type Post } from '../../support/trust-post.ts';

const CRISISDIENST = { naam: 'Crisisdienst Zuid', nummer: '0800-1471', mail: 'vooraf@crisisdienst.nl' };
const settings = (mail: string | null) => ({
  ...centrum,
  organisatie: {
    ...STANDAARD_ORGANISATIE,
    naam: 'Gemeente',
    ontvangstbevestiging: false,
    crisisdienst: { ...CRISISDIENST, mail },
  },
});

let world: World;
let post: Post;
let contact: string;

async function begin(mail: string | null = CRISISDIENST.mail, options: WorldOptions = {}): Promise<World> {
  world = makeWorld({ ...options, instellingen: settings(mail) });
  post = makePost(world);
  contact = await post.mail({ tekst: 'Ik durf niet naar huis.', onderwerp: 'Bang' });
  await makeTriageContact(world)({ contact, door: ondersteuner, signalen: {}, urgentie: 'spoed', sleutel: 's' });
  world.pushQueue.drain();
  return world;
}
beforeEach(async () => {
  await begin();
});

const announce = (door = fatima) => makeAnnounceCrisisdienst(world)({ contact, door });
const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: { code: string; message: string }) => error.code,
  );
const soorten = () => world.zaken.contacten()[0]?.gebeurtenissen.map(({ soort }) => soort);

describe('a pre-notification', () => {
  test('is sent to the Crisisdienst, with the reference and the term and nothing of the person', async () => {
    await announce();
    const sent = await post.send();
    expect(sent.map(({ aan }) => aan)).toEqual([CRISISDIENST.mail]);
    const zaak = world.zaken.spoedzaken()[0]!;
    expect(sent[0]?.tekst).toContain(referentieVan(zaak.id));
    expect(sent[0]?.tekst).toMatch(/Wijkteam centrum.*spoed.*27 november 2026 om 10:00/s);
    expect(sent[0]?.tekst).not.toMatch(/jan|bewoner|durf|Bang|In-Reply-To|References/i);
    expect(soorten()?.slice(-2)).toEqual(['mail-klaargezet', 'mail-verzonden']);
  });

  test('is not held back by how the person wants to be approached: it goes to somebody else', async () => {
    await makeAgreeVeiligContact(world)({ contact, door: fatima, geenMail: true });
    await announce();
    expect((await post.send()).map(({ aan }) => aan)).toEqual([CRISISDIENST.mail]);
  });

  test('ends no wait', async () => {
    const before = world.zaken.contacten()[0]?.wachten;
    await announce();
    await post.send();
    expect(world.zaken.contacten()[0]?.wachten).toEqual(before);
  });

  test('asked for twice is sent once; one that was refused can be asked for again', async () => {
    await announce();
    await announce(ondersteuner);
    expect(await post.send()).toHaveLength(1);
    await announce();
    expect(await post.send()).toEqual([]);
    await begin(CRISISDIENST.mail, { mailAnswers: () => ({ soort: 'geweigerd', reden: 'MessageRejected' }) });
    await announce();
    await post.send();
    expect((await announce()).misluktBericht).toBe(true);
    expect(soorten()?.filter((soort) => soort === 'mail-klaargezet')).toHaveLength(2);
  });

  test('without an address of the Crisisdienst is refused, with the number to call', async () => {
    await begin(null);
    await expect(announce()).rejects.toThrow('0800-1471');
    expect(await codeOf(announce())).toBe('geen-mailadres');
  });

  test('goes never to an address of our own', async () => {
    await begin('centrum@voorbeeld.nl');
    expect(await codeOf(announce())).toBe('geen-mailadres');
  });

  test('is about an open spoedzaak only', async () => {
    const spoedzaak = world.zaken.spoedzaken()[0]!.id;
    await makeCloseSpoedzaak(world)({ spoedzaak, door: fatima, reden: 'ten-onrechte-geopend' });
    expect(await codeOf(announce())).toBe('geen-spoedzaak');
  });

  test('is for who may know of the contact', async () => {
    expect(await codeOf(announce(vreemde))).toBe('niet-gevonden');
    expect(await codeOf(announce(manager))).toBe('geen-rechten');
  });

  test('wherever it dies, it is sent, and recorded once', async () => {
    await expectSameWhereverItCrashes({
      setup: () => begin(),
      act: (ports: World) => makeAnnounceCrisisdienst(ports)({ contact, door: fatima }),
      afterwards: async () => {
        await announce();
        await passMinutes(world, 2);
        await post.send();
      },
      observe: async () => ({ soorten: soorten(), sent: world.mail.sent.map(({ aan }) => aan) }),
    });
  });
});
