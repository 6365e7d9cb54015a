import { sqsFaults } from './sqs-fault.ts';

/** What a receipt handle carries: which message of which queue, and which of its receipts. */
export interface Receipt {
  readonly queue: string;
  readonly seq: number;
  readonly nonce: string;
}

export const encodeReceipt = ({ queue, seq, nonce }: Receipt): string =>
  Buffer.from(`${queue}/${seq}/${nonce}`, 'utf8').toString('base64');

/** Reads a handle of this queue; throws ReceiptHandleIsInvalid for text that never was one, or one of another queue. */
export const decodeReceipt = (queue: string, handle: string): Receipt => {
  const parts = /^([A-Za-z0-9_-]+)\/(\d+)\/([0-9a-f-]{36})$/.exec(Buffer.from(handle, 'base64').toString('utf8'));
  if (parts === null || parts[1] !== queue) throw sqsFaults.receiptHandleIsInvalid(handle);
  return { queue, seq: Number(parts[2]), nonce: parts[3]! };
};
