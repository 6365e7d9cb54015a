import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { instelling } from '../constructs/instelling.ts';
import {
  grantBucket,
  grantConnections,
  grantMail,
  grantSend,
  grantTable,
  type StroomUitval,
} from '../constructs/toegang.ts';
import { grantBevindingen, grantInname, grantKengetalNotitie } from '../constructs/toegang-controle.ts';
import {
  type QueueTriggerProps,
  type StreamTriggerProps,
  triggerByQueue,
  triggerByStream,
} from '../constructs/triggers.ts';
import { type FunctionFundament, VoordeurFunction } from '../constructs/voordeur-function.ts';
import type { Wachtrij } from '../constructs/wachtrij.ts';
import type { GegevensStack } from './gegevens-stack.ts';
import type { HuisProps } from './huis.ts';
import { type KanalenStack, TIMEOUT } from './kanalen-stack.ts';
import type { SleutelsStack } from './sleutels-stack.ts';
import type { SocketsStack } from './sockets-stack.ts';

export interface VerwerkingProps extends HuisProps {
  readonly sleutels: SleutelsStack;
  readonly gegevens: GegevensStack;
  readonly kanalen: KanalenStack;
  readonly sockets: SocketsStack;
}

/** What happens without anybody asking: raw input becomes contacts, answers leave, figures and screens follow. */
export class VerwerkingStack extends Stack {
  /** What the functions behind the stream could not handle. */
  readonly stromen: StroomUitval[] = [];
  private readonly props: VerwerkingProps;
  private readonly fundament: FunctionFundament;

  constructor(scope: Construct, id: string, props: VerwerkingProps) {
    super(scope, id, props);
    this.props = props;
    this.fundament = {
      code: props.code,
      logboekSleutel: props.sleutels.logboek,
      meldingen: props.sleutels.meldingen,
    };
    this.receive();
    this.sendAntwoord();
    this.follow();
  }

  private receive(): void {
    const { gegevens, kanalen, sleutels, sockets } = this.props;
    const receiver = (
      id: string,
      wachtrij: Wachtrij,
      omschrijving: string,
      post: { readonly lezen?: readonly string[]; readonly schrijven?: readonly string[] } = {},
      trigger?: QueueTriggerProps,
    ) => {
      const timeout = TIMEOUT[wachtrij.naam];
      const fn = new VoordeurFunction(this, id, {
        ...this.fundament,
        naam: `receive-${wachtrij.naam}`,
        omschrijving,
        timeout,
      });
      triggerByQueue(fn, wachtrij, trigger);
      grantTable(fn, gegevens.uitval, 'noteren');
      grantTable(fn, gegevens.zaken, 'schrijven');
      grantInname(fn, gegevens.journaal);
      // What cannot be read is kept whole.
      grantBucket(fn, kanalen.ruwePost, sleutels.inhoud, {
        ...post,
        schrijven: ['onleesbaar/', ...(post.schrijven ?? [])],
      });
      return fn;
    };
    // In a busy hour a call is told of in several messages shortly after each other: together they are one write. Nobody looks
    // at a screen for the second that it takes (docs/adr/0021-calls-in-bulk.md).
    const trigger = { batchSize: 100, window: Duration.seconds(1) };
    const telefoon = receiver('ReceiveTelefoon', kanalen.telefoon, 'Telephone events become contacts', {}, trigger);
    grantTable(telefoon, gegevens.inhoud, 'schrijven');

    const mail = receiver('ReceiveMail', kanalen.mail, 'Raw mail becomes contacts', {
      lezen: ['mail/'],
      schrijven: ['bijlagen/'],
    });
    grantTable(mail, gegevens.inhoud, 'schrijven');
    grantTable(mail, gegevens.instellingen, 'lezen');
    // It puts acknowledgements ready, and may send nothing itself; the address tells it which mail is our own.
    grantSend(mail, kanalen.antwoord);
    mail.setEnvironment('AFZENDER_MAIL', instelling(this, 'AfzenderMail'));

    const chat = receiver('ReceiveChat', kanalen.chat, 'Questions of residents become contacts');
    grantTable(chat, gegevens.inhoud, 'schrijven');
    grantTable(chat, gegevens.verbindingen, 'schrijven');
    grantConnections(chat, 'CHAT_SOCKET_ADRES', sockets.chat);
    grantTable(chat, gegevens.instellingen, 'lezen');
    grantSend(chat, kanalen.antwoord);

    const inloop = receiver('ReceiveInloop', kanalen.inloop, 'Arrivals become contacts');
    grantTable(inloop, gegevens.instellingen, 'lezen');
  }

  private sendAntwoord(): void {
    const { gegevens, kanalen, sleutels, sockets } = this.props;
    const fn = new VoordeurFunction(this, 'SendAntwoord', {
      ...this.fundament,
      naam: 'send-antwoord',
      omschrijving: 'Sends answers by mail or chat, and the other mails of a contact',
      timeout: TIMEOUT.antwoord,
      environment: { CONSOLE_ADRES: instelling(this, 'ConsoleAdres') },
    });
    triggerByQueue(fn, kanalen.antwoord);
    grantTable(fn, gegevens.uitval, 'noteren');
    grantTable(fn, gegevens.zaken, 'schrijven');
    grantTable(fn, gegevens.inhoud, 'lezen');
    grantBucket(fn, kanalen.ruwePost, sleutels.inhoud, { lezen: ['bijlagen/'] });
    grantTable(fn, gegevens.verbindingen, 'schrijven');
    grantMail(fn, kanalen.configurationSetArn);
    grantConnections(fn, 'CHAT_SOCKET_ADRES', sockets.chat);
  }

  /** By the stream, with a place where what it gives up is found again. */
  private volg(fn: VoordeurFunction, props: StreamTriggerProps): void {
    this.stromen.push({ naam: fn.naam, uitval: triggerByStream(fn, props) });
    grantTable(fn, this.props.gegevens.uitval, 'noteren');
  }

  private follow(): void {
    const { gegevens, sleutels, sockets, prefix } = this.props;
    const common = {
      tabel: gegevens.zaken,
      prefix,
      berichtenSleutel: sleutels.berichten,
      meldingen: sleutels.meldingen,
    };
    const project = new VoordeurFunction(this, 'ProjectBereikbaarheid', {
      ...this.fundament,
      naam: 'project-bereikbaarheid',
      omschrijving: 'What a contact adds to the figures, added exactly once',
      timeout: Duration.seconds(60),
    });
    this.volg(project, { ...common, retryAttempts: 10, maxAchterstand: Duration.minutes(5) });
    grantTable(project, gegevens.cijfers, 'schrijven');
    grantTable(project, gegevens.instellingen, 'lezen');

    // One function for both: no more than two may read a shard of a stream without holding each other up.
    const zaken = new VoordeurFunction(this, 'FollowZaken', {
      ...this.fundament,
      naam: 'follow-zaken',
      omschrijving: 'Tells screens and residents what changed; missed calls become one call-back per number',
      timeout: Duration.seconds(60),
    });
    this.volg(zaken, { ...common, retryAttempts: 10, maxAchterstand: Duration.minutes(5) });
    grantTable(zaken, gegevens.zaken, 'schrijven');
    // Which number it is about; what was said it never asks for.
    grantTable(zaken, gegevens.inhoud, 'schrijven');
    // Besides reading: that somebody is to be told of a request to lower an urgency, once.
    grantBevindingen(zaken, gegevens.instellingen, 'ROOSTEREENMAAL', 'ROOSTERWERK');
    grantTable(zaken, gegevens.verbindingen, 'schrijven');
    grantKengetalNotitie(zaken, this.props);
    grantConnections(zaken, 'LIVE_SOCKET_ADRES', sockets.live);
    grantConnections(zaken, 'CHAT_SOCKET_ADRES', sockets.chat);
  }
}
