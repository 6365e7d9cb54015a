import { randomUUID } from 'node:crypto';
import type { EngineContext, EngineRequest, EngineResponse, SqsEngine } from '../contract.ts';
import { jsonOf } from '../json-body.ts';
import { md5 } from './message-content.ts';
import { messageOperations, systemAttributes, takeMessages } from './message-operations.ts';
import { queueOperations } from './queue-operations.ts';
import { decodeReceipt } from './receipt-handle.ts';
import { SqsFault, sqsFaults } from './sqs-fault.ts';
import { rightsOf } from './sqs-rights.ts';
import { createSqsState } from './sqs-state.ts';

const operations = { ...queueOperations, ...messageOperations };

const answer = (status: number, body: object, more: Readonly<Record<string, string>> = {}): EngineResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID(), ...more },
  body: JSON.stringify(body),
});

const operationName = (request: EngineRequest): string => {
  const target = request.headers['x-amz-target'] ?? '';
  return target.startsWith('AmazonSQS.') ? target.slice('AmazonSQS.'.length) : target;
};

const parametersOf = (request: EngineRequest): Record<string, unknown> => {
  let parsed: unknown;
  try {
    parsed = jsonOf(request);
  } catch {
    throw sqsFaults.invalidParameter('The request body is not valid JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw sqsFaults.invalidParameter('The request body is not a JSON object.');
  }
  return parsed as Record<string, unknown>;
};

/**
 * The embedded queue service: standard queues that survive a kill, spoken to in the AWS JSON protocol or through the
 * in-process door of `SqsEngine`, whose calls throw `SqsFault` for a queue that does not exist.
 */
export const createSqsEngine = (context: EngineContext): SqsEngine => {
  const state = createSqsState(context);
  const { queues, messages, arrivals } = state;

  return {
    name: 'sqs',
    requiredRights: (request) => {
      try {
        return rightsOf(state, operationName(request), parametersOf(request));
      } catch (fault) {
        // Nothing can be done with what cannot be read: `handle` will refuse it.
        if (fault instanceof SqsFault) return [];
        throw fault;
      }
    },
    handle: async (request) => {
      try {
        const name = operationName(request);
        const run = Object.hasOwn(operations, name) ? operations[name] : undefined;
        if (run === undefined) throw sqsFaults.unsupported(`the operation ${name === '' ? '(no x-amz-target)' : name}`);
        return answer(200, await run(state, parametersOf(request)));
      } catch (fault) {
        if (fault instanceof SqsFault) {
          const header = { 'x-amzn-query-error': `${fault.queryCode};Sender` };
          return answer(400, { __type: fault.shape, message: fault.message }, header);
        }
        const message = fault instanceof Error ? fault.message : String(fault);
        return answer(500, { __type: 'com.amazonaws.sqs#InternalError', message });
      }
    },
    receive: (queueName, max, order) => {
      const queue = queues.get(queueName);
      return takeMessages(state, queue, max, queue.settings.visibilityMs, order).map((message) => ({
        messageId: message.messageId,
        receiptHandle: message.receiptHandle,
        body: message.body,
        md5OfBody: md5(message.body),
        attributes: systemAttributes(state, message),
        messageAttributes: message.attributes,
      }));
    },
    delete: (queueName, receiptHandle) => messages.remove(decodeReceipt(queueName, receiptHandle)),
    release: (queueName, receiptHandle, delayMs) => {
      // A handle whose message is gone or visible already has nothing to release: a late poller is no fault.
      const outcome = messages.changeVisibility(decodeReceipt(queueName, receiptHandle), delayMs);
      if (outcome === 'changed' && delayMs === 0) arrivals.announce(queueName);
    },
    send: (queueName, body) => {
      const queue = queues.get(queueName);
      const messageId = messages.add(queue, {
        body,
        attributes: {},
        traceHeader: undefined,
        delayMs: queue.settings.delayMs,
      });
      arrivals.announce(queueName);
      return messageId;
    },
    releaseAll: messages.releaseAll,
    counts: (queueName) => messages.counts(queues.get(queueName)),
    queueNames: queues.names,
    nextVisibleAt: messages.nextVisibleAt,
    queueArn: queues.arnOf,
    onArrival: arrivals.subscribe,
  };
};
