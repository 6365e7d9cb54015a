import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { instelling } from '../constructs/instelling.ts';
import { admitFlows, grantSpraak } from '../constructs/spraak.ts';
import {
  grantBucket,
  grantConnections,
  grantForgetAbonnement,
  grantMail,
  grantSchermen,
  grantSend,
  grantSms,
  grantTable,
} from '../constructs/toegang.ts';
import { triggerByQueue } from '../constructs/triggers.ts';
import { VoordeurFunction } from '../constructs/voordeur-function.ts';
import { Wachtrij } from '../constructs/wachtrij.ts';
import type { GegevensStack } from './gegevens-stack.ts';
import type { HuisProps } from './huis.ts';
import { type KanalenStack, TIMEOUT } from './kanalen-stack.ts';
import type { SleutelsStack } from './sleutels-stack.ts';
import type { SocketsStack } from './sockets-stack.ts';

export interface SpoedProps extends HuisProps {
  readonly sleutels: SleutelsStack;
  readonly gegevens: GegevensStack;
  readonly kanalen: KanalenStack;
  readonly sockets: SocketsStack;
}

/** Pushing whoever is on duty, and the tick that takes what is due: every minute, as the normal way and not as a repair. */
export class SpoedStack extends Stack {
  readonly push: Wachtrij;
  readonly sweepDue: VoordeurFunction;

  constructor(scope: Construct, id: string, props: SpoedProps) {
    super(scope, id, props);
    const { sleutels, gegevens, kanalen } = props;
    const fundament = { code: props.code, logboekSleutel: sleutels.logboek, meldingen: sleutels.meldingen };
    this.push = new Wachtrij(this, 'Push', {
      naam: 'push',
      prefix: props.prefix,
      functionTimeout: TIMEOUT.push,
      maxWacht: Duration.minutes(1),
      sleutel: sleutels.berichten,
      meldingen: sleutels.meldingen,
    });

    const sendPush = new VoordeurFunction(this, 'SendPush', {
      ...fundament,
      naam: 'send-push',
      omschrijving: 'Sends one push by one medium and records what the provider said',
      timeout: TIMEOUT.push,
      environment: {
        CONSOLE_ADRES: instelling(this, 'ConsoleAdres'),
        SMS_NUMMER: instelling(this, 'SmsNummer'),
      },
    });
    triggerByQueue(sendPush, this.push);
    grantTable(sendPush, gegevens.uitval, 'noteren');
    grantTable(sendPush, gegevens.zaken, 'schrijven');
    grantTable(sendPush, gegevens.instellingen, 'lezen');
    grantMail(sendPush, kanalen.configurationSetArn);
    grantSms(sendPush);
    sendPush.setEnvironment('VAPID_PUBLIEK', instelling(this, 'VapidPubliek'));
    sendPush.setEnvironment('VAPID_GEHEIM', instelling(this, 'VapidGeheim'));
    // A device that is gone for good is forgotten: of all settings only that is written, and the versie that tells of it.
    grantForgetAbonnement(sendPush, gegevens.instellingen);
    // When one medium fails, the next push is prepared and handed over at once.
    grantSend(sendPush, this.push);
    grantSchermen(sendPush, gegevens.verbindingen);
    grantConnections(sendPush, 'LIVE_SOCKET_ADRES', props.sockets.live);
    grantSpraak(sendPush);

    const answerSpraak = new VoordeurFunction(this, 'AnswerSpraak', {
      ...fundament,
      naam: 'answer-spraak',
      omschrijving: 'What somebody hears whom we call, and what the key does that they press',
      // Somebody holds a telephone to their ear: a processor of its own, and an end before the flow stops waiting (8 s).
      memory: 1024,
      timeout: Duration.seconds(7),
    });
    admitFlows(answerSpraak);
    grantTable(answerSpraak, gegevens.zaken, 'schrijven');
    grantTable(answerSpraak, gegevens.instellingen, 'lezen');
    grantSend(answerSpraak, this.push);
    new CfnOutput(this, 'AnswerSpraakArn', {
      value: answerSpraak.fn.functionArn,
      description: 'Function that the flow of a call asks (runbook: spraak)',
    });

    const receiveSms = new VoordeurFunction(this, 'ReceiveSms', {
      ...fundament,
      naam: 'receive-sms',
      omschrijving: 'An answer to an SMS takes up the case of that push; everything else becomes work for a person',
      timeout: TIMEOUT.sms,
      environment: {
        CONSOLE_ADRES: instelling(this, 'ConsoleAdres'),
        SMS_NUMMER: instelling(this, 'SmsNummer'),
      },
    });
    triggerByQueue(receiveSms, kanalen.sms);
    grantTable(receiveSms, gegevens.uitval, 'noteren');
    grantTable(receiveSms, gegevens.zaken, 'schrijven');
    grantTable(receiveSms, gegevens.instellingen, 'lezen');
    grantBucket(receiveSms, kanalen.ruwePost, sleutels.inhoud, { schrijven: ['onleesbaar/'] });
    grantSms(receiveSms);
    grantSend(receiveSms, this.push);

    const receiveBezorgrapporten = new VoordeurFunction(this, 'ReceiveBezorgrapporten', {
      ...fundament,
      naam: 'receive-bezorgrapporten',
      omschrijving: 'What providers tell of what they accepted: undelivered is not sent, and the next medium goes',
      timeout: TIMEOUT.bezorgrapporten,
    });
    triggerByQueue(receiveBezorgrapporten, kanalen.bezorgrapporten);
    grantTable(receiveBezorgrapporten, gegevens.uitval, 'noteren');
    grantTable(receiveBezorgrapporten, gegevens.zaken, 'schrijven');
    grantTable(receiveBezorgrapporten, gegevens.instellingen, 'lezen');
    grantBucket(receiveBezorgrapporten, kanalen.ruwePost, sleutels.inhoud, { schrijven: ['onleesbaar/'] });
    grantSend(receiveBezorgrapporten, this.push);

    this.sweepDue = new VoordeurFunction(this, 'SweepDue', {
      ...fundament,
      naam: 'sweep-due',
      omschrijving: 'Takes what is due: next rungs, reminders, breaches, and what was not sent yet',
      timeout: Duration.seconds(55),
    });
    grantTable(this.sweepDue, gegevens.zaken, 'schrijven');
    grantTable(this.sweepDue, gegevens.instellingen, 'lezen');
    grantSend(this.sweepDue, this.push);
    grantSchermen(this.sweepDue, gegevens.verbindingen);
    grantSend(this.sweepDue, kanalen.antwoord);
    // A tick that failed is not repeated, by Lambda nor by the rule: the next one comes within a minute and takes the same
    // work.
    this.sweepDue.fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    new Rule(this, 'ElkeMinuut', {
      description: 'The tick',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(this.sweepDue.fn, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
