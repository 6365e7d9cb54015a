/** The numbers that people hear and read in a crisis, each with the day on which somebody last saw that it is right. */
import type { Noodnummer, Organisatie } from '../../app/antwoorden/instellingen.ts';
import type { Bewaren } from '../../app/bewaren.ts';
import { useConsole } from '../../app/context.ts';
import { nu } from '../../app/server-klok.ts';
import { datum } from '../../app/woorden.ts';
import { veldVan } from '../../ui/formulier.tsx';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Rijen } from '../../ui/rijen.tsx';
import { TekstVeld } from '../../ui/veld.tsx';
import { dagVan } from '../bereikbaarheid/perioden.ts';
import { nakijkstand } from './nakijken.ts';

interface ControleProps {
  readonly naam: string;
  readonly op: string | undefined;
  readonly zet: (dag: string) => void;
}

/** When it was checked, whether that is too long ago, and that it is right today. */
function Controle({ naam, op, zet }: ControleProps) {
  const { meld } = useConsole();
  const vandaag = dagVan(nu());
  const stand = nakijkstand(op, vandaag);
  return (
    <>
      {stand === 'goed' ? (
        <Kenteken toon="goed">
          {op === vandaag ? 'Vandaag gecontroleerd' : `Gecontroleerd op ${datum(op ?? '')}`}
        </Kenteken>
      ) : (
        <Kenteken toon="let-op">
          {stand === 'nooit' ? 'Nooit gecontroleerd' : `Langer dan een jaar geleden gecontroleerd: ${datum(op ?? '')}`}
        </Kenteken>
      )}
      {op !== vandaag && (
        <Knop
          aria-label={`Opnieuw gecontroleerd: ${naam}`}
          onClick={() => {
            zet(vandaag);
            meld(`${naam} is vandaag gecontroleerd. Bewaar dit nog.`);
          }}
        >
          Opnieuw gecontroleerd
        </Knop>
      )}
    </>
  );
}

const LEEG: Noodnummer = { naam: '', nummer: '', bron: '', gecontroleerdOp: '' };

export function Nummers({ bewaren: { waarde, zet, fout } }: { readonly bewaren: Bewaren<Organisatie> }) {
  const { crisisdienst, noodnummers } = waarde;
  const zetDienst = (deel: Partial<Organisatie['crisisdienst']>) => zet({ crisisdienst: { ...crisisdienst, ...deel } });
  return (
    <>
      <h2 class="nl-heading nl-heading--level-2">Crisisdienst</h2>
      <p class="nl-paragraph">Dit nummer horen en lezen inwoners en collega’s bij een crisis, dag en nacht.</p>
      <div class="velden-rij">
        <TekstVeld
          {...veldVan(fout, 'crisisdienst.naam')}
          label="Naam"
          value={crisisdienst.naam}
          onInput={({ currentTarget }) => zetDienst({ naam: currentTarget.value })}
        />
        <TekstVeld
          {...veldVan(fout, 'crisisdienst.nummer')}
          type="tel"
          label="Telefoonnummer"
          value={crisisdienst.nummer}
          onInput={({ currentTarget }) => zetDienst({ nummer: currentTarget.value.trim() })}
        />
        <TekstVeld
          {...veldVan(fout, 'crisisdienst.mail')}
          type="email"
          label="E-mailadres voor vooraankondigingen"
          value={crisisdienst.mail ?? ''}
          onInput={({ currentTarget }) => zetDienst({ mail: currentTarget.value || null })}
        />
        <div class="op-rij heel">
          <Controle
            naam={crisisdienst.naam}
            op={crisisdienst.gecontroleerdOp}
            zet={(gecontroleerdOp) => zetDienst({ gecontroleerdOp })}
          />
        </div>
      </div>
      <h2 class="nl-heading nl-heading--level-2">Noodnummers</h2>
      <Rijen
        titel="Nummers in de volgorde waarin zij getoond worden"
        uitleg="112, 113, Veilig Thuis en de Kindertelefoon staan er altijd bij, ook als u ze weghaalt."
        rijen={noodnummers}
        nieuw={LEEG}
        nieuwTekst="Nog een nummer"
        naam={({ naam, nummer }, index) => `${naam} ${nummer}`.trim() || `nummer ${index + 1}`}
        opWijzig={(rijen) => zet({ noodnummers: rijen })}
        bij={(rij, zetRij) => (
          <Controle
            naam={`${rij.naam} ${rij.nummer}`}
            op={rij.gecontroleerdOp}
            zet={(gecontroleerdOp) => zetRij({ ...rij, gecontroleerdOp })}
          />
        )}
      >
        {(rij, zetRij, index) => {
          const veld = (naam: keyof Noodnummer) => ({
            ...veldVan(fout, `noodnummers[${index}].${naam}`),
            value: rij[naam],
          });
          return (
            <>
              <TekstVeld
                {...veld('naam')}
                label="Dienst"
                onInput={({ currentTarget }) => zetRij({ ...rij, naam: currentTarget.value })}
              />
              <TekstVeld
                {...veld('nummer')}
                type="tel"
                label="Telefoonnummer"
                onInput={({ currentTarget }) => zetRij({ ...rij, nummer: currentTarget.value.trim() })}
              />
              <TekstVeld
                {...veld('bron')}
                label="Waar staat dit nummer"
                onInput={({ currentTarget }) => zetRij({ ...rij, bron: currentTarget.value })}
              />
              <TekstVeld
                {...veld('gecontroleerdOp')}
                type="date"
                label="Gecontroleerd op"
                onInput={({ currentTarget }) => zetRij({ ...rij, gecontroleerdOp: currentTarget.value })}
              />
            </>
          );
        }}
      </Rijen>
    </>
  );
}
