/**
 * A closed world: at the end of a story every message that went out was expected, exactly once; nothing lies in a
 * dead-letter queue; and no error is in the log. What nobody expected fails the test with the whole list.
 */
import type { OutgoingMessage } from '../../local/engine/contract.ts';
import type { LocalStack } from './local-stack.ts';

export interface Expected {
  readonly soort: OutgoingMessage['soort'];
  readonly aan: string;
  /** Must be in the subject (mail) or in the text (sms). */
  readonly met: string | RegExp;
}

/** The acknowledgement of a mail of a person: the first of its thread on a day. */
export const bevestigd = (aan: string): Expected => ({ soort: 'mail', aan, met: 'wij hebben uw mail ontvangen' });

function fits(message: OutgoingMessage, expected: Expected): boolean {
  const text = `${message.onderwerp ?? ''}\n${message.tekst}`;
  const holds = typeof expected.met === 'string' ? text.includes(expected.met) : expected.met.test(text);
  return message.soort === expected.soort && message.aan.includes(expected.aan) && holds;
}

const line = (m: OutgoingMessage) => `${m.op} ${m.soort} -> ${m.aan.join(',')}: ${m.onderwerp ?? m.tekst}`;

export class ClosedWorld {
  readonly #stack: LocalStack;
  #seen = 0;

  constructor(stack: LocalStack) {
    this.#stack = stack;
  }

  /** Takes what went out since the last call; every one must be expected, and everything expected must be there. */
  async wentOut(expected: readonly Expected[]): Promise<readonly OutgoingMessage[]> {
    await this.#stack.rust();
    const all = await this.#stack.uitgaand();
    const fresh = all.slice(this.#seen);
    this.#seen = all.length;
    const open = [...expected];
    const unexpected: string[] = [];
    for (const message of fresh) {
      const index = open.findIndex((e) => fits(message, e));
      if (index < 0) unexpected.push(line(message));
      else open.splice(index, 1);
    }
    if (unexpected.length > 0 || open.length > 0) {
      throw new Error(
        [
          'what went out is not what was expected',
          ...unexpected.map((u) => `  not expected: ${u}`),
          ...open.map((e) => `  expected, not seen: ${e.soort} -> ${e.aan}: ${String(e.met)}`),
        ].join('\n'),
      );
    }
    return fresh;
  }

  /** Nothing else went out, nothing is dead-lettered, nothing went wrong in the log. */
  async isQuiet(): Promise<void> {
    await this.wentOut([]);
    const dead = (await this.#stack.wachtrijen()).filter((q) => q.uitval > 0);
    if (dead.length > 0) throw new Error(`dead letters: ${JSON.stringify(dead)}`);
    const errors = await this.#stack.logboek('error');
    if (errors.length > 0) throw new Error(`errors in the log:\n${errors.map((e) => JSON.stringify(e)).join('\n')}`);
  }
}
