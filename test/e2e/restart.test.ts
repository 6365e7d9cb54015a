/**
 * What was accepted is still there after the program ended, softly or by kill -9, and what fell due meanwhile happens after
 * the start: once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { done, person, sendMail } from '../support/actors.ts';
import { bevestigd, ClosedWorld, type Expected } from '../support/closed-world.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

const FATIMA_SMS = '+31600000001';
const FATIMA_MAIL = 'fatima.el.amrani@example.nl';

let data: string;
let stack: LocalStack;

const start = async (klok: string) => {
  stack = await startLocalStack({ klok, data, voorbeeld: true });
};

/** Ends the program by a signal and starts it again on the same data, the clock standing at `klok`. */
async function restart(signal: NodeJS.Signals, klok: string): Promise<void> {
  const began = performance.now();
  await stack.kill(signal);
  expect(performance.now() - began).toBeLessThan(10_000);
  await start(klok);
}

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'voordeur-restart-'));
});

afterEach(async () => {
  await stack?.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

const call = (nr: number, soort: string, op: string) => ({
  id: `${nr}-${soort}`,
  oproepId: `herstart-${nr}`,
  soort,
  op,
  wijkteam: 'centrum',
});

describe.each(['SIGTERM', 'SIGKILL'] as const)('ended by %s', (signal) => {
  test('calls that were answered with 202 and a mail that was answered with 250 are there after the start', async () => {
    await start('2026-11-23T09:00:00Z');
    const centrale = await person(stack, 'Telefooncentrale', ['koppeling']);
    const events = Array.from({ length: 100 }, (_, nr) => [
      call(nr, 'in-wachtrij', '2026-11-23T08:30:00Z'),
      call(nr, 'aangenomen', '2026-11-23T08:30:10Z'),
    ]).flat();
    expect((await centrale.post('/v1/telefoon-gebeurtenissen', events)).status).toBe(202);
    await sendMail(stack, {
      van: 'inwoner@post.example',
      aan: 'centrum@voordeur.example',
      onderwerp: 'Vraag',
      tekst: 'Hoe vraag ik hulp bij het huishouden aan?',
      messageId: '<herstart@post.example>',
    });
    await restart(signal, '2026-11-23T09:00:00Z');
    await stack.rust();

    const marieke = await person(stack, 'Marieke van Dam', ['manager']);
    const { rijen } = done(
      await marieke.get<{ rijen: { kanaal: string; ontvangen: number; beantwoord: number }[] }>(
        '/v1/bereikbaarheid?van=2026-11-23&totEnMet=2026-11-23&per=dag&wijkteam=centrum',
      ),
    );
    expect(rijen.find(({ kanaal }) => kanaal === 'telefoon')).toMatchObject({ ontvangen: 100, beantwoord: 100 });
    expect(rijen.find(({ kanaal }) => kanaal === 'mail')).toMatchObject({ ontvangen: 1 });
    const world = new ClosedWorld(stack);
    await world.wentOut([bevestigd('inwoner@post.example')]);
    await world.isQuiet();
  });

  test('a rung that falls due while nothing runs is taken after the start, once, and nothing is sent twice', async () => {
    await start('2026-11-23T09:00:00Z');
    const world = new ClosedWorld(stack);
    const fatima = await person(stack, 'Fatima El Amrani', ['professional'], ['centrum']);
    const gerda = await person(stack, 'Gerda Dekker', ['gastvrouw'], ['centrum']);
    const id = '5c0ffee0-0000-4000-8000-000000000001';
    done(await gerda.post('/v1/aankomsten', { id, locatie: 'centrum' }));
    await stack.rust();
    done(await fatima.post(`/v1/contacten/${id}/aannames`, {}));
    const triaged = done(
      await fatima.post<{ spoedzaak: string }>(`/v1/contacten/${id}/triages`, {
        signalen: {},
        urgentie: 'spoed',
        domein: 'jeugd',
      }),
    );
    const first: Expected[] = [
      { soort: 'mail', aan: FATIMA_MAIL, met: 'Pakt u dit op' },
      { soort: 'sms', aan: FATIMA_SMS, met: 'Pakt u dit op' },
    ];
    await world.wentOut(first);

    await restart(signal, '2026-11-23T09:20:00Z');
    await stack.klok({ vooruit: 'PT1M' });
    const after = new ClosedWorld(stack);
    await after.wentOut([...first, { soort: 'sms', aan: FATIMA_SMS, met: 'Pakt u dit op' }]);
    const again = await person(stack, 'Fatima El Amrani', ['professional'], ['centrum']);
    done(await again.post(`/v1/spoedzaken/${triaged.spoedzaak}/oppakkingen`, {}));
    await stack.klok({ vooruit: 'PT1H' });
    await after.isQuiet();
  });
});
