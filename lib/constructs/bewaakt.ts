import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface BewakingProps {
  readonly metric: IMetric;
  /** What it means and which runbook to open, for whoever is woken by it. */
  readonly omschrijving: string;
  /** The alarm goes off at this value and above (or below, with `onder`). */
  readonly drempel: number;
  /** Goes off when the value is *below* the threshold, and also when there is no value at all. */
  readonly onder?: boolean;
  readonly perioden?: number;
  readonly meldingen: ITopic;
}

/** An alarm that also tells somebody: every alarm of the house reports to the same topic, when it begins and when it ends. */
export function watch(scope: Construct, id: string, props: BewakingProps): Alarm {
  const alarm = new Alarm(scope, id, {
    metric: props.metric,
    alarmDescription: props.omschrijving,
    threshold: props.drempel,
    evaluationPeriods: props.perioden ?? 1,
    comparisonOperator: props.onder
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: props.onder ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  const action = new SnsAction(props.meldingen);
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
  return alarm;
}
