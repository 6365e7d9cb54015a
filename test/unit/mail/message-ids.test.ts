import { describe, expect, test } from '@jest/globals';
import { messageIdsIn, threadKeys } from '../../../shared/adapters/mail/message-ids.ts';
import { letter, parsed } from './messages.ts';

const ids = (n: number) => Array.from({ length: n }, (_, i) => `m${i}@example.org`);

describe('the ids in a header', () => {
  test('are read whatever stands between them', () => {
    expect(messageIdsIn('<a@x.nl>\t<b@x.nl>,<c@x.nl> "uw mail van gisteren" <geen id> <>')).toEqual([
      'a@x.nl',
      'b@x.nl',
      'c@x.nl',
    ]);
    expect(messageIdsIn(' a@x.nl ')).toEqual(['a@x.nl']);
    expect(messageIdsIn('uw mail van gisteren')).toEqual([]);
  });

  test('come once each, in the place where they came last', () => {
    expect(messageIdsIn('<a@x.nl> <b@x.nl> <a@x.nl>')).toEqual(['b@x.nl', 'a@x.nl']);
  });

  test('of a very long chain are the first and the last ones', () => {
    const kept = messageIdsIn(
      ids(5000)
        .map((id) => `<${id}>`)
        .join(' '),
    );
    expect(kept).toHaveLength(50);
    expect(kept[0]).toBe('m0@example.org');
    expect(kept.at(-1)).toBe('m4999@example.org');
  });
});

describe('where the thread of a mail is looked up', () => {
  test('is what it answers first, then its references from near to far', () => {
    expect(threadKeys({ messageId: 'm9@x', inReplyTo: ['m3@x'], references: ['m1@x', 'm2@x', 'm3@x'] })).toEqual([
      'm3@x',
      'm2@x',
      'm1@x',
    ]);
  });

  test('a mail that refers to itself, in a loop, refers to the others only', async () => {
    const mail = await parsed(
      letter({ 'In-Reply-To': '<m1@example.org>', References: '<a@x.nl> <m1@example.org> <a@x.nl> <b@x.nl>' }),
    );
    expect(threadKeys(mail)).toEqual(['b@x.nl', 'a@x.nl']);
  });

  test('is bounded, and keeps where the thread began', () => {
    const keys = threadKeys({ messageId: null, inReplyTo: [], references: ids(40) });
    expect(keys).toHaveLength(20);
    expect(keys[0]).toBe('m39@example.org');
    expect(keys.at(-1)).toBe('m0@example.org');
  });
});
