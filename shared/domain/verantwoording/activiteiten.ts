/**
 * For what persons' data are used, as the register of processing activities of an organisatie names it (GDPR, article 30).
 * The address is what Logboek Dataverwerkingen asks for; the text is for people.
 */
export const ACTIVITEITEN = {
  contact: { uri: 'urn:voordeur:verwerking:contact', naam: 'Contacten van inwoners behandelen' },
  spoed: { uri: 'urn:voordeur:verwerking:spoed', naam: 'Spoed en crisis opvolgen' },
  terugbellen: { uri: 'urn:voordeur:verwerking:terugbellen', naam: 'Inwoners terugbellen' },
  inloop: { uri: 'urn:voordeur:verwerking:inloop', naam: 'Inwoners ontvangen bij de inloop' },
  traject: { uri: 'urn:voordeur:verwerking:traject', naam: 'Termijnen na een aanmelding bewaken' },
  klacht: { uri: 'urn:voordeur:verwerking:klacht', naam: 'Klachten behandelen' },
  herstel: { uri: 'urn:voordeur:verwerking:herstel', naam: 'Onleesbare berichten herstellen' },
  cijfers: { uri: 'urn:voordeur:verwerking:cijfers', naam: 'Cijfers narekenen' },
  medewerkers: { uri: 'urn:voordeur:verwerking:medewerkers', naam: 'Medewerkers en hun rechten beheren' },
  toezicht: { uri: 'urn:voordeur:verwerking:toezicht', naam: 'Toezien op het gebruik van gegevens' },
} as const;

export type Activiteit = keyof typeof ACTIVITEITEN;
