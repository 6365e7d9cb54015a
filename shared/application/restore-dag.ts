import type { Ontbrekend } from '../domain/dagcontrole/types.ts';
import { NotFoundError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import { requireRole } from './access.ts';
import type { MailMelding } from './controle-ports.ts';
import type { Ports } from './ports.ts';

export interface Herstelling {
  readonly dag: LocalDate;
  /** Raw mails that are on their way to being received again. */
  readonly aangeboden: number;
  /** What has no raw form: only a backup of the table brings it back. */
  readonly nietHerstelbaar: number;
}

export type RestoreDag = (command: { readonly dag: LocalDate; readonly door: Gebruiker }) => Promise<Herstelling>;

/** As the bucket writes a key in its notices. */
const asInNotice = (sleutel: string): string => encodeURIComponent(sleutel).replaceAll('%2F', '/');

const meldingVan = ({ ruw, ontvangenOp }: Ontbrekend & { readonly ruw: string }): MailMelding => ({
  Records: [{ eventTime: ontvangenOp, s3: { object: { key: asInNotice(ruw) } } }],
});

const hasRaw = (one: Ontbrekend): one is Ontbrekend & { readonly ruw: string } => one.ruw !== null;

/**
 * Has every missing mail of a day received again from its raw form, with the instant at which it came in. Done twice it
 * changes nothing: a mail that is there stays as it is. Whether it helped, the next check of that day tells.
 */
export function makeRestoreDag({ controle, mailQueue }: Pick<Ports, 'controle' | 'mailQueue'>): RestoreDag {
  return async ({ dag, door }) => {
    requireRole(door, 'beheerder');
    const found = await controle.loadDag(dag);
    if (found === undefined) throw new NotFoundError('Deze dag is nog niet gecontroleerd.');
    const gemist = [...found.kanalen.flatMap(({ ontbreekt }) => ontbreekt), ...found.inhoud.ontbreekt];
    const perMail = new Map(gemist.filter(hasRaw).map((one) => [one.ruw, one]));
    // Oldest first, so that what began a thread begins it again.
    const mails = [...perMail.values()].sort((a, b) => (a.ontvangenOp < b.ontvangenOp ? -1 : 1));
    if (mails.length > 0) await mailQueue.send(mails.map(meldingVan));
    return { dag, aangeboden: mails.length, nietHerstelbaar: gemist.filter((one) => !hasRaw(one)).length };
  };
}
