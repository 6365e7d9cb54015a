/** Every route says whose data it touches, or stands here with the reason why it touches nobody's. */
import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { ALL_OPERATIONS } from '../../lambdas/serve-beschrijving/all-operations.ts';
import { FRONT_FUNCTIONS } from '../../lib/stacks/front-functions.ts';
import { ROUTES } from '../../lib/stacks/routes.ts';
import { ACTIVITEITEN } from '../../shared/domain/verantwoording/activiteiten.ts';
import type { Operation } from '../../shared/middleware/http/operation.ts';

const operations = Object.entries(ALL_OPERATIONS) as [string, Operation][];

/** Whole groups of operations that hold no person. */
const GROUPS: Readonly<Record<string, string>> = {
  'Over deze API': 'describes the API itself',
  Urgentie: 'keeps nothing, and is told signals without a person',
  Openingstijden: 'hours and closing days',
  Herberekenen: 'counts figures again',
  Rapporten: 'figures by mail',
  Kanarie: 'contacts of our own, of nobody',
  Telefooncentrale: 'a machine asks for hours and numbers of the organisatie',
  Rooster: 'duties and leave of medewerkers, which keep their own history',
  Pushmedia: 'how a medewerker wants to be reached, by their own choice',
};

/** Operations of other groups. */
const ALONE: Readonly<Record<string, string>> = {
  meldTelefoonGebeurtenissen: 'events of a machine',
  leesTelefoonLogboekIn: 'events of a machine',
  meldPushOntvangst: 'a device tells that a message arrived',
  leesMijzelf: 'oneself',
  leesBereikbaarheid: 'figures',
  leesWachtenden: 'figures',
  leesKengetallen: 'figures',
  leesDrukte: 'figures',
  leesJaarverslag: 'figures',
  stelNormVoor: 'figures',
  adviseerBezetting: 'figures',
  leesErvaringen: 'figures; what was answered leads back to nobody',
  toonErvaringsvraag: 'the person in question, without a name',
  beantwoordErvaringsvraag: 'the person in question, without a name',
  leesEscalatiebeleid: 'a setting',
  bewaarEscalatiebeleid: 'a setting',
  leesEscalatiebeleidVersies: 'a setting',
  verwijderEscalatiebeleid: 'a setting',
  bekijkEscalatiebeleid: 'a setting',
  leesOrganisatie: 'a setting',
  bewaarOrganisatie: 'a setting',
  leesKeuzelijsten: 'a setting',
  leesWijkteams: 'a setting',
  leesWijkteam: 'a setting',
  bewaarWijkteam: 'a setting',
  leesOpeningsregeling: 'a setting',
  bewaarOpeningsregeling: 'a setting',
  leesOpeningsregelingVersies: 'a setting',
  leesNormVersies: 'a setting',
  leesNormen: 'a setting',
  bewaarNormen: 'a setting',
  leesStandaardantwoorden: 'a setting',
  leesStandaardantwoord: 'a setting',
  bewaarStandaardantwoord: 'a setting',
  leesDagcontroles: 'which contacts are missing: their ids, and nothing of the person',
  controleerDag: 'which contacts are missing: their ids, and nothing of the person',
  herstelDag: 'offers messages of machines again',
  leesStilleKanalen: 'kanalen',
  leesUitval: 'counts of messages',
  leesUitvalVanWachtrij: 'which messages failed: ids of their contacts, and nothing of the person',
  herhaalUitval: 'offers messages of machines again',
  controleerVerzegeling: 'compares prints, and shows no line',
};

/** Names of fields that a route without declaration has no business with. */
const OF_PERSONS = new Set([
  'contact',
  'contacten',
  'spoedzaak',
  'betrokkenen',
  'hulpvrager',
  'klacht',
  'traject',
  'rollen',
  'gesprek',
  'berichten',
]);
/** With them all the same: how many, or the ids alone. */
const HAS_THEM_ALL_THE_SAME = new Set([
  'leesMijzelf',
  'adviseerBezetting',
  'hertel',
  'herbereken',
  'leesHerberekeningen',
  'leesHerberekening',
  'herhaalUitval',
  'leesDagcontroles',
  'controleerDag',
  'leesUitvalVanWachtrij',
  'leesKengetallen',
  'leesJaarverslag',
]);

function fieldsOf(schema: z.ZodType | undefined): Set<string> {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    const { properties } = node as { properties?: Record<string, unknown> };
    for (const name of Object.keys(properties ?? {})) found.add(name);
    for (const value of Object.values(node)) walk(value);
  };
  if (schema) walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  return found;
}

describe('every route', () => {
  test.each(operations)(
    'says whom it touches, or stands on the list of those that touch nobody: %s',
    (_, operation) => {
      const excused = ALONE[operation.id] ?? GROUPS[operation.groep];
      if (operation.verwerking) expect(excused).toBeUndefined();
      else expect({ id: operation.id, excused }).toEqual({ id: operation.id, excused: expect.any(String) });
    },
  );

  test('that says it touches nobody neither takes nor gives fields of persons', () => {
    const wrong = operations
      .filter(([, { id, verwerking }]) => !verwerking && !HAS_THEM_ALL_THE_SAME.has(id))
      .map(([, { id, body, antwoord }]) => {
        const fields = [...fieldsOf(body), ...fieldsOf(antwoord.schema)].filter((name) => OF_PERSONS.has(name));
        return { id, fields: [...new Set(fields)] };
      })
      .filter(({ fields }) => fields.length > 0);
    expect(wrong).toEqual([]);
  });

  test('of a contact, an urgent case, a call-back or an unreadable message has a declaration', () => {
    const without = operations
      .filter(
        ([key, { verwerking }]) => /\/v1\/(contacten|spoedzaken|terugbelverzoeken|onleesbare)/.test(key) && !verwerking,
      )
      .map(([key]) => key);
    expect(without).toEqual([]);
  });

  test('declares places that exist: a parameter of its path, a field of its body, a field of its answer', () => {
    for (const [key, operation] of operations) {
      const { verwerking, pad, body, antwoord } = operation;
      if (!verwerking) continue;
      if (verwerking.object !== null)
        expect([key, Object.keys(pad?.shape ?? {})]).toEqual([key, expect.arrayContaining([verwerking.object])]);
      for (const place of verwerking.betrokkenen) {
        const [where, ...path] = place.split('.');
        const named = fieldsOf({ pad, body, antwoord: antwoord.schema }[where as 'pad' | 'body' | 'antwoord']);
        // A page in place of an answer names them itself.
        if (antwoord.vormen?.includes('text/html')) continue;
        for (const part of path)
          expect([key, [...named]]).toEqual([key, expect.arrayContaining([part.replace('[]', '')])]);
      }
    }
  });

  test('names a processing activity that has an address of its own', () => {
    const addresses = Object.values(ACTIVITEITEN).map(({ uri }) => uri);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const uri of addresses) expect(uri).toMatch(/^urn:voordeur:verwerking:[a-z]+$/);
  });

  test('that touches somebody is served by a function that can write so, and no other function can', () => {
    const touching = operations.filter(([, { verwerking }]) => verwerking).map(([key]) => key);
    const lambdas = ROUTES.filter(({ methode, pad }) => touching.includes(`${methode} ${pad}`)).map(
      ({ lambda }) => lambda,
    );
    const granted = FRONT_FUNCTIONS.filter(({ verantwoordt }) => verantwoordt).map(({ naam }) => naam);
    expect(granted.toSorted()).toEqual([...new Set(lambdas)].toSorted());
  });
});
