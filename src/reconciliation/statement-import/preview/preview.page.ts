import type { StatementUpload } from '../upload/statement-upload.entity.js';
import type { ShownLine } from './preview.rules.js';

/** The preview as the template shows it: pence as pence again. */
export function previewPage(upload: StatementUpload): object {
  const { preview } = upload;
  if (!preview) return { upload };
  return {
    upload,
    preview: {
      ...preview,
      openingPence: penceOf(preview.openingPence),
      closingPence: penceOf(preview.closingPence),
      paidIn: { ...preview.paidIn, pence: BigInt(preview.paidIn.pence) },
      paidOut: { ...preview.paidOut, pence: BigInt(preview.paidOut.pence) },
      newLines: preview.newLines.map(withPence),
      alike: preview.alike.map(withPence),
    },
  };
}

function withPence<Line extends ShownLine>(line: Line) {
  return { ...line, pence: BigInt(line.pence) };
}

function penceOf(text: string | null): bigint | undefined {
  return text === null ? undefined : BigInt(text);
}
