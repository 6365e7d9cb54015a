/** Asking a colleague to take a duty, in exchange for another or not; and offering it to whoever wants it. */
import { type Fault, ForbiddenError, InvalidError, RefusedError } from '../errors.ts';
import { earliest, type Instant } from '../tijd/instant.ts';
import { controleerRooster, type Roosterstand } from './controleer-rooster.ts';
import { periodeOf } from './dienst-periodes.ts';
import type { Dienst } from './types.ts';

export const RUILSTATUSSEN = ['open', 'akkoord', 'geweigerd', 'ingetrokken', 'verlopen'] as const;
export type Ruilstatus = (typeof RUILSTATUSSEN)[number];

export interface Ruilverzoek {
  readonly id: string;
  /** The duty as it was when it was asked, with whoever had it. */
  readonly dienst: Dienst;
  /** Who asks; the one who has the duty, or somebody who manages the roster. */
  readonly door: string;
  /** Whom it is asked of; null: whoever takes it first. */
  readonly aan: string | null;
  /** What the other gives in return; null: nothing. */
  readonly tegen: Dienst | null;
  readonly op: Instant;
  /** As it was written down; `ruilstatusOp` tells whether it has expired. */
  readonly status: Exclude<Ruilstatus, 'verlopen'>;
  readonly beslistOp: Instant | null;
  readonly beslistDoor: string | null;
}

/** From the begin of the first of its duties nobody can agree any more. */
export function verlooptOp({ dienst, tegen }: Pick<Ruilverzoek, 'dienst' | 'tegen'>): Instant | undefined {
  return earliest(periodeOf(dienst)?.van, tegen === null ? null : periodeOf(tegen)?.van);
}

export function ruilstatusOp(verzoek: Ruilverzoek, nu: Instant): Ruilstatus {
  const until = verlooptOp(verzoek);
  return verzoek.status === 'open' && (until === undefined || until <= nu) ? 'verlopen' : verzoek.status;
}

const sameDuty = (een: Dienst, ander: Dienst | undefined): boolean =>
  ander !== undefined &&
  een.professional === ander.professional &&
  een.van === ander.van &&
  een.tot === ander.tot &&
  een.wijkteam === ander.wijkteam &&
  een.domein === ander.domein;

/** What the roster becomes when `door` agrees: each has the duty of the other, as a replacement. */
export function naRuil({ dienst, tegen }: Ruilverzoek, door: string): readonly Dienst[] {
  return [
    { ...dienst, professional: door, vervanging: true },
    ...(tegen === null ? [] : [{ ...tegen, professional: dienst.professional, vervanging: true }]),
  ];
}

function refuseUnlessOpen(verzoek: Ruilverzoek, nu: Instant): void {
  const status = ruilstatusOp(verzoek, nu);
  if (status === 'akkoord')
    throw new RefusedError('al-overgenomen', `${verzoek.beslistDoor} heeft deze dienst al overgenomen.`);
  if (status === 'verlopen') throw new RefusedError('verlopen', 'De dienst is al begonnen. Ruilen kan niet meer.');
  if (status !== 'open') throw new RefusedError('niet-meer-open', `Dit ruilverzoek is al ${status}.`);
}

/**
 * Faults in the roster as it becomes that it does not have now: what stood wrong already must not stop an exchange that
 * has nothing to do with it.
 */
export function nieuweFouten(nu: Roosterstand, straks: Roosterstand): readonly Fault[] {
  const keyOf = ({ soort, van, professional, diensten }: ReturnType<typeof controleerRooster>[number]) =>
    [soort, van, professional, ...diensten].join('/');
  const before = new Set(controleerRooster(nu).map(keyOf));
  return controleerRooster(straks)
    .filter((fault) => !before.has(keyOf(fault)))
    .map(({ melding, van, tot }) => ({
      veld: '',
      melding: `${melding} (${van.replace('T', ' ')} tot ${tot.replace('T', ' ')})`,
    }));
}

export interface Ruilstand extends Roosterstand {
  readonly nu: Instant;
}

/**
 * Agreement: by the one who was asked, or for an open offer by anybody but who has the duty. Undefined when they agreed
 * before. Throws RefusedError when it is no longer open, when the roster changed in between (`rooster-gewijzigd`), or when
 * it would leave somebody who is away, twice on duty, without rest or out of reach (`rooster-fout`, with every fault).
 */
export function besluitAkkoord(verzoek: Ruilverzoek, door: string, stand: Ruilstand): Ruilverzoek | undefined {
  if (verzoek.status === 'akkoord' && verzoek.beslistDoor === door) return undefined;
  if (door === verzoek.dienst.professional) throw new ForbiddenError('Een ander moet hiermee akkoord gaan.');
  if (verzoek.aan !== null && verzoek.aan !== door)
    throw new ForbiddenError('Dit is aan een ander gevraagd: alleen die gaat akkoord.');
  refuseUnlessOpen(verzoek, stand.nu);
  const { dienst, tegen } = verzoek;
  for (const one of tegen === null ? [dienst] : [dienst, tegen]) {
    if (
      !sameDuty(
        one,
        stand.diensten.find(({ id }) => id === one.id),
      )
    )
      throw new RefusedError('rooster-gewijzigd', 'Het rooster is intussen gewijzigd. Vraag de ruil opnieuw.');
  }
  const changed = naRuil(verzoek, door);
  const ids = new Set(changed.map(({ id }) => id));
  const diensten = [...stand.diensten.filter(({ id }) => !ids.has(id)), ...changed];
  const faults = nieuweFouten(stand, { ...stand, diensten });
  if (faults.length > 0)
    throw new RefusedError('rooster-fout', `Deze ruil kan niet: ${faults[0]?.melding}`, { faults });
  return { ...verzoek, status: 'akkoord', beslistOp: stand.nu, beslistDoor: door };
}

/** No: by the one who was asked. Nobody can refuse an offer that is open to all. Undefined when they refused before. */
export function besluitWeigering(verzoek: Ruilverzoek, door: string, nu: Instant): Ruilverzoek | undefined {
  if (verzoek.status === 'geweigerd' && verzoek.beslistDoor === door) return undefined;
  if (verzoek.aan !== door) throw new ForbiddenError('Alleen wie gevraagd is, kan weigeren.');
  refuseUnlessOpen(verzoek, nu);
  return { ...verzoek, status: 'geweigerd', beslistOp: nu, beslistDoor: door };
}

/** Back: by whoever asked, or who has the duty. Undefined when it was withdrawn before. */
export function besluitIntrekking(verzoek: Ruilverzoek, door: string, nu: Instant): Ruilverzoek | undefined {
  if (door !== verzoek.door && door !== verzoek.dienst.professional)
    throw new ForbiddenError('Alleen wie het vroeg, trekt het in.');
  if (verzoek.status === 'ingetrokken') return undefined;
  refuseUnlessOpen(verzoek, nu);
  return { ...verzoek, status: 'ingetrokken', beslistOp: nu, beslistDoor: door };
}

/** All faults of a request at once; `dienst` and `tegen` as the roster has them now. */
export function checkRuilverzoek(
  verzoek: { readonly aan: string | null; readonly mag: boolean },
  dienst: Dienst,
  tegen: Dienst | null,
  bekend: ReadonlySet<string>,
  nu: Instant,
): void {
  const faults: Fault[] = [];
  const { aan, mag } = verzoek;
  if (!mag) throw new ForbiddenError('U kunt alleen uw eigen dienst ruilen.');
  const begun = (one: Dienst) => (periodeOf(one)?.van ?? nu) <= nu;
  if (begun(dienst)) faults.push({ veld: 'dienst', melding: 'Deze dienst is al begonnen.' });
  if (aan !== null && !bekend.has(aan)) faults.push({ veld: 'aan', melding: 'Deze collega kan geen dienst hebben.' });
  if (aan === dienst.professional) faults.push({ veld: 'aan', melding: 'Deze collega heeft de dienst al.' });
  if (tegen !== null) {
    if (begun(tegen)) faults.push({ veld: 'tegen', melding: 'Deze dienst is al begonnen.' });
    if (tegen.id === dienst.id) faults.push({ veld: 'tegen', melding: 'Dit is dezelfde dienst.' });
    if (tegen.professional !== aan)
      faults.push({ veld: 'tegen', melding: 'Deze dienst is niet van de collega aan wie u het vraagt.' });
  }
  if (faults.length > 0) throw new InvalidError(faults);
}
