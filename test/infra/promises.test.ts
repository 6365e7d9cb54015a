import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { lambdaNames } from '../../lib/bundling/bundle-lambdas.ts';
import { PROJECT_ROOT } from '../../lib/bundling/project-root.ts';
import { ONBEKEND_ADRES, ROUTES } from '../../lib/stacks/routes.ts';
import { UITGAAND_OPNIEUW_MS } from '../../shared/application/contact-write.ts';
import { VERZENDTIJD_MS } from '../../shared/application/send-antwoord.ts';
import { PUSHTIJD_MS } from '../../shared/application/verzendpoging.ts';
import { at, functionsOf, type Resource, synthesise } from './assembly.ts';

const assembly = synthesise();
const names = (resources: readonly Resource[]) => resources.map(({ path }) => path);
const queues = assembly.ofType('AWS::SQS::Queue');
const alarms = assembly.ofType('AWS::CloudWatch::Alarm');
const isUitval = ({ properties }: Resource) => String(properties['QueueName']).endsWith('-uitval');

/** Logical ids that an alarm watches, by metric. */
const watched = (metric: string) =>
  alarms
    .filter(({ properties }) => properties['MetricName'] === metric)
    .map(({ stack, properties }) => `${stack}/${JSON.stringify(properties['Dimensions'])}`);

describe('queues', () => {
  test('there is one for every channel, one each for pushes, answers, SMS and reports of providers', () => {
    const main = queues.filter((queue) => !isUitval(queue)).map(({ properties }) => properties['QueueName']);
    expect(main.toSorted()).toEqual(
      ['antwoord', 'bezorgrapporten', 'chat', 'inloop', 'mail', 'push', 'sms', 'telefoon'].map(
        (naam) => `voordeur-${naam}`,
      ),
    );
  });

  test('every queue that is read has a dead-letter queue after ten tries', () => {
    const without = queues.filter((queue) => !isUitval(queue) && at(queue, 'RedrivePolicy.maxReceiveCount') !== 10);
    expect(names(without)).toEqual([]);
  });

  test('every dead-letter queue keeps for fourteen days and has an alarm that goes off at the first message', () => {
    const depth = watched('ApproximateNumberOfMessagesVisible').join();
    const uitval = queues.filter(isUitval);
    expect(uitval).toHaveLength(10);
    for (const { logicalId, properties } of uitval) {
      expect(properties['MessageRetentionPeriod']).toBe(14 * 86_400);
      expect(depth).toContain(logicalId);
    }
  });

  test('every queue that is read has an alarm on the age of its oldest message', () => {
    const age = watched('ApproximateAgeOfOldestMessage').join();
    for (const { logicalId } of queues.filter((queue) => !isUitval(queue))) expect(age).toContain(logicalId);
  });

  test('every queue is encrypted and refuses what does not come over TLS', () => {
    const policies = assembly.ofType('AWS::SQS::QueuePolicy').map(({ properties }) => JSON.stringify(properties));
    for (const { logicalId, properties } of queues) {
      expect(properties['KmsMasterKeyId']).toBeDefined();
      const own = policies.find((policy) => policy.includes(`"Ref":"${logicalId}"`)) ?? '';
      expect(own).toContain('"aws:SecureTransport":"false"');
    }
  });

  test('what comes in by SMS is told by the SMS service alone, to an encrypted topic, and reaches its queue bare', () => {
    const topics = assembly.ofType('AWS::SNS::Topic').filter(({ path }) => path.includes('SmsBinnen'));
    expect(topics).toHaveLength(1);
    const [topic] = topics as [Resource];
    expect(topic.properties['KmsMasterKeyId']).toBeDefined();
    const policy = assembly.ofType('AWS::SNS::TopicPolicy').find(({ path }) => path.includes('SmsBinnen')) as Resource;
    const allowed = (at(policy, 'PolicyDocument.Statement') as Record<string, unknown>[]).filter(
      ({ Effect }) => Effect === 'Allow',
    );
    expect(allowed).toEqual([
      expect.objectContaining({
        Action: 'sns:Publish',
        Principal: { Service: 'sms-voice.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ]);
    const subscription = assembly
      .ofType('AWS::SNS::Subscription')
      .find(({ properties }) => JSON.stringify(properties['TopicArn']).includes(topic.logicalId));
    expect(subscription?.properties).toMatchObject({ Protocol: 'sqs', RawMessageDelivery: true });
    const queue = queues.find(({ properties }) => properties['QueueName'] === 'voordeur-sms') as Resource;
    expect(JSON.stringify(subscription?.properties['Endpoint'])).toContain(queue.logicalId);
  });

  test('SES tells of what did not arrive, and the bus carries that and nothing else to its queue', () => {
    const [destination] = assembly.ofType('AWS::SES::ConfigurationSetEventDestination') as [Resource];
    expect(at(destination, 'EventDestination.MatchingEventTypes')).toEqual(
      expect.arrayContaining(['delivery', 'bounce', 'reject', 'deliveryDelay']),
    );
    const rule = assembly.ofType('AWS::Events::Rule').find(({ path }) => path.includes('Leveranciers')) as Resource;
    expect(at(rule, 'EventPattern.detail-type')).toContain('Email Bounced');
    expect(at(rule, 'EventPattern.source')).toEqual(['aws.ses', 'aws.sms-voice', 'voordeur.sms']);
  });

  test('a message stays hidden six times as long as its reader may take', () => {
    const functions = assembly.ofType('AWS::Lambda::Function');
    const mappings = assembly
      .ofType('AWS::Lambda::EventSourceMapping')
      .filter(({ properties }) => properties['StartingPosition'] === undefined);
    expect(mappings).toHaveLength(8);
    for (const mapping of mappings) {
      const { stack, properties } = mapping;
      const reader = functions.find(
        (fn) => fn.stack === stack && fn.logicalId === at(mapping, 'FunctionName.Ref'),
      ) as Resource;
      const source = JSON.stringify(properties['EventSourceArn']);
      const queue = queues.find(({ logicalId }) => source.includes(logicalId)) as Resource;
      expect(at(queue, 'VisibilityTimeout')).toBe(Number(at(reader, 'Timeout')) * 6);
      expect(properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
      expect(at(mapping, 'ScalingConfig.MaximumConcurrency')).toBeGreaterThanOrEqual(2);
    }
  });

  test('only telephone events come in batches of more than ten, which is allowed to whoever waits a moment for them', () => {
    const mappings = assembly
      .ofType('AWS::Lambda::EventSourceMapping')
      .filter(({ properties }) => properties['StartingPosition'] === undefined);
    const large = mappings.filter(({ properties }) => Number(properties['BatchSize']) > 10);
    expect(large.map(({ path }) => path.includes('ReceiveTelefoon'))).toEqual([true]);
    expect(at(large[0] as Resource, 'MaximumBatchingWindowInSeconds')).toBe(1);
    for (const mapping of mappings) {
      if (large.includes(mapping)) continue;
      // A resident in a chat, a page to whoever has duty: these go at once.
      expect(mapping.properties['MaximumBatchingWindowInSeconds']).toBeUndefined();
    }
  });

  test('a mail is held longer than its sender may take, and shorter than what brings it back when that died', () => {
    const sender = assembly.ofType('AWS::Lambda::Function').find(({ path }) => path.includes('SendAntwoord'));
    const queue = queues.find(({ properties }) => properties['QueueName'] === 'voordeur-antwoord');
    expect(VERZENDTIJD_MS).toBeGreaterThan(Number(sender?.properties['Timeout']) * 1000);
    expect(VERZENDTIJD_MS).toBeLessThan(UITGAAND_OPNIEUW_MS);
    expect(VERZENDTIJD_MS).toBeLessThan(Number(queue?.properties['VisibilityTimeout']) * 1000);
  });

  test('a push is held longer than its sender may take, and shorter than what brings it back when that died', () => {
    const sender = assembly.ofType('AWS::Lambda::Function').find(({ path }) => path.includes('SendPush'));
    const queue = queues.find(({ properties }) => properties['QueueName'] === 'voordeur-push');
    expect(PUSHTIJD_MS).toBeGreaterThan(Number(sender?.properties['Timeout']) * 1000);
    expect(PUSHTIJD_MS).toBeLessThan(Number(queue?.properties['VisibilityTimeout']) * 1000);
  });

  test('a stream is read from its beginning, halved on failure, bounded in tries and age, with a place for what fails', () => {
    const mappings = assembly
      .ofType('AWS::Lambda::EventSourceMapping')
      .filter(({ properties }) => properties['StartingPosition'] !== undefined);
    expect(mappings).toHaveLength(2);
    for (const mapping of mappings) {
      expect(mapping.properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRecordAgeInSeconds: 3600,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
      expect(at(mapping, 'MaximumRetryAttempts')).toBeGreaterThan(0);
      expect(at(mapping, 'DestinationConfig.OnFailure.Destination')).toBeDefined();
    }
  });
});

describe('functions', () => {
  const functions = assembly.ofType('AWS::Lambda::Function');

  test('every folder of lambdas is deployed once, and nothing else is', () => {
    expect(
      functionsOf(assembly)
        .map(({ naam }) => naam)
        .toSorted(),
    ).toEqual([...lambdaNames()]);
  });

  test('every function runs on ARM64 with Node 24, without tracing, with a log of its own', () => {
    for (const fn of functions) {
      expect(fn.properties).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
      });
      expect(at(fn, 'TracingConfig')).toBeUndefined();
      expect(at(fn, 'LoggingConfig.LogGroup')).toBeDefined();
    }
  });

  test('every function has a role of its own', () => {
    const roles = functions.map((fn) => `${fn.stack}/${String(at(fn, 'Role.Fn::GetAtt.0'))}`);
    expect(new Set(roles).size).toBe(functions.length);
  });

  test('every function has an alarm on errors and one on throttles', () => {
    const errors = watched('Errors').join();
    const throttles = watched('Throttles').join();
    for (const { logicalId } of functions) {
      expect(errors).toContain(logicalId);
      expect(throttles).toContain(logicalId);
    }
  });

  test('every log is encrypted under our key and does not stay forever', () => {
    const groups = assembly.ofType('AWS::Logs::LogGroup');
    expect(groups.length).toBeGreaterThan(functions.length);
    for (const { properties } of groups) {
      expect(properties['KmsKeyId']).toBeDefined();
      expect(properties['RetentionInDays']).toBeLessThanOrEqual(365);
    }
  });
});

describe('data', () => {
  test('every table recovers to any second, is protected against deletion, and lies under a key of ours', () => {
    const tables = assembly.ofType('AWS::DynamoDB::GlobalTable');
    expect(tables).toHaveLength(9);
    for (const table of tables) {
      expect(at(table, 'Replicas.0.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled')).toBe(true);
      expect(at(table, 'Replicas.0.DeletionProtectionEnabled')).toBe(true);
      expect(at(table, 'Replicas.0.SSESpecification.KMSMasterKeyId')).toBeDefined();
      expect(at(table, 'BillingMode')).toBe('PAY_PER_REQUEST');
      expect(table.deletionPolicy).toBe('Retain');
    }
  });

  test('the raw post admits no public, only TLS, keeps versions, and forgets in time', () => {
    const bucket = assembly.ofType('AWS::S3::Bucket').find(({ path }) => path.includes('RuwePost')) as Resource;
    expect(Object.values(at(bucket, 'PublicAccessBlockConfiguration') as object)).toEqual([true, true, true, true]);
    expect(at(bucket, 'VersioningConfiguration')).toEqual({ Status: 'Enabled' });
    for (const Prefix of ['mail/', 'bijlagen/', 'onleesbaar/']) {
      const rule = expect.objectContaining({ Prefix, ExpirationInDays: expect.any(Number) });
      expect(at(bucket, 'LifecycleConfiguration.Rules')).toContainEqual(rule);
    }
    const policy = assembly.ofType('AWS::S3::BucketPolicy').find(({ path }) => path.includes('RuwePost')) as Resource;
    expect(JSON.stringify(policy.properties)).toContain('"aws:SecureTransport":"false"');
  });

  test('the content table and the raw post lie under one key, and nothing else does', () => {
    const key = assembly.ofType('AWS::KMS::Key').find(({ path }) => path.startsWith('Sleutels/Inhoud')) as Resource;
    const under = assembly.resources.filter(
      ({ type, properties }) =>
        [
          'AWS::DynamoDB::GlobalTable',
          'AWS::S3::Bucket',
          'AWS::SQS::Queue',
          'AWS::SNS::Topic',
          'AWS::Logs::LogGroup',
        ].includes(type) && JSON.stringify(properties).includes(key.logicalId),
    );
    expect(names(under).toSorted()).toEqual(['Gegevens/Inhoud/Table/Resource', 'Kanalen/RuwePost/Resource']);
  });

  test('every key is renewed yearly and kept when a stack goes', () => {
    for (const { properties, deletionPolicy } of assembly.ofType('AWS::KMS::Key')) {
      expect(properties['EnableKeyRotation']).toBe(true);
      expect(deletionPolicy).toBe('Retain');
    }
  });

  test('new raw mail, and only mail, is told to the mail queue', () => {
    const bucket = assembly.ofType('AWS::S3::Bucket').find(({ path }) => path.includes('RuwePost')) as Resource;
    expect(at(bucket, 'NotificationConfiguration.QueueConfigurations')).toHaveLength(1);
    const configuration = 'NotificationConfiguration.QueueConfigurations.0';
    expect(at(bucket, `${configuration}.Event`)).toBe('s3:ObjectCreated:*');
    expect(at(bucket, `${configuration}.Filter.S3Key.Rules`)).toEqual([{ Name: 'prefix', Value: 'mail/' }]);
    expect(JSON.stringify(at(bucket, `${configuration}.Queue`))).toContain('MailQueue');
  });
});

describe('the edge', () => {
  const routes = assembly.ofType('AWS::ApiGatewayV2::Route');
  const http = routes.filter(({ stack }) => stack === 'voordeur-front');
  const key = ({ properties }: Resource) => String(properties['RouteKey']);

  test('every function behind the HTTP API knows whose tokens hold; what it then refuses is tested with the functions', () => {
    const behind = functionsOf(assembly).filter(({ fn }) => fn.stack === 'voordeur-front');
    expect(behind.length).toBeGreaterThan(5);
    for (const { fn } of behind) {
      expect(at(fn, 'Environment.Variables.OIDC_ISSUER')).toEqual({ Ref: 'OidcIssuer' });
      expect(at(fn, 'Environment.Variables.OIDC_AUDIENCE')).toEqual({ Ref: 'OidcAudience' });
    }
  });

  test('every route of the list is deployed, to the function that the list names', () => {
    const integrations = assembly.ofType('AWS::ApiGatewayV2::Integration');
    const functions = functionsOf(assembly);
    const deployed = http.map((route) => {
      const id = JSON.stringify(route.properties['Target']);
      const integration = integrations.find(({ logicalId }) => id.includes(`"${logicalId}"`));
      const uri = JSON.stringify(integration?.properties['IntegrationUri']);
      return `${key(route)} -> ${functions.find(({ fn }) => uri.includes(`"${fn.logicalId}"`))?.naam}`;
    });
    const listed = ROUTES.map(({ methode, pad, lambda }) => `${methode} ${pad} -> ${lambda}`);
    expect(deployed.toSorted()).toEqual([...listed, `$default -> ${ONBEKEND_ADRES}`].toSorted());
  });

  test('only residents may open a socket without a token', () => {
    const connects = routes.filter((route) => key(route) === '$connect');
    expect(connects.map(({ path, properties }) => [path.split('/')[1], properties['AuthorizationType']])).toEqual([
      ['Chat', 'NONE'],
      ['Live', 'CUSTOM'],
    ]);
  });

  test('every stage limits the number of calls and logs them without address, person or query', () => {
    const stages = assembly.ofType('AWS::ApiGatewayV2::Stage');
    expect(stages).toHaveLength(3);
    for (const stage of stages) {
      expect(at(stage, 'DefaultRouteSettings.ThrottlingRateLimit')).toBeGreaterThan(0);
      expect(at(stage, 'AccessLogSettings.DestinationArn')).toBeDefined();
      expect(at(stage, 'AccessLogSettings.Format')).not.toMatch(
        /sourceIp|userAgent|claims|context\.path|requestBody|query/i,
      );
    }
  });

  test('events of Amazon Connect go to the queue of the telephone', () => {
    const rule = assembly
      .ofType('AWS::Events::Rule')
      .find(({ properties }) => properties['EventPattern'] !== undefined) as Resource;
    expect(rule.properties['EventPattern']).toEqual({ source: ['aws.connect', 'voordeur.connect'] });
    expect(JSON.stringify(rule.properties['Targets'])).toContain('TelefoonQueue');
  });
});

describe('being told', () => {
  const tikRule = (): Resource =>
    assembly.ofType('AWS::Events::Rule').find(({ path }) => path.startsWith('Spoed/ElkeMinuut')) as Resource;

  test('the tick runs every minute, and its silence is an alarm', () => {
    const rule = tikRule();
    expect(rule.properties['ScheduleExpression']).toBe('rate(1 minute)');
    const silence = alarms.find(({ path }) => path.includes('TikStaatStil')) as Resource;
    expect(silence.properties).toMatchObject({
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  test('a tick that failed is not repeated: the next one takes the same work', () => {
    const [config, ...more] = assembly
      .ofType('AWS::Lambda::EventInvokeConfig')
      .filter(({ stack }) => stack === tikRule().stack);
    expect(more).toEqual([]);
    expect(config?.properties).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 });
    expect(JSON.stringify(config?.properties['FunctionName'])).toContain('SweepDue');
    expect(at(tikRule(), 'Targets.0.RetryPolicy.MaximumRetryAttempts')).toBe(0);
  });

  test('every alarm tells somebody, also when it is over, in a text that names a runbook that is there', () => {
    expect(alarms.length).toBeGreaterThan(50);
    for (const { properties } of alarms) {
      expect(properties['AlarmActions']).toHaveLength(1);
      expect(properties['OKActions']).toEqual(properties['AlarmActions']);
      const runbook = /Runbook: ([a-z-]+)\.$/.exec(String(properties['AlarmDescription']))?.[1];
      expect(existsSync(join(PROJECT_ROOT, 'docs', 'runbooks', `${runbook}.md`))).toBe(true);
    }
  });

  test('a reader of a stream that falls behind is an alarm', () => {
    expect(watched('IteratorAge')).toHaveLength(2);
  });

  test('the topic of the alarms is encrypted, and CloudWatch may use its key', () => {
    const [topic] = assembly.ofType('AWS::SNS::Topic');
    expect(topic?.properties['KmsMasterKeyId']).toBeDefined();
    const key = assembly.ofType('AWS::KMS::Key').find(({ path }) => path.startsWith('Sleutels/Berichten')) as Resource;
    expect(JSON.stringify(key.properties['KeyPolicy'])).toContain('cloudwatch.amazonaws.com');
  });
});

describe('what is deployed', () => {
  test('no template speaks of the control plane of the local run', () => {
    expect(assembly.text).not.toContain('_lokaal');
  });

  test('no template names an account: the same templates fit any', () => {
    expect(assembly.text).not.toMatch(/arn:[^"]*:\d{12}:/);
  });
});
