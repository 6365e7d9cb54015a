/** A morning in the example organisatie: of everything that a page can show, something is there. */
import { done, type Person, person } from './actors.ts';
import type { LocalStack } from './local-stack.ts';
import { rawMail } from './raw-mail.ts';

export interface GevuldeStad {
  /** A mail that waits. */
  readonly mail: string;
  /** A mail that became an aanmelding, with terms that run. */
  readonly aanmelding: string;
  /** A case that asks Jan to take it up, and the contact it began with. */
  readonly spoedzaak: string;
  readonly spoedcontact: string;
}

type Gevonden = { readonly resultaten: readonly { readonly id: string; readonly ontvangenOp: string }[] };

async function mailContact(stack: LocalStack, tom: Person, naam: string, tekst: string): Promise<string> {
  const vind = async () =>
    done(await tom.post<Gevonden>('/v1/contacten/_zoek?limit=100', { kanaal: 'mail' })).resultaten.map(({ id }) => id);
  const before = new Set(await vind());
  await stack.mail(
    rawMail({ van: `${naam} <${naam}@bewoner.nl>`, messageId: `${naam}@bewoner.nl`, onderwerp: 'Vraag', tekst }),
  );
  await stack.rust();
  const id = (await vind()).find((one) => !before.has(one));
  if (id === undefined) throw new Error('the mail became no contact');
  return id;
}

/** Takes some seconds; the clock of the program moves on a quarter of an hour. */
export async function vulStad(stack: LocalStack): Promise<GevuldeStad> {
  const tom = await person(stack, 'Tom Hendriks', ['teamondersteuner'], ['centrum', 'noord', 'zuid']);
  const gerda = await person(stack, 'Gerda Dekker', ['gastvrouw'], ['centrum']);
  const centrale = await person(stack, 'Centrale', ['koppeling']);
  const nu = Date.parse(await stack.nu());
  const op = (minuten: number) => new Date(nu - minuten * 60_000).toISOString();
  const oproep = (oproepId: string, soort: string, minuten: number, meer: object = {}) => ({
    id: `${oproepId}/${soort}`,
    oproepId,
    soort,
    op: op(minuten),
    wijkteam: 'centrum',
    nummer: '+31612345678',
    ...meer,
  });
  done(
    await centrale.post('/v1/telefoon-gebeurtenissen', [
      oproep('wacht', 'in-wachtrij', 2),
      oproep('gemist', 'in-wachtrij', 12, { nummer: '+31387654321' }),
      oproep('gemist', 'opgehangen', 9, { nummer: '+31387654321' }),
      oproep('bezig', 'in-wachtrij', 8, { nummer: '+31387654322' }),
      oproep('bezig', 'aangenomen', 7, { nummer: '+31387654322', medewerker: tom.id }),
    ]),
  );
  done(
    await gerda.post('/v1/aankomsten', { id: crypto.randomUUID(), locatie: 'centrum', voor: 'jeugd', afspraak: true }),
  );
  await stack.mail('From: kapot');
  await mailContact(stack, tom, 'Els', 'Ik wil niet meer leven en weet het niet meer.');
  const mail = await mailContact(
    stack,
    tom,
    'Karim',
    'Wanneer kan ik bij u langskomen? Ik heb een vraag over hulp in huis.',
  );
  const aanmelding = await mailContact(stack, tom, 'Fatma', 'Ik wil graag hulp bij het huishouden.');
  done(
    await tom.post(`/v1/contacten/${aanmelding}/triages`, {
      urgentie: 'regulier',
      domein: 'sociaal',
      redenAfwijking: 'Rustig',
    }),
  );
  done(await tom.post(`/v1/contacten/${aanmelding}/afsluitingen`, { uitkomst: 'aanmelding', vraagverheldering: true }));
  const spoedcontact = await mailContact(stack, tom, 'Sam', 'Het gaat niet goed thuis, kunt u mij vandaag bellen?');
  const { spoedzaak } = done(
    await tom.post<{ spoedzaak: string }>(`/v1/contacten/${spoedcontact}/triages`, {
      urgentie: 'spoed',
      domein: 'sociaal',
      redenAfwijking: 'Klinkt bang',
    }),
  );
  await stack.rust();
  await stack.klok({ vooruit: 'PT15M' });
  return { mail, aanmelding, spoedcontact, spoedzaak };
}
