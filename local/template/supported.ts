/**
 * Every resource type that a template may hold, and what the local run does with it. A type that is not in this table
 * is refused at the start: something that AWS would make and this machine would silently lack is how a local run lies.
 */

import { StartFault } from '../settings.ts';
import type { Stack } from './read.ts';

/** Made on this machine, by the runtime or its engine. */
export const PROVISIONED: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'table of the embedded store',
  'AWS::DynamoDB::GlobalTable': 'table of the embedded store; replicas elsewhere have no meaning here',
  'AWS::SQS::Queue': 'queue of the embedded engine',
  'AWS::S3::Bucket': 'bucket of the embedded engine, with its notifications',
  'Custom::S3BucketNotifications': 'notifications of a bucket, as CDK writes them',
  'AWS::Lambda::Function': 'sandbox in a worker thread',
  'AWS::Lambda::Version': 'stands for its function',
  'AWS::Lambda::Alias': 'stands for its function',
  'AWS::Lambda::EventSourceMapping': 'poller of a queue or a stream',
  'AWS::Lambda::EventInvokeConfig': 'retries of asynchronous calls',
  'AWS::SNS::Subscription': 'queue that gets what comes in by SMS; alarms go to nobody here',
  'AWS::Events::Rule': 'pattern or schedule on the default bus',
  'AWS::Scheduler::Schedule': 'schedule',
  'AWS::ApiGatewayV2::Api': 'HTTP or WebSocket API on the public port',
  'AWS::ApiGatewayV2::Route': 'route of such an API',
  'AWS::ApiGatewayV2::Integration': 'function behind a route',
  'AWS::ApiGatewayV2::Authorizer': 'JWT or REQUEST authorizer',
  'AWS::IAM::Role': 'rights of a function, checked at every call',
  'AWS::IAM::Policy': 'rights of a function, checked at every call',
  'AWS::IAM::ManagedPolicy': 'rights of a function, checked at every call',
  'AWS::KMS::Key': 'right to use it is demanded where a table has it as its key; nothing is encrypted here',
};

/** Left out, with the reason why that changes nothing that handlers can see. */
export const IGNORED: Readonly<Record<string, string>> = {
  'AWS::ApiGatewayV2::Stage': 'one stage an API, always deployed; throttling is not shown on this machine',
  'AWS::ApiGatewayV2::Deployment': 'always deployed',
  'AWS::ApiGatewayV2::DomainName': 'everything is on 127.0.0.1',
  'AWS::ApiGatewayV2::ApiMapping': 'everything is on 127.0.0.1',
  'AWS::ApiGateway::Account': 'where API Gateway logs to',
  'AWS::Backup::BackupPlan': 'no backups on this machine: the data folder can be copied',
  'AWS::Backup::BackupSelection': 'no backups on this machine',
  'AWS::Backup::BackupVault': 'no backups on this machine',
  'AWS::Budgets::Budget': 'no costs',
  'AWS::CDK::Metadata': 'statistics of CDK',
  'AWS::CertificateManager::Certificate': 'everything is on 127.0.0.1',
  'AWS::CloudFront::Distribution': 'the public port serves directly',
  'AWS::CloudFront::Function': 'the public port serves directly',
  'AWS::CloudFront::OriginAccessControl': 'the public port serves directly',
  'AWS::CloudFront::ResponseHeadersPolicy': 'the public port serves directly',
  'AWS::CloudTrail::Trail': 'trail of AWS itself',
  'AWS::CloudWatch::Alarm': 'alarms watch AWS metrics',
  'AWS::CloudWatch::CompositeAlarm': 'alarms watch AWS metrics',
  'AWS::CloudWatch::Dashboard': 'shows AWS metrics',
  'AWS::CloudWatch::AnomalyDetector': 'watches AWS metrics',
  'AWS::KMS::Alias': 'name of a key',
  'AWS::Lambda::Permission':
    'who may invoke is given by the triggers of the template, and for calls by /_lokaal/oproepen',
  'AWS::Lambda::Url': 'not served on this machine: the API is',
  'AWS::Logs::LogGroup': 'logs go to the log of the local run',
  'AWS::Logs::MetricFilter': 'metrics of AWS',
  'AWS::Logs::ResourcePolicy': 'rights of AWS services',
  'AWS::Logs::QueryDefinition': 'queries of a person in AWS',
  'AWS::S3::BucketPolicy': 'rights of other accounts and demand of TLS: only this process reaches the bucket',
  'AWS::SQS::QueuePolicy': 'rights of AWS services and demand of TLS: only this process reaches the queue',
  'AWS::SNS::Topic': 'carries alarms to operators, or what comes in by SMS: /_lokaal/sms puts that in its queue',
  'AWS::SNS::TopicPolicy': 'rights of AWS services: only this process publishes',
  'AWS::SES::ReceiptRule': 'the SMTP port and /_lokaal/mail put received mail in the bucket',
  'AWS::SES::ReceiptRuleSet': 'the SMTP port and /_lokaal/mail put received mail in the bucket',
  'AWS::SES::EmailIdentity': 'the sender is taken as verified',
  'AWS::SES::ConfigurationSet': 'how AWS sends, not what',
  'AWS::SES::ConfigurationSetEventDestination': 'how AWS sends, not what',
  'AWS::SSM::Parameter': 'read by people and deploy scripts, not by handlers',
  'AWS::Scheduler::ScheduleGroup': 'a name',
  'AWS::WAFv2::WebACL': 'only this machine reaches the port',
  'AWS::WAFv2::WebACLAssociation': 'only this machine reaches the port',
  'AWS::XRay::Group': 'traces of AWS',
  'AWS::Lambda::LayerVersion': 'refused when a function uses one',
  'Custom::S3AutoDeleteObjects': 'cleaning up when a stack is deleted',
  'Custom::LogRetention': 'logs go to the log of the local run',
  'Custom::CloudwatchLogResourcePolicy': 'rights of AWS services',
};

/** Throws StartFault naming every resource of an unknown type, all at once. */
export function refuseUnknownTypes(stacks: readonly Stack[]): void {
  const unknown = stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources ?? {})
      .filter(([, { Type }]) => !Object.hasOwn(PROVISIONED, Type) && !Object.hasOwn(IGNORED, Type))
      .map(([logicalId, { Type }]) => `- ${Type} (${stack.name}/${logicalId})`),
  );
  if (unknown.length === 0) return;
  throw new StartFault(
    'The local run does not know these resources. Say in local/template/supported.ts whether they are made here or ' +
      `left out, and why:\n${unknown.join('\n')}`,
  );
}
