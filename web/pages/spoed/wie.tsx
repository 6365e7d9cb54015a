/** Whom it is about and how to reach them, with what was agreed about that on top. Read apart: it is content. */
import { useConsole, useLezen } from '../../app/context.ts';
import { belAdres } from '../../app/crisisstrip.tsx';
import { Link } from '../../ui/knop.tsx';
import { Inhoud, Melding } from '../../ui/melding.tsx';
import { type ContactVanZaak, veiligRegels } from './veilig.ts';

function Nummer({ nummer, verboden }: { readonly nummer: string; readonly verboden: readonly string[] }) {
  if (verboden.includes(nummer)) return <span>{nummer}: niet bellen (afgesproken)</span>;
  return (
    <a class="nl-link nummer" href={belAdres(nummer)}>
      {nummer}
    </a>
  );
}

export function Wie({ contact }: { readonly contact: string }) {
  const { ik } = useConsole();
  const pad = `/v1/contacten/${encodeURIComponent(contact)}`;
  const gelezen = useLezen(
    (api) => api.vraag<ContactVanZaak>('GET', pad),
    [contact],
    (bericht) => bericht.soort === 'contact' && bericht.id === contact,
  );
  return (
    <section aria-labelledby="wie">
      <h2 id="wie" class="nl-heading nl-heading--level-3">
        Wie u bereikt
      </h2>
      <Inhoud gelezen={gelezen}>
        {({ persoon, veiligContact, notities }) => {
          const regels = veiligRegels(veiligContact);
          const nummers = [...new Set([persoon.terugbelnummer, persoon.nummer].filter((one) => one !== undefined))];
          return (
            <>
              {regels.length > 0 && (
                <Melding soort="let-op" titel="Afgesproken over veilig contact">
                  <ul>
                    {regels.map((regel) => (
                      <li key={regel}>{regel}</li>
                    ))}
                  </ul>
                </Melding>
              )}
              <dl class="nummers">
                <div>
                  <dt>Naam</dt>
                  <dd>{persoon.naam ?? 'niet bekend'}</dd>
                </div>
                <div>
                  <dt>Telefoon</dt>
                  <dd>
                    {nummers.length === 0
                      ? 'niet bekend'
                      : nummers.map((nummer) => (
                          <div key={nummer}>
                            <Nummer nummer={nummer} verboden={veiligContact?.verbodenNummers ?? []} />
                          </div>
                        ))}
                  </dd>
                </div>
                {persoon.mail && (
                  <div>
                    <dt>E-mail</dt>
                    <dd>{persoon.mail}</dd>
                  </div>
                )}
              </dl>
              {notities !== null && notities.length > 0 && (
                <>
                  <h3 class="nl-heading nl-heading--level-4">Laatste notitie</h3>
                  <p class="nl-paragraph notitie">{notities.at(-1)?.tekst}</p>
                </>
              )}
              <p class="nl-paragraph">
                <Link naar={`/contacten/${encodeURIComponent(contact)}`}>Naar het contact</Link>
                {ik.rollen.includes('professional') && (
                  <>
                    {' · '}
                    <Link naar={`/contacten/${encodeURIComponent(contact)}/triage`}>Urgentie opnieuw beoordelen</Link>
                  </>
                )}
              </p>
            </>
          );
        }}
      </Inhoud>
    </section>
  );
}
