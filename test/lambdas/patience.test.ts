import { createServer, type Server } from 'node:net';
import { ConnectClient } from '@aws-sdk/client-connect';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TIMEOUT } from '../../lib/stacks/kanalen-stack.ts';
import { makeSesMailSender } from '../../shared/adapters/ses/ses-mail-sender.ts';
import { makeSnsSmsSender } from '../../shared/adapters/sns/sns-sms-sender.ts';
import { makeConnectSpraakSender } from '../../shared/adapters/spraak/connect-spraak-sender.ts';
import { PATIENCE } from '../../shared/config/patience.ts';

/** A provider that takes the call and never says anything. */
let silent: Server;
let endpoint: string;
beforeAll(async () => {
  silent = createServer((socket) => socket.on('error', () => socket.destroy()));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => {
  silent.close();
});

describe('a provider that never answers', () => {
  // The same settings, with less time, so that the test does not wait.
  const settings = () => ({
    ...PATIENCE,
    requestHandler: { ...PATIENCE.requestHandler, requestTimeout: 50 },
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

  test('is given up by whoever sends a mail, as a failure that may pass', async () => {
    const client = new SESv2Client(settings());
    const sending = makeSesMailSender(client).sendRaw({ van: 'a@voorbeeld.nl', aan: 'b@voorbeeld.nl', ruw: 'Aan: b' });
    await expect(sending).rejects.toMatchObject({ name: 'TimeoutError' });
    client.destroy();
  });

  test('is given up by whoever sends a text message', async () => {
    const client = new SNSClient(settings());
    await expect(makeSnsSmsSender(client).send({ aan: '+31600000000', tekst: 'Spoed' })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    client.destroy();
  });

  test('is given up by whoever calls somebody', async () => {
    const client = new ConnectClient(settings());
    const calling = makeConnectSpraakSender(client, { instance: 'i', flow: 'f', nummer: '+3197000000002' });
    await expect(calling.bel({ aan: '+31600000000', eenmalig: 'e', kenmerken: {} })).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    client.destroy();
  });

  test('is given up before the function that pushes is ended', () => {
    const { maxAttempts, requestHandler } = PATIENCE;
    const longest = maxAttempts * (requestHandler.connectionTimeout + requestHandler.requestTimeout);
    expect(longest).toBeLessThan(TIMEOUT.push.toMilliseconds());
  });
});
