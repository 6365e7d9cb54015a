import { describe, expect, test } from '@jest/globals';
import { type FunctionRights, functionsOf, type Statement, synthesise } from './assembly.ts';

const functions = functionsOf(synthesise());
const WRITES = /^dynamodb:(Put|Update|Delete)Item$/;

const allows = (rights: FunctionRights, action: RegExp, resource: string): boolean =>
  rights.statements.some(
    ({ effect, actions, resources }) =>
      effect === 'Allow' && actions.some((one) => action.test(one)) && resources.some((one) => one.includes(resource)),
  );

/** Names of the functions that may do this, in alphabetical order. */
const who = (action: RegExp, resource: string) =>
  functions
    .filter((rights) => allows(rights, action, resource))
    .map(({ naam }) => naam)
    .toSorted();

describe('contents', () => {
  const MAY_READ_CONTENT = [
    'chat-socket',
    'receive-chat',
    'receive-mail',
    'receive-telefoon',
    'send-antwoord',
    'serve-contacten',
  ];

  test('only these functions touch the content table', () => {
    expect(who(/^dynamodb:/, 'InhoudTable')).toEqual(MAY_READ_CONTENT);
  });

  test('only these can use the content key, which also covers what could not be read', () => {
    expect(who(/^kms:/, 'Inhoud')).toEqual(
      [...MAY_READ_CONTENT, 'receive-inloop', 'serve-onleesbare-invoer'].toSorted(),
    );
  });

  test('the function that serves figures has no right on contents, raw post or their key', () => {
    const figures = functions.find(({ naam }) => naam === 'serve-bereikbaarheid') as FunctionRights;
    expect(JSON.stringify(figures.statements)).not.toMatch(/Inhoud|RuwePost/);
    expect(figures.statements.some(({ actions }) => actions.some((action) => WRITES.test(action)))).toBe(false);
  });

  test('who only sends an answer or resumes a chat cannot change contents', () => {
    expect(who(WRITES, 'InhoudTable')).toEqual(['receive-chat', 'receive-mail', 'receive-telefoon', 'serve-contacten']);
  });

  test('only mail that comes in and what could not be read is read from the raw post', () => {
    expect(who(/^s3:GetObject$/, '/mail/*')).toEqual(['receive-mail', 'serve-onleesbare-invoer']);
    expect(who(/^s3:PutObject$/, '/mail/*')).toEqual([]);
    expect(who(/^s3:PutObject$/, '/onleesbaar/*')).toEqual([
      'receive-chat',
      'receive-inloop',
      'receive-mail',
      'receive-telefoon',
    ]);
  });
});

describe('facts, figures and settings', () => {
  test('only the projection writes figures', () => {
    expect(who(WRITES, 'CijfersTable')).toEqual(['project-bereikbaarheid']);
  });

  test('only settings and roster write settings', () => {
    expect(who(WRITES, 'InstellingenTable')).toEqual(['serve-instellingen', 'serve-rooster']);
  });

  test('only these write facts', () => {
    expect(who(WRITES, 'ZakenTable')).toEqual([
      'receive-chat',
      'receive-inloop',
      'receive-mail',
      'receive-telefoon',
      'send-antwoord',
      'send-push',
      'serve-contacten',
      'serve-onleesbare-invoer',
      'serve-spoedzaken',
      'sweep-due',
    ]);
  });

  test('what takes input from outside can put it on its queue and do nothing else', () => {
    for (const [naam, queue] of [
      ['accept-telefoon-gebeurtenissen', 'TelefoonQueue'],
      ['accept-telefoon-logboeken', 'TelefoonQueue'],
      ['accept-aankomsten', 'InloopQueue'],
    ] as const) {
      const rights = functions.find((one) => one.naam === naam) as FunctionRights;
      const actions = rights.statements
        .flatMap((statement) => statement.actions)
        .filter((action) => !/^(logs|kms):/.test(action));
      expect(actions).toEqual(['sqs:SendMessage']);
      expect(allows(rights, /^sqs:SendMessage$/, queue)).toBe(true);
    }
  });

  test('functions that need nothing have only their log', () => {
    for (const naam of ['authorize-live', 'serve-beschrijving']) {
      const rights = functions.find((one) => one.naam === naam) as FunctionRights;
      expect(rights.statements.flatMap(({ actions }) => actions)).toEqual([
        'logs:CreateLogStream',
        'logs:PutLogEvents',
      ]);
    }
  });
});

describe('what leaves', () => {
  test('only answers and pushes can be mailed, and only from the sender of this organisatie', () => {
    expect(who(/^ses:/, '')).toEqual(['send-antwoord', 'send-push']);
    const statements = functions.flatMap((rights) =>
      rights.statements.filter(({ actions }) => actions.includes('ses:SendEmail')),
    );
    for (const { conditions, resources } of statements) {
      expect(conditions).toEqual({ StringEquals: { 'ses:FromAddress': { Ref: 'AfzenderMail' } } });
      expect(resources).not.toContain('"*"');
    }
  });

  test('only pushes can be texted, to numbers and never to a topic', () => {
    expect(who(/^sns:/, '')).toEqual(['send-push']);
    const push = functions.find(({ naam }) => naam === 'send-push') as FunctionRights;
    const denied = push.statements.find(({ effect }) => effect === 'Deny') as Statement;
    expect(denied.actions).toEqual(['sns:Publish']);
    expect(denied.resources[0]).toContain(':sns:*:*:*');
  });
});

describe('no broad rights', () => {
  const allowed = functions.flatMap(({ naam, statements }) =>
    statements.filter(({ effect }) => effect === 'Allow').map((statement) => ({ naam, ...statement })),
  );

  test('no role has an action with a wildcard', () => {
    expect(allowed.filter(({ actions }) => actions.some((action) => action.includes('*')))).toEqual([]);
  });

  test('nobody may scan a table', () => {
    expect(who(/Scan|PartiQL|DeleteTable|CreateTable/, '')).toEqual([]);
  });

  test('a right on everything is there only where AWS knows no narrower one', () => {
    const broad = allowed
      .filter(({ resources }) => resources.includes('"*"'))
      .map(({ naam, actions }) => `${naam} ${actions.join()}`);
    expect(broad.toSorted()).toEqual([
      'project-bereikbaarheid dynamodb:ListStreams',
      'publish-live dynamodb:ListStreams',
      'send-push sns:Publish',
    ]);
  });

  test('every key is used through one service only', () => {
    for (const { naam, actions, conditions } of allowed) {
      if (!actions.some((action) => action.startsWith('kms:'))) continue;
      expect({ naam, conditions }).toEqual({
        naam,
        conditions: {
          StringEquals: { 'kms:ViaService': expect.stringMatching(/^(dynamodb|sqs|s3)\.eu-west-1\.amazonaws\.com$/) },
        },
      });
    }
  });
});
