import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AccessLog } from '../constructs/access-log.ts';
import { watch } from '../constructs/bewaakt.ts';
import { instelling } from '../constructs/instelling.ts';
import { grantVerantwoorden } from '../constructs/toegang-verantwoording.ts';
import { VoordeurFunction } from '../constructs/voordeur-function.ts';
import { FRONT_FUNCTIONS, type FrontRechten } from './front-functions.ts';
import { ONBEKEND_ADRES, ROUTES } from './routes.ts';

/** Line of the log that is counted. */
export const VERANTWOORDING_NIET_GESCHREVEN = 'verantwoording niet geschreven';
const NIET_GESCHREVEN = 'VerantwoordingNietGeschreven';

/**
 * The HTTP API: limits, and a log without persons. The functions check the token themselves (decision 9): what an HTTP API
 * refuses by itself has neither the headers nor the form that every answer must have.
 */
export class FrontStack extends Stack {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: FrontRechten) {
    super(scope, id, props);
    const { sleutels } = props;
    this.api = new HttpApi(this, 'Api', {
      apiName: `${props.prefix}-front`,
      createDefaultStage: false,
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
    ]);

    new CfnOutput(this, 'ApiAdres', {
      value: this.api.apiEndpoint,
      description: 'Base of the API; paths begin with /v1',
    });
    const environment = {
      CONSOLE_ADRES: instelling(this, 'ConsoleAdres'),
      OIDC_ISSUER: instelling(this, 'OidcIssuer'),
      OIDC_AUDIENCE: instelling(this, 'OidcAudience'),
    };
    for (const description of FRONT_FUNCTIONS) {
      const fn = new VoordeurFunction(this, description.id, {
        naam: description.naam,
        omschrijving: description.omschrijving,
        code: props.code,
        logboekSleutel: sleutels.logboek,
        meldingen: sleutels.meldingen,
        ...description.maat,
        environment,
      });
      description.grant(fn, props);
      if (description.verantwoordt) this.accountable(fn, props);
      const integration = new HttpLambdaIntegration(`${description.id}Integratie`, fn.fn, {
        scopePermissionToRoute: false,
      });
      for (const route of ROUTES.filter(({ lambda }) => lambda === description.naam)) {
        this.api.addRoutes({
          path: route.pad,
          methods: [HttpMethod[route.methode]],
          integration,
          authorizer: new HttpNoneAuthorizer(),
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
    watch(this, 'VerantwoordingNietGeschreven', {
      metric: new Metric({
        namespace: props.prefix,
        metricName: NIET_GESCHREVEN,
        period: Duration.minutes(5),
        statistic: 'Sum',
      }),
      omschrijving: 'Van een handeling kon niet worden vastgelegd wie die deed. Runbook: verantwoording.',
      drempel: 1,
      meldingen: sleutels.meldingen,
    });
  }

  /** It can add who did what; what it could not add is counted. */
  private accountable(fn: VoordeurFunction, { gegevens, prefix }: FrontRechten): void {
    grantVerantwoorden(fn, gegevens.verantwoording);
    new MetricFilter(fn, NIET_GESCHREVEN, {
      logGroup: fn.fn.logGroup,
      metricNamespace: prefix,
      metricName: NIET_GESCHREVEN,
      filterPattern: FilterPattern.stringValue('$.wat', '=', VERANTWOORDING_NIET_GESCHREVEN),
      metricValue: '1',
    });
  }
}
