/** Sends complete messages through SES (v2). */
import { type SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { MailSender } from '../../application/ports.ts';

/** The tag under which the name of a mail comes back in what SES tells of it. */
export const KENMERK = 'kenmerk';

/** Faults in this one message: sending it again gives the same answer. All others (throttling, paused sending, network) pass. */
const REFUSALS = new Set(['MessageRejected', 'BadRequestException']);

/**
 * SES puts its own Message-ID in place of ours: `id@region.amazonses.com` (in us-east-1 `id@email.amazonses.com`).
 * An answer of the resident names that one, so the result tells it.
 */
export function messageIdOf(id: string, region: string): string {
  return `${id}@${region === 'us-east-1' ? 'email' : region}.amazonses.com`;
}

export function makeSesMailSender(client: SESv2Client): MailSender {
  return {
    async sendRaw({ van, aan, ruw, kenmerk }) {
      try {
        const { MessageId } = await client.send(
          new SendEmailCommand({
            FromEmailAddress: van,
            Destination: { ToAddresses: [aan] },
            Content: { Raw: { Data: typeof ruw === 'string' ? new TextEncoder().encode(ruw) : ruw } },
            ...(kenmerk !== undefined && { EmailTags: [{ Name: KENMERK, Value: kenmerk }] }),
          }),
        );
        if (MessageId === undefined) throw new Error('SES accepted a mail without giving it an id');
        return {
          soort: 'aangenomen',
          leverancier: MessageId,
          messageIds: [messageIdOf(MessageId, await client.config.region())],
        };
      } catch (error) {
        // The provider's own text may quote an address, so only the kind of refusal is kept.
        if (error instanceof Error && REFUSALS.has(error.name)) return { soort: 'geweigerd', reden: error.name };
        throw error;
      }
    },
  };
}
