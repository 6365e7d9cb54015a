import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AccessLog } from '../constructs/access-log.ts';
import { instelling } from '../constructs/instelling.ts';
import { VoordeurFunction } from '../constructs/voordeur-function.ts';
import { FRONT_FUNCTIONS, type FrontRechten } from './front-functions.ts';
import { ONBEKEND_ADRES, ROUTES } from './routes.ts';

/** The HTTP API: a token on every route but the description and the health check, limits, and a log without persons. */
export class FrontStack extends Stack {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: FrontRechten) {
    super(scope, id, props);
    const { sleutels } = props;
    const authorizer = new HttpJwtAuthorizer('Token', instelling(this, 'OidcIssuer'), {
      jwtAudience: [instelling(this, 'OidcAudience')],
    });
    this.api = new HttpApi(this, 'Api', {
      apiName: `${props.prefix}-front`,
      createDefaultStage: false,
      defaultAuthorizer: authorizer,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 200, burstLimit: 400 },
    });
    const log = new AccessLog(this, 'Toegangslog', { logboekSleutel: sleutels.logboek });
    (stage.node.defaultChild as CfnStage).accessLogSettings = log.settings([
      'requestId',
      'requestTime',
      'routeKey',
      'status',
      'protocol',
      'responseLength',
      'integrationLatency',
      'integrationErrorMessage',
      'authorizer.error',
    ]);

    new CfnOutput(this, 'ApiAdres', {
      value: this.api.apiEndpoint,
      description: 'Base of the API; paths begin with /v1',
    });
    const console = instelling(this, 'ConsoleAdres');
    for (const description of FRONT_FUNCTIONS) {
      const fn = new VoordeurFunction(this, description.id, {
        naam: description.naam,
        omschrijving: description.omschrijving,
        code: props.code,
        logboekSleutel: sleutels.logboek,
        meldingen: sleutels.meldingen,
        environment: { CONSOLE_ADRES: console },
      });
      description.grant(fn, props);
      const integration = new HttpLambdaIntegration(`${description.id}Integratie`, fn.fn, {
        scopePermissionToRoute: false,
      });
      for (const route of ROUTES.filter(({ lambda }) => lambda === description.naam)) {
        this.api.addRoutes({
          path: route.pad,
          methods: [HttpMethod[route.methode]],
          integration,
          ...(route.open ? { authorizer: new HttpNoneAuthorizer() } : {}),
        });
      }
      if (description.naam === ONBEKEND_ADRES)
        new HttpRoute(this, 'OnbekendAdres', {
          httpApi: this.api,
          routeKey: HttpRouteKey.DEFAULT,
          integration,
          authorizer: new HttpNoneAuthorizer(),
        });
    }
  }
}
