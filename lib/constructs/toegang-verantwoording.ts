/**
 * Rights on who did what. Whoever serves can add lines and do nothing else: not read them, not change one, not take one away.
 * Whoever looks them up or seals them adds no lines by that right.
 */
import type { Tabel } from './tabel.ts';
import { grantKey, grantTable } from './toegang.ts';
import { partitions } from './toegang-controle.ts';
import type { VoordeurFunction } from './voordeur-function.ts';

const USE_KEY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

function grantPut(fn: VoordeurFunction, verantwoording: Tabel, begin: string): void {
  fn.setEnvironment(verantwoording.variabele, verantwoording.table.tableName);
  fn.allow(['dynamodb:PutItem'], [verantwoording.table.tableArn], partitions(begin));
  grantKey(fn, verantwoording.sleutel, USE_KEY, 'dynamodb');
}

/** Adding a line for each call that touches somebody. */
export const grantVerantwoorden = (fn: VoordeurFunction, verantwoording: Tabel): void =>
  grantPut(fn, verantwoording, 'V#');

/** Looking lines up. */
export const grantInzage = (fn: VoordeurFunction, verantwoording: Tabel): void =>
  grantTable(fn, verantwoording, 'lezen');

/** Reading lines to seal them, and noting who was seen in lists: derived, in partitions of its own. */
export function grantVerzegelen(fn: VoordeurFunction, verantwoording: Tabel): void {
  grantTable(fn, verantwoording, 'lezen');
  grantPut(fn, verantwoording, 'L#');
}
