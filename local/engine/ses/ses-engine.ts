import { randomUUID } from 'node:crypto';
import type { EngineContext, EngineRequest, EngineResponse, EngineService } from '../contract.ts';
import type { DurableOutgoingStore } from '../outgoing/outgoing-store.ts';
import { domainOf, isVerified } from './mail-address.ts';
import { describeMail, messageBytes } from './outgoing-mail.ts';
import { readSendEmail } from './send-email-request.ts';
import { SesFault, sesFaults } from './ses-fault.ts';

export interface SesOptions {
  /** Domains that may be sent from, subdomains included. None by default: then every message is rejected. */
  readonly verifiedDomains: readonly string[];
}

/** A message that was accepted for sending; deliveries and bounces can be derived from it. */
export interface SentMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSetName: string | undefined;
}

export interface SesEngine extends EngineService {
  /** Called after the message is stored, before the call is answered. Returns the unsubscribe function. */
  onSent(listener: (sent: SentMail) => void): () => void;
}

const answer = (status: number, body: object, more: Readonly<Record<string, string>> = {}): EngineResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID(), ...more },
  body: JSON.stringify(body),
});

const isSendEmail = ({ method, path }: EngineRequest): boolean =>
  method === 'POST' && path === '/v2/email/outbound-emails';

/** A message id of the form SES gives: time, a unique part, a counter. */
const newMessageId = (now: number): string => `0102${now.toString(16).padStart(12, '0')}-${randomUUID()}-000000`;

/** The embedded mail service (SES v2, SendEmail only): checks what SES checks and keeps what leaves. */
export const createSesEngine = (
  context: EngineContext,
  outgoing: DurableOutgoingStore,
  { verifiedDomains }: SesOptions = { verifiedDomains: [] },
): SesEngine => {
  const listeners = new Set<(sent: SentMail) => void>();

  const send = async (request: EngineRequest): Promise<EngineResponse> => {
    if (!isSendEmail(request)) throw sesFaults.unsupported(`${request.method} ${request.path}`);
    const mail = readSendEmail(request);
    const unverified = mail.from.filter((address) => !isVerified(address, verifiedDomains));
    if (unverified.length > 0) {
      throw sesFaults.messageRejected(
        `Email address is not verified. The following identities failed the check in region ${context.region.toUpperCase()}: ${unverified.join(', ')}`,
      );
    }
    const now = context.clock.now();
    const messageId = newMessageId(now);
    const raw = await messageBytes(mail, { messageId, region: context.region, now });
    outgoing.add(await describeMail(raw, mail.recipients, now), raw);
    const { from, recipients, tags, configurationSetName } = mail;
    for (const listener of [...listeners])
      listener({ messageId, from: from[0], to: recipients, tags, configurationSetName });
    return answer(200, { MessageId: messageId });
  };

  return {
    name: 'ses',
    requiredRights: (request) => {
      if (!isSendEmail(request)) return [];
      try {
        const mail = readSendEmail(request);
        // AWS asks for SendRawEmail when the content is raw, also in API version 2.
        const action = mail.kind === 'raw' ? 'ses:SendRawEmail' : 'ses:SendEmail';
        const domains = [...new Set(mail.from.map(domainOf))];
        return domains.map((domain) => ({
          action,
          resource: `arn:aws:ses:${context.region}:${context.accountId}:identity/${domain}`,
        }));
      } catch (fault) {
        // What cannot be read needs no right: `handle` refuses it.
        if (fault instanceof SesFault) return [];
        throw fault;
      }
    },
    handle: async (request) => {
      try {
        return await send(request);
      } catch (fault) {
        const message = fault instanceof Error ? fault.message : String(fault);
        if (fault instanceof SesFault) return answer(fault.status, { message }, { 'x-amzn-errortype': fault.code });
        return answer(500, { message }, { 'x-amzn-errortype': 'InternalServiceErrorException' });
      }
    },
    onSent: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
