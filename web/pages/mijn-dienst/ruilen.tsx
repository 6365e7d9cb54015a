/** Duties that change hands: asking a colleague, and answering what was asked. */
import { useState } from 'preact/hooks';
import type { Dienst, Ruilverzoek } from '../../app/antwoorden/rooster.ts';
import type { ApiFout } from '../../app/api.ts';
import { useConsole } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Kenteken, type Toon } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { KeuzeVeld } from '../../ui/veld.tsx';
import { dienstVoluit, perDag, ruilenVan } from './rooster.ts';

const STATUS: Readonly<Record<Ruilverzoek['status'], readonly [Toon, string]>> = {
  open: ['let-op', 'Wacht op antwoord'],
  akkoord: ['goed', 'Geruild'],
  geweigerd: ['fout', 'Geweigerd'],
  ingetrokken: ['neutraal', 'Ingetrokken'],
  verlopen: ['neutraal', 'Verlopen'],
};

interface LijstProps {
  readonly verzoeken: readonly Ruilverzoek[];
  readonly bezig: boolean;
  readonly doe: (verzoek: Ruilverzoek, wat: 'akkoorden' | 'weigeringen' | 'intrekkingen') => void;
}

export function Ruilverzoeken({ verzoeken, bezig, doe }: LijstProps) {
  const { ik } = useConsole();
  const { naam, teamnaam } = useNamen();
  const { aanMij, aanbod, vanMij } = ruilenVan(verzoeken, ik.id);
  if (aanMij.length + aanbod.length + vanMij.length === 0)
    return <p class="nl-paragraph zacht">Er zijn geen ruilverzoeken.</p>;
  const tekst = ({ dienst, tegen }: Ruilverzoek) => (
    <>
      {dienstVoluit(dienst)}, {teamnaam(dienst.wijkteam)}.{tegen && <div>In ruil voor: {dienstVoluit(tegen)}.</div>}
    </>
  );
  return (
    <ul class="rij-lijst kaarten">
      {[...aanMij, ...aanbod].map((verzoek) => (
        <li key={verzoek.id} class="zaakkaart">
          <h3 class="nl-heading nl-heading--level-4">
            {naam(verzoek.dienst.professional)}{' '}
            {verzoek.aan === null ? 'biedt een dienst aan' : 'vraagt of u een dienst overneemt'}
          </h3>
          <div>{tekst(verzoek)}</div>
          <p class="nl-paragraph">Zegt u ja, dan is de dienst meteen van u.</p>
          <div class="knoppen">
            <Knop soort="primair" bezig={bezig} onClick={() => doe(verzoek, 'akkoorden')}>
              Ja, ik neem over
            </Knop>
            {verzoek.aan === ik.id && (
              <Knop bezig={bezig} onClick={() => doe(verzoek, 'weigeringen')}>
                Nee
              </Knop>
            )}
          </div>
        </li>
      ))}
      {vanMij.map((verzoek) => (
        <li key={verzoek.id} class="zaakkaart">
          <h3 class="nl-heading nl-heading--level-4">
            Uw verzoek aan {verzoek.aan === null ? 'iedereen' : naam(verzoek.aan)}{' '}
            <Kenteken toon={STATUS[verzoek.status][0]}>{STATUS[verzoek.status][1]}</Kenteken>
          </h3>
          <div>{tekst(verzoek)}</div>
          {verzoek.status === 'akkoord' && <p class="nl-paragraph">Door {naam(verzoek.beslistDoor)}.</p>}
          {verzoek.status === 'open' && (
            <div class="knoppen">
              <Knop bezig={bezig} onClick={() => doe(verzoek, 'intrekkingen')}>
                Trek in
              </Knop>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

const IEDEREEN = '';
const NIETS = '';

interface VraagProps {
  readonly dienst: Dienst | undefined;
  readonly diensten: readonly Dienst[];
  readonly nu: string;
  readonly sluit: () => void;
  readonly bezig: boolean;
  readonly fout: ApiFout | undefined;
  readonly vraag: (body: { readonly dienst: string; readonly aan?: string; readonly tegen?: string }) => void;
}

export function RuilDialoog({ dienst, diensten, nu, sluit, bezig, fout, vraag }: VraagProps) {
  const { ik } = useConsole();
  const { medewerkers } = useNamen();
  const [aan, zetAan] = useState(IEDEREEN);
  const [tegen, zetTegen] = useState(NIETS);
  const collegas = medewerkers.filter(
    ({ id, actief, rollen, wijkteams }) =>
      actief && id !== ik.id && rollen.includes('professional') && (!dienst || wijkteams.includes(dienst.wijkteam)),
  );
  const anderen = perDag(diensten, aan, nu).flatMap((one) => one.diensten);
  const gekozen = anderen.some(({ id }) => id === tegen) ? tegen : NIETS;
  return (
    <Dialoog titel="Dienst ruilen" open={dienst !== undefined} sluit={sluit}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (dienst)
            vraag({
              dienst: dienst.id,
              ...(aan !== IEDEREEN && { aan }),
              ...(gekozen !== NIETS && { tegen: gekozen }),
            });
        }}
      >
        <Foutmelding fout={fout} />
        {dienst && <p class="nl-paragraph">{dienstVoluit(dienst)}.</p>}
        <KeuzeVeld
          label="Wie vraagt u"
          keuzes={[
            { waarde: IEDEREEN, tekst: 'Iedereen: wie het eerst ja zegt' },
            ...collegas.map(({ id, naam }) => ({ waarde: id, tekst: naam })),
          ]}
          waarde={aan}
          opWijzig={zetAan}
        />
        {aan !== IEDEREEN && (
          <KeuzeVeld
            label="In ruil voor"
            keuzes={[
              { waarde: NIETS, tekst: 'Niets terug' },
              ...anderen.map((one) => ({ waarde: one.id, tekst: dienstVoluit(one) })),
            ]}
            waarde={gekozen}
            opWijzig={zetTegen}
          />
        )}
        <p class="nl-paragraph">De dienst blijft van u tot iemand ja zegt. Tot dan kunt u het intrekken.</p>
        <div class="knoppen">
          <Knop type="submit" soort="primair" bezig={bezig}>
            Vraag
          </Knop>
          <Knop onClick={sluit}>Toch niet</Knop>
        </div>
      </form>
    </Dialoog>
  );
}
