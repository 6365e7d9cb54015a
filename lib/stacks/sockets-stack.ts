import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { instelling } from '../constructs/instelling.ts';
import { Socket } from '../constructs/socket.ts';
import { grantConnections, grantSend, grantTable } from '../constructs/toegang.ts';
import { VoordeurFunction } from '../constructs/voordeur-function.ts';
import type { GegevensStack } from './gegevens-stack.ts';
import type { HuisProps } from './huis.ts';
import type { KanalenStack } from './kanalen-stack.ts';
import type { SleutelsStack } from './sleutels-stack.ts';

export interface SocketsProps extends HuisProps {
  readonly sleutels: SleutelsStack;
  readonly gegevens: GegevensStack;
  readonly kanalen: KanalenStack;
}

/** The two sockets: `chat` for residents, who need no account, and `live` for staff, who sign in. */
export class SocketsStack extends Stack {
  readonly chat: Socket;
  readonly live: Socket;

  constructor(scope: Construct, id: string, props: SocketsProps) {
    super(scope, id, props);
    const { gegevens, kanalen, sleutels } = props;
    const fundament = { code: props.code, logboekSleutel: sleutels.logboek, meldingen: sleutels.meldingen };

    const chatSocket = new VoordeurFunction(this, 'ChatSocket', {
      ...fundament,
      naam: 'chat-socket',
      omschrijving: 'Chat of residents: what they send goes on the queue',
      // The address that is shown when the chat is closed.
      environment: { AFZENDER_MAIL: instelling(this, 'AfzenderMail') },
    });
    this.chat = new Socket(this, 'Chat', { naam: `${props.prefix}-chat`, logboekSleutel: sleutels.logboek });
    const chat = new WebSocketLambdaIntegration('ChatIntegratie', chatSocket.fn);
    for (const route of ['$connect', '$disconnect', '$default']) this.chat.api.addRoute(route, { integration: chat });
    grantSend(chatSocket, kanalen.chat);
    grantTable(chatSocket, gegevens.verbindingen, 'schrijven');
    grantTable(chatSocket, gegevens.instellingen, 'lezen');
    // Whoever resumes a gesprek with its secret gets to see what was said in it.
    grantTable(chatSocket, gegevens.zaken, 'lezen');
    grantTable(chatSocket, gegevens.inhoud, 'lezen');
    grantConnections(chatSocket, 'CHAT_SOCKET_ADRES', this.chat);

    const oidc = { OIDC_ISSUER: instelling(this, 'OidcIssuer'), OIDC_AUDIENCE: instelling(this, 'OidcAudience') };
    const authorizeLive = new VoordeurFunction(this, 'AuthorizeLive', {
      ...fundament,
      naam: 'authorize-live',
      omschrijving: 'Checks the access token of who opens the live socket',
      environment: oidc,
    });
    const liveSocket = new VoordeurFunction(this, 'LiveSocket', {
      ...fundament,
      naam: 'live-socket',
      omschrijving:
        'Remembers which member of staff listens on which connection, and what their screen did with a push',
    });
    this.live = new Socket(this, 'Live', { naam: `${props.prefix}-live`, logboekSleutel: sleutels.logboek });
    const live = new WebSocketLambdaIntegration('LiveIntegratie', liveSocket.fn);
    // No identity source: a browser cannot set Authorization on a socket and sends the token as a subprotocol instead.
    const authorizer = new WebSocketLambdaAuthorizer('LiveToegang', authorizeLive.fn, { identitySource: [] });
    this.live.api.addRoute('$connect', { integration: live, authorizer });
    for (const route of ['$disconnect', '$default']) this.live.api.addRoute(route, { integration: live });
    grantTable(liveSocket, gegevens.verbindingen, 'schrijven');
    grantConnections(liveSocket, 'LIVE_SOCKET_ADRES', this.live);
    // That somebody is typing goes straight to the other side, and is kept nowhere.
    grantConnections(chatSocket, 'LIVE_SOCKET_ADRES', this.live);
    grantConnections(liveSocket, 'CHAT_SOCKET_ADRES', this.chat);
    // What became of a push on a screen stands in the record of its case.
    grantTable(liveSocket, gegevens.zaken, 'schrijven');
    grantTable(liveSocket, gegevens.instellingen, 'lezen');
    this.allowAccessLogs();
    new CfnOutput(this, 'ChatAdres', { value: this.chat.stage.url, description: 'WebSocket of residents' });
    new CfnOutput(this, 'LiveAdres', { value: this.live.stage.url, description: 'WebSocket of staff' });
  }

  /** API Gateway writes the logs of WebSocket APIs in the name of a role that is set once per account and region. */
  private allowAccessLogs(): void {
    const role = new Role(this, 'ToegangslogRol', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    });
    const account = new CfnAccount(this, 'Toegangslog', { cloudWatchRoleArn: role.roleArn });
    for (const { stage } of [this.chat, this.live]) stage.node.addDependency(account);
  }
}
