/** A colleague published while somebody has a draft: said at once, and the draft goes on top of it on request. */
import { useEffect } from 'preact/hooks';
import { useConsole, useDoen } from '../../app/context.ts';
import { Knop } from '../../ui/knop.tsx';
import { Foutmelding, Melding } from '../../ui/melding.tsx';
import { doeStap } from './concept.ts';
import { leesOnderConcept, leesVersie } from './lezen.ts';
import type { Roosterplek } from './rooster.tsx';

const TITEL = 'Een collega heeft dit rooster gewijzigd. Uw concept staat er nog.';

interface Props {
  readonly plek: Roosterplek;
  /** The draft lies on the new roster, which is to be read: `wat` is what to say of it. */
  readonly gelukt: (wat: string) => Promise<void>;
}

export function Ingehaald({ plek, gelukt }: Props) {
  const { api, meld } = useConsole();
  const { stapel, wijkteam, maandag, nieuws } = plek;
  useEffect(() => meld(TITEL), [nieuws]);
  const haalOp = useDoen(async () => {
    // Before the duties: what is published in between must not seem to be known.
    const versie = await leesVersie(api);
    const { concept, wat } = await leesOnderConcept(api, stapel.nu, wijkteam, maandag);
    plek.zetStapel(doeStap(stapel, concept, wat), versie);
    await gelukt(wat);
  });
  return (
    <Melding soort="let-op" titel={TITEL}>
      <p class="nl-paragraph">
        U ziet nog het rooster waarop u begon. Haal het nieuwe op: wat u wijzigde blijft in uw concept.
      </p>
      <Foutmelding fout={haalOp.fout} />
      <div class="knoppen">
        <Knop bezig={haalOp.bezig} onClick={() => void haalOp.start()}>
          Haal het nieuwe rooster op
        </Knop>
      </div>
    </Melding>
  );
}
