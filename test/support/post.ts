/** Delivers mail and empties queues in a world, as the triggers do. */
import { makeReceiveMail, type ReceivedMail } from '../../shared/application/receive-mail.ts';
import { makeSendAntwoord } from '../../shared/application/send-antwoord.ts';
import { makeSendPush } from '../../shared/application/send-push.ts';
import { makeSweepDue } from '../../shared/application/sweep-due.ts';
import { MINUTE } from '../../shared/domain/tijd/instant.ts';
import type { World } from './memory-world.ts';
import { type RawMail, rawMail } from './raw-mail.ts';

export async function deliverMail(world: World, id: string, mail: RawMail | Uint8Array = {}): Promise<ReceivedMail> {
  const sleutel = `mail/${id}`;
  await world.raw.put(sleutel, mail instanceof Uint8Array ? mail : rawMail(mail), 'message/rfc822');
  return makeReceiveMail(world)({ sleutel, ontvangenOp: world.clock.now() });
}

/** Delivers and gives the contact; fails when it could not be read. */
export async function mailContact(world: World, id: string, mail: RawMail = {}): Promise<string> {
  const received = await deliverMail(world, id, mail);
  if (received.soort !== 'opgenomen') throw new Error(`mail ${id} was not taken in`);
  return received.contact;
}

/** Sends everything that lies in the queues, also what comes in meanwhile; a message that fails comes back, up to 5 times. */
export async function drainQueues(world: World): Promise<void> {
  const sendPush = makeSendPush(world);
  const sendAntwoord = makeSendAntwoord(world);
  let work: { readonly run: (poging: number) => Promise<unknown>; readonly poging: number }[] = [];
  for (let round = 0; round < 50; round += 1) {
    work.push(...world.pushQueue.drain().map((b) => ({ run: (poging: number) => sendPush(b, poging), poging: 1 })));
    work.push(
      ...world.antwoordQueue.drain().map((b) => ({ run: (poging: number) => sendAntwoord(b, poging), poging: 1 })),
    );
    if (work.length === 0) return;
    const now = work;
    work = [];
    for (const { run, poging } of now) {
      await run(poging).catch(() => {
        if (poging < 5) work.push({ run, poging: poging + 1 });
      });
    }
  }
  throw new Error('the queues never came to rest');
}

/** One tick of every minute that passes, each with what it sends out. */
export async function passMinutes(world: World, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    world.clock.forward(MINUTE);
    const report = await makeSweepDue(world)();
    if (report.mislukt.length > 0) throw report.mislukt[0]?.fout;
    await drainQueues(world);
  }
}
