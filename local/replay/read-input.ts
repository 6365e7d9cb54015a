/** Reads whatever tells of contacts, and says of every part whether it was read, known and of no matter, or unreadable. */
import { isFromConnect, translateConnect } from '../../shared/adapters/telefonie/connect.ts';
import { makeLogboekReader } from '../../shared/adapters/telefonie/logboek.ts';
import type { Vertaling } from '../../shared/adapters/telefonie/vertaling.ts';
import type { TelefoonGebeurtenis } from '../../shared/application/messages.ts';
import { gebeurtenisOf } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import type { ContactGebeurtenis, Kanaal } from '../../shared/domain/contact/types.ts';
import { telefoonGebeurtenis } from '../../shared/middleware/telefoon-gebeurtenis.ts';
import { aankomst, contactEvent } from './contact-event.ts';
import { type Part, splitInput } from './split-input.ts';

export interface Feit {
  readonly contact: string;
  readonly kanaal: Kanaal;
  readonly gebeurtenis: ContactGebeurtenis;
}

export type Lezing =
  | { readonly soort: 'aanvaard'; readonly feiten: readonly Feit[] }
  | { readonly soort: 'overgeslagen' | 'onleesbaar' };

const UNREADABLE: Lezing = { soort: 'onleesbaar' };

/** A clock that was never set is no fact: one such event would make everything else look a century old. */
const isOfThisCentury = ({ gebeurtenis: { op } }: Feit): boolean => op >= '2000' && op < '2100';

const feitOf = (event: TelefoonGebeurtenis): Feit => ({
  contact: event.oproepId,
  kanaal: 'telefoon',
  gebeurtenis: gebeurtenisOf(event),
});

function lezingOf(vertaling: Vertaling): Lezing {
  if (vertaling.soort === 'geen-werk') return { soort: 'overgeslagen' };
  if (vertaling.soort === 'onleesbaar') return UNREADABLE;
  return { soort: 'aanvaard', feiten: vertaling.gebeurtenissen.map(feitOf) };
}

const one = (feit: Feit): Lezing => ({ soort: 'aanvaard', feiten: [feit] });

/** By its form: an event of a call, of any contact, of Amazon Connect, an arrival, or a message with events. */
function readValue(value: unknown): readonly Lezing[] {
  if (Array.isArray(value)) return value.flatMap(readValue);
  if (typeof value !== 'object' || value === null) return [UNREADABLE];
  if (isFromConnect(value)) return [lezingOf(translateConnect(value))];
  if ('gebeurtenissen' in value && Array.isArray(value.gebeurtenissen)) return value.gebeurtenissen.flatMap(readValue);
  if ('oproepId' in value) {
    const { success, data } = telefoonGebeurtenis.safeParse(value);
    return [success ? one(feitOf(data)) : UNREADABLE];
  }
  if ('contact' in value) {
    const { success, data } = contactEvent.safeParse(value);
    if (!success) return [UNREADABLE];
    const { contact, kanaal, ...gebeurtenis } = data;
    return [one({ contact, kanaal, gebeurtenis: gebeurtenis as ContactGebeurtenis })];
  }
  const { success, data } = aankomst.safeParse(value);
  if (!success) return [UNREADABLE];
  const gebeurtenis = { ...data, soort: 'aangekomen', wijkteam: data.locatie } as const;
  return [one({ contact: data.id, kanaal: 'inloop', gebeurtenis })];
}

function readJson(text: string): readonly Lezing[] {
  try {
    return readValue(JSON.parse(text));
  } catch {
    // No JSON (or nested deeper than anything of ours): counted, and the next part is read.
    return [UNREADABLE];
  }
}

/** Never throws for what is in the input; what the input itself throws (a file that is not there) passes on. */
export async function* readInput(chunks: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Lezing> {
  const logboek = makeLogboekReader();
  const read = (part: Part): readonly Lezing[] => {
    if (part.soort === 'gebroken') return [UNREADABLE];
    if (part.soort === 'element' || /^\s*[{[]/.test(part.tekst)) return readJson(part.tekst);
    return logboek.line(part.tekst).map(({ vertaling }) => lezingOf(vertaling));
  };
  const checked = (lezing: Lezing): Lezing =>
    lezing.soort === 'aanvaard' && !lezing.feiten.every(isOfThisCentury) ? UNREADABLE : lezing;
  for await (const part of splitInput(chunks)) yield* read(part).map(checked);
  yield* logboek.end().map(({ vertaling }) => lezingOf(vertaling));
}
