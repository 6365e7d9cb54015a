/** Duties that change hands: asked, accepted, refused, withdrawn; and decided by whoever manages the roster. */
import {
  besluitAkkoord,
  besluitIntrekking,
  besluitWeigering,
  checkRuilverzoek,
  naRuil,
  nieuweFouten,
  type Ruilstand,
  type Ruilstatus,
  type Ruilverzoek,
  ruilstatusOp,
  verlooptOp,
} from '../domain/achterwacht/ruilverzoek.ts';
import type { Dienst } from '../domain/achterwacht/types.ts';
import { InvalidError, NotFoundError, RefusedError } from '../domain/errors.ts';
import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { MAX_DIENST_DAGEN, type Ports, type Stored } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import type { Roosterwerk } from './rooster-ports.ts';
import { leidtWijkteam } from './rooster-rechten.ts';
import { mediaVan } from './spoed-context.ts';
import { startWerkVan } from './start-werk.ts';

type Needs = Pick<Ports, 'instellingen' | 'clock' | 'ids' | 'jitter'>;

export interface RuilverzoekView extends Omit<Ruilverzoek, 'status'> {
  readonly status: Ruilstatus;
  readonly verlooptOp: Instant | null;
  readonly versie: number;
}

const view = ({ versie, value }: Stored<Ruilverzoek>, nu: Instant): RuilverzoekView => ({
  ...value,
  status: ruilstatusOp(value, nu),
  verlooptOp: verlooptOp(value) ?? null,
  versie,
});

const kortVan = ({ soort, domein, wijkteam, van, tot }: Dienst): string =>
  `${soort} ${domein} bij ${wijkteam}, ${van.replace('T', ' ')} tot ${tot.replace('T', ' ')}`;

/** Who may know of a request: both sides, who manages the roster, and for an open offer everybody with duties. */
function sees(door: Gebruiker, settings: Instellingen, verzoek: Ruilverzoek): boolean {
  return (
    verzoek.aan === null ||
    [verzoek.door, verzoek.aan, verzoek.dienst.professional].includes(door.id) ||
    leidtWijkteam(door, settings, verzoek.dienst.wijkteam)
  );
}

/** The roster around the duties that change hands, far enough for whoever needs rest between them. */
async function standRond(
  { instellingen, clock }: Needs,
  settings: Instellingen,
  duties: readonly Dienst[],
  /** Who may get one of them. */
  people: readonly string[],
): Promise<Ruilstand> {
  const days = duties.flatMap(({ van, tot }) => [van.slice(0, 10), tot.slice(0, 10)]).sort();
  const [van, totEnMet] = [addDays(days[0] ?? '', -MAX_DIENST_DAGEN), addDays(days.at(-1) ?? '', MAX_DIENST_DAGEN)];
  const [diensten, afwezigheden] = await Promise.all([
    instellingen.readDiensten(van, totEnMet),
    instellingen.readAfwezigheden(van, totEnMet),
  ]);
  const medewerkers = Object.values(settings.medewerkers);
  // Somebody who is not set up can be published and asked like anybody else; whoever left, or has no duties, cannot.
  const never = new Set(
    medewerkers.filter(({ actief, rollen }) => !actief || !rollen.includes('professional')).map(({ id }) => id),
  );
  const bekend = new Set(
    [...people, ...diensten.map(({ professional }) => professional)].filter((id) => !never.has(id)),
  );
  return {
    nu: clock.now(),
    diensten,
    vereist: [],
    afwezigheden,
    bekend,
    onbereikbaar: new Set(medewerkers.filter(({ id }) => mediaVan(settings, id).length === 0).map(({ id }) => id)),
  };
}

function bericht(verzoek: Ruilverzoek, wat: string, aan: string, op: Instant, regels: readonly string[]): Roosterwerk {
  const onderwerpen: Readonly<Record<string, string>> = {
    gevraagd: 'Wilt u een dienst overnemen?',
    akkoord: 'Een dienst is geruild',
    geweigerd: 'Uw ruilverzoek is geweigerd',
    ingetrokken: 'Een ruilverzoek is ingetrokken',
  };
  const onderwerp = onderwerpen[wat] ?? 'Ruilverzoek';
  return {
    id: `ruil/${verzoek.id}/${wat}/${aan}`,
    op,
    soort: 'bericht',
    aan,
    onderwerp,
    tekst: [...regels, ''].join('\n'),
  };
}

function gevraagd(settings: Instellingen, verzoek: Ruilverzoek): readonly Roosterwerk[] {
  const { dienst, tegen, aan, op } = verzoek;
  const naam = settings.medewerkers[dienst.professional]?.naam ?? dienst.professional;
  const people =
    aan === null
      ? Object.values(settings.medewerkers).filter(
          ({ id, actief, rollen, wijkteams }) =>
            actief &&
            id !== dienst.professional &&
            rollen.includes('professional') &&
            wijkteams.includes(dienst.wijkteam),
        )
      : [{ id: aan }];
  return people.map(({ id }) =>
    bericht(verzoek, 'gevraagd', id, op, [
      `${naam} vraagt of u deze dienst wilt overnemen:`,
      kortVan(dienst),
      ...(tegen === null ? [] : ['', `In ruil voor uw dienst:`, kortVan(tegen)]),
      ...(aan === null ? ['', 'Wie het eerst akkoord gaat, krijgt de dienst.'] : []),
    ]),
  );
}

function geruild(settings: Instellingen, verzoek: Ruilverzoek, ontvanger: string, op: Instant): readonly Roosterwerk[] {
  const { dienst, tegen } = verzoek;
  const naam = (id: string) => settings.medewerkers[id]?.naam ?? id;
  const regels = [
    `${naam(ontvanger)} heeft nu deze dienst: ${kortVan(dienst)}.`,
    ...(tegen === null ? [] : [`${naam(dienst.professional)} heeft nu deze dienst: ${kortVan(tegen)}.`]),
  ];
  return [dienst.professional, ontvanger].map((aan) => bericht(verzoek, 'akkoord', aan, op, regels));
}

export interface RuilVraag {
  readonly dienst: string;
  readonly aan?: string;
  readonly tegen?: string;
  /** By whoever manages the roster: it is so at once, and both are told. */
  readonly zonderAkkoord?: boolean;
}

export type RequestRuil = (command: {
  readonly door: Gebruiker;
  readonly vraag: RuilVraag;
  readonly sleutel?: string;
}) => Promise<RuilverzoekView>;

/**
 * Asks a colleague to take a duty, with or without one of theirs in return; without a colleague it is offered to whoever
 * agrees first. Whoever manages the roster can decide it at once. The same request twice is one.
 */
export function makeRequestRuil(ports: Needs): RequestRuil {
  const { instellingen, clock, ids, jitter } = ports;
  async function load(id: string, veld: string): Promise<Dienst> {
    const found = await instellingen.loadDienst(id);
    if (found === undefined) throw new InvalidError([{ veld, melding: 'Deze dienst bestaat niet.' }]);
    return found;
  }
  return async ({ door, vraag, sleutel }) =>
    retryOnConflict(jitter, async () => {
      const vorige = await instellingen.readRoosterversie();
      const settings = await instellingen.readInstellingen();
      const nu = clock.now();
      const dienst = await load(vraag.dienst, 'dienst');
      const aan = vraag.aan ?? null;
      const direct = vraag.zonderAkkoord === true;
      const parts = [dienst.id, dienst.professional, dienst.van, aan ?? '', vraag.tegen ?? '', door.id];
      const id = `${dienst.van.slice(0, 10)}-${ids.derived('ruilverzoek', ...(sleutel === undefined ? parts : [door.id, sleutel]))}`;
      const before = await instellingen.loadRuilverzoek(id);
      // Withdrawn or refused, it may be asked again; as long as it stands it is the same request.
      if (before !== undefined && ['open', 'akkoord'].includes(before.value.status)) return view(before, nu);
      const tegen = vraag.tegen === undefined ? null : await load(vraag.tegen, 'tegen');
      const leidt = leidtWijkteam(door, settings, dienst.wijkteam);
      const mag = direct ? leidt : dienst.professional === door.id;
      const stand = await standRond(
        ports,
        settings,
        tegen === null ? [dienst] : [dienst, tegen],
        aan === null ? [] : [aan],
      );
      checkRuilverzoek({ aan, mag }, dienst, tegen, stand.bekend, nu);
      const verzoek: Ruilverzoek = {
        id,
        dienst,
        door: door.id,
        aan,
        tegen,
        op: nu,
        status: 'open',
        beslistOp: null,
        beslistDoor: null,
      };
      const stored = before?.versie ?? 0;
      if (!direct) {
        await instellingen.saveRuilverzoek(verzoek, stored, gevraagd(settings, verzoek));
        return view({ versie: stored + 1, value: verzoek }, nu);
      }
      if (aan === null) throw new InvalidError([{ veld: 'aan', melding: 'Kies wie de dienst krijgt.' }]);
      const erbij = naRuil(verzoek, aan);
      const changed = new Set(erbij.map((one) => one.id));
      const diensten = [...stand.diensten.filter((one) => !changed.has(one.id)), ...erbij];
      const faults = nieuweFouten(stand, { ...stand, diensten });
      if (faults.length > 0) throw new RefusedError('rooster-fout', 'Dit kan niet in het rooster.', { faults });
      const done: Ruilverzoek = { ...verzoek, status: 'akkoord', beslistOp: nu, beslistDoor: door.id };
      await instellingen.publiceer({
        erbij,
        door: door.id,
        op: nu,
        aanleiding: 'leiding',
        vorige,
        ruilverzoek: { value: done, vorige: stored },
        werk: [...geruild(settings, done, aan, nu), ...startWerkVan(settings, erbij, nu)],
      });
      return view({ versie: stored + 1, value: done }, nu);
    });
}

type Besluit = (command: { readonly door: Gebruiker; readonly id: string }) => Promise<RuilverzoekView>;

async function loadFor({ instellingen }: Needs, settings: Instellingen, door: Gebruiker, id: string) {
  const stored = await instellingen.loadRuilverzoek(id);
  if (stored === undefined || !sees(door, settings, stored.value))
    throw new NotFoundError('Dit ruilverzoek bestaat niet.');
  return stored;
}

/** Agrees: the roster is changed in the same write, so that of two who agree one has the duty and the other hears who. */
export function makeAgreeRuil(ports: Needs): Besluit {
  const { instellingen, clock, jitter } = ports;
  return ({ door, id }) =>
    retryOnConflict(jitter, async () => {
      const vorige = await instellingen.readRoosterversie();
      const settings = await instellingen.readInstellingen();
      const stored = await instellingen.loadRuilverzoek(id);
      if (stored === undefined) throw new NotFoundError('Dit ruilverzoek bestaat niet.');
      const { dienst, tegen } = stored.value;
      const stand = await standRond(ports, settings, tegen === null ? [dienst] : [dienst, tegen], [door.id]);
      const next = besluitAkkoord(stored.value, door.id, stand);
      if (next === undefined) return view(stored, stand.nu);
      const erbij = naRuil(next, door.id);
      const op = clock.now();
      await instellingen.publiceer({
        erbij,
        door: door.id,
        op,
        aanleiding: 'ruil',
        vorige,
        ruilverzoek: { value: next, vorige: stored.versie },
        werk: [...geruild(settings, next, door.id, op), ...startWerkVan(settings, erbij, op)],
      });
      return view({ versie: stored.versie + 1, value: next }, op);
    });
}

function makeDecide(
  ports: Needs,
  decide: (verzoek: Ruilverzoek, door: string, nu: Instant) => Ruilverzoek | undefined,
  tell: (verzoek: Ruilverzoek, op: Instant) => readonly Roosterwerk[],
): Besluit {
  const { instellingen, clock, jitter } = ports;
  return ({ door, id }) =>
    retryOnConflict(jitter, async () => {
      const settings = await instellingen.readInstellingen();
      const stored = await loadFor(ports, settings, door, id);
      const nu = clock.now();
      const next = decide(stored.value, door.id, nu);
      if (next === undefined) return view(stored, nu);
      await instellingen.saveRuilverzoek(next, stored.versie, tell(next, nu));
      return view({ versie: stored.versie + 1, value: next }, nu);
    });
}

export const makeRefuseRuil = (ports: Needs): Besluit =>
  makeDecide(ports, besluitWeigering, (verzoek, op) => [
    bericht(verzoek, 'geweigerd', verzoek.door, op, [
      `Uw collega neemt deze dienst niet over:`,
      kortVan(verzoek.dienst),
    ]),
  ]);

export const makeWithdrawRuil = (ports: Needs): Besluit =>
  makeDecide(ports, besluitIntrekking, (verzoek, op) =>
    verzoek.aan === null
      ? []
      : [
          bericht(verzoek, 'ingetrokken', verzoek.aan, op, [
            'U hoeft deze dienst niet over te nemen:',
            kortVan(verzoek.dienst),
          ]),
        ],
  );

export type ListRuilverzoeken = (query: { readonly door: Gebruiker }) => Promise<readonly RuilverzoekView[]>;

/** Requests about duties of today and later that the user may know of. */
export function makeListRuilverzoeken({
  instellingen,
  clock,
}: Pick<Ports, 'instellingen' | 'clock'>): ListRuilverzoeken {
  return async ({ door }) => {
    const nu = clock.now();
    const [settings, all] = await Promise.all([
      instellingen.readInstellingen(),
      instellingen.listRuilverzoeken(localDateOf(nu)),
    ]);
    return all.filter(({ value }) => sees(door, settings, value)).map((stored) => view(stored, nu));
  };
}
