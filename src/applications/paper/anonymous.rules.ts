import type { PaperSection } from './clarified-answers.rules.js';

/** What stands in the place of an applicant who is hidden from a reader. */
export interface Alias {
  /** The bid's number in its round: the applicant is called by it. */
  readonly number: number;
  /** The name that is hidden, wherever it stands in the answers. */
  readonly organisationName: string;
  /** Whether the form marks the title as saying who applies. */
  readonly hidesTitle: boolean;
}

/** `Applicant 3` */
export function nameOf({ number }: Alias): string {
  return `Applicant ${number}`;
}

/** The text with `Applicant 3` in each place of the name, however it is spaced and in whatever letters. */
export function withoutName(text: string, alias: Alias): string {
  const words = alias.organisationName.trim().split(/\s+/).map(literally);
  const name = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, 'giu');
  return text.replaceAll(name, nameOf(alias));
}

/** The title without the name; a title that the form marks is not shown at all. */
function titleOf(title: string, alias: Alias): string {
  return alias.hidesTitle ? `Bid ${alias.number}` : withoutName(title, alias);
}

/** A bid as it is listed, without the name. */
export function bidWithoutName<Bid extends Named>(bid: Bid, alias: Alias): Bid {
  return { ...bid, organisationName: nameOf(alias), title: titleOf(bid.title, alias) };
}

/** The same without what leads to its organisation. */
export function summaryWithoutName<Bid extends Named & { readonly organisationId: string }>(
  bid: Bid,
  alias: Alias,
): Bid {
  return { ...bidWithoutName(bid, alias), organisationId: '' };
}

interface Named {
  readonly organisationName: string;
  readonly title: string;
}

/** What is left of a paper whose reader doesn't learn who applies. Sections of which nothing is left go. */
export function anonymousSections(
  sections: readonly PaperSection[],
  identifying: ReadonlySet<string>,
  alias: Alias,
): readonly PaperSection[] {
  const plain = (text: string): string => withoutName(text, alias);
  return sections
    .map((section) => ({
      ...section,
      answers: section.answers
        .filter(({ name }) => !identifying.has(name))
        .map((answer) => ({
          ...answer,
          paragraphs: answer.paragraphs.map(plain),
          tables: answer.tables.map((table) => ({
            ...table,
            rows: table.rows.map((row) => row.map((cell) => ({ ...cell, text: plain(cell.text) }))),
          })),
          clarifications: answer.clarifications.map(({ ask, askedAt, given }) => ({
            ask: plain(ask),
            askedAt,
            given: given.map(({ text, givenAt }) => ({ text: plain(text), givenAt })),
          })),
        })),
    }))
    .filter(({ answers }) => answers.length > 0);
}

/** `File 1.pdf` instead of the name a file came with; its ending says how it is opened. */
export function anonymousFileName(fileName: string, number: number): string {
  const [ending = ''] = /\.[a-z0-9]{1,5}$/i.exec(fileName) ?? [];
  return `File ${number}${ending.toLowerCase()}`;
}

function literally(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replaceAll(/[’']/g, "[’']");
}
