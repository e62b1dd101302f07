/** A kind of file that is kept: what it is sent as, and how names of its kind end, the usual one first. */
export interface FileKind {
  readonly mediaType: string;
  readonly endings: readonly [string, ...string[]];
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** What everybody can open, and what runs nothing when it is opened: no macros, no markup, no archives. */
const KEPT: readonly FileKind[] = [
  { mediaType: 'application/pdf', endings: ['pdf'] },
  { mediaType: 'image/png', endings: ['png'] },
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { mediaType: `${OPEN_XML}.wordprocessingml.document`, endings: ['docx'] },
  { mediaType: `${OPEN_XML}.spreadsheetml.sheet`, endings: ['xlsx'] },
  { mediaType: `${OPEN_DOCUMENT}.text`, endings: ['odt'] },
  { mediaType: `${OPEN_DOCUMENT}.spreadsheet`, endings: ['ods'] },
];

/** Undefined for what is not kept. */
export function keptKind(mediaType: string | undefined): FileKind | undefined {
  return KEPT.find((kind) => kind.mediaType === mediaType);
}

/** As many characters as any file system of today takes in a name. */
const LONGEST_NAME = 240;

/** Turn the direction of writing around, so that `exe.fdp` is read as `pdf.exe`. */
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The name as it was given: commas, apostrophes, emoji and ŵ are its sender's business. Composed
 * (NFC), so that the same name is the same text; without control characters, slashes and what turns
 * writing around. A name whose ending is not of the kind gets one that is: `notes.exe` of a PDF
 * becomes `notes.exe.pdf`.
 */
export function keptName(given: string, { endings }: FileKind): string {
  const name = given
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
    .replaceAll(TURNING, '')
    .replaceAll(/[/\\]+/g, '-')
    .trim();
  const [, base = name, own] = /^(.*)\.([^.]+)$/su.exec(name) ?? [];
  const isTrue = own !== undefined && endings.includes(own.toLowerCase());
  const stem = cut(isTrue ? base : name);
  return `${stem === '' ? 'document' : stem}.${isTrue ? own : endings[0]}`;
}

/** Between characters as people see them: an emoji of a whole family is never cut in two. */
function cut(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en-GB').segment(name)) {
    if (kept.length + segment.length > LONGEST_NAME) break;
    kept += segment;
  }
  return kept;
}
