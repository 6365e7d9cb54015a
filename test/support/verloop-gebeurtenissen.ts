/** A planned contact as the events of its contact, as the channel adapters would translate it. For counting in one process. */
import type { Verloop } from '../../local/dagen/verloop.ts';
import type { ContactGebeurtenis } from '../../shared/domain/contact/types.ts';
import { instantOf } from '../../shared/domain/tijd/instant.ts';

export function contactGebeurtenissen({ nr, wijkteam, feiten }: Verloop): readonly ContactGebeurtenis[] {
  return feiten.flatMap((feit, index): ContactGebeurtenis[] => {
    const base = { id: `${nr}-${index}`, op: instantOf(feit.op) };
    switch (feit.soort) {
      case 'begonnen':
      case 'in-wachtrij':
        return [{ ...base, soort: feit.soort, ...(feit.wijkteam !== undefined && { wijkteam: feit.wijkteam }) }];
      case 'mail': {
        const soortBericht = feit.automatisch ? 'automatisch' : 'persoon';
        return [{ ...base, soort: 'bericht-ontvangen', bericht: base.id, soortBericht, wijkteam, gevaarsignalen: [] }];
      }
      case 'vraag':
        return [{ ...base, soort: 'vraag-gesteld', bericht: base.id, wijkteam, gevaarsignalen: [] }];
      case 'antwoord':
        return [
          { ...base, soort: 'antwoord-klaargezet', antwoord: base.id, door: 'tom' },
          { ...base, id: `${base.id}-v`, soort: 'antwoord-verzonden', antwoord: base.id },
        ];
      case 'verlaten':
        return [{ ...base, soort: 'chat-verlaten' }];
      case 'aankomst':
        return [{ ...base, soort: 'aangekomen', locatie: wijkteam, wijkteam }];
      case 'aanname':
        return [{ ...base, soort: 'aangenomen', medewerker: 'tom' }];
      case 'vertrek':
        return [{ ...base, soort: 'vertrokken' }];
      default:
        return [{ ...base, soort: feit.soort }];
    }
  });
}
