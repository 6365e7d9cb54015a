/** Buckets as the house keeps them: closed to the world, every version kept, and a log of who touched what. */
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

const GESLOTEN = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  versioned: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const;

/** A bucket, under a key of S3 itself unless `eigen` says otherwise; only its owner has rights on what is in it. */
export function makeBucket(scope: Construct, id: string, eigen: BucketProps): IBucket {
  const bucket: unknown = new Bucket(scope, id, {
    ...GESLOTEN,
    encryption: BucketEncryption.S3_MANAGED,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    ...eigen,
  });
  // The library's own Bucket does not fit its own IBucket under exact optional properties.
  return bucket as IBucket;
}

/** Who touched what in the buckets of a stack; S3 can deliver these logs only to a bucket under a key of S3 itself. */
export const makeToegangslog = (scope: Construct): IBucket =>
  makeBucket(scope, 'Toegangslog', {
    lifecycleRules: [{ expiration: Duration.days(400), noncurrentVersionExpiration: Duration.days(30) }],
  });
