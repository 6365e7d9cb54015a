import { describe, expect, test } from '@jest/globals';
import {
  afspraakKengetallen,
  inhoudKengetallen,
  intakeKengetallen,
  kanaalKengetallen,
  klachtKengetallen,
  spoedKengetallen,
} from '../../../shared/domain/bereikbaarheid/kengetallen.ts';
import {
  LEGE_TELLING,
  telContact,
  telGeslotenSpoedzaak,
  telTellingenOp,
} from '../../../shared/domain/bereikbaarheid/telling.ts';
import type { Contact, ContactGebeurtenis } from '../../../shared/domain/contact/types.ts';
import { STANDAARD_KEUZELIJSTEN } from '../../../shared/domain/organisatie/keuzelijsten.ts';
import type { Spoedzaak } from '../../../shared/domain/spoed/types.ts';
import { HOUR, type Instant, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { at, ev, fold } from '../contact/story.ts';

const RECEIVED = instant('2026-11-20T16:30:00Z');
const DEADLINE = plusMs(RECEIVED, 48 * HOUR);
const DAG = 86_400;

const count = (...contacten: readonly Contact[]) => telTellingenOp(contacten.map(telContact));

const zaak = (over: Partial<Spoedzaak>): Spoedzaak =>
  ({
    status: 'opgepakt',
    ontvangenOp: RECEIVED,
    geopendOp: RECEIVED,
    uiterlijkOp: DEADLINE,
    bereiktOp: null,
    gebeurtenissen: [],
    ...over,
  }) as Spoedzaak;
const spoedVan = (zaken: readonly Spoedzaak[], peildatum: Instant) =>
  spoedKengetallen(
    telTellingenOp(zaken.filter(({ status }) => status === 'gesloten').map(telGeslotenSpoedzaak)),
    zaken.filter(({ status }) => status !== 'gesloten'),
    peildatum,
  );
const event = (soort: string, minutes: number, more = {}) => ({
  id: soort,
  soort,
  op: plusMs(RECEIVED, minutes * 60_000),
  ...more,
});

describe('what came of the contacts', () => {
  test('is counted per kanaal, and automatic mail and canaries are nobody’s contact', () => {
    const telling = count(
      fold('telefoon', ev(0, 'in-wachtrij'), ev(5, 'aangenomen'), ev(60, 'afgesloten', { uitkomst: 'aanmelding' })),
      fold('telefoon', ev(0, 'in-wachtrij'), ev(50, 'opgehangen')),
      fold('mail', ev(0, 'bericht-ontvangen')),
      fold('mail', ev(0, 'bericht-ontvangen', { soortBericht: 'afwezigheid' })),
      { ...fold('chat', ev(0, 'vraag-gesteld')), proef: true },
    );
    const found = kanaalKengetallen(telling);
    expect(
      found.map(({ kanaal, contacten, open, zonderUitkomst }) => [kanaal, contacten, open, zonderUitkomst]),
    ).toEqual([
      ['telefoon', 2, 0, 1],
      ['mail', 1, 1, 0],
      ['chat', 0, 0, 0],
      ['inloop', 0, 0, 0],
    ]);
    expect(found[0]?.uitkomsten).toMatchObject({ aanmelding: 1, doorverwezen: 0 });
  });
});

describe('themes and referrers', () => {
  const closed = (uitkomst: 'doorverwezen' | 'informatie-advies' | 'spam', kenmerken: object | null) =>
    fold(
      'mail',
      ev(0, 'bericht-ontvangen'),
      ev(10, 'afgesloten', { uitkomst }),
      ...(kenmerken ? [ev(20, 'kenmerken-vastgelegd', { door: 'f', ...kenmerken })] : []),
    );
  const found = inhoudKengetallen(
    count(
      closed('informatie-advies', { themas: ['wonen', 'geld-en-schulden'], verwijzer: 'huisarts' }),
      closed('doorverwezen', { themas: ['wonen'], doorverwezenNaar: 'ggz' }),
      closed('doorverwezen', { themas: ['van-de-lijst-af'] }),
      closed('informatie-advies', null),
      closed('spam', null),
      fold('mail', ev(0, 'bericht-ontvangen')),
    ),
    STANDAARD_KEUZELIJSTEN,
  );
  const counted = (part: 'themas' | 'verwijzers' | 'doorverwezenNaar') =>
    found[part].regels.filter(({ aantal }) => aantal > 0).map(({ code, aantal }) => [code, aantal]);

  test('a contact counts once under each of its themes; a code that is no longer on the list still counts', () => {
    expect(counted('themas')).toEqual([
      ['geld-en-schulden', 1],
      ['wonen', 2],
      ['van-de-lijst-af', 1],
    ]);
  });

  test('who handled a contact and said nothing about it is counted; spam and what is still open are not', () => {
    expect(found.themas.zonder).toBe(1);
    expect(counted('verwijzers')).toEqual([['huisarts', 1]]);
    expect(found.verwijzers.zonder).toBe(3);
  });

  test('referred without saying where is counted', () => {
    expect(counted('doorverwezenNaar')).toEqual([['ggz', 1]]);
    expect(found.doorverwezenNaar.zonder).toBe(1);
  });
});

describe('the wait for the first conversation', () => {
  const aangemeld = (...more: ContactGebeurtenis[]) =>
    fold('mail', ev(0, 'bericht-ontvangen'), ev(3600, 'afgesloten', { uitkomst: 'aanmelding' }), ...more);
  const gesproken = (seconds: number, wijze: string, gelukt = true) => ev(seconds, 'contactpoging', { wijze, gelukt });
  /** The two weeks end on Monday 30 November. */
  const LAST = instant('2026-11-30T22:59:59.999Z');

  test('runs from the question to the first conversation in person; a call and an attempt are neither', () => {
    const telling = count(
      aangemeld(gesproken(DAG, 'telefoon'), gesproken(2 * DAG, 'huisbezoek', false), gesproken(3 * DAG, 'huisbezoek')),
      aangemeld(ev(DAG, 'afspraak-gemaakt', { afspraak: 'a', afspraakOp: at(5 * DAG), door: 'f' }), {
        ...ev(5 * DAG, 'afspraak-afgelopen', { afspraak: 'a', hoe: 'verschenen', door: 'f' }),
      }),
      aangemeld(gesproken(2 * DAG, 'telefonisch gesprek')),
    );
    expect(intakeKengetallen(telling, at(6 * DAG))).toEqual({
      aanmeldingen: 3,
      wachttijd: { n: 2, p50: 3 * DAG, p90: 5 * DAG },
      binnenTermijn: 2,
      teLaat: 0,
      wachtend: 1,
      wachtendTeLaat: 0,
    });
  });

  test('who still waits is late from the day after the two weeks, and the last moment of these is in time', () => {
    const telling = count(aangemeld());
    expect(intakeKengetallen(telling, LAST)).toMatchObject({ wachtend: 1, wachtendTeLaat: 0 });
    expect(intakeKengetallen(telling, plusMs(LAST, 1))).toMatchObject({ wachtend: 1, wachtendTeLaat: 1 });
    const last = (Date.parse(LAST) - Date.parse(at(0))) / 1000;
    expect(intakeKengetallen(count(aangemeld(gesproken(last, 'gesprek'))), LAST)).toMatchObject({ binnenTermijn: 1 });
    expect(intakeKengetallen(count(aangemeld(gesproken(last + 1, 'gesprek'))), LAST)).toMatchObject({ teLaat: 1 });
  });
});

describe('complaints and appointments', () => {
  const klacht = (ernst: 'klacht' | 'ontevreden' | 'geen') => ev(60, 'klacht-gemeld', { ernst, door: 'f' });
  const mail = (...more: ContactGebeurtenis[]) => fold('mail', ev(0, 'bericht-ontvangen'), ...more);

  test('a complaint is in time for six weeks, its last day included; discontent is counted apart and asks for nothing', () => {
    const done = (seconds: number) =>
      ev(seconds, 'klacht-afgehandeld', { ontvankelijk: true, opgelost: false, door: 'f' });
    const telling = count(
      mail(klacht('klacht'), done(DAG)),
      mail(klacht('klacht'), done(60 * DAG)),
      mail(klacht('klacht')),
      mail(klacht('ontevreden')),
      mail(klacht('klacht'), ev(70, 'klacht-gemeld', { ernst: 'geen', door: 'f' })),
    );
    // Monday 16 November and six weeks.
    expect(klachtKengetallen(telling, instant('2026-12-28T22:59:59.999Z'))).toEqual({
      klachten: 3,
      ontevreden: 1,
      open: 1,
      openTeLaat: 0,
      binnenTermijn: 1,
      teLaat: 1,
      ontvankelijk: 2,
      opgelost: 0,
    });
    expect(klachtKengetallen(telling, instant('2026-12-28T23:00:00Z'))).toMatchObject({ open: 1, openTeLaat: 1 });
  });

  test('who did not come is a share of those who were expected and did not cancel', () => {
    const afspraak = (id: string, hoe?: 'verschenen' | 'niet-verschenen' | 'afgezegd') => [
      ev(100, 'afspraak-gemaakt', { id: `g${id}`, afspraak: id, afspraakOp: at(200), door: 'f' }),
      ...(hoe ? [ev(300, 'afspraak-afgelopen', { id: `e${id}`, afspraak: id, hoe, door: 'f' })] : []),
    ];
    const telling = count(
      mail(...afspraak('1', 'verschenen'), ...afspraak('2', 'niet-verschenen'), ...afspraak('3', 'afgezegd')),
      mail(...afspraak('4', 'verschenen'), ...afspraak('5', 'verschenen'), ...afspraak('6')),
    );
    expect(afspraakKengetallen(telling)).toEqual({
      gepland: 1,
      verschenen: 3,
      nietVerschenen: 1,
      afgezegd: 1,
      aandeelNietVerschenen: 0.25,
    });
    expect(afspraakKengetallen(LEGE_TELLING).aandeelNietVerschenen).toBeNull();
  });
});

describe('spoed followed up', () => {
  test('at the 48th hour is in time, a millisecond later is not, and who can still be reached is in neither part', () => {
    const zaken = [zaak({ bereiktOp: DEADLINE }), zaak({ bereiktOp: plusMs(DEADLINE, 1) }), zaak({ status: 'open' })];
    expect(spoedVan(zaken, DEADLINE)).toMatchObject({
      zaken: 3,
      binnen48Uur: 1,
      teLaat: 1,
      nogNietBekend: 1,
      aandeelBinnen48Uur: 0.5,
    });
    expect(spoedVan(zaken, plusMs(DEADLINE, 1))).toMatchObject({ teLaat: 2, nogNietBekend: 0 });
  });

  test('a case closed without being reached counts as missed, one opened by mistake counts as nothing', () => {
    const closed = (reden: string) =>
      zaak({ status: 'gesloten', gebeurtenissen: [event('gesloten', 5, { reden })] as never });
    expect(
      spoedVan([closed('niet-bereikt-na-overleg'), closed('ten-onrechte-geopend'), closed('dubbel')], RECEIVED),
    ).toMatchObject({
      zaken: 1,
      teLaat: 1,
      aandeelBinnen48Uur: 0,
    });
  });

  test('nothing is nothing: no share, no percentile', () => {
    expect(spoedVan([], RECEIVED)).toEqual({
      zaken: 0,
      binnen48Uur: 0,
      teLaat: 0,
      nogNietBekend: 0,
      aandeelBinnen48Uur: null,
      oppakken: { n: 0, p50: null, p90: null },
    });
  });

  test('taking up is measured from the first page', () => {
    const taken = (minutes: number) =>
      zaak({
        gebeurtenissen: [
          event('push-klaargezet', 1),
          event('push-klaargezet', 16),
          event('opgepakt', minutes),
        ] as never,
      });
    const { oppakken } = spoedVan([taken(2), taken(11), taken(21), zaak({})], RECEIVED);
    expect(oppakken).toEqual({ n: 3, p50: 600, p90: 1200 });
  });
});
