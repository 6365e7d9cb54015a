/** What somebody asks for to be approached safely, as it is filled in and as it is noted. */
export interface VeiligInvoer {
  readonly geenVoicemail: boolean;
  readonly geenMail: boolean;
  readonly geenSms: boolean;
  readonly geenBrief: boolean;
  readonly geenNaam: boolean;
  /** Wall-clock time, `17:00`; empty = no bound. */
  readonly nietVoor: string;
  readonly nietNa: string;
  readonly nummer: string;
}

/** Only what was asked for; without any field there is nothing to note. */
export function veiligAfspraak({
  nietVoor,
  nietNa,
  nummer,
  ...vinkjes
}: VeiligInvoer): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(Object.entries(vinkjes).filter(([, aan]) => aan)),
    ...(nietVoor !== '' && { nietVoor }),
    ...(nietNa !== '' && { nietNa }),
    ...(nummer.trim() !== '' && { verbodenNummers: [nummer.trim()] }),
  };
}
