/** Everything that a greeting of one wijkteam rests on, from the settings and the roster. */
import { resolveDienstdoende } from '../domain/achterwacht/resolve-dienstdoende.ts';
import type { Dienstgegevens } from '../domain/achterwacht/types.ts';
import { type Begroetingsstof, type Dienststuk, MAX_LEEFTIJD_MS } from '../domain/begroeting/begroeting.ts';
import type { Domein } from '../domain/contact/types.ts';
import { openingsperioden } from '../domain/openingstijden/openingsperioden.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import { type Instant, plusMs } from '../domain/tijd/instant.ts';
import { STANDAARD_CRISISDIENST } from '../domain/urgentie/acties.ts';
import { geldendeRegeling, openingsindexVan } from './openingstijden.ts';
import type { InstellingenStore } from './ports.ts';
import { adresVan, dienstgegevensVan, readDienstenRond } from './spoed-context.ts';

/** The rest of today and seven whole days. */
const DAGEN = 8;
/** More changes of duty than this in a day and a night are not worth knowing beforehand. */
const MAX_STUKKEN = 100;

function dienststukken(
  instellingen: Instellingen,
  gegevens: Dienstgegevens,
  wijkteam: string,
  domein: Domein,
  nu: Instant,
): readonly Dienststuk[] {
  const stukken: Dienststuk[] = [];
  const einde = plusMs(nu, MAX_LEEFTIJD_MS);
  for (let op: Instant | null = nu; op !== null && op <= einde && stukken.length < MAX_STUKKEN; ) {
    const { professional, bron, tot } = resolveDienstdoende(gegevens, wijkteam, domein, op);
    const nummer = professional === null ? null : adresVan(instellingen.medewerkers[professional], 'sms');
    stukken.push({ van: op, tot, professional, nummer, bron });
    op = tot;
  }
  return stukken;
}

/**
 * Reads settings and roster. The window of the periods moves by whole days, so that two answers between which nothing
 * changed are the same answer. Of a person no more than the id and the work number on which they can be connected.
 */
export async function gatherBegroetingsstof(
  store: InstellingenStore,
  wijkteam: string,
  nu: Instant,
): Promise<Begroetingsstof> {
  const [instellingen, rooster] = await Promise.all([store.readInstellingen(), readDienstenRond(store, nu)]);
  const plaats = { wijkteam, kanaal: 'telefoon' } as const;
  const index = openingsindexVan(instellingen, plaats);
  const dag = localDateOf(nu);
  const [van, tot] = [startOfLocalDay(dag), startOfLocalDay(addDays(dag, DAGEN))];
  const perioden = openingsperioden(geldendeRegeling(instellingen, plaats), index, van, tot);
  const gegevens = dienstgegevensVan(instellingen, rooster, wijkteam);
  const { crisisdienst, noodnummers } = instellingen.organisatie;
  const { naam, nummer } = crisisdienst.nummer === '' ? STANDAARD_CRISISDIENST : crisisdienst;
  const dienstenVan = (domein: Domein) => dienststukken(instellingen, gegevens, wijkteam, domein, nu);
  return {
    wijkteam,
    opgesteldOp: nu,
    perioden,
    wijzigingDaarna: index.toestand(perioden.at(-1)?.van ?? nu).volgendeWijziging,
    diensten: { jeugd: dienstenVan('jeugd'), sociaal: dienstenVan('sociaal') },
    crisisdienst: { naam, nummer },
    noodnummers: noodnummers.map((one) => ({ naam: one.naam, nummer: one.nummer })),
  };
}
