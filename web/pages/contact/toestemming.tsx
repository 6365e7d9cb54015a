/** In which of three ways somebody comes, and with whom may be shared: what then may be kept follows from it. */
import { useState } from 'preact/hooks';
import type { Contact, ContactVolledig, Toestemming, Weg } from '../../app/antwoorden/contacten.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { GroteTekst, Rondjes, Vinkje } from '../../ui/veld.tsx';
import { partnersUit, WEGEN } from './uitkomst.ts';

interface WegProps {
  readonly weg: Weg | undefined;
  readonly twijfel: boolean;
  readonly minderjarig: boolean;
  readonly zet: (deel: { weg?: Weg; twijfel?: boolean; minderjarig?: boolean }) => void;
}

export function WegVelden({ weg, twijfel, minderjarig, zet }: WegProps) {
  return (
    <>
      <Rondjes
        label="Hoe komt deze persoon bij ons?"
        keuzes={WEGEN}
        waarde={weg}
        opWijzig={(gekozen) => zet({ weg: gekozen as Weg, twijfel: false })}
      />
      {weg === 'ander-met-toestemming' && (
        <Vinkje label="Ik twijfel of er toestemming is" aan={twijfel} opWijzig={(aan) => zet({ twijfel: aan })} />
      )}
      {weg !== 'ander-zonder-toestemming' && (
        <Vinkje
          label="Het gaat om iemand onder de 18 (alle ouders met gezag worden geïnformeerd)"
          aan={minderjarig}
          opWijzig={(aan) => zet({ minderjarig: aan })}
        />
      )}
    </>
  );
}

interface Props {
  readonly contact: ContactVolledig;
  readonly gelukt: (tekst: string) => void;
}

function Formulier({ contact, klaar }: { readonly contact: ContactVolledig; readonly klaar: () => void }) {
  const { api } = useConsole();
  const was = contact.toestemming;
  const [stand, zetStand] = useState({
    weg: was?.weg,
    twijfel: was?.twijfel === true,
    minderjarig: was?.minderjarig === true,
  });
  const [delen, zetDelen] = useState((was?.delen ?? []).map(({ partner }) => partner).join('\n'));
  const { weg, twijfel, minderjarig } = stand;
  const anoniem = weg === 'ander-zonder-toestemming';
  const bewaar = useDoen(async () => {
    if (weg === undefined) return;
    const partners = partnersUit(delen);
    const toestemming: Toestemming = {
      weg,
      ...(twijfel && { twijfel }),
      ...(minderjarig && !anoniem && { minderjarig }),
      ...(!anoniem && (partners.length > 0 || was?.delen !== undefined) && { delen: partners }),
    };
    await api.vraag<Contact>('POST', `/v1/contacten/${encodeURIComponent(contact.id)}/toestemmingen`, toestemming);
    klaar();
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void bewaar.start();
      }}
    >
      <WegVelden {...stand} zet={(deel) => zetStand((old) => ({ ...old, ...deel }))} />
      {anoniem ? (
        <p class="nl-paragraph">
          Er wordt dan niets bewaard wat naar de hulpvrager leidt. Vraag de melder om toestemming te vragen.
        </p>
      ) : (
        <GroteTekst
          id="toestemming-delen"
          label="Met wie mag gedeeld worden?"
          uitleg="De naam van een organisatie per regel. Leeg: met niemand."
          rows={3}
          value={delen}
          onInput={({ currentTarget }) => zetDelen(currentTarget.value)}
        />
      )}
      <Foutmelding fout={bewaar.fout} velden={{ delen: 'toestemming-delen' }} />
      <div class="knoppen">
        <Knop soort="primair" type="submit" bezig={bewaar.bezig}>
          Leg vast
        </Knop>
      </div>
    </form>
  );
}

export function Toestemmingen({ contact, gelukt }: Props) {
  const [open, zetOpen] = useState(false);
  const { toestemming, uitkomst } = contact;
  const weg = WEGEN.find(({ waarde }) => waarde === toestemming?.weg);
  const delen = toestemming?.delen ?? [];
  return (
    <section aria-labelledby="toestemming">
      <h2 id="toestemming" class="nl-heading nl-heading--level-2">
        Toestemming
      </h2>
      <p class="nl-paragraph">
        {weg === undefined ? 'Nog niet vastgelegd.' : `${weg.tekst}${toestemming?.twijfel ? ', met twijfel' : ''}.`}
        {delen.length > 0 && ` Delen mag met ${delen.map(({ partner }) => partner).join(', ')}.`}
      </p>
      {uitkomst === null && (
        <>
          <Knop aria-haspopup="dialog" onClick={() => zetOpen(true)}>
            {weg === undefined ? 'Leg toestemming vast' : 'Wijzig toestemming'}
          </Knop>
          <Dialoog titel="Toestemming" open={open} sluit={() => zetOpen(false)}>
            <Formulier
              contact={contact}
              klaar={() => {
                zetOpen(false);
                gelukt('De toestemming is vastgelegd.');
              }}
            />
          </Dialoog>
        </>
      )}
    </section>
  );
}
