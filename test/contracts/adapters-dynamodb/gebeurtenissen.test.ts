/** How events lie in their item: readable while short, small beyond that, and the same when read back. */

import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { readZaakChange } from '../../../lambdas/ports/zaak-changes.ts';
import { packGebeurtenissen, unpackGebeurtenissen } from '../../../shared/adapters/dynamodb/gebeurtenissen.ts';
import { contactItem } from '../../../shared/adapters/dynamodb/zaak-items.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import type { ContactGebeurtenis } from '../../../shared/domain/contact/types.ts';
import { instant, plusMs } from '../../../shared/domain/tijd/instant.ts';

const START = instant('2026-11-25T09:00:00.000Z');

const contactWith = (berichten: number) =>
  foldContact(
    { id: '4b1c2f6e-0000-5000-8000-000000000001', kanaal: 'mail', vervolgVan: null },
    Array.from({ length: berichten }, (_, i): ContactGebeurtenis => {
      const bericht = `4b1c2f6e-0000-5000-8000-${String(i).padStart(12, '0')}`;
      const op = plusMs(START, i * 1000);
      return { id: bericht, op, soort: 'bericht-ontvangen', bericht, soortBericht: 'persoon', gevaarsignalen: [] };
    }),
  );

describe('the events in an item', () => {
  test('are read back as they were, however many and whatever characters', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ id: fc.string(), soort: fc.string({ unit: 'grapheme' }) })), (events) => {
        expect(unpackGebeurtenissen(packGebeurtenissen(events))).toEqual(events);
      }),
    );
  });

  test('can be read by a person while they are few', () => {
    expect(packGebeurtenissen(contactWith(1).gebeurtenissen)).toContain('bericht-ontvangen');
  });

  test('of a thread of ten mails stay within the kilobyte that one write unit pays for', () => {
    const contact = contactWith(10);
    expect(JSON.stringify(contact.gebeurtenissen).length).toBeGreaterThan(1500);
    const item = contactItem(contact, plusMs(START, 60_000), 10);
    const size = Object.entries(item).reduce((sum, [name, value]) => {
      return sum + name.length + (value instanceof Uint8Array ? value.length : String(value).length);
    }, 0);
    expect(size).toBeLessThan(1024);
  });
});

test.each([1, 10])(
  'a change of a contact with %i events is read from the stream, where bytes are base64',
  (berichten) => {
    const contact = contactWith(berichten);
    const image = marshall(contactItem(contact, null, 3));
    // As a function gets it: JSON has no bytes.
    const NewImage = Object.fromEntries(
      Object.entries(image).map(([name, value]) => [
        name,
        value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') },
      ]),
    );
    const record = { eventName: 'MODIFY', dynamodb: { NewImage } } as unknown as DynamoDBRecord;
    expect(readZaakChange(record, '7')).toEqual({ soort: 'contact', volgnummer: '7', contact, versie: 3 });
  },
);
