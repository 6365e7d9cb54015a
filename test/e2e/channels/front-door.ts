/** The one running system on which the rules of the channels are tried, and how people look at it. */
import { done, type Person, person } from '../../support/actors.ts';
import { ClosedWorld } from '../../support/closed-world.ts';
import { type Figures, type Question, readFigures } from '../../support/figures/read-figures.ts';
import { type LocalStack, startLocalStack } from '../../support/local-stack.ts';

export interface Contact {
  readonly id: string;
  readonly wijkteam: string;
  readonly status: string;
  readonly soortBericht: string | null;
  readonly vervolgVan: string | null;
  readonly wachtSinds: string | null;
  readonly beantwoordOp: string | null;
  readonly onverzondenSinds: string | null;
  readonly twijfels: readonly { readonly code: string }[];
  readonly berichten: readonly {
    readonly tekst: string;
    readonly id: string;
    readonly verwijstNaarAnder?: boolean;
    readonly bijlagen?: readonly { readonly naam: string; readonly bytes: number }[];
  }[];
}
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly fouten?: readonly { readonly veld: string; readonly melding: string }[];
}
export interface Unreadable {
  readonly id: string;
  readonly kanaal: string;
  readonly reden: string;
}

export let stack: LocalStack;
export let world: ClosedWorld;
export let tom: Person;
export let marieke: Person;
export let gerda: Person;
export let centrale: Person;

export const at = (op: string) => stack.klok({ naar: op });
export const figures = (question: Question) => readFigures(stack, marieke, question);
export const row = async (question: Question): Promise<Figures> => (await figures(question))[0] as Figures;
export const contact = async (id: string) => {
  await stack.rust();
  return done(await tom.get<Contact>(`/v1/contacten/${id}`));
};
export async function found(filter: Record<string, unknown>): Promise<readonly Contact[]> {
  await stack.rust();
  return done(await tom.post<{ resultaten: Contact[] }>('/v1/contacten/_zoek?limit=100', filter)).resultaten;
}
export async function unreadable(): Promise<readonly Unreadable[]> {
  await stack.rust();
  return done(await tom.get<{ resultaten: Unreadable[] }>('/v1/onleesbare-berichten?limit=100')).resultaten;
}
/** What `act` added to a list. */
export async function added<T extends { readonly id: string }>(
  list: () => Promise<readonly T[]>,
  act: () => Promise<unknown>,
) {
  const before = new Set((await list()).map(({ id }) => id));
  await act();
  return (await list()).filter(({ id }) => !before.has(id));
}
export const mails = () => found({ kanaal: 'mail' });

/** Monday 23 November 2026, 09:00 in Amsterdam. */
export async function open(): Promise<void> {
  stack = await startLocalStack({ klok: '2026-11-23T08:00:00Z', voorbeeld: true });
  world = new ClosedWorld(stack);
  tom = await person(stack, 'Tom Hendriks', ['teamondersteuner'], ['centrum', 'noord', 'zuid']);
  marieke = await person(stack, 'Marieke van Dam', ['manager'], ['centrum']);
  gerda = await person(stack, 'Gerda Dekker', ['gastvrouw'], ['centrum']);
  centrale = await person(stack, 'Telefooncentrale', ['koppeling']);
}
