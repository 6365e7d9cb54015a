/**
 * Rights around the journal of what came in. Whoever takes messages in can add to it and do nothing else: a fault that makes a
 * contact disappear must not be able to make its line disappear too. Whoever checks sees of contents only that they are there.
 */
import type { GegevensStack } from '../stacks/gegevens-stack.ts';
import type { KanalenStack } from '../stacks/kanalen-stack.ts';
import type { SleutelsStack } from '../stacks/sleutels-stack.ts';
import { instelling } from './instelling.ts';
import type { Tabel } from './tabel.ts';
import { grantBucket, grantKey, grantSend, grantTable } from './toegang.ts';
import type { VoordeurFunction } from './voordeur-function.ts';

const DECRYPT = ['kms:Decrypt', 'kms:DescribeKey'];
const ENCRYPT = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

/** Only items of which the partition key begins like this. */
export const partitions = (...begin: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': begin.map((one) => `${one}*`) },
});

const useKey = (fn: VoordeurFunction, { sleutel }: Tabel): void =>
  grantKey(fn, sleutel, [...DECRYPT, ...ENCRYPT], 'dynamodb');

/** Adding lines to the journal, and asking whether a name is that of a canary. */
export function grantInname(fn: VoordeurFunction, journaal: Tabel): void {
  fn.setEnvironment(journaal.variabele, journaal.table.tableName);
  fn.allow(['dynamodb:PutItem'], [journaal.table.tableArn], partitions('J#'));
  fn.allow(['dynamodb:GetItem'], [journaal.table.tableArn], partitions('KANARIE#'));
  useKey(fn, journaal);
}

/** Reading all of the journal's table, and writing what was found in these partitions of it. */
export function grantBevindingen(fn: VoordeurFunction, journaal: Tabel, ...waar: readonly string[]): void {
  grantTable(fn, journaal, 'lezen');
  fn.allow(['dynamodb:PutItem'], [journaal.table.tableArn], partitions(...waar));
  useKey(fn, journaal);
}

/** Seeing that content is there: its keys, and no other attribute. */
export function grantInhoudWijzer(fn: VoordeurFunction, inhoud: Tabel): void {
  fn.setEnvironment(inhoud.variabele, inhoud.table.tableName);
  fn.allow(['dynamodb:BatchGetItem'], [inhoud.table.tableArn], {
    'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk'] },
    StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
  });
  grantKey(fn, inhoud.sleutel, DECRYPT, 'dynamodb');
}

export interface ControleRechten {
  readonly sleutels: SleutelsStack;
  readonly gegevens: GegevensStack;
  readonly kanalen: KanalenStack;
}

/** The daily check: reads facts, figures, names of raw mail and dead letters; writes what it found, and work for people. */
export function grantControle(fn: VoordeurFunction, { sleutels, gegevens, kanalen }: ControleRechten): void {
  grantBevindingen(fn, gegevens.journaal, 'CONTROLE', 'BEGIN');
  grantTable(fn, gegevens.zaken, 'lezen');
  fn.allow(['dynamodb:PutItem'], [gegevens.zaken.table.tableArn], partitions('ONLEESBAAR#'));
  useKey(fn, gegevens.zaken);
  grantTable(fn, gegevens.cijfers, 'lezen');
  grantTable(fn, gegevens.instellingen, 'lezen');
  grantInhoudWijzer(fn, gegevens.inhoud);
  grantBucket(fn, kanalen.ruwePost, sleutels.inhoud, { schrijven: ['onleesbaar/'] });
  fn.allow(['s3:ListBucket'], [kanalen.ruwePost.bucketArn]);
  const wachtrijen = [kanalen.telefoon, kanalen.mail, kanalen.chat, kanalen.inloop];
  for (const { naam, queue } of wachtrijen) fn.setEnvironment(`${naam.toUpperCase()}_WACHTRIJ_URL`, queue.queueUrl);
  fn.allow(
    ['sqs:GetQueueAttributes'],
    wachtrijen.flatMap(({ queue, uitval }) => [queue.queueArn, uitval.queueArn]),
  );
  // To see what lies in them. What is looked at stays, and is visible to others again at once.
  fn.setEnvironment('UITVAL_WACHTRIJEN', wachtrijen.map(({ naam, uitval }) => `${naam}=${uitval.queueUrl}`).join(' '));
  fn.allow(
    ['sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility'],
    wachtrijen.map(({ uitval }) => uitval.queueArn),
  );
  grantKey(fn, sleutels.berichten, ['kms:Decrypt'], 'sqs');
}

/** Reports by mail: of the figures and what they rest on only reading; who gets which is kept among the settings, apart. */
export function grantRapporten(fn: VoordeurFunction, { gegevens }: Pick<ControleRechten, 'gegevens'>): void {
  fn.setEnvironment('AFZENDER_MAIL', instelling(fn, 'AfzenderMail'));
  fn.setEnvironment('CONSOLE_ADRES', instelling(fn, 'ConsoleAdres'));
  grantTable(fn, gegevens.cijfers, 'lezen');
  grantTable(fn, gegevens.zaken, 'lezen');
  grantBevindingen(fn, gegevens.instellingen, 'RAPPORT');
}

/** That something of a day changed, and nothing else among the figures. */
export function grantKengetalNotitie(fn: VoordeurFunction, { gegevens }: Pick<ControleRechten, 'gegevens'>): void {
  fn.setEnvironment(gegevens.cijfers.variabele, gegevens.cijfers.table.tableName);
  fn.allow(['dynamodb:UpdateItem'], [gegevens.cijfers.table.tableArn], partitions('KKOP#'));
  useKey(fn, gegevens.cijfers);
}

/**
 * Counting: reads the facts; of contents only numbers and addresses, by which people are told apart, and the traces of these;
 * writes counts, in partitions of their own.
 */
export function grantTelling(fn: VoordeurFunction, { gegevens }: Pick<ControleRechten, 'gegevens'>): void {
  const { zaken, inhoud, cijfers } = gegevens;
  grantTable(fn, zaken, 'lezen');
  grantTable(fn, cijfers, 'lezen');
  fn.allow(
    ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
    [cijfers.table.tableArn],
    partitions('KKOP#', 'KDAG#', 'KPER#'),
  );
  useKey(fn, cijfers);
  fn.setEnvironment(inhoud.variabele, inhoud.table.tableName);
  fn.allow(['dynamodb:BatchGetItem'], [inhoud.table.tableArn], {
    'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'mail', 'nummer', 'terugbelnummer'] },
    StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
  });
  fn.allow(['dynamodb:Query'], [inhoud.table.tableArn], {
    'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk'] },
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['PERSOON#*'] },
    StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
  });
  grantKey(fn, inhoud.sleutel, DECRYPT, 'dynamodb');
}

/** A canary: onto the queues and into the bucket, as what comes in; no right to send anything out or to write a fact. */
export function grantKanarie(fn: VoordeurFunction, { sleutels, gegevens, kanalen }: ControleRechten): void {
  fn.setEnvironment('AFZENDER_MAIL', instelling(fn, 'AfzenderMail'));
  fn.setEnvironment('CONSOLE_ADRES', instelling(fn, 'ConsoleAdres'));
  grantBevindingen(fn, gegevens.journaal, 'KANARIE#', 'RONDE');
  grantTable(fn, gegevens.instellingen, 'lezen');
  for (const wachtrij of [kanalen.telefoon, kanalen.chat, kanalen.inloop]) grantSend(fn, wachtrij);
  grantBucket(fn, kanalen.ruwePost, sleutels.inhoud, { schrijven: ['mail/kanarie-'] });
}
