/** The one question afterwards: asked of who agreed, never where it could do harm, and answered by nobody's name. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeAgreeVeiligContact } from '../../../shared/application/agree-veilig-contact.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import {
  ervaringSleutel,
  makeAnswerErvaringsvraag,
  makeReadErvaringen,
  makeShowErvaringsvraag,
} from '../../../shared/application/ervaringen.ts';
import { makeNoteToestemming } from '../../../shared/application/note-toestemming.ts';
import { makeTriageContact } from '../../../shared/application/triage-contact.ts';
import type { Uitkomst } from '../../../shared/domain/contact/types.ts';
import { ervaringsrijen } from '../../../shared/domain/ervaring/cijfers.ts';
import { type Ervaringscijfer, kwartalenIn } from '../../../shared/domain/ervaring/types.ts';
import { STANDAARD_ORGANISATIE } from '../../../shared/domain/organisatie/standaard.ts';
import type { Organisatie } from '../../../shared/domain/organisatie/types.ts';
import { CLOCK_DAY, instant } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, fatima, manager } from '../../support/people.ts';
import { makePost, type Post } from '../../support/trust-post.ts';

const AAN: Organisatie = { ...STANDAARD_ORGANISATIE, ontvangstbevestiging: false, ervaringsvraag: { aan: true } };
const settings = (organisatie: Organisatie = AAN) => ({ ...centrum, organisatie });

let world: World;
let post: Post;
beforeEach(() => {
  world = makeWorld({ instellingen: settings() });
  post = makePost(world);
});

const close = (contact: string, uitkomst: Uitkomst = 'informatie-advies', ervaringsvraagToegestaan = true) =>
  makeCloseContact(world)({ contact, door: fatima, uitkomst, ervaringsvraagToegestaan });
/** The secret in the link of the question that left; undefined when none did. */
async function asked(): Promise<string | undefined> {
  const mails = await post.send();
  const texts = mails.map(({ tekst }) => tekst.replaceAll('=\r\n', '').replaceAll('=\n', ''));
  return texts.map((text) => /ervaringsvragen\/([\w-]+)/.exec(text)?.[1]).find(Boolean);
}

describe('who agreed is asked one question by mail', () => {
  test('once, also when it is closed again, and the fact that they agreed is kept', async () => {
    const contact = await post.mail({});
    await close(contact);
    await close(contact);
    const [question, ...more] = await post.send();
    expect(more).toEqual([]);
    expect(question?.aan).toBe('jan@bewoner.nl');
    expect(question?.tekst).toMatch(/Auto-Submitted: auto-.*ervaringsvragen\/[\w-]{20,}/s);
    await close(contact);
    expect(await post.send()).toEqual([]);
    const events = (await world.zaken.loadContact(contact))?.value.gebeurtenissen ?? [];
    expect(events.find(({ soort }) => soort === 'afgesloten')).toMatchObject({ ervaringsvraag: true });
  });

  test('and nobody who did not', async () => {
    await close(await post.mail({}), 'informatie-advies', false);
    expect(await asked()).toBeUndefined();
  });

  test.each<[string, Partial<Organisatie>]>([
    ['not at all', {}],
    ['no more', { ervaringsvraag: { aan: false } }],
    ['only on other kanalen', { ervaringsvraag: { aan: true, kanalen: ['telefoon'] } }],
  ])('unless the organisatie asks %s', async (_when, over) => {
    const { ervaringsvraag: _, ...rest } = AAN;
    world = makeWorld({ instellingen: settings({ ...rest, ...over }) });
    post = makePost(world);
    await close(await post.mail({}));
    expect(await asked()).toBeUndefined();
  });

  test.each<Uitkomst>(['spam', 'niet-bereikt'])('but not after %s', async (uitkomst) => {
    const contact = await post.mail({});
    await close(contact, uitkomst).catch(() => undefined);
    expect(await asked()).toBeUndefined();
  });

  test.each(['spoed', 'crisis'] as const)('but not after %s', async (urgentie) => {
    const contact = await post.mail({});
    const signalen = {};
    await makeTriageContact(world)({
      contact,
      door: fatima,
      urgentie,
      domein: 'sociaal',
      signalen,
      toelichting: 'x',
    } as never);
    await close(contact);
    expect(await asked()).toBeUndefined();
  });

  test('but not when words of danger stood in their mail', async () => {
    await close(await post.mail({ tekst: 'Ik wil niet meer leven, ik ga zelfmoord plegen.' }));
    expect(await asked()).toBeUndefined();
  });

  test('but not where somebody was spoken of without their consent', async () => {
    const contact = await post.mail({});
    await makeNoteToestemming(world)({ contact, door: fatima, toestemming: { weg: 'ander-zonder-toestemming' } });
    await close(contact);
    expect(await asked()).toBeUndefined();
  });

  test('but not where safe contact forbids a mail that names us', async () => {
    const contact = await post.mail({});
    await makeAgreeVeiligContact(world)({ contact, door: fatima, geenNaam: true });
    await close(contact);
    expect(await asked()).toBeUndefined();
  });

  test('but not twice in ninety days, over whichever contact', async () => {
    await close(await post.mail({}));
    expect(await asked()).toBeDefined();
    world.clock.forward(89 * CLOCK_DAY);
    await close(await post.mail({ messageId: 'later@bewoner.nl' }));
    expect(await asked()).toBeUndefined();
    world.clock.forward(2 * CLOCK_DAY);
    await close(await post.mail({ messageId: 'nog-later@bewoner.nl' }));
    expect(await asked()).toBeDefined();
  });

  test('once also when the process dies anywhere on the way', async () => {
    let contact = '';
    await expectSameWhereverItCrashes({
      setup: async () => {
        const fresh = makeWorld({ instellingen: settings() });
        contact = await makePost(fresh).mail({});
        return fresh;
      },
      act: async (ports) => {
        await makeCloseContact(ports)({
          contact,
          door: fatima,
          uitkomst: 'informatie-advies',
          ervaringsvraagToegestaan: true,
        });
      },
      afterwards: async (fresh) => {
        await makeCloseContact(fresh)({
          contact,
          door: fatima,
          uitkomst: 'informatie-advies',
          ervaringsvraagToegestaan: true,
        });
      },
      observe: async (fresh) => {
        const { uitgaand } = await fresh.inhoud.readInhoud(contact);
        const events = (await fresh.zaken.loadContact(contact))?.value.gebeurtenissen ?? [];
        return [uitgaand.length, events.filter(({ soort }) => soort === 'mail-klaargezet').length];
      },
    });
  });
});

describe('an answer', () => {
  async function ask(): Promise<string> {
    await close(await post.mail({}));
    return (await asked()) ?? '';
  }
  const kept = () => world.ervaringen.listAntwoorden('2026-10-01');

  test('is not given by looking, counts once, and the last one holds', async () => {
    const geheim = await ask();
    expect((await makeShowErvaringsvraag(world)({ geheim })).vraag).toContain('Hoe tevreden');
    expect(await kept()).toEqual([]);
    const answer = makeAnswerErvaringsvraag(world);
    for (const cijfer of [2, 2, 4] as const) await answer({ geheim, cijfer });
    expect(await kept()).toEqual([{ kanaal: 'mail', wijkteam: expect.any(String), cijfer: 4 }]);
  });

  test('holds no contact, no person, and nothing by which the link could be made again', async () => {
    const geheim = await ask();
    await makeAnswerErvaringsvraag(world)({ geheim, cijfer: 5 });
    const vraag = await world.ervaringen.loadVraag(ervaringSleutel(world.ids, geheim));
    expect(Object.keys(vraag ?? {}).toSorted()).toEqual(['gesteldOp', 'kanaal', 'wijkteam']);
    expect(Object.keys((await kept())[0] ?? {}).toSorted()).toEqual(['cijfer', 'kanaal', 'wijkteam']);
    expect(await world.ervaringen.loadVraag(geheim)).toBeUndefined();
  });

  test('can be given for fourteen days, and not by who guesses', async () => {
    const geheim = await ask();
    const answer = makeAnswerErvaringsvraag(world);
    await expect(answer({ geheim: `${geheim}x`, cijfer: 3 })).rejects.toMatchObject({ kind: 'not-found' });
    world.clock.forward(14 * CLOCK_DAY);
    await answer({ geheim, cijfer: 3 });
    world.clock.forward(1);
    await expect(answer({ geheim, cijfer: 1 })).rejects.toMatchObject({ kind: 'not-found' });
    expect(await kept()).toMatchObject([{ cijfer: 3 }]);
  });
});

describe('what people found', () => {
  const give = (kanaal: 'mail' | 'chat', wijkteam: string, ...cijfers: Ervaringscijfer[]) =>
    cijfers.map((cijfer) => ({ kanaal, wijkteam, cijfer }));

  test('is n, mean and distribution per kanaal and wijkteam, and all together', () => {
    const { rijen, totaal } = ervaringsrijen(
      [...give('mail', 'noord', 5, 5, 4, 4, 3), ...give('chat', 'noord', 1, 1, 1, 1, 2, 5)],
      5,
    );
    expect(rijen).toMatchObject([
      { kanaal: 'chat', n: 6, gemiddelde: 11 / 6, verdeling: [4, 1, 0, 0, 1], verborgen: false },
      { kanaal: 'mail', n: 5, gemiddelde: 4.2, verdeling: [0, 0, 1, 2, 2], verborgen: false },
    ]);
    expect(totaal).toMatchObject({ n: 11, verborgen: false });
  });

  test('of fewer than five people is never shown, nor what it follows from', () => {
    const few = ervaringsrijen([...give('mail', 'noord', 5, 5), ...give('chat', 'noord', 1, 1, 1, 1, 2)], 5);
    expect(few.rijen.map(({ n }) => n)).toEqual([null, null]);
    expect(few.totaal).toMatchObject({ n: 7 });
    expect(ervaringsrijen(give('mail', 'noord', 5), 5).totaal).toMatchObject({ n: null, gemiddelde: null });
  });

  test('is told of whole quarters that nothing can be added to: asking again a day later tells nothing new', () => {
    const nu = instant('2026-10-15T00:00:00Z');
    expect(kwartalenIn('2026-01-01', '2026-12-31', nu)).toEqual(['2026-01-01', '2026-04-01', '2026-07-01']);
    expect(kwartalenIn('2026-01-02', '2026-09-29', nu)).toEqual(['2026-04-01']);
    expect(kwartalenIn('2026-07-01', '2026-09-30', instant('2026-10-14T21:59:59Z'))).toEqual([]);
  });

  test('is for a manager, with the minimum that holds', async () => {
    for (const [i, one] of give('mail', 'noord', 5, 5, 4, 4, 3).entries())
      await world.ervaringen.putAntwoord('2026-07-01', `s${i}`, one);
    const read = makeReadErvaringen(world);
    const { minimumAantal, kwartalen } = await read({ door: manager, van: '2026-01-01', totEnMet: '2026-12-31' });
    expect(minimumAantal).toBe(5);
    expect(kwartalen.at(-1)).toMatchObject({ van: '2026-07-01', totEnMet: '2026-09-30', totaal: { n: 5 } });
    await expect(read({ door: fatima, van: '2026-01-01', totEnMet: '2026-12-31' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});
