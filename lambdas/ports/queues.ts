import { SQSClient } from '@aws-sdk/client-sqs';
import { randomJitter } from '../../shared/adapters/clock/system-clock.ts';
import { makeSqsQueue } from '../../shared/adapters/sqs/sqs-queue.ts';
import type { MailMelding } from '../../shared/application/controle-ports.ts';
import type {
  AntwoordBericht,
  ChatBericht,
  InloopBericht,
  PushBericht,
  TelefoonBericht,
} from '../../shared/application/messages.ts';
import type { Queue } from '../../shared/application/ports.ts';
import { type EnvName, readEnv } from '../../shared/config/env.ts';

const client = new SQSClient({});
const queue = <T>(name: Extract<EnvName, `${string}_WACHTRIJ_URL`>): Queue<T> =>
  makeSqsQueue<T>(client, readEnv([name])[name], randomJitter);

export const telefoonQueue = () => queue<TelefoonBericht>('TELEFOON_WACHTRIJ_URL');
export const mailQueue = () => queue<MailMelding>('MAIL_WACHTRIJ_URL');
export const inloopQueue = () => queue<InloopBericht>('INLOOP_WACHTRIJ_URL');
export const chatQueue = () => queue<ChatBericht>('CHAT_WACHTRIJ_URL');
export const pushQueue = () => queue<PushBericht>('PUSH_WACHTRIJ_URL');
export const antwoordQueue = () => queue<AntwoordBericht>('ANTWOORD_WACHTRIJ_URL');
