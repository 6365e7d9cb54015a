import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** Who the sending side says it is and whom it sends to, apart from what the message itself says. */
export interface SmtpEnvelope {
  /** Empty for the null sender of a bounce. */
  readonly from: string;
  readonly to: readonly string[];
}

export interface SmtpOptions {
  /** 0 = a free one. */
  readonly port: number;
  readonly host?: '127.0.0.1';
  /** Stores the message; the sender hears 250 only after it resolved, and 451 (try again later) when it throws. */
  readonly onMessage: (raw: Uint8Array, envelope: SmtpEnvelope) => Promise<void> | void;
  /** The time in the Received header, epoch milliseconds; the real clock by default. */
  readonly now?: () => number;
  /** Largest message in bytes; 40 MB by default, as SES takes in. */
  readonly maximumBytes?: number;
}

export interface SmtpPort {
  readonly port: number;
  /** Stops listening, lets transfers that are under way end (at most 2 s) and resolves. */
  close(): Promise<void>;
}

/** The port is in use by another process; the message says how to choose another. */
export class SmtpPortTakenError extends Error {
  readonly port: number;

  constructor(port: number, cause: unknown) {
    super(`SMTP port ${port} is in use. Set VOORDEUR_SMTP_PORT to another one, or to 0 for a free one.`, { cause });
    this.name = 'SmtpPortTakenError';
    this.port = port;
  }
}

/** An answer with a reply code of its own (RFC 5321, 4.2.3). */
class SmtpReply extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SmtpReply';
    this.responseCode = responseCode;
  }
}

const serverName = 'voordeur.localhost';

/** The trace fields a receiving mail server puts on top (RFC 5321, 4.4). */
const traceFields = (session: SMTPServerSession, envelope: SmtpEnvelope, now: number): Buffer => {
  const clean = (text: string) => text.replace(/[^\x21-\x7E]/g, '');
  const helo = clean(String(session.hostNameAppearsAs || 'unknown'));
  const date = new Date(now).toUTCString().replace('GMT', '+0000');
  return Buffer.from(
    `Return-Path: <${envelope.from}>\r\n` +
      `Received: from ${helo} ([${clean(session.remoteAddress)}])\r\n` +
      `\tby ${serverName} with ${clean(session.transmissionType)} id ${clean(session.id)};\r\n\t${date}\r\n`,
    'utf8',
  );
};

/** Reads the whole message, but keeps no more than the limit of it in memory. */
const readMessage = async (stream: SMTPServerDataStream, maximumBytes: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= maximumBytes) parts.push(part);
  }
  if (size > maximumBytes || stream.sizeExceeded) {
    throw new SmtpReply(552, `5.3.4 Message is larger than ${maximumBytes} bytes`);
  }
  return Buffer.concat(parts);
};

/**
 * Opens the SMTP port of the local run, for real mail clients: any recipient, no login, no TLS, this machine only.
 * Throws `SmtpPortTakenError` when the port is in use.
 */
export const startSmtp = async (options: SmtpOptions): Promise<SmtpPort> => {
  const { port, host = '127.0.0.1', onMessage, now = Date.now, maximumBytes = 40 * 1024 * 1024 } = options;

  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    const message = await readMessage(stream, maximumBytes);
    const { mailFrom, rcptTo } = session.envelope;
    const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
    const raw = Buffer.concat([traceFields(session, envelope, now()), message]);
    try {
      await onMessage(raw, envelope);
    } catch (fault) {
      throw new SmtpReply(451, '4.3.0 The message could not be stored, try again later', fault);
    }
  };

  const server = new SMTPServer({
    name: serverName,
    banner: 'Voordeur',
    size: maximumBytes,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: 100,
    closeTimeout: 2000,
    onData: (stream, session, callback) => {
      receive(stream, session).then(() => callback(null, 'Message stored'), callback);
    },
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => {
      reject(fault.code === 'EADDRINUSE' ? new SmtpPortTakenError(port, fault) : fault);
    });
    server.listen(port, host, resolve);
  });
  // A client that drops its connection is its own affair: the message it did not finish was never accepted.
  server.on('error', () => {});

  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
