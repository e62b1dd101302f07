import {
  isOpenTo,
  SCAN_WORDS,
  scanAdvice,
  type FileReader,
  type ScanState,
} from './scanning/scan.rules.js';

/** A kept file without its bytes, as queries list it. */
export interface ListedFile {
  readonly id: string;
  readonly fileName: string;
  /** In bytes. */
  readonly size: number;
  readonly scan: ScanState;
  readonly scanFound: string | null;
}

/** A file as pages show it, with the macro `file` of `platform/files/views/file.njk`. */
export interface ShownFile {
  readonly id: string;
  readonly fileName: string;
  /** `14 KB` */
  readonly size: string;
  /** Undefined for a file that is closed to whoever looks. */
  readonly href: string | undefined;
  readonly scan: { readonly text: string; readonly colour: string };
  /** What it means to whoever sent it; undefined to others, and when there is nothing to say. */
  readonly advice: string | undefined;
}

export interface Looking {
  readonly reader: FileReader;
  readonly isScannerSet: boolean;
  /** Where the file is opened. */
  readonly href: string;
}

export function shownFile(file: ListedFile, { reader, isScannerSet, href }: Looking): ShownFile {
  const { id, fileName, size, scan, scanFound } = file;
  return {
    id,
    fileName,
    size: sizeInWords(size),
    href: isOpenTo(reader, scan, isScannerSet) ? href : undefined,
    scan: SCAN_WORDS[scan],
    advice: reader === 'own' ? scanAdvice(scan, scanFound) : undefined,
  };
}

/** `1 KB` at least; `2.3 MB` from a million bytes on. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.min(999, Math.max(1, Math.round(bytes / 1000)))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
