/** No bytes on the SMTP port end it, or keep the next mail out. fast-check prints the seed of what fails. */
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import nodemailer from 'nodemailer';
import { type SmtpPort, startSmtp } from '../../local/engine/smtp/smtp-server.ts';
import { anyBytes, scrambled } from '../support/hostile.ts';

let smtp: SmtpPort;
const received: string[] = [];
beforeAll(async () => {
  const now = () => Date.parse('2026-11-25T09:00:00.000Z');
  smtp = await startSmtp({ port: 0, now, onMessage: (raw) => void received.push(Buffer.from(raw).toString()) });
});
afterAll(() => smtp.close());

/** Says all of it and hangs up, whatever is answered. */
function blurt(parts: readonly Uint8Array[]): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(smtp.port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part);
      socket.end();
    });
    // A server that hangs up first is in its right.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
    socket.resume();
  });
}

const DIALOGUE = [
  'EHLO elders.example\r\n',
  'MAIL FROM:<jan@elders.example>\r\n',
  'RCPT TO:<centrum@voorbeeld.nl>\r\n',
  'DATA\r\n',
  'Subject: x\r\n\r\nDag\r\n.\r\n',
  'RSET\r\n',
  'AUTH PLAIN AAAA\r\n',
  'BDAT 10 LAST\r\n',
  'QUIT\r\n',
];

test('any bytes on the SMTP port are survived, and the next mail comes in whole', async () => {
  const part = fc.oneof(
    anyBytes,
    scrambled(fc.constantFrom(...DIALOGUE)),
    fc.constantFrom(...DIALOGUE).map((line) => new TextEncoder().encode(line)),
    fc.constant(new Uint8Array(100_000).fill(65)),
  );
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtp.port, secure: false, ignoreTLS: true });
  let n = 0;
  const property = fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
    await blurt(parts);
    n += 1;
    await transport.sendMail({ from: 'jan@elders.nl', to: 'centrum@voorbeeld.nl', subject: `Goed ${n}`, text: 'Dag' });
    expect(received.some((raw) => raw.includes(`Subject: Goed ${n}\r\n`))).toBe(true);
  });
  await fc.assert(property, { numRuns: 60, interruptAfterTimeLimit: 15_000 });
}, 20_000);
