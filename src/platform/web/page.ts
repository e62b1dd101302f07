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
