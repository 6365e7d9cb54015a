import { ConflictError, isDomainError } from '../domain/errors.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { laatstePeriode, vertrekmoment } from '../domain/rapport/periode.ts';
import type { Rapportabonnement, Rapportdagen, Rapportverzending } from '../domain/rapport/types.ts';
import { MINUTE, msBetween } from '../domain/tijd/instant.ts';
import { messageIdVan } from './afzender.ts';
import type { MailComposer } from './mail-codec.ts';
import type { Ports, SendResult, Stored } from './ports.ts';
import { makeMakeRapport } from './rapporten.ts';

export type SendRapportenPorts = Pick<
  Ports,
  'cijfers' | 'zaken' | 'instellingen' | 'rapporten' | 'mail' | 'adressen' | 'clock' | 'ids'
> & {
  readonly mailCodec: Pick<MailComposer, 'composeNotice'>;
  /** Rows as a file that a Dutch spreadsheet opens. */
  readonly csv: (rows: readonly unknown[]) => string;
};

export type SendRapporten = () => Promise<{
  readonly verzonden: number;
  readonly mislukt: readonly { readonly abonnement: string; readonly fout: unknown }[];
}>;

/** Who died while sending is taken over from after so long; longer than a function may run. */
export const OVERNAME_MS = 10 * MINUTE;

/** Why a report cannot go to this person; null when it can. Asked anew each time: people come and go. */
function bezwaar({ medewerkers }: Instellingen, { medewerker }: Rapportabonnement): string | null {
  const found = medewerkers[medewerker];
  if (found === undefined || !found.actief) return 'medewerker-onbekend';
  if (!found.rollen.some((rol) => rol === 'manager' || rol === 'beheerder')) return 'geen-recht-op-cijfers';
  return found.mail === null ? 'geen-adres' : null;
}

/**
 * Sends every report that is due and has no result. A report is claimed before it is made, so two that look at the same
 * moment send it once. A failing provider gives the claim back. Who dies between the acceptance of the mail and writing
 * that down leaves a claim, which is taken over later: then the same mail, with the same Message-ID, may come twice, and it
 * is never lost. One that fails never stops the others.
 */
export function makeSendRapporten(ports: SendRapportenPorts): SendRapporten {
  const { rapporten, instellingen, mail, mailCodec, adressen, clock, ids, csv } = ports;
  const makeRapport = makeMakeRapport(ports);

  async function transmit(abonnement: Rapportabonnement, dagen: Rapportdagen): Promise<SendResult> {
    const settings = await instellingen.readInstellingen();
    const reden = bezwaar(settings, abonnement);
    const aan = settings.medewerkers[abonnement.medewerker]?.mail;
    if (reden !== null || !aan) return { soort: 'geweigerd', reden: reden ?? 'geen-adres' };
    const { onderwerp, tekst, rijen } = await makeRapport(abonnement, dagen);
    const naam = `bereikbaarheid-${dagen.van}-${dagen.totEnMet}.csv`;
    try {
      const ruw = await mailCodec.composeNotice({
        van: adressen.afzenderMail,
        aan,
        onderwerp,
        tekst,
        messageId: messageIdVan(adressen.afzenderMail, ids.derived('rapport', abonnement.id, dagen.van)),
        op: clock.now(),
        bijlagen: [{ naam, type: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(csv(rijen)) }],
      });
      return await mail.sendRaw({ van: adressen.afzenderMail, aan, ruw });
    } catch (error) {
      if (isDomainError(error) && error.kind === 'invalid') return { soort: 'geweigerd', reden: 'adres-onbruikbaar' };
      throw error;
    }
  }

  /** False when there is nothing to do, or somebody else does it. */
  async function sendOne({ value: abonnement }: Stored<Rapportabonnement>): Promise<boolean> {
    const nu = clock.now();
    const dagen = laatstePeriode(abonnement.per, nu);
    const due = vertrekmoment(dagen);
    if (!abonnement.actief || nu < due || abonnement.sinds >= due) return false;
    const before = await rapporten.loadVerzending(abonnement.id, dagen.van);
    if (before !== undefined && !mayTake(before.value, nu)) return false;
    const vorige = before?.versie ?? 0;
    const claim: Rapportverzending = {
      ...dagen,
      abonnement: abonnement.id,
      status: 'bezig',
      op: nu,
      pogingen: (before?.value.pogingen ?? 0) + 1,
      reden: null,
    };
    try {
      await rapporten.saveVerzending(claim, vorige);
    } catch (error) {
      if (error instanceof ConflictError) return false;
      throw error;
    }
    let result: SendResult;
    try {
      result = await transmit(abonnement, dagen);
    } catch (error) {
      await rapporten.saveVerzending({ ...claim, status: 'open' }, vorige + 1);
      throw error;
    }
    const op = clock.now();
    const done =
      result.soort === 'aangenomen'
        ? ({ ...claim, status: 'verzonden', op } as const)
        : ({ ...claim, status: 'mislukt', op, reden: result.reden } as const);
    await rapporten.saveVerzending(done, vorige + 1);
    return done.status === 'verzonden';
  }

  return async () => {
    const mislukt: { abonnement: string; fout: unknown }[] = [];
    let verzonden = 0;
    for (const stored of await rapporten.listAbonnementen()) {
      try {
        if (await sendOne(stored)) verzonden += 1;
      } catch (fout) {
        mislukt.push({ abonnement: stored.value.id, fout });
      }
    }
    return { verzonden, mislukt };
  };
}

function mayTake({ status, op }: Rapportverzending, nu: Rapportverzending['op']): boolean {
  return status === 'open' || (status === 'bezig' && msBetween(op, nu) >= OVERNAME_MS);
}
