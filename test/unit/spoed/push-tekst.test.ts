import { describe, expect, test } from '@jest/globals';
import { type PushOmgeving, pushTekst, referentieVan } from '../../../shared/domain/spoed/push-tekst.ts';
import { fitsInSms, smsLengte, toSmsAlfabet } from '../../../shared/domain/spoed/sms-tekst.ts';
import type { PushKop, Spoedzaak } from '../../../shared/domain/spoed/types.ts';
import { makeWorld, open, ZAAK } from './spoed-world.ts';

const DOELEN: readonly PushKop['doel'][] = [
  'oppakken',
  'herinnering',
  'escalatie',
  'overschreden',
  'geen-dienst',
  'overdracht',
];
const OMGEVING: PushOmgeving = {
  naamWijkteam: 'Centrum',
  consoleAdres: 'https://voordeur.example.nl',
  nummerCrisisdienst: '0800-1471',
};
const zaak = (urgentie: 'spoed' | 'crisis' = 'spoed', op = '2026-03-28T09:30:00+01:00'): Spoedzaak =>
  open(makeWorld(op), { urgentie }).zaak();

describe('a push', () => {
  test.each(DOELEN)('for %s says which case, wijkteam, domein, urgentie and deadline, and where to sign in', (doel) => {
    const { onderwerp, tekst, sms } = pushTekst(zaak(), doel, OMGEVING);
    for (const part of ['S-00A1B2', 'Centrum', 'sociaal', 'spoed', 'ma 30-03 10:30', `/spoedzaken/${ZAAK}`]) {
      expect(tekst).toContain(part);
    }
    expect(onderwerp).toContain('S-00A1B2');
    expect(sms).toContain('ma 30-03 10:30');
    expect(fitsInSms(sms)).toBe(true);
  });

  test('holds no person: not who opened it, nor the contact, nor a colleague', () => {
    const world = open(makeWorld('2026-11-23T10:00:00+01:00'), { contact: 'contact-geheim' });
    world.when({ soort: 'pakOp', door: 'anna' });
    for (const doel of DOELEN) {
      const text = JSON.stringify(pushTekst(world.zaak(), doel, OMGEVING));
      expect(text).not.toMatch(/tessa|anna|chef|geheim/);
    }
  });

  test('in a crisis says now, and names the crisisdienst, in the SMS as well', () => {
    const { tekst, sms } = pushTekst(zaak('crisis'), 'oppakken', OMGEVING);
    expect(tekst).toMatch(/nu direct/);
    expect([tekst, sms].every((text) => text.includes('0800-1471'))).toBe(true);
    expect(tekst).not.toContain('30-03');
  });

  test('when nobody has duty in time names the crisisdienst; otherwise a spoed does not', () => {
    expect(pushTekst(zaak(), 'geen-dienst', OMGEVING).sms).toContain('0800-1471');
    expect(pushTekst(zaak(), 'oppakken', OMGEVING).tekst).not.toContain('0800-1471');
  });

  test.each([
    ['nothing', {}],
    ['a link', { oppakLink: `https://voordeur.example.nl/v1/oppaklinks/${'g'.repeat(16)}` }],
    ['a link that is too long', { oppakLink: `https://${'lang.'.repeat(40)}nl/v1/oppaklinks/${'g'.repeat(16)}` }],
    ['an answer', { antwoordbaar: true }],
    ['both', { oppakLink: `https://v.nl/v1/oppaklinks/${'g'.repeat(16)}`, antwoordbaar: true }],
  ])('fits in one SMS whatever the names are, with %s for taking it up', (_wat, weg) => {
    for (const doel of DOELEN)
      for (const urgentie of ['spoed', 'crisis'] as const)
        for (const naamWijkteam of ['Centrum', 'Reeland/Staart – Zuidoost én Oude Dorp 🏠', 'x'.repeat(200)])
          for (const consoleAdres of ['https://v.nl/', `https://${'lang.'.repeat(40)}nl`]) {
            const { sms } = pushTekst(zaak(urgentie), doel, { ...OMGEVING, naamWijkteam, consoleAdres, ...weg });
            expect(fitsInSms(sms)).toBe(true);
            expect(sms).toContain('S-00A1B2');
            if (urgentie === 'crisis') expect(sms).toContain('0800-1471');
          }
  });

  test('gives up the link to the case before the one that takes it up, and keeps that one for who it is for', () => {
    const oppakLink = `https://voordeur.example.nl/v1/oppaklinks/${'g'.repeat(16)}`;
    const { tekst, sms, onderwerp } = pushTekst(zaak(), 'oppakken', { ...OMGEVING, oppakLink, antwoordbaar: true });
    expect(sms).toBe(`SPOED S-00A1B2 Centrum sociaal. Pakt u dit op? Voor ma 30-03 10:30. Antwoord 1 of ${oppakLink}`);
    expect(tekst).toContain(oppakLink);
    expect(tekst).toContain('/spoedzaken/');
    expect(onderwerp).not.toContain('oppaklinks');
    const short = pushTekst(zaak(), 'oppakken', {
      ...OMGEVING,
      consoleAdres: 'https://v.nl',
      oppakLink: 'https://v.nl/o',
    });
    expect(short.sms).toContain(`https://v.nl/o Zaak: https://v.nl/spoedzaken/${ZAAK}`);
    expect(short.sms).not.toContain('Antwoord 1');
    expect(pushTekst(zaak(), 'oppakken', { ...OMGEVING, antwoordbaar: true }).sms).toMatch(/Antwoord 1/);
  });
});

test('a reference is short and the same every time', () => {
  expect(referentieVan(ZAAK)).toBe('S-00A1B2');
});

test('the SMS alphabet: accents it lacks are dropped, some characters take two places, others become a question mark', () => {
  expect(toSmsAlfabet('Daniëlle é ç 🏠')).toBe('Danielle é c ?');
  expect(smsLengte('a€[')).toBe(5);
  expect(smsLengte('ë')).toBeUndefined();
  expect([fitsInSms('x'.repeat(160)), fitsInSms('x'.repeat(161)), fitsInSms('[' + 'x'.repeat(159))]).toEqual([
    true,
    false,
    false,
  ]);
});
