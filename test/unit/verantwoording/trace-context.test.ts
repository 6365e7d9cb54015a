import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { netwerkOf, traceOf } from '../../../shared/middleware/http/trace-context.ts';
import { textsAt } from '../../../shared/middleware/http/verwerking.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const fresh = () => 'f'.repeat(32);

describe('the trace of a call', () => {
  test.each([`00-${TRACE}-${SPAN}-01`, ` 00-${TRACE}-${SPAN}-00 `, `01-${TRACE}-${SPAN}-01-later`])(
    'is that of whoever calls: %s',
    (header) => expect(traceOf(header, fresh)).toEqual({ trace: TRACE, ouder: SPAN }),
  );

  test.each([
    undefined,
    '',
    TRACE,
    `ff-${TRACE}-${SPAN}-01`,
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-0x`,
  ])('is a new one when there is none to take over: %s', (header) =>
    expect(traceOf(header, fresh)).toEqual({ trace: fresh(), ouder: null }),
  );
});

describe('where a call came from', () => {
  test.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:abcd:12:1:2:3:4', '2001:db8:abcd::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
  ])('is kept without the part that tells devices apart: %s', (address, network) =>
    expect(netwerkOf(address)).toBe(network),
  );

  test('is unknown for what is no address, and never more than the network of one', () => {
    for (const text of [undefined, '', 'gateway', '1.2.3', 'a:b', '1::2::zz']) expect(netwerkOf(text)).toBeNull();
    const ends = fc.property(fc.ipV6(), (address) => {
      const network = netwerkOf(address);
      return network === null || /^[0-9a-f:.]+\/(48|24)$/.test(network);
    });
    fc.assert(ends, { numRuns: 300 });
    fc.assert(
      fc.property(fc.ipV4(), (address) => netwerkOf(address) === `${address.split('.').slice(0, 3).join('.')}.0/24`),
    );
  });
});

describe('the ids at a place in an answer', () => {
  test('are found in lists within lists, each text once per place, and nothing else is', () => {
    const answer = {
      resultaten: [{ contacten: ['a', 'b'] }, { contacten: [] }, {}, { contacten: ['c', 3, null, ''] }],
    };
    expect(textsAt(answer, 'resultaten[].contacten[]')).toEqual(['a', 'b', 'c']);
    expect(textsAt({ id: 'x' }, 'id')).toEqual(['x']);
    expect(textsAt(undefined, 'id')).toEqual([]);
    expect(textsAt({ id: ['x'] }, 'id')).toEqual([]);
    expect(textsAt({ resultaten: 'x' }, 'resultaten[].id')).toEqual([]);
  });
});
