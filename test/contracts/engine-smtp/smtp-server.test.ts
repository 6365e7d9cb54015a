import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test } from '@jest/globals';
import nodemailer from 'nodemailer';
import PostalMime from 'postal-mime';
import {
  type SmtpEnvelope,
  type SmtpOptions,
  type SmtpPort,
  startSmtp,
} from '../../../local/engine/smtp/smtp-server.ts';

const open: SmtpPort[] = [];

afterEach(async () => {
  for (const port of open.splice(0)) await port.close();
});

const start = async (options: Partial<SmtpOptions> = {}) => {
  const received: { raw: string; envelope: SmtpEnvelope }[] = [];
  const smtp = await startSmtp({
    port: 0,
    onMessage: (raw, envelope) => {
      received.push({ raw: Buffer.from(raw).toString(), envelope });
    },
    now: () => Date.parse('2026-11-25T09:00:00.000Z'),
    ...options,
  });
  open.push(smtp);
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtp.port, secure: false });
  return { smtp, received, transport };
};

const mail = {
  from: 'Jan <jan@elders.nl>',
  to: 'centrum@voorbeeld.nl',
  subject: 'Één vraag',
  text: 'Goedendag\n.\n..punt',
};

describe('a mail client', () => {
  test('delivers a message whole, with the fields a receiving server puts on top', async () => {
    const { received, transport } = await start();
    await transport.sendMail({ ...mail, bcc: ['stil@voorbeeld.nl', 'wie@waar.dan.ook'] });
    expect(received).toHaveLength(1);
    const { raw, envelope } = received[0]!;
    expect(envelope).toEqual({
      from: 'jan@elders.nl',
      to: ['centrum@voorbeeld.nl', 'stil@voorbeeld.nl', 'wie@waar.dan.ook'],
    });
    expect(raw).toMatch(
      /^Return-Path: <jan@elders\.nl>\r\nReceived: from \S+ \(\[127\.0\.0\.1\]\)\r\n\tby \S+ with ESMTP id \S+;\r\n\tWed, 25 Nov 2026 09:00:00 \+0000\r\n/,
    );
    const parsed = await PostalMime.parse(raw);
    expect(parsed.subject).toBe('Één vraag');
    expect(parsed.text?.trim()).toBe('Goedendag\n.\n..punt');
  });

  test('may send as the null sender, as bounces do', async () => {
    const { received, transport } = await start();
    await transport.sendMail({ ...mail, envelope: { from: '', to: ['centrum@voorbeeld.nl'] } });
    expect(received[0]?.envelope.from).toBe('');
    expect(received[0]?.raw).toMatch(/^Return-Path: <>\r\n/);
  });

  test('hears 451, try again later, when the message could not be stored, and nothing of the reason', async () => {
    const { transport } = await start({ onMessage: () => Promise.reject(new Error('geheim pad')) });
    const refusal = await transport.sendMail(mail).then(
      () => undefined,
      (fault: { responseCode: number; response: string }) => fault,
    );
    expect(refusal?.responseCode).toBe(451);
    expect(refusal?.response).not.toContain('geheim');
  });

  test('hears 250 only after the message is stored', async () => {
    const order: string[] = [];
    let store = () => {};
    const arrived = Promise.withResolvers<void>();
    const { transport } = await start({
      onMessage: async () => {
        arrived.resolve();
        await new Promise<void>((resolve) => {
          store = resolve;
        });
        order.push('stored');
      },
    });
    const sending = transport.sendMail(mail).then(() => order.push('answered'));
    await arrived.promise;
    expect(order).toEqual([]);
    store();
    await sending;
    expect(order).toEqual(['stored', 'answered']);
  });

  test('hears 552 for a message that is too large, announced or not, and the port goes on', async () => {
    const { smtp, received, transport } = await start({ maximumBytes: 2_000 });
    await expect(transport.sendMail({ ...mail, text: 'x'.repeat(5_000) })).rejects.toMatchObject({ responseCode: 552 });
    expect(
      await say(smtp.port, ['EHLO x', 'MAIL FROM:<a@b.nl>', 'RCPT TO:<c@d.nl>', 'DATA', `${'x'.repeat(5_000)}\r\n.`]),
    ).toMatch(/^552/);
    expect(received).toEqual([]);
    await transport.sendMail(mail);
    expect(received).toHaveLength(1);
  });
});

/** Says lines one by one as an SMTP client and returns the answer to the last. */
const say = async (port: number, lines: readonly string[]): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  const waiting = [...lines];
  let answer = '';
  for await (const line of createInterface({ input: socket })) {
    if (/^\d{3}-/.test(line)) continue;
    answer = line;
    const next = waiting.shift();
    if (next === undefined) break;
    socket.write(`${next}\r\n`);
  }
  socket.destroy();
  return answer;
};

test('bytes that are no mail at all are handed on as they came', async () => {
  const { smtp, received } = await start();
  const answer = await say(smtp.port, [
    'HELO x',
    'MAIL FROM:<a@b.nl>',
    'RCPT TO:<c@d.nl>',
    'DATA',
    'geen kop, geen niets\r\n.',
  ]);
  expect(answer).toMatch(/^250/);
  expect(received[0]?.raw).toMatch(/geen kop, geen niets\r\n$/);
});

test('a client that hangs up in the middle has delivered nothing', async () => {
  const { smtp, received, transport } = await start();
  const socket = connect(smtp.port, '127.0.0.1');
  const waiting = ['EHLO x', 'MAIL FROM:<a@b.nl>', 'RCPT TO:<c@d.nl>', 'DATA'];
  for await (const line of createInterface({ input: socket })) {
    if (/^\d{3}-/.test(line)) continue;
    const next = waiting.shift();
    if (next === undefined) break;
    socket.write(`${next}\r\n`);
  }
  socket.write('Subject: half');
  socket.destroy();
  await transport.sendMail(mail);
  expect(received).toHaveLength(1);
});

test('a port that is taken is named in the fault', async () => {
  const { smtp } = await start();
  await expect(startSmtp({ port: smtp.port, onMessage: () => {} })).rejects.toMatchObject({
    name: 'SmtpPortTakenError',
    port: smtp.port,
    message: expect.stringContaining(String(smtp.port)),
  });
});

test('after closing nothing listens any more', async () => {
  const { smtp } = await start();
  await smtp.close();
  const outcome = await new Promise((resolve) => {
    connect(smtp.port, '127.0.0.1').on('error', (fault: NodeJS.ErrnoException) => resolve(fault.code));
  });
  expect(outcome).toBe('ECONNREFUSED');
});
