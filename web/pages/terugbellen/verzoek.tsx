/** One number to call back: whose it is, what was tried, and what came of it. */
import { useMemo, useState } from 'preact/hooks';
import type { ContactVolledig } from '../../app/antwoorden/contacten.ts';
import type { Terugbelverzoek } from '../../app/antwoorden/terugbellen.ts';
import { ApiFout } from '../../app/api.ts';
import { useConsole, useDoen, useLezen } from '../../app/context.ts';
import { belAdres } from '../../app/crisisstrip.tsx';
import { useNamen } from '../../app/namen.ts';
import { useVolhouden } from '../../app/volhouden.ts';
import { tijd, tijdstip } from '../../app/woorden.ts';
import { Dialoog } from '../../ui/dialoog.tsx';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop, Link } from '../../ui/knop.tsx';
import { Foutmelding, Melding } from '../../ui/melding.tsx';
import { GroteTekst, Rondjes } from '../../ui/veld.tsx';
import { veiligRegels } from '../spoed/veilig.ts';
import { belofteStand, houder, redenen, SLUITREDENEN } from './stand.ts';

interface Props {
  readonly verzoek: Terugbelverzoek;
  readonly nu: number;
  readonly gedaan: (tekst: string) => void;
}

function Afsluiten({ pad, gedaan }: { readonly pad: string; readonly gedaan: (tekst: string) => void }) {
  const { api } = useConsole();
  const [open, zetOpen] = useState(false);
  const [reden, zetReden] = useState<string | undefined>(undefined);
  const [toelichting, zetToelichting] = useState('');
  const sluit = useDoen(async () => {
    await api.vraag('POST', `${pad}/afsluitingen`, {
      reden,
      ...(toelichting.trim() !== '' && { toelichting: toelichting.trim() }),
    });
    zetOpen(false);
    gedaan('Het terugbelverzoek is afgesloten.');
  });
  return (
    <>
      <Knop soort="stil" aria-haspopup="dialog" onClick={() => zetOpen(true)}>
        Sluit af zonder gesprek
      </Knop>
      <Dialoog titel="Afsluiten zonder gesprek" open={open} sluit={() => zetOpen(false)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void sluit.start();
          }}
        >
          <Rondjes label="Waarom?" keuzes={SLUITREDENEN} waarde={reden} opWijzig={zetReden} />
          <GroteTekst
            label="Toelichting"
            rows={2}
            maxLength={1000}
            value={toelichting}
            onInput={({ currentTarget }) => zetToelichting(currentTarget.value)}
          />
          <Foutmelding fout={sluit.fout} />
          <div class="knoppen">
            <Knop soort="primair" type="submit" bezig={sluit.bezig}>
              Sluit af
            </Knop>
            <span class="zacht">Dit kan niet ongedaan worden.</span>
          </div>
        </form>
      </Dialoog>
    </>
  );
}

/** What was agreed about approaching this person safely, before anybody dials. */
function Afspraken({ contact }: { readonly contact: string }) {
  const { waarde } = useLezen(
    (api) => api.vraag<Pick<ContactVolledig, 'veiligContact'>>('GET', `/v1/contacten/${encodeURIComponent(contact)}`),
    [contact],
  );
  const regels = veiligRegels(waarde?.veiligContact ?? null);
  if (regels.length === 0) return null;
  return (
    <Melding soort="let-op" titel="Afgesproken over veilig contact">
      <ul>
        {regels.map((regel) => (
          <li key={regel}>{regel}</li>
        ))}
      </ul>
    </Melding>
  );
}

/** Mine for a quarter of an hour: the number, and what came of it. */
function Bellen({ verzoek, gedaan, pad }: Omit<Props, 'nu'> & { readonly pad: string }) {
  const { api } = useConsole();
  const contact = verzoek.contacten.at(-1);
  const poging = useVolhouden<boolean>(async (gelukt, { sleutel }) => {
    await api.vraag('POST', `${pad}/contactpogingen`, { gelukt, wijze: 'telefoon' }, { sleutel });
    gedaan(gelukt ? 'Vastgelegd: u hebt de inwoner gesproken.' : 'Vastgelegd: niet bereikt. Het verzoek blijft staan.');
  });
  const los = useDoen(async () => {
    await api.vraag('POST', `${pad}/loslatingen`, {});
    gedaan('Losgelaten: een collega kan bellen.');
  });
  return (
    <>
      {contact !== undefined && <Afspraken contact={contact} />}
      {verzoek.nummer !== null && (
        <p class="nl-paragraph">
          <a class="nl-link nummer" href={belAdres(verzoek.nummer)}>
            {verzoek.nummer}
          </a>{' '}
          {verzoek.geclaimdTot !== null && <span class="zacht">van u tot {tijd(verzoek.geclaimdTot)}</span>}
        </p>
      )}
      <div role="status">
        {poging.zonderLijn && (
          <Melding soort="let-op" titel="Nog niet vastgelegd: geen verbinding">
            <p class="nl-paragraph">Voordeur legt het vast zodra het kan. Laat deze bladzijde open.</p>
            <Knop onClick={poging.nogEens}>Probeer nu</Knop>
          </Melding>
        )}
      </div>
      <Foutmelding fout={poging.fout ?? los.fout} />
      <div class="knoppen">
        <Knop soort="primair" bezig={poging.wacht === true} onClick={() => poging.start(true)}>
          Gesproken
        </Knop>
        <Knop bezig={poging.wacht === false} onClick={() => poging.start(false)}>
          Niet bereikt
        </Knop>
        <Knop soort="stil" bezig={los.bezig} onClick={() => void los.start()}>
          Laat los
        </Knop>
        <Afsluiten pad={pad} gedaan={gedaan} />
        <span class="zacht">Wat u hier vastlegt, kan niet ongedaan worden. Gesproken sluit het verzoek.</span>
      </div>
    </>
  );
}

export function Verzoek({ verzoek, nu, gedaan }: Props) {
  const { api, ik } = useConsole();
  const { naam, teamnaam } = useNamen();
  const pad = `/v1/terugbelverzoeken/${encodeURIComponent(verzoek.id)}`;
  const van = houder(verzoek, ik.id, nu);
  const [toon, stand] = belofteStand(verzoek, nu);
  const claim = useDoen(async () => {
    try {
      await api.vraag('POST', `${pad}/aannames`, {});
    } catch (error) {
      if (!(error instanceof ApiFout) || error.code !== 'al-geclaimd') throw error;
      const now = await api.vraag<Terugbelverzoek>('GET', pad);
      gedaan('');
      throw new ApiFout(error.status, error.code, error.message, { door: now.geclaimdDoor });
    }
    gedaan('U belt terug. Collega’s zien dat, een kwartier lang.');
  });
  const fout = useMemo(() => {
    const given = claim.fout;
    if (given?.code !== 'al-geclaimd') return given;
    return new ApiFout(given.status, given.code, `${naam(String(given.meer['door']))} belt al terug.`);
  }, [claim.fout, naam]);
  const wie = verzoek.naam ?? 'Onbekende beller';
  return (
    <li class="terugbelverzoek">
      <h3 class="nl-heading nl-heading--level-3">{wie}</h3>
      <p class="nl-paragraph op-rij">
        <Kenteken toon={toon}>{stand}</Kenteken>
        <span>
          voor {tijdstip(verzoek.belofte, nu)}, {teamnaam(verzoek.wijkteam)}
        </span>
        {verzoek.voorkeur && (
          <Kenteken toon="let-op">{`Liefst tussen ${verzoek.voorkeur.van} en ${verzoek.voorkeur.tot}`}</Kenteken>
        )}
      </p>
      <p class="nl-paragraph">
        {verzoek.aantalOproepen === 1 ? 'Eén keer' : `${verzoek.aantalOproepen} keer`}: {redenen(verzoek.redenen)}.
        Laatst {tijdstip(verzoek.laatsteOproepOp, nu)}.
        {verzoek.pogingen.length > 0 && (
          <>
            {' '}
            Geprobeerd: {verzoek.pogingen.map(({ op, door }) => `${tijdstip(op, nu)} door ${naam(door)}`).join(', ')}.
          </>
        )}{' '}
        {verzoek.contacten.slice(0, 3).map((contact, index) => (
          <Link
            key={contact}
            naar={`/contacten/${encodeURIComponent(contact)}`}
            aria-label={`Contact ${index + 1} van ${wie}`}
          >
            Contact{verzoek.contacten.length > 1 ? ` ${index + 1}` : ''}{' '}
          </Link>
        ))}
      </p>
      {van === 'ik' && <Bellen verzoek={verzoek} gedaan={gedaan} pad={pad} />}
      {van === 'ander' && (
        <p class="nl-paragraph">
          <strong>{naam(verzoek.geclaimdDoor)} belt nu</strong>, tot {tijd(verzoek.geclaimdTot ?? '')}.
        </p>
      )}
      {van === 'niemand' && (
        <div class="knoppen">
          <Knop
            soort="primair"
            bezig={claim.bezig}
            aria-label={`Ik bel terug: ${wie}, voor ${tijdstip(verzoek.belofte, nu)}`}
            onClick={() => void claim.start()}
          >
            Ik bel terug
          </Knop>
        </div>
      )}
      <Foutmelding fout={fout} />
    </li>
  );
}
