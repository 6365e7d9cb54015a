/** What an answer by mail looks like: text, signature, and what was asked. */
import { describe, expect, test } from '@jest/globals';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { quoteBericht } from '../../../shared/application/quote-bericht.ts';
import { STANDAARD_ORGANISATIE } from '../../../shared/domain/organisatie/standaard.ts';
import type { Organisatie } from '../../../shared/domain/organisatie/types.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';
import { makeWorld } from '../../support/memory-world.ts';
import { medewerker, ondersteuner, zonderBevestiging } from '../../support/people.ts';
import { drainQueues, mailContact } from '../../support/post.ts';
import type { RawMail } from '../../support/raw-mail.ts';
import { sentByPeople } from '../../support/sent-mail.ts';

const SIGNED: Partial<Organisatie> = {
  ondertekening: 'Met vriendelijke groet,\n{{medewerker}}\n{{wijkteam}}\n{{organisatie}}',
};

async function answered(tekst: string, organisatie: Partial<Organisatie> = {}, mail: RawMail = {}, onderwerp?: string) {
  const world = makeWorld({
    instellingen: {
      ...zonderBevestiging,
      organisatie: { ...STANDAARD_ORGANISATIE, ontvangstbevestiging: false, ...organisatie },
      medewerkers: { olga: medewerker('olga', { naam: 'Olga de Boer' }) },
    },
  });
  const contact = await mailContact(world, 'r1', mail);
  await makeAnswerContact(world)({ contact, door: ondersteuner, tekst, ...(onderwerp && { onderwerp }) });
  await drainQueues(world);
  const [sent] = await sentByPeople(world);
  if (sent === undefined) throw new Error('nothing was sent');
  return sent;
}

describe('an answer by mail', () => {
  test('carries the text, the signature as it is set, and below it what was asked', async () => {
    const { tekst } = await answered('Komt u langs.', SIGNED, { tekst: 'Goedendag,\r\n\r\nWanneer kan ik komen?' });
    expect(tekst.split('\n')).toEqual([
      'Komt u langs.',
      '',
      'Met vriendelijke groet,',
      'Olga de Boer',
      'Wijkteam centrum',
      // The organisatie has no name yet, so its line is left out.
      '',
      'Op woensdag 25 november 2026 om 10:00 schreef u:',
      '> Goedendag,',
      '>',
      '> Wanneer kan ik komen?',
    ]);
  });

  test('signs with the first name only where that is set', async () => {
    const { tekst } = await answered('Dag.', { ...SIGNED, alleenVoornaam: true });
    expect(tekst).toContain('\nOlga\n');
    expect(tekst).not.toContain('Boer');
  });

  test('is read back by our own reader as that text alone: the quotation folds', async () => {
    const { nieuweTekst } = await answered('Komt u langs.');
    expect(nieuweTekst).toBe('Komt u langs.');
  });

  test('quotes one level: what the question quoted itself is not repeated', async () => {
    const question =
      'Nog een vraag\r\n\r\nOp ma 16 nov. 2026 om 10:12 schreef Wijkteam <w@voorbeeld.nl>:\r\n> Eerste antwoord\r\n>> Eerste vraag';
    const { tekst } = await answered('Ja.', {}, { tekst: question });
    expect(tekst).toContain('> Nog een vraag');
    expect(tekst).not.toMatch(/Eerste/);
  });

  test('keeps a long paragraph one line, so that every screen breaks it where it ends', async () => {
    const paragraph = 'woord '.repeat(60).trim();
    const { tekst } = await answered(paragraph);
    expect(tekst.split('\n')[0]).toBe(paragraph);
  });

  test('has the subject of the question, or the one that was given', async () => {
    expect((await answered('Dag.')).onderwerp).toBe('Re: Vraag');
    expect((await answered('Dag.', {}, {}, 'Wanneer wij open zijn')).onderwerp).toBe('Re: Wanneer wij open zijn');
  });
});

describe('a quotation', () => {
  const bericht = { id: 'b', op: instant('2026-07-01T22:30:00Z'), onderwerp: null, tekst: '' };

  test('says when it was written on the Dutch clock', () => {
    expect(quoteBericht({ ...bericht, tekst: 'Hoi' })).toBe('Op donderdag 2 juli 2026 om 00:30 schreef u:\n> Hoi');
  });

  test('of a very long text, or of very many lines, ends somewhere and says so', () => {
    const long = quoteBericht({ ...bericht, tekst: 'x'.repeat(100_000) });
    expect(long.length).toBeLessThan(8200);
    expect(long.endsWith('\n> […]')).toBe(true);
    const lines = quoteBericht({ ...bericht, tekst: 'x\n'.repeat(5000) });
    expect(lines.split('\n').length).toBeLessThan(250);
    expect(lines.endsWith('\n> […]')).toBe(true);
  });

  test('never begins a line without its mark, whatever is in it', () => {
    const nasty = 'een\r\n\r\n  \n\u2028twee\n> drie\n.\nFrom vier';
    const [, ...lines] = quoteBericht({ ...bericht, tekst: nasty }).split('\n');
    expect(lines.every((line) => line.startsWith('>'))).toBe(true);
    expect(lines.join('\n')).not.toContain('drie');
  });
});
