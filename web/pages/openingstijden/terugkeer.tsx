/** A locatie with hours of its own goes back to those of its wijkteam: what that changes is said first. */
import { useState } from 'preact/hooks';
import type { Kalenderdag, Openingsvoorbeeld } from '../../app/antwoorden/openingstijden.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Formulierfout, veldVan } from '../../ui/formulier.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Melding } from '../../ui/melding.tsx';
import { TekstVeld } from '../../ui/veld.tsx';
import { plusDagen } from '../bereikbaarheid/perioden.ts';
import { type Plaats, padVan, type Stand } from './plaats.ts';
import { dagTekst, type Uren } from './uren.ts';
import { Voorbeeld } from './voorbeeld.tsx';
import { dagen as dagenWoord } from './wijziging.ts';

interface Props {
  readonly plaats: Plaats;
  readonly stand: Stand;
  readonly uren: Uren;
  readonly vandaag: string;
  readonly jaar: number;
  readonly kalender: readonly Kalenderdag[];
  readonly opnieuw: () => Promise<void>;
  readonly meld: (tekst: string) => void;
  /** Shows what changes when it keeps its own hours after all. */
  readonly blijf: () => void;
}

export function Terugkeer({ plaats, stand, uren, vandaag, jaar, kalender, opnieuw, meld, blijf }: Props) {
  const { api } = useConsole();
  const [open, zetOpen] = useState(false);
  const [vanaf, zetVanaf] = useState('');
  const [voorbeeld, zetVoorbeeld] = useState<Openingsvoorbeeld | undefined>(undefined);
  const ditJaar = Number(vandaag.slice(0, 4));
  const bekijk = useDoen(async () => {
    const periode = { van: `${ditJaar}-01-01`, totEnMet: `${ditJaar + 1}-12-31` };
    zetVoorbeeld(
      await api.vraag<Openingsvoorbeeld>('POST', padVan(plaats, '/wijkteamtijden/voorbeelden', periode), { vanaf }),
    );
  });
  const dicht = () => {
    zetOpen(false);
    zetVoorbeeld(undefined);
    bekijk.wis();
    ga.wis();
  };
  const ga = useDoen(async (aantal: number) => {
    await api.vraag('POST', padVan(plaats, '/wijkteamtijden', { basis: String(stand.basis) }), { vanaf });
    zetOpen(false);
    zetVoorbeeld(undefined);
    await opnieuw();
    meld(
      `Bewaard. Vanaf ${dagTekst(vanaf)} volgt deze locatie het wijkteam: ${dagenWoord(aantal)} anders dan het was. Wilt u weer eigen tijden? Bewaar ze dan hier.`,
    );
  });
  return (
    <>
      {uren.van === 'wijkteam' && (
        <Melding soort="info" titel="Deze locatie volgt de inlooptijden van het wijkteam">
          <p class="nl-paragraph">
            Dat is zo sinds {dagTekst(uren.sinds)}. In het formulier staan de laatste eigen tijden. Bewaart u ze, dan
            gelden ze vanaf vandaag weer. De dagen ervoor blijven zoals ze waren.
          </p>
          <div class="knoppen">
            <Knop onClick={blijf}>Bekijk eigen tijden vanaf vandaag</Knop>
          </div>
        </Melding>
      )}
      {uren.van === 'eigen-tot' && (
        <Melding soort="info" titel={`Vanaf ${dagTekst(uren.vanaf)} volgt deze locatie het wijkteam`}>
          <p class="nl-paragraph">Tot die dag gelden de eigen tijden in het formulier.</p>
          <div class="knoppen">
            <Knop onClick={blijf}>Houd toch eigen tijden</Knop>
          </div>
        </Melding>
      )}
      {uren.van === 'eigen' && (
        <div class="knoppen">
          <Knop
            onClick={() => {
              zetVanaf(plusDagen(vandaag, 1));
              zetOpen(true);
            }}
          >
            Terug naar de tijden van het wijkteam
          </Knop>
        </div>
      )}
      <Dialoog titel="Terug naar de tijden van het wijkteam" open={open} sluit={dicht}>
        <p class="nl-paragraph">
          Vanaf de dag die u kiest gelden hier de inlooptijden van het wijkteam, ook als die later veranderen. De dagen
          ervoor blijven zoals ze waren. Is deze locatie nu tijdelijk gesloten, dan eindigt die sluiting die dag. U kunt
          later altijd weer eigen tijden bewaren.
        </p>
        {voorbeeld === undefined ? (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void bekijk.start();
            }}
          >
            <Formulierfout fout={bekijk.fout} />
            <TekstVeld
              {...veldVan(bekijk.fout, 'vanaf')}
              label="Vanaf welke dag"
              type="date"
              min={vandaag}
              value={vanaf}
              onInput={({ currentTarget }) => zetVanaf(currentTarget.value)}
            />
            <div class="knoppen">
              <Knop soort="primair" type="submit" bezig={bekijk.bezig}>
                Bekijk wat er verandert
              </Knop>
              <Knop onClick={dicht}>Terug</Knop>
            </div>
          </form>
        ) : (
          <Voorbeeld
            voorbeeld={voorbeeld}
            jaar={jaar}
            kalender={kalender}
            vandaag={vandaag}
            doen={`Volg het wijkteam vanaf ${dagTekst(vanaf)}`}
            bewaar={() => void ga.start(voorbeeld.dagen.length)}
            bezig={ga.bezig}
            fout={ga.fout}
            terug={() => {
              ga.wis();
              zetVoorbeeld(undefined);
            }}
            opnieuw={() => {
              dicht();
              void opnieuw().then(() => meld('Opgehaald wat er nu staat. Kijk opnieuw wat er verandert.'));
            }}
          />
        )}
      </Dialoog>
    </>
  );
}
