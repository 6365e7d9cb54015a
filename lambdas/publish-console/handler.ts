import { readFile } from 'node:fs/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { makeS3ConsoleStore } from '../../shared/adapters/s3/s3-console-store.ts';
import { makePublishConsole } from '../../shared/application/publish-console.ts';
import { readEnv } from '../../shared/config/env.ts';

const env = readEnv(['PAGINA_BUCKET', 'CONSOLE_MAP', 'CONSOLE_INSTELLINGEN']);
/** Beside this code: the files that it was bundled with. */
const folder = new URL('./console/', import.meta.url);

const publishConsole = makePublishConsole({
  bestanden: { read: async (naam) => new Uint8Array(await readFile(new URL(naam, folder))) },
  store: makeS3ConsoleStore(new S3Client({}), env.PAGINA_BUCKET, env.CONSOLE_MAP),
  instellingen: env.CONSOLE_INSTELLINGEN,
});

/** After a deployment, and every day. A file that is there already is put there again: the same. */
export const handler = async (): Promise<void> => publishConsole();
