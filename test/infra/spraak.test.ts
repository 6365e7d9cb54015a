/** Calling people: what is there only when it is set up, who may, and who may ask. */
import { describe, expect, test } from '@jest/globals';
import { isAllowed, missingRight } from '../../local/iam/evaluate.ts';
import { statementsByRole } from '../../local/iam/policies.ts';
import { readConnectPermissions } from '../../local/template/connect-permissions.ts';
import { readAssembly } from '../../local/template/read.ts';
import { resolveStacks } from '../../local/template/resolve.ts';
import { at, functionsOf, type Resource, synthesise, temporaryFolder } from './assembly.ts';

const folder = temporaryFolder();
const assembly = synthesise(folder);
const functions = functionsOf(assembly);
const stacks = readAssembly(folder);
const place = { account: '000000000000', region: 'eu-west-1', endpoint: 'http://127.0.0.1:1' };
const ALL = { SpraakInstance: 'i-1', SpraakFlow: 'f-1', SpraakNummer: '+3197000000002' };
const ARN = 'arn:aws:connect:eu-west-1:000000000000:instance/i-1';
/** The templates as they become with these parameters; every other one as it is by default. */
const deployed = (parameters: Readonly<Record<string, string>>) => resolveStacks(stacks, { place, parameters });
const PARTS: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['nothing', {}],
  ['no instance', { ...ALL, SpraakInstance: '' }],
  ['no flow', { ...ALL, SpraakFlow: '' }],
  ['no number', { ...ALL, SpraakNummer: '' }],
];

const environments = (parameters: Readonly<Record<string, string>>) =>
  deployed(parameters)
    .ofType('AWS::Lambda::Function')
    .map(({ metadata, properties }) => ({
      naam: String(metadata['voordeur:lambda']),
      env: (properties['Environment'] as { Variables: Record<string, string> }).Variables,
    }));
const roleOf = (resolved: ReturnType<typeof deployed>, naam: string) => {
  const fn = resolved.ofType('AWS::Lambda::Function').find(({ metadata }) => metadata['voordeur:lambda'] === naam);
  return statementsByRole(resolved).get(String(fn?.properties['Role'])) ?? [];
};
const CALL = { action: 'connect:StartOutboundVoiceContact', resource: `${ARN}/contact/*` };

describe('everybody who reads settings', () => {
  test('knows alike whether people can be called: whoever does not would leave the telephone out of a ladder', () => {
    const readers = functions.filter(({ fn }) => at(fn, 'Environment.Variables.INSTELLINGEN_TABEL') !== undefined);
    expect(readers.length).toBeGreaterThan(25);
    for (const { naam, fn } of readers)
      expect([naam, at(fn, 'Environment.Variables.SPRAAK_NUMMER')]).toEqual([
        naam,
        { 'Fn::If': ['SpraakIngericht', { Ref: 'SpraakNummer' }, ''] },
      ]);
    const told = environments(ALL).filter(({ env }) => env['SPRAAK_NUMMER'] === ALL.SpraakNummer);
    expect(told.map(({ naam }) => naam).toSorted()).toEqual(readers.map(({ naam }) => naam).toSorted());
  });
});

describe.each(PARTS)('with %s set', (_wat, parameters) => {
  test('nobody can be called, nobody may call, and nobody may ask', () => {
    expect(environments(parameters).filter(({ env }) => (env['SPRAAK_NUMMER'] ?? '') !== '')).toEqual([]);
    const resolved = deployed(parameters);
    const statements = [...statementsByRole(resolved).values()].flat();
    expect(statements.filter(({ actions }) => actions.some((action) => action.startsWith('connect:')))).toEqual([]);
    expect(readConnectPermissions(resolved)).toEqual([]);
  });
});

describe('with all of it set', () => {
  const resolved = deployed(ALL);

  test('one function may begin calls, of that one instance, and do nothing else with it', () => {
    const may = functions.filter(({ statements }) =>
      statements.some(({ actions }) => actions.some((action) => action.startsWith('connect:'))),
    );
    expect(may.map(({ naam }) => naam)).toEqual(['send-push']);
    const connect = roleOf(resolved, 'send-push').filter(({ actions }) =>
      actions.some((one) => one.startsWith('connect:')),
    );
    expect(connect).toMatchObject([{ effect: 'Allow', actions: [CALL.action], resources: [CALL.resource] }]);
    expect(isAllowed(roleOf(resolved, 'send-push'), CALL, {})).toBe(true);
  });

  test('a call from another instance is refused, and so is every other function', () => {
    const elsewhere = { ...CALL, resource: CALL.resource.replace('i-1', 'i-2') };
    expect(missingRight(roleOf(resolved, 'send-push'), [elsewhere], {})).toEqual(elsewhere);
    for (const naam of ['answer-spraak', 'receive-sms', 'serve-spoedzaken', 'sweep-due'])
      expect([naam, isAllowed(roleOf(resolved, naam), CALL, {})]).toEqual([naam, false]);
  });

  test('only flows of that one instance, in our account, may ask the one function that answers', () => {
    expect(readConnectPermissions(resolved)).toEqual([
      { functionName: expect.stringContaining('AnswerSpraak'), instanceArn: ARN },
    ]);
    const permissions = assembly
      .ofType('AWS::Lambda::Permission')
      .filter(({ properties }) => properties['Principal'] === 'connect.amazonaws.com');
    expect(permissions.map(({ properties }) => properties)).toMatchObject([
      { Action: 'lambda:InvokeFunction', SourceAccount: { Ref: 'AWS::AccountId' } },
    ]);
  });

  test('who answers writes cases and hands pushes over, and can send nothing and read no contents', () => {
    const answers = functions.find(({ naam }) => naam === 'answer-spraak');
    const actions = new Set(answers?.statements.flatMap((statement) => statement.actions));
    expect([...actions].filter((action) => !/^(dynamodb|kms|logs):/.test(action))).toEqual(['sqs:SendMessage']);
    expect(JSON.stringify(answers?.statements)).not.toMatch(/Inhoud|RuwePost|Verbindingen/);
    // The flow waits eight seconds; whoever presses 1 must not hear an apology while it is still being written down.
    expect(at(answers?.fn, 'Timeout')).toBeLessThan(8);
  });

  test('the end of a call of that instance, and of no other call, goes to the reports of providers', () => {
    const rule = assembly.ofType('AWS::Events::Rule').find(({ path }) => path.includes('Oproepen')) as Resource;
    expect(at(rule, 'EventPattern')).toMatchObject({
      source: ['aws.connect'],
      'detail-type': ['Amazon Connect Contact Event'],
      detail: { eventType: ['DISCONNECTED'], initiationMethod: ['API'], channel: ['VOICE'] },
    });
    const [made] = resolved
      .ofType('AWS::Events::Rule')
      .filter(({ metadata }) => String(metadata['aws:cdk:path']).includes('Oproepen'));
    expect(made?.properties['EventPattern']).toMatchObject({ detail: { instanceArn: [ARN] } });
    expect(JSON.stringify(rule.properties['Targets'])).toContain('BezorgrapportenQueue');
  });

  test('what is set is no secret, and is checked for its form', () => {
    for (const { template } of assembly.app.synth().stacks) {
      const { Parameters = {} } = template as {
        Parameters?: Record<string, { Default: string; AllowedPattern: string }>;
      };
      const nummer = Parameters['SpraakNummer'];
      if (nummer === undefined) continue;
      expect(nummer.Default).toBe('');
      const fits = (value: string) => new RegExp(nummer.AllowedPattern).test(value);
      expect(['', '+31381234567', '0381234567', 'x'].map(fits)).toEqual([true, true, false, false]);
    }
  });
});
