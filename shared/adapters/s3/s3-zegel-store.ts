/** Seals and the log of processing in a bucket. A put says "only when there is none": together with the lock of the bucket nothing is replaced. */
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ZegelStore } from '../../application/zegel-ports.ts';
import type { Uur } from '../../domain/verantwoording/types.ts';
import type { Zegel } from '../../domain/verantwoording/zegel.ts';

/** The rights of who seals and who checks name these. */
export const ZEGELS = 'zegels/';
export const LOGBOEK = 'logboek/';

const zegelKey = (uur: Uur): string => `${ZEGELS}${uur}.json`;
const uurOf = (key: string | undefined): Uur | undefined => key?.slice(ZEGELS.length, ZEGELS.length + 13);

export function makeS3ZegelStore(client: S3Client, bucket: string): ZegelStore {
  async function text(key: string): Promise<string | undefined> {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return await Body?.transformToString('utf8');
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  /** What lies there afterwards: this, or what was there before. */
  async function putOnce(key: string, body: string, type: string): Promise<string> {
    try {
      const put = { Bucket: bucket, Key: key, Body: body, ContentType: type, IfNoneMatch: '*' };
      await client.send(new PutObjectCommand(put));
      return body;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'PreconditionFailed') throw error;
      return (await text(key)) ?? body;
    }
  }

  async function lastAfter(startAfter: string): Promise<Uur | undefined> {
    let found: Uur | undefined;
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: ZEGELS,
          ...(token === undefined ? { StartAfter: startAfter } : { ContinuationToken: token }),
        }),
      );
      found = uurOf(page.Contents?.at(-1)?.Key) ?? found;
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return found;
  }

  return {
    async read(uur) {
      const found = await text(zegelKey(uur));
      return found === undefined ? undefined : (JSON.parse(found) as Zegel);
    },
    save: async (zegel) =>
      JSON.parse(await putOnce(zegelKey(zegel.uur), JSON.stringify(zegel), 'application/json')) as Zegel,
    async eerste() {
      const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: ZEGELS, MaxKeys: 1 }));
      return uurOf(page.Contents?.[0]?.Key);
    },
    laatste: async (nietVoor) => (await lastAfter(zegelKey(nietVoor))) ?? (await lastAfter(ZEGELS)),
    saveLogboek: (uur, regels) => putOnce(`${LOGBOEK}${uur}.jsonl`, regels, 'application/x-ndjson'),
  };
}
