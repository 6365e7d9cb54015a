import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { watch } from '../constructs/bewaakt.ts';
import type { ControleStack } from './controle-stack.ts';
import type { FrontStack } from './front-stack.ts';
import type { HuisProps } from './huis.ts';
import type { SleutelsStack } from './sleutels-stack.ts';
import type { SpoedStack } from './spoed-stack.ts';

export interface BewakingStackProps extends HuisProps {
  readonly sleutels: SleutelsStack;
  readonly spoed: SpoedStack;
  readonly front: FrontStack;
  readonly controle: ControleStack;
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
    this.watchControle(props);
  }

  /** That nothing is lost: what the checks find, and that they run. */
  private watchControle({ controle, sleutels: { meldingen } }: BewakingStackProps): void {
    watch(this, 'DagcontroleVerschil', {
      metric: controle.regels.dagcontrole,
      omschrijving: 'De dagcontrole mist iets, of een cijfer klopt niet met de contacten. Runbook: dagcontrole.',
      drempel: 1,
      meldingen,
    });
    watch(this, 'DagcontroleLiepNiet', {
      metric: controle.checkDag.fn.metricInvocations({ period: Duration.days(1) }),
      omschrijving: 'De dagcontrole heeft een etmaal niet gelopen. Runbook: dagcontrole.',
      drempel: 1,
      onder: true,
      meldingen,
    });
    watch(this, 'StilKanaal', {
      metric: controle.regels.stilte,
      omschrijving: 'Op een kanaal komt langer niets binnen dan gewoon is. Runbook: stil-kanaal.',
      drempel: 1,
      meldingen,
    });
    watch(this, 'KanarieGemist', {
      metric: controle.regels.kanarie,
      omschrijving: 'Een proef is niet door een kanaal gekomen. Runbook: kanarie.',
      drempel: 1,
      meldingen,
    });
    watch(this, 'WachtOpKanalenStaatStil', {
      metric: controle.watchKanalen.fn.metricInvocations({ period: Duration.minutes(15) }),
      omschrijving: 'Niemand let op stille kanalen en proeven. Runbook: stil-kanaal.',
      drempel: 1,
      onder: true,
      meldingen,
    });
  }
}
