/** Sends a text message to one telephone through SNS. */
import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { SmsSender } from '../../application/ports.ts';

const REFUSALS = new Set([
  'InvalidParameter',
  'InvalidParameterException',
  'InvalidParameterValueException',
  'OptedOut',
  'OptedOutException',
]);

/** `van`: the number at which an answer arrives; without it the provider chooses. */
export function makeSnsSmsSender(client: SNSClient, van?: string): SmsSender {
  return {
    async send({ aan, tekst }) {
      try {
        const { MessageId } = await client.send(
          new PublishCommand({
            PhoneNumber: aan,
            Message: tekst,
            MessageAttributes: {
              'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' },
              ...(van && { 'AWS.MM.SMS.OriginationNumber': { DataType: 'String', StringValue: van } }),
            },
          }),
        );
        return { soort: 'aangenomen', leverancier: MessageId ?? 'onbekend' };
      } catch (error) {
        if (error instanceof Error && REFUSALS.has(error.name)) return { soort: 'geweigerd', reden: error.name };
        throw error;
      }
    },
  };
}
