/** One duty: who has it, when and where. It goes into the draft, and can be taken back there. */
import { useState } from 'preact/hooks';
import type { Dienstsoort, Roosterdienst } from '../../app/antwoorden/roosterweek.ts';
import { useNamen } from '../../app/namen.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Knop } from '../../ui/knop.tsx';
import { KeuzeVeld, TekstVeld, Vinkje } from '../../ui/veld.tsx';
import { plusDagen } from '../bereikbaarheid/perioden.ts';
import type { Weekstand } from './lezen.ts';
import { type Kandidaat, kandidatenVoor } from './week.ts';
import { SOORTKEUZES, wanneer } from './woorden.ts';

export interface Bewerking {
  /** As it is published; null for a new one. */
  readonly was: Roosterdienst | null;
  /** As it stands in the draft; `professional` empty while nobody is chosen. */
  readonly dienst: Roosterdienst;
  readonly vervalt: boolean;
}

interface Props {
  readonly bewerking: Bewerking | undefined;
  readonly stand: Weekstand;
  /** Duties of everybody, as they will be. */
  readonly diensten: readonly Roosterdienst[];
  readonly sluit: () => void;
  readonly zet: (was: Roosterdienst | null, wordt: Roosterdienst | null) => void;
}

export function VakDialoog({ bewerking, ...rest }: Props) {
  const titel = bewerking === undefined ? 'Dienst' : `Dienst ${wanneer(bewerking.dienst)}`;
  return (
    <Dialoog titel={titel} open={bewerking !== undefined} sluit={rest.sluit}>
      {bewerking && <Formulier bewerking={bewerking} {...rest} />}
    </Dialoog>
  );
}

/** A field of the browser knows no 24:00. */
const voorVeld = (op: string): string => (op.endsWith('T24:00') ? `${plusDagen(op.slice(0, 10), 1)}T00:00` : op);

const keuzetekst = ({ naam, eigen, bezwaar }: Kandidaat): string =>
  [naam, ...(eigen ? [] : ['ander wijkteam']), ...(bezwaar === null ? [] : [bezwaar])].join(', ');

function Formulier({ bewerking, stand, diensten, sluit, zet }: Props & { readonly bewerking: Bewerking }) {
  const { medewerkers, wijkteams } = useNamen();
  const { was, vervalt } = bewerking;
  const begin = bewerking.dienst;
  const [dienst, zetDienst] = useState({ ...begin, tot: voorVeld(begin.tot) });
  const [wie, zetWie] = useState(vervalt ? '' : begin.professional);
  const [geprobeerd, zetGeprobeerd] = useState(false);
  const locaties = wijkteams.find(({ slug }) => slug === dienst.wijkteam)?.locaties ?? [];
  const fouten = {
    wie: was === null && wie === '' ? 'Kies wie dienst heeft.' : undefined,
    van: dienst.van === '' ? 'Vul in wanneer de dienst begint.' : undefined,
    tot: dienst.tot <= dienst.van ? 'Het einde moet na het begin liggen.' : undefined,
    locatie: dienst.soort === 'inloop' && !dienst.locatie ? 'Kies waar de inloop is.' : undefined,
  };
  const bij = (veld: keyof typeof fouten) => (geprobeerd ? fouten[veld] : undefined);
  const zetSoort = (soort: string) => {
    const { locatie: _oud, ...over } = dienst;
    const [eerste] = locaties;
    zetDienst({
      ...over,
      soort: soort as Dienstsoort,
      ...(soort === 'inloop' && eerste !== undefined && { locatie: dienst.locatie ?? eerste.slug }),
    });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        zetGeprobeerd(true);
        const eerste = Object.entries(fouten).find(([, melding]) => melding !== undefined)?.[0];
        if (eerste !== undefined) {
          document.getElementById(`dienst-${eerste}`)?.focus();
          return;
        }
        const tot = dienst.tot === voorVeld(begin.tot) ? begin.tot : dienst.tot;
        zet(was, wie === '' ? null : { ...dienst, tot, professional: wie });
      }}
    >
      <KeuzeVeld
        id="dienst-wie"
        label="Wie heeft dienst"
        fout={bij('wie')}
        keuzes={[
          { waarde: '', tekst: was === null ? 'Kies een collega' : 'Niemand: de dienst vervalt' },
          ...kandidatenVoor(dienst, medewerkers, diensten, stand.afwezigheden).map((een) => ({
            waarde: een.id,
            tekst: keuzetekst(een),
          })),
        ]}
        waarde={wie}
        opWijzig={zetWie}
      />
      <div class="filters">
        <TekstVeld
          id="dienst-van"
          type="datetime-local"
          label="Van"
          fout={bij('van')}
          value={dienst.van}
          onInput={({ currentTarget }) => zetDienst({ ...dienst, van: currentTarget.value })}
        />
        <TekstVeld
          id="dienst-tot"
          type="datetime-local"
          label="Tot"
          fout={bij('tot')}
          value={dienst.tot}
          onInput={({ currentTarget }) => zetDienst({ ...dienst, tot: currentTarget.value })}
        />
        <KeuzeVeld label="Soort" keuzes={SOORTKEUZES} waarde={dienst.soort} opWijzig={zetSoort} />
        {dienst.soort === 'inloop' && (
          <KeuzeVeld
            id="dienst-locatie"
            label="Waar"
            fout={bij('locatie')}
            keuzes={[
              ...(dienst.locatie === undefined ? [{ waarde: '', tekst: 'Kies een plek' }] : []),
              ...locaties.map(({ slug, naam }) => ({ waarde: slug, tekst: naam })),
            ]}
            waarde={dienst.locatie ?? ''}
            opWijzig={(locatie) => zetDienst({ ...dienst, locatie })}
          />
        )}
      </div>
      <Vinkje
        label="Vervanging: gaat voor op wie er anders dienst heeft"
        aan={dienst.vervanging}
        opWijzig={(vervanging) => zetDienst({ ...dienst, vervanging })}
      />
      <p class="nl-paragraph zacht">Dit komt in uw concept. Het geldt pas als u publiceert.</p>
      <div class="knoppen">
        <Knop type="submit" soort="primair">
          Zet in concept
        </Knop>
        {(vervalt || (was !== null && begin !== was)) && (
          <Knop onClick={() => zet(was, was)}>Laat zoals gepubliceerd</Knop>
        )}
        {was === null && begin.professional !== '' && <Knop onClick={() => zet(begin, null)}>Haal weg</Knop>}
        <Knop onClick={sluit}>Toch niet</Knop>
      </div>
    </form>
  );
}
