/** A proposal for some weeks: every open half-day of the rotation to whoever did least. It goes into the draft as one step. */
import { useState } from 'preact/hooks';
import type { Roosterdienst, Roostervoorstel } from '../../app/antwoorden/roosterweek.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { KeuzeVeld } from '../../ui/veld.tsx';
import { plusDagen } from '../bereikbaarheid/perioden.ts';
import { dagTekst } from '../mijn-dienst/rooster.ts';

const WEKEN = [
  { waarde: '1', tekst: 'deze week' },
  { waarde: '4', tekst: 'vier weken' },
  { waarde: '8', tekst: 'acht weken' },
  { waarde: '13', tekst: 'dertien weken' },
];

export type NietBezet = Roostervoorstel['nietBezet'];

interface Props {
  readonly open: boolean;
  readonly wijkteam: string;
  readonly maandag: string;
  readonly vandaag: string;
  readonly sluit: () => void;
  readonly gelukt: (diensten: readonly Roosterdienst[], nietBezet: NietBezet) => void;
}

export function Voorstel({ open, ...rest }: Props) {
  return (
    <Dialoog titel="Stel een rooster voor" open={open} sluit={rest.sluit}>
      <Formulier {...rest} />
    </Dialoog>
  );
}

function Formulier({ wijkteam, maandag, vandaag, sluit, gelukt }: Omit<Props, 'open'>) {
  const { api } = useConsole();
  const [weken, zetWeken] = useState('1');
  const van = maandag > vandaag ? maandag : vandaag;
  const totEnMet = plusDagen(maandag, Number(weken) * 7 - 1);
  const vraag = useDoen(async () => {
    const body = { van, totEnMet, wijkteams: [wijkteam] };
    const { diensten, nietBezet } = await api.vraag<Roostervoorstel>('POST', '/v1/roostervoorstellen', body);
    gelukt(
      diensten.map((dienst) => ({ ...dienst, id: crypto.randomUUID() })),
      nietBezet,
    );
  });
  if (totEnMet < vandaag) return <p class="nl-paragraph">Deze week is voorbij. Kies een week die nog komt.</p>;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void vraag.start();
      }}
    >
      <Foutmelding fout={vraag.fout} />
      <p class="nl-paragraph">
        Elk open dagdeel van de vaste rotatie gaat naar wie het minst deed, naar de grootte van de baan. Avonden,
        vrijdagmiddagen, weekenden en feestdagen tellen zwaarder. Wat al gepubliceerd is, blijft staan.
      </p>
      <KeuzeVeld label="Hoe ver vooruit" keuzes={WEKEN} waarde={weken} opWijzig={zetWeken} />
      <p class="nl-paragraph zacht">
        Van {dagTekst(van)} tot en met {dagTekst(totEnMet)}. Het voorstel komt in uw concept; u kunt het in een keer
        ongedaan maken.
      </p>
      <div class="knoppen">
        <Knop type="submit" soort="primair" bezig={vraag.bezig}>
          Stel voor
        </Knop>
        <Knop onClick={sluit}>Toch niet</Knop>
      </div>
    </form>
  );
}
