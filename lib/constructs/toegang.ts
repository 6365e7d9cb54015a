/**
 * Granting and naming in one move: a function gets exactly the actions it needs on a resource, and the environment
 * variable by which its code finds it. What is not granted here cannot be done, whatever the code says.
 */

import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Fn, Stack } from 'aws-cdk-lib/core';
import { instelling } from './instelling.ts';
import type { Socket } from './socket.ts';
import type { Tabel } from './tabel.ts';
import type { VoordeurFunction } from './voordeur-function.ts';
import type { Wachtrij } from './wachtrij.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const WRITE = [
  'dynamodb:PutItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
];
const DECRYPT = ['kms:Decrypt', 'kms:DescribeKey'];
const ENCRYPT = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

/**
 * `lezen` reads items and indexes; `schrijven` reads and writes; `noteren` puts whole items and reads none; `aanraken` reads,
 * and updates what is there, so that its stream tells of it once more. Nobody scans.
 */
export type Toegang = 'lezen' | 'schrijven' | 'noteren' | 'aanraken';

const RIGHTS: Readonly<Record<Toegang, { readonly leest: boolean; readonly schrijft: readonly string[] }>> = {
  lezen: { leest: true, schrijft: [] },
  schrijven: { leest: true, schrijft: WRITE },
  noteren: { leest: false, schrijft: ['dynamodb:PutItem'] },
  aanraken: { leest: true, schrijft: ['dynamodb:UpdateItem'] },
};

/** A key only through the service that keeps the data: the function itself can decrypt nothing it got elsewhere. */
export function grantKey(fn: VoordeurFunction, sleutel: IKey, actions: readonly string[], service: string): void {
  const viaService = `${service}.${fn.region}.amazonaws.com`;
  fn.allow(actions, [sleutel.keyArn], { StringEquals: { 'kms:ViaService': viaService } });
}

export function grantTable(fn: VoordeurFunction, tabel: Tabel, toegang: Toegang): void {
  fn.setEnvironment(tabel.variabele, tabel.table.tableName);
  tabel.daarbij?.(fn);
  const { leest, schrijft } = RIGHTS[toegang];
  if (leest) fn.allow(READ, tabel.resources);
  if (schrijft.length > 0) fn.allow(schrijft, [tabel.table.tableArn]);
  grantKey(fn, tabel.sleutel, schrijft.length > 0 ? [...DECRYPT, ...ENCRYPT] : DECRYPT, 'dynamodb');
}

/**
 * Taking away one setting and raising the versie. A condition knows the partition only, and all settings are one; but what
 * is deleted cannot be changed: nobody gets an address that they did not give.
 */
export function grantForgetAbonnement(fn: VoordeurFunction, instellingen: Tabel): void {
  fn.allow(['dynamodb:DeleteItem', 'dynamodb:UpdateItem'], [instellingen.table.tableArn], {
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['ORG'] },
  });
  grantKey(fn, instellingen.sleutel, ENCRYPT, 'dynamodb');
}

/** Who has a console open: the list of those connections, and no gesprek of a resident. */
export function grantSchermen(fn: VoordeurFunction, verbindingen: Tabel): void {
  fn.setEnvironment(verbindingen.variabele, verbindingen.table.tableName);
  fn.allow(['dynamodb:Query'], [verbindingen.table.tableArn], {
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['LIVE'] },
  });
  grantKey(fn, verbindingen.sleutel, DECRYPT, 'dynamodb');
}

/** Keeping a code that was sent, and that an address was confirmed with it: settings are written, nothing is deleted. */
export function grantAdresbevestiging(fn: VoordeurFunction, instellingen: Tabel): void {
  fn.allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], [instellingen.table.tableArn], {
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['ORG', 'ADRESBEVESTIGING'] },
  });
  grantKey(fn, instellingen.sleutel, ENCRYPT, 'dynamodb');
}

/**
 * Secret addresses of calendars, and absences read from one; with an absence the versie of the settings goes up, which lies with
 * them. No duty, exchange, report or message is within reach.
 */
export function grantAgendas(fn: VoordeurFunction, instellingen: Tabel): void {
  grantTable(fn, instellingen, 'lezen');
  fn.allow(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'], [instellingen.table.tableArn], {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['AGENDA*', 'AFWEZIG*', 'ORG'] },
  });
  grantKey(fn, instellingen.sleutel, [...DECRYPT, ...ENCRYPT], 'dynamodb');
}

/** The right to put messages on a queue, and its address as `<NAAM>_WACHTRIJ_URL`. */
export function grantSend(fn: VoordeurFunction, wachtrij: Wachtrij): void {
  fn.setEnvironment(`${wachtrij.naam.toUpperCase()}_WACHTRIJ_URL`, wachtrij.queue.queueUrl);
  fn.allow(['sqs:SendMessage'], [wachtrij.queue.queueArn]);
  // Sending to an encrypted queue also decrypts the data key that is in use.
  grantKey(fn, wachtrij.sleutel, ['kms:GenerateDataKey', 'kms:Decrypt'], 'sqs');
}

/** What the stream behind a function gave up. */
export interface StroomUitval {
  readonly naam: string;
  readonly uitval: IQueue;
}

/**
 * Looking into dead-letter queues and emptying them: back to the queue they belong to, or away. Each is named with its
 * address and, where there is one, that of its queue: `naam=uitval,queue`.
 */
export function grantUitval(
  fn: VoordeurFunction,
  wachtrijen: readonly Wachtrij[],
  stromen: readonly StroomUitval[],
  sleutel: IKey,
): void {
  const named = [
    ...wachtrijen.map(({ naam, uitval, queue }) => `${naam}=${uitval.queueUrl},${queue.queueUrl}`),
    ...stromen.map(({ naam, uitval }) => `${naam}=${uitval.queueUrl}`),
  ];
  fn.setEnvironment('UITVAL_WACHTRIJEN', named.join(' '));
  const dead = wachtrijen.map(({ uitval }) => uitval.queueArn);
  fn.allow(
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
    [...dead, ...stromen.map(({ uitval }) => uitval.queueArn)],
  );
  fn.allow(['sqs:StartMessageMoveTask'], dead);
  fn.allow(
    ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
    wachtrijen.map(({ queue }) => queue.queueArn),
  );
  grantKey(fn, sleutel, ['kms:GenerateDataKey', 'kms:Decrypt'], 'sqs');
}

/** Rights on the raw post below the given prefixes. */
export function grantBucket(
  fn: VoordeurFunction,
  bucket: IBucket,
  sleutel: IKey,
  prefixes: { readonly lezen?: readonly string[]; readonly schrijven?: readonly string[] },
): void {
  fn.setEnvironment('RUWE_POST_BUCKET', bucket.bucketName);
  const lezen = prefixes.lezen ?? [];
  const schrijven = prefixes.schrijven ?? [];
  if (lezen.length)
    fn.allow(
      ['s3:GetObject'],
      lezen.map((prefix) => bucket.arnForObjects(`${prefix}*`)),
    );
  if (schrijven.length)
    fn.allow(
      ['s3:PutObject'],
      schrijven.map((prefix) => bucket.arnForObjects(`${prefix}*`)),
    );
  grantKey(fn, sleutel, schrijven.length ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'], 's3');
}

/** Mail may leave from the verified sender of this organisatie, and from no other address. */
export function grantMail(fn: VoordeurFunction, configurationSetArn: string): void {
  const afzender = instelling(fn, 'AfzenderMail');
  const { partition, region, account } = Stack.of(fn);
  const identity = (naam: string) => `arn:${partition}:ses:${region}:${account}:identity/${naam}`;
  fn.setEnvironment('AFZENDER_MAIL', afzender);
  fn.allow(
    ['ses:SendEmail', 'ses:SendRawEmail'],
    [identity(senderDomain(fn)), identity(afzender), configurationSetArn],
    {
      StringEquals: { 'ses:FromAddress': afzender },
    },
  );
}

/** The part of the sender's address after the at sign. */
export function senderDomain(scope: VoordeurFunction | Stack): string {
  return Fn.select(1, Fn.split('@', instelling(scope, 'AfzenderMail')));
}

/** Text messages to telephone numbers. A number is no ARN, so the resource is `*`; topics are denied one by one and all. */
export function grantSms(fn: VoordeurFunction): void {
  fn.allow(['sns:Publish'], ['*']);
  fn.deny(['sns:Publish'], [`arn:${Stack.of(fn).partition}:sns:*:*:*`]);
}

/** Sending to open connections of one WebSocket API. */
export function grantConnections(
  fn: VoordeurFunction,
  variabele: 'CHAT_SOCKET_ADRES' | 'LIVE_SOCKET_ADRES',
  socket: Socket,
): void {
  const { partition, region, account } = Stack.of(fn);
  fn.setEnvironment(variabele, socket.stage.callbackUrl);
  const base = `arn:${partition}:execute-api:${region}:${account}:${socket.api.apiId}/${socket.stage.stageName}`;
  fn.allow(['execute-api:ManageConnections'], [`${base}/POST/@connections/*`]);
}
