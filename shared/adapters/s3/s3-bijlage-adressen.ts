/** Addresses of attachments in a bucket, signed with the rights of whoever runs this. */
import { GetObjectCommand, HeadObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { BijlageAdressen } from '../../application/ports.ts';

/** Without the right to list a bucket, S3 says 403 of what is not there. */
const isMissing = (error: unknown): boolean =>
  error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0);

/** Settings of a client that signs addresses: whoever fetches one is a browser, which knows nothing of checksums. */
export const ONDERTEKENAAR = {
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
} as const;

export function makeS3BijlageAdressen(client: S3Client, bucket: string): BijlageAdressen {
  return {
    async signedAddress(sleutel, { type, bestandsnaam, seconden }) {
      const object = { Bucket: bucket, Key: sleutel };
      try {
        await client.send(new HeadObjectCommand(object));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
      // Downloaded and never shown: nothing that somebody sent runs in a page of ours.
      const command = new GetObjectCommand({
        ...object,
        ResponseContentDisposition: `attachment; filename="${bestandsnaam}"`,
        ResponseContentType: type,
        ResponseCacheControl: 'no-store',
      });
      return getSignedUrl(client, command, { expiresIn: seconden });
    },
  };
}
