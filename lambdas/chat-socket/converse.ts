import {
  makeAcceptVraag,
  makeBeginGesprek,
  makeLeaveGesprek,
  makeResumeGesprek,
} from '../../shared/application/accept-chat.ts';
import { makeAnswerToestand } from '../../shared/application/answer-openingstijden.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { ALGEMEEN } from '../../shared/domain/contact/types.ts';
import { isDomainError } from '../../shared/domain/errors.ts';
import { epochMs } from '../../shared/domain/tijd/instant.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { type ChatVerzoek, idOf, readChatVerzoek } from './messages.ts';

type Needs = Pick<Ports, 'verbindingen' | 'chatQueue' | 'zaken' | 'inhoud' | 'instellingen' | 'clock' | 'ids'>;

/** What goes back over the socket at once; undefined when nothing does (a question is confirmed when it is recorded). */
export type Reply = { readonly soort: string } & Readonly<Record<string, unknown>>;

const fout = (code: string, melding: string, extra: Readonly<Record<string, unknown>> = {}): Reply => ({
  soort: 'fout',
  code,
  melding,
  ...extra,
});

type Handle = (verbinding: string, verzoek: ChatVerzoek) => Promise<Reply | undefined>;

function makeHandle(ports: Needs): Handle {
  const beginGesprek = makeBeginGesprek(ports);
  const resumeGesprek = makeResumeGesprek(ports);
  const acceptVraag = makeAcceptVraag(ports);
  const leaveGesprek = makeLeaveGesprek(ports);
  const answerToestand = makeAnswerToestand(ports);

  async function begin(verbinding: string, verzoek: Extract<ChatVerzoek, { soort: 'begin' }>): Promise<Reply> {
    const { gesprek, wijkteam } = verzoek;
    const chosen = wijkteam === undefined ? {} : { wijkteam };
    const begun =
      gesprek === undefined
        ? { ...(await beginGesprek({ verbinding, ...chosen })), regels: [] }
        : await resumeGesprek({ verbinding, gesprek, ...chosen });
    const toestand = await answerToestand({ wijkteam: wijkteam ?? ALGEMEEN, kanaal: 'chat' });
    const { crisisdienst, noodnummers } = (await ports.instellingen.readInstellingen()).organisatie;
    return {
      soort: 'begonnen',
      ...begun,
      ...toestand,
      crisisdienst: { naam: crisisdienst.naam, nummer: crisisdienst.nummer },
      noodnummers: noodnummers.map(({ naam, nummer }) => ({ naam, nummer })),
    };
  }

  return async (verbinding, verzoek) => {
    switch (verzoek.soort) {
      case 'begin':
        return begin(verbinding, verzoek);
      case 'vraag': {
        const { soort: _soort, ...vraag } = verzoek;
        // Without a number of the client the moment of receipt gives the order.
        const volgnummer = vraag.volgnummer ?? epochMs(ports.clock.now());
        const taken = await acceptVraag({ ...vraag, verbinding, volgnummer });
        return taken === 'onbekend' ? fout('geen-gesprek', 'Begin eerst een gesprek.', { id: vraag.id }) : undefined;
      }
      case 'sluiten':
        await leaveGesprek({ verbinding });
        return { soort: 'gesloten' };
      case 'levensteken':
        return undefined;
    }
  };
}

/** Answers one message of a resident: never throws for what they sent, and says it when something went wrong with us. */
export function makeConverse(
  ports: Needs,
): (verbinding: string, body: string | undefined) => Promise<Reply | undefined> {
  const handle = makeHandle(ports);
  return async (verbinding, body) => {
    const verzoek = readChatVerzoek(body);
    if (!verzoek.ok)
      return fout('ongeldige-invoer', 'Dit bericht klopt niet.', { fouten: verzoek.faults, ...idOf(body) });
    try {
      return await handle(verbinding, verzoek.value);
    } catch (error) {
      if (isDomainError(error)) return fout(error.code, error.message, { fouten: error.faults, ...idOf(body) });
      log('ERROR', 'chat mislukt', { soort: verzoek.value.soort, ...errorFields(error) });
      return fout('niet-beschikbaar', 'Het lukt nu even niet. Stuur het opnieuw.', idOf(body));
    }
  };
}
