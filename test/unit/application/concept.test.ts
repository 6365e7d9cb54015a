/** What somebody is writing: theirs alone, and never lost to a second window. */
import { describe, expect, test } from '@jest/globals';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { makeSaveConcept } from '../../../shared/application/concept.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeWithdrawAntwoord } from '../../../shared/application/withdraw-antwoord.ts';
import type { Gebruiker } from '../../../shared/domain/organisatie/types.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld } from '../../support/memory-world.ts';
import { fatima, manager, ondersteuner, vreemde, zonderBevestiging } from '../../support/people.ts';
import { mailContact } from '../../support/post.ts';

async function desk() {
  const world = makeWorld({ instellingen: zonderBevestiging });
  const contact = await mailContact(world, 'r1');
  const save = (tekst: string, over: { door?: Gebruiker; versie?: number; standaardantwoord?: string } = {}) =>
    makeSaveConcept(world)({ contact, door: ondersteuner, tekst, ...over });
  const read = (door: Gebruiker = ondersteuner) => makeReadContact(world)({ contact, door });
  return { world, contact, save, read };
}

describe('a draft', () => {
  test('is kept for who writes it; others see that somebody is writing, since when, and never what', async () => {
    const { world, save, read } = await desk();
    await save('Beste Jan', { standaardantwoord: 'wij-bellen-u' });
    world.clock.forward(60_000);
    await save('Beste Jan, wij');
    expect((await read()).concept).toEqual({
      tekst: 'Beste Jan, wij',
      sinds: '2026-11-25T09:00:00.000Z',
      op: '2026-11-25T09:01:00.000Z',
      versie: 2,
    });
    expect((await read()).concepten).toEqual([]);
    const other = await read(fatima);
    expect(other).toMatchObject({ concept: null, concepten: [{ door: 'olga', sinds: '2026-11-25T09:00:00.000Z' }] });
    expect(JSON.stringify(other)).not.toContain('Beste Jan');
  });

  test('of two people are two, each their own', async () => {
    const { save, read } = await desk();
    await save('van Olga');
    await save('van Fatima', { door: fatima });
    expect((await read()).concept?.tekst).toBe('van Olga');
    expect(await read(fatima)).toMatchObject({ concept: { tekst: 'van Fatima' }, concepten: [{ door: 'olga' }] });
  });

  test('is not overwritten by a window that did not see its newest version', async () => {
    const { save, read } = await desk();
    expect((await save('een', { versie: 0 })).versie).toBe(1);
    expect((await save('twee', { versie: 1 })).versie).toBe(2);
    await expect(save('drie', { versie: 1 })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(save('', { versie: 1 })).rejects.toMatchObject({ kind: 'conflict' });
    expect((await read()).concept?.tekst).toBe('twee');
    expect((await save('vier')).versie).toBe(3);
  });

  test('saved again with the same text changes nothing, whatever version is named', async () => {
    const { world, save } = await desk();
    const first = await save('een');
    world.clock.forward(1000);
    expect(await save('een', { versie: 0 })).toEqual(first);
  });

  test('with an empty text is gone; a new one has a new beginning and never an old version', async () => {
    const { world, save, read } = await desk();
    expect(await save('')).toMatchObject({ versie: 0 });
    await save('een');
    await save('  \n ');
    expect(await read()).toMatchObject({ concept: null });
    expect((await read(fatima)).concepten).toEqual([]);
    world.clock.forward(60_000);
    expect(await save('twee')).toMatchObject({ sinds: world.clock.now(), versie: 3 });
  });

  test('is gone when the answer is given; one that was begun afterwards stays, also when the request comes again', async () => {
    const { world, contact, save, read } = await desk();
    const answer = () => makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'Dag', sleutel: 's1' });
    await save('Dag');
    await answer();
    expect((await read()).concept).toBeNull();
    world.clock.forward(1000);
    await save('En nog iets');
    await answer();
    expect((await read()).concept?.tekst).toBe('En nog iets');
  });

  test('comes back of the answer that is withdrawn, also of one that was given without a draft, and of no other', async () => {
    const { world, contact, save, read } = await desk();
    const answer = async (tekst: string, sleutel: string) => {
      world.clock.forward(1000);
      const command = { contact, door: ondersteuner, tekst, sleutel, bedenktijd: 60 };
      return (await makeAnswerContact(world)(command)).antwoord;
    };
    const withdraw = (antwoord: string) => makeWithdrawAntwoord(world)({ contact, antwoord, door: ondersteuner });
    await save('Eerste antwoord');
    const first = await answer('Eerste antwoord', 's1');
    const second = await answer('Tweede antwoord, in een keer', 's2');
    expect((await read()).concept).toBeNull();
    await withdraw(second);
    expect((await read()).concept?.tekst).toBe('Tweede antwoord, in een keer');
    await withdraw(first);
    expect((await read()).concept?.tekst).toBe('Tweede antwoord, in een keer');
    await save('');
    await withdraw(first);
    await withdraw(second);
    expect((await read()).concept).toBeNull();
  });

  test('by two windows at the same moment without a version keeps one of both whole', async () => {
    const { save, read } = await desk();
    await Promise.all([save('links'), save('rechts')]);
    expect(['links', 'rechts']).toContain((await read()).concept?.tekst);
  });

  test('of a contact that was closed is refused, but it can be thrown away', async () => {
    const { world, contact, save, read } = await desk();
    await save('een');
    await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'informatie-advies' });
    await expect(save('twee')).rejects.toMatchObject({ kind: 'refused', code: 'afgesloten' });
    await save('');
    expect((await read()).concept).toBeNull();
  });

  test('of a call is refused: nobody can be answered in writing there', async () => {
    const { world } = await desk();
    const oproep = { id: 'g1', oproepId: 'o1', soort: 'in-wachtrij', op: instant('2026-11-25T09:00:00Z') } as const;
    await makeRecordTelefoonGebeurtenissen(world)([{ bron: 'b', gebeurtenissen: [oproep] }]);
    const contact = world.ids.derived('oproep', 'o1');
    const draft = makeSaveConcept(world)({ contact, door: ondersteuner, tekst: 'Dag' });
    await expect(draft).rejects.toMatchObject({ code: 'kanaal-zonder-antwoord' });
  });

  test('by who may not see the contact is refused as if it were not there; a manager has no right at all', async () => {
    const { save } = await desk();
    await expect(save('x', { door: vreemde })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(save('x', { door: manager })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
