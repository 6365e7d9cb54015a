/** The periods in which is measured and no norm holds: all of them, a new one, and what can still be changed of them. */
import { useState } from 'preact/hooks';
import type { Nulmeting } from '../../app/antwoorden/normen.ts';
import { Kanaal, Kenteken, kanaalnaam } from '../../ui/kenteken.tsx';
import { Knop } from '../../ui/knop.tsx';
import { type Kolom, Tabel } from '../../ui/tabel.tsx';
import { type Gebeurd, Uitslag } from '../../ui/uitslag.tsx';
import { periodeTekst } from '../bereikbaarheid/perioden.ts';
import { BeeindigNulmeting } from './beeindig-nulmeting.tsx';
import { NieuweNulmeting } from './nieuwe-nulmeting.tsx';
import { nulmetingTekst, opVolgorde, type Plaats, type Stand, standVan } from './nulmeting.ts';
import { VerwijderNulmeting } from './verwijder-nulmeting.tsx';

const STANDTEKST: Readonly<Record<Stand, string>> = { loopt: 'Loopt nu', komt: 'Komt nog', voorbij: 'Voorbij' };

export interface Wijziging {
  readonly nulmetingen: readonly Nulmeting[];
  readonly vandaag: string;
  readonly plaats: Plaats;
  /** Reads the list again. */
  readonly opnieuw: () => Promise<void>;
  /** Says what became of it. */
  readonly meld: (tekst: string) => void;
}

interface Props extends Omit<Wijziging, 'meld' | 'plaats'> {
  /** The name of a wijkteam in a sentence; empty = all. */
  readonly waar: (wijkteam: string) => string;
  /** Who only looks has no buttons. */
  readonly magWijzigen: boolean;
}

/** What is about to be done with one of them. */
interface Bezig {
  readonly wat: 'beeindig' | 'verwijder';
  readonly een: Nulmeting;
}

const KOP = 'nulmetingen';
const sleutel = ({ kanaal, wijkteam = '', van, totEnMet }: Nulmeting) => [kanaal, wijkteam, van, totEnMet].join('/');

export function Nulmetingen({ magWijzigen, waar, ...rest }: Props) {
  const { nulmetingen, vandaag } = rest;
  const [bezig, zetBezig] = useState<Bezig | undefined>(undefined);
  const [gebeurd, zetGebeurd] = useState<Gebeurd | undefined>(undefined);
  const plaats: Plaats = ({ kanaal, wijkteam = '' }) => `${kanaalnaam(kanaal)}, ${waar(wijkteam)}`;
  const wijziging: Wijziging = {
    ...rest,
    plaats,
    meld: (tekst) => zetGebeurd((was) => ({ nummer: (was?.nummer ?? 0) + 1, tekst })),
  };
  const begin = (wat: Bezig['wat'], een: Nulmeting) => {
    zetGebeurd(undefined);
    zetBezig({ wat, een });
  };
  const sluit = () => zetBezig(undefined);
  const knop = (een: Nulmeting) => {
    const stand = standVan(een, vandaag);
    const naam = nulmetingTekst(een, plaats);
    if (stand === 'komt')
      return (
        <Knop aria-label={`Haal weg: ${naam}`} onClick={() => begin('verwijder', een)}>
          Haal weg
        </Knop>
      );
    // On the only day there is no earlier one to end it.
    if (stand === 'loopt' && een.van < een.totEnMet)
      return (
        <Knop aria-label={`Beëindig: ${naam}`} onClick={() => begin('beeindig', een)}>
          Beëindig
        </Knop>
      );
    return null;
  };
  const kolommen: readonly Kolom<Nulmeting>[] = [
    { kop: 'Kanaal', cel: ({ kanaal }) => <Kanaal kanaal={kanaal} /> },
    { kop: 'Voor', cel: ({ wijkteam = '' }) => waar(wijkteam) },
    { kop: 'Dagen', cel: periodeTekst },
    {
      kop: 'Stand',
      cel: (een) => {
        const stand = standVan(een, vandaag);
        return <Kenteken toon={stand === 'loopt' ? 'goed' : 'neutraal'}>{STANDTEKST[stand]}</Kenteken>;
      },
    },
    ...(magWijzigen ? [{ kop: 'Wijzigen', cel: knop }] : []),
  ];
  return (
    <section aria-labelledby={KOP}>
      <h2 id={KOP} class="nl-heading nl-heading--level-2">
        Nulmetingen
      </h2>
      <p class="nl-paragraph">In een nulmeting wordt eerst gemeten hoe snel het gaat. Er geldt dan geen norm.</p>
      <Uitslag gebeurd={gebeurd} />
      <Tabel
        titel="Alle nulmetingen"
        titelVerborgen
        leeg="Er is nog geen nulmeting ingesteld."
        sleutel={sleutel}
        // The same may have been set twice; it is one.
        rijen={opVolgorde([...new Map(nulmetingen.map((een) => [sleutel(een), een])).values()], vandaag)}
        kolommen={kolommen}
      />
      {magWijzigen && (
        <>
          <NieuweNulmeting {...wijziging} begin={() => zetGebeurd(undefined)} />
          <BeeindigNulmeting {...wijziging} een={bezig?.wat === 'beeindig' ? bezig.een : undefined} sluit={sluit} />
          <VerwijderNulmeting {...wijziging} een={bezig?.wat === 'verwijder' ? bezig.een : undefined} sluit={sluit} />
        </>
      )}
    </section>
  );
}
