/** Every dead letter can be found, explained and repeated, by one function that may do that and no more. */
import { describe, expect, test } from '@jest/globals';
import { isAllowed } from '../../local/iam/evaluate.ts';
import { readAssembly } from '../../local/template/read.ts';
import { readWiring } from '../../local/template/wiring.ts';
import { LAATSTE_POGING } from '../../shared/middleware/batch/failure-notes.ts';
import { at, type FunctionRights, functionsOf, synthesise, temporaryFolder } from './assembly.ts';

const outdir = temporaryFolder();
const assembly = synthesise(outdir);
const functions = functionsOf(assembly);
const queues = assembly.ofType('AWS::SQS::Queue');
const nameOf = (queue: (typeof queues)[number]) => String(queue.properties['QueueName']);
const dead = queues.filter((queue) => nameOf(queue).endsWith('-uitval'));
const serve = functions.find(({ naam }) => naam === 'serve-uitval') as FunctionRights;

/** Exports of other stacks are named after the logical ids of what they are. */
const logicalIds = (text: string) => queues.filter(({ logicalId }) => text.includes(logicalId)).map(nameOf);

/** Of each action on a queue: the queues on which the function may do it. */
const rights = (action: string) =>
  serve.statements
    .filter(({ effect, actions }) => effect === 'Allow' && actions.includes(action))
    .flatMap(({ resources }) => logicalIds(resources.join()))
    .toSorted();

describe('the rights of the function that serves dead letters, weighed as IAM does', () => {
  const place = { account: '000000000000', region: 'eu-west-1', endpoint: 'http://127.0.0.1:1' };
  const parameters = {
    OidcIssuer: 'https://x/oidc',
    OidcAudience: 'x',
    AfzenderMail: 'a@b.nl',
    ConsoleAdres: 'https://x',
  };
  const wiring = readWiring(readAssembly(outdir), { place, parameters, workFolder: outdir, httpBase: 'https://x' });
  const roleArn = wiring.functions.find(({ name }) => name === 'serve-uitval')?.roleArn ?? '';
  const statements = wiring.statements.get(roleArn) ?? [];
  const may = (action: string, resource: string) => isAllowed(statements, { action, resource }, {});
  const queue = (name: string) => `arn:aws:sqs:${place.region}:${place.account}:voordeur-${name}`;
  const table = (part: string) =>
    `arn:aws:dynamodb:${place.region}:${place.account}:table/${wiring.tables.find(({ name }) => name.includes(part))?.name}`;

  test.each([
    ['sqs:ReceiveMessage', queue('mail-uitval')],
    ['sqs:StartMessageMoveTask', queue('push-uitval')],
    ['sqs:SendMessage', queue('telefoon')],
    ['sqs:DeleteMessage', queue('project-bereikbaarheid-uitval')],
    ['dynamodb:UpdateItem', table('Zaken')],
    ['dynamodb:BatchGetItem', table('Uitval')],
  ])('%s on %s is allowed', (action, resource) => {
    expect(may(action, resource)).toBe(true);
  });

  test.each([
    ['sqs:ReceiveMessage', queue('mail')],
    ['sqs:DeleteMessage', queue('telefoon')],
    ['sqs:PurgeQueue', queue('mail-uitval')],
    ['sqs:SendMessage', queue('mail-uitval')],
    ['sqs:StartMessageMoveTask', queue('project-bereikbaarheid-uitval')],
    ['dynamodb:PutItem', table('Zaken')],
    ['dynamodb:DeleteItem', table('Zaken')],
    ['dynamodb:PutItem', table('Uitval')],
    ['dynamodb:GetItem', table('Inhoud')],
    ['dynamodb:UpdateItem', table('Cijfers')],
    ['s3:GetObject', `arn:aws:s3:::${wiring.buckets.find((name) => /ruwepost/i.test(name))}/mail/a`],
  ])('%s on %s is refused', (action, resource) => {
    expect(resource).not.toContain('undefined');
    expect(may(action, resource)).toBe(false);
  });
});

describe('dead letters', () => {
  test('of every queue and every stream are known to the function that serves them, with the queue they go back to', () => {
    const env = JSON.stringify(at(serve.fn, 'Environment.Variables.UITVAL_WACHTRIJEN'));
    for (const queue of dead) {
      const naam = nameOf(queue).replace(/^voordeur-|-uitval$/g, '');
      expect(env).toContain(`${naam}=`);
      expect(env).toContain(queue.logicalId);
    }
    const main = queues.filter((queue) => at(queue, 'RedrivePolicy') !== undefined);
    for (const { logicalId } of main) expect(env).toContain(logicalId);
  });

  test('can be looked at, moved back and let go of; what waits in the queues themselves cannot be read or removed', () => {
    const all = dead.map(nameOf).toSorted();
    for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility'])
      expect(rights(action)).toEqual(all);
    const main = queues.filter((queue) => at(queue, 'RedrivePolicy') !== undefined).map(nameOf);
    expect(rights('sqs:SendMessage')).toEqual(main.toSorted());
    expect(rights('sqs:StartMessageMoveTask')).toEqual(main.map((name) => `${name}-uitval`).toSorted());
    expect(rights('sqs:PurgeQueue')).toEqual([]);
  });

  test('are served without any right on content, raw input or figures, and facts can only be told again', () => {
    const text = JSON.stringify(serve.statements);
    expect(text).not.toMatch(/Inhoud|RuwePost|Cijfers|Instellingen|Verbindingen/);
    const writes = serve.statements.flatMap(({ actions }) =>
      actions.filter((one) => /^dynamodb:(?!Get|Batch|Query)/.test(one)),
    );
    expect(writes).toEqual(['dynamodb:UpdateItem']);
  });

  test('nobody else can take away or move', () => {
    const taking = /^sqs:(DeleteMessage|StartMessageMoveTask|PurgeQueue)$/;
    const others = functions.filter(
      ({ naam, statements }) =>
        naam !== 'serve-uitval' &&
        statements.some(
          ({ actions, resources }) =>
            actions.some((action) => taking.test(action)) &&
            logicalIds(resources.join()).some((one) => one.endsWith('-uitval')),
        ),
    );
    expect(others.map(({ naam }) => naam)).toEqual([]);
  });

  test('are explained by every function that reads a queue or a stream: it can note a failure, and read none', () => {
    const readers = assembly
      .ofType('AWS::Lambda::EventSourceMapping')
      .map((mapping) =>
        functions.find(({ fn }) => fn.stack === mapping.stack && fn.logicalId === at(mapping, 'FunctionName.Ref')),
      );
    expect(readers.length).toBeGreaterThanOrEqual(8);
    for (const reader of readers) {
      const onNotes = reader?.statements.filter(({ resources }) => resources.join().includes('UitvalTable')) ?? [];
      expect([reader?.naam, onNotes.flatMap(({ actions }) => actions)]).toEqual([reader?.naam, ['dynamodb:PutItem']]);
    }
  });

  test('come after as many tries as the functions think', () => {
    const tries = queues.flatMap((queue) => at(queue, 'RedrivePolicy.maxReceiveCount') ?? []);
    expect(new Set(tries)).toEqual(new Set([LAATSTE_POGING]));
  });
});
