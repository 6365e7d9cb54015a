/** Safe contact through the use cases: it follows the person, nothing weakens it by itself, and nothing leaves past it. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeAgreeVeiligContact } from '../../../shared/application/agree-veilig-contact.ts';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
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
