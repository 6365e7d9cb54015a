/** What a dead letter is about, read as its own function would read it; of what it says nothing is taken along. */
import type { Ids } from '../../shared/application/ports.ts';
import { type Onderwerp, type ReadOnderwerp, ZONDER_ONDERWERP } from '../../shared/application/uitval.ts';
import { parseJson } from '../../shared/middleware/batch/read-json.ts';
import { readBezorgrapport } from '../receive-bezorgrapporten/messages.ts';
import { readChatBericht } from '../receive-chat/messages.ts';
import { readInloopBericht } from '../receive-inloop/messages.ts';
import { readMailBericht } from '../receive-mail/messages.ts';
import { readSms } from '../receive-sms/messages.ts';
import { readTelefoonBericht } from '../receive-telefoon/messages.ts';

/** More than this are not shown: one message may speak of hundreds of calls. */
const HOOGSTENS = 50;

const names = (texts: readonly string[]): readonly string[] => [...new Set(texts)].slice(0, HOOGSTENS);
const about = (parts: Partial<Onderwerp>): Onderwerp => ({ ...ZONDER_ONDERWERP, ...parts });

function textAt(inhoud: string, field: string): readonly string[] {
  const value = parseJson(inhoud);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return [];
  const text: unknown = (value as Record<string, unknown>)[field];
  return typeof text === 'string' ? [text.slice(0, 200)] : [];
}

export function makeReadOnderwerp(ids: Pick<Ids, 'derived'>): ReadOnderwerp {
  const READERS: Readonly<Record<string, (inhoud: string) => Onderwerp>> = {
    telefoon: (inhoud) => {
      const read = readTelefoonBericht(inhoud);
      const oproepen = read.soort === 'bericht' ? read.bericht.map(({ oproepId }) => oproepId) : [];
      return about({ kanaal: 'telefoon', contacten: names(oproepen).map((one) => ids.derived('oproep', one)) });
    },
    mail: (inhoud) => {
      const read = readMailBericht(inhoud);
      const keys = read.soort === 'bericht' ? read.bericht.map(({ sleutel }) => sleutel) : [];
      return about({ kanaal: 'mail', verwijzingen: names(keys) });
    },
    chat: (inhoud) => {
      const read = readChatBericht(inhoud);
      // The hash by which a gesprek is known everywhere but at the resident's: nobody can resume it with that.
      return about({ kanaal: 'chat', verwijzingen: read.soort === 'bericht' ? [read.bericht.gesprek] : [] });
    },
    inloop: (inhoud) => {
      const read = readInloopBericht(inhoud);
      if (read.soort !== 'bericht') return about({ kanaal: 'inloop' });
      const { bericht } = read;
      return about({ kanaal: 'inloop', contacten: [bericht.soort === 'aankomst' ? bericht.id : bericht.contact] });
    },
    push: (inhoud) => about({ spoedzaken: textAt(inhoud, 'zaak'), verwijzingen: textAt(inhoud, 'push') }),
    sms: (inhoud) => {
      const read = readSms(inhoud);
      // Not from whom, nor what it says.
      return about({ verwijzingen: read.soort === 'bericht' ? [read.bericht.id] : [] });
    },
    bezorgrapporten: (inhoud) => {
      const read = readBezorgrapport(inhoud);
      return about({ verwijzingen: read.soort === 'bericht' ? [read.bericht.leverancier] : [] });
    },
    antwoord: (inhoud) => about({ contacten: textAt(inhoud, 'contact'), verwijzingen: textAt(inhoud, 'antwoord') }),
  };
  return (wachtrij, inhoud) =>
    Object.hasOwn(READERS, wachtrij) ? (READERS[wachtrij]?.(inhoud) ?? ZONDER_ONDERWERP) : ZONDER_ONDERWERP;
}
