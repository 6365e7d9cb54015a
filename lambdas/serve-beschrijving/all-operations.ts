/** Every operation of the API, of all functions together. */
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { contract as aankomsten } from '../accept-aankomsten/contract.ts';
import { contract as telefoon } from '../accept-telefoon-gebeurtenissen/contract.ts';
import { contract as telefoonLogboeken } from '../accept-telefoon-logboeken/contract.ts';
import { contract as urgentie } from '../advise-urgentie/contract.ts';
import { contract as bereikbaarheid } from '../serve-bereikbaarheid/contract.ts';
import { contract as contacten } from '../serve-contacten/contract.ts';
import { contract as instellingen } from '../serve-instellingen/contract.ts';
import { contract as onleesbaar } from '../serve-onleesbare-invoer/contract.ts';
import { contract as openingstijden } from '../serve-openingstijden/contract.ts';
import { contract as rooster } from '../serve-rooster/contract.ts';
import { contract as spoedzaken } from '../serve-spoedzaken/contract.ts';
import { contract as beschrijving } from './contract.ts';

export const ALL_OPERATIONS: Contract = {
  ...telefoon,
  ...telefoonLogboeken,
  ...aankomsten,
  ...contacten,
  ...spoedzaken,
  ...bereikbaarheid,
  ...openingstijden,
  ...rooster,
  ...urgentie,
  ...instellingen,
  ...onleesbaar,
  ...beschrijving,
};
