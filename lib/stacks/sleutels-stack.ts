import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { HuisProps } from './huis.ts';

/**
 * The keys, apart by what they protect, and the topic on which every alarm reports.
 *
 * `inhoud` protects what people wrote and who they are; `feiten` all other tables; `berichten` what is under way in
 * queues and topics; `logboek` the logs. Only the roles that need contents can use the first.
 */
export class SleutelsStack extends Stack {
  readonly feiten: Key;
  readonly inhoud: Key;
  readonly berichten: Key;
  readonly logboek: Key;
  readonly meldingen: Topic;

  constructor(scope: Construct, id: string, props: HuisProps) {
    super(scope, id, props);
    this.feiten = this.key('Feiten', 'Feiten, cijfers en instellingen');
    this.inhoud = this.key('Inhoud', 'Inhoud van berichten en wie iemand is');
    this.berichten = this.key('Berichten', 'Wat onderweg is: wachtrijen en meldingen');
    this.logboek = this.key('Logboek', 'Logboeken');

    // Mail arrives from SES in the bucket, which is encrypted under the content key.
    this.letService(this.inhoud, 'ses.amazonaws.com');
    // Services that put messages on our encrypted queues and topic.
    for (const service of ['s3', 'events', 'cloudwatch', 'sns', 'sms-voice'])
      this.letService(this.berichten, `${service}.amazonaws.com`);
    this.letLogs();

    this.meldingen = new Topic(this, 'Meldingen', { masterKey: this.berichten, enforceSSL: true });
    this.meldingen.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.meldingen.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
  }

  private key(id: string, description: string): Key {
    return new Key(this, id, {
      description: `Voordeur: ${description}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private letService(key: Key, service: string): void {
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
  }

  private letLogs(): void {
    this.logboek.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${this.region}.amazonaws.com`)],
        actions: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
          'kms:GenerateDataKey',
          'kms:DescribeKey',
        ],
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': this.formatArn({
              service: 'logs',
              resource: 'log-group',
              resourceName: '*',
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    );
  }
}
