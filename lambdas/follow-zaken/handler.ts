import { makeFollowOproepen } from '../../shared/application/follow-oproepen.ts';
import { makeNoteKengetallen } from '../../shared/application/note-kengetallen.ts';
import { makePublishChat } from '../../shared/application/publish-chat.ts';
import { makePublishLive } from '../../shared/application/publish-live.ts';
import { makeTellVerlaging } from '../../shared/application/tell-verlaging.ts';
import { streamBatch } from '../../shared/middleware/batch/stream-batch.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import { base } from '../ports/base.ts';
import { noteMislukking } from '../ports/mislukkingen.ts';
import { nummers } from '../ports/nummers.ts';
import { chatSockets, liveSockets } from '../ports/sockets.ts';
import { inhoud, instellingen, kengetallen, verbindingen, zaken } from '../ports/tables.ts';
import { zaakOf } from '../ports/zaak-changes.ts';
import { type Change, readChange } from './changes.ts';

const ports = {
  ...base,
  nummers,
  zaken: zaken(),
  inhoud: inhoud(),
  instellingen: instellingen(),
  verbindingen: verbindingen(),
  kengetallen: kengetallen(),
  liveSockets: liveSockets(),
  chatSockets: chatSockets(),
};
const publishLive = makePublishLive(ports);
const tellVerlaging = makeTellVerlaging(ports);
const publishChat = makePublishChat(ports);
const followOproepen = makeFollowOproepen(ports);
const noteKengetallen = makeNoteKengetallen(ports);

/** A screen reads everything when it connects: telling it is best effort, and holds up nothing that is owed to somebody. */
async function tell(changes: readonly Change[]): Promise<void> {
  try {
    const zaken = changes.map(({ zaak }) => zaak);
    await publishLive(zaken);
    await publishChat(changes.flatMap(({ chat }) => (chat ? [chat] : [])));
  } catch (error) {
    log('WARN', 'schermen niet verteld', { aantal: changes.length, ...errorFields(error) });
  }
}

export const handler = streamBatch({
  noteFailure: noteMislukking('follow-zaken'),
  zaakOf,
  read: readChange,
  handle: async (changes) => {
    // What is owed may fail and come again; screens are told at once whatever becomes of it.
    await Promise.all([tell(changes), noteKengetallen(changes.flatMap(({ dagen }) => dagen))]);
    const untold = await tellVerlaging(changes.map(({ zaak }) => zaak));
    const { mislukt } = await followOproepen(changes.flatMap(({ zaak }) => (zaak.soort === 'contact' ? [zaak] : [])));
    return { mislukt: [...untold.mislukt, ...mislukt] };
  },
});
