/** Noting that somebody was tried, and whether they were spoken with. What was written is never a conversation. */
import { useId, useState } from 'preact/hooks';
import type { Volhouden } from '../../app/volhouden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Melding } from '../../ui/melding.tsx';
import { KeuzeVeld, Rondjes } from '../../ui/veld.tsx';
import { WIJZEN, wijzeTekst } from './woorden.ts';

export interface Poging {
  readonly gelukt: boolean;
  readonly wijze: string;
}

interface Props {
  readonly open: boolean;
  readonly sluit: () => void;
  readonly bewaar: (poging: Poging) => void;
}

export function PogingDialoog({ open, sluit, bewaar }: Props) {
  const [gelukt, zetGelukt] = useState<boolean | undefined>(undefined);
  const [wijze, zetWijze] = useState('telefoon');
  const [fout, zetFout] = useState(false);
  const uitleg = useId();
  const keuzes = WIJZEN.filter(({ gesprek }) => gelukt !== true || gesprek);
  const gekozen = keuzes.some(({ waarde }) => waarde === wijze) ? wijze : 'telefoon';
  const klaar = () => {
    zetGelukt(undefined);
    zetFout(false);
    sluit();
  };
  return (
    <Dialoog titel="Contact of poging vastleggen" open={open} sluit={klaar}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (gelukt === undefined) {
            zetFout(true);
            return;
          }
          bewaar({ gelukt, wijze: gekozen });
          klaar();
        }}
      >
        <Rondjes
          label="Hebt u de hulpvrager of het gezin gesproken?"
          fout={fout ? 'Kies ja of nee.' : undefined}
          keuzes={[
            { waarde: 'ja', tekst: 'Ja, gesproken' },
            { waarde: 'nee', tekst: 'Nee, niet gesproken' },
          ]}
          waarde={gelukt === undefined ? undefined : gelukt ? 'ja' : 'nee'}
          opWijzig={(waarde) => zetGelukt(waarde === 'ja')}
        />
        <KeuzeVeld label="Hoe" keuzes={keuzes} waarde={gekozen} opWijzig={zetWijze} />
        <p id={uitleg} class="nl-paragraph">
          {gelukt === true
            ? 'Hiermee stoppen beide klokken. Dit is niet terug te draaien.'
            : 'De klokken lopen door. Dit is niet terug te draaien.'}
        </p>
        <div class="knoppen">
          <Knop type="submit" soort="primair" aria-describedby={uitleg}>
            Leg vast
          </Knop>
          <Knop onClick={klaar}>Toch niet</Knop>
        </div>
      </form>
    </Dialoog>
  );
}

/** What was noted and could not be sent yet: it stays in sight until it is. */
export function Onverzonden({ poging }: { readonly poging: Volhouden<Poging> }) {
  const { wacht, zonderLijn, bezig, nogEens, vergeet } = poging;
  if (wacht === undefined) return null;
  const wat = `${wijzeTekst(wacht.wijze)}, ${wacht.gelukt ? 'gesproken' : 'niet gesproken'}`;
  return (
    <div role="status">
      <Melding soort={zonderLijn ? 'let-op' : 'info'} titel={zonderLijn ? 'Nog niet verstuurd' : 'Wordt verstuurd…'}>
        <p class="nl-paragraph">
          Uw poging: {wat}.{' '}
          {zonderLijn &&
            'Voordeur probeert het vanzelf opnieuw, met het tijdstip waarop u het vastlegde. Laat deze bladzijde open.'}
        </p>
        {zonderLijn && (
          <div class="knoppen">
            <Knop bezig={bezig} onClick={nogEens}>
              Probeer nu
            </Knop>
            <Knop soort="stil" onClick={vergeet}>
              Gooi weg
            </Knop>
          </div>
        )}
      </Melding>
    </div>
  );
}
