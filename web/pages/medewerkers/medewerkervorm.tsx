/** The fields of one medewerker, and what is asked before they are kept. */
import type { MedewerkerInvoer } from '../../app/antwoorden/instellingen.ts';
import type { Medewerker, Wijkteam } from '../../app/antwoorden/organisatie.ts';
import type { Dienst } from '../../app/antwoorden/rooster.ts';
import { type Api, ApiFout } from '../../app/api.ts';
import { useBewaren, zoekIn } from '../../app/bewaren.ts';
import { useConsole } from '../../app/context.ts';
import { vergeetNamen } from '../../app/namen.ts';
import { Bewaarvorm, Groepsfout, veldId, veldVan } from '../../ui/formulier.tsx';
import { TekstVeld, Vinkje } from '../../ui/veld.tsx';
import { blijftBeheerd, mobielVan, ROLLEN } from './mensen.ts';

/** The page of somebody; `_nieuw` makes one. */
export const padVan = (id: string): string => `/medewerkers/${encodeURIComponent(id)}`;
export const adresVan = (id: string): string => `/v1${padVan(id)}`;

/** What the form changes, and under which id it is kept. */
export type Invoer = MedewerkerInvoer & { readonly id: string };

const NAMEN: Readonly<Record<keyof Invoer, string>> = {
  id: 'Account',
  naam: 'Naam',
  rollen: 'Rollen',
  wijkteams: 'Wijkteams',
  mail: 'Mailadres',
  mobiel: 'Mobiel nummer',
  media: 'Volgorde van meldingen',
  actief: 'Actief',
};

export const LEEG: Invoer = {
  id: '',
  naam: '',
  rollen: [],
  wijkteams: [],
  mail: null,
  mobiel: null,
  media: ['sms', 'mail'],
  actief: true,
};

export const invoerVan = ({ id, naam, rollen, wijkteams, mail, mobiel, media, actief }: Invoer): Invoer => ({
  ...{ id, naam, rollen, wijkteams, mail, mobiel, media, actief },
});
const ongeldig = (code: string, melding: string, veld: string, bij: string) =>
  new ApiFout(409, code, melding, { fouten: [{ veld, melding: bij }] });

async function schrijf(api: Api, { id, ...invoer }: Invoer): Promise<Invoer> {
  if (id === '')
    throw ongeldig(
      'ongeldige-invoer',
      'De invoer klopt niet. Herstel de genoemde velden.',
      'id',
      'Vul het account in.',
    );
  const { resultaten } = await api.vraag<{ resultaten: readonly Medewerker[] }>('GET', '/v1/medewerkers');
  if (!blijftBeheerd(resultaten, { ...invoer, id }))
    throw ongeldig(
      'laatste-beheerder',
      'Er moet een actieve beheerder blijven.',
      'rollen',
      'Geef eerst iemand anders de rol van beheerder.',
    );
  const na = await api.vraag<Invoer>('PUT', adresVan(id), { ...invoer, mobiel: mobielVan(invoer.mobiel) });
  vergeetNamen(api);
  return invoerVan(na);
}

interface VormProps {
  readonly begin: Invoer;
  readonly nieuw: boolean;
  readonly wijkteams: readonly Wijkteam[];
  readonly diensten: readonly Dienst[];
  readonly klaar: (id: string) => void;
}

/** `lijst` with or without `een`. */
const metOfZonder = <T,>(lijst: readonly T[], een: T, aan: boolean): readonly T[] =>
  aan ? [...lijst, een] : lijst.filter((ander) => ander !== een);

export function Medewerkervorm({ begin, nieuw, wijkteams, diensten, klaar }: VormProps) {
  const { ik } = useConsole();
  const bewaren = useBewaren<Invoer>({
    begin,
    lees: async (api, { id }) => {
      const daar = nieuw
        ? await zoekIn(api, '/v1/medewerkers', (een: Invoer) => een.id === id)
        : await api.vraag<Invoer>('GET', adresVan(id));
      return daar && invoerVan(daar);
    },
    schrijf,
    ...(nieuw && {
      nieuw: () => ongeldig('bestaat-al', 'Deze medewerker is er al.', 'id', 'Dit account hoort bij iemand anders.'),
    }),
  });
  const { waarde, zet, fout } = bewaren;

  /** What cannot be seen from this page, said before it happens. */
  function vooraf(): boolean {
    const gaatWeg = begin.actief && !waarde.actief;
    const vragen: string[] = [];
    if (waarde.id === ik.id && (gaatWeg || !waarde.rollen.includes('beheerder')))
      vragen.push('Dit bent u zelf. Een andere beheerder kan het daarna weer wijzigen.');
    if (gaatWeg && diensten.length > 0)
      vragen.push(
        `${waarde.naam} heeft nog ${diensten.length === 1 ? 'een dienst' : `${diensten.length} diensten`}. Die blijft dan zonder mens.`,
      );
    return vragen.length === 0 || confirm(`${vragen.join(' ')} Toch bewaren?`);
  }

  return (
    <Bewaarvorm
      bewaren={bewaren}
      namen={NAMEN}
      knop={nieuw ? 'Maak medewerker' : 'Bewaar'}
      vooraf={vooraf}
      klaar={() => klaar(waarde.id)}
    >
      <TekstVeld
        {...veldVan(fout, 'naam')}
        label="Naam"
        value={waarde.naam}
        onInput={({ currentTarget }) => zet({ naam: currentTarget.value })}
      />
      {nieuw && (
        <TekstVeld
          {...veldVan(fout, 'id')}
          label="Account"
          uitleg="Zoals de inlogdienst dit account noemt (sub). Later niet te wijzigen."
          value={waarde.id}
          spellcheck={false}
          onInput={({ currentTarget }) => zet({ id: currentTarget.value.trim() })}
        />
      )}
      <div class="velden-rij">
        <TekstVeld
          {...veldVan(fout, 'mail')}
          type="email"
          label="Mailadres van het werk"
          value={waarde.mail ?? ''}
          onInput={({ currentTarget }) => zet({ mail: currentTarget.value || null })}
        />
        <TekstVeld
          {...veldVan(fout, 'mobiel')}
          type="tel"
          label="Mobiel nummer van het werk"
          value={waarde.mobiel ?? ''}
          onInput={({ currentTarget }) => zet({ mobiel: currentTarget.value || null })}
        />
      </div>
      <div class="rooster-2">
        <fieldset class="rondjes" id={veldId('rollen')} tabIndex={-1}>
          <legend class="utrecht-form-label">Rollen</legend>
          <div class="veld-uitleg">
            Wat iemand mag zien en doen, volgt uit het account bij de inlogdienst. Geef daar dezelfde rollen.
          </div>
          <Groepsfout fout={fout} veld="rollen" />
          {ROLLEN.map(({ waarde: rol, tekst }) => (
            <Vinkje
              key={rol}
              label={tekst}
              aan={waarde.rollen.includes(rol)}
              opWijzig={(aan) => zet({ rollen: metOfZonder(waarde.rollen, rol, aan) })}
            />
          ))}
        </fieldset>
        <fieldset class="rondjes" id={veldId('wijkteams')} tabIndex={-1}>
          <legend class="utrecht-form-label">Wijkteams</legend>
          <Groepsfout fout={fout} veld="wijkteams" />
          {wijkteams.map(({ slug, naam }) => (
            <Vinkje
              key={slug}
              label={naam}
              aan={waarde.wijkteams.includes(slug)}
              opWijzig={(aan) => zet({ wijkteams: metOfZonder(waarde.wijkteams, slug, aan) })}
            />
          ))}
        </fieldset>
      </div>
      <Vinkje
        label="Actief: kan dienst hebben en krijgt meldingen"
        aan={waarde.actief}
        opWijzig={(actief) => zet({ actief })}
      />
    </Bewaarvorm>
  );
}
