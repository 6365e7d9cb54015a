/** Files of the console in a bucket, under one folder. */
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { PublishConsolePorts } from '../../application/publish-console.ts';

const ALTIJD = 'public, max-age=31536000, immutable';
/** Asked for again each time; when the bucket cannot be read, the edge shows what it saw last for a week. */
const VERS = 'no-cache, stale-if-error=604800';

export function makeS3ConsoleStore(client: S3Client, bucket: string, folder: string): PublishConsolePorts['store'] {
  return {
    async put({ naam, type, eeuwig }, body) {
      const place = { Bucket: bucket, Key: `${folder}/${naam}` };
      const how = { ContentType: type, CacheControl: eeuwig ? ALTIJD : VERS };
      await client.send(new PutObjectCommand({ ...place, Body: body, ...how }));
    },
  };
}
