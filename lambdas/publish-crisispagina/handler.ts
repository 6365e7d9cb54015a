import { S3Client } from '@aws-sdk/client-s3';
import { renderCrisispagina } from '../../shared/adapters/pagina/crisispagina.ts';
import { makeS3PaginaStore } from '../../shared/adapters/s3/s3-pagina-store.ts';
import { makePublishCrisispagina } from '../../shared/application/publish-crisispagina.ts';
import { readEnv } from '../../shared/config/env.ts';
import { instellingen } from '../ports/tables.ts';

const publishCrisispagina = makePublishCrisispagina({
  instellingen: instellingen(),
  paginas: makeS3PaginaStore(new S3Client({}), readEnv(['PAGINA_BUCKET']).PAGINA_BUCKET),
  render: renderCrisispagina,
});

/** Every quarter of an hour. What failed is made up for by the next one; until then the page of before stays. */
export const handler = async (): Promise<void> => publishCrisispagina();
