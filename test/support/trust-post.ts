/** Mail and calls of people in a test of trust: who writes or calls, and what then leaves. */
import { makeReceiveMail } from '../../shared/application/receive-mail.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeSendAntwoord } from '../../shared/application/send-antwoord.ts';
import type { TelefoonSoort } from '../../shared/domain/contact/types.ts';
import type { World } from './memory-world.ts';
import { type RawMail, rawMail } from './raw-mail.ts';

export interface Post {
  /** A mail of its own; gives the id of its contact. The acknowledgement has left, and is not among what is sent after it. */
  mail(mail?: RawMail): Promise<string>;
  /** A call that is answered, by default; gives the id of its contact. */
  call(nummer: string | undefined, soorten?: readonly TelefoonSoort[]): Promise<string>;
  /** Lets everything leave that waits for it; gives what was sent since the last time, as text. */
  send(): Promise<readonly { readonly aan: string; readonly tekst: string }[]>;
}

export function makePost(world: World): Post {
  let count = 0;
  let seen = 0;

  async function send() {
    for (const bericht of world.antwoordQueue.drain()) await makeSendAntwoord(world)(bericht);
    const fresh = world.mail.sent.slice(seen);
    seen = world.mail.sent.length;
    const unfold = (ruw: Uint8Array | string) =>
      (typeof ruw === 'string' ? ruw : new TextDecoder().decode(ruw))
        .replace(/=\r?\n/g, '')
        .replace(/((?:=[0-9A-F]{2})+)/g, (hex) => decodeURIComponent(hex.replaceAll('=', '%')));
    return fresh.map(({ aan, ruw }) => ({ aan, tekst: unfold(ruw) }));
  }

  return {
    send,
    async mail(mail = {}) {
      count += 1;
      world.clock.forward(1000);
      await world.raw.put(`mail/r${count}`, rawMail({ messageId: `m${count}@bewoner.nl`, ...mail }), 'message/rfc822');
      const received = await makeReceiveMail(world)({ sleutel: `mail/r${count}`, ontvangenOp: world.clock.now() });
      if (received.soort !== 'opgenomen') throw new Error('the mail could not be read');
      await send();
      world.clock.forward(1000);
      return received.contact;
    },
    async call(nummer, soorten = ['in-wachtrij', 'aangenomen', 'beeindigd']) {
      count += 1;
      const oproepId = `o${count}`;
      for (const soort of soorten) {
        world.clock.forward(1000);
        const event = { id: `${oproepId}-${soort}`, oproepId, soort, op: world.clock.now(), wijkteam: 'centrum' };
        const gebeurtenissen = [{ ...event, ...(nummer !== undefined && { nummer }) }];
        const { mislukt } = await makeRecordTelefoonGebeurtenissen(world)([{ bron: 'b', gebeurtenissen }]);
        if (mislukt[0] !== undefined) throw mislukt[0].fout;
      }
      return world.ids.derived('oproep', oproepId);
    },
  };
}
