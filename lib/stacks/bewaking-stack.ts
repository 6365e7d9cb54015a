import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { watch } from '../constructs/bewaakt.ts';
import type { FrontStack } from './front-stack.ts';
import type { HuisProps } from './huis.ts';
import type { SleutelsStack } from './sleutels-stack.ts';
import type { SpoedStack } from './spoed-stack.ts';

export interface BewakingStackProps extends HuisProps {
  readonly sleutels: SleutelsStack;
  readonly spoed: SpoedStack;
  readonly front: FrontStack;
}

/** What no queue or function can tell about itself: that the tick has stopped, or that callers get errors. */
export class BewakingStack extends Stack {
  constructor(scope: Construct, id: string, props: BewakingStackProps) {
    super(scope, id, props);
    const { meldingen } = props.sleutels;
    watch(this, 'TikStaatStil', {
      metric: props.spoed.sweepDue.fn.metricInvocations({ period: Duration.minutes(1) }),
      omschrijving: 'De tik heeft drie minuten niet gelopen: geen escalaties, geen herinneringen. Runbook: tik.',
      drempel: 1,
      onder: true,
      perioden: 3,
      meldingen,
    });
    watch(this, 'FrontFouten', {
      metric: props.front.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      omschrijving: 'De API antwoordt met fouten (5xx). Runbook: front.',
      drempel: 5,
      meldingen,
    });
  }
}
