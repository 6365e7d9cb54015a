import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  CODE_GELDIG_MS,
  MAX_POGINGEN,
  makeConfirmAdres,
  makeSendAdrescode,
} from '../../../shared/application/adresbevestigingen.ts';
import { makeSaveMedewerker } from '../../../shared/application/save-instellingen.ts';
import { nietBevestigd } from '../../../shared/domain/organisatie/bevestigd.ts';
import { makeWorld, type World, type WorldOptions } from '../../support/memory-world.ts';
import { centrum, fatima, gebruiker, medewerker, piet } from '../../support/people.ts';

const beheerder = gebruiker('rob', ['beheerder']);
const MINUUT = 60_000;
const office = (options: WorldOptions = {}) => makeWorld({ instellingen: centrum, ...options });
const smsVan = { medewerker: 'fatima', medium: 'sms', door: fatima } as const;
const mailVan = { medewerker: 'fatima', medium: 'mail', door: fatima } as const;
const codeIn = (tekst: string): string => /\b\d{6}\b/.exec(tekst)?.[0] ?? 'no code';
const lastSms = (world: World): string => codeIn(world.sms.sent.at(-1)?.tekst ?? '');
const other = (code: string): string => (code === '000000' ? '000001' : '000000');
const send = (world: World) => makeSendAdrescode(world)(smsVan);
const confirm = (world: World, code: string) => makeConfirmAdres(world)({ ...smsVan, code });
const known = async (world: World) => (await world.instellingen.readInstellingen()).medewerkers['fatima'];

describe('a code to an address', () => {
  test('goes by the medium it is about, and the same code back confirms that address and no other', async () => {
    const world = office();
    const op = world.clock.now();
    expect(await send(world)).toEqual({
      medium: 'sms',
      geldigTot: new Date(Date.parse(op) + CODE_GELDIG_MS).toISOString(),
    });
    expect(world.sms.sent).toMatchObject([{ aan: '+31600000001' }]);
    expect(world.mail.sent).toEqual([]);
    expect(await confirm(world, lastSms(world))).toEqual({ medium: 'sms', bevestigdOp: op });
    const found = await known(world);
    expect(found?.bevestigd).toEqual({ sms: op });
    expect(nietBevestigd(found!)).toEqual(['mail']);
    await makeSendAdrescode(world)(mailVan);
    const code = codeIn(Buffer.from(world.mail.sent[0]?.ruw ?? '').toString());
    await makeConfirmAdres(world)({ ...mailVan, code });
    expect(nietBevestigd((await known(world))!)).toEqual([]);
  });

  test('used once is quiet when it comes again, and confirms no later address', async () => {
    const world = office();
    await send(world);
    const code = lastSms(world);
    const first = await confirm(world, code);
    world.clock.forward(MINUUT);
    expect(await confirm(world, code)).toEqual(first);
    await makeSaveMedewerker(world)(medewerker('fatima', { mobiel: '+31600000009' }));
    expect((await known(world))?.bevestigd).toBeUndefined();
    await expect(confirm(world, code)).rejects.toMatchObject({ code: 'code-verlopen' });
  });

  test('that was sent to one address does not confirm another one', async () => {
    const world = office();
    await send(world);
    await makeSaveMedewerker(world)(medewerker('fatima', { mobiel: '+31600000009' }));
    await expect(confirm(world, lastSms(world))).rejects.toMatchObject({ code: 'code-onjuist' });
    expect((await known(world))?.bevestigd).toBeUndefined();
  });

  test('holds for fifteen minutes and not for a millisecond more', async () => {
    const world = office();
    await send(world);
    world.clock.forward(CODE_GELDIG_MS);
    await expect(confirm(world, lastSms(world))).rejects.toMatchObject({ code: 'code-verlopen' });
    await send(world);
    world.clock.forward(CODE_GELDIG_MS - 1);
    expect(await confirm(world, lastSms(world))).toMatchObject({ medium: 'sms' });
  });

  test('can be tried five times, also when all come at once; then even the right one is refused', async () => {
    const world = office();
    await send(world);
    const wrong = other(lastSms(world));
    const codes = await Promise.all(
      Array.from({ length: 7 }, () =>
        confirm(world, wrong).then(
          () => 'ok',
          (error: { code: string }) => error.code,
        ),
      ),
    );
    expect(codes.filter((code) => code === 'code-onjuist')).toHaveLength(MAX_POGINGEN);
    expect(codes.filter((code) => code === 'te-veel-pogingen')).toHaveLength(2);
    await expect(confirm(world, lastSms(world))).rejects.toMatchObject({ code: 'te-veel-pogingen' });
    world.clock.forward(MINUUT);
    await send(world);
    expect(await confirm(world, lastSms(world))).toMatchObject({ medium: 'sms' });
  });

  test('says how many tries are left', async () => {
    const world = office();
    await send(world);
    await expect(confirm(world, other(lastSms(world)))).rejects.toThrow('nog 4 keer');
  });

  test('takes the place of the one before', async () => {
    const world = office();
    await send(world);
    const first = lastSms(world);
    world.clock.forward(MINUUT);
    await send(world);
    expect(lastSms(world)).not.toBe(first);
    await expect(confirm(world, first)).rejects.toMatchObject({ code: 'code-onjuist' });
  });

  test('is sent once a minute and five times a day at most, and it says when it may again', async () => {
    const world = office();
    const begin = world.clock.now();
    await send(world);
    await expect(send(world)).rejects.toMatchObject({
      code: 'te-snel',
      vanaf: new Date(Date.parse(begin) + MINUUT).toISOString(),
    });
    for (let n = 2; n <= 5; n += 1) {
      world.clock.forward(MINUUT);
      await send(world);
    }
    world.clock.forward(MINUUT);
    const vanaf = new Date(Date.parse(begin) + 24 * 60 * MINUUT).toISOString();
    await expect(send(world)).rejects.toMatchObject({ code: 'te-vaak', vanaf });
    expect(world.sms.sent).toHaveLength(5);
    // By another medium it is another address.
    await makeSendAdrescode(world)(mailVan);
    world.clock.forward(24 * 60 * MINUUT);
    await send(world);
  });

  test('is refused without an address, for a colleague, and when the provider does not take it', async () => {
    const world = office({ smsAnswers: () => ({ soort: 'geweigerd', reden: 'onbekend' }) });
    await expect(send(world)).rejects.toMatchObject({ code: 'niet-verstuurd' });
    await makeSaveMedewerker(world)(medewerker('fatima', { mobiel: null }));
    world.clock.forward(MINUUT);
    await expect(send(world)).rejects.toMatchObject({ code: 'geen-adres' });
    await expect(makeSendAdrescode(world)({ ...smsVan, door: piet })).rejects.toMatchObject({ kind: 'forbidden' });
    const guess = makeConfirmAdres(world)({ ...smsVan, door: piet, code: '123456' });
    await expect(guess).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(makeConfirmAdres(world)({ ...smsVan, code: '123456' })).rejects.toMatchObject({ kind: 'refused' });
    expect((await makeSendAdrescode(world)({ ...mailVan, door: beheerder })).medium).toBe('mail');
  });

  test('that was never sent is never right', async () => {
    await expect(confirm(office(), '123456')).rejects.toMatchObject({ code: 'code-verlopen' });
  });

  test('has six digits for whatever address and secret', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), fc.nat(99_999_999), async (geheim, number) => {
        const mobiel = `+316${String(number).padStart(8, '0')}`;
        const world = office({ instellingen: { medewerkers: { fatima: medewerker('fatima', { mobiel }) } } });
        await makeSendAdrescode({ ...world, ids: { ...world.ids, secret: () => geheim } })(smsVan);
        expect(lastSms(world)).toMatch(/^\d{6}$/);
      }),
      { numRuns: 50 },
    );
  });

  test('stands nowhere but in the message: not in what is kept, nor does the address', async () => {
    const world = office();
    await send(world);
    const kept = JSON.stringify(await world.instellingen.loadAdresbevestiging('fatima', 'sms'));
    expect(kept).not.toContain(lastSms(world));
    expect(kept).not.toContain('31600000001');
  });
});
