import { makeAnswerBegroeting, type Report } from '../../shared/application/answer-begroeting.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { MAX_LEEFTIJD_MS } from '../../shared/domain/begroeting/begroeting.ts';
import { type Instant, msBetween } from '../../shared/domain/tijd/instant.ts';
import { matchesEtag } from '../../shared/middleware/http/etag.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { HttpError } from '../../shared/middleware/http/problem.ts';
import { makeHmac, signAnswer } from '../../shared/middleware/http/sign-answer.ts';
import { errorFields, log } from '../../shared/observability/log.ts';
import type { contract } from './contract.ts';

const TYPE = 'application/json';
const KEYID = 'begroeting';
const ROUTE = '/v1/begroetingen/';
/** An answer is used without asking for so long, and when asking fails as long as a last known answer may be old. */
const MAX_AGE_SECONDS = 60;
const STALE_SECONDS = MAX_LEEFTIJD_MS / 1000;

const reportAsLog: Report = (what, error) =>
  log(what === 'lezen' ? 'ERROR' : 'WARN', 'begroeting zonder verse gegevens', { stap: what, ...errorFields(error) });

/** Never longer than until the next change: who waits for the doors to open must not hear that they are closed. */
function maxAge(nu: Instant, geldigTot: Instant): number {
  return Math.max(0, Math.min(MAX_AGE_SECONDS, Math.floor(msBetween(nu, geldigTot) / 1000)));
}

/** `sleutel` is the shared key; empty: nobody set one, and then no answer can be signed. */
export function makeRoutes({
  sleutel,
  report = reportAsLog,
  ...ports
}: Pick<Ports, 'instellingen' | 'clock' | 'ids' | 'raw'> & {
  readonly sleutel: string;
  readonly report?: Report;
}): Handlers<typeof contract> {
  const answerBegroeting = makeAnswerBegroeting(ports, report);
  const mac = makeHmac(sleutel);
  return {
    'GET /v1/begroetingen/{wijkteam}': async ({ pad: { wijkteam }, ifNoneMatch }) => {
      if (sleutel === '')
        throw new HttpError(503, 'niet-ingericht', 'Er is nog geen sleutel om begroetingen mee te ondertekenen.');
      const found = await answerBegroeting(wijkteam);
      if (found === undefined)
        throw new HttpError(
          503,
          'niet-beschikbaar',
          'Er is nu niets te lezen, en geen antwoord van de laatste 24 uur bekend.',
        );
      const nu = ports.clock.now();
      const etag = `W/"${found.kenmerk}"`;
      const matches = matchesEtag(ifNoneMatch, etag);
      const inhoud = { type: TYPE, tekst: JSON.stringify(found.begroeting) };
      const signed = signAnswer(
        { status: matches ? 304 : 200, pad: `${ROUTE}${wijkteam}`, etag, ...(matches ? {} : { inhoud }) },
        { mac, keyid: KEYID, op: nu, geldigSeconden: STALE_SECONDS },
      );
      return {
        status: matches ? 304 : 200,
        tekst: { type: TYPE, inhoud: matches ? '' : inhoud.tekst },
        headers: {
          'Cache-Control': `private, max-age=${maxAge(nu, found.begroeting.geldigTot)}, stale-if-error=${STALE_SECONDS}`,
          ETag: etag,
          ...signed,
        },
      };
    },
  };
}
