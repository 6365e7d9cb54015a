import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { instelling } from '../constructs/instelling.ts';
import { grantBucket, grantConnections, grantMail, grantTable } from '../constructs/toegang.ts';
import { triggerByQueue, triggerByStream } from '../constructs/triggers.ts';
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
    const receiver = (id: string, wachtrij: Wachtrij, omschrijving: string, lezen: readonly string[] = []) => {
      const timeout = TIMEOUT[wachtrij.naam];
      const fn = new VoordeurFunction(this, id, {
        ...this.fundament,
        naam: `receive-${wachtrij.naam}`,
        omschrijving,
        timeout,
      });
      triggerByQueue(fn, wachtrij);
      grantTable(fn, gegevens.zaken, 'schrijven');
      // What cannot be read is kept whole.
      grantBucket(fn, kanalen.ruwePost, sleutels.inhoud, { lezen, schrijven: ['onleesbaar/'] });
      return fn;
    };
    const telefoon = receiver('ReceiveTelefoon', kanalen.telefoon, 'Telephone events become contacts');
    grantTable(telefoon, gegevens.inhoud, 'schrijven');

    const mail = receiver('ReceiveMail', kanalen.mail, 'Raw mail becomes contacts', ['mail/']);
    grantTable(mail, gegevens.inhoud, 'schrijven');
    grantTable(mail, gegevens.instellingen, 'lezen');

    const chat = receiver('ReceiveChat', kanalen.chat, 'Questions of residents become contacts');
    grantTable(chat, gegevens.inhoud, 'schrijven');
    grantTable(chat, gegevens.verbindingen, 'schrijven');
    grantConnections(chat, 'CHAT_SOCKET_ADRES', sockets.chat);

    const inloop = receiver('ReceiveInloop', kanalen.inloop, 'Arrivals become contacts');
    grantTable(inloop, gegevens.instellingen, 'lezen');
  }

  private sendAntwoord(): void {
    const { gegevens, kanalen, sockets } = this.props;
    const fn = new VoordeurFunction(this, 'SendAntwoord', {
      ...this.fundament,
      naam: 'send-antwoord',
      omschrijving: 'Sends an answer by mail or chat',
      timeout: TIMEOUT.antwoord,
      environment: { CONSOLE_ADRES: instelling(this, 'ConsoleAdres') },
    });
    triggerByQueue(fn, kanalen.antwoord);
    grantTable(fn, gegevens.zaken, 'schrijven');
    grantTable(fn, gegevens.inhoud, 'lezen');
    grantTable(fn, gegevens.verbindingen, 'schrijven');
    grantMail(fn, kanalen.configurationSetArn);
    grantConnections(fn, 'CHAT_SOCKET_ADRES', sockets.chat);
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
    triggerByStream(project, { ...common, retryAttempts: 10, maxAchterstand: Duration.minutes(5) });
    grantTable(project, gegevens.cijfers, 'schrijven');
    grantTable(project, gegevens.instellingen, 'lezen');

    const publish = new VoordeurFunction(this, 'PublishLive', {
      ...this.fundament,
      naam: 'publish-live',
      omschrijving: 'Tells the screens of staff what changed',
      timeout: Duration.seconds(30),
    });
    triggerByStream(publish, { ...common, retryAttempts: 2, maxAchterstand: Duration.minutes(1) });
    grantTable(publish, gegevens.verbindingen, 'schrijven');
    grantConnections(publish, 'LIVE_SOCKET_ADRES', sockets.live);
  }
}
