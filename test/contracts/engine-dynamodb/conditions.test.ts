import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bindCondition } from '../../../local/engine/dynamodb/bind-condition.ts';
import { evaluateCondition } from '../../../local/engine/dynamodb/evaluate-condition.ts';
import { openScope } from '../../../local/engine/dynamodb/expression-scope.ts';
import { parseCondition } from '../../../local/engine/dynamodb/parse-condition.ts';
import { isReservedWord, reservedWordCount } from '../../../local/engine/dynamodb/reserved-words.ts';
import type { Attributes, AttributeValue } from '../../../local/engine/dynamodb/values.ts';

const KIND = 'ConditionExpression';

function holds(
  source: string,
  item: Attributes,
  values?: Record<string, AttributeValue>,
  names?: Record<string, string>,
) {
  const scope = openScope(
    {
      ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
      ...(names === undefined ? {} : { ExpressionAttributeNames: names }),
    },
    { ConditionExpression: source },
  );
  const bound = bindCondition(KIND, parseCondition(KIND, source), scope);
  scope.finish();
  return evaluateCondition(bound, item);
}

const ITEM: Attributes = {
  num: { N: '5' },
  txt: { S: 'sociaal' },
  wide: { S: 'é😀' },
  bin: { B: Buffer.of(1, 2, 255).toString('base64') },
  yes: { BOOL: true },
  nil: { NULL: true },
  lst: { L: [{ S: 'a' }, { N: '2' }, { M: { deep: { S: 'x' } } }] },
  doc: { M: { a: { N: '1' }, b: { L: [{ BOOL: false }] } } },
  tags: { SS: ['a', 'b'] },
  nums: { NS: ['1', '2.5'] },
};

describe('conditions', () => {
  test.each<[string, Record<string, AttributeValue>, boolean]>([
    ['num = :v', { ':v': { N: '5' } }, true],
    ['num = :v', { ':v': { S: '5' } }, false],
    ['num <> :v', { ':v': { S: '5' } }, true],
    ['absent = :v', { ':v': { S: '5' } }, false],
    ['absent <> :v', { ':v': { S: '5' } }, true],
    ['absent < :v', { ':v': { N: '9' } }, false],
    ['NOT absent < :v', { ':v': { N: '9' } }, true],
    ['num < :v', { ':v': { S: 'zzz' } }, false],
    ['num BETWEEN :a AND :b', { ':a': { N: '5' }, ':b': { N: '5' } }, true],
    ['txt BETWEEN :a AND :b', { ':a': { S: 's' }, ':b': { S: 't' } }, true],
    ['num IN (:a, :b)', { ':a': { N: '4' }, ':b': { N: '5.0' } }, true],
    ['tags = :v', { ':v': { SS: ['b', 'a'] } }, true],
    ['doc = :v', { ':v': { M: { b: { L: [{ BOOL: false }] }, a: { N: '1' } } } }, true],
    ['lst = :v', { ':v': { L: [{ N: '2' }, { S: 'a' }] } }, false],
    ['begins_with(txt, :v)', { ':v': { S: 'soc' } }, true],
    ['begins_with(bin, :v)', { ':v': { B: Buffer.of(1, 2).toString('base64') } }, true],
    ['begins_with(num, :v)', { ':v': { S: '5' } }, false],
    ['contains(txt, :v)', { ':v': { S: 'aal' } }, true],
    ['contains(tags, :v)', { ':v': { S: 'b' } }, true],
    ['contains(nums, :v)', { ':v': { N: '2.50' } }, true],
    ['contains(lst, :v)', { ':v': { M: { deep: { S: 'x' } } } }, true],
    ['contains(bin, :v)', { ':v': { B: Buffer.of(255).toString('base64') } }, true],
    ['contains(doc, :v)', { ':v': { S: 'a' } }, false],
    ['attribute_type(nil, :v)', { ':v': { S: 'NULL' } }, true],
    ['attribute_type(absent, :v)', { ':v': { S: 'S' } }, false],
    ['size(txt) = :v', { ':v': { N: '7' } }, true],
    ['size(wide) = :v', { ':v': { N: '3' } }, true],
    ['size(bin) = :v', { ':v': { N: '3' } }, true],
    ['size(lst) = :v', { ':v': { N: '3' } }, true],
    ['size(doc) = :v', { ':v': { N: '2' } }, true],
    ['size(num) = :v', { ':v': { N: '1' } }, false],
    ['size(absent) > :v', { ':v': { N: '0' } }, false],
    ['lst[2].deep = :v', { ':v': { S: 'x' } }, true],
    ['lst[9].deep = :v', { ':v': { S: 'x' } }, false],
    ['doc.b[0] = :v', { ':v': { BOOL: false } }, true],
    ['yes = :v and nil = :w', { ':v': { BOOL: true }, ':w': { NULL: true } }, true],
  ])('%s with %j is %s', (source, values, expected) => {
    expect(holds(source, ITEM, values)).toBe(expected);
  });

  test('an inherited property of JavaScript objects is no attribute', () => {
    expect(holds('attribute_exists(#n)', ITEM, undefined, { '#n': 'constructor' })).toBe(false);
    expect(holds('attribute_exists(#n)', JSON.parse('{"__proto__":{"S":"x"}}'), undefined, { '#n': '__proto__' })).toBe(
      true,
    );
  });

  test('NOT binds tighter than AND, AND tighter than OR, parentheses decide', () => {
    type Tree = { readonly text: string; readonly value: boolean; readonly rank: number };
    const leaf = fc
      .boolean()
      .map((value): Tree => ({ text: value ? 'attribute_exists(num)' : 'attribute_exists(nope)', value, rank: 3 }));
    const wrap = (tree: Tree, least: number) => (tree.rank < least ? `(${tree.text})` : tree.text);
    const tree: fc.Arbitrary<Tree> = fc.letrec<{ node: Tree }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        leaf,
        tie('node').map((inner) => ({ text: `NOT ${wrap(inner, 2)}`, value: !inner.value, rank: 2 })),
        fc
          .tuple(tie('node'), tie('node'))
          .map(([a, b]) => ({ text: `${wrap(a, 1)} AND ${wrap(b, 2)}`, value: a.value && b.value, rank: 1 })),
        fc
          .tuple(tie('node'), tie('node'))
          .map(([a, b]) => ({ text: `${wrap(a, 0)} OR ${wrap(b, 1)}`, value: a.value || b.value, rank: 0 })),
      ),
    })).node;
    fc.assert(
      fc.property(tree, ({ text, value }) => {
        expect(holds(text, ITEM)).toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  test.each<[string, Record<string, AttributeValue> | undefined, string]>([
    ['', undefined, 'can not be empty'],
    ['num =', undefined, 'Syntax error; token: "<EOF>"'],
    ['num ! :v', { ':v': { N: '1' } }, 'Syntax error; token: "!"'],
    ['_x = :v', { ':v': { N: '1' } }, 'Syntax error; token: "_"'],
    ['name = :v', { ':v': { S: 'x' } }, 'reserved keyword: name'],
    ['doc.status = :v', { ':v': { S: 'x' } }, 'reserved keyword: status'],
    ['((num = :v))', { ':v': { N: '1' } }, 'redundant parentheses'],
    ['num = :nope', { ':v': { N: '1' } }, 'attribute value: :nope'],
    ['num = :v', { ':v': { N: '1' }, ':w': { N: '2' } }, 'unused in expressions: keys: {:w}'],
    ['num = #n', undefined, 'attribute name: #n'],
    ['begins_with(txt, :v)', { ':v': { N: '1' } }, 'operator or function: begins_with, operand type: N'],
    ['num < :v', { ':v': { BOOL: true } }, 'operator or function: <, operand type: BOOL'],
    ['num BETWEEN :a AND :b', { ':a': { N: '2' }, ':b': { N: '1' } }, 'upper bound to be greater than or equal'],
    ['num BETWEEN :a AND :b', { ':a': { N: '2' }, ':b': { S: '3' } }, 'same data type'],
    ['num = num', undefined, 'must be distinct'],
    ['exists(num)', undefined, 'Invalid function name; function: exists'],
    ['size(num)', undefined, 'not allowed to be used this way'],
    ['if_not_exists(num, :v) = :v', { ':v': { N: '1' } }, 'not allowed to be used this way'],
    ['attribute_exists(:v)', { ':v': { S: 'x' } }, 'requires a document path'],
    ['attribute_exists(num, txt)', undefined, 'number of operands: 2'],
    ['attribute_type(num, :v)', { ':v': { S: 'Number' } }, 'Invalid attribute type name'],
    [`num IN (${Array.from({ length: 101 }, () => ':v').join(',')})`, { ':v': { N: '1' } }, 'too many operands'],
    [`num = :v${' '.repeat(4096)}`, { ':v': { N: '1' } }, 'maximum allowed size'],
  ])('refuses %s', (source, values, message) => {
    expect(() => holds(source, ITEM, values)).toThrow(message);
  });

  test('the whole official list of reserved words is known, in any case', () => {
    expect(reservedWordCount).toBe(573);
    expect(['abort', 'Zone', 'STATUS', 'date', 'ttl'].every(isReservedWord)).toBe(true);
    expect(['pk', 'kanaal', 'wijkteam'].some(isReservedWord)).toBe(false);
  });
});
