import { makeContinueHerberekeningen } from '../../shared/application/herbereken.ts';
import { base } from '../ports/base.ts';
import { cijfers, instellingen, zaken } from '../ports/tables.ts';

/** Far less than the time limit allows; what is left goes on at the next look. */
const BLADZIJDEN = 1000;

const ports = { ...base, cijfers: cijfers(), zaken: zaken(), instellingen: instellingen() };
const continueHerberekeningen = makeContinueHerberekeningen(ports);

/** Every five minutes: recalculations that took too long for the one who asked, or were cut off. */
export const handler = async (): Promise<void> => {
  await continueHerberekeningen(BLADZIJDEN);
};
