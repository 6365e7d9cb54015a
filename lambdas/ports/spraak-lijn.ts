import { ConnectClient } from '@aws-sdk/client-connect';
import { makeConnectSpraakSender, type Telefoonlijn } from '../../shared/adapters/spraak/connect-spraak-sender.ts';
import { PATIENCE } from '../../shared/config/patience.ts';

export const spraakLijn = (lijn: Telefoonlijn) => makeConnectSpraakSender(new ConnectClient(PATIENCE), lijn);
