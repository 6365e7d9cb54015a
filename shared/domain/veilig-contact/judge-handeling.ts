/** Whether an act towards a person would break what they asked of us. One answer for every kanaal. */
import { addDays, instantOfLocal, localDateOf, localTimeOf, startOfLocalDay } from '../tijd/amsterdam.ts';
import { type Instant, type LocalDate, plusMs } from '../tijd/instant.ts';
import type { VeiligContactAfspraak } from './afspraak.ts';

export const WIJZEN = ['mail', 'telefoon', 'sms', 'chat'] as const;
export type Wijze = (typeof WIJZEN)[number];

export interface Handeling {
  readonly wijze: Wijze;
  /** For telefoon and sms, in the one form in which numbers are compared; null when it is not known. */
  readonly nummer: string | null;
  readonly nu: Instant;
  /** It says who we are before the person asked for it: a message of the system itself. */
  readonly noemtOns?: boolean;
}

export type Oordeel =
  | { readonly mag: true }
  /** `vanaf`: the first moment at which it is allowed; absent when waiting does not help. `reden` is plain Dutch. */
  | { readonly mag: false; readonly reden: string; readonly vanaf?: Instant };

interface Venster {
  readonly van: Instant;
  readonly totEnMet: Instant;
}

type Tijden = Pick<VeiligContactAfspraak, 'nietVoor' | 'nietNa'>;

/** Rules that contradict each other may leave no moment at all; further than this is not looked. */
const HORIZON_DAGEN = 8;

/**
 * The time in which an afspraak allows contact that begins on a local day. A wall-clock time that comes twice (October)
 * begins with its last occurrence and ends with its first: rather an hour too careful than one too few.
 */
function vensterVan(dag: LocalDate, { nietVoor, nietNa }: Tijden): Venster {
  const overMidnight = nietVoor !== undefined && nietNa !== undefined && nietNa < nietVoor;
  const laatsteDag = overMidnight ? addDays(dag, 1) : dag;
  return {
    van: nietVoor === undefined ? startOfLocalDay(dag) : instantOfLocal(`${dag}T${nietVoor}`, 'last'),
    totEnMet:
      nietNa === undefined
        ? plusMs(startOfLocalDay(addDays(laatsteDag, 1)), -1)
        : instantOfLocal(`${laatsteDag}T${nietNa}`, 'first'),
  };
}

/** The first moment from `nu` on that these times allow; undefined when there is none within the horizon. */
function eersteMoment(tijden: Tijden, nu: Instant): Instant | undefined {
  if (tijden.nietVoor === undefined && tijden.nietNa === undefined) return nu;
  const vandaag = localDateOf(nu);
  for (let day = -1; day <= HORIZON_DAGEN; day += 1) {
    const { van, totEnMet } = vensterVan(addDays(vandaag, day), tijden);
    if (van <= totEnMet && nu <= totEnMet) return nu < van ? van : nu;
  }
  return undefined;
}

/** The first moment from `nu` on that all of them allow at once. */
function eersteMomentVoorAllen(afspraken: readonly Tijden[], nu: Instant): Instant | undefined {
  const grens = startOfLocalDay(addDays(localDateOf(nu), HORIZON_DAGEN));
  let moment = nu;
  while (moment < grens) {
    const before = moment;
    for (const tijden of afspraken) {
      const next = eersteMoment(tijden, moment);
      if (next === undefined) return undefined;
      moment = next;
    }
    if (moment === before) return moment;
  }
  return undefined;
}

/** "dinsdag 3 november 17:00" would need names of days; a date and a time say the same to who plans. */
function klok(op: Instant): string {
  const [jaar, maand, dag] = localDateOf(op).split('-');
  return `${dag}-${maand}-${jaar} ${localTimeOf(op)}`;
}

function verbodenWijze(
  afspraken: readonly VeiligContactAfspraak[],
  { wijze, nummer, noemtOns }: Handeling,
): string | undefined {
  if (noemtOns && afspraken.some(({ geenNaam }) => geenNaam)) return 'Deze persoon wil niet dat onze naam te zien is.';
  if (wijze === 'mail' && afspraken.some(({ geenMail }) => geenMail)) return 'Deze persoon wil geen mail van ons.';
  if (wijze === 'sms' && afspraken.some(({ geenSms }) => geenSms)) return 'Deze persoon wil geen sms van ons.';
  if (wijze !== 'telefoon' && wijze !== 'sms') return undefined;
  const verboden = afspraken.some(({ verbodenNummers = [] }) => nummer !== null && verbodenNummers.includes(nummer));
  return verboden ? 'Dit nummer mag niet gebruikt worden voor deze persoon.' : undefined;
}

/**
 * All rules that hold must allow the act. The times hold for whatever reaches out to the person: call, sms and mail. A
 * chat answer only appears in the window that the resident themselves opened, so a chat is never refused.
 */
export function judgeHandeling(geldend: readonly VeiligContactAfspraak[], handeling: Handeling): Oordeel {
  if (handeling.wijze === 'chat') return { mag: true };
  const forbidden = verbodenWijze(geldend, handeling);
  if (forbidden !== undefined) return { mag: false, reden: `Afspraak over veilig contact: ${forbidden}` };
  const vanaf = eersteMomentVoorAllen(geldend, handeling.nu);
  if (vanaf === handeling.nu) return { mag: true };
  if (vanaf === undefined) {
    const reden =
      'Afspraak over veilig contact: de afgesproken tijden laten geen moment over. Leg de afspraak opnieuw vast.';
    return { mag: false, reden };
  }
  const reden = `Afspraak over veilig contact: op dit tijdstip mag deze persoon niet benaderd worden. Het mag weer vanaf ${klok(vanaf)}.`;
  return { mag: false, reden, vanaf };
}
