/** Chat, from the side of a resident with a bad connection. */
import { describe, expect, test } from '@jest/globals';
import { done, openChat } from '../../support/actors.ts';
import { countsOf } from '../../support/figures/read-figures.ts';
import { at, found, row, stack, tom } from './front-door.ts';

describe('chat', () => {
  const of = async (wijkteam: string) => countsOf(await row({ van: '2026-11-23', kanaal: 'chat', wijkteam }));

  test('what makes no sense gets a clear answer, names every field, and breaks nothing', async () => {
    const inwoner = await openChat(stack);
    const frames: readonly (readonly [unknown, string, readonly string[]])[] = [
      [{ soort: 'zingen' }, 'ongeldige-invoer', ['soort']],
      [[], 'ongeldige-invoer', ['']],
      [{ soort: 'vraag', id: 'x', tekst: 'Te vroeg' }, 'geen-gesprek', []],
      [
        { soort: 'vraag', id: '', tekst: ' ', volgnummer: -1, extra: 1 },
        'ongeldige-invoer',
        ['extra', 'id', 'tekst', 'volgnummer'],
      ],
      [{ soort: 'vraag', id: 'lang', tekst: 'x'.repeat(4001) }, 'ongeldige-invoer', ['tekst']],
      [{ soort: 'begin', gesprek: 'geraden' }, 'ongeldige-invoer', ['gesprek']],
    ];
    for (const [frame, code, velden] of frames) {
      inwoner.send(frame as never);
      const fout = await inwoner.next('fout');
      expect([fout['code'], ((fout['fouten'] ?? []) as { veld: string }[]).map(({ veld }) => veld).sort()]).toEqual([
        code,
        velden,
      ]);
    }
    inwoner.send({ soort: 'begin', wijkteam: 'na-onzin' });
    await inwoner.next('begonnen');
    await inwoner.close();
  });

  test('each question waits by itself; a second line before the answer is the same wait; nothing is lost or said twice over a broken line', async () => {
    await at('2026-11-23T08:30:00Z');
    let inwoner = await openChat(stack);
    inwoner.send({ soort: 'begin', wijkteam: 'gesprek' });
    const { gesprek } = await inwoner.next('begonnen');
    const ask = async (id: string, tekst: string) => {
      inwoner.send({ soort: 'vraag', id, tekst });
      await inwoner.next('ontvangen');
    };
    await ask('v1', 'Waar is het spreekuur?');
    await at('2026-11-23T08:30:20Z');
    await ask('v2', 'Ik bedoel dat van morgen.');
    const [waiting] = await found({ kanaal: 'chat', wijkteam: 'gesprek' });
    const id = waiting?.id as string;
    await at('2026-11-23T08:31:00Z');
    done(await tom.post(`/v1/contacten/${id}/antwoorden`, { tekst: 'Op het plein.' }));
    await inwoner.next('antwoord');
    expect(await of('gesprek')).toEqual({ ontvangen: 1, beantwoord: 1, binnenNorm: 1 });

    await ask('v3', 'En hoe laat?');
    await inwoner.close();
    await stack.rust();
    await at('2026-11-23T08:33:00Z');
    done(await tom.post(`/v1/contacten/${id}/antwoorden`, { tekst: 'Om tien uur.' }));
    await stack.rust();
    inwoner = await openChat(stack);
    inwoner.send({ soort: 'begin', gesprek });
    const { regels } = await inwoner.next('begonnen');
    expect((regels as { tekst: string }[]).map(({ tekst }) => tekst)).toEqual([
      'Waar is het spreekuur?',
      'Ik bedoel dat van morgen.',
      'Op het plein.',
      'En hoe laat?',
      'Om tien uur.',
    ]);
    // The client did not hear that v3 arrived, and says it again: the same question.
    await ask('v3', 'En hoe laat?');
    expect(await of('gesprek')).toEqual({ ontvangen: 2, beantwoord: 2, binnenNorm: 1, buitenNorm: 1 });

    await at('2026-11-23T08:33:01Z');
    await ask('v4', 'Nog iets');
    inwoner.send({ soort: 'sluiten' });
    await inwoner.next('gesloten');
    expect(await of('gesprek')).toEqual({ ontvangen: 3, beantwoord: 2, afgehaakt: 1, binnenNorm: 1, buitenNorm: 2 });
    await ask('v5', 'Toch weer');
    expect(await found({ kanaal: 'chat', wijkteam: 'gesprek', status: 'wachtend' })).toMatchObject([
      { vervolgVan: id },
    ]);
    await inwoner.close();
  });

  test('who does not come back within a quarter of an hour has left', async () => {
    const inwoner = await openChat(stack);
    inwoner.send({ soort: 'begin', wijkteam: 'weggelopen' });
    await inwoner.next('begonnen');
    inwoner.send({ soort: 'vraag', id: 'v1', tekst: 'Is daar iemand?' });
    await inwoner.next('ontvangen');
    await at('2026-11-23T08:35:00Z');
    await inwoner.close();
    await stack.rust();
    await at('2026-11-23T08:49:00Z');
    expect(await of('weggelopen')).toMatchObject({ wachtend: 1 });
    await at('2026-11-23T08:51:00Z');
    expect(await of('weggelopen')).toEqual({ ontvangen: 1, afgehaakt: 1, buitenNorm: 1 });
  });
});
