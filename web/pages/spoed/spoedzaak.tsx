/** One spoedzaak: the address in every message about it. What must happen comes first, the record last. */
import { useState } from 'preact/hooks';
import type { SpoedzaakVolledig } from '../../app/antwoorden/spoed.ts';
import { heeftRol, useConsole, useDoen, useNu } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { useBewaker } from '../../app/route.ts';
import { useVolhouden } from '../../app/volhouden.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Knop, Link } from '../../ui/knop.tsx';
import { Paginakop } from '../../ui/kop.tsx';
import { Foutmelding, Inhoud, Melding } from '../../ui/melding.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { Crisisblok } from './crisis.tsx';
import { Klokken } from './klokken.tsx';
import { useSpoedzaak } from './lezen.ts';
import { OverdraagDialoog, SluitDialoog } from './overdragen.tsx';
import { Onverzonden, type Poging, PogingDialoog } from './poging.tsx';
import { isGevraagd, magLoslaten } from './stand.ts';
import { Keten, Verhaal } from './verloop.tsx';
import { Wie } from './wie.tsx';
import { DOMEINNAAM, referentieVan, zaaknaam } from './woorden.ts';

/** Who has it, in one sentence. */
function Stand({ zaak }: { readonly zaak: SpoedzaakVolledig }) {
  const { ik } = useConsole();
  const { naam, teamnaam } = useNamen();
  const nu = useNu(30_000);
  const { status, opgepaktDoor, opgepaktOp, aan, overdrachtAan } = zaak;
  const sinds = opgepaktOp === null ? '' : ` sinds ${tijdstip(opgepaktOp, nu)}`;
  const zin =
    status === 'gesloten'
      ? 'Deze zaak is afgesloten.'
      : status === 'bereikt'
        ? 'De hulpvrager is gesproken. U kunt de zaak afsluiten.'
        : status === 'open'
          ? isGevraagd(zaak, ik.id)
            ? 'U bent gevraagd om dit op te pakken.'
            : `Nog niemand heeft dit opgepakt.${aan === null ? '' : ` Gevraagd is ${naam(aan)}.`}`
          : opgepaktDoor === ik.id
            ? `Deze zaak is van u${sinds}.`
            : `${naam(opgepaktDoor)} heeft deze zaak${sinds}.`;
  return (
    <>
      <p class="nl-paragraph">
        {teamnaam(zaak.wijkteam)}, {DOMEINNAAM[zaak.domein]?.toLowerCase()}. Eerste contact{' '}
        {tijdstip(zaak.ontvangenOp, nu)}.
      </p>
      <p class="nl-paragraph stand">
        <strong>{zin}</strong>
        {overdrachtAan !== null && overdrachtAan !== ik.id && ` Gevraagd om over te nemen: ${naam(overdrachtAan)}.`}
      </p>
    </>
  );
}

type Venster = 'poging' | 'overdragen' | 'sluiten' | undefined;

function Zaak({ zaak, opnieuw }: { readonly zaak: SpoedzaakVolledig; readonly opnieuw: () => Promise<void> }) {
  const { api, ik } = useConsole();
  const { naam, wijkteams } = useNamen();
  const [venster, zetVenster] = useState<Venster>(undefined);
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const pad = `/v1/spoedzaken/${encodeURIComponent(zaak.id)}`;
  const gelukt = (tekst: string) => {
    zetVenster(undefined);
    zetGebeurd((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst }));
  };
  /** Whatever the answer, what is shown afterwards is what is there: a colleague may have been first. */
  const opdracht = async (wat: string, body: object, tekst: string) => {
    try {
      await api.vraag('POST', `${pad}/${wat}`, body);
    } catch (error) {
      await opnieuw();
      throw error;
    }
    await opnieuw();
    gelukt(tekst);
  };
  const doen = useDoen(opdracht);
  const inVenster = useDoen(opdracht);
  const poging = useVolhouden<Poging>(async (wat, { sleutel, geledenMs }) => {
    // Noted a while ago: the instant is counted back from the clock of the server.
    const terug = geledenMs > 0 ? await api.vraag<{ op: string }>('GET', '/v1/gezondheid') : undefined;
    const op = terug && { op: new Date(Date.parse(terug.op) - geledenMs).toISOString() };
    await api.vraag('POST', `${pad}/contactpogingen`, { ...wat, ...op }, { sleutel });
    await opnieuw();
    gelukt(wat.gelukt ? 'Vastgelegd: gesproken. Beide klokken zijn gestopt.' : 'Vastgelegd: niet gesproken.');
  });
  useBewaker(() => (poging.wacht ? 'Uw poging is nog niet verstuurd. Toch weggaan?' : null));

  const professional = heeftRol(ik, 'professional');
  const klaar = zaak.status === 'gesloten' || zaak.status === 'bereikt';
  const gevraagd = zaak.overdrachtAan === ik.id;
  const magOppakken = professional && !klaar && (zaak.status === 'open' || gevraagd);
  const escalatie = wijkteams.find(({ slug }) => slug === zaak.wijkteam)?.escalatiecontact ?? null;
  const mag = magLoslaten(zaak, ik.id, escalatie);
  const open = (welk: Venster) => () => {
    inVenster.wis();
    zetVenster(welk);
  };
  return (
    <>
      <Paginakop titel={`Spoedzaak ${referentieVan(zaak.id)}`}>{zaaknaam(zaak)}</Paginakop>
      <Foutmelding fout={doen.fout ?? poging.fout} />
      <Uitslag gebeurd={gebeurd} />
      <Crisisblok
        zaak={zaak}
        bezig={doen.bezig}
        leg={(bevestigd) =>
          doen.start(
            'crisisdienst-overdrachten',
            { bevestigd },
            bevestigd ? 'Vastgelegd: de crisisdienst neemt het over.' : 'Vastgelegd: gebeld, niet overgenomen.',
          )
        }
      />
      <Stand zaak={zaak} />
      {magOppakken && (
        <div class="knoppen">
          <Knop
            soort="primair"
            class="groot"
            bezig={doen.bezig}
            onClick={() =>
              void doen.start('oppakkingen', {}, 'Deze zaak is nu van u. Teruggeven kan met "Draag over".')
            }
          >
            Ik pak dit op
          </Knop>
          {gevraagd && (
            <Knop
              bezig={doen.bezig}
              onClick={() =>
                void doen.start(
                  'overdracht-weigeringen',
                  {},
                  `U neemt dit niet over. ${naam(zaak.opgepaktDoor)} krijgt bericht.`,
                )
              }
            >
              Ik kan dit niet overnemen
            </Knop>
          )}
        </div>
      )}
      <Klokken zaak={zaak} />
      <Onverzonden poging={poging} />
      {professional && zaak.status !== 'gesloten' && (
        <div class="knoppen">
          {poging.wacht === undefined && (
            <Knop
              soort={zaak.opgepaktDoor === ik.id && zaak.status === 'opgepakt' ? 'primair' : 'gewoon'}
              aria-haspopup="dialog"
              onClick={open('poging')}
            >
              Contact of poging vastleggen
            </Knop>
          )}
          {mag.overdragen && (
            <Knop aria-haspopup="dialog" onClick={open('overdragen')}>
              Draag over
            </Knop>
          )}
          {mag.sluiten && (
            <Knop aria-haspopup="dialog" onClick={open('sluiten')}>
              Sluit af
            </Knop>
          )}
        </div>
      )}
      <Wie contact={zaak.contact} />
      <div class="rooster-2">
        <Keten zaak={zaak} />
        <Verhaal zaak={zaak} />
      </div>
      <p class="nl-paragraph">
        <Link naar="/spoedzaken">Alle spoedzaken</Link>
      </p>
      <PogingDialoog open={venster === 'poging'} sluit={() => zetVenster(undefined)} bewaar={poging.start} />
      <OverdraagDialoog
        zaak={zaak}
        open={venster === 'overdragen'}
        sluit={() => zetVenster(undefined)}
        bezig={inVenster.bezig}
        fout={inVenster.fout}
        doe={(aan) =>
          void inVenster.start(
            'overdrachten',
            { aan },
            aan === null
              ? 'Teruggegeven aan wie dienst heeft.'
              : `Gevraagd aan ${naam(aan)}. De zaak blijft tot dan van u.`,
          )
        }
      />
      <SluitDialoog
        zaak={zaak}
        open={venster === 'sluiten'}
        sluit={() => zetVenster(undefined)}
        bezig={inVenster.bezig}
        fout={inVenster.fout}
        doe={(reden) => void inVenster.start('afsluitingen', { reden }, 'De zaak is afgesloten.')}
      />
    </>
  );
}

export function SpoedzaakPagina({ id = '' }: Readonly<Record<string, string>>) {
  const gelezen = useSpoedzaak(id);
  if (gelezen.waarde === undefined)
    return (
      <>
        <Paginakop titel="Spoedzaak">Spoedzaak</Paginakop>
        {gelezen.fout?.status === 404 ? (
          <Melding soort="let-op" titel="Deze spoedzaak is er niet, of is niet van uw wijkteam.">
            <Link naar="/spoedzaken">Naar mijn spoedzaken</Link>
          </Melding>
        ) : (
          <Inhoud gelezen={gelezen}>{() => null}</Inhoud>
        )}
      </>
    );
  return (
    <>
      {gelezen.fout && <Inhoud gelezen={{ ...gelezen, waarde: true }}>{() => null}</Inhoud>}
      <Zaak zaak={gelezen.waarde} opnieuw={gelezen.opnieuw} />
    </>
  );
}
