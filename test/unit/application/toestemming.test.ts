/** Consent's three ways, who somebody is, and what a contact may then become: each refusal is named after its rule. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeAgreeVeiligContact } from '../../../shared/application/agree-veilig-contact.ts';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { makeSaveConcept } from '../../../shared/application/concept.ts';
import { makeNoteBetrokkene } from '../../../shared/application/note-betrokkene.ts';
import { makeNoteToestemming } from '../../../shared/application/note-toestemming.ts';
import type { Ports } from '../../../shared/application/ports.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeRemoveBetrokkene } from '../../../shared/application/remove-betrokkene.ts';
import { makeRequestTerugbelverzoek } from '../../../shared/application/request-terugbelverzoek.ts';
import { makeTickOffTaak } from '../../../shared/application/tick-off-taak.ts';
import { makeTriageContact } from '../../../shared/application/triage-contact.ts';
import { UITKOMSTEN, type Uitkomst } from '../../../shared/domain/contact/types.ts';
import type { Toestemming } from '../../../shared/domain/toestemming/types.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, fatima, manager, ondersteuner, vreemde } from '../../support/people.ts';
import { makePost, type Post } from '../../support/trust-post.ts';

const ZONDER: Toestemming = { weg: 'ander-zonder-toestemming' };
const HULPVRAGER = { rol: 'hulpvrager', niveau: 'contactgegevens', naam: 'Anna de Wit', nummer: '0612345678' } as const;
const onbekend = { kind: 'refused', code: 'toestemming-ontbreekt' };

let world: World;
let post: Post;
let contact: string;
beforeEach(async () => {
  world = makeWorld({ instellingen: centrum });
  post = makePost(world);
  contact = await post.mail({ van: 'buurvrouw@voorbeeld.org' });
});

const about = () => ({ contact, door: ondersteuner });
const consent = (toestemming: Toestemming) => makeNoteToestemming(world)({ ...about(), toestemming });
const note = (over: object = {}) => makeNoteBetrokkene(world)({ ...about(), ...HULPVRAGER, ...over });
const close = (uitkomst: Uitkomst, over: object = {}) => makeCloseContact(world)({ ...about(), uitkomst, ...over });
const read = () => makeReadContact(world)({ contact, door: fatima });
const veldenVan = async (act: Promise<unknown>): Promise<string[]> => {
  const error = await act.then(
    () => undefined,
    (caught: { readonly faults: readonly { readonly veld: string }[] }) => caught,
  );
  return (error?.faults ?? []).map(({ veld }) => veld);
};

describe('nothing recorded about consent', () => {
  test.each(UITKOMSTEN)('closes as %s as ever', async (uitkomst) => {
    await makeAnswerContact(world)({ ...about(), tekst: 'Dag' });
    await post.send();
    expect(await close(uitkomst)).toMatchObject({ status: 'afgesloten', uitkomst });
  });

  test('shows after an aanmelding that it must still be recorded, and recording it ends that', async () => {
    expect((await close('aanmelding')).openTaken.map(({ taak }) => taak)).toEqual(['toestemming-vastleggen']);
    await expect(makeTickOffTaak(world)({ ...about(), taak: 'toestemming-vastleggen' })).rejects.toMatchObject({
      code: 'niet-af-te-vinken',
    });
    expect((await consent({ weg: 'zelf' })).openTaken).toEqual([]);
  });
});

describe('without consent of the hulpvrager (way 3)', () => {
  test('every field that identifies them is refused at once, by name, and nothing of it is kept', async () => {
    await consent(ZONDER);
    await expect(note()).rejects.toMatchObject(onbekend);
    expect(await veldenVan(note({ niveau: 'client', mail: 'anna@x.nl', clientreferentie: 'K-1' }))).toEqual([
      'naam',
      'nummer',
      'mail',
      'clientreferentie',
    ]);
    expect(await world.inhoud.readBetrokkenen(contact)).toEqual([]);
    await note({ niveau: 'anoniem', naam: undefined, nummer: undefined });
    expect(await read()).toMatchObject({ personen: [], betrokkenen: [{ rol: 'hulpvrager', niveau: 'anoniem' }] });
  });

  test('the melder may be known', async () => {
    await consent(ZONDER);
    await note({ rol: 'melder', naam: 'Buurvrouw' });
    expect((await read()).personen).toMatchObject([{ rol: 'melder', naam: 'Buurvrouw' }]);
  });

  test.each([
    ['a BSN', 'bsn 123456782', 'burgerservicenummer'],
    ['a mail address', 'anna@x.nl', 'mailadres'],
    ['a telephone number', '06-12345678', 'telefoonnummer'],
    ['a full date of birth', 'geboren 12-03-1987', 'geboortedatum'],
    ['a postcode with house number', '3311 AB 12', 'postcode'],
  ])(
    'a text with %s is refused wherever it is written, and the refusal never repeats it',
    async (_what, tekst, kind) => {
      await consent(ZONDER);
      const acts: Record<string, () => Promise<unknown>> = {
        toelichting: () => close('informatie-advies', { toelichting: tekst }),
        tekst: () => makeAnswerContact(world)({ ...about(), tekst }),
        notitie: () =>
          makeTriageContact(world)({
            ...about(),
            signalen: {},
            urgentie: 'regulier',
            notitie: tekst,
            redenAfwijking: 'x',
          }),
        redenAfwijking: () =>
          makeTriageContact(world)({ ...about(), signalen: {}, urgentie: 'regulier', redenAfwijking: tekst }),
      };
      acts['concept'] = () => makeSaveConcept(world)({ ...about(), tekst });
      acts['terugbelverzoek'] = () => makeRequestTerugbelverzoek(world)({ ...about(), toelichting: tekst });
      acts['veilig-contact'] = () => makeAgreeVeiligContact(world)({ ...about(), geenMail: true, toelichting: tekst });
      for (const act of Object.values(acts)) {
        const error = await act().then(
          () => undefined,
          (caught: Error & { readonly faults: readonly unknown[] }) => caught,
        );
        expect(error).toMatchObject(onbekend);
        expect(JSON.stringify([error?.message, error?.faults])).toContain(kind);
        expect(JSON.stringify([error?.message, error?.faults])).not.toContain(tekst);
      }
      const after = await world.inhoud.readInhoud(contact);
      expect([after.notities, after.antwoorden]).toEqual([[], []]);
      expect((await read()).status).toBe('wachtend');
    },
  );

  test('a number to call back is refused unless it is known as that of who reports', async () => {
    await consent(ZONDER);
    const ask = (nummer: string) => makeRequestTerugbelverzoek(world)({ ...about(), nummer });
    await expect(ask('0687654321')).rejects.toMatchObject(onbekend);
    await note({ rol: 'melder', naam: 'Buurvrouw', nummer: '06 8765 4321' });
    expect((await ask('0687654321')).terugbelverzoeken).toHaveLength(1);
    expect((await world.inhoud.readPersoon(contact)).terugbelnummer).toBe('+31687654321');
  });

  test('a text that leads to nobody is written as ever', async () => {
    await consent(ZONDER);
    await makeAnswerContact(world)({ ...about(), tekst: 'Bel Veilig Thuis: 0800-2000, of 112 bij gevaar.' });
    await post.send();
    expect((await close('informatie-advies', { toelichting: 'Zorgen over een gezin met 3 kinderen.' })).uitkomst).toBe(
      'informatie-advies',
    );
  });

  test.each(UITKOMSTEN.filter((uitkomst) => uitkomst !== 'informatie-advies' && uitkomst !== 'doorverwezen'))(
    'closing as %s is refused: it is a consult',
    async (uitkomst) => {
      await consent(ZONDER);
      await expect(close(uitkomst)).rejects.toMatchObject(onbekend);
      expect(await veldenVan(close(uitkomst))).toEqual(['uitkomst']);
      expect(await close('informatie-advies')).toMatchObject({ uitkomst: 'informatie-advies' });
    },
  );

  test('leaves the task to ask the melder for consent, until somebody did or there is consent', async () => {
    expect((await consent(ZONDER)).openTaken).toMatchObject([{ taak: 'melder-om-toestemming-vragen' }]);
    expect((await consent({ weg: 'ander-met-toestemming' })).openTaken).toEqual([]);
    expect((await consent(ZONDER)).openTaken).toHaveLength(1);
    expect((await makeTickOffTaak(world)({ ...about(), taak: 'melder-om-toestemming-vragen' })).openTaken).toEqual([]);
  });

  test('with signs of serious danger the answer advises Veilig Thuis and the beschermingstafel', async () => {
    expect((await consent(ZONDER)).adviezen).toEqual([]);
    contact = await post.mail({ van: 'buurman@voorbeeld.org', tekst: 'Hij slaat haar en dreigt haar te vermoorden.' });
    const { adviezen } = await consent(ZONDER);
    expect(adviezen.join(' ')).toMatch(/Veilig Thuis.*beschermingstafel/s);
    expect((await close('informatie-advies')).adviezen).toEqual(adviezen);
    expect((await consent({ weg: 'ander-met-toestemming' })).adviezen).toEqual([]);
  });

  test('cannot be recorded while the hulpvrager is known, until they are really deleted', async () => {
    await note({ mail: 'anna@x.nl' });
    await expect(consent(ZONDER)).rejects.toMatchObject(onbekend);
    expect(await veldenVan(consent(ZONDER))).toContain('personen.hulpvrager');
    await makeRemoveBetrokkene(world)({ ...about(), rol: 'hulpvrager' });
    expect(await world.inhoud.readBetrokkenen(contact)).toEqual([]);
    expect(JSON.stringify(await read())).not.toMatch(/Anna|12345678|anna@/);
    expect((await consent(ZONDER)).toestemming).toEqual(ZONDER);
  });

  test('cannot be recorded while a note leads to somebody, until that is deleted too', async () => {
    const triage = makeTriageContact(world);
    await triage({
      ...about(),
      signalen: {},
      urgentie: 'regulier',
      redenAfwijking: 'Duidelijk',
      notitie: 'Bel 06-12345678',
    });
    expect((await veldenVan(consent(ZONDER))).join()).toMatch(/^notities\[\d\]$/);
    await makeRemoveBetrokkene(world)({ ...about(), rol: 'hulpvrager', notities: true });
    expect((await read()).notities?.map(({ tekst }) => tekst)).toEqual(['Duidelijk']);
    await consent(ZONDER);
  });

  test('cannot be recorded of what is an aanmelding already', async () => {
    await close('aanmelding');
    await expect(consent(ZONDER)).rejects.toMatchObject({ code: 'al-aangemeld' });
    await expect(consent({ weg: 'ander-met-toestemming', twijfel: true })).rejects.toMatchObject({
      code: 'al-aangemeld',
    });
  });

  test('shares nothing', async () => {
    await expect(consent({ ...ZONDER, delen: [{ partner: 'Humanitas' }] })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(consent({ ...ZONDER, twijfel: true })).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('wherever a request to note the hulpvrager and one that closes them off cross, nothing of them is left', async () => {
    const points = await expectSameWhereverItCrashes<World, unknown>({
      setup: async () => {
        world = makeWorld({ instellingen: centrum });
        contact = await makePost(world).mail({ van: 'buurvrouw@voorbeeld.org' });
        return world;
      },
      act: (ports: Ports) => makeNoteToestemming(ports)({ ...about(), toestemming: ZONDER, sleutel: 'k' }),
      afterwards: async () => {
        await note().catch(() => undefined);
        await makeRemoveBetrokkene(world)({ ...about(), rol: 'hulpvrager' });
        await makeNoteToestemming(world)({ ...about(), toestemming: ZONDER, sleutel: 'k' });
        await note().catch(() => undefined);
      },
      observe: async () => ({
        kept: await world.inhoud.readBetrokkenen(contact),
        toestemming: (await read()).toestemming,
      }),
    });
    expect(points).toBeGreaterThan(3);
    expect(await world.inhoud.readBetrokkenen(contact)).toEqual([]);
  });

  test('a request that was under way when the hulpvrager was closed off leaves nothing', async () => {
    const { inhoud } = world;
    const slow = {
      ...world,
      inhoud: {
        ...inhoud,
        putBetrokkene: async (...args: Parameters<typeof inhoud.putBetrokkene>) => {
          await consent(ZONDER);
          await inhoud.putBetrokkene(...args);
        },
      },
    };
    await expect(makeNoteBetrokkene(slow)({ ...about(), ...HULPVRAGER })).rejects.toMatchObject(onbekend);
    expect(await inhoud.readBetrokkenen(contact)).toEqual([]);
    expect((await read()).personen).toEqual([]);
  });
});

describe('a request that comes late, or again, undoes nothing', () => {
  const recorded = { weg: 'zelf' } as const;
  const late = (sleutel: string) => makeNoteToestemming(world)({ ...about(), toestemming: ZONDER, sleutel });

  test('without consent, told again after consent was recorded: who somebody is and what was noted stay', async () => {
    await late('k');
    await consent(recorded);
    await note();
    const known = {
      signalen: {},
      urgentie: 'regulier',
      redenAfwijking: 'Duidelijk',
      notitie: 'Bel 0612345678',
    } as const;
    await makeTriageContact(world)({ ...about(), ...known });
    const before = await world.inhoud.readInhoud(contact);
    await late('k');
    expect(await read()).toMatchObject({ toestemming: recorded, personen: [{ naam: 'Anna de Wit' }] });
    expect((await world.inhoud.readInhoud(contact)).notities).toEqual(before.notities);
    // And the hulpvrager is not closed off.
    await note({ naam: 'Anna de Wit-Bos' });
  });

  test('with consent, told again after there turned out to be none: the hulpvrager stays closed off', async () => {
    const given = () => makeNoteToestemming(world)({ ...about(), toestemming: recorded, sleutel: 'met' });
    await given();
    await consent(ZONDER);
    await given();
    await expect(note()).rejects.toMatchObject(onbekend);
    await expect(
      world.inhoud.putBetrokkene(contact, { ...HULPVRAGER, op: world.clock.now(), door: 'olga' }),
    ).rejects.toMatchObject(onbekend);
  });

  test('with consent, while somebody records at the same moment that there is none: what is recorded last holds', async () => {
    const { inhoud } = world;
    let crossed = false;
    const slow = {
      ...world,
      inhoud: {
        ...inhoud,
        // Just before the hulpvrager is opened again, the other one is through.
        openHulpvrager: async (id: string) => {
          if (!crossed) {
            crossed = true;
            await consent(ZONDER);
          }
          await inhoud.openHulpvrager(id);
        },
      },
    };
    await consent(ZONDER);
    await makeNoteToestemming(slow)({ ...about(), toestemming: recorded });
    expect((await read()).toestemming).toEqual(ZONDER);
    await expect(
      inhoud.putBetrokkene(contact, { ...HULPVRAGER, op: world.clock.now(), door: 'olga' }),
    ).rejects.toMatchObject(onbekend);
  });

  test('the removal of somebody: who was noted since, and what was written since, stays', async () => {
    const remove = () => makeRemoveBetrokkene(world)({ ...about(), rol: 'hulpvrager', notities: true, sleutel: 'weg' });
    await note();
    await remove();
    expect((await read()).personen).toEqual([]);
    await note({ naam: 'Anna Bos' });
    await close('doorverwezen', { toelichting: 'Bel 0612345678' });
    await remove();
    expect((await read()).personen).toMatchObject([{ naam: 'Anna Bos' }]);
    expect((await world.inhoud.readInhoud(contact)).notities).toHaveLength(1);
  });
});

describe('with consent, given to somebody else (way 2)', () => {
  test('goes on like any other; in doubt it is a consult, and an aanmelding is refused', async () => {
    await consent({ weg: 'ander-met-toestemming', twijfel: true });
    await expect(close('aanmelding')).rejects.toMatchObject(onbekend);
    await note();
    await consent({ weg: 'ander-met-toestemming' });
    expect(await close('aanmelding')).toMatchObject({ uitkomst: 'aanmelding' });
  });

  test('doubt belongs to this way only', async () => {
    await expect(consent({ weg: 'zelf', twijfel: true })).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('a note is kept with a warning when it looks like a BSN or like health', async () => {
    await consent({ weg: 'ander-met-toestemming' });
    const { waarschuwingen } = await close('doorverwezen', { toelichting: 'bsn 123456782, heeft een depressie' });
    expect(waarschuwingen.map(({ veld, soort }) => [veld, soort])).toEqual([
      ['doorverwezenNaar', 'ontbreekt'],
      ['toelichting', 'bsn'],
      ['toelichting', 'gezondheid'],
    ]);
    expect(JSON.stringify(waarschuwingen)).not.toContain('123456782');
    expect((await read()).notities).toHaveLength(1);
  });
});

describe('of a minor', () => {
  test.each(['zelf', 'ander-met-toestemming'] as const)(
    'all parents with authority are informed: an open task (%s)',
    async (weg) => {
      expect((await consent({ weg, minderjarig: true })).openTaken.map(({ taak }) => taak)).toEqual([
        'gezagdragers-informeren',
      ]);
      const done = { ...about(), taak: 'gezagdragers-informeren' } as const;
      expect((await makeTickOffTaak(world)(done)).openTaken).toEqual([]);
      const again = await makeTickOffTaak(world)(done);
      expect(again.openTaken).toEqual([]);
      expect((await read()).gebeurtenissen.filter(({ soort }) => soort === 'taak-afgevinkt')).toHaveLength(1);
    },
  );

  test('without consent there is nobody whose parents could be informed', async () => {
    expect((await consent({ ...ZONDER, minderjarig: true })).openTaken.map(({ taak }) => taak)).toEqual([
      'melder-om-toestemming-vragen',
    ]);
  });

  test('a task that is not open is not found', async () => {
    await expect(makeTickOffTaak(world)({ ...about(), taak: 'gezagdragers-informeren' })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

describe('who somebody is', () => {
  test.each([
    [{ niveau: 'anoniem' }, ['naam', 'nummer']],
    [{ naam: undefined }, ['naam']],
    [{ nummer: undefined }, ['nummer']],
    [{ nummer: 'geen nummer' }, ['nummer']],
    [{ niveau: 'client' }, ['clientreferentie']],
    [{ niveau: 'client', clientreferentie: '123456782' }, ['clientreferentie']],
    [{ clientreferentie: 'K-12' }, ['clientreferentie']],
  ])('%j does not fit its level, and every field is named', async (over, velden) => {
    expect(await veldenVan(note(over))).toEqual(velden);
    expect(await world.inhoud.readBetrokkenen(contact)).toEqual([]);
  });

  test('established identity keeps by whom and when, and stays when the rest is corrected', async () => {
    await note({ identiteitVastgesteld: true });
    const first = (await read()).personen[0];
    expect(first?.identiteitVastgesteld).toMatchObject({ door: 'olga' });
    world.clock.forward(60_000);
    await makeNoteBetrokkene(world)({ contact, door: fatima, ...HULPVRAGER, naam: 'Anna' });
    const after = await read();
    expect(after.personen).toMatchObject([
      { naam: 'Anna', door: 'fatima', identiteitVastgesteld: first?.identiteitVastgesteld },
    ]);
    expect(after.betrokkenen).toEqual([
      { rol: 'hulpvrager', niveau: 'contactgegevens', identiteitVastgesteld: first?.identiteitVastgesteld },
    ]);
  });

  test('never becomes a fact, and the correspondent stays who they are', async () => {
    await note({ mail: 'anna@x.nl' });
    const stored = await world.zaken.loadContact(contact);
    expect(JSON.stringify(stored)).not.toMatch(/Anna|12345678|anna@/);
    expect((await read()).persoon).toMatchObject({ mail: 'buurvrouw@voorbeeld.org' });
  });

  test('deleting who is not there, or twice, is quiet', async () => {
    const remove = makeRemoveBetrokkene(world);
    await remove({ ...about(), rol: 'verwijzer' });
    await note();
    await remove({ ...about(), rol: 'hulpvrager' });
    await remove({ ...about(), rol: 'hulpvrager' });
    expect((await read()).gebeurtenissen.filter(({ soort }) => soort === 'betrokkene-verwijderd')).toHaveLength(1);
  });
});

test('a contact of another wijkteam does not exist, and who has no business with contacts is refused', async () => {
  const acts = (door: typeof vreemde) => [
    makeNoteToestemming(world)({ contact, door, toestemming: { weg: 'zelf' } }),
    makeNoteBetrokkene(world)({ contact, door, ...HULPVRAGER }),
    makeRemoveBetrokkene(world)({ contact, door, rol: 'hulpvrager' }),
    makeTickOffTaak(world)({ contact, door, taak: 'gezagdragers-informeren' }),
    makeAgreeVeiligContact(world)({ contact, door, geenMail: true }),
  ];
  for (const act of acts(vreemde)) await expect(act).rejects.toMatchObject({ kind: 'not-found' });
  for (const act of acts(manager)) await expect(act).rejects.toMatchObject({ kind: 'forbidden' });
  expect((await read()).gebeurtenissen).toHaveLength(
    (await world.zaken.loadContact(contact))?.value.gebeurtenissen.length ?? -1,
  );
});
