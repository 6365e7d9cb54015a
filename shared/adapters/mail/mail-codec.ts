/** The whole language of mail. A function takes only the half that it uses. */
import type { MailCodec } from '../../application/mail-codec.ts';
import { mailComposer } from './mail-composer.ts';
import { mailReader } from './mail-reader.ts';

export const mailCodec: MailCodec = { ...mailReader, ...mailComposer };
