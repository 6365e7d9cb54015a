/** What was agreed about safe contact, as sentences. */

export interface VeiligContact {
  readonly geenVoicemail: boolean;
  readonly nietVoor: string | null;
  readonly nietNa: string | null;
  readonly verbodenNummers: readonly string[];
  readonly geenMail: boolean;
  readonly geenSms: boolean;
  readonly geenBrief: boolean;
  readonly geenNaam: boolean;
}

/** Of a contact, what is needed to reach somebody. */
export interface ContactVanZaak {
  readonly persoon: {
    readonly naam?: string;
    readonly mail?: string;
    readonly nummer?: string;
    readonly terugbelnummer?: string;
  };
  readonly veiligContact: VeiligContact | null;
  readonly notities: readonly { readonly id: string; readonly tekst: string }[] | null;
}

export function veiligRegels(afspraak: VeiligContact | null): readonly string[] {
  if (afspraak === null) return [];
  const { geenVoicemail, nietVoor, nietNa, verbodenNummers, geenMail, geenSms, geenBrief, geenNaam } = afspraak;
  return [
    ...(geenVoicemail ? ['Spreek geen voicemail in.'] : []),
    ...(nietVoor ? [`Bel niet voor ${nietVoor}.`] : []),
    ...(nietNa ? [`Bel niet na ${nietNa}.`] : []),
    ...verbodenNummers.map((nummer) => `Bel niet naar ${nummer}.`),
    ...(geenMail ? ['Stuur geen e-mail.'] : []),
    ...(geenSms ? ['Stuur geen sms.'] : []),
    ...(geenBrief ? ['Stuur geen brief.'] : []),
    ...(geenNaam ? ['Laat niet zien of horen van wie u bent.'] : []),
  ];
}
