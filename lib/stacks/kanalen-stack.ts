import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BucketEncryption, type CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  ReceiptRuleSet,
  TlsPolicy,
} from 'aws-cdk-lib/aws-ses';
import { S3 } from 'aws-cdk-lib/aws-ses-actions';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import { CfnOutput, Duration, Fn, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { makeBucket, makeToegangslog } from '../constructs/bucket.ts';
import { instelling } from '../constructs/instelling.ts';
import { followOproepen } from '../constructs/spraak.ts';
import { Wachtrij, type WachtrijNaam } from '../constructs/wachtrij.ts';
import type { HuisProps } from './huis.ts';
import type { SleutelsStack } from './sleutels-stack.ts';

export interface KanalenProps extends HuisProps {
  readonly sleutels: SleutelsStack;
}

/**
 * Time limits of the functions that read the queues. A queue hides a message six times as long, which is also how long a
 * message waits before it is tried again: somebody who waits for a push or an answer should not wait long for that.
 */
export const TIMEOUT: Readonly<Record<WachtrijNaam, Duration>> = {
  // A batch may speak of two thousand calls.
  telefoon: Duration.seconds(60),
  mail: Duration.seconds(60),
  chat: Duration.seconds(10),
  inloop: Duration.seconds(20),
  antwoord: Duration.seconds(20),
  push: Duration.seconds(10),
  sms: Duration.seconds(20),
  bezorgrapporten: Duration.seconds(10),
};

/** Of all that providers put on the bus only this, of all accounts' systems that share it. */
const RAPPORTEN = [
  'Email Delivered',
  'Email Bounced',
  'Email Rejected',
  'Email Delivery Delayed',
  'Text Message Delivery Status Updated',
  'SMS Delivery Log',
];

/** Every channel behind a queue of its own, and where raw mail is kept until it is understood. */
export class KanalenStack extends Stack {
  readonly ruwePost: IBucket;
  readonly telefoon: Wachtrij;
  readonly mail: Wachtrij;
  readonly chat: Wachtrij;
  readonly inloop: Wachtrij;
  readonly antwoord: Wachtrij;
  /** What comes in by SMS. */
  readonly sms: Wachtrij;
  /** What providers tell of what we sent. */
  readonly bezorgrapporten: Wachtrij;
  readonly configurationSetArn: string;

  constructor(scope: Construct, id: string, props: KanalenProps) {
    super(scope, id, props);
    const { sleutels, prefix } = props;
    const wachtrij = (id: string, naam: WachtrijNaam, maxWacht: Duration) =>
      new Wachtrij(this, id, {
        naam,
        prefix,
        maxWacht,
        functionTimeout: TIMEOUT[naam],
        sleutel: sleutels.berichten,
        meldingen: sleutels.meldingen,
      });
    this.telefoon = wachtrij('Telefoon', 'telefoon', Duration.minutes(5));
    this.mail = wachtrij('Mail', 'mail', Duration.minutes(15));
    this.chat = wachtrij('Chat', 'chat', Duration.minutes(1));
    this.inloop = wachtrij('Inloop', 'inloop', Duration.minutes(5));
    this.antwoord = wachtrij('Antwoord', 'antwoord', Duration.minutes(5));
    this.sms = wachtrij('Sms', 'sms', Duration.minutes(1));
    this.bezorgrapporten = wachtrij('Bezorgrapporten', 'bezorgrapporten', Duration.minutes(5));

    new Rule(this, 'Telefooncentrale', {
      description: 'Events and contact records of Amazon Connect become telephone events',
      // The second is the name under which a pipe puts contact records on the bus: only AWS itself may call itself aws.
      eventPattern: { source: ['aws.connect', 'voordeur.connect'] },
      targets: [new SqsQueue(this.telefoon.queue)],
    });

    new Rule(this, 'Leveranciers', {
      description: 'What providers tell of mails and text messages that they accepted',
      eventPattern: { source: ['aws.ses', 'aws.sms-voice', 'voordeur.sms'], detailType: RAPPORTEN },
      targets: [new SqsQueue(this.bezorgrapporten.queue)],
    });
    followOproepen(this, this.bezorgrapporten);
    this.receiveSms(sleutels);

    this.ruwePost = this.makeRuwePost(props);
    this.notifyMail();
    this.configurationSetArn = this.makeMail();
  }

  /**
   * Two-way SMS tells a topic; which number does is set by hand (runbook: sms). The policies are written out: CDK would put the
   * topic into the policy of the key, and each would wait for the other.
   */
  private receiveSms({ berichten }: SleutelsStack): void {
    const topic = new Topic(this, 'SmsBinnen', { masterKey: berichten, enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sms-voice.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    const { queue } = this.sms;
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topic.topicArn } },
      }),
    );
    new CfnSubscription(this, 'SmsNaarWachtrij', {
      topicArn: topic.topicArn,
      protocol: 'sqs',
      endpoint: queue.queueArn,
      rawMessageDelivery: true,
    }).node.addDependency(queue);
    new CfnOutput(this, 'SmsBinnenTopic', {
      value: topic.topicArn,
      description: 'Where two-way SMS of our own number must deliver (runbook: sms)',
    });
  }

  private makeRuwePost(props: KanalenProps): IBucket {
    return makeBucket(this, 'RuwePost', {
      encryption: BucketEncryption.KMS,
      encryptionKey: props.sleutels.inhoud,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: makeToegangslog(this),
      lifecycleRules: [
        // Understood mail lives on as content; its raw form is kept a month for when it was understood wrongly.
        { id: 'mail', prefix: 'mail/', expiration: Duration.days(30) },
        // What people attached; what matters for long belongs in the case system, and a copy of it does not stay here.
        { id: 'bijlagen', prefix: 'bijlagen/', expiration: Duration.days(365) },
        // What could not be read is work for a person, and stays until that is certainly done.
        { id: 'onleesbaar', prefix: 'onleesbaar/', expiration: Duration.days(365) },
        // Last known greetings hold for a day; what is older is of a wijkteam that nobody asks about any more.
        { id: 'begroeting', prefix: 'begroeting/', expiration: Duration.days(7) },
        {
          id: 'versies',
          noncurrentVersionExpiration: Duration.days(7),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
  }

  /**
   * Set on the bucket itself instead of by CDK's notification handler, which is a function of its own with broad rights.
   * The queue admits S3 for this account: naming the bucket in the policy would make each wait for the other.
   */
  private notifyMail(): void {
    this.mail.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.mail.queue.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    const bucket = this.ruwePost.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      queueConfigurations: [
        {
          event: 's3:ObjectCreated:*',
          queue: this.mail.queue.queueArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: 'mail/' }] } },
        },
      ],
    };
    bucket.node.addDependency(this.mail.queue);
  }

  /** Incoming: everything for the sender's domain goes raw into the bucket. Outgoing: the verified domain, TLS only. */
  private makeMail(): string {
    const domain = Fn.select(1, Fn.split('@', instelling(this, 'AfzenderMail')));
    const configurationSet = new ConfigurationSet(this, 'Verzendinstellingen', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
    });
    configurationSet.addEventDestination('Rapporten', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: [
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });
    new EmailIdentity(this, 'Afzender', { identity: Identity.domain(domain), configurationSet });
    const rules = new ReceiptRuleSet(this, 'Ontvangst', { dropSpam: false });
    rules.addRule('Bewaar', {
      recipients: [domain],
      scanEnabled: true,
      tlsPolicy: TlsPolicy.OPTIONAL,
      actions: [new S3({ bucket: this.ruwePost, objectKeyPrefix: 'mail/' })],
    });
    return this.formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: configurationSet.configurationSetName,
    });
  }
}
