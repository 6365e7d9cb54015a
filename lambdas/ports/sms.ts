import { SNSClient } from '@aws-sdk/client-sns';
import { makeSnsSmsSender } from '../../shared/adapters/sns/sns-sms-sender.ts';
import { PATIENCE } from '../../shared/config/patience.ts';

/** `van`: the number at which answers arrive. */
export const sms = (van?: string) => makeSnsSmsSender(new SNSClient(PATIENCE), van);
