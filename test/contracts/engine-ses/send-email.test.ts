import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import nodemailer from 'nodemailer';
import type { EngineRequest } from '../../../local/engine/contract.ts';
import type { SentMail } from '../../../local/engine/ses/ses-engine.ts';
import { type Messaging, standingClock, startMessaging } from '../../support/messaging-server.ts';

let messaging: Messaging;
let client: SESv2Client;

beforeEach(async () => {
  messaging = await startMessaging({ clock: standingClock('2026-11-25T09:00:00.123Z') });
  client = new SESv2Client(messaging.clientConfig);
});

afterEach(async () => {
  client.destroy();
  await messaging.close();
});

const send = (input: SendEmailCommandInput) => client.send(new SendEmailCommand(input));
const sendRaw = (lines: readonly string[], more: Partial<SendEmailCommandInput> = {}) =>
  send({ Content: { Raw: { Data: Buffer.from(lines.join('\r\n')) } }, ...more });
const simple = (Text = 'Dag'): NonNullable<SendEmailCommandInput['Content']> => ({
  Simple: { Subject: { Data: 'Onderwerp' }, Body: { Text: { Data: Text } } },
});
const From = 'Wijkteam Centrum <centrum@voorbeeld.nl>';
const plain = ['From: centrum@voorbeeld.nl', 'To: jan@elders.nl', 'Subject: Hoi', '', 'tekst'];

describe('simple content', () => {
  test('becomes a message with the given headers, text and the id that SES answers with', async () => {
    const { MessageId } = await send({
      FromEmailAddress: From,
      Destination: {
        ToAddresses: ['Jan Ø <jan@elders.nl>'],
        CcAddresses: ['piet@elders.nl'],
        BccAddresses: ['stil@elders.nl'],
      },
      ReplyToAddresses: ['antwoord@voorbeeld.nl'],
      Content: {
        Simple: {
          Subject: { Data: 'Één vraag €' },
          Body: { Text: { Data: 'Goedendag Zoë' }, Html: { Data: '<p>Goedendag Zoë</p>' } },
          Headers: [{ Name: 'Auto-Submitted', Value: 'auto-replied' }],
        },
      },
    });
    const [mail, ...more] = messaging.outgoing.list('mail');
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      soort: 'mail',
      op: '2026-11-25T09:00:00.123Z',
      aan: ['jan@elders.nl', 'piet@elders.nl', 'stil@elders.nl'],
      onderwerp: 'Één vraag €',
      kop: {
        from: From,
        cc: 'piet@elders.nl',
        'reply-to': 'antwoord@voorbeeld.nl',
        'auto-submitted': 'auto-replied',
        'message-id': `<${MessageId}@eu-west-1.amazonses.com>`,
        date: 'Wed, 25 Nov 2026 09:00:00 +0000',
      },
    });
    expect(mail?.tekst.trim()).toBe('Goedendag Zoë');
    expect(mail?.kop['bcc']).toBeUndefined();
    expect(Buffer.from(messaging.outgoing.raw(1)!).toString()).not.toContain('stil@elders.nl');
  });

  test('with HTML only shows the text of it', async () => {
    await send({
      FromEmailAddress: From,
      Destination: { ToAddresses: ['jan@elders.nl'] },
      Content: { Simple: { Subject: { Data: 'x' }, Body: { Html: { Data: '<p>Alleen <b>opmaak</b></p>' } } } },
    });
    expect(messaging.outgoing.list()[0]?.tekst).toContain('opmaak');
  });
});

describe('raw content', () => {
  test('leaves byte for byte, except for the id and date that SES puts in and the Bcc it takes out', async () => {
    const { MessageId } = await sendRaw([
      'From: centrum@voorbeeld.nl',
      'Message-ID: <eigen@voorbeeld.nl>',
      'Date: Mon, 1 Jan 2001 00:00:00 +0000',
      'To: Jan <jan@elders.nl>, "Piet, P." <piet@elders.nl>',
      'Bcc: stil@elders.nl,',
      '\tstiller@elders.nl',
      'In-Reply-To: <vraag@elders.nl>',
      'Subject: =?utf-8?Q?=C3=89=C3=A9n?=',
      'X-Gevouwen: een',
      ' twee',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Regel één',
      '.',
      '',
    ]);
    const [mail] = messaging.outgoing.list();
    expect(mail?.aan).toEqual(['jan@elders.nl', 'piet@elders.nl', 'stil@elders.nl', 'stiller@elders.nl']);
    expect(mail?.onderwerp).toBe('Één');
    expect(mail?.kop).toMatchObject({
      'message-id': `<${MessageId}@eu-west-1.amazonses.com>`,
      'in-reply-to': '<vraag@elders.nl>',
      'x-gevouwen': 'een twee',
    });
    expect(Buffer.from(messaging.outgoing.raw(1)!).toString()).toBe(
      [
        `Message-ID: <${MessageId}@eu-west-1.amazonses.com>`,
        'Date: Wed, 25 Nov 2026 09:00:00 +0000',
        'From: centrum@voorbeeld.nl',
        'To: Jan <jan@elders.nl>, "Piet, P." <piet@elders.nl>',
        'In-Reply-To: <vraag@elders.nl>',
        'Subject: =?utf-8?Q?=C3=89=C3=A9n?=',
        'X-Gevouwen: een',
        ' twee',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Regel één',
        '.',
        '',
      ].join('\r\n'),
    );
  });

  test('goes to the given destination instead of the addresses in the headers', async () => {
    await sendRaw(plain, { Destination: { ToAddresses: ['ander@elders.nl'] } });
    expect(messaging.outgoing.list()[0]?.aan).toEqual(['ander@elders.nl']);
  });

  test('may hold UTF-8 in its headers', async () => {
    await sendRaw(['From: "Zoë" <centrum@voorbeeld.nl>', 'To: jan@elders.nl', 'Subject: Één', '', 'x']);
    expect(messaging.outgoing.list()[0]?.onderwerp).toBe('Één');
  });

  test('as nodemailer sends it through its SES transport arrives whole', async () => {
    const transport = nodemailer.createTransport({ SES: { sesClient: client, SendEmailCommand } });
    await transport.sendMail({
      from: From,
      to: 'jan@elders.nl',
      subject: 'Bijlage',
      text: 'zie bijlage',
      attachments: [{ filename: 'a.txt', content: 'x' }],
    });
    expect(messaging.outgoing.list()[0]).toMatchObject({ aan: ['jan@elders.nl'], onderwerp: 'Bijlage' });
    expect(messaging.outgoing.list()[0]?.tekst.trim()).toBe('zie bijlage');
  });
});

describe('what SES refuses is refused, and nothing leaves', () => {
  const to = (ToAddresses: string[]) => ({ FromEmailAddress: From, Destination: { ToAddresses }, Content: simple() });
  test.each<[string, SendEmailCommandInput, string]>([
    ['a sender that is not verified', { ...to(['jan@elders.nl']), FromEmailAddress: 'x@elders.nl' }, 'MessageRejected'],
    [
      'a sender that only looks verified',
      { ...to(['jan@elders.nl']), FromEmailAddress: 'x@nepvoorbeeld.nl' },
      'MessageRejected',
    ],
    ['no sender', { ...to(['jan@elders.nl']), FromEmailAddress: undefined }, 'BadRequestException'],
    ['no recipient', to([]), 'BadRequestException'],
    ['an address without a domain', to(['jan']), 'BadRequestException'],
    ['an address with a space', to(['jan jansen@elders.nl']), 'BadRequestException'],
    ['a domain without a dot', to(['jan@elders']), 'BadRequestException'],
    ['two addresses in one', to(['a@b.nl, c@d.nl']), 'BadRequestException'],
    ['a line break in an address', to(['a@b.nl\r\nBcc: c@d.nl']), 'BadRequestException'],
    ['a local part that is not ASCII', to(['zoë@elders.nl']), 'BadRequestException'],
    ['51 recipients', to(Array.from({ length: 51 }, (_, n) => `p${n}@elders.nl`)), 'BadRequestException'],
    [
      'a line break in the subject',
      {
        ...to(['a@b.nl']),
        Content: { Simple: { Subject: { Data: 'a\r\nBcc: x@y.nl' }, Body: { Text: { Data: 'x' } } } },
      },
      'BadRequestException',
    ],
    [
      'a header of its own',
      {
        ...to(['a@b.nl']),
        Content: { Simple: { ...simple().Simple!, Headers: [{ Name: 'Message-ID', Value: '<x@y>' }] } },
      },
      'BadRequestException',
    ],
    ['a tag with a space', { ...to(['a@b.nl']), EmailTags: [{ Name: 'a b', Value: 'c' }] }, 'BadRequestException'],
    [
      'a template, which the local run does not have',
      { ...to(['a@b.nl']), Content: { Template: { TemplateName: 'x', TemplateData: '{}' } } },
      'BadRequestException',
    ],
  ])('%s', async (_, input, name) => {
    await expect(send(input)).rejects.toMatchObject({ name });
    expect(messaging.outgoing.list()).toEqual([]);
  });

  test.each([
    [
      'a From that is not verified, whatever the parameter says',
      ['From: x@elders.nl', 'To: a@b.nl', '', 'x'],
      'MessageRejected',
    ],
    ['no From', ['To: a@b.nl', '', 'x'], 'BadRequestException'],
    ['no recipient', ['From: centrum@voorbeeld.nl', '', 'x'], 'BadRequestException'],
    ['a second Subject', [...plain.slice(0, 3), 'Subject: nog een', '', 'x'], 'BadRequestException'],
  ])('raw content with %s', async (_, lines, name) => {
    await expect(sendRaw(lines, { FromEmailAddress: 'centrum@voorbeeld.nl' })).rejects.toMatchObject({ name });
    expect(messaging.outgoing.list()).toEqual([]);
  });

  test('a message over 40 MB', async () => {
    const raw = Buffer.concat([Buffer.from(plain.join('\r\n')), Buffer.alloc(40 * 1024 * 1024, 'x')]);
    const response = await messaging.ses.handle(request({ Content: { Raw: { Data: raw.toString('base64') } } }));
    expect(response).toMatchObject({ status: 400, headers: { 'x-amzn-errortype': 'BadRequestException' } });
    expect(messaging.outgoing.list()).toEqual([]);
  });

  test('an operation this service does not have is named', async () => {
    const response = await messaging.ses.handle({ ...request({}), method: 'GET', path: '/v2/email/account' });
    expect(response.status).toBe(400);
    expect(String(response.body)).toContain('/v2/email/account');
  });
});

const request = (body: object): EngineRequest => ({
  method: 'POST',
  path: '/v2/email/outbound-emails',
  query: new URLSearchParams(),
  headers: {},
  body: Buffer.from(JSON.stringify(body)),
});

test('a subdomain of a verified domain may send', async () => {
  await send({ FromEmailAddress: 'x@mail.voorbeeld.nl', Destination: { ToAddresses: ['a@b.nl'] }, Content: simple() });
  expect(messaging.outgoing.list()).toHaveLength(1);
});

test('a listener hears of a message that left, with tags of the call and of the headers, once it is stored', async () => {
  const heard: (SentMail & { stored: number })[] = [];
  messaging.ses.onSent((sent) => heard.push({ ...sent, stored: messaging.outgoing.list().length }));
  const { MessageId } = await sendRaw(['X-SES-MESSAGE-TAGS: soort=bevestiging, contact=c1', ...plain], {
    EmailTags: [{ Name: 'soort', Value: 'antwoord' }],
    ConfigurationSetName: 'uitgaand',
  });
  expect(heard).toEqual([
    {
      messageId: MessageId,
      from: 'centrum@voorbeeld.nl',
      to: ['jan@elders.nl'],
      tags: { soort: 'antwoord', contact: 'c1' },
      configurationSetName: 'uitgaand',
      stored: 1,
    },
  ]);
  expect(messaging.outgoing.list()[0]?.kop['x-ses-message-tags']).toBeUndefined();
});

test('AWS asks for SendEmail on the identity for simple content and for SendRawEmail for raw content', () => {
  const resource = 'arn:aws:ses:eu-west-1:000000000000:identity/voorbeeld.nl';
  const Destination = { ToAddresses: ['a@b.nl'] };
  expect(messaging.ses.requiredRights(request({ FromEmailAddress: From, Destination, Content: simple() }))).toEqual([
    { action: 'ses:SendEmail', resource },
  ]);
  const Raw = { Data: Buffer.from(plain.join('\r\n')).toString('base64') };
  expect(messaging.ses.requiredRights(request({ Content: { Raw } }))).toEqual([
    { action: 'ses:SendRawEmail', resource },
  ]);
});
