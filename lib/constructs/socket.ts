import { type CfnStage, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { AccessLog } from './access-log.ts';

export interface SocketProps {
  /** Name of the API; ends in `chat` or `live`. */
  readonly naam: string;
  readonly logboekSleutel: IKey;
}

/** A WebSocket API with one stage, `v1`, an access log without personal data, and a limit on messages. */
export class Socket extends Construct {
  readonly api: WebSocketApi;
  readonly stage: WebSocketStage;

  constructor(scope: Construct, id: string, props: SocketProps) {
    super(scope, id);
    this.api = new WebSocketApi(this, 'Api', {
      apiName: props.naam,
      routeSelectionExpression: '$request.body.soort',
    });
    this.stage = new WebSocketStage(this, 'Stage', {
      webSocketApi: this.api,
      stageName: 'v1',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      detailedMetricsEnabled: false,
    });
    const log = new AccessLog(this, 'Toegangslog', { logboekSleutel: props.logboekSleutel });
    (this.stage.node.defaultChild as CfnStage).accessLogSettings = log.settings([
      'requestId',
      'requestTime',
      'routeKey',
      'eventType',
      'status',
      'connectionId',
      'integrationLatency',
      'error.message',
    ]);
  }
}
