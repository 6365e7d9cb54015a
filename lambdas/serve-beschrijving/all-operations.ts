/** Every operation of the API, of all functions together. */
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { contract as aankomsten } from '../accept-aankomsten/contract.ts';
import { contract as telefoon } from '../accept-telefoon-gebeurtenissen/contract.ts';
import { contract as telefoonLogboeken } from '../accept-telefoon-logboeken/contract.ts';
import { contract as urgentie } from '../advise-urgentie/contract.ts';
import { contract as begroeting } from '../answer-begroeting/contract.ts';
import { contract as adresbevestigingen } from '../serve-adresbevestigingen/contract.ts';
import { contract as agendas } from '../serve-agendas/contract.ts';
import { contract as bereikbaarheid } from '../serve-bereikbaarheid/contract.ts';
import { contract as contacten } from '../serve-contacten/contract.ts';
import { contract as dagcontroles } from '../serve-dagcontroles/contract.ts';
import { contract as ervaringen } from '../serve-ervaringen/contract.ts';
import { contract as herberekeningen } from '../serve-herberekeningen/contract.ts';
import { contract as instellingen } from '../serve-instellingen/contract.ts';
import { contract as kanaries } from '../serve-kanaries/contract.ts';
import { contract as onleesbaar } from '../serve-onleesbare-invoer/contract.ts';
import { contract as openingstijden } from '../serve-openingstijden/contract.ts';
import { contract as oppaklinks } from '../serve-oppaklinks/contract.ts';
import { contract as rapporten } from '../serve-rapporten/contract.ts';
import { contract as regelingen } from '../serve-regelingen/contract.ts';
import { contract as rooster } from '../serve-rooster/contract.ts';
import { contract as spoedzaken } from '../serve-spoedzaken/contract.ts';
import { contract as terugbelverzoeken } from '../serve-terugbelverzoeken/contract.ts';
import { contract as uitval } from '../serve-uitval/contract.ts';
import { contract as verantwoording } from '../serve-verantwoording/contract.ts';
import { contract as wachtborden } from '../serve-wachtborden/contract.ts';
import { contract as beschrijving } from './contract.ts';

export const ALL_OPERATIONS: Contract = {
  ...telefoon,
  ...telefoonLogboeken,
  ...begroeting,
  ...aankomsten,
  ...wachtborden,
  ...contacten,
  ...terugbelverzoeken,
  ...spoedzaken,
  ...oppaklinks,
  ...bereikbaarheid,
  ...herberekeningen,
  ...openingstijden,
  ...regelingen,
  ...rooster,
  ...agendas,
  ...urgentie,
  ...instellingen,
  ...adresbevestigingen,
  ...onleesbaar,
  ...uitval,
  ...dagcontroles,
  ...kanaries,
  ...rapporten,
  ...ervaringen,
  ...verantwoording,
  ...beschrijving,
};
