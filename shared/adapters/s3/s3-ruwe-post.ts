/** The bucket of raw mail as a list: names and when they came in, never what they hold. */
import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { RuwePost } from '../../application/controle-ports.ts';
import { epochMs, instantOf } from '../../domain/tijd/instant.ts';

const PREFIX = 'mail/';
/** SES puts a note of its own in the bucket when a rule is made. */
const SETUP_NOTE = /(^|\/)AMAZON_SES_SETUP_NOTIFICATION$/;

/** All keys are read: a list knows no order but that of the names, and SES chooses those at random. Mail is kept a month. */
export function makeS3RuwePost(client: S3Client, bucket: string): RuwePost {
  return {
    async *list(van, tot) {
      const [first, end] = [epochMs(van), epochMs(tot)];
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: PREFIX, ...(token && { ContinuationToken: token }) }),
        );
        for (const { Key: sleutel = '', LastModified } of page.Contents ?? []) {
          const at = LastModified?.getTime() ?? 0;
          if (at >= first && at < end && !SETUP_NOTE.test(sleutel)) yield { sleutel, ontvangenOp: instantOf(at) };
        }
        token = page.NextContinuationToken;
      } while (token !== undefined);
    },
  };
}
