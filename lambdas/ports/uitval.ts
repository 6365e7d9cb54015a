/** The dead-letter queues, as the environment names them. */
import { SQSClient } from '@aws-sdk/client-sqs';
import { makeSqsUitval } from '../../shared/adapters/sqs/sqs-uitval.ts';
import type { UitvalWachtrij } from '../../shared/application/uitval.ts';
import { readEnv } from '../../shared/config/env.ts';

export function uitval(): readonly UitvalWachtrij[] {
  const client = new SQSClient({});
  return readEnv(['UITVAL_WACHTRIJEN'])
    .UITVAL_WACHTRIJEN.split(' ')
    .map((one) => {
      const naam = one.slice(0, one.indexOf('='));
      const [uitvalUrl = '', bronUrl] = one.slice(naam.length + 1).split(',');
      return makeSqsUitval(client, { naam, uitvalUrl, ...(bronUrl !== undefined && { bronUrl }) });
    });
}
