/** The journal can be added to by whoever takes messages in, and by nobody taken from; who checks sees, and changes nothing. */
import { describe, expect, test } from '@jest/globals';
import { GETELDE_REGELS } from '../../lib/stacks/controle-stack.ts';
import { KANARIE_PARTITIE } from '../../shared/adapters/dynamodb/controle-store.ts';
import { JOURNAAL_BEGIN } from '../../shared/adapters/dynamodb/journaal-store.ts';
import { KENGETAL_DAGEN, KENGETAL_KOPPEN, KENGETAL_PERIODEN } from '../../shared/adapters/dynamodb/kengetal-store.ts';
import { SLEUTELGEGEVENS, SPOOR_GEGEVENS, SPOREN_PARTITIE } from '../../shared/adapters/dynamodb/persoon-wijzer.ts';
import { KANARIE_BEGIN } from '../../shared/domain/kanarie/types.ts';
import {
  DAGCONTROLE_VERSCHIL,
  KANAAL_STIL,
  KANARIE_GEMIST,
  logStilte,
} from '../../shared/observability/log-dagcontrole.ts';
import { closedLog } from '../lambdas/silent-log.ts';
import { at, type FunctionRights, functionsOf, type Statement, synthesise } from './assembly.ts';

const logged = closedLog();
const assembly = synthesise();
const functions = functionsOf(assembly);
const RECEIVERS = ['receive-telefoon', 'receive-mail', 'receive-chat', 'receive-inloop'];

const of = (naam: string) => functions.find((one) => one.naam === naam) as FunctionRights;
/** Statements about a table (its data, not its key), by action. */
const on = (naam: string, table: string): readonly Statement[] =>
  of(naam).statements.filter(
    ({ actions, resources }) => actions[0]?.startsWith('dynamodb:') && resources.some((one) => one.includes(table)),
  );
const leading = (...begin: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': begin.length === 1 ? begin[0] : begin },
});
/** A list of one is written as the one. */
const plain = (statements: readonly Statement[]) =>
  statements.map(({ actions, conditions }) => ({
    actions,
    conditions: JSON.parse(JSON.stringify(conditions)) as unknown,
  }));
const single = (conditions: unknown): unknown =>
  JSON.parse(JSON.stringify(conditions), (_, value: unknown) =>
    Array.isArray(value) && value.length === 1 ? value[0] : value,
  );

describe('the journal', () => {
  test.each(RECEIVERS)('%s can add to it and ask for a canary; it can read, change and delete nothing', (naam) => {
    expect(plain(on(naam, 'JournaalTable')).map((one) => ({ ...one, conditions: single(one.conditions) }))).toEqual([
      { actions: ['dynamodb:PutItem'], conditions: leading(`${JOURNAAL_BEGIN}*`) },
      { actions: ['dynamodb:GetItem'], conditions: leading(`${KANARIE_PARTITIE}*`) },
    ]);
  });

  test('nobody can delete from it or change a line', () => {
    const changing = functions.filter(({ statements }) =>
      statements.some(
        ({ actions, resources }) =>
          actions.some((action) => /^dynamodb:(Update|Delete)Item$/.test(action)) &&
          resources.some((one) => one.includes('JournaalTable')),
      ),
    );
    expect(changing.map(({ naam }) => naam)).toEqual([]);
  });

  test('only who takes messages in writes lines of it', () => {
    const writers = functions.filter(({ naam }) =>
      on(naam, 'JournaalTable').some(
        ({ actions, conditions }) =>
          actions.includes('dynamodb:PutItem') && JSON.stringify(conditions).includes(`"${JOURNAAL_BEGIN}*"`),
      ),
    );
    expect(writers.map(({ naam }) => naam).toSorted()).toEqual(RECEIVERS.toSorted());
    for (const { naam } of functions)
      for (const { actions, conditions } of on(naam, 'JournaalTable'))
        if (actions.includes('dynamodb:PutItem')) expect(Object.keys(conditions)).toEqual(['ForAllValues:StringLike']);
  });
});

describe('who checks', () => {
  test.each(['check-dag', 'serve-dagcontroles', 'watch-kanalen'])(
    '%s sees that contents are there, by their keys alone',
    (naam) => {
      expect(plain(on(naam, 'InhoudTable'))).toEqual([
        {
          actions: ['dynamodb:BatchGetItem'],
          conditions: {
            'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk'] },
            StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
          },
        },
      ]);
      const objects = of(naam).statements.filter(({ actions }) => actions.includes('s3:GetObject'));
      expect(objects).toEqual([]);
    },
  );

  test.each(['check-dag', 'serve-dagcontroles'])('%s writes nothing among the facts but work for people', (naam) => {
    const writes = on(naam, 'ZakenTable').filter(({ actions }) =>
      actions.some((action) => /(Put|Update|Delete)Item/.test(action)),
    );
    expect(writes.map(({ actions, conditions }) => ({ actions, conditions: single(conditions) }))).toEqual([
      { actions: ['dynamodb:PutItem'], conditions: leading('ONLEESBAAR#*') },
    ]);
  });

  test('a canary can be put on the queues and in the bucket, and sends nothing out', () => {
    for (const naam of ['send-kanarie', 'serve-kanaries']) {
      const actions = of(naam).statements.flatMap((statement) => statement.actions);
      expect(actions.filter((action) => /^(ses|sns|execute-api):/.test(action))).toEqual([]);
      expect(on(naam, 'ZakenTable')).toEqual([]);
      const put = of(naam).statements.find((statement) => statement.actions.includes('s3:PutObject'));
      expect(put?.resources.join()).toContain(`/mail/${KANARIE_BEGIN}*`);
    }
  });
});

describe('who counts', () => {
  const writes = (naam: string, table: string) =>
    on(naam, table)
      .filter(({ actions }) => actions.some((action) => /(Put|Update|Delete)Item/.test(action)))
      .map(({ actions, conditions }) => ({ actions, conditions: single(conditions) }));

  test('sees of contents by which number and address people are known, and where these turned up: no name, no text', () => {
    const only = (...attributen: string[]) => ({
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributen },
      StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
    });
    expect(
      on('count-kengetallen', 'InhoudTable').map(({ actions, conditions }) => ({
        actions,
        conditions: JSON.parse(JSON.stringify(conditions)) as unknown,
      })),
    ).toEqual([
      { actions: ['dynamodb:BatchGetItem'], conditions: only(...SLEUTELGEGEVENS) },
      {
        actions: ['dynamodb:Query'],
        conditions: {
          ...only(...SPOOR_GEGEVENS),
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${SPOREN_PARTITIE}*`] },
        },
      },
    ]);
    expect(of('count-kengetallen').statements.some(({ actions }) => actions.includes('s3:GetObject'))).toBe(false);
  });

  test('writes counts and nothing else; who follows the facts only that these changed', () => {
    expect(writes('count-kengetallen', 'ZakenTable')).toEqual([]);
    expect(writes('count-kengetallen', 'CijfersTable')).toEqual([
      {
        actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
        conditions: leading(`${KENGETAL_KOPPEN}*`, `${KENGETAL_DAGEN}*`, `${KENGETAL_PERIODEN}*`),
      },
    ]);
    expect(writes('follow-zaken', 'CijfersTable')).toEqual([
      { actions: ['dynamodb:UpdateItem'], conditions: leading(`${KENGETAL_KOPPEN}*`) },
    ]);
  });
});

describe('reports by mail', () => {
  test.each(['send-rapporten', 'serve-rapporten'])('%s reads figures, and writes nothing but reports', (naam) => {
    expect(on(naam, 'InhoudTable')).toEqual([]);
    const writes = ['ZakenTable', 'CijfersTable', 'InstellingenTable'].flatMap((table) =>
      on(naam, table)
        .filter(({ actions }) => actions.some((action) => /(Put|Update|Delete)Item/.test(action)))
        .map(({ actions, conditions }) => ({ table, actions, conditions: single(conditions) })),
    );
    expect(writes).toEqual([
      { table: 'InstellingenTable', actions: ['dynamodb:PutItem'], conditions: leading('RAPPORT*') },
    ]);
  });
});

describe('what looks after the roster', () => {
  const writes = (naam: string) =>
    on(naam, 'InstellingenTable')
      .filter(({ actions }) => actions.some((action) => /(Put|Update|Delete)Item/.test(action)))
      .map(({ actions, conditions }) => ({ actions, conditions: single(conditions) }));

  test('who sends its mails reads settings, and writes only the list of what is to be done', () => {
    expect(on('watch-rooster', 'InhoudTable')).toEqual([]);
    expect(writes('watch-rooster')).toEqual([
      { actions: ['dynamodb:DeleteItem', 'dynamodb:PutItem'], conditions: leading('ROOSTERWERK*') },
    ]);
  });

  test.each(['report-hiaten', 'warn-termijnen'])(
    '%s adds to what was told and to that list, takes nothing off, and sends nothing itself',
    (naam) => {
      expect(on(naam, 'InhoudTable')).toEqual([]);
      expect(writes(naam)).toEqual([
        { actions: ['dynamodb:PutItem'], conditions: leading('ROOSTEREENMAAL*', 'ROOSTERWERK*') },
      ]);
      const actions = of(naam).statements.flatMap((statement) => statement.actions);
      expect(actions.filter((action) => /^(ses|sns|sqs:Send)/.test(action))).toEqual([]);
    },
  );
});

describe('a request to lower an urgency', () => {
  test('is put on the list by who follows the facts, who changes no other setting', () => {
    const writes = on('follow-zaken', 'InstellingenTable').filter(({ actions }) =>
      actions.some((action) => /(Put|Update|Delete)Item/.test(action)),
    );
    expect(writes.map(({ actions, conditions }) => ({ actions, conditions: single(conditions) }))).toEqual([
      { actions: ['dynamodb:PutItem'], conditions: leading('ROOSTEREENMAAL*', 'ROOSTERWERK*') },
    ]);
  });
});

describe('when it happens', () => {
  const schedules = assembly.ofType('AWS::Scheduler::Schedule');

  test('the check and the counts come every night, the canary and the reports every morning, by the clock on the wall', () => {
    expect(schedules.map(({ path, properties }) => [path.split('/')[1], properties['ScheduleExpression']])).toEqual([
      ['CheckDag', 'cron(10 4 * * ? *)'],
      ['CountKengetallen', 'cron(40 4 * * ? *)'],
      ['SendKanarie', 'cron(30 6 * * ? *)'],
      ['SendRapporten', 'cron(0 7 * * ? *)'],
      ['ReportHiaten', 'cron(30 7 * * ? *)'],
      ['WarnTermijnen', 'cron(0 9 * * ? *)'],
    ]);
    for (const schedule of schedules) {
      expect(schedule.properties['ScheduleExpressionTimezone']).toBe('Europe/Amsterdam');
      expect(at(schedule, 'Target.RetryPolicy.MaximumRetryAttempts')).toBe(3);
    }
  });

  test('every line from which an alarm is made is one that is written', () => {
    expect(GETELDE_REGELS).toEqual({
      dagcontrole: DAGCONTROLE_VERSCHIL,
      stilte: KANAAL_STIL,
      kanarie: KANARIE_GEMIST,
    });
    const filters = assembly.ofType('AWS::Logs::MetricFilter').map(({ properties }) => properties['FilterPattern']);
    for (const tekst of Object.values(GETELDE_REGELS)) expect(filters).toContain(`{ $.wat = "${tekst}" }`);
  });

  test('a silence is counted only when a past says that it is one; without a past it is a line on its own', () => {
    const patterns = assembly.ofType('AWS::Logs::MetricFilter').map(({ properties }) => properties['FilterPattern']);
    const counted = (line: Record<string, unknown>) => patterns.filter((one) => one === `{ $.wat = "${line['wat']}" }`);
    logged.take();
    logStilte({ kanaal: 'telefoon', wijkteam: 'centrum', bron: 'verleden' });
    logStilte({ kanaal: 'mail', wijkteam: null, bron: 'ondergrens' });
    const [known, unknown] = logged.take();
    expect([known, unknown].map((line) => [line?.['niveau'], line?.['kanaal'], line?.['bron']])).toEqual([
      ['ERROR', 'telefoon', 'verleden'],
      ['WARN', 'mail', 'ondergrens'],
    ]);
    expect(counted(known ?? {})).toHaveLength(1);
    expect(counted(unknown ?? {})).toEqual([]);
  });
});
