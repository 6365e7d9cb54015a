import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { CfnOutput, Duration, Fn, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { makeBucket } from '../constructs/bucket.ts';
import { ConsoleSite } from '../constructs/console-site.ts';
import { grantTable } from '../constructs/toegang.ts';
import { VoordeurFunction } from '../constructs/voordeur-function.ts';
import type { GegevensStack } from './gegevens-stack.ts';
import type { HuisProps } from './huis.ts';
import type { SleutelsStack } from './sleutels-stack.ts';

export interface PaginaProps extends HuisProps {
  readonly sleutels: SleutelsStack;
  readonly gegevens: GegevensStack;
  /** Addresses of the API and of the live socket. */
  readonly api: string;
  readonly live: string;
}

/** The one object that the function may write; the rest of the bucket is not its business. */
const CRISIS = 'crisis';

/** The page itself forbids everything but its own style, by the hash of that; this adds what a page cannot say about itself. */
const CRISIS_BEVEILIGING =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * What people open: files in a bucket behind CloudFront, without a function or a table on the way. The crisis page at
 * `/crisis` can be read when everything else is down; every other address is the console.
 */
export class PaginaStack extends Stack {
  readonly bucket: IBucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: PaginaProps) {
    super(scope, id, props);
    const { sleutels, gegevens } = props;
    const toegangslog = makeBucket(this, 'Toegangslog', {
      // CloudFront writes its log by access list.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: Duration.days(90), noncurrentVersionExpiration: Duration.days(1) }],
    });
    // Public by what it is for, so under a key of S3 itself: a key of ours would be one more thing that can fail.
    this.bucket = makeBucket(this, 'Paginas', {
      serverAccessLogsBucket: toegangslog,
      serverAccessLogsPrefix: 'bucket/',
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(7) }],
    });

    const headers = new ResponseHeadersPolicy(this, 'CrisisKoppen', {
      comment: 'The crisis page: nothing is loaded, nothing is framed',
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: CRISIS_BEVEILIGING, override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: true,
          override: true,
        },
      },
    });
    const origin = S3BucketOrigin.withOriginAccessControl(this.bucket);
    const page = {
      origin,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: headers,
    } as const;
    const site = new ConsoleSite(this, 'Console', {
      bucket: this.bucket,
      fundament: { code: props.code, logboekSleutel: sleutels.logboek, meldingen: sleutels.meldingen },
      api: props.api,
      live: props.live,
    });
    this.distribution = new Distribution(this, 'Verspreiding', {
      comment: 'The console, and the page that stays when everything else is down',
      defaultBehavior: site.behavior,
      // A behaviour of its own: nothing of the console changes this page.
      additionalBehaviors: {
        [CRISIS]: page,
        // Links in pushes and mails to residents begin with the address of the console, and lead to pages of the API.
        'v1/*': {
          origin: new HttpOrigin(Fn.select(2, Fn.split('/', props.api))),
          allowedMethods: AllowedMethods.ALLOW_ALL,
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        },
      },
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableLogging: true,
      logBucket: toegangslog,
      logFilePrefix: 'verspreiding/',
    });

    const publish = new VoordeurFunction(this, 'PublishCrisispagina', {
      code: props.code,
      logboekSleutel: sleutels.logboek,
      meldingen: sleutels.meldingen,
      naam: 'publish-crisispagina',
      omschrijving: 'Puts the crisis page in its bucket as the organisatie is set now',
      environment: { PAGINA_BUCKET: this.bucket.bucketName },
    });
    grantTable(publish, gegevens.instellingen, 'lezen');
    publish.allow(['s3:PutObject'], [this.bucket.arnForObjects(CRISIS)]);
    publish.fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(15) });
    new Rule(this, 'ElkKwartier', {
      description: 'The crisis page follows the settings',
      schedule: Schedule.rate(Duration.minutes(15)),
      targets: [new LambdaFunction(publish.fn, { retryAttempts: 0, maxEventAge: Duration.minutes(15) })],
    });

    new CfnOutput(this, 'ConsoleBezoekadres', {
      value: `https://${this.distribution.distributionDomainName}`,
      description:
        'Where the console is; set it as ConsoleAdres, and as redirect address (with /terug) at the identity provider',
    });
    new CfnOutput(this, 'CrisisAdres', {
      value: `https://${this.distribution.distributionDomainName}/${CRISIS}`,
      description: 'The crisis page, for a link on every site and in every mail',
    });
  }
}
