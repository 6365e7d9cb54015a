import { expect, test } from '@jest/globals';
import { decideThread } from '../../../shared/domain/contact/thread.ts';

const thread = (contact: string, correspondent: string, open: boolean) => ({ contact, correspondent, open });

test('a reply of the same person in an open thread joins it, the nearest one first', () => {
  const found = [thread('c2', 'anna', true), thread('c1', 'anna', true)];
  expect(decideThread({ correspondent: 'anna', found })).toEqual({ soort: 'sluit-aan', contact: 'c2' });
});

test('a mail that refers to nothing known is a new contact', () => {
  expect(decideThread({ correspondent: 'anna', found: [] })).toEqual({ soort: 'nieuw', vervolgVan: null });
});

test('a mail after closing is a new contact that refers to the old one', () => {
  expect(decideThread({ correspondent: 'anna', found: [thread('c1', 'anna', false)] })).toEqual({
    soort: 'nieuw',
    vervolgVan: 'c1',
  });
});

test("a reference to somebody else's thread never joins it, open or closed, and is left for a person", () => {
  for (const open of [true, false]) {
    expect(decideThread({ correspondent: 'bart', found: [thread('c1', 'anna', open)] })).toEqual({
      soort: 'parkeer',
      reden: 'verwijst-naar-contact-van-ander',
    });
  }
});

test('who answers into the thread of another joins only a contact of their own', () => {
  const found = [thread('c9', 'anna', true), thread('c1', 'bart', true)];
  expect(decideThread({ correspondent: 'bart', found })).toEqual({ soort: 'sluit-aan', contact: 'c1' });
  expect(
    decideThread({ correspondent: 'bart', found: [thread('c9', 'anna', true), thread('c1', 'bart', false)] }),
  ).toEqual({
    soort: 'nieuw',
    vervolgVan: 'c1',
  });
});
