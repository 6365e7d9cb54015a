import { SNSClient } from '@aws-sdk/client-sns';
import { makeSnsSmsSender } from '../../shared/adapters/sns/sns-sms-sender.ts';
import { PATIENCE } from '../../shared/config/patience.ts';

export const sms = () => makeSnsSmsSender(new SNSClient(PATIENCE));
