import { resolveDienstdoende } from '../domain/achterwacht/resolve-dienstdoende.ts';
import { DOMEINEN, KANALEN, type Kanaal } from '../domain/contact/types.ts';
import { type Dienstbereik, KANARIE_BEGIN, type Kanarie, type Kanarieronde } from '../domain/kanarie/types.ts';
import { HOUR, type Instant, plusMs } from '../domain/tijd/instant.ts';
import { kaalAdres, messageIdVan } from './afzender.ts';
import type { MailComposer } from './mail-codec.ts';
import { openingsindexVan } from './openingstijden.ts';
import type { Ports, RawStore } from './ports.ts';
import { dienstgegevensVan, readDienstenRond } from './spoed-context.ts';

export type SendKanariePorts = Pick<
  Ports,
  'kanaries' | 'instellingen' | 'telefoonQueue' | 'chatQueue' | 'inloopQueue' | 'adressen' | 'ids' | 'clock'
> & { readonly raw: Pick<RawStore, 'put'>; readonly mailCodec: Pick<MailComposer, 'composeLetter'> };

/** What could not be offered has no step; its fault is in `mislukt`. */
export type SendKanarie = () => Promise<{
  readonly ronde: Kanarieronde;
  readonly mislukt: readonly { readonly kanaal: Kanaal; readonly fout: unknown }[];
}>;

/** A name is known as long as a message may be tried again, and somewhat longer. */
const GELDIG_MS = 15 * 24 * HOUR;
const TEKST = 'Dit is de dagelijkse proef van het systeem. Hier hoeft niemand iets mee te doen.';
/** No wijkteam and no locatie of anybody: nothing of a real place is touched. */
const PLAATS = 'kanarie';

/**
 * Sends one canary into every kanaal, each where that kanaal itself puts what comes in. First is noted which names they come
 * under: a name that nobody can guess, and that is no canary's unless it was noted. Nothing goes out, and nobody is paged:
 * of the duty it is only looked up whom a page would find. While a round runs there is no second one.
 */
export function makeSendKanarie(ports: SendKanariePorts): SendKanarie {
  const { kanaries, telefoonQueue, chatQueue, inloopQueue, raw, mailCodec, adressen, ids, clock } = ports;

  const offer: Readonly<Record<Kanaal, (teken: string, op: Instant) => Promise<void>>> = {
    telefoon: (teken, op) => {
      const kop = { oproepId: teken, op };
      const gebeurtenissen = (['begonnen', 'in-wachtrij', 'aangenomen', 'beeindigd'] as const).map((soort) => ({
        id: `${teken}/${soort}`,
        soort,
        ...kop,
        ...(soort === 'in-wachtrij' && { wijkteam: PLAATS }),
      }));
      return telefoonQueue.send([{ gebeurtenissen }]);
    },
    chat: (teken, op) =>
      chatQueue.send([
        { soort: 'vraag', gesprek: teken, id: 'kanarie', volgnummer: 1, op, tekst: TEKST, wijkteam: PLAATS },
      ]),
    inloop: (teken, op) => inloopQueue.send([{ soort: 'aankomst', id: teken, locatie: PLAATS, op }]),
    // As the mail service leaves what it received. Between the sender and the bucket nothing of ours runs.
    mail: async (teken, op) => {
      const { afzenderMail } = adressen;
      const ruw = await mailCodec.composeLetter({
        van: afzenderMail,
        aan: kaalAdres(afzenderMail),
        onderwerp: 'Proef',
        tekst: TEKST,
        messageId: messageIdVan(afzenderMail, ids.hash('kanarie', teken).slice(0, 32)),
        op,
        bijlagen: [],
      });
      await raw.put(`mail/${teken}`, ruw, 'message/rfc822');
    },
  };

  return async () => {
    const op = clock.now();
    const running = (await kanaries.listRondes(plusMs(op, -HOUR))).find(({ value }) => value.uitslag === 'loopt');
    if (running !== undefined) return { ronde: running.value, mislukt: [] };
    const begin: readonly Kanarie[] = KANALEN.map((kanaal) => {
      return { kanaal, teken: `${KANARIE_BEGIN}${ids.secret()}`, stap: null, contact: null };
    });
    for (const { kanaal, teken } of begin) await kanaries.noteKanarie(kanaal, teken, plusMs(op, GELDIG_MS));
    const diensten = await dienstenOp(ports, op);
    const empty: Kanarieronde = { id: op, op, kanaries: begin, diensten, uitslag: 'loopt', afgerondOp: null };
    // Before any is sent: what comes of them is looked for by what is written here.
    await kanaries.saveRonde(empty, 0);
    const mislukt: { kanaal: Kanaal; fout: unknown }[] = [];
    const sent: Kanarie[] = [];
    for (const kanarie of begin) {
      try {
        await offer[kanarie.kanaal](kanarie.teken, op);
        sent.push({ ...kanarie, stap: 'aangeboden' });
      } catch (fout) {
        mislukt.push({ kanaal: kanarie.kanaal, fout });
        sent.push(kanarie);
      }
    }
    const ronde: Kanarieronde = { ...empty, kanaries: sent };
    await kanaries.saveRonde(ronde, 1);
    return { ronde, mislukt };
  };
}

/** Whom a page would find when the next duty begins. */
async function dienstenOp({ instellingen }: Pick<Ports, 'instellingen'>, nu: Instant): Promise<Dienstbereik[]> {
  const settings = await instellingen.readInstellingen();
  const rooster = await readDienstenRond(instellingen, nu);
  return Object.keys(settings.wijkteams).flatMap((wijkteam) => {
    const op = openingsindexVan(settings, { wijkteam, kanaal: 'telefoon' }).eerstvolgendOpen(nu) ?? nu;
    const gegevens = dienstgegevensVan(settings, rooster, wijkteam);
    return DOMEINEN.map((domein): Dienstbereik => {
      const { professional, bron } = resolveDienstdoende(gegevens, wijkteam, domein, op);
      const bereikbaar = professional !== null && !gegevens.onbereikbaar.has(professional);
      return { wijkteam, domein, bron, bereikbaar };
    });
  });
}
