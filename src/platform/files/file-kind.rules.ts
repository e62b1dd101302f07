/** A kind of file that is kept, and the ending its name gets. */
export interface FileKind {
  readonly mediaType: string;
  readonly ending: string;
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

/** What a zip of an office program has inside, written where nothing compresses it. */
const OFFICE: readonly (readonly [string, FileKind])[] = [
  ['word/', { mediaType: `${OPEN_XML}.wordprocessingml.document`, ending: 'docx' }],
  ['xl/', { mediaType: `${OPEN_XML}.spreadsheetml.sheet`, ending: 'xlsx' }],
  [
    'application/vnd.oasis.opendocument.text',
    { mediaType: 'application/vnd.oasis.opendocument.text', ending: 'odt' },
  ],
  [
    'application/vnd.oasis.opendocument.spreadsheet',
    { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', ending: 'ods' },
  ],
];

const FIRST_BYTES: readonly (readonly [string, FileKind])[] = [
  ['%PDF-', { mediaType: 'application/pdf', ending: 'pdf' }],
  ['\x89PNG\r\n\x1a\n', { mediaType: 'image/png', ending: 'png' }],
  ['\xff\xd8\xff', { mediaType: 'image/jpeg', ending: 'jpg' }],
];

/**
 * What a file is by its own bytes, whatever its name or the browser says. Undefined for what is not
 * kept: anything but PDF, PNG, JPEG and the office formats without macros.
 */
export function fileKindOf(bytes: Uint8Array): FileKind | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  const plain = FIRST_BYTES.find(([start]) => text.startsWith(start));
  if (plain) return plain[1];
  if (!text.startsWith('PK\x03\x04') || text.includes('vbaProject.bin')) return undefined;
  return OFFICE.find(([inside]) => text.includes(inside))?.[1];
}

/** `Agreement 2025.pdf`: the name it came with, its ending made true, and nothing a system trips over. */
export function safeName(fileName: string, { ending }: FileKind): string {
  const base = fileName
    .normalize('NFC')
    .replace(/\.[A-Za-z0-9]{1,8}$/, '')
    .replaceAll(/[^\p{L}\p{N}()_-]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .trim();
  return `${base || 'document'}.${ending}`;
}
