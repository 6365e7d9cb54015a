import { expect, test } from '@jest/globals';
import { correspondentOf, isMailbox, sameCorrespondent } from '../../../shared/adapters/mail/mail-address.ts';

test.each([
  ['Anna@Example.ORG', 'anna@example.org'],
  [' anna@example.org ', 'anna@example.org'],
  ['anna@müller.example', 'anna@xn--mller-kva.example'],
  ['rene\u0301e@example.org', 'ren\u00e9e@example.org'],
  ['anna@example.org.', 'anna@example.org'],
])('%s and %s are one correspondent', (a, b) => {
  expect(sameCorrespondent(a, b)).toBe(true);
});

test.each([
  ['anna@example.org', 'bart@example.org'],
  ['anna@example.org', 'anna@example.net'],
  ['anna+wijkteam@example.org', 'anna@example.org'],
  ['a.nna@gmail.com', 'anna@gmail.com'],
  ['', ''],
])('%s and %s are not surely one', (a, b) => {
  expect(sameCorrespondent(a, b)).toBe(false);
});

test.each([
  'anna',
  'anna@',
  '@example.org',
  'a@b@c',
  'a b@example.org',
  'a@example.org,b@example.org',
  'a@example.org\r\nBcc: x@y.nl',
  '<a@example.org>',
])('%j cannot be written to', (adres) => {
  expect(isMailbox(adres)).toBe(false);
});

const address = (adres: string) => ({ naam: '', adres });

test('an answer goes to the one Reply-To, else to the sender', () => {
  const van = address('form@gemeente.example');
  expect(correspondentOf({ van, antwoordAan: [] })).toEqual(van);
  expect(correspondentOf({ van, antwoordAan: [address('anna@example.org')] })?.adres).toBe('anna@example.org');
  expect(correspondentOf({ van, antwoordAan: [address('a@example.org'), address('b@example.org')] })).toEqual(van);
  expect(correspondentOf({ van, antwoordAan: [address('onbruikbaar')] })).toEqual(van);
  expect(correspondentOf({ van: address('MAILER-DAEMON'), antwoordAan: [] })).toBeNull();
});
