import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { refuse } from '../../kernel/refusal.js';
import { fileKindOf, safeName } from './file-kind.rules.js';

/** A file as a browser sent it: its name is the sender's word, its kind unknown. */
export interface UploadedFile {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** A file as it is kept: named safely, of a kind that its own bytes show. */
export interface KeptFile extends UploadedFile {
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** The file that came with the form; undefined when none was chosen. */
export function uploadedFileOf({ file }: Request): UploadedFile | undefined {
  return file && { fileName: file.originalname, bytes: file.buffer };
}

/** @throws Refused at the field `file` when it is none of the kinds that are kept. */
export function keptFileOf({ fileName, bytes }: UploadedFile): KeptFile {
  const kind = fileKindOf(bytes);
  if (!kind) {
    refuse(
      'file-kind',
      'Choose a PDF, a PNG or JPEG image, or a .docx, .xlsx, .odt or .ods file',
      'file',
    );
  }
  return {
    fileName: safeName(fileName, kind),
    mediaType: kind.mediaType,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
  };
}
