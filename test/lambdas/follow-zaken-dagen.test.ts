/** Of which days the counts hold no longer, as a change of the table of facts tells it. */
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import { readChange } from '../../lambdas/follow-zaken/changes.ts';
import { contactItem } from '../../shared/adapters/dynamodb/zaak-items.ts';
import { foldContact } from '../../shared/domain/contact/fold-contact.ts';
import type { ContactGebeurtenis } from '../../shared/domain/contact/types.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';

const item = (op: string, more: object = {}) => {
  const queued = { id: 'e', soort: 'in-wachtrij', op: instant(op) } as ContactGebeurtenis;
  const contact = foldContact({ id: 'c', kanaal: 'telefoon', vervolgVan: null, ...more }, [queued]);
  return marshall(contactItem(contact, null, 1), { removeUndefinedValues: true });
};
const record = (now: unknown, old?: unknown): DynamoDBRecord =>
  ({
    eventName: 'MODIFY',
    dynamodb: { Keys: { pk: { S: 'CONTACT#c' }, sk: { S: 'CONTACT' } }, NewImage: now, OldImage: old },
  }) as unknown as DynamoDBRecord;
const dagen = (...images: Parameters<typeof record>) => readChange(record(...images), '1')?.dagen;

describe('a change of a contact', () => {
  test('is about the Amsterdam day on which it was received', () => {
    expect(dagen(item('2026-11-25T22:59:59.999Z'))).toEqual(['2026-11-25']);
    expect(dagen(item('2026-11-25T23:00:00.000Z'))).toEqual(['2026-11-26']);
  });

  test('is about both days when it turns out to have been received on another', () => {
    expect(dagen(item('2026-11-24T10:00:00.000Z'), item('2026-11-25T10:00:00.000Z'))).toEqual([
      '2026-11-24',
      '2026-11-25',
    ]);
    expect(dagen(item('2026-11-25T09:00:00.000Z'), item('2026-11-25T10:00:00.000Z'))).toEqual(['2026-11-25']);
  });

  test('is about no day for a canary', () => {
    expect(dagen(item('2026-11-25T09:00:00.000Z', { proef: true }))).toEqual([]);
  });
});
