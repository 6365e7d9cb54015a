/** Who waits now, over four kanalen; who takes one has it, and nobody else. */
import { useCallback, useState } from 'preact/hooks';
import type { Contact, GevondenContact } from '../../app/antwoorden/contacten.ts';
import type { ApiFout } from '../../app/api.ts';
import { useConsole, useNu } from '../../app/context.ts';
import { gevaarwoorden } from '../../app/gevaar.ts';
import { useNamen } from '../../app/namen.ts';
import { ga, usePad } from '../../app/route.ts';
import { Kanaal, kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud } from '../../ui/melding.tsx';
import { KeuzeVeld } from '../../ui/veld.tsx';
import { noemHouder } from './bezet.ts';
import { useWachtlijst } from './use-wachtlijst.ts';
import { type Filter, filterAdres, filterUit, tel, verdeel, type Wachtlijst } from './wachtlijst.ts';
import { Wachtregel } from './wachtregel.tsx';

const PAD = '/wachtenden';

function Tellers({ lijst, filter, nu, kies }: Deel & { readonly kies: (filter: Filter) => void }) {
  return (
    <fieldset class="tellers">
      <legend class="alleen-gehoord">Alleen dit kanaal</legend>
      {tel(lijst, filter.wijkteam, nu).map(({ kanaal, wachtend, over }) => {
        const aan = filter.kanaal === kanaal;
        return (
          <Knop
            key={kanaal}
            soort={aan ? 'primair' : 'gewoon'}
            aria-pressed={aan}
            onClick={() => kies({ ...filter, kanaal: aan ? null : kanaal })}
          >
            <Kanaal kanaal={kanaal} /> <strong>{wachtend}</strong>
            {over > 0 && <span> ‼ {over} over norm</span>}
          </Knop>
        );
      })}
    </fieldset>
  );
}

interface Deel {
  readonly lijst: Wachtlijst;
  readonly filter: Filter;
  readonly nu: number;
}

interface LijstProps extends Deel {
  readonly bezigMet: string | null;
  readonly neemAan: (contact: GevondenContact) => void;
}

function Lijsten({ lijst, filter, nu, bezigMet, neemAan }: LijstProps) {
  const { ik } = useConsole();
  const { naam, teamnaam } = useNamen();
  const { wachtend, mijn, vanAnderen } = verdeel(lijst, filter, ik.id);
  const regel = (contact: GevondenContact) => ({ contact, nu, team: teamnaam(contact.wijkteam) });
  return (
    <>
      {mijn.length > 0 && (
        <section aria-labelledby="mijn">
          <h2 id="mijn" class="nl-heading nl-heading--level-2">
            U bent bezig met ({mijn.length})
          </h2>
          <ul class="rij-lijst">
            {mijn.map((contact) => (
              <Wachtregel key={contact.id} {...regel(contact)} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="wachtend">
        <h2 id="wachtend" class="nl-heading nl-heading--level-2">
          Nog niet aangenomen ({wachtend.length})
        </h2>
        {wachtend.length === 0 ? (
          <p class="nl-paragraph">Er wacht nu niemand{filter.kanaal || filter.wijkteam ? ' bij deze keuze' : ''}.</p>
        ) : (
          <>
            <p class="nl-paragraph zacht">Wie een contact aanneemt, houdt het tot het is afgerond.</p>
            <ul class="rij-lijst wachtlijst">
              {wachtend.map((contact) => (
                <Wachtregel key={contact.id} {...regel(contact)} neemAan={neemAan} bezig={bezigMet === contact.id} />
              ))}
            </ul>
          </>
        )}
      </section>
      {vanAnderen.length > 0 && (
        <section aria-labelledby="anderen">
          <h2 id="anderen" class="nl-heading nl-heading--level-2">
            Bij collega's ({vanAnderen.length})
          </h2>
          <ul class="rij-lijst wachtlijst">
            {vanAnderen.map((contact) => (
              <Wachtregel
                key={contact.id}
                {...regel(contact)}
                bij={contact.aangenomenDoor === null ? 'een collega' : naam(contact.aangenomenDoor)}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Says aloud who began to wait: danger at once, a rush as one sentence. */
function useAankondiging() {
  const { meld } = useConsole();
  const { teamnaam } = useNamen();
  return (nieuw: readonly GevondenContact[]) => {
    const danger = nieuw.find(({ gevaarsignalen }) => gevaarsignalen.length > 0);
    const one = danger ?? nieuw[0];
    if (one === undefined) return;
    const wat = `${kanaalnaam(one.kanaal)}, ${teamnaam(one.wijkteam)}`;
    if (danger) meld(`Gevaar: ${gevaarwoorden(danger.gevaarsignalen).join(', ')}. ${wat}`, true);
    else meld(nieuw.length === 1 ? `Nieuw: ${wat}` : `${nieuw.length} nieuwe contacten wachten`);
  };
}

export function Wachtenden() {
  const { api } = useConsole();
  const { wijkteams, naam } = useNamen();
  const { zoek } = usePad();
  const nu = useNu();
  const filter = filterUit(zoek);
  const gelezen = useWachtlijst(useAankondiging());
  const [bezigMet, zetBezig] = useState<string | null>(null);
  const [fout, zetFout] = useState<ApiFout | undefined>(undefined);
  const kies = (nieuw: Filter) => ga(filterAdres(PAD, nieuw), { vervang: true });

  async function neem(contact: GevondenContact): Promise<void> {
    zetBezig(contact.id);
    zetFout(undefined);
    try {
      await api.vraag<Contact>('POST', `/v1/contacten/${contact.id}/aannames`, {});
      ga(`/contacten/${contact.id}`);
    } catch (error) {
      await gelezen.haal(contact.id).catch(() => undefined);
      zetFout(await noemHouder(api, error, contact.id, naam));
    } finally {
      zetBezig(null);
    }
  }

  const aangeroepen = useCallback((contact: GevondenContact) => void neem(contact), [naam]);
  const wachten = gelezen.waarde === undefined ? 0 : verdeel(gelezen.waarde, filter, '').wachtend.length;
  return (
    <>
      <Paginakop titel={wachten > 0 ? `(${wachten}) Wie wacht` : 'Wie wacht'}>Wie wacht</Paginakop>
      <Foutmelding fout={fout} />
      <Inhoud gelezen={gelezen}>
        {(lijst) => (
          <>
            <div class="wachtkeuze">
              <Tellers lijst={lijst} filter={filter} nu={nu} kies={kies} />
              <KeuzeVeld
                label="Wijkteam"
                keuzes={[
                  { waarde: '', tekst: 'Alle wijkteams' },
                  ...wijkteams.map(({ slug, naam: tekst }) => ({ waarde: slug, tekst })),
                ]}
                waarde={filter.wijkteam ?? ''}
                opWijzig={(waarde) => kies({ ...filter, wijkteam: waarde || null })}
              />
            </div>
            <Lijsten lijst={lijst} filter={filter} nu={nu} bezigMet={bezigMet} neemAan={aangeroepen} />
          </>
        )}
      </Inhoud>
    </>
  );
}
