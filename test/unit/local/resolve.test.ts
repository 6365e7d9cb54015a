import { describe, expect, test } from '@jest/globals';
import type { Stack, Template } from '../../../local/template/read.ts';
import { resolveStacks } from '../../../local/template/resolve.ts';
import { refuseUnknownTypes } from '../../../local/template/supported.ts';

const place = { account: '111122223333', region: 'eu-west-1', endpoint: 'http://127.0.0.1:9000' };
const stack = (name: string, template: Template): Stack => ({
  name,
  account: undefined,
  region: undefined,
  folder: '/x',
  template,
});
const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'huis-mail' } };

function value(expression: unknown, template: Template = {}, parameters: Record<string, string> = {}): unknown {
  const holder = { Type: 'AWS::SNS::Topic', Properties: { Waarde: expression } };
  const one = stack('een', { ...template, Resources: { ...template.Resources, Houder: holder } });
  return resolveStacks([one], { place, parameters }).ofType('AWS::SNS::Topic')[0]?.properties['Waarde'];
}

describe('intrinsic functions of a template', () => {
  const Resources = { Mail: queue };

  test.each([
    [{ Ref: 'Mail' }, 'http://127.0.0.1:9000/111122223333/huis-mail'],
    [{ 'Fn::GetAtt': ['Mail', 'Arn'] }, 'arn:aws:sqs:eu-west-1:111122223333:huis-mail'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] }, 'a-eu-west-1'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax.
    [{ 'Fn::Sub': '${AWS::StackName}/${Mail.QueueName}/${!letterlijk}' }, 'een/huis-mail/${letterlijk}'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own syntax.
    [{ 'Fn::Sub': ['${x}-${AWS::AccountId}', { x: { Ref: 'AWS::Partition' } }] }, 'aws-111122223333'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['@', 'wijkteam@example.nl'] }] }, 'example.nl'],
    [{ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] }, { b: [1] }],
  ])('%j', (expression, expected) => {
    expect(value(expression, { Resources })).toEqual(expected);
  });

  test('a parameter has the value of this machine, else its default; without either it is refused', () => {
    const Parameters = { Bron: { Type: 'String', Default: 'standaard' }, Leeg: { Type: 'String' } };
    expect(value({ Ref: 'Bron' }, { Parameters })).toBe('standaard');
    expect(value({ Ref: 'Bron' }, { Parameters }, { Bron: 'hier' })).toBe('hier');
    expect(() => value({ Ref: 'Leeg' }, { Parameters })).toThrow('Leeg');
  });

  test('conditions choose values and resources', () => {
    const Conditions = {
      Hier: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
      Daar: { 'Fn::Not': [{ Condition: 'Hier' }] },
      Ergens: { 'Fn::Or': [{ Condition: 'Daar' }, { Condition: 'Hier' }] },
    };
    expect(value({ 'Fn::If': ['Ergens', 'ja', 'nee'] }, { Conditions })).toBe('ja');
    expect(value({ 'Fn::If': ['Daar', 'ja', 'nee'] }, { Conditions })).toBe('nee');
    const only = stack('een', { Conditions, Resources: { A: { ...queue, Condition: 'Daar' } } });
    expect(resolveStacks([only], { place, parameters: {} }).resources).toEqual([]);
  });

  test('what one stack exports another can import', () => {
    const giver = stack('gever', {
      Resources: { Mail: queue },
      Outputs: { Uit: { Value: { 'Fn::GetAtt': ['Mail', 'Arn'] }, Export: { Name: 'gever:mail' } } },
    });
    const taker = stack('nemer', {
      Resources: { T: { Type: 'AWS::SNS::Topic', Properties: { X: { 'Fn::ImportValue': 'gever:mail' } } } },
    });
    const [topic] = resolveStacks([taker, giver], { place, parameters: {} }).ofType('AWS::SNS::Topic');
    expect(topic?.properties['X']).toBe('arn:aws:sqs:eu-west-1:111122223333:huis-mail');
  });

  test.each([
    [{ 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }, 'Fn::Cidr'],
    [{ 'Fn::GetAtt': ['Mail', 'Kleur'] }, 'Kleur'],
    [{ Ref: 'Bestaatniet' }, 'Bestaatniet'],
    ['{{resolve:ssm:geheim}}', 'resolve:ssm'],
  ])('refuses %j by name', (expression, word) => {
    expect(() => value(expression, { Resources })).toThrow(word);
  });
});

test('resource types that are neither made nor left out on purpose are refused, all at once', () => {
  const one = stack('een', {
    Resources: { A: { Type: 'AWS::RDS::DBInstance' }, B: { Type: 'AWS::ECS::Service' }, C: queue },
  });
  expect(() => refuseUnknownTypes([one])).toThrow(/AWS::RDS::DBInstance \(een\/A\)[\s\S]*AWS::ECS::Service \(een\/B\)/);
  expect(() => refuseUnknownTypes([stack('een', { Resources: { C: queue } })])).not.toThrow();
});
