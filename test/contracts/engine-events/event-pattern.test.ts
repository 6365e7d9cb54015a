import { describe, expect, test } from '@jest/globals';
import {
  compileEventPattern,
  EventPatternFault,
  matchesEventPattern,
} from '../../../local/engine/events/event-pattern.ts';

const event = {
  source: 'aws.connect',
  'detail-type': 'Amazon Connect Contact Event',
  resources: ['arn:aws:connect:eu-west-1:0:instance/1', 'arn:aws:connect:eu-west-1:0:contact/2'],
  detail: {
    eventType: 'QUEUED',
    channel: 'VOICE',
    queueInfo: { queueArn: 'arn:aws:connect:eu-west-1:0:queue/Centrum' },
    wait: 12.5,
    priority: 0,
    vip: false,
    previous: null,
    tags: ['a', 'b'],
    none: [],
    agents: [
      { name: 'An', state: 'busy' },
      { name: 'Bo', state: 'free' },
    ],
  },
};

const detail = (pattern: object) => matchesEventPattern({ detail: pattern }, event);

describe('a pattern lets through what it describes', () => {
  test.each<[string, object, boolean]>([
    ['an exact text', { eventType: ['QUEUED'] }, true],
    ['one of several', { eventType: ['INITIATED', 'QUEUED'] }, true],
    ['another text', { eventType: ['queued'] }, false],
    ['all fields', { eventType: ['QUEUED'], channel: ['VOICE'] }, true],
    ['only one of two fields', { eventType: ['QUEUED'], channel: ['CHAT'] }, false],
    ['a number', { priority: [0] }, true],
    ['a number is no text', { priority: ['0'] }, false],
    ['a boolean', { vip: [false] }, true],
    ['null', { previous: [null] }, true],
    ['null is not absence', { absent: [null] }, false],
    ['an element of a list', { tags: ['b', 'z'] }, true],
    ['no element of a list', { tags: ['z'] }, false],
    ['fields of one object in a list', { agents: { name: ['Bo'], state: ['free'] } }, true],
    ['fields of two different objects in a list', { agents: { name: ['Bo'], state: ['busy'] } }, false],
    ['prefix', { eventType: [{ prefix: 'QUE' }] }, true],
    ['prefix of another case', { eventType: [{ prefix: 'que' }] }, false],
    ['prefix without case', { eventType: [{ prefix: { 'equals-ignore-case': 'que' } }] }, true],
    ['suffix', { queueInfo: { queueArn: [{ suffix: '/Centrum' }] } }, true],
    ['suffix without case', { queueInfo: { queueArn: [{ suffix: { 'equals-ignore-case': '/CENTRUM' } }] } }, true],
    ['a prefix of a number', { priority: [{ prefix: '0' }] }, false],
    ['equals-ignore-case', { eventType: [{ 'equals-ignore-case': 'queued' }] }, true],
    ['wildcard', { queueInfo: { queueArn: [{ wildcard: 'arn:*:queue/*' }] } }, true],
    ['a wildcard that is not anchored', { queueInfo: { queueArn: [{ wildcard: 'queue/*' }] } }, false],
    ['a wildcard with a dot is no regular expression', { eventType: [{ wildcard: 'Q.*' }] }, false],
    ['anything-but', { eventType: [{ 'anything-but': 'DISCONNECTED' }] }, true],
    ['anything-but itself', { eventType: [{ 'anything-but': ['QUEUED', 'X'] }] }, false],
    ['anything-but a number', { priority: [{ 'anything-but': [0, 1] }] }, false],
    ['anything-but of what is absent', { absent: [{ 'anything-but': 'x' }] }, false],
    ['anything-but a prefix', { eventType: [{ 'anything-but': { prefix: 'QUE' } }] }, false],
    ['anything-but several suffixes', { eventType: [{ 'anything-but': { suffix: ['X', 'Y'] } }] }, true],
    ['anything-but without case', { eventType: [{ 'anything-but': { 'equals-ignore-case': ['queued'] } }] }, false],
    ['anything-but a wildcard', { eventType: [{ 'anything-but': { wildcard: '*UEU*' } }] }, false],
    ['exists', { vip: [{ exists: true }] }, true],
    ['exists of null', { previous: [{ exists: true }] }, true],
    ['exists of an object, which is no leaf', { queueInfo: [{ exists: true }] }, false],
    ['exists false of what is there', { vip: [{ exists: false }] }, false],
    ['exists false of what is absent', { absent: [{ exists: false }] }, true],
    ['exists false within an absent object', { absent: { deeper: [{ exists: false }] } }, true],
    ['exists or a value', { vip: [{ exists: false }, false] }, true],
    ['numeric equal', { wait: [{ numeric: ['=', 12.5] }] }, true],
    ['numeric range', { wait: [{ numeric: ['>', 12, '<=', 12.5] }] }, true],
    ['numeric range that ends too early', { wait: [{ numeric: ['>=', 12, '<', 12.5] }] }, false],
    ['numeric of a text', { eventType: [{ numeric: ['>', 0] }] }, false],
    ['$or with one alternative true', { $or: [{ channel: ['CHAT'] }, { wait: [{ numeric: ['>', 10] }] }] }, true],
    ['$or with none true', { $or: [{ channel: ['CHAT'] }, { vip: [true] }] }, false],
    ['$or and another field', { vip: [true], $or: [{ channel: ['VOICE'] }, { vip: [true] }] }, false],
  ])('%s', (_, pattern, expected) => {
    expect(detail(pattern)).toBe(expected);
  });

  test('at the top of the event, where names have hyphens and lists', () => {
    expect(
      matchesEventPattern({ source: ['aws.connect'], 'detail-type': [{ wildcard: '*Contact Event' }] }, event),
    ).toBe(true);
    expect(matchesEventPattern({ resources: [{ suffix: 'contact/2' }] }, event)).toBe(true);
    expect(matchesEventPattern({ source: ['aws.s3'] }, event)).toBe(false);
  });

  test('a field that only every object has by inheritance is absent', () => {
    expect(detail({ constructor: [{ exists: true }] })).toBe(false);
  });

  test('a star in the event is matched by an escaped star', () => {
    expect(matchesEventPattern({ detail: { a: [{ wildcard: '\\**' }] } }, { detail: { a: '*x' } })).toBe(true);
    expect(matchesEventPattern({ detail: { a: [{ wildcard: '\\*' }] } }, { detail: { a: 'x' } })).toBe(false);
  });
});

describe('a pattern that is not known is refused at load', () => {
  test.each<[string, unknown, string]>([
    ['an operator', { detail: { a: [{ cidr: '10.0.0.0/24' }] } }, 'cidr'],
    ['an operator in anything-but', { detail: { a: [{ 'anything-but': { numeric: ['=', 1] } }] } }, 'numeric'],
    ['a comparison', { detail: { a: [{ numeric: ['!=', 1] }] } }, '!='],
    ['a range the wrong way round', { detail: { a: [{ numeric: ['<', 1, '>', 0] }] } }, 'lower bound'],
    ['two operators in one', { detail: { a: [{ prefix: 'a', suffix: 'b' }] } }, 'exactly one'],
    ['a value without a list', { detail: { a: 'x' } }, 'list'],
    ['an empty list', { detail: { a: [] } }, 'empty'],
    ['a list in a list', { detail: { a: [['x']] } }, 'list within a list'],
    ['an empty pattern', {}, 'empty'],
    ['an empty object within', { detail: {} }, 'empty'],
    ['consecutive wildcards', { detail: { a: [{ wildcard: 'a**' }] } }, 'consecutive'],
    ['a prefix that is a number', { detail: { a: [{ prefix: 1 }] } }, 'string'],
    ['$or with one alternative', { $or: [{ source: ['a'] }] }, 'at least two'],
    ['text', '{"source":["a"]}', 'JSON object'],
  ])('%s', (_, pattern, mention) => {
    expect(() => compileEventPattern(pattern)).toThrow(EventPatternFault);
    expect(() => compileEventPattern(pattern)).toThrow(mention);
  });

  test('and the refusal says where', () => {
    expect(() => compileEventPattern({ detail: { deep: { a: [{ near: 1 }] } } })).toThrow('detail.deep.a');
  });
});
