/** What is still to be done for the roster: done once, after which it is taken off the list. */
import { periodeOf } from '../domain/achterwacht/dienst-periodes.ts';
import { volgendeInLijn } from '../domain/achterwacht/resolve-dienstdoende.ts';
import { DOMEINEN } from '../domain/contact/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { SpoedPorts } from './change-spoedzaak.ts';
import { makeHandBackSpoedzaken } from './hand-back-spoedzaken.ts';
import type { Ports } from './ports.ts';
import { type Roosterwerk, startNaam } from './rooster-ports.ts';
import { coordinatorVan } from './roostercoordinator.ts';
import { dienstgegevensVan, readDienstenRond } from './spoed-context.ts';

export type RoosterwerkPorts = SpoedPorts & Pick<Ports, 'ids'>;

/** What is left for whoever can send mail. */
export type HandleRoosterwerk = (werk: Roosterwerk) => Promise<void>;

/** Everything but sending mail, which needs a right that few have: a mail stays on the list. */
export function makeHandleRoosterwerk(ports: RoosterwerkPorts): HandleRoosterwerk {
  const { instellingen, zaken, clock } = ports;
  const handBack = makeHandBackSpoedzaken(ports);

  /** Due at the same moment as what it follows from, so that doing it again gives the same message. */
  const bericht = (
    werk: Roosterwerk,
    aan: string,
    text: { readonly onderwerp: string; readonly tekst: readonly string[] },
  ): Roosterwerk => ({
    id: `${werk.id}/bericht/${aan}`,
    op: werk.op,
    soort: 'bericht',
    aan,
    onderwerp: text.onderwerp,
    tekst: text.tekst.join('\n'),
  });

  async function handleZiek(werk: Extract<Roosterwerk, { soort: 'ziek' }>): Promise<readonly Roosterwerk[]> {
    const { medewerker } = werk;
    const back = await handBack(medewerker, werk.op);
    const nu = clock.now();
    const settings = await instellingen.readInstellingen();
    const { diensten } = await readDienstenRond(instellingen, nu);
    const today = localDateOf(nu);
    const naam = settings.medewerkers[medewerker]?.naam ?? medewerker;
    const own = diensten.filter((dienst) => {
      const periode = periodeOf(dienst);
      return dienst.professional === medewerker && periode !== undefined && periode.tot > nu;
    });
    const soon = own.filter(({ van }) => van.slice(0, 10) <= addDays(today, 1));
    const teams = new Set([
      ...soon.map(({ wijkteam }) => wijkteam),
      ...back.map(({ wijkteam }) => wijkteam),
      ...(settings.medewerkers[medewerker]?.wijkteams ?? []),
    ]);
    return [...teams].flatMap((wijkteam) => {
      const aan = coordinatorVan(settings, wijkteam);
      if (aan === null || aan === medewerker) return [];
      const diensten = soon.filter((dienst) => dienst.wijkteam === wijkteam);
      const zaken = back.filter((zaak) => zaak.wijkteam === wijkteam);
      const tekst = [
        `${naam} kan per direct geen dienst doen.`,
        ...(diensten.length === 0 ? [] : ['', 'Diensten van vandaag en morgen die een ander moet doen:']),
        ...diensten.map(
          (dienst) =>
            `- ${dienst.soort} ${dienst.domein}, ${dienst.van.replace('T', ' ')} tot ${dienst.tot.replace('T', ' ')}`,
        ),
        ...(zaken.length === 0 ? [] : ['', 'Spoedzaken die naar de dienstdoende collega teruggaan:']),
        ...zaken.map(({ id }) => `- ${id}`),
        '',
      ];
      const kop = { ...werk, id: `${werk.id}/${wijkteam}` };
      return [bericht(kop, aan, { onderwerp: `${naam} kan geen dienst doen`, tekst })];
    });
  }

  async function handleStart(werk: Extract<Roosterwerk, { soort: 'start' }>): Promise<readonly Roosterwerk[]> {
    const dienst = await instellingen.loadDienst(werk.dienst);
    const periode = dienst && periodeOf(dienst);
    // Moved or taken away since; what it became has a look of its own.
    if (dienst === undefined || periode?.van !== werk.van) return [];
    if ((await instellingen.readEenmaal(startNaam(dienst, werk.van))) !== undefined) return [];
    const nu = clock.now();
    const settings = await instellingen.readInstellingen();
    const { wijkteam, domein, professional } = dienst;
    const gegevens = dienstgegevensVan(settings, await readDienstenRond(instellingen, nu), wijkteam);
    const next = volgendeInLijn(gegevens, wijkteam, domein, nu, new Set([professional])).professional;
    const naam = settings.medewerkers[professional]?.naam ?? professional;
    const people = new Set([next, coordinatorVan(settings, wijkteam)]);
    const tekst = [
      `De dienst van ${naam} (${dienst.soort}, ${domein}, ${wijkteam}) begon om ${dienst.van.slice(11)} uur. Er is nog niet gemeld dat de dienst gestart is.`,
      '',
      'Spoed gaat eerst naar wie dienst heeft en dan verder naar de volgende. Bel uw collega, of neem de dienst over.',
      '',
    ];
    return [...people].flatMap((aan) =>
      aan === null || aan === professional
        ? []
        : [bericht(werk, aan, { onderwerp: `Dienst van ${naam} is niet gestart`, tekst })],
    );
  }

  /** Whoever has the case or duty at this moment, but not who asks: four eyes see it. */
  async function handleVerlaging(werk: Extract<Roosterwerk, { soort: 'verlaging' }>): Promise<readonly Roosterwerk[]> {
    const contact = (await zaken.loadContact(werk.contact))?.value;
    const verzoek = contact?.verlagingsverzoek;
    // Decided meanwhile.
    if (contact === undefined || verzoek?.id !== werk.verzoek) return [];
    const nu = clock.now();
    const settings = await instellingen.readInstellingen();
    const { wijkteam } = contact;
    const gegevens = dienstgegevensVan(settings, await readDienstenRond(instellingen, nu), wijkteam);
    const zaak = contact.spoedzaak === null ? undefined : await zaken.loadSpoedzaak(contact.spoedzaak);
    const asked = new Set([verzoek.door]);
    const onDuty = DOMEINEN.map((domein) => volgendeInLijn(gegevens, wijkteam, domein, nu, asked).professional);
    const people = new Set([zaak?.value.opgepaktDoor ?? null, ...onDuty].filter((one) => one !== null));
    people.delete(verzoek.door);
    const contactpersoon = coordinatorVan(settings, wijkteam);
    if (people.size === 0 && contactpersoon !== null) people.add(contactpersoon);
    const tekst = [
      `In wijkteam ${settings.wijkteams[wijkteam]?.naam ?? wijkteam} is gevraagd een zaak te verlagen van ${verzoek.van} naar ${verzoek.naar}.`,
      '',
      'Een andere professional dan wie het vroeg beslist daarover. Tot dan verandert er niets aan de zaak.',
      '',
      `Contact ${contact.id}`,
      '',
    ];
    return [...people].map((aan) =>
      bericht(werk, aan, { onderwerp: `Verlagen van ${verzoek.van}: uw oordeel is nodig`, tekst }),
    );
  }

  function follow(werk: Exclude<Roosterwerk, { soort: 'bericht' }>): Promise<readonly Roosterwerk[]> {
    switch (werk.soort) {
      case 'ziek':
        return handleZiek(werk);
      case 'start':
        return handleStart(werk);
      case 'verlaging':
        return handleVerlaging(werk);
    }
  }

  return async (werk) => {
    if (werk.soort === 'bericht') return;
    const more = await follow(werk);
    // Written before it is taken off: whoever dies in between does it again, and the same message is the same item.
    await instellingen.saveWerk(more);
    await instellingen.removeWerk(werk);
  };
}
