/**
 * What may be kept apart of what people attach to a mail, as data with reasons, and what of a name and a type is safe to
 * show. Nothing is thrown away by this: the raw message keeps everything, and what is refused is shown with its reason.
 */

export const MB = 1024 * 1024;

/** Sizes in bytes, decoded. The mail service takes 40 MB a message, which is about 29 MB of decoded files. */
export const GRENZEN = {
  /** Scans of many pages and photos of a telephone fit; beyond it a browser on a shared desk becomes slow. */
  perBijlage: 20 * MB,
  /** Everything that an ordinary mail service lets through; only what came in another way is larger. */
  perMail: 30 * MB,
  /** A whole album of photos; more are a program's, or somebody who wants to keep us busy. */
  aantal: 30,
} as const;

export const REDENEN_GEWEIGERD = [
  'te-groot',
  'mail-te-groot',
  'te-veel',
  'programma',
  'webpagina',
  'macro',
  'onvolledig',
  'spam',
] as const;
export type RedenGeweigerd = (typeof REDENEN_GEWEIGERD)[number];

interface Soort {
  readonly reden: RedenGeweigerd;
  readonly extensies: readonly string[];
  readonly types: RegExp;
}

/**
 * Kinds that are never opened from here, by the last part of the name and by type. Archives are kept and not looked into:
 * whoever opens one decides. So are old Office files, in which a macro cannot be seen from outside.
 */
export const NOOIT: readonly Soort[] = [
  {
    // Runs on the machine of whoever opens it.
    reden: 'programma',
    extensies: (
      'exe com scr pif bat cmd msi msp mst msix appx cpl dll sys drv ocx hta js jse mjs vbs vbe wsf wsh wsc ws sct ps1 ' +
      'psm1 psd1 ps1xml jar jnlp class lnk url website reg inf scf gadget application appref-ms iso img vhd vhdx dmg pkg ' +
      'app apk ipa deb rpm run sh bash csh command py pyc rb pl php elf bin msc ade adp mde one xll wll chm hlp settingcontent-ms'
    ).split(' '),
    types:
      /^application\/(x-(ms(dos-program|download|i|-shortcut)|dosexec|executable|mach-binary|elf|sh|csh|java-archive|javascript|vbscript|bat|apple-diskimage|iso9660-image)|vnd\.microsoft\.portable-executable|java-archive|javascript|ecmascript|hta)$|^text\/(javascript|vbscript|x-sh|x-python)$/,
  },
  {
    // Shows a page that may imitate ours, or runs its scripts.
    reden: 'webpagina',
    extensies: 'html htm xhtml xht shtml mhtml mht svg svgz swf'.split(' '),
    types: /^(text\/html|application\/xhtml\+xml|image\/svg\+xml|multipart\/related|application\/x-shockwave-flash)$/,
  },
  {
    // Office files that say of themselves that they hold programs.
    reden: 'macro',
    extensies: 'docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm'.split(' '),
    types: /\.macroenabled(\.12)?$/i,
  },
];

/** What every program of a platform begins with, however the file is called. */
const BEGIN: readonly (readonly number[])[] = [
  [0x4d, 0x5a], // Windows
  [0x7f, 0x45, 0x4c, 0x46], // Linux
  [0xcf, 0xfa, 0xed, 0xfe], // macOS
  [0xca, 0xfe, 0xba, 0xbe], // macOS, Java
  [0x23, 0x21], // #!
  [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], // a shortcut of Windows
];

export interface Aangeboden {
  /** As the sender wrote it; empty when there is none. */
  readonly naam: string;
  readonly type: string;
  readonly bytes: number;
  /** The first bytes, as far as known. */
  readonly begin: Uint8Array;
  /** Not all of it could be read. */
  readonly onvolledig: boolean;
}

/**
 * For each of the attachments of one mail, in their order: why it is not kept apart; null when it is. A refused one takes
 * no room of the others.
 */
export function judgeBijlagen(
  bijlagen: readonly Aangeboden[],
  mail: { readonly spam: boolean },
): readonly (RedenGeweigerd | null)[] {
  let [aantal, bytes] = [0, 0];
  return bijlagen.map((bijlage) => {
    const reden = mail.spam ? 'spam' : whyAlone(bijlage);
    if (reden !== null) return reden;
    if (aantal === GRENZEN.aantal) return 'te-veel';
    if (bytes + bijlage.bytes > GRENZEN.perMail) return 'mail-te-groot';
    aantal += 1;
    bytes += bijlage.bytes;
    return null;
  });
}

function whyAlone({ naam, type, bytes, begin, onvolledig }: Aangeboden): RedenGeweigerd | null {
  const extensie = extensieVan(naam);
  for (const soort of NOOIT) {
    if (soort.extensies.includes(extensie) || soort.types.test(type)) return soort.reden;
  }
  if (BEGIN.some((mark) => mark.every((byte, at) => begin[at] === byte))) return 'programma';
  if (onvolledig) return 'onvolledig';
  return bytes > GRENZEN.perBijlage ? 'te-groot' : null;
}

/** The last part of a name, as Windows reads it: lower case, without dots and spaces behind it; empty without one. */
export function extensieVan(naam: string): string {
  const clean = veiligeNaam(naam, '').replace(/[. ]+$/, '');
  return /\.([^.]{1,20})$/.exec(clean)?.[1]?.toLowerCase().trim() ?? '';
}

/** Characters that turn the direction of a text around or cannot be seen: with them `gpj.exe` looks like `exe.jpg`. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;
/** A device of Windows, with whatever extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** The name without folders, invisible characters and what file systems forbid, at most 120 characters; else `anders`. */
export function veiligeNaam(naam: string, anders: string): string {
  const text = naam.toWellFormed().normalize('NFC').replace(UNSEEN, '');
  const last = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
  const clean = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trimEnd()
    .replace(DEVICE, '_$1');
  if (clean === '') return anders;
  const characters = [...clean];
  if (characters.length <= 120) return clean;
  const extensie = /\.[^. ]{1,20}$/.exec(clean)?.[0] ?? '';
  return `${characters.slice(0, 120 - extensie.length).join('')}${extensie}`;
}

/** Types that a browser shows or hands to a program without running anything of them, with their usual extension. */
const VEILIG: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'image/tiff': 'tif',
  'image/bmp': 'bmp',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/calendar': 'ics',
  'text/vcard': 'vcf',
  'application/rtf': 'rtf',
  'application/zip': 'zip',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'message/rfc822': 'eml',
};
export const ONBEKEND_TYPE = 'application/octet-stream';

/** The type under which it may be handed out: what the sender says when that is harmless, else bytes and nothing more. */
export function veiligType(type: string): string {
  return Object.hasOwn(VEILIG, type) ? type : ONBEKEND_TYPE;
}

/** `bijlage-3.pdf`: what it is called in an address, where no name of a person may stand. */
export function neutraleNaam(nummer: number, naam: string, type: string): string {
  const known = VEILIG[type];
  const own = extensieVan(naam);
  const extensie = known ?? (/^[a-z0-9]{1,8}$/.test(own) ? own : 'bin');
  return `bijlage-${nummer}.${extensie}`;
}

/** Where the bytes lie in the bucket; `nummer` counts from 1 in the order of the mail. */
export function bijlageSleutel(contact: string, bericht: string, nummer: number): string {
  return `bijlagen/${contact}/${bericht}/${nummer}`;
}
