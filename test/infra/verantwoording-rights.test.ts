/** Who did what can be added to by whoever serves people, read by who looks after that, and changed by nobody. */
import { describe, expect, test } from '@jest/globals';
import { FRONT_FUNCTIONS } from '../../lib/stacks/front-functions.ts';
import { VERANTWOORDING_NIET_GESCHREVEN as NIET_GESCHREVEN } from '../../lib/stacks/front-stack.ts';
import { VERZEGELING_GEBROKEN as GEBROKEN } from '../../lib/stacks/verantwoording-stack.ts';
import { LIJSTEN_BEGIN, REGELS_BEGIN } from '../../shared/adapters/dynamodb/verantwoording-items.ts';
import { BEWAARTERMIJN_JAREN } from '../../shared/domain/verantwoording/types.ts';
import { VERANTWOORDING_NIET_GESCHREVEN, VERZEGELING_GEBROKEN } from '../../shared/observability/log-verantwoording.ts';
import { at, functionsOf, type Statement, synthesise } from './assembly.ts';

const assembly = synthesise();
const functions = functionsOf(assembly);
const table = assembly.ofType('AWS::DynamoDB::GlobalTable').find(({ path }) => path.includes('/Verantwoording/'));

/** Statements about the table (its data, not its key). */
const on = (naam: string): readonly Statement[] =>
  (functions.find((one) => one.naam === naam)?.statements ?? []).filter(
    ({ actions, resources }) =>
      actions[0]?.startsWith('dynamodb:') && resources.some((one) => one.includes('Verantwoording')),
  );
const who = (action: RegExp): readonly string[] =>
  functions
    .filter(({ naam }) => on(naam).some(({ actions }) => actions.some((one) => action.test(one))))
    .map(({ naam }) => naam)
    .toSorted();
const leading = (statement: Statement | undefined): unknown =>
  (JSON.parse(JSON.stringify(statement?.conditions ?? {})) as Record<string, unknown>)['ForAllValues:StringLike'];

const SERVES = FRONT_FUNCTIONS.filter(({ verantwoordt }) => verantwoordt).map(({ naam }) => naam);
const READS = ['seal-verantwoording', 'serve-verantwoording'];

describe('the table of who did what', () => {
  test('nobody can change a line, take one away, or write many at once', () => {
    expect(who(/^dynamodb:(Update|Delete|BatchWrite|ConditionCheck)/)).toEqual([]);
    expect(who(/PartiQL|\*/)).toEqual([]);
  });

  test.each(SERVES.filter((naam) => !READS.includes(naam)))('%s can add lines to it, and do nothing else', (naam) => {
    expect(on(naam).map(({ actions }) => actions)).toEqual([['dynamodb:PutItem']]);
    expect([leading(on(naam)[0])].flat()).toEqual([{ 'dynamodb:LeadingKeys': expect.anything() }]);
    expect(JSON.stringify(leading(on(naam)[0]))).toContain(`"${REGELS_BEGIN}*"`);
  });

  test('it is read by who looks lines up and who seals them, and by nobody else', () => {
    expect(who(/^dynamodb:(Get|BatchGet|Query|Scan)/)).toEqual(READS);
    expect(who(/^dynamodb:Scan/)).toEqual([]);
  });

  test('who seals adds no lines: only what was seen in lists, in partitions of its own', () => {
    const puts = on('seal-verantwoording').filter(({ actions }) => actions.includes('dynamodb:PutItem'));
    expect(puts).toHaveLength(1);
    expect(JSON.stringify(leading(puts[0]))).toContain(`"${LIJSTEN_BEGIN}*"`);
  });

  test('seals and the log of processing lie where nobody takes them away before their time, also not by a right of ours', () => {
    const bucket = assembly.ofType('AWS::S3::Bucket').find(({ path }) => path === 'Verantwoording/Zegels/Resource');
    expect(at(bucket, 'ObjectLockEnabled')).toBe(true);
    // As long as the lines that they are of, with the leap days.
    const Days = BEWAARTERMIJN_JAREN * 365 + 2;
    expect(at(bucket, 'ObjectLockConfiguration.Rule.DefaultRetention')).toEqual({ Mode: 'COMPLIANCE', Days });
    expect(at(bucket, 'VersioningConfiguration')).toEqual({ Status: 'Enabled' });
    expect(bucket?.deletionPolicy).toBe('Retain');
    const objects = functions.flatMap(({ naam, statements }) =>
      statements
        .filter(({ resources }) => resources.some((one) => one.includes('Zegels')))
        .flatMap(({ actions }) => actions.filter((one) => one.startsWith('s3:')).map((action) => `${naam} ${action}`)),
    );
    expect(objects.toSorted()).toEqual([
      'seal-verantwoording s3:GetObject',
      'seal-verantwoording s3:ListBucket',
      'seal-verantwoording s3:PutObject',
      'serve-verantwoording s3:GetObject',
      'serve-verantwoording s3:ListBucket',
    ]);
  });

  test('the key of the pseudonyms is given to who makes the log of processing only, and never shown', () => {
    const told = functions.filter(({ fn }) => JSON.stringify(fn.properties).includes('LdvSleutel'));
    expect(told.map(({ naam }) => naam)).toEqual(['seal-verantwoording']);
    const parameters = assembly.app
      .synth()
      .stacks.map(({ template }) => (template as { Parameters?: Record<string, object> }).Parameters?.['LdvSleutel'])
      .filter((one) => one !== undefined);
    expect(parameters).toEqual([expect.objectContaining({ NoEcho: true, Default: '' })]);
  });

  test('alarms count the lines that the functions write', () => {
    expect([GEBROKEN, NIET_GESCHREVEN]).toEqual([VERZEGELING_GEBROKEN, VERANTWOORDING_NIET_GESCHREVEN]);
    const counted = assembly
      .ofType('AWS::Logs::MetricFilter')
      .filter(({ properties }) => JSON.stringify(properties).includes(NIET_GESCHREVEN));
    expect(counted).toHaveLength(SERVES.length);
  });

  test('lines expire by themselves, and by nothing else', () => {
    expect(at(table, 'TimeToLiveSpecification')).toEqual({ AttributeName: 'verlooptOp', Enabled: true });
    expect(table?.deletionPolicy).toBe('Retain');
  });
});
