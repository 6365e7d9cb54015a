/** Short marks: a word and a shape, never a colour alone. */

export type Toon = 'neutraal' | 'goed' | 'let-op' | 'fout';
const KLASSE: Readonly<Record<Toon, string>> = {
  neutraal: 'neutral',
  goed: 'safe',
  'let-op': 'warning',
  fout: 'danger',
};
const TEKEN: Readonly<Record<Toon, string>> = { neutraal: '', goed: '✓ ', 'let-op': '! ', fout: '‼ ' };

export function Kenteken({ toon, children }: { readonly toon: Toon; readonly children: string }) {
  return (
    <span class={`utrecht-badge-status utrecht-badge-status--${KLASSE[toon]}`}>
      <span aria-hidden="true">{TEKEN[toon]}</span>
      {children}
    </span>
  );
}

const KANAAL: Readonly<Record<string, string>> = { telefoon: '☎', mail: '✉', chat: '❞', inloop: '⌂' };
const KANAALNAAM: Readonly<Record<string, string>> = {
  telefoon: 'Telefoon',
  mail: 'E-mail',
  chat: 'Chat',
  inloop: 'Inloop',
};
export const kanaalnaam = (kanaal: string): string => KANAALNAAM[kanaal] ?? kanaal;

export function Kanaal({ kanaal }: { readonly kanaal: string }) {
  return (
    <span class="kanaal">
      <span aria-hidden="true">{KANAAL[kanaal] ?? '•'}</span> {kanaalnaam(kanaal)}
    </span>
  );
}
