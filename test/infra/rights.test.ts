import { describe, expect, test } from '@jest/globals';
import { type FunctionRights, functionsOf, type Statement, synthesise } from './assembly.ts';

const assembly = synthesise();
const functions = functionsOf(assembly);
const WRITES = /^dynamodb:(Put|Update|Delete)Item$/;

/** That it was asked, and by whom, is written by whoever answers: verantwoording-rights.test.ts. */
const besidesVerantwoording = ({ statements }: FunctionRights): readonly Statement[] =>
  statements.filter(({ resources }) => !resources.every((one) => one.includes('VerantwoordingTable')));

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
    'follow-zaken',
    'receive-chat',
    'receive-mail',
    'receive-telefoon',
    'send-antwoord',
    'serve-contacten',
    'serve-terugbelverzoeken',
  ];

  /** They see keys and nothing else: controle-rights.test.ts. */
  const SEES_THAT_IT_IS_THERE = ['check-dag', 'serve-dagcontroles', 'watch-kanalen'];
  /** It sees numbers and addresses, and no name or text: controle-rights.test.ts. */
  const COUNTS_PEOPLE = ['count-kengetallen'];
  /** They put a canary in the raw post. */
  const SENDS_CANARY = ['send-kanarie', 'serve-kanaries'];

  test('only these functions touch the content table', () => {
    expect(who(/^dynamodb:/, 'InhoudTable')).toEqual(
      [...MAY_READ_CONTENT, ...SEES_THAT_IT_IS_THERE, ...COUNTS_PEOPLE].toSorted(),
    );
  });

  test('only these can use the content key, which also covers what could not be read', () => {
    expect(who(/^kms:/, 'Inhoud')).toEqual(
      [
        ...MAY_READ_CONTENT,
        ...SEES_THAT_IT_IS_THERE,
        ...COUNTS_PEOPLE,
        ...SENDS_CANARY,
        'receive-bezorgrapporten',
        'receive-inloop',
        'receive-sms',
        'serve-onleesbare-invoer',
        'answer-begroeting',
      ].toSorted(),
    );
  });

  test('the function that serves figures has no right on contents, raw post or their key', () => {
    const figures = functions.find(({ naam }) => naam === 'serve-bereikbaarheid') as FunctionRights;
    expect(JSON.stringify(figures.statements)).not.toMatch(/Inhoud|RuwePost/);
    expect(besidesVerantwoording(figures).some(({ actions }) => actions.some((action) => WRITES.test(action)))).toBe(
      false,
    );
  });

  test('who only sends an answer or resumes a chat cannot change contents', () => {
    expect(who(WRITES, 'InhoudTable')).toEqual([
      'follow-zaken',
      'receive-chat',
      'receive-mail',
      'receive-telefoon',
      'serve-contacten',
      'serve-terugbelverzoeken',
    ]);
  });

  test('who greets callers reads and writes last known greetings in the bucket, and nothing else that lies there', () => {
    const greets = functions.find(({ naam }) => naam === 'answer-begroeting') as FunctionRights;
    const objects = greets.statements.filter(({ actions }) => actions.some((action) => action.startsWith('s3:')));
    expect(objects.flatMap(({ actions }) => actions)).toEqual(['s3:GetObject', 's3:PutObject']);
    for (const { resources } of objects) {
      expect(resources).toHaveLength(1);
      expect(resources[0]).toContain('/begroeting/*');
    }
    expect(greets.statements.some(({ actions }) => actions.some((action) => WRITES.test(action)))).toBe(false);
  });

  test('the key under the greetings is given to the one function that signs them, and never shown', () => {
    const told = functions.filter(({ fn }) => JSON.stringify(fn.properties).includes('BegroetingSleutel'));
    expect(told.map(({ naam }) => naam)).toEqual(['answer-begroeting']);
    const parameters = assembly.app
      .synth()
      .stacks.flatMap(({ template }) =>
        Object.entries(
          (template as { Parameters?: Record<string, { NoEcho?: boolean; Default?: string }> }).Parameters ?? {},
        ),
      );
    const keys = parameters.filter(([name]) => name === 'BegroetingSleutel');
    expect(keys).toEqual([[expect.any(String), expect.objectContaining({ NoEcho: true, Default: '' })]]);
  });

  test('the wait board is made without any right on contents', () => {
    const board = functions.find(({ naam }) => naam === 'serve-wachtborden') as FunctionRights;
    expect(JSON.stringify(board.statements)).not.toMatch(/Inhoud|RuwePost/);
    expect(besidesVerantwoording(board).some(({ actions }) => actions.some((action) => WRITES.test(action)))).toBe(
      false,
    );
  });

  test('only mail that comes in and what could not be read is read from the raw post', () => {
    expect(who(/^s3:GetObject$/, '/mail/*')).toEqual(['receive-mail', 'serve-onleesbare-invoer']);
    expect(who(/^s3:PutObject$/, '/mail/*')).toEqual([]);
    expect(who(/^s3:PutObject$/, '/mail/kanarie-*')).toEqual(SENDS_CANARY);
    // What was attached is kept by who receives it, goes along with a forward, and is read through a signed address.
    expect(who(/^s3:PutObject$/, '/bijlagen/*')).toEqual(['receive-mail']);
    expect(who(/^s3:GetObject$/, '/bijlagen/*')).toEqual(['send-antwoord', 'serve-contacten']);
    expect(who(/^s3:PutObject$/, '/onleesbaar/*')).toEqual([
      'check-dag',
      'receive-bezorgrapporten',
      'receive-chat',
      'receive-inloop',
      'receive-mail',
      'receive-sms',
      'receive-telefoon',
      'serve-dagcontroles',
    ]);
  });
});

describe('facts, figures and settings', () => {
  test('only the projection, and a recalculation that somebody asked for, write figures of bereikbaarheid', () => {
    // The other two write counts per day, and that these changed, in partitions of their own: controle-rights.test.ts.
    expect(who(WRITES, 'CijfersTable')).toEqual([
      'continue-herberekeningen',
      'count-kengetallen',
      'follow-zaken',
      'project-bereikbaarheid',
      'serve-herberekeningen',
    ]);
  });

  test('only settings and roster write settings', () => {
    // The two of the reports, and those that look after roster and terms, write in their own partitions only:
    // controle-rights.test.ts. Who sends pushes forgets devices that are gone, who confirms addresses writes that: below.
    expect(who(WRITES, 'InstellingenTable')).toEqual([
      'follow-zaken',
      'report-hiaten',
      'send-push',
      'send-rapporten',
      'serve-adresbevestigingen',
      'serve-agendas',
      'serve-instellingen',
      'serve-rapporten',
      'serve-regelingen',
      'serve-rooster',
      'warn-termijnen',
      'watch-rooster',
    ]);
  });

  test('who serves calendars writes addresses of calendars and absences, and no duty, exchange or report', () => {
    const agendas = functions.find(({ naam }) => naam === 'serve-agendas') as FunctionRights;
    const writes = agendas.statements.filter(
      ({ actions, resources }) =>
        actions.some((action) => WRITES.test(action)) && resources.some((one) => one.includes('InstellingenTable')),
    );
    expect(writes.map(({ actions, conditions }) => ({ actions, conditions }))).toEqual([
      {
        actions: ['dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['AGENDA*', 'AFWEZIG*', 'ORG'] } },
      },
    ]);
  });

  test('who sends pushes can forget a device, and give nobody an address', () => {
    const push = functions.find(({ naam }) => naam === 'send-push') as FunctionRights;
    const writes = push.statements.filter(
      ({ actions, resources }) =>
        actions.some((action) => WRITES.test(action)) && resources.some((one) => one.includes('InstellingenTable')),
    );
    expect(writes.map(({ actions, conditions }) => ({ actions, conditions }))).toEqual([
      {
        actions: ['dynamodb:DeleteItem', 'dynamodb:UpdateItem'],
        conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['ORG'] } },
      },
    ]);
  });

  test('who confirms addresses keeps codes and medewerkers, and deletes nothing', () => {
    const codes = functions.find(({ naam }) => naam === 'serve-adresbevestigingen') as FunctionRights;
    const data = codes.statements.filter(({ actions }) => actions.some((action) => WRITES.test(action)));
    expect(data.map(({ actions, conditions }) => ({ actions, conditions }))).toEqual([
      {
        actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
        conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['ORG', 'ADRESBEVESTIGING'] } },
      },
    ]);
    expect(allows(codes, /^(dynamodb|sqs):/, 'ZakenTable') || allows(codes, /^sqs:/, '')).toBe(false);
  });

  test('only these write facts', () => {
    // The two that check write work for people there, and nothing else: controle-rights.test.ts.
    expect(who(WRITES, 'ZakenTable')).toEqual([
      // The key that somebody presses whom we call.
      'answer-spraak',
      'check-dag',
      'follow-zaken',
      // What became of a push on the screen of who has the console open.
      'live-socket',
      'receive-bezorgrapporten',
      'receive-chat',
      'receive-inloop',
      'receive-mail',
      'receive-sms',
      'receive-telefoon',
      'send-antwoord',
      'send-push',
      'serve-contacten',
      'serve-dagcontroles',
      'serve-onleesbare-invoer',
      'serve-oppaklinks',
      'serve-rooster',
      'serve-spoedzaken',
      'serve-terugbelverzoeken',
      'serve-uitval',
      'sweep-due',
      'watch-rooster',
    ]);
  });

  test('who decides about pushes sees who has a console open, and no gesprek of a resident', () => {
    for (const naam of [
      'send-push',
      'sweep-due',
      'serve-contacten',
      'serve-spoedzaken',
      'serve-rooster',
      'watch-rooster',
    ]) {
      const rights = functions.find((one) => one.naam === naam) as FunctionRights;
      const seen = rights.statements.filter(
        ({ actions, resources }) =>
          actions.some((action) => action.startsWith('dynamodb:')) &&
          resources.some((one) => one.includes('VerbindingenTable')),
      );
      expect(seen.map(({ actions, conditions }) => ({ actions, conditions }))).toEqual([
        {
          actions: ['dynamodb:Query'],
          conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['LIVE'] } },
        },
      ]);
    }
  });

  test('what takes input from outside can put it on its queue and do nothing else', () => {
    for (const [naam, queue] of [
      ['accept-telefoon-gebeurtenissen', 'TelefoonQueue'],
      ['accept-telefoon-logboeken', 'TelefoonQueue'],
      ['accept-aankomsten', 'InloopQueue'],
    ] as const) {
      const rights = functions.find((one) => one.naam === naam) as FunctionRights;
      const actions = besidesVerantwoording(rights)
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
  test('only answers, pushes, reports and alarms can be mailed, and only from the sender of this organisatie', () => {
    expect(who(/^ses:/, '')).toEqual([
      'send-antwoord',
      'send-push',
      'send-rapporten',
      'serve-adresbevestigingen',
      'watch-kanalen',
      'watch-rooster',
    ]);
    const statements = functions.flatMap((rights) =>
      rights.statements.filter(({ actions }) => actions.includes('ses:SendEmail')),
    );
    for (const { conditions, resources } of statements) {
      expect(conditions).toEqual({ StringEquals: { 'ses:FromAddress': { Ref: 'AfzenderMail' } } });
      expect(resources).not.toContain('"*"');
    }
  });

  test('only pushes, the answer to who answers one, and codes to addresses can be texted, to numbers and never to a topic', () => {
    const texting = ['receive-sms', 'send-push', 'serve-adresbevestigingen'];
    expect(who(/^sns:/, '')).toEqual(texting);
    for (const naam of texting) {
      const rights = functions.find((one) => one.naam === naam) as FunctionRights;
      const denied = rights.statements.find(({ effect }) => effect === 'Deny') as Statement;
      expect(denied.actions).toEqual(['sns:Publish']);
      expect(denied.resources[0]).toContain(':sns:*:*:*');
    }
  });

  test('who may open a link, or tells of deliveries, reads no contents and sends nothing', () => {
    for (const naam of ['serve-oppaklinks', 'receive-bezorgrapporten', 'receive-sms', 'answer-spraak']) {
      const rights = functions.find((one) => one.naam === naam) as FunctionRights;
      expect(JSON.stringify(rights.statements)).not.toMatch(/InhoudTable/);
      expect(allows(rights, /^s3:GetObject$/, '')).toBe(false);
      expect(allows(rights, /^ses:/, '')).toBe(false);
    }
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
      'follow-zaken dynamodb:ListStreams',
      'project-bereikbaarheid dynamodb:ListStreams',
      'receive-sms sns:Publish',
      'send-push sns:Publish',
      'serve-adresbevestigingen sns:Publish',
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
