import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { runDaily } from '../constructs/dagelijks.ts';
import { instelling } from '../constructs/instelling.ts';
import { grantMail, grantSchermen, grantSend, grantTable } from '../constructs/toegang.ts';
import {
  type ControleRechten,
  grantBevindingen,
  grantControle,
  grantInhoudWijzer,
  grantKanarie,
  grantRapporten,
  grantTelling,
  partitions,
} from '../constructs/toegang-controle.ts';
import { VoordeurFunction } from '../constructs/voordeur-function.ts';
import type { HuisProps } from './huis.ts';
import type { SpoedStack } from './spoed-stack.ts';

export type ControleProps = HuisProps & ControleRechten & { readonly spoed: SpoedStack };

/** Lines of the log that are counted, by the text that says what happened. */
export const GETELDE_REGELS = {
  dagcontrole: 'dagcontrole vindt verschil',
  stilte: 'kanaal opvallend stil',
  kanarie: 'kanarie niet aangekomen',
} as const;

/** What happens by the clock besides the tick: that nothing is lost (daily check, quiet kanalen, canary), the reports by mail, and what follows from the roster. */
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

    const countKengetallen = new VoordeurFunction(this, 'CountKengetallen', {
      ...fundament,
      naam: 'count-kengetallen',
      omschrijving: 'Counts of contacts per day, and of people per month, quarter and year, where these changed',
      memory: 1024,
      timeout: Duration.minutes(10),
    });
    grantTelling(countKengetallen, props);
    runDaily(countKengetallen, { omschrijving: 'The counts of the days that are over', uur: 4, minuut: 40 });

    const sendKanarie = new VoordeurFunction(this, 'SendKanarie', {
      ...fundament,
      naam: 'send-kanarie',
      omschrijving: 'A contact of our own through every kanaal, to see that the way is open',
      timeout: Duration.seconds(30),
    });
    grantKanarie(sendKanarie, props);
    // Long enough before opening that something can still be done about it.
    runDaily(sendKanarie, { omschrijving: 'The canary of the day', uur: 6, minuut: 30 });

    const sendRapporten = new VoordeurFunction(this, 'SendRapporten', {
      ...fundament,
      naam: 'send-rapporten',
      omschrijving: 'Reports of figures by mail, on the first working day after their period',
      memory: 1024,
      timeout: Duration.minutes(5),
    });
    grantRapporten(sendRapporten, props);
    grantMail(sendRapporten, kanalen.configurationSetArn);
    runDaily(sendRapporten, { omschrijving: 'The reports that are due', uur: 7, minuut: 0 });

    // Apart from the tick: whatever goes wrong with the roster must not hold up a case.
    const watchRooster = new VoordeurFunction(this, 'WatchRooster', {
      ...fundament,
      naam: 'watch-rooster',
      omschrijving:
        'What follows from the roster: cases of who reported sick, duties that nobody started, mails about exchanges',
      timeout: Duration.seconds(55),
      environment: { CONSOLE_ADRES: instelling(this, 'ConsoleAdres') },
    });
    grantTable(watchRooster, gegevens.zaken, 'schrijven');
    grantBevindingen(watchRooster, gegevens.instellingen, 'ROOSTERWERK');
    watchRooster.allow(['dynamodb:DeleteItem'], [gegevens.instellingen.table.tableArn], partitions('ROOSTERWERK'));
    grantSend(watchRooster, props.spoed.push);
    grantSchermen(watchRooster, gegevens.verbindingen);
    grantMail(watchRooster, kanalen.configurationSetArn);
    watchRooster.fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'RoosterElkeMinuut', {
      description: 'What is to be done for the roster',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(watchRooster.fn, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });

    const reportHiaten = new VoordeurFunction(this, 'ReportHiaten', {
      ...fundament,
      naam: 'report-hiaten',
      omschrijving: 'Gaps in the roster to its coordinator, 28, 14, 7 and 2 days before',
      memory: 1024,
      timeout: Duration.minutes(2),
    });
    // What was told, and the message that tells it; who sends it is the minute above.
    grantBevindingen(reportHiaten, gegevens.instellingen, 'ROOSTEREENMAAL', 'ROOSTERWERK');
    runDaily(reportHiaten, { omschrijving: 'Gaps in the roster', uur: 7, minuut: 30 });

    const warnTermijnen = new VoordeurFunction(this, 'WarnTermijnen', {
      ...fundament,
      naam: 'warn-termijnen',
      omschrijving:
        'Terms that are about to end or ended without their step, to who coordinates and who is on the case',
      memory: 1024,
      timeout: Duration.minutes(5),
      environment: { CONSOLE_ADRES: instelling(this, 'ConsoleAdres') },
    });
    grantTable(warnTermijnen, gegevens.zaken, 'lezen');
    grantBevindingen(warnTermijnen, gegevens.instellingen, 'ROOSTEREENMAAL', 'ROOSTERWERK');
    runDaily(warnTermijnen, { omschrijving: 'Terms that end or ended', uur: 9, minuut: 0 });

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

    const continueHerberekeningen = new VoordeurFunction(this, 'ContinueHerberekeningen', {
      ...fundament,
      naam: 'continue-herberekeningen',
      omschrijving: 'Goes on with recalculations that took too long for the one who asked, or were cut off',
      memory: 1024,
      timeout: Duration.minutes(5),
    });
    grantTable(continueHerberekeningen, gegevens.cijfers, 'schrijven');
    grantTable(continueHerberekeningen, gegevens.zaken, 'lezen');
    grantTable(continueHerberekeningen, gegevens.instellingen, 'lezen');
    continueHerberekeningen.fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(5) });
    new Rule(this, 'HerberekenenElkeVijfMinuten', {
      description: 'Recalculations that are not finished',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(continueHerberekeningen.fn, { retryAttempts: 0, maxEventAge: Duration.minutes(5) })],
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
