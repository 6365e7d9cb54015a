import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { watch } from './bewaakt.ts';

/** What lies in it; also the end of its physical name. */
export type WachtrijNaam = 'telefoon' | 'mail' | 'chat' | 'inloop' | 'antwoord' | 'push' | 'sms' | 'bezorgrapporten';

export interface WachtrijProps {
  readonly naam: WachtrijNaam;
  /** Physical names begin with it. */
  readonly prefix: string;
  /** Time limit of the function that reads from it. */
  readonly functionTimeout: Duration;
  /** The alarm goes off when the oldest message has waited this long. */
  readonly maxWacht: Duration;
  readonly sleutel: IKey;
  readonly meldingen: ITopic;
}

/**
 * A queue that loses nothing unseen: encrypted, TLS only, with a dead-letter queue that keeps what ten tries could not
 * handle for fourteen days, an alarm on that queue and one on the age of the oldest message.
 */
export class Wachtrij extends Construct {
  readonly naam: WachtrijNaam;
  readonly queue: Queue;
  readonly uitval: Queue;
  readonly sleutel: IKey;

  constructor(scope: Construct, id: string, props: WachtrijProps) {
    super(scope, id);
    const { naam, prefix, sleutel, meldingen } = props;
    this.naam = naam;
    this.sleutel = sleutel;
    const common = {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: sleutel,
      dataKeyReuse: Duration.hours(1),
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      retentionPeriod: Duration.days(14),
    } as const;
    this.uitval = new Queue(this, 'Uitval', { ...common, queueName: `${prefix}-${naam}-uitval` });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      queueName: `${prefix}-${naam}`,
      // Six times the time limit, so that a message that is being handled does not come up again meanwhile.
      visibilityTimeout: Duration.seconds(props.functionTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: this.uitval, maxReceiveCount: 10 },
    });

    const period = Duration.minutes(1);
    watch(this, 'UitvalAlarm', {
      metric: this.uitval.metricApproximateNumberOfMessagesVisible({ period }),
      omschrijving: `Berichten die tien keer mislukten liggen in ${prefix}-${naam}-uitval. Runbook: uitval.`,
      drempel: 1,
      meldingen,
    });
    watch(this, 'OudsteAlarm', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period }),
      omschrijving: `Het oudste bericht in ${prefix}-${naam} wacht te lang. Runbook: achterstand.`,
      drempel: props.maxWacht.toSeconds(),
      perioden: 2,
      meldingen,
    });
  }
}
