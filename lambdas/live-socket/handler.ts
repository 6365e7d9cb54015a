import { socketHandler } from '../../shared/middleware/socket-handler.ts';
import { base } from '../ports/base.ts';
import { liveSockets } from '../ports/sockets.ts';
import { verbindingen } from '../ports/tables.ts';
import { makeListen } from './listen.ts';

export const handler = socketHandler(makeListen({ ...base, verbindingen: verbindingen(), liveSockets: liveSockets() }));
