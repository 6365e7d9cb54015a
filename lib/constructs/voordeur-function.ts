import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, type CfnFunction, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { LambdaCode } from '../bundling/lambda-code.ts';
import { watch } from './bewaakt.ts';

/** What every function of a stack shares. */
export interface FunctionFundament {
  readonly code: LambdaCode;
  readonly logboekSleutel: IKey;
  readonly meldingen: ITopic;
}

export interface VoordeurFunctionProps extends FunctionFundament {
  /** Folder in `lambdas/`. */
  readonly naam: string;
  /** What it does, as the console of AWS shows it. */
  readonly omschrijving: string;
  /** MB; 512 by default: a quarter core, at which the SDK starts within 0.4 s. */
  readonly memory?: number;
  readonly timeout?: Duration;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Metadata key in the template that names the folder of a function, for whoever runs the template elsewhere. */
export const LAMBDA_METADATA = 'voordeur:lambda';

/**
 * A function as every function here is: ARM64, Node 24, own role that may write its own log and nothing else until it is
 * given more, log group with key and retention, source maps, alarms on errors and throttles.
 */
export class VoordeurFunction extends Construct {
  readonly naam: string;
  readonly timeout: Duration;
  readonly fn: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: VoordeurFunctionProps) {
    super(scope, id);
    this.naam = props.naam;
    this.timeout = props.timeout ?? Duration.seconds(10);

    const logGroup = new LogGroup(this, 'Logboek', {
      retention: RetentionDays.THREE_MONTHS,
      encryptionKey: props.logboekSleutel,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Rol', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);

    this.fn = new LambdaFunction(this, 'Function', {
      description: props.omschrijving,
      code: props.code(props.naam),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memory ?? 512,
      timeout: this.timeout,
      role: this.role,
      logGroup,
      tracing: Tracing.DISABLED,
      environment: { NODE_OPTIONS: '--enable-source-maps', LOG_LEVEL: 'INFO', ...props.environment },
    });
    (this.fn.node.defaultChild as CfnFunction).addMetadata(LAMBDA_METADATA, props.naam);

    const period = Duration.minutes(5);
    watch(this, 'FoutenAlarm', {
      metric: this.fn.metricErrors({ period }),
      omschrijving: `Functie ${props.naam} gaf een fout. Runbook: functiefouten.`,
      drempel: 1,
      meldingen: props.meldingen,
    });
    watch(this, 'AfgeknepenAlarm', {
      metric: this.fn.metricThrottles({ period }),
      omschrijving: `Functie ${props.naam} wordt afgeknepen. Runbook: afgeknepen.`,
      drempel: 1,
      meldingen: props.meldingen,
    });
  }

  /** Adds a right to the role of this function. */
  allow(
    actions: readonly string[],
    resources: readonly string[],
    conditions?: Readonly<Record<string, Record<string, string | readonly string[]>>>,
  ): void {
    this.role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: [...actions],
        resources: [...resources],
        ...(conditions ? { conditions: { ...conditions } } : {}),
      }),
    );
  }

  /** Forbids what a broader right would allow. */
  deny(actions: readonly string[], resources: readonly string[]): void {
    this.role.addToPolicy(
      new PolicyStatement({ effect: Effect.DENY, actions: [...actions], resources: [...resources] }),
    );
  }

  setEnvironment(name: string, value: string): void {
    this.fn.addEnvironment(name, value);
  }

  get region(): string {
    return Stack.of(this).region;
  }
}
