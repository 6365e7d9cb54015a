/** What the doors of the program take: the planned facts as events, arrivals and raw mails. People are made up. */
import type { TelefoonSoort } from '../../shared/domain/contact/types.ts';
import { chanceOf } from './chance.ts';
import type { Verloop } from './verloop.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** One element of `POST /v1/telefoon-gebeurtenissen`. */
export interface TelefoonBericht {
  readonly id: string;
  readonly oproepId: string;
  readonly soort: TelefoonSoort;
  readonly op: string;
  readonly wijkteam?: string;
  readonly nummer?: string;
  readonly medewerker?: string;
}

/** What the exchange tells about a planned call, in order of time. One caller in seven withholds the number. */
export function telefoonBerichten({ nr, feiten }: Verloop, seed: number): readonly TelefoonBericht[] {
  const chance = chanceOf(seed, nr, 'nummer');
  // Numbers that begin with 06-0 are not given out.
  const nummer = chance() < 0.86 ? `+3160${String(Math.floor(chance() * 1e7)).padStart(7, '0')}` : undefined;
  return feiten.map((feit, index) => ({
    id: `${seed}-${nr}-${index}`,
    oproepId: `${seed}-${nr}`,
    soort: feit.soort as TelefoonSoort,
    op: iso(feit.op),
    ...('wijkteam' in feit && feit.wijkteam !== undefined && { wijkteam: feit.wijkteam }),
    ...(nummer !== undefined && (feit.soort === 'begonnen' || feit.soort === 'in-wachtrij') && { nummer }),
    ...(feit.soort === 'aangenomen' && { medewerker: 'tom-hendriks' }),
  }));
}

/** Id of a walk-in: a UUID of its own for every plan. */
export function bezoekId({ nr }: Verloop, seed: number): string {
  const chance = chanceOf(seed, nr, 'bezoek');
  const hex = Array.from({ length: 32 }, () => Math.floor(chance() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const VRAGEN = [
  'Kunt u mij helpen met een formulier?',
  'Wanneer kan ik langskomen?',
  'Ik zoek hulp bij mijn administratie.',
  'Bij wie kan ik terecht voor vervoer?',
  'Mijn buurvrouw heeft hulp in huis nodig. Kan dat via u?',
] as const;

/** Who wrote the mails of a contact. */
export const afzenderVan = ({ nr }: Verloop, seed: number): string => `inwoner-${seed}-${nr}@post.example`;

/**
 * The raw message (RFC 5322) of the `nth` mail (from 0) of a contact, to the mailbox of its wijkteam. `antwoordOp`: the
 * Message-ID of the mail it replies to, with its brackets; absent, a later mail refers to the first one of its own.
 */
export function ruweMail(verloop: Verloop, nth: number, seed: number, antwoordOp?: string): string {
  const { nr, wijkteam } = verloop;
  const mails = verloop.feiten.filter((feit) => feit.soort === 'mail');
  const mail = mails[nth];
  if (mail === undefined) throw new RangeError(`contact ${nr} has ${mails.length} mails, asked for number ${nth}`);
  const own = (index: number) => `<${seed}-${nr}-${index}@post.example>`;
  const parent = antwoordOp ?? (nth > 0 ? own(0) : undefined);
  const chance = chanceOf(seed, nr, nth);
  return [
    `From: Inwoner <${afzenderVan(verloop, seed)}>`,
    `To: ${wijkteam}@voordeur.example`,
    `Subject: ${mail.automatisch ? 'Automatisch antwoord: afwezig' : `${nth > 0 ? 'Re: ' : ''}Vraag ${nr}`}`,
    `Date: ${new Date(mail.op).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${own(nth)}`,
    ...(parent === undefined ? [] : [`In-Reply-To: ${parent}`, `References: ${parent}`]),
    ...(mail.automatisch ? ['Auto-Submitted: auto-replied', 'Precedence: bulk'] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    mail.automatisch ? 'Ik ben er even niet.' : (VRAGEN[Math.floor(chance() * VRAGEN.length)] as string),
    '',
  ].join('\r\n');
}

/** The text of the `nth` line (from 0) of a chat. */
export function chatregel({ nr }: Verloop, nth: number, seed: number): string {
  return VRAGEN[Math.floor(chanceOf(seed, nr, nth)() * VRAGEN.length)] as string;
}
