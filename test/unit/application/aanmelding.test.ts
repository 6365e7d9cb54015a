/** What an aanmelding starts: its exception, its confirmation, its terms; and who came before. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { writeAanmeldbevestiging } from '../../../shared/application/aanmeldbevestiging-tekst.ts';
import { makeAgreeVeiligContact } from '../../../shared/application/agree-veilig-contact.ts';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { makeListEerdereContacten } from '../../../shared/application/list-eerdere-contacten.ts';
import { makeNoteBetrokkene } from '../../../shared/application/note-betrokkene.ts';
import { makeNoteToestemming } from '../../../shared/application/note-toestemming.ts';
import type { Ports } from '../../../shared/application/ports.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeTickOffTaak } from '../../../shared/application/tick-off-taak.ts';
import { makeTriageContact } from '../../../shared/application/triage-contact.ts';
import { makeWithdrawAntwoord } from '../../../shared/application/withdraw-antwoord.ts';
import { UITZONDERINGEN, type Uitkomst } from '../../../shared/domain/contact/types.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, fatima, ondersteuner, piet, vreemde } from '../../support/people.ts';
import { passMinutes } from '../../support/post.ts';
import { makePost, type Post } from '../../support/trust-post.ts';

let world: World;
let post: Post;
beforeEach(() => {
  world = makeWorld({ instellingen: centrum });
  post = makePost(world);
});

const close = (contact: string, over: object = {}, uitkomst: Uitkomst = 'aanmelding') =>
  makeCloseContact(world)({ contact, door: fatima, uitkomst, ...over });
const taken = async (contact: string) =>
  (await makeReadContact(world)({ contact, door: fatima })).openTaken.map(({ taak }) => taak);

describe('an aanmelding is confirmed to the hulpvrager', () => {
  test('by one mail, once, also when it is closed twice', async () => {
    const contact = await post.mail({ tekst: 'Ik durf niet naar huis.' });
    await close(contact);
    await close(contact);
    // Two messages at once could both send it.
    expect(world.antwoordQueue.drain()).toHaveLength(1);
    await close(contact);
    expect(world.antwoordQueue.drain()).toEqual([]);
    await passMinutes(world, 5);
    const sent = await post.send();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.aan).toBe('jan@bewoner.nl');
    expect(sent[0]?.tekst).toMatch(/Auto-Submitted: auto-/);
    expect(sent[0]?.tekst).toMatch(/uiterlijk op 9 december 2026.*uiterlijk op 20 januari 2027.*gratis/s);
    expect(await taken(contact)).toEqual(['toestemming-vastleggen']);
    await passMinutes(world, 5);
    expect(await post.send()).toEqual([]);
  });

  test('never tells of urgency, content or danger, whatever the exception', () => {
    const texts = [true, false].map((vraagverheldering) =>
      writeAanmeldbevestiging({
        organisatie: 'Wijkteam Zwolle',
        op: instant('2026-11-25T09:00:00Z'),
        vraagverheldering,
      }),
    );
    for (const { onderwerp, tekst } of texts) {
      expect(`${onderwerp} ${tekst}`).not.toMatch(/spoed|crisis|urgent|gevaar|dreig|veilig|112|geweld|vandaag/i);
      expect(tekst).toContain('cliëntondersteuner');
      expect(tekst).toContain('9 december 2026');
    }
    expect(texts[1]?.tekst).not.toContain('20 januari');
  });

  test('at their own address when somebody else wrote, and then out of that thread', async () => {
    const contact = await post.mail({ van: 'school@voorbeeld.org' });
    const an = { rol: 'hulpvrager', niveau: 'contactgegevens', naam: 'An', mail: 'an@bewoner.nl' } as const;
    await makeNoteBetrokkene(world)({ contact, door: fatima, ...an });
    await makeNoteToestemming(world)({ contact, door: fatima, toestemming: { weg: 'ander-met-toestemming' } });
    await close(contact);
    const sent = await post.send();
    expect(sent.map(({ aan }) => aan)).toEqual(['an@bewoner.nl']);
    expect(sent[0]?.tekst).not.toMatch(/In-Reply-To|References/);
  });

  test.each([
    [
      'somebody else brought it in with consent and no address of the hulpvrager is known',
      { weg: 'ander-met-toestemming' } as const,
      undefined,
    ],
    ['whoever wrote is noted as somebody else', undefined, 'melder'],
    ['whoever wrote is noted as a referrer', undefined, 'verwijzer'],
  ] as const)('not to who wrote when %s: then it is open work', async (_when, toestemming, rol) => {
    const contact = await post.mail();
    if (toestemming) await makeNoteToestemming(world)({ contact, door: fatima, toestemming });
    if (rol) await makeNoteBetrokkene(world)({ contact, door: fatima, rol, niveau: 'anoniem' });
    await close(contact);
    expect(await post.send()).toEqual([]);
    expect(await taken(contact)).toContain('aanmelding-bevestigen');
    await makeTickOffTaak(world)({ contact, door: fatima, taak: 'aanmelding-bevestigen' });
    expect(await taken(contact)).not.toContain('aanmelding-bevestigen');
  });

  test.each([{ geenMail: true }, { geenNaam: true }, { nietVoor: '17:00' }])(
    'not when safe contact forbids it (%j): then it is open work',
    async (regels) => {
      const contact = await post.mail();
      await makeAgreeVeiligContact(world)({ contact, door: fatima, ...regels });
      await close(contact);
      expect(await post.send()).toEqual([]);
      expect(await taken(contact)).toContain('aanmelding-bevestigen');
    },
  );

  test('without any address it is open work', async () => {
    const contact = await post.call('0612345678');
    await close(contact);
    expect(await post.send()).toEqual([]);
    expect(await taken(contact)).toContain('aanmelding-bevestigen');
  });

  test('one that was refused on its way is open work again', async () => {
    world = makeWorld({ instellingen: centrum, mailAnswers: () => ({ soort: 'geweigerd', reden: 'onbekend adres' }) });
    post = makePost(world);
    const contact = await post.mail();
    await close(contact);
    await post.send();
    expect(await taken(contact)).toContain('aanmelding-bevestigen');
  });

  test('wherever the closing is cut off, closed again it is confirmed once', async () => {
    let contact = '';
    await expectSameWhereverItCrashes<World, unknown>({
      setup: async () => {
        world = makeWorld({ instellingen: centrum });
        post = makePost(world);
        contact = await post.mail();
        return world;
      },
      act: (ports: Ports) => makeCloseContact(ports)({ contact, door: fatima, uitkomst: 'aanmelding', sleutel: 'k' }),
      afterwards: async () => {
        await close(contact, { sleutel: 'k' });
        await passMinutes(world, 3);
      },
      observe: async () => (await post.send()).map(({ aan }) => aan),
    });
  });

  test('other outcomes send nothing', async () => {
    const contact = await post.mail();
    await close(contact, {}, 'doorverwezen');
    expect(await post.send()).toEqual([]);
  });
});

describe('an aanmelding goes on to vraagverheldering', () => {
  test('unless an exception says why not, and that is recorded', async () => {
    const contact = await post.mail();
    expect((await close(contact, { uitzondering: { reden: 'vast-gezicht' } })).aanmelding).toMatchObject({
      vraagverheldering: false,
      uitzondering: 'vast-gezicht',
    });
    expect((await close(await post.mail())).aanmelding).toMatchObject({ vraagverheldering: true, uitzondering: null });
  });

  test.each([
    [{ vraagverheldering: false }, 'uitzondering'],
    [{ vraagverheldering: true, uitzondering: { reden: 'eropaf' } }, 'uitzondering'],
    [{ uitzondering: { reden: 'crisis-of-spoed' } }, 'uitzondering.reden'],
  ])('%j is refused, and nothing is closed', async (over, veld) => {
    const contact = await post.mail();
    await expect(close(contact, over)).rejects.toMatchObject({ kind: 'invalid', faults: [{ veld }] });
    expect((await makeReadContact(world)({ contact, door: fatima })).status).toBe('wachtend');
  });

  test.each(UITZONDERINGEN)('the exception %s belongs to an aanmelding only', async (reden) => {
    const contact = await post.mail();
    const act = close(contact, { uitzondering: { reden }, vraagverheldering: false }, 'doorverwezen');
    await expect(act).rejects.toMatchObject({ faults: [{ veld: 'vraagverheldering' }, { veld: 'uitzondering' }] });
  });

  test('crisis or spoed as exception asks that it was judged so', async () => {
    const contact = await post.mail();
    const spoed = { signalen: {}, urgentie: 'spoed', domein: 'sociaal', redenAfwijking: 'bang' } as const;
    await makeTriageContact(world)({ contact, door: fatima, ...spoed });
    expect((await close(contact, { uitzondering: { reden: 'crisis-of-spoed' } })).aanmelding?.uitzondering).toBe(
      'crisis-of-spoed',
    );
  });
});

describe('earlier contacts of a person', () => {
  const list = (contact: string, door = fatima) => makeListEerdereContacten(world)({ contact, door });

  test('are found by number and by mail address, however written, newest first', async () => {
    const first = await post.call('0612345678');
    const second = await post.call('+31 6 12345678');
    const third = await post.call('0031612345678');
    expect((await list(second)).resultaten.map(({ id }) => id)).toEqual([third, first]);
    const mail = await post.mail({ tekst: 'Mijn verhaal' });
    const again = await post.mail({ van: 'Iemand Anders <JAN@bewoner.nl>' });
    const found = await list(again);
    expect(found.resultaten.map(({ id }) => id)).toEqual([mail]);
    expect(found.resultaten[0]?.verhaal?.berichten[0]?.tekst).toContain('Mijn verhaal');
  });

  test('do not tell what was taken back before it left: that was never said', async () => {
    const first = await post.mail({ tekst: 'Mijn verhaal' });
    const answer = (tekst: string, bedenktijd: number) =>
      makeAnswerContact(world)({ contact: first, door: fatima, tekst, bedenktijd });
    const { antwoord } = await answer('Dit was voor iemand anders', 60);
    await makeWithdrawAntwoord(world)({ contact: first, antwoord, door: fatima });
    await answer('Komt u langs', 0);
    await post.send();
    await makeCloseContact(world)({ contact: first, door: fatima, uitkomst: 'informatie-advies' });
    const { resultaten } = await list(await post.mail({ onderwerp: 'Nog een vraag' }));
    expect(resultaten.map(({ verhaal }) => verhaal?.antwoorden.map(({ tekst }) => tekst))).toEqual([['Komt u langs']]);
  });

  test('never by name, and never by a number or address that somebody only wrote down', async () => {
    await post.mail({ van: 'Jan <jan@bewoner.nl>' });
    const other = await post.mail({ van: 'Jan <anders@bewoner.nl>', tekst: '> Van: jan@bewoner.nl\n> tel 0612345678' });
    await post.call('0612345678');
    expect((await list(other)).resultaten).toEqual([]);
  });

  test('a withheld number leads to nobody', async () => {
    await post.call('anonymous');
    expect((await list(await post.call('anonymous'))).resultaten).toEqual([]);
  });

  test('of another wijkteam do not exist for a professional; a teamondersteuner sees the facts without the story', async () => {
    world = makeWorld({
      instellingen: {
        ...centrum,
        wijkteams: {
          ...centrum.wijkteams,
          noord: { ...centrum.wijkteams!['centrum']!, slug: 'noord', mailadressen: ['noord@voorbeeld.nl'] },
        },
      },
    });
    post = makePost(world);
    const north = await post.mail({ aan: 'noord@voorbeeld.nl' });
    const here = await post.mail();
    expect((await list(here)).resultaten).toEqual([]);
    expect((await list(north, vreemde)).resultaten).toEqual([]);
    const seen = (await list(here, ondersteuner)).resultaten;
    expect(seen).toMatchObject([{ id: north, verhaal: null }]);
    await expect(list(here, vreemde)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('who helped last is named until three months after closing, and a teamondersteuner never', async () => {
    const first = await post.call('0612345678');
    await makeCloseContact(world)({ contact: first, door: piet, uitkomst: 'informatie-advies' });
    const closed = world.clock.now();
    world.clock.to('2027-02-25T12:00:00Z');
    const intime = await post.call('0612345678');
    expect((await list(intime)).zelfdeProfessional).toEqual({
      professional: 'piet',
      contact: first,
      afgeslotenOp: closed,
    });
    world.clock.to('2027-02-26T12:00:00Z');
    expect((await list(await post.call('0612345678'))).zelfdeProfessional).toBeNull();
    const desk = await post.call('0687654321', ['in-wachtrij', 'opgehangen']);
    await makeCloseContact(world)({ contact: desk, door: ondersteuner, uitkomst: 'informatie-advies' });
    expect((await list(await post.call('0687654321'))).zelfdeProfessional).toBeNull();
  });

  test('told with every event of a call, a number is written once and leaves one trace', async () => {
    let writes = 0;
    const { inhoud } = world;
    const count =
      <A extends readonly unknown[]>(write: (...args: A) => Promise<void>) =>
      (...args: A) => {
        writes += 1;
        return write(...args);
      };
    const counted = { ...inhoud, putSpoor: count(inhoud.putSpoor), mergePersoon: count(inhoud.mergePersoon) };
    const contact = await makePost({ ...world, inhoud: counted }).call('0612345678');
    expect(writes).toBe(2);
    expect(await inhoud.readSporen([world.ids.hash('nummer', '+31612345678')], 10)).toMatchObject([{ contact }]);
  });
});
