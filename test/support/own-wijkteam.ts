/**
 * A wijkteam of a test's own, set up through the API as a beheerder would: its people have addresses that nobody else has,
 * so that many tests share one run of the program and each sees only what went out to its own people.
 */
import type { OutgoingMessage } from '../../local/engine/contract.ts';
import { done, type Person, person } from './actors.ts';
import type { LocalStack } from './local-stack.ts';

export interface Mens extends Person {
  readonly mail: string;
  readonly sms: string;
}

export interface Shift {
  readonly wie: string;
  /** Wall-clock time in Amsterdam. */
  readonly van: string;
  readonly tot: string;
  readonly domein?: 'jeugd' | 'sociaal';
  readonly soort?: 'inloop' | 'achterwacht';
  readonly vervanging?: boolean;
}

export interface Spoedzaak {
  readonly id: string;
  readonly contact: string;
  readonly status: string;
  readonly urgentie: string;
  readonly domein: string;
  readonly ontvangenOp: string;
  readonly uiterlijkOp: string;
  readonly opgepaktDoor: string | null;
  readonly bereiktOp: string | null;
  readonly overschredenOp: string | null;
  readonly aan: string | null;
  readonly overdrachtAan: string | null;
  readonly alarmen: readonly { readonly reden: string }[];
  readonly gebeurtenissen: readonly ({ readonly soort: string; readonly op: string } & Record<string, unknown>)[];
}

export interface OwnWijkteam {
  readonly slug: string;
  readonly mensen: Readonly<Record<string, Mens>>;
  plan(...shifts: readonly Shift[]): Promise<void>;
  /** Somebody walks in; the id of the contact. */
  aankomst(voor?: 'jeugd' | 'sociaal'): Promise<string>;
  /** Somebody walks in and is triaged; the spoedzaak as it then is. */
  spoed(triage?: Readonly<Record<string, unknown>>): Promise<Spoedzaak>;
  zaak(id: string): Promise<Spoedzaak>;
  /** Messages to the people of this wijkteam since the last call, when everything has come to rest. */
  messages(): Promise<readonly OutgoingMessage[]>;
  /** The same as `sms ada`, `mail ada: Herinnering`, in the order of the names. */
  sent(): Promise<readonly string[]>;
}

/** What a push is about, from its subject or from its one line of text. */
const TOPICS: readonly (readonly [RegExp, string])[] = [
  [/Niemand heeft dienst/, 'geen dienst'],
  [/Termijn voorbij/, 'termijn voorbij'],
  [/Crisis zonder gesprek|gesproken of overgenomen/, 'crisis zonder overdracht'],
  [/Vandaag contact/, 'vandaag'],
  [/Herinnering|Nog niet gesproken/, 'herinnering'],
  [/Nog niet opgepakt/, 'escalatie'],
  [/Neemt u dit over/, 'overdracht'],
  [/Pakt u dit op/, 'oppakken'],
];

/** A telephone that rings says nothing yet. */
const topicOf = ({ soort, onderwerp, tekst }: OutgoingMessage): string => {
  if (soort === 'spraak') return 'gaat over';
  const words = onderwerp ?? tekst;
  return TOPICS.find(([pattern]) => pattern.test(words))?.[1] ?? `? ${words}`;
};

let telephones = 0;

interface MensOptions {
  readonly media?: readonly ('mail' | 'sms' | 'spraak')[];
  /** Nobody can reach this person. */
  readonly zonderAdres?: boolean;
}

export interface OwnWijkteamOptions {
  readonly mensen: Readonly<Record<string, MensOptions>>;
  /** One of `mensen`. */
  readonly escalatiecontact?: string;
  readonly buurteams?: readonly string[];
}

/** Who works for every wijkteam alike. */
export interface Office {
  readonly stack: LocalStack;
  readonly beheerder: Person;
  readonly ondersteuner: Person;
  readonly gastvrouw: Person;
}

export async function openOffice(stack: LocalStack): Promise<Office> {
  return {
    stack,
    beheerder: await person(stack, 'Rob Kok', ['beheerder']),
    ondersteuner: await person(stack, 'Tom Hendriks', ['teamondersteuner']),
    gastvrouw: await person(stack, 'Gerda Dekker', ['gastvrouw']),
  };
}

export async function ownWijkteam(office: Office, slug: string, options: OwnWijkteamOptions): Promise<OwnWijkteam> {
  const { stack, beheerder, ondersteuner, gastvrouw } = office;
  const mensen: Record<string, Mens> = {};
  for (const [naam, { media = ['mail', 'sms'], zonderAdres = false }] of Object.entries(options.mensen)) {
    const who = await person(stack, `${slug} ${naam}`, ['professional'], [slug]);
    telephones += 1;
    const mail = `${who.id}@werk.example`;
    const sms = `+3160001${String(telephones).padStart(4, '0')}`;
    done(
      await beheerder.put(`/v1/medewerkers/${who.id}`, {
        naam: `${naam} van ${slug}`,
        rollen: ['professional'],
        wijkteams: [slug],
        mail: zonderAdres ? null : mail,
        mobiel: zonderAdres ? null : sms,
        media,
      }),
    );
    mensen[naam] = { ...who, mail, sms };
  }
  const idOf = (naam: string): string => (mensen[naam] as Mens).id;
  done(
    await beheerder.put(`/v1/wijkteams/${slug}`, {
      naam: `Wijkteam ${slug}`,
      buurteams: options.buurteams ?? [],
      escalatiecontact: options.escalatiecontact === undefined ? null : idOf(options.escalatiecontact),
      mailadressen: [slug],
    }),
  );
  let seen = (await stack.uitgaand()).length;

  const aankomst = async (voor?: 'jeugd' | 'sociaal'): Promise<string> => {
    const id = crypto.randomUUID();
    done(await gastvrouw.post('/v1/aankomsten', { id, locatie: slug, ...(voor && { voor }) }));
    await stack.rust();
    return id;
  };
  const zaak = async (id: string) => done(await ondersteuner.get<Spoedzaak>(`/v1/spoedzaken/${id}`));
  const messages = async () => {
    await stack.rust();
    const all = await stack.uitgaand();
    const fresh = all.slice(seen);
    seen = all.length;
    const own = new Set(Object.values(mensen).flatMap(({ mail, sms }) => [mail, sms]));
    return fresh.filter(({ aan }) => aan.some((one) => own.has(one)));
  };

  return {
    slug,
    mensen,
    aankomst,
    zaak,
    messages,
    async plan(...shifts) {
      const diensten = shifts.map(
        ({ wie, van, tot, domein = 'sociaal', soort = 'achterwacht', vervanging = false }) => ({
          soort,
          wijkteam: slug,
          domein,
          professional: mensen[wie]?.id ?? wie,
          van,
          tot,
          vervanging,
        }),
      );
      done(await beheerder.post('/v1/diensten', diensten));
    },
    async spoed(triage = {}) {
      const contact = await aankomst();
      const view = done(
        await ondersteuner.post<{ spoedzaak: string }>(`/v1/contacten/${contact}/triages`, {
          urgentie: 'spoed',
          ...triage,
        }),
      );
      return zaak(view.spoedzaak);
    },
    async sent() {
      const nameOf = ({ aan }: OutgoingMessage) =>
        Object.entries(mensen).find(([, { mail, sms }]) => aan.includes(mail) || aan.includes(sms))?.[0] ?? '?';
      return (await messages()).map((one) => `${one.soort} ${nameOf(one)}: ${topicOf(one)}`).toSorted();
    },
  };
}

/** A push by both media. */
export const both = (wie: string, topic: string): readonly string[] => [
  `mail ${wie}: ${topic}`,
  `sms ${wie}: ${topic}`,
];

/** Something that a professional does with a case. */
export const act = <T = Spoedzaak>(
  wie: Person | undefined,
  zaak: { readonly id: string },
  wat: string,
  body: unknown = {},
) => (wie as Person).post<T>(`/v1/spoedzaken/${zaak.id}/${wat}`, body);

export const soorten = (zaak: Spoedzaak, soort: string) => zaak.gebeurtenissen.filter((event) => event.soort === soort);
