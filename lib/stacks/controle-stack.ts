import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { runDaily } from '../constructs/dagelijks.ts';
import { instelling } from '../constructs/instelling.ts';
import { grantMail, grantTable } from '../constructs/toegang.ts';
import {
  type ControleRechten,
  grantBevindingen,
  grantControle,
  grantInhoudWijzer,
  grantKanarie,
} from '../constructs/toegang-controle.ts';
import { VoordeurFunction } from '../constructs/voordeur-function.ts';
import type { HuisProps } from './huis.ts';

export type ControleProps = HuisProps & ControleRechten;

/** Lines of the log that are counted, by the text that says what happened. */
export const GETELDE_REGELS = {
  dagcontrole: 'dagcontrole vindt verschil',
  stilte: 'kanaal opvallend stil',
  kanarie: 'kanarie niet aangekomen',
} as const;

/** That nothing is lost: the daily check, the watch on quiet kanalen, the canary. */
export class ControleStack extends Stack {
  readonly checkDag: VoordeurFunction;
  readonly watchKanalen: VoordeurFunction;
  /** How often each of the counted lines was written. */
  readonly regels: Readonly<Record<keyof typeof GETELDE_REGELS, Metric>>;

  constructor(scope: Construct, id: string, props: ControleProps) {
    super(scope, id, props);
    const { sleutels, gegevens, kanalen } = props;
    const fundament = { code: props.code, logboekSleutel: sleutels.logboek, meldingen: sleutels.meldingen };

    this.checkDag = new VoordeurFunction(this, 'CheckDag', {
      ...fundament,
      naam: 'check-dag',
      omschrijving:
        'The daily check: what came in is what became of it, and the figures are what the facts come down to',
      memory: 1024,
      timeout: Duration.minutes(10),
    });
    grantControle(this.checkDag, props);
    // Before anybody is at work, and after what came in around midnight has long been handled.
    runDaily(this.checkDag, { omschrijving: 'The check of the past day', uur: 4, minuut: 10 });

    const sendKanarie = new VoordeurFunction(this, 'SendKanarie', {
      ...fundament,
      naam: 'send-kanarie',
      omschrijving: 'A contact of our own through every kanaal, to see that the way is open',
      timeout: Duration.seconds(30),
    });
    grantKanarie(sendKanarie, props);
    // Long enough before opening that something can still be done about it.
    runDaily(sendKanarie, { omschrijving: 'The canary of the day', uur: 6, minuut: 30 });

    this.watchKanalen = new VoordeurFunction(this, 'WatchKanalen', {
      ...fundament,
      naam: 'watch-kanalen',
      omschrijving: 'Whether a kanaal is strangely quiet, and how far the canaries have come',
      timeout: Duration.seconds(60),
      environment: { CONSOLE_ADRES: instelling(this, 'ConsoleAdres') },
    });
    grantBevindingen(this.watchKanalen, gegevens.journaal, 'STILTE', 'RONDE', 'BEGIN');
    grantTable(this.watchKanalen, gegevens.zaken, 'lezen');
    grantTable(this.watchKanalen, gegevens.cijfers, 'lezen');
    grantTable(this.watchKanalen, gegevens.instellingen, 'lezen');
    grantInhoudWijzer(this.watchKanalen, gegevens.inhoud);
    grantMail(this.watchKanalen, kanalen.configurationSetArn);
    // A look that failed is not repeated: the next one sees the same.
    this.watchKanalen.fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(5) });
    new Rule(this, 'ElkeVijfMinuten', {
      description: 'Quiet kanalen and canaries',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(this.watchKanalen.fn, { retryAttempts: 0, maxEventAge: Duration.minutes(5) })],
    });

    this.regels = {
      dagcontrole: this.count(this.checkDag, 'Dagcontroleverschillen', GETELDE_REGELS.dagcontrole, props.prefix),
      stilte: this.count(this.watchKanalen, 'StilleKanalen', GETELDE_REGELS.stilte, props.prefix),
      kanarie: this.count(this.watchKanalen, 'GemisteKanaries', GETELDE_REGELS.kanarie, props.prefix),
    };
  }

  private count(fn: VoordeurFunction, naam: string, tekst: string, prefix: string): Metric {
    const filter = new MetricFilter(this, naam, {
      logGroup: fn.fn.logGroup,
      metricNamespace: prefix,
      metricName: naam,
      filterPattern: FilterPattern.stringValue('$.wat', '=', tekst),
      metricValue: '1',
    });
    return filter.metric({ period: Duration.minutes(5), statistic: 'Sum' });
  }
}
