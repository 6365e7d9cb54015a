/** Every route of the HTTP API, by the function that answers it. The API's document and the tests read this list. */
export interface Route {
  readonly lambda: string;
  readonly methode: 'GET' | 'POST' | 'PUT';
  readonly pad: string;
}

const CONTACT = '/v1/contacten/{id}';
const TERUGBELVERZOEK = '/v1/terugbelverzoeken/{id}';
const SPOEDZAAK = '/v1/spoedzaken/{id}';
const OPENING = '/v1/openingstijden/{wijkteam}/{kanaal}';

function routesOf(lambda: string, ...routes: readonly `${Route['methode']} ${string}`[]): readonly Route[] {
  return routes.map((route) => {
    const [methode, pad] = route.split(' ') as [Route['methode'], string];
    return { lambda, methode, pad };
  });
}

export const ROUTES: readonly Route[] = [
  ...routesOf('accept-telefoon-gebeurtenissen', 'POST /v1/telefoon-gebeurtenissen'),
  ...routesOf('accept-telefoon-logboeken', 'POST /v1/telefoon-logboeken'),
  ...routesOf('answer-begroeting', 'GET /v1/begroetingen/{wijkteam}'),
  ...routesOf('accept-aankomsten', 'POST /v1/aankomsten', 'POST /v1/aankomsten/{id}/vertrekken'),
  ...routesOf(
    'serve-contacten',
    `GET ${CONTACT}`,
    `GET ${CONTACT}/berichten/{bericht}/bijlagen/{nummer}`,
    'POST /v1/contacten/_zoek',
    `POST ${CONTACT}/aannames`,
    `POST ${CONTACT}/antwoorden`,
    `POST ${CONTACT}/antwoorden/{antwoord}/intrekkingen`,
    `PUT ${CONTACT}/concept`,
    `POST ${CONTACT}/voorbeeldantwoorden`,
    `POST ${CONTACT}/doorsturingen`,
    `POST ${CONTACT}/triages`,
    `POST ${CONTACT}/terugbelverzoeken`,
    `POST ${CONTACT}/contactpogingen`,
    `POST ${CONTACT}/afsluitingen`,
    `POST ${CONTACT}/geen-antwoord-nodig`,
    `POST ${CONTACT}/veilig-contact`,
    `POST ${CONTACT}/personen`,
    `POST ${CONTACT}/personen/{rol}/verwijderingen`,
    `POST ${CONTACT}/toestemmingen`,
    `POST ${CONTACT}/taken/{taak}/afvinkingen`,
    `GET ${CONTACT}/eerdere-contacten`,
  ),
  ...routesOf('serve-wachtborden', 'GET /v1/wachtborden/{locatie}'),
  ...routesOf(
    'serve-terugbelverzoeken',
    'GET /v1/terugbelverzoeken',
    `GET ${TERUGBELVERZOEK}`,
    `POST ${TERUGBELVERZOEK}/aannames`,
    `POST ${TERUGBELVERZOEK}/loslatingen`,
    `POST ${TERUGBELVERZOEK}/contactpogingen`,
    `POST ${TERUGBELVERZOEK}/afsluitingen`,
    'GET /v1/twijfelgevallen',
  ),
  ...routesOf(
    'serve-spoedzaken',
    'GET /v1/spoedzaken',
    `GET ${SPOEDZAAK}`,
    `POST ${SPOEDZAAK}/oppakkingen`,
    `POST ${SPOEDZAAK}/contactpogingen`,
    `POST ${SPOEDZAAK}/overdrachten`,
    `POST ${SPOEDZAAK}/afsluitingen`,
  ),
  ...routesOf(
    'serve-bereikbaarheid',
    'GET /v1/bereikbaarheid',
    'GET /v1/wachtenden',
    'GET /v1/kengetallen',
    'POST /v1/bereikbaarheid-verklaringen',
    'GET /v1/jaarverslagen/{jaar}',
    'GET /v1/normvoorstellen',
    'POST /v1/bezettingsadviezen',
  ),
  ...routesOf(
    'serve-openingstijden',
    `GET ${OPENING}/toestand`,
    `GET ${OPENING}/opentijd`,
    `GET ${OPENING}/tijdstip`,
    'GET /v1/inloop-mogelijkheden',
  ),
  ...routesOf(
    'serve-regelingen',
    `POST ${OPENING}/voorbeelden`,
    `POST ${OPENING}/sluitingen`,
    `POST ${OPENING}/heropeningen`,
    `GET ${OPENING}/uitwisseling`,
    'POST /v1/openingstijden-inlezingen',
    'GET /v1/openbare-openingstijden/{wijkteam}',
  ),
  ...routesOf('serve-rooster', 'GET /v1/dienstdoenden', 'GET /v1/diensten', 'POST /v1/diensten'),
  ...routesOf('advise-urgentie', 'POST /v1/urgentie-adviezen', 'GET /v1/urgentie-signalen'),
  ...routesOf(
    'serve-instellingen',
    'GET /v1/organisatie',
    'PUT /v1/organisatie',
    'GET /v1/wijkteams',
    'GET /v1/wijkteams/{wijkteam}',
    'PUT /v1/wijkteams/{wijkteam}',
    'GET /v1/medewerkers',
    'GET /v1/medewerkers/{id}',
    'PUT /v1/medewerkers/{id}',
    `GET ${OPENING}`,
    `PUT ${OPENING}`,
    'GET /v1/normen',
    'PUT /v1/normen',
    'GET /v1/standaardantwoorden',
    'GET /v1/standaardantwoorden/{code}',
    'PUT /v1/standaardantwoorden/{code}',
  ),
  ...routesOf(
    'serve-onleesbare-invoer',
    'GET /v1/onleesbare-berichten',
    'GET /v1/onleesbare-berichten/{id}',
    'POST /v1/onleesbare-berichten/{id}/afhandelingen',
    'GET /v1/onleesbare-berichten/{id}/ruw',
    'POST /v1/onleesbare-berichten/{id}/herlezingen',
  ),
  ...routesOf('serve-uitval', 'GET /v1/uitval', 'GET /v1/uitval/{wachtrij}', 'POST /v1/uitval/{wachtrij}/herhalingen'),
  ...routesOf(
    'serve-dagcontroles',
    'GET /v1/dagcontroles',
    'POST /v1/dagcontroles',
    'POST /v1/dagcontroles/{dag}/herstellingen',
    'GET /v1/stille-kanalen',
  ),
  ...routesOf('serve-kanaries', 'GET /v1/kanaries', 'POST /v1/kanaries'),
  { lambda: 'serve-beschrijving', methode: 'GET', pad: '/v1/openapi.json' },
  { lambda: 'serve-beschrijving', methode: 'GET', pad: '/v1/gezondheid' },
];

/** The function that says 404 for every address that is none of the above. */
export const ONBEKEND_ADRES = 'serve-beschrijving';
