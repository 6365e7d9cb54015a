/** A contact of every kind, from its beginning to its end, through the use cases that the functions call. */
import { makeAcceptVraag, makeBeginGesprek } from '../../shared/application/accept-chat.ts';
import { makeAnswerContact } from '../../shared/application/answer-contact.ts';
import { makeCloseContact } from '../../shared/application/close-contact.ts';
import { makeEndVerbinding } from '../../shared/application/end-verbinding.ts';
import { makeFollowOproepen } from '../../shared/application/follow-oproepen.ts';
import type { TelefoonGebeurtenis } from '../../shared/application/messages.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { makeReceiveChat } from '../../shared/application/receive-chat.ts';
import { makeReceiveMail } from '../../shared/application/receive-mail.ts';
import { makeRecordInloop } from '../../shared/application/record-aankomst.ts';
import { makeRecordSpoedContactpoging } from '../../shared/application/record-spoed-contactpoging.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeSendAntwoord } from '../../shared/application/send-antwoord.ts';
import { makeSendPush } from '../../shared/application/send-push.ts';
import { makeTakeContact } from '../../shared/application/take-contact.ts';
import { makeTakeUpSpoedzaak } from '../../shared/application/take-up-spoedzaak.ts';
import { makeTriageContact } from '../../shared/application/triage-contact.ts';
import type { TelefoonSoort } from '../../shared/domain/contact/types.ts';
import type { World } from './memory-world.ts';
import { fatima, ondersteuner } from './people.ts';
import { rawMail } from './raw-mail.ts';

/** The world of a way: the queues must be those that can be emptied by hand. */
export type WayWorld = Ports & Pick<World, 'clock' | 'pushQueue' | 'antwoordQueue' | 'chatQueue'>;

/** `name` tells one contact from another. */
export type Way = (world: WayWorld, name: string) => Promise<void>;

async function drain(world: WayWorld): Promise<void> {
  for (const bericht of world.chatQueue.drain()) await makeReceiveChat(world)(bericht);
  for (const bericht of world.antwoordQueue.drain()) await makeSendAntwoord(world)(bericht);
  for (const bericht of world.pushQueue.drain()) await makeSendPush(world)(bericht, 1);
}

async function tell(world: WayWorld, oproepId: string, soort: TelefoonSoort, nummer = '+31600000000'): Promise<void> {
  world.clock.forward(20_000);
  const event: TelefoonGebeurtenis = {
    id: `${oproepId}-${soort}`,
    oproepId,
    soort,
    op: world.clock.now(),
    ...(soort === 'in-wachtrij' && { wijkteam: 'centrum', nummer }),
    ...(soort === 'aangenomen' && { medewerker: ondersteuner.id }),
  };
  const { mislukt } = await makeRecordTelefoonGebeurtenissen(world)([{ bron: event.id, gebeurtenissen: [event] }]);
  if (mislukt[0] !== undefined) throw mislukt[0].fout;
}

/** In the queue, answered, ended; each told on its own. */
export const phoneCall: Way = async (world, name) => {
  for (const soort of ['in-wachtrij', 'aangenomen', 'beeindigd'] as const) await tell(world, name, soort);
};

/**
 * The same for many calls of one hour: what is told of all of them in the same minute comes as one delivery. `wijkteams`:
 * over how many they are spread evenly.
 */
export async function phoneCalls(
  world: WayWorld & { readonly inOneDelivery: (work: () => Promise<void>) => Promise<void> },
  names: readonly string[],
  wijkteams = 1,
): Promise<void> {
  for (const soort of ['in-wachtrij', 'aangenomen', 'beeindigd'] as const) {
    world.clock.forward(20_000);
    const gebeurtenissen = names.map(
      (name, index): TelefoonGebeurtenis => ({
        id: `${name}-${soort}`,
        oproepId: name,
        soort,
        op: world.clock.now(),
        ...(soort === 'in-wachtrij' && {
          wijkteam: wijkteams === 1 ? 'centrum' : `team-${index % wijkteams}`,
          nummer: `+316${String(index).padStart(8, '2')}`,
        }),
        ...(soort === 'aangenomen' && { medewerker: ondersteuner.id }),
      }),
    );
    await world.inOneDelivery(async () => {
      const { mislukt } = await makeRecordTelefoonGebeurtenissen(world)([{ bron: soort, gebeurtenissen }]);
      if (mislukt[0] !== undefined) throw mislukt[0].fout;
    });
  }
}

/** In the queue, hung up; and the call-back that follows from it. Each name is another number. */
export const missedCall: Way = async (world, name) => {
  for (const soort of ['in-wachtrij', 'opgehangen'] as const) {
    await tell(world, name, soort, `+316${name.replace(/\D/g, '').padStart(8, '1')}`);
  }
  const stored = await world.zaken.loadContact(world.ids.derived('oproep', name));
  if (stored === undefined) throw new Error('the call was not recorded');
  const change = { soort: 'contact', volgnummer: name, contact: stored.value, versie: stored.versie } as const;
  const { mislukt } = await makeFollowOproepen(world)([change]);
  if (mislukt[0] !== undefined) throw mislukt[0].fout;
};

/** Received, answered (and the answer sent), closed. */
export const mailAnswered: Way = async (world, name) => {
  const sleutel = `mail/${name}`;
  await world.raw.put(sleutel, rawMail({ messageId: `${name}@bewoner.nl`, tekst: `Vraag ${name}` }), 'message/rfc822');
  const received = await makeReceiveMail(world)({ sleutel, ontvangenOp: world.clock.now() });
  if (received.soort !== 'opgenomen') throw new Error('the mail was not taken in');
  world.clock.forward(60_000);
  const about = { contact: received.contact, door: ondersteuner };
  await makeAnswerContact(world)({ ...about, tekst: 'Dat kan.' });
  await drain(world);
  await makeCloseContact(world)({ ...about, uitkomst: 'informatie-advies' });
};

/** Connected, asked, taken, answered, closed, disconnected. */
export const chat: Way = async (world, verbinding) => {
  await makeBeginGesprek(world)({ verbinding });
  const vraag = { verbinding, id: 'vraag-1', volgnummer: 1, tekst: 'Kan ik langskomen?', wijkteam: 'centrum' };
  await makeAcceptVraag(world)(vraag);
  const [bericht] = world.chatQueue.drain();
  if (bericht === undefined) throw new Error('the question did not come through');
  await makeReceiveChat(world)(bericht);
  const found = await world.zaken.loadLopend('gesprek', bericht.gesprek);
  if (found === undefined) throw new Error('the chat has no contact');
  const about = { contact: found.value.contact, door: ondersteuner };
  await makeTakeContact(world)(about);
  world.clock.forward(30_000);
  await makeAnswerContact(world)({ ...about, tekst: 'Dat kan.' });
  await drain(world);
  await makeCloseContact(world)({ ...about, uitkomst: 'informatie-advies' });
  await makeEndVerbinding(world)({ verbinding });
  await drain(world);
};

/** Arrived, taken, closed. */
export const walkIn: Way = async (world, name) => {
  await makeRecordInloop(world)({ soort: 'aankomst', id: name, locatie: 'centrum', op: world.clock.now() });
  world.clock.forward(300_000);
  const about = { contact: name, door: ondersteuner };
  await makeTakeContact(world)(about);
  await makeCloseContact(world)({ ...about, uitkomst: 'informatie-advies' });
};

/** A call that is triaged as spoed while it lasts; pushed by mail and SMS, taken up, and the caller reached. */
export const spoed: Way = async (world, name) => {
  await tell(world, name, 'in-wachtrij');
  await tell(world, name, 'aangenomen');
  const contact = world.ids.derived('oproep', name);
  const triage = {
    contact,
    signalen: {},
    urgentie: 'spoed',
    domein: 'sociaal',
    redenAfwijking: 'Klinkt angstig',
  } as const;
  const { spoedzaak } = await makeTriageContact(world)({ ...triage, door: ondersteuner });
  if (spoedzaak === null) throw new Error('no spoedzaak was opened');
  await drain(world);
  await tell(world, name, 'beeindigd');
  await makeTakeUpSpoedzaak(world)({ spoedzaak, door: fatima });
  world.clock.forward(600_000);
  const reached = { spoedzaak, door: fatima, gelukt: true, wijze: 'telefoon' } as const;
  await makeRecordSpoedContactpoging(world)(reached);
};
