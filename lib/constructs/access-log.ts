import type { CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** Where an API writes who called what: one JSON line per call, never a URL with its query, an address or a person. */
export class AccessLog extends Construct {
  private readonly group: LogGroup;

  constructor(scope: Construct, id: string, props: { readonly logboekSleutel: IKey }) {
    super(scope, id);
    this.group = new LogGroup(this, 'Logboek', {
      retention: RetentionDays.ONE_YEAR,
      encryptionKey: props.logboekSleutel,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  /** Settings for a stage; `fields` are names of `$context` variables. */
  settings(fields: readonly string[]): CfnStage.AccessLogSettingsProperty {
    const format = Object.fromEntries(fields.map((field) => [field, `$context.${field}`]));
    return { destinationArn: this.group.logGroupArn, format: JSON.stringify(format) };
  }
}
