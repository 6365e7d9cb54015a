/**
 * Trust, through the real system: what people may say of others, how somebody may be approached, and what an aanmelding
 * brings. By SMTP, the API and what really went out; the clock stands still until it is moved.
 */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { done, type Person, person, sendMail } from '../support/actors.ts';
import { bevestigd, ClosedWorld } from '../support/closed-world.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

jest.setTimeout(60_000);

interface Contact {
  readonly id: string;
  readonly status: string;
  readonly uitkomst: string | null;
  readonly misluktAntwoord: boolean;
  readonly wachtSinds: string | null;
  readonly openTaken: readonly { readonly taak: string }[];
  readonly adviezen: readonly string[];
  readonly termijnen: readonly {
    readonly soort: string;
    readonly uiterlijkOp: string;
    readonly bereiktOp: string | null;
  }[];
  readonly personen: readonly Record<string, unknown>[];
  readonly notities: readonly Record<string, unknown>[] | null;
  readonly veiligContact: Record<string, unknown> | null;
}
interface Probleem {
  readonly code: string;
  readonly detail: string;
  readonly vanaf?: string;
  readonly fouten?: readonly { readonly veld: string; readonly melding: string }[];
}

let stack: LocalStack;
let world: ClosedWorld;
let tom: Person;
let fatima: Person;
let vera: Person;
let centrale: Person;
let letters = 0;
let oproepen = 0;

// Wednesday 25 November 2026, ten o'clock in Amsterdam.
beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-11-25T09:00:00Z' });
  world = new ClosedWorld(stack);
  tom = await person(stack, 'Tom', ['teamondersteuner']);
  fatima = await person(stack, 'Fatima', ['professional'], ['algemeen', 'centrum']);
  vera = await person(stack, 'Vera', ['professional'], ['noord']);
  centrale = await person(stack, 'Centrale', ['koppeling']);
}, 90_000);
afterAll(async () => {
  await stack?.stop();
});

const soon = () => stack.klok({ vooruit: 'PT1S' });

/** A mail of somebody; gives the contact that it became. Its acknowledgement is expected here, unless `stil`. */
async function mail(van: string, tekst: string, stil = false): Promise<string> {
  letters += 1;
  await soon();
  const onderwerp = `Vraag ${letters}`;
  await sendMail(stack, {
    van,
    aan: 'wijkteam@example.nl',
    onderwerp,
    tekst,
    messageId: `<brief-${letters}@example.nl>`,
  });
  await world.wentOut(stil ? [] : [bevestigd(van)]);
  await soon();
  const zoek = { status: 'wachtend', kanaal: 'mail' };
  const { resultaten } = done(await tom.post<{ resultaten: Contact[] }>('/v1/contacten/_zoek', zoek));
  return (resultaten.at(-1) as Contact).id;
}

async function oproep(nummer: string): Promise<string> {
  oproepen += 1;
  await soon();
  const oproepId = `oproep-${oproepen}`;
  const op = await stack.nu();
  const soorten = ['in-wachtrij', 'aangenomen', 'beeindigd'];
  const events = soorten.map((soort) => ({
    id: `${oproepId}-${soort}`,
    oproepId,
    soort,
    op,
    wijkteam: 'centrum',
    nummer,
  }));
  done(await centrale.post('/v1/telefoon-gebeurtenissen', events));
  await stack.rust();
  const zoek = { kanaal: 'telefoon' };
  const { resultaten } = done(await tom.post<{ resultaten: Contact[] }>('/v1/contacten/_zoek', zoek));
  return (resultaten.find(({ id }) => !seen.has(id) && seen.add(id)) as Contact).id;
}
const seen = new Set<string>();

const act = <T = Contact>(wie: Person, contact: string, wat: string, body: unknown = {}) =>
  wie.post<T>(`/v1/contacten/${contact}/${wat}`, body);
const read = async (contact: string, wie = fatima) => done(await wie.get<Contact>(`/v1/contacten/${contact}`));
const refusedBy = async (wie: Person, contact: string, wat: string, body: unknown = {}) => {
  const { status, body: problem } = await act<Probleem>(wie, contact, wat, body);
  return { status, ...problem };
};

describe('safe contact', () => {
  test('blocks an answer by mail, says from when, follows the person to the next mail, and lets it go in time', async () => {
    const contact = await mail('anna@bewoner.example', 'Ik heb een vraag.');
    done(await act(tom, contact, 'veilig-contact', { nietVoor: '17:00', toelichting: 'Partner leest overdag mee.' }));
    const refusal = await refusedBy(tom, contact, 'antwoorden', { tekst: 'Dag' });
    expect(refusal).toMatchObject({ status: 409, code: 'veilig-contact', vanaf: '2026-11-25T16:00:00.000Z' });
    expect(refusal.detail).toContain('17:00');
    // Not even an acknowledgement leaves.
    const next = await mail('Anna <ANNA@bewoner.example>', 'Nog iets.', true);
    expect((await read(next, tom)).veiligContact).toMatchObject({ nietVoor: '17:00' });
    expect((await refusedBy(fatima, next, 'antwoorden', { tekst: 'Dag' })).code).toBe('veilig-contact');
    await stack.klok({ naar: '2026-11-25T16:00:00Z' });
    done(await act(tom, next, 'antwoorden', { tekst: 'Dag Anna' }));
    await world.wentOut([{ soort: 'mail', aan: 'anna@bewoner.example', met: 'Vraag' }]);
  });

  test('is asked again just before it leaves: what became unsafe stays here, as work', async () => {
    const contact = await mail('bea@bewoner.example', 'Ik heb een vraag.');
    done(await act(tom, contact, 'antwoorden', { tekst: 'Dag', bedenktijd: 30 }));
    done(await act(tom, contact, 'veilig-contact', { geenMail: true }));
    await stack.klok({ vooruit: 'PT3M' });
    await world.wentOut([]);
    expect(await read(contact)).toMatchObject({ misluktAntwoord: true, wachtSinds: expect.any(String) });
  });

  test('that is wrong is refused with every field, and an unknown contact is not told apart from another’s', async () => {
    const contact = await oproep('0611111111');
    const wrong = { nietVoor: '25:00', verbodenNummers: 'x', geenMail: 'ja', naam: 'Anna' };
    const { status, fouten } = await refusedBy(tom, contact, 'veilig-contact', wrong);
    expect(status).toBe(400);
    expect(fouten?.map(({ veld }) => veld).sort()).toEqual(['geenMail', 'naam', 'nietVoor', 'verbodenNummers']);
    for (const wat of [
      'veilig-contact',
      'personen/hulpvrager/verwijderingen',
      'taken/gezagdragers-informeren/afvinkingen',
    ]) {
      expect((await refusedBy(vera, contact, wat, wat === 'veilig-contact' ? { geenMail: true } : {})).status).toBe(
        404,
      );
    }
  });
});

describe('without consent of the hulpvrager', () => {
  test('they are spoken of anonymously: every door is closed, and the contact ends as consult', async () => {
    const contact = await mail('buur@bewoner.example', 'Ik maak me zorgen: hij slaat zijn kind.');
    const an = { rol: 'hulpvrager', niveau: 'contactgegevens', naam: 'An', nummer: '0622222222' };
    done(await act(tom, contact, 'personen', an));
    expect((await refusedBy(tom, contact, 'toestemmingen', { weg: 'ander-zonder-toestemming' })).fouten).toMatchObject([
      { veld: 'personen.hulpvrager' },
    ]);
    done(await act(tom, contact, 'personen/hulpvrager/verwijderingen'));
    const recorded = done(await act(tom, contact, 'toestemmingen', { weg: 'ander-zonder-toestemming' }));
    expect(recorded.openTaken.map(({ taak }) => taak)).toEqual(['melder-om-toestemming-vragen']);
    expect(recorded.adviezen.join()).toContain('Veilig Thuis');

    const closed: [string, unknown, readonly string[]][] = [
      ['personen', an, ['naam', 'nummer']],
      ['afsluitingen', { uitkomst: 'informatie-advies', toelichting: 'An, 06-22222222' }, ['toelichting']],
      ['afsluitingen', { uitkomst: 'aanmelding' }, ['uitkomst']],
      ['antwoorden', { tekst: 'Klopt het dat zij op 3311 AB 12 woont?' }, ['tekst']],
      ['triages', { urgentie: 'regulier', redenAfwijking: 'x', notitie: 'bsn 123456782' }, ['notitie']],
      ['terugbelverzoeken', { nummer: '0622222222' }, ['nummer']],
      ['veilig-contact', { verbodenNummers: ['0622222222'] }, ['verbodenNummers[0]']],
    ];
    for (const [wat, body, velden] of closed) {
      const { status, code, fouten } = await refusedBy(fatima, contact, wat, body);
      expect({ wat, status, code, velden: fouten?.map(({ veld }) => veld) }).toEqual({
        wat,
        status: 409,
        code: 'toestemming-ontbreekt',
        velden,
      });
    }
    done(await act(fatima, contact, 'antwoorden', { tekst: 'Bel Veilig Thuis, 0800-2000.' }));
    await world.wentOut([{ soort: 'mail', aan: 'buur@bewoner.example', met: 'Vraag' }]);
    done(await act(fatima, contact, 'afsluitingen', { uitkomst: 'informatie-advies', toelichting: 'Overlegd.' }));
    const after = await read(contact);
    expect(after).toMatchObject({ status: 'afgesloten', personen: [] });
    expect(JSON.stringify(after)).not.toMatch(/22222222|123456782|3311/);
  });

  test('and nothing of a document is ever kept, with or without it', async () => {
    const contact = await oproep('0633333333');
    const body = { rol: 'hulpvrager', niveau: 'client', clientreferentie: 'K-1', bsn: '123456782', kopie: 'x' };
    const { status, fouten } = await refusedBy(tom, contact, 'personen', body);
    expect(status).toBe(400);
    expect(fouten?.map(({ veld }) => veld)).toEqual(['bsn', 'kopie']);
    expect(fouten?.[0]?.melding).toContain('identiteitVastgesteld');
  });
});

describe('an aanmelding', () => {
  test('is confirmed by one mail, once, also when it is closed twice, and starts its terms', async () => {
    const contact = await mail('carla@bewoner.example', 'Ik wil mij aanmelden.');
    for (let n = 0; n < 2; n += 1) done(await act(fatima, contact, 'afsluitingen', { uitkomst: 'aanmelding' }));
    await world.wentOut([{ soort: 'mail', aan: 'carla@bewoner.example', met: 'Uw aanmelding' }]);
    await stack.klok({ vooruit: 'PT10M' });
    await world.wentOut([]);
    const view = await read(contact);
    expect(view.openTaken.map(({ taak }) => taak)).toEqual(['toestemming-vastleggen']);
    expect(view.termijnen.map(({ soort, uiterlijkOp }) => [soort, uiterlijkOp])).toEqual([
      ['eerste-vraagverhelderingsgesprek', '2026-12-09T22:59:59.999Z'],
      ['vraagverheldering', '2027-01-20T22:59:59.999Z'],
    ]);
    done(await act(fatima, contact, 'toestemmingen', { weg: 'zelf', minderjarig: true }));
    done(await act(fatima, contact, 'taken/gezagdragers-informeren/afvinkingen'));
    expect((await read(contact)).openTaken).toEqual([]);
  });

  test('whose exception is not named is refused', async () => {
    const contact = await oproep('0644444444');
    const body = { uitkomst: 'aanmelding', vraagverheldering: false };
    expect((await refusedBy(fatima, contact, 'afsluitingen', body)).fouten).toMatchObject([{ veld: 'uitzondering' }]);
    const closed = done(await act(fatima, contact, 'afsluitingen', { ...body, uitzondering: { reden: 'eropaf' } }));
    expect(closed.openTaken.map(({ taak }) => taak)).toContain('aanmelding-bevestigen');
  });
});

describe('who came before', () => {
  interface Eerdere {
    readonly resultaten: readonly { readonly id: string; readonly verhaal: unknown }[];
  }
  test('is found by number, with the story for a professional only, and for nobody of another wijkteam', async () => {
    const first = await oproep('0655555555');
    const second = await oproep('+31 6 55555555');
    const list = async (wie: Person) => done(await wie.get<Eerdere>(`/v1/contacten/${second}/eerdere-contacten`));
    expect((await list(fatima)).resultaten).toMatchObject([{ id: first, verhaal: { notities: [] } }]);
    expect((await list(tom)).resultaten).toMatchObject([{ id: first, verhaal: null }]);
    expect((await vera.get(`/v1/contacten/${second}/eerdere-contacten`)).status).toBe(404);
  });
});

test('in the end nothing went out that nobody expected, and nothing went wrong', async () => {
  await world.isQuiet();
});
