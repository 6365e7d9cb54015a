/** Answers written beforehand: kept without faults, filled in for a contact, and never sent half. */
import { describe, expect, test } from '@jest/globals';
import { voorbeeldInstellingen } from '../../../local/voorbeeld/organisatie.ts';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeSaveOrganisatie } from '../../../shared/application/save-instellingen.ts';
import {
  makeFillStandaardantwoord,
  makeSaveStandaardantwoord,
} from '../../../shared/application/standaardantwoorden.ts';
import { STANDAARD_ORGANISATIE } from '../../../shared/domain/organisatie/standaard.ts';
import type { Organisatie } from '../../../shared/domain/organisatie/types.ts';
import type { Standaardantwoord } from '../../../shared/domain/standaardantwoord/types.ts';
import { veldFouten } from '../../../shared/domain/standaardantwoord/velden.ts';
import { makeWorld } from '../../support/memory-world.ts';
import { medewerker, ondersteuner, vreemde, zonderBevestiging } from '../../support/people.ts';
import { mailContact } from '../../support/post.ts';

const ORGANISATIE: Organisatie = { ...STANDAARD_ORGANISATIE, naam: 'Gemeente Test', ontvangstbevestiging: false };

const antwoord = (over: Partial<Standaardantwoord> = {}): Standaardantwoord => ({
  code: 'terugbellen',
  titel: 'Wij bellen u',
  tekst: 'Beste {{naam}}, {{medewerker}} van {{wijkteam}} belt u.',
  kanalen: ['mail'],
  actief: true,
  ...over,
});

async function desk(
  one: Standaardantwoord,
  organisatie: Organisatie = ORGANISATIE,
  van = 'Jan Jansen <jan@bewoner.nl>',
) {
  const medewerkers = { olga: medewerker('olga', { naam: 'Olga de Boer' }) };
  const world = makeWorld({ instellingen: { ...zonderBevestiging, organisatie, medewerkers } });
  await makeSaveStandaardantwoord(world)(one);
  const contact = await mailContact(world, 'r1', { van });
  const fill = (over = {}) =>
    makeFillStandaardantwoord(world)({ contact, door: ondersteuner, standaardantwoord: one.code, ...over });
  return { world, contact, fill };
}

describe('keeping a canned answer', () => {
  test('with unknown or broken fields is refused, with every fault of subject and text at once', async () => {
    const world = makeWorld();
    const save = makeSaveStandaardantwoord(world)(
      antwoord({ onderwerp: 'Over {{zaak}}', tekst: '{{naam} en {{leeftijd}}' }),
    );
    await expect(save).rejects.toMatchObject({
      kind: 'invalid',
      faults: [
        { veld: 'onderwerp', melding: expect.stringContaining('{{zaak}}') },
        { veld: 'tekst', melding: expect.stringContaining('{{naam} en') },
        { veld: 'tekst', melding: expect.stringContaining('{{leeftijd}}') },
      ],
    });
    expect((await world.instellingen.readInstellingen()).standaardantwoorden).toEqual({});
  });

  test('beyond two hundred is refused; changing one of them is not', async () => {
    const standaardantwoorden = Object.fromEntries(
      Array.from({ length: 200 }, (_, i) => [`a-${i}`, antwoord({ code: `a-${i}` })]),
    );
    const world = makeWorld({ instellingen: { standaardantwoorden } });
    const save = makeSaveStandaardantwoord(world);
    await expect(save(antwoord({ code: 'nieuw' }))).rejects.toMatchObject({ code: 'te-veel-standaardantwoorden' });
    expect((await save(antwoord({ code: 'a-7', titel: 'Anders' }))).titel).toBe('Anders');
  });

  test('a signature with an unknown field is refused in the same way', async () => {
    const save = makeSaveOrganisatie(makeWorld())({ ...ORGANISATIE, ondertekening: 'Groet, {{directeur}}' });
    await expect(save).rejects.toMatchObject({ kind: 'invalid', faults: [{ veld: 'ondertekening' }] });
  });

  test('those of the example organisatie, and its signature, have no faults', () => {
    const { standaardantwoorden, organisatie } = voorbeeldInstellingen();
    const texts = Object.values(standaardantwoorden).flatMap(({ tekst, onderwerp = '' }) => [tekst, onderwerp]);
    expect(texts.length).toBeGreaterThan(4);
    expect([...texts, organisatie.ondertekening ?? ''].flatMap((text) => veldFouten(text, 'tekst'))).toEqual([]);
  });
});

describe('filling in a canned answer', () => {
  test('takes what is known of the person, the wijkteam and who writes', async () => {
    const { fill } = await desk(antwoord());
    expect(await fill()).toEqual({
      onderwerp: null,
      tekst: 'Beste Jan Jansen, Olga de Boer van Wijkteam centrum belt u.',
      ontbrekendeVelden: [],
    });
  });

  test('names the medewerker by the first name only where that is set', async () => {
    const { fill } = await desk(antwoord(), { ...ORGANISATIE, alleenVoornaam: true });
    expect((await fill()).tekst).toContain('Jan Jansen, Olga van');
  });

  test('tells the hours and the numbers for an emergency', async () => {
    const { fill } = await desk(
      antwoord({ tekst: '{{openingstijden}}\n{{crisisnummers}}', onderwerp: '{{organisatie}}' }),
    );
    const { tekst, onderwerp } = await fill();
    expect(onderwerp).toBe('Gemeente Test');
    expect(tekst).toContain('maandag tot en met vrijdag van 9.00 tot 17.00 uur');
    expect(tekst).toContain('- Direct levensgevaar: 112');
    expect(tekst).toContain('0800-1471');
  });

  test('leaves open what is not known, and says which fields those are', async () => {
    const { fill } = await desk(antwoord(), ORGANISATIE, 'jan@bewoner.nl');
    const shown = await fill();
    expect(shown.tekst).toMatch(/^Beste \{\{naam\}\},/);
    expect(shown.ontbrekendeVelden).toEqual(['naam']);
    expect(await fill({ velden: { naam: 'mevrouw Jansen' } })).toMatchObject({
      tekst: expect.stringMatching(/^Beste mevrouw Jansen,/),
      ontbrekendeVelden: [],
    });
  });

  test('never takes a mail address, a line break or a field of ours for a name', async () => {
    const at = await desk(antwoord({ tekst: '{{naam}}' }), ORGANISATIE, '"jan@elders.nl" <jan@bewoner.nl>');
    expect((await at.fill()).ontbrekendeVelden).toEqual(['naam']);
    const tricky = await desk(antwoord({ tekst: '{{naam}}' }), ORGANISATIE, '"{{crisisnummers}}" <jan@bewoner.nl>');
    expect((await tricky.fill()).tekst).toBe('crisisnummers');
  });

  test('that is no longer used, of another kanaal, or unknown, is refused', async () => {
    const off = await desk(antwoord({ actief: false }));
    await expect(off.fill()).rejects.toMatchObject({ kind: 'refused', code: 'standaardantwoord-uit' });
    const chat = await desk(antwoord({ kanalen: ['chat'] }));
    await expect(chat.fill()).rejects.toMatchObject({ code: 'standaardantwoord-past-niet-bij-kanaal' });
    await expect(chat.fill({ standaardantwoord: 'constructor' })).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('for a contact of another wijkteam is not found', async () => {
    const { fill } = await desk(antwoord());
    await expect(fill({ door: vreemde })).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('sending a text', () => {
  test('that still has a field of ours is refused, field by field, and nothing of it is kept', async () => {
    const { world, contact } = await desk(antwoord());
    const answer = (tekst: string, onderwerp?: string) =>
      makeAnswerContact(world)({ contact, door: ondersteuner, tekst, ...(onderwerp && { onderwerp }) });
    await expect(answer('Beste {{naam}},', 'Over {{ Wijkteam')).rejects.toMatchObject({
      kind: 'invalid',
      faults: [
        { veld: 'tekst', melding: expect.stringContaining('{{naam}}') },
        { veld: 'onderwerp', melding: expect.stringContaining('{{wijkteam}}') },
      ],
    });
    expect((await world.inhoud.readInhoud(contact)).antwoorden).toEqual([]);
    expect(await answer('Vul {{uw gegevens}} in op het formulier {hier}')).toMatchObject({ misluktAntwoord: false });
  });
});
