/** The order in which media are used, and what a person does with it. */
import type { Medium } from '../../app/antwoorden/meldingen.ts';

export const MEDIA: readonly Medium[] = ['sms', 'mail', 'webpush', 'webhook'];

const NAAM: Readonly<Record<Medium, string>> = {
  sms: 'Sms',
  mail: 'E-mail',
  webpush: 'Melding op een toestel',
  webhook: 'Webhook van uw organisatie',
};
export const medianaam = (medium: Medium): string => NAAM[medium];

/** One place up (-1) or down (1); at the end nothing moves. */
export function verplaats(media: readonly Medium[], medium: Medium, stap: -1 | 1): readonly Medium[] {
  const van = media.indexOf(medium);
  const naar = van + stap;
  if (van < 0 || naar < 0 || naar >= media.length) return media;
  return media.toSpliced(van, 1).toSpliced(naar, 0, medium);
}

export const ongebruikt = (media: readonly Medium[]): readonly Medium[] => MEDIA.filter((one) => !media.includes(one));
