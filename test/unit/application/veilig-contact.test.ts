/** Safe contact through the use cases: it follows the person, nothing weakens it by itself, and nothing leaves past it. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeAgreeVeiligContact } from '../../../shared/application/agree-veilig-contact.ts';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { makeKnowPersoon } from '../../../shared/application/know-persoon.ts';
import { makeNoteBetrokkene } from '../../../shared/application/note-betrokkene.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeRemoveBetrokkene } from '../../../shared/application/remove-betrokkene.ts';
import { makeRequestTerugbelverzoek } from '../../../shared/application/request-terugbelverzoek.ts';
import { makeCheckVeiligContact } from '../../../shared/application/veilig-contact.ts';
import type { VeiligContactRegels } from '../../../shared/domain/veilig-contact/afspraak.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, fatima, ondersteuner } from '../../support/people.ts';
import { makePost, type Post } from '../../support/trust-post.ts';

const NUMMER = '0612345678';
let world: World;
let post: Post;
beforeEach(() => {
  world = makeWorld({ instellingen: centrum });
  post = makePost(world);
});

type Extra = VeiligContactRegels & {
  readonly reden?: string;
  readonly toelichting?: string;
  readonly sleutel?: string;
};
const agree = (contact: string, regels: Extra) =>
  makeAgreeVeiligContact(world)({ contact, door: ondersteuner, ...regels });
const read = (contact: string) => makeReadContact(world)({ contact, door: ondersteuner });
const check = (contact: string | null, wijze: 'mail' | 'telefoon' | 'sms' | 'chat', adres?: string) =>
  makeCheckVeiligContact(world)({ contact, wijze, nu: world.clock.now(), ...(adres !== undefined && { adres }) });
const noteHulpvrager = (contact: string, over: object) =>
  makeNoteBetrokkene(world)({
    contact,
    door: ondersteuner,
    rol: 'hulpvrager',
    niveau: 'contactgegevens',
    naam: 'Jan',
    ...over,
  });
const answer = (contact: string) => makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'Dag' });
const weigering = { kind: 'refused', code: 'veilig-contact' };

describe('safe contact follows the person', () => {
  test('from a call to every later call of that number, however it is written, and to no other', async () => {
    const first = await post.call(NUMMER);
    await agree(first, { geenVoicemail: true, geenSms: true });
    const later = await post.call('+31 6 1234 5678');
    expect((await read(later)).veiligContact).toMatchObject({ geenVoicemail: true, geenSms: true, geenMail: false });
    expect(await check(later, 'sms')).toMatchObject({ mag: false });
    expect(await check(null, 'sms', '06-12345678')).toMatchObject({ mag: false });
    const other = await post.call('0687654321');
    expect((await read(other)).veiligContact).toBeNull();
    expect(await check(other, 'sms')).toEqual({ mag: true });
  });

  test('from a mail to a later mail of that address, also when that was there before', async () => {
    const first = await post.mail();
    const second = await post.mail({ van: 'JAN@Bewoner.NL', onderwerp: 'Iets anders' });
    expect(second).not.toBe(first);
    await agree(first, { geenMail: true });
    await expect(answer(second)).rejects.toMatchObject(weigering);
    expect(await check(null, 'mail', 'jan@bewoner.nl')).toMatchObject({ mag: false });
  });

  test('to a number that becomes known of them afterwards, and from there to a contact with only that number', async () => {
    const mail = await post.mail();
    await agree(mail, { nietVoor: '17:00' });
    await makeRequestTerugbelverzoek(world)({ contact: mail, door: ondersteuner, nummer: NUMMER });
    expect(await check(await post.call(NUMMER), 'telefoon')).toMatchObject({ mag: false });
    await makeNoteBetrokkene(world)({
      contact: mail,
      door: ondersteuner,
      rol: 'hulpvrager',
      niveau: 'contactgegevens',
      naam: 'Jan',
      nummer: '0687654321',
    });
    expect(await check(await post.call('0687654321'), 'telefoon')).toMatchObject({ mag: false });
  });

  test('to a call of which the number becomes known later than what was agreed in it', async () => {
    const anonymous = await post.call(undefined, ['in-wachtrij', 'aangenomen']);
    await agree(anonymous, { geenSms: true });
    await makeRequestTerugbelverzoek(world)({ contact: anonymous, door: ondersteuner, nummer: NUMMER });
    expect(await check(await post.call(NUMMER), 'sms')).toMatchObject({ mag: false });
  });

  test('and shows not in which contact it was noted, which may be one that the reader must not know of', async () => {
    const first = await post.call(NUMMER);
    await agree(first, { geenSms: true });
    expect(JSON.stringify((await read(await post.call(NUMMER))).veiligContact)).not.toContain(first);
  });

  test('to the hulpvrager of one contact, and is forgotten there with them, but not what was noted for them elsewhere', async () => {
    const own = await post.call(NUMMER);
    await agree(own, { geenSms: true });
    const mail = await post.mail();
    await agree(mail, { nietVoor: '17:00' });
    const about = { contact: mail, door: ondersteuner, rol: 'hulpvrager' } as const;
    await makeNoteBetrokkene(world)({ ...about, niveau: 'contactgegevens', naam: 'An', nummer: NUMMER });
    const later = await post.call(NUMMER);
    expect((await read(later)).veiligContact).toMatchObject({ geenSms: true, nietVoor: '17:00' });
    await makeRemoveBetrokkene(world)(about);
    expect((await read(later)).veiligContact).toMatchObject({ geenSms: true, nietVoor: null });
  });

  test('not to a melder who is known beside them', async () => {
    const contact = await post.mail();
    const melder = { rol: 'melder', niveau: 'contactgegevens', naam: 'Buur', nummer: NUMMER } as const;
    await makeNoteBetrokkene(world)({ contact, door: ondersteuner, ...melder });
    await agree(contact, { geenSms: true });
    expect(await check(await post.call(NUMMER), 'sms')).toEqual({ mag: true });
  });

  test('and what is kept of it is no fact: the facts only say that there is something', async () => {
    const contact = await post.call(NUMMER);
    const view = await agree(contact, { verbodenNummers: ['0687654321'], toelichting: 'Partner luistert mee' });
    expect(view.veiligContactAfgesproken).toBe(true);
    const facts = JSON.stringify(world.zaken.changes());
    expect(facts).toContain('veilig-contact-afgesproken');
    expect(facts).not.toMatch(/87654321|12345678|Partner|luistert/);
  });
});

describe('what holds for one number or address of a person holds for all of them', () => {
  const MAIL = 'jan@bewoner.nl';
  /** Each way in which a number becomes known of who wrote a mail. */
  const joins = {
    'a call-back that they ask for': (contact: string) =>
      makeRequestTerugbelverzoek(world)({ contact, door: ondersteuner, nummer: NUMMER }),
    'what a person notes about them': (contact: string) => noteHulpvrager(contact, { nummer: NUMMER }),
  } as const;

  test.each(Object.entries(joins))('an agreement of the number is one of the mail address, by %s', async (_, join) => {
    await agree(await post.call(NUMMER), { geenMail: true });
    const mail = await post.mail();
    expect(await check(null, 'mail', MAIL)).toEqual({ mag: true });
    await join(mail);
    expect(await check(mail, 'mail')).toMatchObject({ mag: false });
    // Also where nothing but the address is known.
    expect(await check(null, 'mail', MAIL)).toMatchObject({ mag: false });
  });

  test.each(Object.entries(joins))('an agreement of the mail address is one of the number, by %s', async (_, join) => {
    await agree(await post.mail(), { geenSms: true });
    const mail = await post.mail({ onderwerp: 'Iets anders' });
    expect(await check(null, 'sms', NUMMER)).toEqual({ mag: true });
    await join(mail);
    expect(await check(null, 'sms', NUMMER)).toMatchObject({ mag: false });
  });

  test('also when both become known at the same moment, and only one of them had it', async () => {
    await agree(await post.call(NUMMER), { geenMail: true });
    const know = makeKnowPersoon(world);
    await know('nieuw', { mail: 'an@bewoner.nl', nummer: NUMMER }, world.clock.now(), false);
    expect(await check(null, 'mail', 'an@bewoner.nl')).toMatchObject({ mag: false });
  });

  test('what was replaced comes back for none of them', async () => {
    const call = await post.call(NUMMER);
    await agree(call, { geenMail: true });
    const mail = await post.mail();
    await makeRequestTerugbelverzoek(world)({ contact: mail, door: ondersteuner, nummer: NUMMER });
    await agree(call, { geenSms: true, reden: 'Het adres is weer veilig' });
    expect(await check(mail, 'mail')).toEqual({ mag: true });
    // Where the person turns up next, the newer one goes along, and the older one has no more to say.
    const later = await post.mail({ onderwerp: 'Nog iets' });
    await noteHulpvrager(later, { nummer: NUMMER });
    expect(await check(null, 'mail', MAIL)).toEqual({ mag: true });
    expect(await check(null, 'sms', NUMMER)).toMatchObject({ mag: false });
    expect((await read(later)).veiligContact).toMatchObject({ geenMail: false, geenSms: true });
    await noteHulpvrager(later, { nummer: NUMMER, mail: 'an@bewoner.nl' });
    const kept = await world.inhoud.readVeiligContact([{ persoon: world.ids.hash('mailadres', 'an@bewoner.nl') }]);
    expect(kept.map(({ geenMail, geenSms }) => [geenMail, geenSms])).toEqual([[undefined, true]]);
  });
});

describe('who is noted otherwise leaves no trace under the number or address that was theirs', () => {
  const noted = async () => {
    const contact = await post.mail();
    await noteHulpvrager(contact, { nummer: NUMMER });
    await agree(contact, { geenSms: true });
    expect(await check(null, 'sms', NUMMER)).toMatchObject({ mag: false });
    return contact;
  };

  test('as anonymous', async () => {
    const contact = await noted();
    await noteHulpvrager(contact, { niveau: 'anoniem', naam: undefined });
    expect(await world.inhoud.readVeiligContact([{ persoon: world.ids.hash('nummer', '+31612345678') }])).toEqual([]);
    // What was agreed with the contact itself stays with it.
    expect((await read(contact)).veiligContact).toMatchObject({ geenSms: true });
  });

  test('with another number, which then has it', async () => {
    const contact = await noted();
    await noteHulpvrager(contact, { nummer: '0687654321' });
    expect(await check(null, 'sms', NUMMER)).toEqual({ mag: true });
    expect(await check(null, 'sms', '0687654321')).toMatchObject({ mag: false });
  });

  test('but a number that stays keeps it, at no moment without', async () => {
    const contact = await noted();
    const stuck = { ...world.inhoud, putVeiligContact: () => Promise.reject(new Error('throttled')) };
    const same = { contact, door: ondersteuner, rol: 'hulpvrager', niveau: 'contactgegevens', naam: 'Jan' } as const;
    const act = makeNoteBetrokkene({ ...world, inhoud: stuck })({
      ...same,
      nummer: '+31 6 1234 5678',
      mail: 'an@x.nl',
    });
    await expect(act).rejects.toThrow('throttled');
    expect(await check(null, 'sms', NUMMER)).toMatchObject({ mag: false });
  });

  test('but a number that is also that of who called still leads to their contacts, and keeps what was agreed', async () => {
    const call = await post.call(NUMMER);
    await noteHulpvrager(call, { nummer: NUMMER });
    await agree(call, { geenSms: true });
    await noteHulpvrager(call, { niveau: 'anoniem', naam: undefined });
    expect(await check(null, 'sms', NUMMER)).toMatchObject({ mag: false });
    expect(await world.inhoud.readSporen([world.ids.hash('nummer', '+31612345678')], 9)).toMatchObject([
      { contact: call },
    ]);
  });

  test('and what another contact noted under it stays', async () => {
    await agree(await post.call(NUMMER), { geenMail: true });
    const contact = await noted();
    await noteHulpvrager(contact, { niveau: 'anoniem', naam: undefined });
    const later = await read(await post.call(NUMMER));
    expect(later.veiligContact).toMatchObject({ geenMail: true, geenSms: false });
  });
});

describe('what holds is never weakened by itself', () => {
  test('a second one comes beside the first, and of each rule the strictest holds', async () => {
    const contact = await post.call(NUMMER);
    await agree(contact, { nietVoor: '12:00', nietNa: '21:00', geenMail: true });
    await agree(contact, { nietVoor: '17:00', geenMail: false });
    expect((await read(contact)).veiligContact).toMatchObject({ nietVoor: '17:00', nietNa: '21:00', geenMail: true });
  });

  test('only who says why replaces it, in every contact of the person, and the history is kept', async () => {
    const first = await post.call(NUMMER);
    const second = await post.call(NUMMER);
    await agree(first, { geenMail: true, nietVoor: '17:00' });
    await agree(second, { geenSms: true, reden: 'Woont nu ergens anders' });
    for (const contact of [first, second]) {
      expect((await read(contact)).veiligContact).toMatchObject({ geenMail: false, nietVoor: null, geenSms: true });
    }
    const kept = await world.inhoud.readVeiligContact([{ contact: first }, { contact: second }]);
    expect(kept).toHaveLength(2);
    await agree(second, { reden: 'Op verzoek ingetrokken' });
    expect((await read(first)).veiligContact).toBeNull();
  });

  test('nothing at all, without saying why, is refused', async () => {
    const contact = await post.call(NUMMER);
    await expect(agree(contact, {})).rejects.toMatchObject({ kind: 'invalid', faults: [{ veld: 'reden' }] });
    await expect(agree(contact, { geenMail: false, reden: ' ' })).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('what cannot be is refused with every field', async () => {
    const contact = await post.call(NUMMER);
    const wrong = { verbodenNummers: ['0612345678', 'de buren'], nietVoor: '17:00', nietNa: '17:00' };
    await expect(agree(contact, wrong)).rejects.toMatchObject({
      faults: [{ veld: 'verbodenNummers[1]' }, { veld: 'nietNa' }],
    });
    expect((await read(contact)).veiligContact).toBeNull();
  });

  test('the same command twice is one, also after the contact was closed', async () => {
    const contact = await post.call(NUMMER);
    await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'informatie-advies' });
    await agree(contact, { geenMail: true, sleutel: 'k' });
    await agree(contact, { geenMail: true, sleutel: 'k' });
    expect((await read(contact)).veiligContact?.afspraken).toHaveLength(1);
  });

  test('wherever it is cut off, given again it holds everywhere, once', async () => {
    let contact = '';
    const points = await expectSameWhereverItCrashes<World, unknown>({
      setup: async () => {
        world = makeWorld({ instellingen: centrum });
        contact = await makePost(world).mail();
        return world;
      },
      act: (ports) => makeAgreeVeiligContact(ports)({ contact, door: ondersteuner, geenMail: true, sleutel: 'k' }),
      afterwards: () => agree(contact, { geenMail: true, sleutel: 'k' }),
      observe: async () => ({
        here: (await read(contact)).veiligContact?.afspraken.length,
        elsewhere: await check(null, 'mail', 'jan@bewoner.nl'),
      }),
    });
    expect(points).toBeGreaterThan(4);
  });
});

test('a contact is shown with one look at its content, and one at each number and address of the person', async () => {
  const contact = await post.mail();
  await noteHulpvrager(contact, { nummer: NUMMER });
  await agree(contact, { geenSms: true });
  const looks: unknown[] = [];
  const inhoud = new Proxy(world.inhoud, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): unknown => {
        looks.push([name, ...args]);
        return Reflect.apply(method, target, args);
      };
    },
  });
  const shown = await makeReadContact({ ...world, inhoud })({ contact, door: ondersteuner });
  expect(shown).toMatchObject({ personen: [{ naam: 'Jan' }], veiligContact: { geenSms: true } });
  expect(shown.veiligContact?.afspraken).toHaveLength(1);
  const keys = [world.ids.hash('mailadres', 'jan@bewoner.nl'), world.ids.hash('nummer', '+31612345678')];
  expect(looks).toEqual([
    ['readInhoud', contact],
    ['readVeiligContact', keys.map((persoon) => ({ persoon }))],
  ]);
});

describe('nothing leaves past it', () => {
  test('an answer by mail is refused when mail is not safe, and says why', async () => {
    const contact = await post.mail();
    await agree(contact, { geenMail: true });
    await expect(answer(contact)).rejects.toMatchObject({
      ...weigering,
      message: expect.stringContaining('geen mail'),
    });
    expect((await world.inhoud.readInhoud(contact)).antwoorden).toEqual([]);
    expect(await post.send()).toEqual([]);
  });

  test('an answer by mail outside the safe hours is refused, and says from when', async () => {
    const contact = await post.mail();
    await agree(contact, { nietVoor: '17:00' });
    await expect(answer(contact)).rejects.toMatchObject({ ...weigering, vanaf: '2026-11-25T16:00:00.000Z' });
    world.clock.to('2026-11-25T16:00:00.000Z');
    await answer(contact);
    expect(await post.send()).toMatchObject([{ aan: 'jan@bewoner.nl' }]);
  });

  test('what became unsafe after it was written does not leave: it is work for a person, and the question waits on', async () => {
    const contact = await post.mail();
    await answer(contact);
    await agree(contact, { geenMail: true });
    expect(await post.send()).toEqual([]);
    const after = await read(contact);
    expect(after).toMatchObject({ misluktAntwoord: true, antwoorden: [{ status: 'mislukt' }] });
    expect(after.wachtSinds).not.toBeNull();
    const failed = after.gebeurtenissen.find(({ soort }) => soort === 'antwoord-mislukt');
    expect(failed).toMatchObject({ reden: 'veilig-contact' });
  });

  test('also an address that only this mail asked an answer on is asked after', async () => {
    const unsafe = await post.mail({ van: 'thuis@bewoner.nl' });
    await agree(unsafe, { geenMail: true });
    const contact = await post.mail({ van: 'werk@bewoner.nl', koppen: { 'Reply-To': 'thuis@bewoner.nl' } });
    await answer(contact);
    expect(await post.send()).toEqual([]);
    expect(await read(contact)).toMatchObject({ misluktAntwoord: true });
  });

  test('a mail of somebody unsafe is not acknowledged', async () => {
    await agree(await post.mail(), { geenMail: true });
    const before = world.mail.sent.length;
    await post.mail({ onderwerp: 'Nog een vraag' });
    expect(world.mail.sent).toHaveLength(before);
  });

  describe('who asked that our name is nowhere to be seen gets nothing from the system by itself:', () => {
    const onlyName = { geenNaam: true };

    test('no acknowledgement', async () => {
      await agree(await post.mail(), onlyName);
      const before = world.mail.sent.length;
      const second = await post.mail({ onderwerp: 'Nog een vraag' });
      expect(world.mail.sent).toHaveLength(before);
      expect((await read(second)).gebeurtenissen.map(({ soort }) => soort)).not.toContain('mail-klaargezet');
    });

    test('no confirmation of an aanmelding', async () => {
      const contact = await post.mail();
      await agree(contact, onlyName);
      const done = await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'aanmelding' });
      expect(done.openTaken.map(({ taak }) => taak)).toContain('aanmelding-bevestigen');
      expect(await post.send()).toEqual([]);
    });

    test('and what the system wrote before they asked is held back; what they asked for leaves', async () => {
      const contact = await post.mail();
      await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'aanmelding' });
      await agree(contact, onlyName);
      expect(await post.send()).toEqual([]);
      const { gebeurtenissen } = await read(contact);
      expect(gebeurtenissen.find(({ soort }) => soort === 'mail-mislukt')).toMatchObject({ reden: 'veilig-contact' });
      const question = await post.mail({ onderwerp: 'Nog een vraag' });
      await answer(question);
      expect(await post.send()).toMatchObject([{ aan: 'jan@bewoner.nl' }]);
    });
  });

  test('whoever opens the contact sees it, also a teamondersteuner, who dials', async () => {
    const contact = await post.call(NUMMER);
    await agree(contact, { verbodenNummers: ['06 87654321'], geenNaam: true, toelichting: 'Alleen haar zus bellen' });
    for (const door of [ondersteuner, fatima]) {
      const { veiligContact } = await makeReadContact(world)({ contact, door });
      expect(veiligContact).toMatchObject({
        verbodenNummers: ['+31687654321'],
        geenNaam: true,
        afspraken: [{ toelichting: 'Alleen haar zus bellen', door: 'olga' }],
      });
    }
  });
});
