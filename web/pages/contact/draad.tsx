/** What was said, oldest first: text only, never the markup of a mail. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Antwoord, Bericht, Bijlage, Contact, ContactVolledig } from '../../app/antwoorden/contacten.ts';
import { useConsole, useDoen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { nu } from '../../app/server-klok.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Kenteken } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { draad, grootte, VERZENDSTATUS, waaromGeweigerd } from './verloop.ts';

/** A sign of typing holds so long. */
const TYPT_MS = 6000;

function Bestand({ pad, bijlage }: { readonly pad: string; readonly bijlage: Bijlage }) {
  const { api } = useConsole();
  const { naam, nummer, bytes, status, reden } = bijlage;
  const open = useDoen(async () => {
    const { adres } = await api.vraag<{ adres: string }>('GET', `${pad}/bijlagen/${nummer}`);
    const link = document.createElement('a');
    link.href = adres;
    link.download = naam;
    link.click();
  });
  if (status === 'geweigerd')
    return (
      <li>
        {naam} ({grootte(bytes)}): niet te openen, {waaromGeweigerd(reden)}
      </li>
    );
  return (
    <li>
      <Knop bezig={open.bezig} onClick={() => void open.start()}>
        <span class="alleen-gehoord">Bijlage opslaan: </span>
        {naam} ({grootte(bytes)})
      </Knop>
      <Foutmelding fout={open.fout} />
    </li>
  );
}

function VanInwoner({ pad, bericht }: { readonly pad: string; readonly bericht: Bericht }) {
  const { id, onderwerp, tekst, bijlagen = [] } = bericht;
  return (
    <>
      {onderwerp && <p class="nl-paragraph beurt-onderwerp">{onderwerp}</p>}
      <p class="nl-paragraph letterlijk">{tekst}</p>
      {bijlagen.length > 0 && (
        <ul class="rij-lijst" aria-label="Bijlagen">
          {bijlagen.map((bijlage) => (
            <Bestand key={bijlage.nummer} pad={`${pad}/berichten/${encodeURIComponent(id)}`} bijlage={bijlage} />
          ))}
        </ul>
      )}
    </>
  );
}

interface VanOnsProps {
  readonly pad: string;
  readonly antwoord: Antwoord;
  readonly ingetrokken: () => void;
}

function VanOns({ pad, antwoord, ingetrokken }: VanOnsProps) {
  const { api } = useConsole();
  const op = useNu();
  const trekIn = useDoen(async () => {
    await api.vraag<Contact>('POST', `${pad}/antwoorden/${encodeURIComponent(antwoord.id)}/intrekkingen`, {});
    ingetrokken();
  });
  const { status, intrekbaarTot, tekst } = antwoord;
  const over = intrekbaarTot === null ? 0 : Math.ceil((Date.parse(intrekbaarTot) - op) / 1000);
  return (
    <>
      <p class="nl-paragraph letterlijk">{tekst}</p>
      <p class="nl-paragraph op-rij">
        <Kenteken toon={status === 'mislukt' ? 'fout' : status === 'verzonden' ? 'goed' : 'neutraal'}>
          {over > 0 ? `Gaat weg over ${over} s` : VERZENDSTATUS[status]}
        </Kenteken>
        {over > 0 && (
          <Knop bezig={trekIn.bezig} onClick={() => void trekIn.start()}>
            Intrekken
          </Knop>
        )}
      </p>
      <Foutmelding fout={trekIn.fout} />
    </>
  );
}

/** Whether the resident of this chat is typing now. */
function useTyptInwoner(contact: string): boolean {
  const { live } = useConsole();
  const [tot, zet] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.luister((bericht) => {
      if (bericht.soort !== 'typt' || bericht['contact'] !== contact) return;
      clearTimeout(timer);
      zet(1);
      timer = setTimeout(() => zet(0), TYPT_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [live, contact]);
  return tot > 0;
}

interface Props {
  readonly contact: ContactVolledig;
  readonly ingetrokken: () => void;
}

export function Draad({ contact, ingetrokken }: Props) {
  const { meld } = useConsole();
  const { naam } = useNamen();
  const typt = useTyptInwoner(contact.id);
  const pad = `/v1/contacten/${encodeURIComponent(contact.id)}`;
  const beurten = draad(contact);
  const aantal = contact.berichten.length;
  const gehoord = useRef(aantal);
  useEffect(() => {
    if (aantal > gehoord.current) meld(contact.kanaal === 'chat' ? 'Nieuwe vraag in deze chat' : 'Nieuw bericht');
    gehoord.current = aantal;
  }, [aantal]);
  if (beurten.length === 0) return null;
  const inwoner = contact.persoon.naam ?? 'Inwoner';
  return (
    <section aria-labelledby="draad">
      <h2 id="draad" class="nl-heading nl-heading--level-2">
        {contact.kanaal === 'chat' ? 'Gesprek' : 'Berichten'}
      </h2>
      <ol class="rij-lijst draad">
        {beurten.map((beurt) => (
          <li
            key={beurt.wie === 'wij' ? beurt.antwoord.id : beurt.bericht.id}
            class={`beurt ${beurt.wie === 'wij' ? 'beurt-wij' : ''}`}
          >
            <p class="nl-paragraph beurt-kop">
              <strong>{beurt.wie === 'wij' ? naam(beurt.antwoord.door) : inwoner}</strong>{' '}
              <span class="zacht">{tijdstip(beurt.op, nu())}</span>
            </p>
            {beurt.wie === 'wij' ? (
              <VanOns pad={pad} antwoord={beurt.antwoord} ingetrokken={ingetrokken} />
            ) : (
              <VanInwoner pad={pad} bericht={beurt.bericht} />
            )}
          </li>
        ))}
      </ol>
      {contact.kanaal === 'chat' && (
        <p class="nl-paragraph zacht typt" aria-live="polite">
          {typt && `${inwoner} typt…`}
        </p>
      )}
    </section>
  );
}
