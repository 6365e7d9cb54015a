/** The form of one step: new, corrected, or that a term lapses. */
import { useState } from 'preact/hooks';
import type { Stapsoort, Traject, Trajectstap } from '../../app/antwoorden/traject.ts';
import { useConsole, useDoen } from '../../app/context.ts';
import { dag } from '../../app/woorden.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding } from '../../ui/melding.tsx';
import { KeuzeVeld, Rondjes, TekstVeld, Vinkje } from '../../ui/veld.tsx';
import {
  formulierVan,
  isOverAanvraag,
  leegFormulier,
  mogelijk,
  openAanvragen,
  REDENEN,
  type Stapformulier,
  stapBody,
  stapnaam,
} from './stappen.ts';

interface Props {
  readonly contact: string;
  readonly traject: Traject;
  /** The step that is corrected. */
  readonly vervangt?: Trajectstap | undefined;
  /** The term that lapses. */
  readonly vervalt?: string | undefined;
  readonly klaar: (tekst: string) => void;
}

export function Stapvelden({ contact, traject, vervangt, vervalt, klaar }: Props) {
  const { api } = useConsole();
  const keuzes = mogelijk(traject.stappen);
  const [stand, zetStand] = useState<Stapformulier>(() => {
    if (vervangt) return formulierVan(vervangt);
    const nieuw = leegFormulier(vervalt ? 'termijn-vervallen' : (keuzes[0] ?? 'gesprek-gevoerd'));
    return { ...nieuw, termijn: vervalt ?? '' };
  });
  const zet = (deel: Partial<Stapformulier>) => zetStand((was) => ({ ...was, ...deel }));
  const { stap } = stand;
  const aanvragen = openAanvragen(traject.stappen);
  const bewaar = useDoen(async () => {
    const body = stapBody(stand, vervangt);
    await api.vraag<Traject>('POST', `/v1/contacten/${encodeURIComponent(contact)}/trajectstappen`, body);
    klaar(`${vervangt ? 'Verbeterd' : 'Vastgelegd'}: ${stapnaam(stap).toLowerCase()}.`);
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void bewaar.start();
      }}
    >
      {!vervangt && !vervalt && (
        <KeuzeVeld
          label="Welke stap"
          keuzes={keuzes.map((waarde) => ({ waarde, tekst: stapnaam(waarde) }))}
          waarde={stap}
          opWijzig={(waarde) => zet({ stap: waarde as Stapsoort })}
        />
      )}
      <TekstVeld
        id="stap-op"
        label="Wanneer"
        {...(!vervangt && { uitleg: 'Leeg: nu.' })}
        type="datetime-local"
        value={stand.op}
        onInput={({ currentTarget }) => zet({ op: currentTarget.value })}
      />
      {stap === 'gesprek-gevoerd' && (
        <Rondjes
          label="Hoe was het gesprek?"
          uitleg="Alleen een gesprek in persoon haalt een termijn in weken."
          keuzes={[
            { waarde: 'in-persoon', tekst: 'In persoon' },
            { waarde: 'op-afstand', tekst: 'Op afstand' },
          ]}
          waarde={stand.vorm}
          opWijzig={(vorm) => zet({ vorm: vorm as Stapformulier['vorm'] })}
        />
      )}
      {(stap === 'ondersteuning-gestart' || stap === 'evaluatie-gehouden') && (
        <Vinkje
          label="Intensieve ondersteuning: evaluatie na drie maanden"
          aan={stand.intensief}
          opWijzig={(intensief) => zet({ intensief })}
        />
      )}
      {isOverAanvraag(stap) && !vervangt && aanvragen.length > 1 && (
        <KeuzeVeld
          id="stap-aanvraag"
          label="Over welke aanvraag"
          keuzes={[
            { waarde: '', tekst: 'Kies een aanvraag' },
            ...aanvragen.map(({ id, op }) => ({ waarde: id, tekst: `Ontvangen ${dag(op)}` })),
          ]}
          waarde={stand.aanvraag}
          opWijzig={(aanvraag) => zet({ aanvraag })}
        />
      )}
      {stap === 'aanvulling-gevraagd' && (
        <TekstVeld
          id="stap-aanvullen"
          label="Aanvullen kan tot en met"
          uitleg="Zolang staat de termijn voor het besluit stil."
          type="date"
          value={stand.aanvullenTotEnMet}
          onInput={({ currentTarget }) => zet({ aanvullenTotEnMet: currentTarget.value })}
        />
      )}
      {stap === 'termijn-vervallen' && (
        <KeuzeVeld label="Waarom" keuzes={REDENEN} waarde={stand.reden} opWijzig={(reden) => zet({ reden })} />
      )}
      <Foutmelding
        fout={bewaar.fout}
        velden={{ op: 'stap-op', aanvraag: 'stap-aanvraag', aanvullenTotEnMet: 'stap-aanvullen' }}
      />
      <div class="knoppen">
        <Knop soort="primair" type="submit" bezig={bewaar.bezig}>
          Leg vast
        </Knop>
        <span class="zacht">U kunt dit later verbeteren of terugnemen.</span>
      </div>
    </form>
  );
}
