import { describe, expect, test } from '@jest/globals';
import { classifyMail, isPersonThroughList } from '../../../shared/adapters/mail/classify-mail.ts';
import { listAddresses } from '../../../shared/adapters/mail/list-address.ts';
import { ALL } from './automatic-messages.ts';
import { letter, parsed } from './messages.ts';

describe.each(ALL)('%s', (soort, samples) => {
  test.each(samples)('%s', async (_name, raw) => {
    const { soort: found, reden } = classifyMail(await parsed(raw));
    expect(`${found} (${reden})`).toMatch(new RegExp(`^${soort} `));
    expect(reden).toMatch(/^[a-z-]+(:[a-z-]+)?$/);
  });
});

describe('a mail that came through a list', () => {
  test('names the list by its address, or by the address written with dots', async () => {
    const posted = await parsed(
      letter({ 'List-Id': '<x.lijst.example>', 'List-Post': '<mailto:Buurt@lijst.example>' }),
    );
    expect(listAddresses(posted)).toEqual(['buurt@lijst.example']);
    expect(listAddresses(await parsed(letter({ 'List-Id': 'Wijkteam <wijkteam.example.nl>' })))).toEqual([
      'wijkteam@example.nl',
    ]);
    expect(listAddresses(await parsed(letter({ 'List-Id': '<nieuws.example.nl>' })))).toEqual([]);
  });

  test.each([
    [{}, true],
    [{ Precedence: 'list' }, true],
    [{ From: 'noreply@nieuws.example' }, false],
    [{ 'Auto-Submitted': 'auto-generated' }, false],
    [{ Subject: 'Automatic reply: hello' }, false],
    [{ 'X-Spam-Flag': 'YES' }, false],
    [{ 'Return-Path': '<>' }, false],
  ])('%j: written by a person is %s', async (headers, person) => {
    const raw = letter({ 'List-Id': '<wijkteam.example.nl>', ...(headers as Record<string, string>) });
    expect(isPersonThroughList(await parsed(raw))).toBe(person);
  });
});
