import { readEnv } from '../../shared/config/env.ts';
import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { base } from '../ports/base.ts';
import { front } from '../ports/front.ts';
import { impatientInstellingen, impatientRaw } from '../ports/impatient.ts';
import { contract } from './contract.ts';
import { makeRoutes } from './routes.ts';

const { BEGROETING_SLEUTEL: sleutel } = readEnv(['BEGROETING_SLEUTEL']);
const ports = { ...base, instellingen: impatientInstellingen(), raw: impatientRaw() };

export const handler = httpHandler(contract, makeRoutes({ ...ports, sleutel }), front());
