/** A run of text, or an address to make a link of. */
interface Run {
  readonly text: string;
  readonly isLink: boolean;
}

/** Lines within a paragraph, each a list of runs. */
export type Paragraph = readonly (readonly Run[])[];

const ADDRESS = /(https?:\/\/[^\s<>"]+)/;

/** Splits a plain message into what its HTML twin shows: one text, written once. */
export function paragraphsOf(text: string): readonly Paragraph[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').map(runsOf));
}

function runsOf(line: string): readonly Run[] {
  return line
    .split(ADDRESS)
    .filter((text) => text !== '')
    .map((text) => ({ text, isLink: ADDRESS.test(text) }));
}
