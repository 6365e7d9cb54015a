import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Fn, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { consoleHeaders } from '../console/bundle-console.ts';
import { instelling } from './instelling.ts';
import { VoordeurFunction, type VoordeurFunctionProps } from './voordeur-function.ts';

export interface ConsoleSiteProps {
  readonly bucket: IBucket;
  /** What every function of the house gets. */
  readonly fundament: Omit<VoordeurFunctionProps, 'naam' | 'omschrijving'>;
  /** Address of the API, and of the live socket. */
  readonly api: string;
  readonly live: string;
}

/** `https://host` of an address that may have a path. */
const originOf = (address: string): string =>
  Fn.join('/', [Fn.select(0, Fn.split('/', address)), '', Fn.select(2, Fn.split('/', address))]);

/** The client id under which the console is known to the identity provider. */
const CLIENT = 'voordeur-console';

/** Where the files lie in the bucket. */
const MAP = 'console';

/**
 * The files of the console in a bucket, and how they are served. They travel in the code of the function that puts them there,
 * after every deployment of this stack and once a day.
 */
export class ConsoleSite extends Construct {
  readonly behavior: BehaviorOptions;

  constructor(scope: Construct, id: string, { bucket, fundament, api, live }: ConsoleSiteProps) {
    super(scope, id);
    const issuer = instelling(this, 'OidcIssuer');
    const headers = consoleHeaders([api, originOf(live), originOf(issuer)]);
    const responseHeadersPolicy = new ResponseHeadersPolicy(this, 'Koppen', {
      comment: 'The console: its own scripts and styles, and connections to its API',
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: headers['content-security-policy'] ?? '', override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true },
      },
      customHeadersBehavior: {
        customHeaders: [{ header: 'permissions-policy', value: headers['permissions-policy'] ?? '', override: true }],
      },
    });
    const toPage = new EdgeFunction(this, 'NaarPagina', {
      comment: 'Every address within the console is the same page',
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(readFileSync(join(import.meta.dirname, '../console/naar-pagina.js'), 'utf8')),
    });
    this.behavior = {
      origin: S3BucketOrigin.withOriginAccessControl(bucket, { originPath: `/${MAP}` }),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy,
      functionAssociations: [{ function: toPage, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
    const publish = new VoordeurFunction(this, 'PublishConsole', {
      ...fundament,
      naam: 'publish-console',
      omschrijving: 'Puts the files of the console in their bucket',
      environment: {
        PAGINA_BUCKET: bucket.bucketName,
        CONSOLE_MAP: MAP,
        CONSOLE_INSTELLINGEN: Stack.of(this).toJsonString({ issuer, clientId: CLIENT, api, live }),
      },
    });
    publish.allow(['s3:PutObject'], [bucket.arnForObjects(`${MAP}/*`)]);
    const target = () => [new LambdaFunction(publish.fn, { maxEventAge: Duration.hours(1) })];
    const { region, account, stackName } = Stack.of(this);
    new Rule(this, 'NaUitrol', {
      description: 'A new console is put in place when this stack was deployed',
      eventPattern: {
        source: ['aws.cloudformation'],
        detailType: ['CloudFormation Stack Status Change'],
        detail: {
          'stack-id': [{ prefix: `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/` }],
          'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
        },
      },
      targets: target(),
    });
    new Rule(this, 'Dagelijks', {
      description: 'The console is put in place again, should anything have been lost',
      schedule: Schedule.rate(Duration.days(1)),
      targets: target(),
    });
  }
}
