import {
  type AttributeValue,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  type ReturnValue,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Fixture, faultOf, KEY_ONLY, makeTable, openFixture } from './setup.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
  await makeTable(fixture, 'things', KEY_ONLY);
  await makeTable(fixture, 'indexed');
});
afterAll(() => fixture.close());

type Item = Record<string, AttributeValue>;
const put = (item: Item) => fixture.client.send(new PutItemCommand({ TableName: 'things', Item: item }));
const get = async (pk: string) =>
  (await fixture.client.send(new GetItemCommand({ TableName: 'things', Key: { pk: { S: pk } } }))).Item;
const update = (pk: string, expression: string, values?: Item, wanted: ReturnValue = 'ALL_NEW') =>
  fixture.client.send(
    new UpdateItemCommand({
      TableName: 'things',
      Key: { pk: { S: pk } },
      UpdateExpression: expression,
      ExpressionAttributeValues: values,
      ReturnValues: wanted,
    }),
  );

const DOCUMENT: Item = {
  num: { N: '5' },
  lst: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }] },
  doc: { M: { x: { N: '1' }, nest: { M: { y: { S: 'deep' } } } } },
  tags: { SS: ['a', 'b'] },
};

describe('update expressions', () => {
  test.each<[string, Item | undefined, Item]>([
    ['SET num = num + :v', { ':v': { N: '0.5' } }, { num: { N: '5.5' } }],
    ['SET num = :v - num', { ':v': { N: '1' } }, { num: { N: '-4' } }],
    ['SET alt = if_not_exists(alt, :v) + :v', { ':v': { N: '3' } }, { alt: { N: '6' } }],
    ['SET num = if_not_exists(num, :v)', { ':v': { N: '3' } }, {}],
    [
      'SET lst = list_append(lst, :v)',
      { ':v': { L: [{ N: '1' }] } },
      { lst: { L: [...(DOCUMENT['lst']?.L ?? []), { N: '1' }] } },
    ],
    [
      'SET lst = list_append(:v, lst)',
      { ':v': { L: [{ N: '1' }] } },
      { lst: { L: [{ N: '1' }, ...(DOCUMENT['lst']?.L ?? [])] } },
    ],
    [
      'SET lst[1] = :v, lst[9] = :w, lst[7] = :v',
      { ':v': { S: 'v' }, ':w': { S: 'w' } },
      { lst: { L: [{ S: 'a' }, { S: 'v' }, { S: 'c' }, { S: 'v' }, { S: 'w' }] } },
    ],
    ['REMOVE lst[0], lst[2]', undefined, { lst: { L: [{ S: 'b' }] } }],
    ['SET lst[2] = :v REMOVE lst[0]', { ':v': { S: 'v' } }, { lst: { L: [{ S: 'b' }, { S: 'v' }] } }],
    [
      'SET doc.nest.y = num, num = doc.x',
      undefined,
      { num: { N: '1' }, doc: { M: { x: { N: '1' }, nest: { M: { y: { N: '5' } } } } } },
    ],
    ['REMOVE doc.nest.y, doc.nope', undefined, { doc: { M: { x: { N: '1' }, nest: { M: {} } } } }],
    ['ADD num :v, fresh :v', { ':v': { N: '2' } }, { num: { N: '7' }, fresh: { N: '2' } }],
    ['ADD doc.x :v', { ':v': { N: '2' } }, { doc: { M: { x: { N: '3' }, nest: { M: { y: { S: 'deep' } } } } } }],
    ['ADD tags :v', { ':v': { SS: ['b', 'c'] } }, { tags: { SS: ['a', 'b', 'c'] } }],
    ['DELETE tags :v', { ':v': { SS: ['a', 'zz'] } }, { tags: { SS: ['b'] } }],
  ])('%s', async (expression, values, changed) => {
    await put({ pk: { S: 'u' }, ...DOCUMENT });
    const { Attributes } = await update('u', expression, values);
    expect(Attributes).toEqual({ pk: { S: 'u' }, ...DOCUMENT, ...changed });
    expect(await get('u')).toEqual(Attributes);
  });

  test('a set from which the last member goes disappears', async () => {
    await put({ pk: { S: 'u' }, ...DOCUMENT });
    const { Attributes } = await update('u', 'DELETE tags :v', { ':v': { SS: ['a', 'b'] } });
    expect(Attributes).not.toHaveProperty('tags');
  });

  test('an update makes the item when it is absent, unless it only takes away', async () => {
    expect((await update('new1', 'SET a = :v', { ':v': { S: 'x' } })).Attributes).toEqual({
      pk: { S: 'new1' },
      a: { S: 'x' },
    });
    expect((await update('new2', 'REMOVE a')).Attributes).toBeUndefined();
    expect(await get('new2')).toBeUndefined();
  });

  test.each<[string, Item | undefined, string]>([
    ['SET a = :v, a = :w', { ':v': { N: '1' }, ':w': { N: '2' } }, 'Two document paths overlap'],
    ['SET doc.x = :v REMOVE doc', { ':v': { N: '1' } }, 'Two document paths overlap'],
    ['SET doc.x = :v, doc[1] = :v', { ':v': { N: '1' } }, 'Two document paths conflict'],
    ['SET a = :v SET b = :v', { ':v': { N: '1' } }, 'can only be used once'],
    ['SET a = absent', undefined, 'refers to an attribute that does not exist'],
    ['SET a = num + txtless', undefined, 'refers to an attribute that does not exist'],
    ['SET a = lst + :v', { ':v': { N: '1' } }, 'incorrect data type'],
    ['SET a = num + :v', { ':v': { S: '1' } }, 'operator or function: +, operand type: S'],
    ['SET lst = list_append(lst, :v)', { ':v': { S: 'x' } }, 'operand type: S'],
    ['SET nope.x = :v', { ':v': { S: 'x' } }, 'document path provided in the update expression is invalid'],
    ['SET num.x = :v', { ':v': { S: 'x' } }, 'document path provided in the update expression is invalid'],
    ['ADD tags :v', { ':v': { S: 'x' } }, 'operator or function: ADD, operand type: S'],
    ['ADD tags :v', { ':v': { NS: ['1'] } }, 'incorrect data type'],
    ['DELETE num :v', { ':v': { N: '1' } }, 'operator or function: DELETE, operand type: N'],
    ['SET pk = :v', { ':v': { S: 'x' } }, 'Cannot update attribute pk. This attribute is part of the key'],
    ['SET a = size(lst)', undefined, 'function is not allowed in an update expression; function: size'],
    ['SET a = lower(num)', undefined, 'Invalid function name; function: lower'],
    ['SET num = num + :v', { ':v': { N: '9e125' } }, 'Number overflow'],
    ['SET a = :v', { ':v': { SS: [] } }, 'may not be empty'],
    ['SET a = :v', { ':v': { SS: ['x', 'x'] } }, 'contains duplicates'],
    ['INCREMENT num', undefined, 'Syntax error; token: "INCREMENT"'],
  ])('refuses %s and leaves the item alone', async (expression, values, message) => {
    const before = { pk: { S: 'r' }, ...DOCUMENT };
    await put(before);
    const fault = await faultOf(update('r', expression, values));
    expect(fault.name).toBe('ValidationException');
    expect(fault.message).toContain(message);
    expect(await get('r')).toEqual(before);
  });

  test.each<[ReturnValue, string, Item | undefined]>([
    ['NONE', 'SET doc.x = :v', undefined],
    ['ALL_OLD', 'SET doc.x = :v', { pk: { S: 'v' }, ...DOCUMENT }],
    ['UPDATED_OLD', 'SET doc.x = :v, fresh = :v', { doc: { M: { x: { N: '1' } } } }],
    ['UPDATED_NEW', 'SET doc.x = :v, lst[1] = :v', { doc: { M: { x: { N: '9' } } }, lst: { L: [{ N: '9' }] } }],
    ['UPDATED_NEW', 'SET lst[99] = :v', undefined],
    ['UPDATED_OLD', 'SET fresh = :v', undefined],
  ])('ReturnValues %s of %s', async (wanted, expression, expected) => {
    await put({ pk: { S: 'v' }, ...DOCUMENT });
    expect((await update('v', expression, { ':v': { N: '9' } }, wanted)).Attributes).toEqual(expected);
  });
});

describe('puts and deletes', () => {
  test('a failed condition changes nothing and shows the item when asked to', async () => {
    await put({ pk: { S: 'c' }, n: { N: '1' } });
    const attempt = (wanted: 'ALL_OLD' | 'NONE') =>
      fixture.client.send(
        new PutItemCommand({
          TableName: 'things',
          Item: { pk: { S: 'c' } },
          ConditionExpression: 'attribute_not_exists(pk)',
          ReturnValuesOnConditionCheckFailure: wanted,
        }),
      );
    const shown = await faultOf(attempt('ALL_OLD'));
    expect(shown.name).toBe('ConditionalCheckFailedException');
    expect(shown.Item).toEqual({ pk: { S: 'c' }, n: { N: '1' } });
    expect((await faultOf(attempt('NONE'))).Item).toBeUndefined();
    expect(await get('c')).toHaveProperty('n');
  });

  test('a delete returns the old item, and nothing when there was none', async () => {
    await put({ pk: { S: 'd' } });
    const del = () =>
      fixture.client.send(
        new DeleteItemCommand({ TableName: 'things', Key: { pk: { S: 'd' } }, ReturnValues: 'ALL_OLD' }),
      );
    expect((await del()).Attributes).toEqual({ pk: { S: 'd' } });
    expect((await del()).Attributes).toBeUndefined();
  });

  test.each<[string, Item, string]>([
    ['an absent key', { a: { S: 'x' } }, 'Missing the key pk in the item'],
    ['a key of the wrong type', { pk: { N: '1' } }, 'Type mismatch for key pk expected: S actual: N'],
    ['an empty key', { pk: { S: '' } }, 'cannot contain an empty string value. Key: pk'],
    ['an overlong key', { pk: { S: 'x'.repeat(2049) } }, 'maximum size limit of2048 bytes'],
    ['an item above 400 KB', { pk: { S: 'x' }, a: { S: 'x'.repeat(400 * 1024) } }, 'Item size has exceeded'],
    ['an empty set', { pk: { S: 'x' }, a: { NS: [] } }, 'may not be empty'],
    ['numbers that are equal in a set', { pk: { S: 'x' }, a: { NS: ['1', '1.0'] } }, 'duplicates'],
    [
      'a value without type',
      { pk: { S: 'x' }, a: {} as AttributeValue },
      'must contain exactly one of the supported datatypes',
    ],
    ['33 levels of nesting', { pk: { S: 'x' }, a: nested(33) }, 'Nesting Levels have exceeded supported limits'],
  ])('refuses %s', async (_, item, message) => {
    const fault = await faultOf(put(item));
    expect(fault.name).toBe('ValidationException');
    expect(fault.message).toContain(message);
  });

  test('takes empty strings and binaries outside keys, and the item of exactly 400 KB', async () => {
    await put({ pk: { S: 'e' }, s: { S: '' }, b: { B: new Uint8Array(0) }, l: { L: [] }, m: { M: {} } });
    expect(await get('e')).toEqual({
      pk: { S: 'e' },
      s: { S: '' },
      b: { B: new Uint8Array(0) },
      l: { L: [] },
      m: { M: {} },
    });
    await put({ pk: { S: 'e' }, a: { S: 'x'.repeat(400 * 1024 - 4) } });
  });

  test.each<[string, Item, string]>([
    [
      'of the wrong type',
      { gpk: { N: '1' } },
      'Type mismatch for Index Key gpk Expected: S Actual: N IndexName: byGroup',
    ],
    ['that is empty', { gpk: { S: '' } }, 'IndexName: byGroup, IndexKey: gpk'],
  ])('refuses an index key %s', async (_, extra, message) => {
    const Item = { pk: { S: 'x' }, sk: { S: 'y' }, ...extra };
    const fault = await faultOf(fixture.client.send(new PutItemCommand({ TableName: 'indexed', Item })));
    expect(fault.message).toContain(message);
  });
});

/** `levels` maps around a string, the attribute itself being the first. */
function nested(levels: number): AttributeValue {
  let value: AttributeValue = { S: 'x' };
  for (let i = 1; i < levels; i++) value = { M: { m: value } };
  return value;
}
