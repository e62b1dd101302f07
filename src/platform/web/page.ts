import type { Readable } from 'node:stream';

/** What a GET answers with: a template below `src/` and what it shows. */
export class Page {
  constructor(
    readonly template: string,
    readonly model: object,
  ) {}
}

/** What a POST answers with: where to look next, and a sentence that says what was done. */
export class SeeOther {
  constructor(
    readonly url: string,
    readonly message: string | undefined,
  ) {}
}

export function page(template: string, model: object = {}): Page {
  return new Page(template, model);
}

export function seeOther(url: string, message?: string): SeeOther {
  return new SeeOther(url, message);
}

/** What a GET answers with when it is a file: saved, never shown, so that nothing in it can run. */
export class Download {
  constructor(
    readonly fileName: string,
    readonly type: string,
    readonly body: Buffer | string | Readable,
  ) {}
}

export const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** @param fileName for people, its ending included. */
export function download(
  fileName: string,
  type: string,
  body: Buffer | string | Readable,
): Download {
  return new Download(fileName, type, body);
}
