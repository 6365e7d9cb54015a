/** The duties of a medewerker as a calendar that programs subscribe to. Who has the address needs no token. */
import { periodeOf } from '../domain/achterwacht/dienst-periodes.ts';
import type { Dienst } from '../domain/achterwacht/types.ts';
import { NotFoundError } from '../domain/errors.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { agendaSleutel } from './agenda-adressen.ts';
import type { AgendaAdres, Agendapunt, ComposeAgenda } from './agenda-ports.ts';
import type { Adressen, Ports } from './ports.ts';
import type { Publicatie } from './rooster-ports.ts';

/** Duties of so long ago stay in the calendar, and cancelled ones stay so long in it as cancelled. */
const DAGEN_TERUG = 31;
const DAGEN_VOORUIT = 366;
/** Publications that are read back, to know when each duty was last changed. */
const MAX_PUBLICATIES = 1000;
const PER_BLADZIJDE = 100;

const SOORTNAMEN: Readonly<Record<Dienst['soort'], string>> = { inloop: 'Inloopdienst', achterwacht: 'Achterwacht' };

interface Wijziging {
  readonly nr: number;
  readonly op: Instant;
}

interface Verleden {
  /** The last publication that changed a duty, by its id. */
  readonly gewijzigd: ReadonlyMap<string, Wijziging>;
  /** Of a duty that was not met: changed no later than this. */
  readonly eerder: Wijziging;
  /** Duties as they were before a publication since `sinds` changed or took them, by their id. */
  readonly was: ReadonlyMap<string, Dienst>;
}

/** Reads back until every duty in `ids` was met and the publications are older than `sinds`. */
async function readVerleden(
  instellingen: Ports['instellingen'],
  ids: ReadonlySet<string>,
  sinds: Instant,
): Promise<Verleden> {
  const gewijzigd = new Map<string, Wijziging>();
  const was = new Map<string, Dienst>();
  const missing = new Set(ids);
  let eerder: Publicatie | undefined;
  let cursor: string | undefined;
  let count = 0;
  do {
    const page = await instellingen.listPublicaties(PER_BLADZIJDE, cursor);
    for (const publicatie of page.items) {
      const { nr, op } = publicatie;
      eerder = publicatie;
      for (const dienst of [...publicatie.erbij, ...publicatie.was]) {
        missing.delete(dienst.id);
        if (!gewijzigd.has(dienst.id)) gewijzigd.set(dienst.id, { nr, op });
      }
      if (op >= sinds) for (const dienst of publicatie.was) was.set(dienst.id, was.get(dienst.id) ?? dienst);
    }
    count += page.items.length;
    cursor = page.cursor;
  } while (
    cursor !== undefined &&
    count < MAX_PUBLICATIES &&
    (missing.size > 0 || (eerder !== undefined && eerder.op >= sinds))
  );
  return { gewijzigd, was, eerder: { nr: eerder?.nr ?? 0, op: eerder?.op ?? sinds } };
}

function puntVan(
  dienst: Dienst,
  { gewijzigd, eerder }: Verleden,
  { wijkteams, medewerkers }: Instellingen,
  { metNaam, vervallen }: { readonly metNaam: boolean; readonly vervallen: boolean },
): Agendapunt | undefined {
  const periode = periodeOf(dienst);
  if (periode === undefined) return undefined;
  const { id, soort, domein, wijkteam, locatie, professional, vervanging } = dienst;
  const { nr, op } = gewijzigd.get(id) ?? eerder;
  const wie = metNaam ? `: ${medewerkers[professional]?.naam ?? professional}` : '';
  const plaats = locatie && wijkteams[wijkteam]?.locaties.find(({ slug }) => slug === locatie);
  return {
    id,
    van: periode.van,
    tot: periode.tot,
    titel: `${SOORTNAMEN[soort]} ${domein}, ${wijkteams[wijkteam]?.naam ?? wijkteam}${wie}`,
    ...(vervanging && { omschrijving: 'Vervanging of ruil.' }),
    ...(plaats && { plaats: `${plaats.naam}, ${plaats.adres}` }),
    volgnummer: nr,
    gewijzigdOp: op,
    vervallen,
  };
}

export type ShowDienstagenda = (query: { readonly geheim: string }) => Promise<{
  readonly tekst: string;
  /** The same for as long as the text is. */
  readonly kenmerk: string;
}>;

/**
 * NotFoundError for an address that is unknown, renewed, withdrawn or of somebody who works here no longer, each after
 * the same reading. From a month back to a year ahead; nothing about residents is in it.
 */
export function makeShowDienstagenda({
  instellingen,
  clock,
  ids,
  adressen,
  composeAgenda,
}: Pick<Ports, 'instellingen' | 'clock' | 'ids'> & {
  readonly adressen: Pick<Adressen, 'console'>;
  readonly composeAgenda: ComposeAgenda;
}): ShowDienstagenda {
  return async ({ geheim }) => {
    const [adres, settings] = await Promise.all([
      instellingen.findAgendaAdres(agendaSleutel(ids, geheim)),
      instellingen.readInstellingen(),
    ]);
    if (adres === undefined || settings.medewerkers[adres.medewerker]?.actief === false)
      throw new NotFoundError('Deze agenda bestaat niet.');
    const today = localDateOf(clock.now());
    const first = addDays(today, -DAGEN_TERUG);
    const mine = isOf(adres, settings);
    const diensten = (await instellingen.readDiensten(first, addDays(today, DAGEN_VOORUIT))).filter(mine);
    const sinds = startOfLocalDay(first);
    const verleden = await readVerleden(instellingen, new Set(diensten.map(({ id }) => id)), sinds);
    const known = new Set(diensten.map(({ id }) => id));
    const gone = [...verleden.was.values()].filter(
      (dienst) => mine(dienst) && !known.has(dienst.id) && dienst.tot.slice(0, 10) >= first,
    );
    const metNaam = adres.omvang === 'wijkteams';
    const punten = [
      ...diensten.map((dienst) => puntVan(dienst, verleden, settings, { metNaam, vervallen: false })),
      ...gone.map((dienst) => puntVan(dienst, verleden, settings, { metNaam, vervallen: true })),
    ].filter((punt) => punt !== undefined);
    const tekst = composeAgenda('Diensten', new URL(adressen.console).hostname, punten);
    return { tekst, kenmerk: ids.hash('dienstagenda', tekst).slice(0, 32) };
  };
}

function isOf({ medewerker, omvang }: AgendaAdres, { medewerkers }: Instellingen): (dienst: Dienst) => boolean {
  if (omvang === 'eigen') return ({ professional }) => professional === medewerker;
  const wijkteams = new Set(medewerkers[medewerker]?.wijkteams);
  return ({ wijkteam, professional }) => professional === medewerker || wijkteams.has(wijkteam);
}
