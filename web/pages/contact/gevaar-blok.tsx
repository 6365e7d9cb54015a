/** What to do when words point at danger: on top, with the numbers, before anything else. */
import type { ContactVolledig } from '../../app/antwoorden/contacten.ts';
import { belAdres } from '../../app/crisisstrip.tsx';
import { gevaarwoorden } from '../../app/gevaar.ts';
import { Melding } from '../../ui/melding.tsx';

export function Gevaarblok({ contact }: { readonly contact: ContactVolledig }) {
  const { gevaarsignalen, adviezen, crisisdienst } = contact;
  if (gevaarsignalen.length === 0 && adviezen.length === 0 && crisisdienst === null) return null;
  const woorden = gevaarwoorden(gevaarsignalen);
  return (
    <section aria-label="Gevaar">
      <Melding
        soort="fout"
        titel={woorden.length > 0 ? `Woorden die op gevaar wijzen: ${woorden.join(', ')}` : 'Gevaar'}
      >
        <p class="nl-paragraph">
          Lees dit eerst en bepaal de urgentie. Is er nu levensgevaar? Bel{' '}
          <a class="nl-link nummer" href="tel:112">
            112
          </a>
          {crisisdienst && (
            <>
              {' '}
              Crisisdienst {crisisdienst.naam}:{' '}
              <a class="nl-link nummer" href={belAdres(crisisdienst.nummer)}>
                {crisisdienst.nummer}
              </a>
            </>
          )}{' '}
          Alle nummers: <kbd>Alt+C</kbd>
        </p>
        {adviezen.map((advies) => (
          <p key={advies} class="nl-paragraph">
            {advies}
          </p>
        ))}
      </Melding>
    </section>
  );
}
