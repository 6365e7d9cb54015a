/** Puts the console where browsers find it. */

export interface ConsoleBestand {
  readonly naam: string;
  readonly type: string;
  /** Its name changes with its content. */
  readonly eeuwig: boolean;
}

export interface PublishConsolePorts {
  /** The files that were made with this version, `manifest.json` among them. */
  readonly bestanden: { readonly read: (naam: string) => Promise<Uint8Array> };
  readonly store: { readonly put: (bestand: ConsoleBestand, body: Uint8Array) => Promise<void> };
  /** What differs per place, as JSON. */
  readonly instellingen: string;
}

/**
 * In the order of the manifest, one after another: whoever opens the page while it is replaced finds everything that it
 * names. Cut off anywhere it leaves the page of before, which still works; done again it gives the same.
 */
export function makePublishConsole({ bestanden, store, instellingen }: PublishConsolePorts): () => Promise<void> {
  return async () => {
    const manifest = JSON.parse(new TextDecoder().decode(await bestanden.read('manifest.json'))) as ConsoleBestand[];
    const settings: ConsoleBestand = { naam: 'console.json', type: 'application/json', eeuwig: false };
    await store.put(settings, new TextEncoder().encode(instellingen));
    for (const bestand of manifest) await store.put(bestand, await bestanden.read(bestand.naam));
  };
}
