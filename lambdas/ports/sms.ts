import { SNSClient } from '@aws-sdk/client-sns';
import { makeSnsSmsSender } from '../../shared/adapters/sns/sns-sms-sender.ts';

export const sms = () => makeSnsSmsSender(new SNSClient({}));
