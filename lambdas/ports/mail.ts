import { SESv2Client } from '@aws-sdk/client-sesv2';
import { makeSesMailSender } from '../../shared/adapters/ses/ses-mail-sender.ts';

export const mail = () => makeSesMailSender(new SESv2Client({}));
