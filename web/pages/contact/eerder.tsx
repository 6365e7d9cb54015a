/** What came before: earlier contacts of the same person, and the record of this one. */
import type { ContactVolledig, EerdereContacten } from '../../app/antwoorden/contacten.ts';
import { useLezen } from '../../app/context.ts';
import { useNamen } from '../../app/namen.ts';
import { nu } from '../../app/server-klok.ts';
import { tijdstip } from '../../app/woorden.ts';
import { Kanaal } from '../../ui/kenteken.tsx';
import { Link } from '../../ui/knop.tsx';
import { Inhoud } from '../../ui/melding.tsx';
import { uitkomstnaam } from './uitkomst.ts';
import { gebeurd, STATUSNAAM, VERZENDSTATUS } from './verloop.ts';

export function Eerder({ contact }: { readonly contact: ContactVolledig }) {
  const { naam } = useNamen();
  const gelezen = useLezen(
    (api) => api.vraag<EerdereContacten>('GET', `/v1/contacten/${encodeURIComponent(contact.id)}/eerdere-contacten`),
    [contact.id],
  );
  return (
    <section aria-labelledby="eerder">
      <h2 id="eerder" class="nl-heading nl-heading--level-2">
        Eerdere contacten
      </h2>
      <Inhoud gelezen={gelezen}>
        {({ resultaten, meer, zelfdeProfessional }) => (
          <>
            {zelfdeProfessional && (
              <p class="nl-paragraph">
                Korter dan drie maanden geleden geholpen door {naam(zelfdeProfessional.professional)}.
              </p>
            )}
            {resultaten.length === 0 ? (
              <p class="nl-paragraph">Geen, voor zover u ze mag zien.</p>
            ) : (
              <ul class="rij-lijst">
                {resultaten.map((een) => (
                  <li key={een.id} class="op-rij">
                    <Link naar={`/contacten/${encodeURIComponent(een.id)}`}>
                      <Kanaal kanaal={een.kanaal} />, {tijdstip(een.ontvangenOp, nu())}
                    </Link>
                    <span class="zacht">
                      {een.uitkomst === null ? STATUSNAAM[een.status] : uitkomstnaam(een.uitkomst)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {meer && <p class="nl-paragraph zacht">Er zijn er meer; dit zijn de nieuwste.</p>}
          </>
        )}
      </Inhoud>
    </section>
  );
}

export function Verloop({ contact }: { readonly contact: ContactVolledig }) {
  const { naam } = useNamen();
  return (
    <details>
      <summary>Verloop van dit contact ({contact.gebeurtenissen.length})</summary>
      <ol class="rij-lijst">
        {contact.gebeurtenissen.map(({ id, soort, op, door, medewerker }) => (
          <li key={id} class="op-rij">
            <time dateTime={op} class="cijfers">
              {tijdstip(op, nu())}
            </time>
            <span>
              {gebeurd(soort)}
              {(door ?? medewerker) && ` (${naam(door ?? medewerker)})`}
            </span>
          </li>
        ))}
        {contact.doorsturingen.map(({ id, op, naam: partner, medewerker, status }) => (
          <li key={id} class="op-rij">
            <time dateTime={op} class="cijfers">
              {tijdstip(op, nu())}
            </time>
            <span>
              Doorgestuurd aan {partner ?? naam(medewerker)}: {VERZENDSTATUS[status].toLowerCase()}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
