import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { VoordeurFunction } from './voordeur-function.ts';

export interface DagelijksProps {
  /** What happens then. */
  readonly omschrijving: string;
  /** Wall-clock time in the Netherlands. Not between two and three: that hour is skipped once a year, and comes twice once. */
  readonly uur: number;
  readonly minuut: number;
}

/** Calls a function once a day at a wall-clock time, through both clock changes; tried again for an hour when that fails. */
export function runDaily(fn: VoordeurFunction, { omschrijving, uur, minuut }: DagelijksProps): void {
  if (uur === 2) throw new RangeError('between two and three the wall clock changes');
  const role = new Role(fn, 'RoosterRol', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
  role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.fn.functionArn] }));
  new CfnSchedule(fn, 'Dagelijks', {
    description: omschrijving,
    scheduleExpression: `cron(${minuut} ${uur} * * ? *)`,
    scheduleExpressionTimezone: 'Europe/Amsterdam',
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: fn.fn.functionArn,
      roleArn: role.roleArn,
      retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 3600 },
    },
  });
}
