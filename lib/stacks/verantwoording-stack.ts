import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { BucketEncryption, type IBucket, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { watch } from '../constructs/bewaakt.ts';
import { makeBucket, makeToegangslog } from '../constructs/bucket.ts';
import { instelling } from '../constructs/instelling.ts';
import { grantKey } from '../constructs/toegang.ts';
import { grantVerzegelen } from '../constructs/toegang-verantwoording.ts';
import { VoordeurFunction } from '../constructs/voordeur-function.ts';
import type { GegevensStack } from './gegevens-stack.ts';
import type { HuisProps } from './huis.ts';
import type { SleutelsStack } from './sleutels-stack.ts';

export interface VerantwoordingProps extends HuisProps {
  readonly sleutels: SleutelsStack;
  readonly gegevens: GegevensStack;
}

/** As long as the lines themselves: shared/domain/verantwoording/types.ts. */
const BEWAARD = Duration.days(5 * 365 + 2);
/** Line of the log that is counted. */
export const VERZEGELING_GEBROKEN = 'verzegeling gebroken';

/**
 * Seals over who did what, in a bucket from which nobody takes anything before its time: not who can do everything in this
 * account either.
 */
export class VerantwoordingStack extends Stack {
  readonly zegels: IBucket;

  constructor(scope: Construct, id: string, props: VerantwoordingProps) {
    super(scope, id, props);
    const { sleutels, gegevens } = props;
    this.zegels = this.makeZegels(sleutels);

    const seal = new VoordeurFunction(this, 'SealVerantwoording', {
      code: props.code,
      logboekSleutel: sleutels.logboek,
      meldingen: sleutels.meldingen,
      naam: 'seal-verantwoording',
      omschrijving:
        'Seals the hours that are over, makes the log of processing, and compares the past week with its seals',
      memory: 1024,
      timeout: Duration.minutes(10),
      environment: { ZEGELS_BUCKET: this.zegels.bucketName, LDV_SLEUTEL: instelling(this, 'LdvSleutel') },
    });
    grantVerzegelen(seal, gegevens.verantwoording);
    seal.allow(
      ['s3:GetObject', 's3:PutObject'],
      ['zegels/*', 'logboek/*'].map((below) => this.zegels.arnForObjects(below)),
    );
    seal.allow(['s3:ListBucket'], [this.zegels.bucketArn]);
    grantKey(seal, sleutels.feiten, ['kms:Decrypt', 'kms:GenerateDataKey'], 's3');
    // What failed is taken along an hour later.
    seal.fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(30) });
    new Rule(this, 'ElkUur', {
      description: 'The hour that is over is sealed',
      schedule: Schedule.cron({ minute: '15' }),
      targets: [new LambdaFunction(seal.fn, { retryAttempts: 0, maxEventAge: Duration.minutes(30) })],
    });

    const broken = new MetricFilter(this, 'Gebroken', {
      logGroup: seal.fn.logGroup,
      metricNamespace: props.prefix,
      metricName: 'GebrokenVerzegelingen',
      filterPattern: FilterPattern.stringValue('$.wat', '=', VERZEGELING_GEBROKEN),
      metricValue: '1',
    });
    watch(this, 'VerzegelingGebroken', {
      metric: broken.metric({ period: Duration.minutes(5), statistic: 'Sum' }),
      omschrijving: 'Er is iets veranderd aan wat vastligt over wie wat deed. Runbook: verzegeling.',
      drempel: 1,
      meldingen: sleutels.meldingen,
    });
    watch(this, 'VerzegelingLiepNiet', {
      metric: seal.fn.metricInvocations({ period: Duration.hours(3) }),
      omschrijving: 'Wie wat deed wordt niet verzegeld. Runbook: verzegeling.',
      drempel: 1,
      onder: true,
      meldingen: sleutels.meldingen,
    });
  }

  /** Reading seals, to compare lines with them. */
  grantZegelsLezen(fn: VoordeurFunction, sleutel: IKey): void {
    fn.setEnvironment('ZEGELS_BUCKET', this.zegels.bucketName);
    fn.allow(['s3:GetObject'], [this.zegels.arnForObjects('zegels/*')]);
    fn.allow(['s3:ListBucket'], [this.zegels.bucketArn]);
    grantKey(fn, sleutel, ['kms:Decrypt'], 's3');
  }

  private makeZegels(sleutels: SleutelsStack): IBucket {
    return makeBucket(this, 'Zegels', {
      encryption: BucketEncryption.KMS,
      encryptionKey: sleutels.feiten,
      bucketKeyEnabled: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(BEWAARD),
      serverAccessLogsBucket: makeToegangslog(this),
      lifecycleRules: [{ expiration: BEWAARD, noncurrentVersionExpiration: Duration.days(1) }],
    });
  }
}
