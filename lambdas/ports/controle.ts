/** What the daily check looks at: everything, and of contents only that they are there. */
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { makeS3RawStore } from '../../shared/adapters/s3/s3-raw-store.ts';
import { makeS3RuwePost } from '../../shared/adapters/s3/s3-ruwe-post.ts';
import { makeSqsStand } from '../../shared/adapters/sqs/sqs-stand.ts';
import type { CheckDagPorts } from '../../shared/application/check-dag.ts';
import { noemChat, noemInloop, noemTelefoon } from '../../shared/application/journaal.ts';
import { naamVan, perFeit } from '../../shared/application/verwachte-berichten.ts';
import { readEnv } from '../../shared/config/env.ts';
import type { Kanaal } from '../../shared/domain/contact/types.ts';
import { instantOf } from '../../shared/domain/tijd/instant.ts';
import { readChatBericht } from '../receive-chat/messages.ts';
import { readInloopBericht } from '../receive-inloop/messages.ts';
import { readMailBericht } from '../receive-mail/messages.ts';
import { readTelefoonBericht } from '../receive-telefoon/messages.ts';
import { base } from './base.ts';
import { nummers } from './nummers.ts';
import { cijfers, controletabellen, inhoudWijzer, instellingen, zaken } from './tables.ts';
import { uitval } from './uitval.ts';

/** Not what it is about: only under which names it is known. */
const LEVERING = { bron: '', ontvangenOp: instantOf(0) };

/** The names under which the journal knows a message, read as its own function would read it. */
export function namenInUitval(kanaal: Kanaal, inhoud: string): readonly string[] {
  if (kanaal === 'mail') {
    const read = readMailBericht(inhoud);
    return read.soort === 'bericht' ? read.bericht.map(({ sleutel }) => sleutel) : [];
  }
  const regelOf = () => {
    if (kanaal === 'telefoon') {
      const read = readTelefoonBericht(inhoud);
      return read.soort === 'bericht' ? noemTelefoon(base.ids, LEVERING, read.bericht) : undefined;
    }
    if (kanaal === 'chat') {
      const read = readChatBericht(inhoud);
      return read.soort === 'bericht' ? noemChat({ ...base, nummers }, LEVERING, read.bericht) : undefined;
    }
    const read = readInloopBericht(inhoud);
    return read.soort === 'bericht' ? noemInloop(base.ids, LEVERING, read.bericht) : undefined;
  };
  return regelOf()?.werd.flatMap(perFeit).map(naamVan) ?? [];
}

export function controlePorts(): CheckDagPorts & ReturnType<typeof controletabellen> {
  const bucket = readEnv(['RUWE_POST_BUCKET']).RUWE_POST_BUCKET;
  const urls = readEnv(['TELEFOON_WACHTRIJ_URL', 'MAIL_WACHTRIJ_URL', 'CHAT_WACHTRIJ_URL', 'INLOOP_WACHTRIJ_URL']);
  const s3 = new S3Client({});
  return {
    ...base,
    ...controletabellen(),
    zaken: zaken(),
    cijfers: cijfers(),
    instellingen: instellingen(),
    inhoudWijzer: inhoudWijzer(),
    ruwePost: makeS3RuwePost(s3, bucket),
    raw: makeS3RawStore(s3, bucket),
    uitval: uitval(),
    wachtrijstand: makeSqsStand(new SQSClient({}), {
      telefoon: urls.TELEFOON_WACHTRIJ_URL,
      mail: urls.MAIL_WACHTRIJ_URL,
      chat: urls.CHAT_WACHTRIJ_URL,
      inloop: urls.INLOOP_WACHTRIJ_URL,
    }),
    namenInUitval,
  };
}
