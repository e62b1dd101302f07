import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type';
import { refuse } from '../../kernel/refusal.js';
import { keptKind, type FileKind } from './file-kind.rules.js';

/** The bytes of a file that is not kept yet: on disk, at a path of ours; or in memory, when we made it. */
export type FileContent = Buffer | { readonly path: string };

/** A file as it came: its name is the sender's word, its kind unknown. */
export interface UploadedFile {
  readonly fileName: string;
  readonly content: FileContent;
}

/** What a file shows of itself, whatever its name or the browser says. */
export interface Inspected {
  readonly kind: FileKind;
  /** In bytes. */
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** The most of a file that is in memory at once. */
const PIECE = 1024 * 1024;

/** Office files without macros have no such part. Names in a zip are written where nothing compresses them. */
const MACROS = Buffer.from('vbaProject.bin');

/** In pieces of 1 MB at most, in order; none is empty. */
export async function* piecesOf(content: FileContent): AsyncGenerator<Buffer> {
  if (Buffer.isBuffer(content)) {
    for (let from = 0; from < content.length; from += PIECE) {
      yield content.subarray(from, from + PIECE);
    }
    return;
  }
  const read = createReadStream(content.path, { highWaterMark: PIECE });
  for await (const piece of read as AsyncIterable<Buffer>) yield piece;
}

/**
 * Tells a file's kind by its first bytes, and reads it once for its size and hash.
 * @throws Refused at the field `file` when it is empty or none of the kinds that are kept.
 */
export async function inspected(content: FileContent): Promise<Inspected> {
  const hash = createHash('sha256');
  let size = 0;
  let end: Buffer = Buffer.alloc(0);
  let hasMacros = false;
  for await (const piece of piecesOf(content)) {
    hash.update(piece);
    size += piece.length;
    hasMacros ||= Buffer.concat([end, piece]).includes(MACROS);
    end = piece.subarray(-MACROS.length);
  }
  if (size === 0) refuse('file-empty', 'The file is empty: choose another', 'file');
  const kind = hasMacros ? undefined : keptKind(await mediaTypeOf(content));
  if (!kind) {
    refuse(
      'file-kind',
      'Choose a PDF, a PNG or JPEG image, or a .docx, .xlsx, .odt or .ods file',
      'file',
    );
  }
  return { kind, size, sha256: hash.digest('hex') };
}

/** A file that breaks off where its kind has something to say is of no kind. */
async function mediaTypeOf(content: FileContent): Promise<string | undefined> {
  try {
    const found = Buffer.isBuffer(content)
      ? await fileTypeFromBuffer(content)
      : await fileTypeFromFile(content.path);
    return found?.mime;
  } catch {
    return undefined;
  }
}
