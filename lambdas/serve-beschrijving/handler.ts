import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { front } from '../ports/front.ts';
import { contract } from './contract.ts';
import { routes } from './routes.ts';

/** Also stands behind `$default`: every address that no function has is answered here, as not found. */
export const handler = httpHandler(contract, routes, front());
