/** Runs the examples of docs/figures.md about the figures beside bereikbaarheid. */
import { expect } from '@jest/globals';
import { dekkingVan } from '../../../shared/domain/achterwacht/dekking.ts';
import {
  afspraakKengetallen,
  inhoudKengetallen,
  intakeKengetallen,
  kanaalKengetallen,
  klachtKengetallen,
  spoedKengetallen,
  type Verdeeld,
} from '../../../shared/domain/bereikbaarheid/kengetallen.ts';
import { isHerhaald, telPersonen } from '../../../shared/domain/bereikbaarheid/personen.ts';
import { telContact, telGeslotenSpoedzaak, telTellingenOp } from '../../../shared/domain/bereikbaarheid/telling.ts';
import { termijnKengetallen } from '../../../shared/domain/bereikbaarheid/termijncijfers.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import type { ContactGebeurtenis, Uitkomst } from '../../../shared/domain/contact/types.ts';
import { makeOpeningsindex } from '../../../shared/domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { STANDAARD_KEUZELIJSTEN } from '../../../shared/domain/organisatie/keuzelijsten.ts';
import type { Spoedzaak } from '../../../shared/domain/spoed/types.ts';
import { HOUR, type Instant, plusMs } from '../../../shared/domain/tijd/instant.ts';

export const KENGETAL_EXAMPLES = ['kengetallen', 'spoed', 'herhaald', 'personen', 'rooster'] as const;

type Counts = Readonly<Record<string, unknown>>;

export type KengetalExample =
  | {
      readonly example: 'kengetallen';
      readonly peildatum: string;
      readonly contacten: readonly (readonly (readonly [string, string, Counts?])[])[];
      readonly mail: Counts;
      readonly uitkomsten: Counts;
      readonly themas: Counts;
      readonly verwijzers: Counts;
      readonly doorverwezenNaar: Counts;
      readonly intake: Counts;
      readonly klachten: Counts;
      readonly afspraken: Counts;
      /** By kind; those that are not named were not started. */
      readonly termijnen: Readonly<Record<string, Counts>>;
    }
  | {
      readonly example: 'spoed';
      readonly peildatum: string;
      readonly zaken: readonly {
        readonly ontvangen: string;
        readonly bereikt: string | null;
        readonly gesloten?: string;
      }[];
      readonly spoed: Counts;
    }
  | {
      readonly example: 'herhaald';
      readonly gesloten: string;
      readonly uitkomst: Uitkomst;
      readonly ontvangen: string;
      readonly herhaald: boolean;
    }
  | {
      readonly example: 'personen';
      readonly contacten: readonly (readonly string[])[];
      readonly personen: number;
      readonly zonderSleutel: number;
    }
  | {
      readonly example: 'rooster';
      readonly van: string;
      readonly tot: string;
      readonly diensten: readonly (readonly [string, string])[];
      readonly vereistMinuten: number;
      readonly gedektMinuten: number;
      readonly aandeel: number;
    };
type Of<E extends KengetalExample['example']> = Extract<KengetalExample, { readonly example: E }>;
type Local = (text: string) => Instant;

/** What was counted at all, and `zonder`. */
const shown = ({ regels, zonder }: Verdeeld): Counts => ({
  ...Object.fromEntries(regels.filter(({ aantal }) => aantal > 0).map(({ code, aantal }) => [code, aantal])),
  zonder,
});

function runContacten(example: Of<'kengetallen'>, local: Local): void {
  const contacten = example.contacten.map((events, c) =>
    foldContact(
      { id: `c${c}`, kanaal: 'mail', vervolgVan: null },
      events.map(([op, soort, { afspraakOp, ...more } = {}], i) => {
        const usual =
          soort === 'bericht-ontvangen' ? { bericht: 'b', soortBericht: 'persoon', gevaarsignalen: [] } : {};
        const when = afspraakOp === undefined ? {} : { afspraakOp: local(afspraakOp as string) };
        return {
          id: `e${i}`,
          op: local(op),
          soort,
          door: 'f',
          ...usual,
          ...more,
          ...when,
        } as unknown as ContactGebeurtenis;
      }),
    ),
  );
  const telling = telTellingenOp(contacten.map(telContact));
  const peildatum = local(example.peildatum);
  const mail = kanaalKengetallen(telling).find(({ kanaal }) => kanaal === 'mail');
  const { uitkomsten, open = 0, zonderUitkomst = 0, contacten: all } = mail ?? {};
  expect(mail).toMatchObject(example.mail);
  expect(Object.fromEntries(Object.entries(uitkomsten ?? {}).filter(([, n]) => n > 0))).toEqual(example.uitkomsten);
  expect(Object.values(uitkomsten ?? {}).reduce((som, n) => som + n, open + zonderUitkomst)).toBe(all);
  const { themas, verwijzers, doorverwezenNaar } = inhoudKengetallen(telling, STANDAARD_KEUZELIJSTEN);
  expect(shown(themas)).toEqual(example.themas);
  expect(shown(verwijzers)).toEqual(example.verwijzers);
  expect(shown(doorverwezenNaar)).toEqual(example.doorverwezenNaar);
  expect(intakeKengetallen(telling, peildatum)).toEqual(example.intake);
  expect(klachtKengetallen(telling, peildatum)).toMatchObject(example.klachten);
  expect(afspraakKengetallen(telling)).toEqual(example.afspraken);
  const begun = termijnKengetallen(telling, peildatum).filter(({ begonnen }) => begonnen > 0);
  expect(begun.map(({ soort }) => soort).toSorted()).toEqual(Object.keys(example.termijnen).toSorted());
  for (const one of begun) expect(one).toMatchObject(example.termijnen[one.soort] ?? {});
}

function runSpoed({ zaken, peildatum, spoed }: Of<'spoed'>, local: Local): void {
  const made = zaken.map(({ ontvangen, bereikt, gesloten }) => ({
    status: gesloten === undefined ? 'open' : 'gesloten',
    uiterlijkOp: plusMs(local(ontvangen), 48 * HOUR),
    bereiktOp: bereikt === null ? null : local(bereikt),
    gebeurtenissen: gesloten === undefined ? [] : [{ soort: 'gesloten', reden: gesloten }],
  })) as unknown as Spoedzaak[];
  const closed = made.filter(({ status }) => status === 'gesloten');
  const open = made.filter(({ status }) => status !== 'gesloten');
  const found = spoedKengetallen(telTellingenOp(closed.map(telGeslotenSpoedzaak)), open, local(peildatum));
  expect(found).toMatchObject(spoed);
}

function runRooster(example: Of<'rooster'>, local: Local): void {
  const diensten = example.diensten.map(([van, tot], i) => ({
    id: `d${i}`,
    soort: 'achterwacht' as const,
    wijkteam: 'centrum',
    domein: 'sociaal' as const,
    professional: `p${i}`,
    van,
    tot,
    vervanging: false,
  }));
  const gegevens = { diensten, wijkteams: {}, onbereikbaar: new Set<string>() };
  const uren = makeOpeningsindex(standaardRegeling());
  const { vereistMinuten, gedektMinuten, aandeel } = example;
  expect(dekkingVan(gegevens, 'centrum', 'sociaal', uren, local(example.van), local(example.tot))).toMatchObject({
    vereistMinuten,
    gedektMinuten,
    aandeel,
  });
}

export function runKengetal(example: KengetalExample, local: Local): void {
  switch (example.example) {
    case 'kengetallen':
      runContacten(example, local);
      return;
    case 'spoed':
      runSpoed(example, local);
      return;
    case 'herhaald': {
      const { gesloten, uitkomst, ontvangen, herhaald } = example;
      const earlier = { id: 'a', afgeslotenOp: local(gesloten), uitkomst };
      expect(isHerhaald({ id: 'b', ontvangenOp: local(ontvangen) }, [earlier])).toBe(herhaald);
      return;
    }
    case 'personen': {
      const { contacten, personen, zonderSleutel } = example;
      expect(telPersonen(contacten)).toEqual({ personen, zonderSleutel });
      return;
    }
    case 'rooster':
      runRooster(example, local);
  }
}
