/** Sick now, better again, and leave. Why somebody is away is asked of nobody. */
import { useState } from 'preact/hooks';
import type { Afwezigheid } from '../../app/antwoorden/rooster.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { TekstVeld } from '../../ui/veld.tsx';
import { afwezigTekst } from './rooster.ts';

interface Props {
  readonly afwezigheden: readonly Afwezigheid[];
  readonly nu: string;
  readonly opnieuw: () => Promise<void>;
  readonly gelukt: (tekst: string) => void;
}

export function Afwezig({ afwezigheden, nu, opnieuw, gelukt }: Props) {
  const { api, ik } = useConsole();
  const [venster, zetVenster] = useState<'ziek' | 'verlof' | undefined>(undefined);
  const [van, zetVan] = useState('');
  const [tot, zetTot] = useState('');
  const eigen = afwezigheden.filter((one) => one.medewerker === ik.id && one.tot > nu);
  const ziek = eigen.find((one) => one.bron === 'ziek' && one.van <= nu);
  const meldDoen = useDoen(async (body: object, tekst: string) => {
    await api.vraag('POST', '/v1/afwezigheden', body);
    await opnieuw();
    zetVenster(undefined);
    gelukt(tekst);
  });
  const beeindig = useDoen(async ({ id, bron }: Afwezigheid) => {
    await api.vraag('POST', `/v1/afwezigheden/${encodeURIComponent(id)}/beeindigingen`, {});
    await opnieuw();
    gelukt(bron === 'ziek' ? 'U bent beter gemeld.' : 'De afwezigheid is beëindigd.');
  });
  const open = (welk: 'ziek' | 'verlof') => () => {
    meldDoen.wis();
    zetVenster(welk);
  };
  return (
    <section aria-labelledby="afwezig">
      <h2 id="afwezig" class="nl-heading nl-heading--level-3">
        Ziek of afwezig
      </h2>
      <Foutmelding fout={beeindig.fout} />
      {eigen.length > 0 && (
        <ul class="rij-lijst">
          {eigen.map((one) => (
            <li key={one.id} class="dienstrij">
              <span>{afwezigTekst(one)}</span>
              <Knop bezig={beeindig.bezig} onClick={() => void beeindig.start(one)}>
                {one.bron === 'ziek' ? 'Ik ben beter' : one.van > nu ? 'Haal weg' : 'Ik ben er weer'}
              </Knop>
            </li>
          ))}
        </ul>
      )}
      <div class="knoppen">
        {ziek === undefined && (
          <Knop aria-haspopup="dialog" onClick={open('ziek')}>
            Ik ben nu ziek
          </Knop>
        )}
        <Knop aria-haspopup="dialog" onClick={open('verlof')}>
          Ik ben er niet op…
        </Knop>
      </div>
      <Dialoog titel="U bent ziek" open={venster === 'ziek'} sluit={() => zetVenster(undefined)}>
        <Foutmelding fout={meldDoen.fout} />
        <p class="nl-paragraph">
          Dit geldt meteen. Spoedzaken die u hebt opgepakt gaan terug naar wie dienst heeft, en nieuwe komen niet meer
          bij u. Dat is niet terug te draaien. Bent u beter, meld dat dan hier.
        </p>
        <div class="knoppen">
          <Knop
            soort="primair"
            bezig={meldDoen.bezig}
            onClick={() => void meldDoen.start({ ziek: true }, 'U bent ziek gemeld. Beterschap.')}
          >
            Meld mij ziek
          </Knop>
          <Knop onClick={() => zetVenster(undefined)}>Toch niet</Knop>
        </div>
      </Dialoog>
      <Dialoog titel="U bent er niet" open={venster === 'verlof'} sluit={() => zetVenster(undefined)}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const body = { ...(van !== '' && { van }), ...(tot !== '' && { tot }) };
            void meldDoen.start(body, 'Vastgelegd dat u er dan niet bent.');
          }}
        >
          <Foutmelding fout={meldDoen.fout} velden={{ van: 'afwezig-van', tot: 'afwezig-tot' }} />
          <TekstVeld
            id="afwezig-van"
            type="datetime-local"
            label="Van"
            fout={meldDoen.fout?.fouten.find(({ veld }) => veld === 'van')?.melding}
            value={van}
            onInput={(event) => zetVan(event.currentTarget.value)}
          />
          <TekstVeld
            id="afwezig-tot"
            type="datetime-local"
            label="Tot"
            fout={meldDoen.fout?.fouten.find(({ veld }) => veld === 'tot')?.melding}
            value={tot}
            onInput={(event) => zetTot(event.currentTarget.value)}
          />
          <p class="nl-paragraph">
            Diensten in deze tijd blijven in het rooster staan: ruil ze, of vraag wie het rooster maakt. U kunt dit weer
            weghalen.
          </p>
          <div class="knoppen">
            <Knop type="submit" soort="primair" bezig={meldDoen.bezig}>
              Leg vast
            </Knop>
            <Knop onClick={() => zetVenster(undefined)}>Toch niet</Knop>
          </div>
        </form>
      </Dialoog>
    </section>
  );
}
