import {
  makeAcceptAfschriftvraag,
  makeAcceptTerugbelvraag,
  makeAcceptVraag,
  makeBeginGesprek,
  makeLeaveGesprek,
  makeResumeGesprek,
} from '../../shared/application/accept-chat.ts';
import { readPlaats } from '../../shared/application/chat-plaats.ts';
import { type ChatRegel, gesprekId } from '../../shared/application/chat-regels.ts';
import { makeGreetChat } from '../../shared/application/greet-chat.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeSignalResidentTyping } from '../../shared/application/signal-typing.ts';
import { makeMaySay } from '../../shared/application/tempo.ts';
import { isDomainError } from '../../shared/domain/errors.ts';
import { epochMs } from '../../shared/domain/tijd/instant.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { type ChatVerzoek, idOf, readChatVerzoek } from './messages.ts';

type Needs = Pick<
  Ports,
  'verbindingen' | 'chatQueue' | 'liveSockets' | 'zaken' | 'inhoud' | 'instellingen' | 'clock' | 'ids'
> & { readonly adressen: Pick<Ports['adressen'], 'afzenderMail'> };

/** What goes back over the socket at once; undefined when nothing does (a question is confirmed when it is recorded). */
export type Reply = { readonly soort: string } & Readonly<Record<string, unknown>>;

/** Nobody mends more at once, and an answer must fit in one message. */
const MEEST_FOUTEN = 20;

/** A message of a socket holds 128 KB; with what stands around it this stays well below. */
const MEEST_BYTES = 90_000;

/** The lines in portions that each fit in one message: one portion, even when there are no lines. */
export function portionsOf(regels: readonly ChatRegel[]): readonly (readonly ChatRegel[])[] {
  const portions: ChatRegel[][] = [[]];
  let bytes = 0;
  for (const regel of regels) {
    const size = Buffer.byteLength(JSON.stringify(regel));
    if (bytes > 0 && bytes + size > MEEST_BYTES) {
      portions.push([]);
      bytes = 0;
    }
    portions.at(-1)?.push(regel);
    bytes += size;
  }
  return portions;
}

const fout = (code: string, melding: string, extra: Readonly<Record<string, unknown>> = {}): Reply => ({
  soort: 'fout',
  code,
  melding,
  ...extra,
});

type Replies = Reply | readonly Reply[] | undefined;
type Handle = (verbinding: string, verzoek: ChatVerzoek) => Promise<Replies>;

function makeHandle(ports: Needs): Handle {
  const beginGesprek = makeBeginGesprek(ports);
  const resumeGesprek = makeResumeGesprek(ports);
  const greetChat = makeGreetChat(ports);
  const acceptVraag = makeAcceptVraag(ports);
  const acceptTerugbelvraag = makeAcceptTerugbelvraag(ports);
  const acceptAfschriftvraag = makeAcceptAfschriftvraag(ports);
  const signalTyping = makeSignalResidentTyping(ports);
  const leaveGesprek = makeLeaveGesprek(ports);

  async function begin(verbinding: string, verzoek: Extract<ChatVerzoek, { soort: 'begin' }>): Promise<Replies> {
    const { gesprek, wijkteam } = verzoek;
    const chosen = wijkteam === undefined ? {} : { wijkteam };
    const begun =
      gesprek === undefined
        ? { ...(await beginGesprek({ verbinding, ...chosen })), regels: [] }
        : await resumeGesprek({ verbinding, gesprek, ...chosen });
    const begroeting = await greetChat({ gesprek: gesprekId(ports.ids, begun.gesprek), ...chosen });
    const [regels = [], ...more] = portionsOf(begun.regels);
    const begonnen = { soort: 'begonnen', ...begun, regels, ...begroeting };
    if (more.length === 0) return begonnen;
    return [begonnen, ...more.map((portion) => ({ soort: 'regels', regels: portion }))];
  }

  async function place(verbinding: string): Promise<Reply> {
    const chat = await ports.verbindingen.chatOf(verbinding);
    return chat === undefined ? nietBegonnen() : { soort: 'plaats', ...(await readPlaats(ports, chat.gesprek)) };
  }

  const nietBegonnen = (id?: string): Reply =>
    fout('geen-gesprek', 'Begin eerst een gesprek.', id === undefined ? {} : { id });
  const confirmed = (taken: 'aangenomen' | 'onbekend', id?: string): Reply | undefined =>
    taken === 'onbekend' ? nietBegonnen(id) : undefined;

  return async (verbinding, verzoek) => {
    switch (verzoek.soort) {
      case 'begin':
        return begin(verbinding, verzoek);
      case 'vraag': {
        const { soort: _soort, ...vraag } = verzoek;
        // Without a number of the client the moment of receipt gives the order.
        const volgnummer = vraag.volgnummer ?? epochMs(ports.clock.now());
        return confirmed(await acceptVraag({ ...vraag, verbinding, volgnummer }), vraag.id);
      }
      case 'terugbellen': {
        const { soort: _soort, ...vraag } = verzoek;
        return confirmed(await acceptTerugbelvraag({ ...vraag, verbinding }), vraag.id);
      }
      case 'afschrift': {
        const { soort: _soort, ...vraag } = verzoek;
        return confirmed(await acceptAfschriftvraag({ ...vraag, verbinding }), vraag.id);
      }
      case 'plaats':
        return place(verbinding);
      case 'typt':
        await signalTyping({ verbinding });
        return undefined;
      case 'sluiten':
        await leaveGesprek({ verbinding });
        return { soort: 'gesloten' };
      case 'levensteken':
        return undefined;
    }
  };
}

/** Answers one message of a resident: never throws for what they sent, and says it when something went wrong with us. */
export function makeConverse(ports: Needs): (verbinding: string, body: string | undefined) => Promise<Replies> {
  const handle = makeHandle(ports);
  const maySay = makeMaySay(ports);
  return async (verbinding, body) => {
    const verzoek = readChatVerzoek(body);
    try {
      const soort = verzoek.ok ? verzoek.value.soort : undefined;
      if (soort !== 'levensteken' && !(await maySay(verbinding, soort === 'typt' ? 'typt' : 'bericht'))) {
        return fout('te-snel', 'Dit gaat te snel. Wacht even en stuur het opnieuw.', idOf(body));
      }
      if (!verzoek.ok)
        return fout('ongeldige-invoer', 'Dit bericht klopt niet.', {
          fouten: verzoek.faults.slice(0, MEEST_FOUTEN),
          ...idOf(body),
        });
      return await handle(verbinding, verzoek.value);
    } catch (error) {
      if (isDomainError(error)) return fout(error.code, error.message, { fouten: error.faults, ...idOf(body) });
      log('ERROR', 'chat mislukt', { soort: verzoek.ok ? verzoek.value.soort : 'ongeldig', ...errorFields(error) });
      return fout('niet-beschikbaar', 'Het lukt nu even niet. Stuur het opnieuw.', idOf(body));
    }
  };
}
