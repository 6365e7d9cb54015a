/** A dead-letter queue on SQS: looked into without keeping anything from others, and emptied back to where it came from. */
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { Besluit, UitvalBericht, UitvalWachtrij } from '../../application/uitval.ts';
import { instantOf } from '../../domain/tijd/instant.ts';

export interface SqsUitvalOptions {
  readonly naam: string;
  readonly uitvalUrl: string;
  /** Where its messages came from; absent for what a stream gave up, which no queue can take back. */
  readonly bronUrl?: string;
}

/** While they are looked at, so that a look takes different messages each time; after a crash they are back after this. */
const VERBORGEN_SECONDEN = 30;
const PER_KEER = 10;

const numberOf = (text: string | undefined): number => {
  const value = Number(text);
  return Number.isFinite(value) && value > 0 ? value : 0;
};

const berichtOf = ({ MessageId = '', Body = '', Attributes = {} }: Message): UitvalBericht => ({
  id: MessageId,
  verzondenOp: instantOf(numberOf(Attributes.SentTimestamp)),
  ontvangen: numberOf(Attributes.ApproximateReceiveCount),
  inhoud: Body,
});

/** SQS says so when a move of this queue is still going on: what is asked is already being done. */
const isMovingAlready = (error: unknown): boolean =>
  error instanceof Error && /UnsupportedOperation/.test(error.name) && /task|move/i.test(error.message);

export function makeSqsUitval(client: SQSClient, { naam, uitvalUrl, bronUrl }: SqsUitvalOptions): UitvalWachtrij {
  async function attributes(url: string, ...names: ('QueueArn' | 'ApproximateNumberOfMessages')[]) {
    const answer = await client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: names }));
    return answer.Attributes ?? {};
  }

  async function visible(): Promise<number> {
    return numberOf((await attributes(uitvalUrl, 'ApproximateNumberOfMessages')).ApproximateNumberOfMessages);
  }

  async function receive(): Promise<readonly Message[]> {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: uitvalUrl,
        MaxNumberOfMessages: PER_KEER,
        VisibilityTimeout: VERBORGEN_SECONDEN,
        // A long poll asks all servers of SQS; a short one may find nothing where something is.
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  }

  /** Best effort: what cannot be shown again now shows itself when its time is over. */
  async function release(handles: readonly string[]): Promise<void> {
    for (let from = 0; from < handles.length; from += PER_KEER) {
      const part = handles.slice(from, from + PER_KEER);
      await client
        .send(
          new ChangeMessageVisibilityBatchCommand({
            QueueUrl: uitvalUrl,
            Entries: part.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 })),
          }),
        )
        .catch(() => undefined);
    }
  }

  async function carryOut(message: Message, besluit: Besluit): Promise<void> {
    if (besluit === 'laat') return;
    if (besluit === 'terug') {
      if (bronUrl === undefined) throw new Error(`nothing can go back from ${naam}`);
      const { Body, MessageAttributes } = message;
      await client.send(new SendMessageCommand({ QueueUrl: bronUrl, MessageBody: Body, MessageAttributes }));
    }
    await client.send(new DeleteMessageCommand({ QueueUrl: uitvalUrl, ReceiptHandle: message.ReceiptHandle }));
  }

  return {
    naam,
    soort: bronUrl === undefined ? 'stroom' : 'wachtrij',
    count: visible,
    async visit(max, decide) {
      const done = { terug: 0, weg: 0, laat: 0 };
      const kept: string[] = [];
      const seen = new Set<string>();
      const expected = Math.min(max, await visible());
      try {
        while (seen.size < expected) {
          const messages = await receive();
          // Their time here is over anyway: nothing may stay hidden because it came twice or was one too many.
          kept.push(...messages.flatMap(({ ReceiptHandle }) => ReceiptHandle ?? []));
          const fresh = messages.filter(({ MessageId = '' }) => !seen.has(MessageId)).slice(0, max - seen.size);
          if (fresh.length === 0) break;
          for (const message of fresh) {
            seen.add(message.MessageId ?? '');
            const besluit = await decide(berichtOf(message));
            await carryOut(message, besluit);
            done[besluit] += 1;
            if (besluit !== 'laat') kept.splice(kept.indexOf(message.ReceiptHandle ?? ''), 1);
          }
        }
      } finally {
        await release(kept);
      }
      return done;
    },
    async moveAll() {
      if (bronUrl === undefined) throw new Error(`nothing can go back from ${naam}`);
      const [from, to] = await Promise.all([
        attributes(uitvalUrl, 'QueueArn', 'ApproximateNumberOfMessages'),
        attributes(bronUrl, 'QueueArn'),
      ]);
      const count = numberOf(from.ApproximateNumberOfMessages);
      if (count === 0) return 0;
      const task = { SourceArn: from.QueueArn, DestinationArn: to.QueueArn };
      try {
        await client.send(new StartMessageMoveTaskCommand(task));
      } catch (error) {
        if (!isMovingAlready(error)) throw error;
      }
      return count;
    },
  };
}
