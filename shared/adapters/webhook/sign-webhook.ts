/** Signatures as Standard Webhooks writes them: HMAC-SHA256 over id, time and body, so that none can be swapped. */
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A new secret for one webhook. */
export const newWebhookGeheim = (): string => `${PREFIX}${randomBytes(32).toString('base64')}`;

/** `seconden`: when it is sent, since 1970; whoever receives it refuses what is minutes old. */
export function signWebhook(geheim: string, id: string, seconden: number, body: string): Record<string, string> {
  const key = Buffer.from(geheim.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconden}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconden),
    'webhook-signature': `v1,${signature}`,
  };
}
