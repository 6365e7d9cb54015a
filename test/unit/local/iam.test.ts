import { describe, expect, test } from '@jest/globals';
import type { EngineRequest } from '../../../local/engine/contract.ts';
import { factsOf } from '../../../local/iam/call-facts.ts';
import { isAllowed } from '../../../local/iam/evaluate.ts';
import { createKeyUse } from '../../../local/iam/key-rights.ts';
import { statementsOf } from '../../../local/iam/policies.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:000000000000:table/zaken';
const policy = (...Statement: object[]) => statementsOf({ Statement }, 'proef');
const allow = (Action: string | string[], Resource: string | string[], more = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const may = (statements: ReturnType<typeof policy>, action: string, resource: string, facts = {}) =>
  isAllowed(statements, { action, resource }, facts);

describe('IAM as the local run weighs it', () => {
  test('nothing is allowed that no statement allows', () => {
    const statements = policy(allow(['dynamodb:GetItem', 'dynamodb:Query'], [TABLE, `${TABLE}/index/lijsten`]));
    expect(may(statements, 'dynamodb:GetItem', TABLE)).toBe(true);
    expect(may(statements, 'dynamodb:PutItem', TABLE)).toBe(false);
    expect(may(statements, 'dynamodb:Query', `${TABLE}/index/acties`)).toBe(false);
    expect(may(statements, 'dynamodb:GetItem', `${TABLE}2`)).toBe(false);
  });

  test('a right on the keys of an item is none on the rest of it', () => {
    const statements = policy(
      allow('dynamodb:BatchGetItem', TABLE, {
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk'] },
          StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        },
      }),
    );
    const Keys = [{ pk: { S: 'a' }, sk: { S: 'b' } }];
    const asks = (more: object) => {
      const body = Buffer.from(JSON.stringify({ RequestItems: { zaken: { Keys, ...more } } }));
      const request = { method: 'POST', path: '/', headers: {}, query: new URLSearchParams(), body };
      const facts = factsOf('dynamodb', request as unknown as EngineRequest, 'eu-west-1', { partitionKey: () => 'pk' });
      return may(statements, 'dynamodb:BatchGetItem', TABLE, facts);
    };
    expect(asks({ ProjectionExpression: 'pk, sk' })).toBe(true);
    expect(asks({ ProjectionExpression: '#a, sk', ExpressionAttributeNames: { '#a': 'pk' } })).toBe(true);
    expect(asks({ ProjectionExpression: 'pk, sk, inhoud' })).toBe(false);
    expect(asks({ ProjectionExpression: 'pk, #a', ExpressionAttributeNames: { '#a': 'inhoud' } })).toBe(false);
    expect(asks({})).toBe(false);
  });

  test('wildcards stand for text, and for nothing else; names of actions ignore case', () => {
    expect(may(policy(allow('dynamodb:Get*', '*')), 'dynamodb:getitem', TABLE)).toBe(true);
    expect(
      may(policy(allow('s3:GetObject', 'arn:aws:s3:::post/mail/*')), 's3:GetObject', 'arn:aws:s3:::post/onleesbaar/1'),
    ).toBe(false);
    expect(may(policy(allow('s3:GetObject', 'arn:aws:s3:::p.st/*')), 's3:GetObject', 'arn:aws:s3:::post/1')).toBe(
      false,
    );
  });

  test('an explicit Deny beats every Allow', () => {
    const statements = policy(allow('sns:Publish', '*'), {
      Effect: 'Deny',
      Action: 'sns:Publish',
      Resource: 'arn:aws:sns:*:*:*',
    });
    expect(may(statements, 'sns:Publish', '*')).toBe(true);
    expect(may(statements, 'sns:Publish', 'arn:aws:sns:eu-west-1:000000000000:alarm')).toBe(false);
  });

  test('a condition that does not hold takes the right away', () => {
    const Condition = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CONTACT#*'] } };
    const statements = policy(allow('dynamodb:*', '*', { Condition }));
    expect(may(statements, 'dynamodb:GetItem', TABLE, { 'dynamodb:leadingkeys': ['CONTACT#1'] })).toBe(true);
    expect(may(statements, 'dynamodb:GetItem', TABLE, { 'dynamodb:leadingkeys': ['CONTACT#1', 'SPOED#1'] })).toBe(
      false,
    );
    const via = policy(
      allow('kms:Decrypt', '*', { Condition: { StringEquals: { 'kms:ViaService': 'sqs.eu-west-1.amazonaws.com' } } }),
    );
    expect(may(via, 'kms:Decrypt', 'k', {})).toBe(false);
  });

  test('an operator or key that would not be weighed is refused before anything runs', () => {
    expect(() => policy(allow('a:b', '*', { Condition: { NumericLessThan: { 'aws:securetransport': '1' } } }))).toThrow(
      'NumericLessThan',
    );
    expect(() => policy(allow('a:b', '*', { Condition: { StringEquals: { 'aws:userid': 'x' } } }))).toThrow(
      'aws:userid',
    );
  });

  test('a table under a customer key asks for the right to decrypt, also through an index', () => {
    const use = createKeyUse(new Map([[TABLE, 'sleutel']]), 'eu-west-1');
    const rights = use.rightsFor([{ action: 'dynamodb:Query', resource: `${TABLE}/index/lijsten` }]);
    expect(rights).toEqual([
      { right: { action: 'kms:Decrypt', resource: 'sleutel' }, via: 'dynamodb.eu-west-1.amazonaws.com' },
    ]);
    expect(use.rightsFor([{ action: 'dynamodb:Query', resource: `${TABLE}2` }])).toEqual([]);
  });
});

describe('leading keys of a call', () => {
  const keys = (body: object) => {
    const request = {
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      headers: {},
      body: Buffer.from(JSON.stringify(body)),
    };
    const facts = factsOf('dynamodb', request satisfies EngineRequest, 'eu-west-1', {
      partitionKey: (_t, index) => (index ? 'lpk' : 'pk'),
    });
    return facts['dynamodb:leadingkeys'];
  };
  const item = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });

  test.each([
    [{ TableName: 't', Key: item('a') }, ['a']],
    [{ TableName: 't', Item: item('b') }, ['b']],
    [
      { TransactItems: [{ Put: { TableName: 't', Item: item('a') } }, { Delete: { TableName: 't', Key: item('b') } }] },
      ['a', 'b'],
    ],
    [{ RequestItems: { t: { Keys: [item('a'), item('b')] } } }, ['a', 'b']],
    [{ RequestItems: { t: [{ PutRequest: { Item: item('c') } }] } }, ['c']],
    [
      {
        TableName: 't',
        IndexName: 'lijsten',
        KeyConditionExpression: '#p = :p AND begins_with(lsk, :s)',
        ExpressionAttributeNames: { '#p': 'lpk' },
        ExpressionAttributeValues: { ':p': { S: 'open' }, ':s': { S: 'x' } },
      },
      ['open'],
    ],
  ])('%j', (body, expected) => {
    expect(keys(body)).toEqual(expected);
  });
});
