import { SESv2Client } from '@aws-sdk/client-sesv2';
import { makeSesMailSender } from '../../shared/adapters/ses/ses-mail-sender.ts';
import { PATIENCE } from '../../shared/config/patience.ts';

export const mail = () => makeSesMailSender(new SESv2Client(PATIENCE));
