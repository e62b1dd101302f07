import type { Fields } from '../support/visitor.js';

/** What came of pressing a button. */
export interface Landing {
  /** The path one is on now. */
  readonly path: string;
  /** The sentences of the error summary; none when it was done. */
  readonly refusals: readonly string[];
  /** The words of the page one is on now. */
  readonly text: string;
}

/**
 * One person at one browser, real or not: the same life of a grant is walked by both. Every act is the
 * form at its own address, filled in and sent.
 */
export interface Hand {
  /** Opens a page and answers with its words. */
  read(path: string): Promise<string>;
  /** Opens a page that may be refused, and answers with the status. */
  knock(path: string): Promise<number>;
  /** Opens the form, fills it in and presses its button. */
  send(path: string, fields: Fields): Promise<Landing>;
  /** Opens the form, chooses the file and presses its button. */
  upload(path: string, fileName: string, bytes: Buffer): Promise<Landing>;
}

/** Gives a person a browser: called anew after days have passed, because sign-ins last twelve hours. */
export type HandFor = (personId: string) => Promise<Hand>;

/** As `send`, and it must be done. @returns the path one is on now. */
export async function act(hand: Hand, path: string, fields: Fields = {}): Promise<string> {
  const landing = await hand.send(path, fields);
  if (landing.refusals.length > 0) {
    throw new Error(`${path} was refused: ${landing.refusals.join('; ')}`);
  }
  return landing.path;
}

/** The id in a path: of `/awards/<id>/payments`, the award's. */
export function idIn(path: string): string {
  const [id] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(path) ?? [];
  if (id === undefined) throw new Error(`No id in ${path}`);
  return id;
}

/** A date as the three inputs of a form take it. */
export function typedDate(name: string, date: string): Record<string, string> {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}
