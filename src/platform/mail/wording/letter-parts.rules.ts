import { nameOfPart } from './part-names.rules.js';

/** A piece of a letter that is different in each: its name for people, and how the house makes it. */
export interface Placeholder {
  /** `Organisation name`, unique in its letter; stands in brackets in a wording. */
  readonly name: string;
  /** A piece of the template the house came with. */
  readonly source: string;
  /** A letter without it would be of no use: the addresses to go to, and what was decided. */
  readonly isRequired: boolean;
}

/** A letter as people edit it: what stands in it by default, and what it may hold. */
export interface LetterParts {
  /** The text with each placeholder as its name in brackets. */
  readonly text: string;
  readonly placeholders: readonly Placeholder[];
}

const BRACKETED = /\[([^[\]\n]{1,80})\]/g;
const TOKEN =
  /\{\{-? *baseUrl *-?\}\}(?:\{\{.*?\}\}|[^\s{])*|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}/g;
const OPENS = /^\{%-? *(?:if|for)\b/;
const CLOSES = /^\{%-? *end(?:if|for)\b/;
const INCLUDES = /^\{%-? *include\b/;
const SETS = /^\{%-? *set\b/;

/** Reads a template of the house's own: each thing it prints, each address, each `if` and `for` is one placeholder. */
export function partsOf(template: string): LetterParts {
  const found = new Map<string, Placeholder>();
  const pieces = piecesOf(template);
  const prelude = pieces.filter(({ is }) => is === 'set').map(({ source }) => source);
  const text = pieces.map((piece) => {
    if (piece.is === 'words') return piece.source;
    if (piece.is === 'set') return '';
    const known = found.get(piece.source);
    const taken = [...found.values()].map(({ name }) => name);
    const { name, isRequired } = known ?? nameOfPart(piece.source, taken);
    const source = `${prelude.join('')}${piece.source}`;
    found.set(piece.source, { name, source, isRequired });
    return spaced(`[${name}]`, piece);
  });
  return { text: tidied(text.join('')), placeholders: [...found.values()] };
}

interface Piece {
  readonly is: 'words' | 'part' | 'set';
  readonly source: string;
  /** A block of its own lines whose words begin, or end, with an empty line. */
  readonly beginsApart?: boolean;
  readonly endsApart?: boolean;
}

function piecesOf(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let depth = 0;
  let opened = 0;
  for (const { 0: token, index } of template.matchAll(TOKEN)) {
    if (depth === 0) {
      if (index > at) pieces.push({ is: 'words', source: template.slice(at, index) });
      at = index + token.length;
      opened = index;
    }
    if (OPENS.test(token)) depth += 1;
    else if (CLOSES.test(token)) {
      depth -= 1;
      if (depth === 0) {
        at = index + token.length;
        pieces.push(blockOf(template.slice(opened, at)));
      }
    } else if (depth === 0 && !token.startsWith('{#')) {
      pieces.push({
        ...{ is: SETS.test(token) ? 'set' : 'part', source: token },
        beginsApart: INCLUDES.test(token), // what letters share stands by itself
      });
    }
  }
  if (at < template.length) pieces.push({ is: 'words', source: template.slice(at) });
  return pieces;
}

function blockOf(source: string): Piece {
  return {
    ...{ is: 'part', source },
    beginsApart: /^\{%[^%]*%\}\n\s*\n/.test(source),
    endsApart: /\n\s*\n\{%-? *end(?:if|for) *-?%\}$/.test(source),
  };
}

function spaced(name: string, { beginsApart = false, endsApart = false }: Piece): string {
  return `${beginsApart ? '\n' : ''}${name}${endsApart ? '\n' : ''}`;
}

/** The names in brackets, in the order in which they come, each once. */
export function namesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(BRACKETED)].map(([, name = '']) => name))];
}

/**
 * Puts what it stands for in the place of each name. What was put in is not looked at again: brackets in
 * somebody's name stay brackets. A line that held only names, all of which stand for nothing, goes.
 */
export function filledIn(text: string, filled: Readonly<Record<string, string>>): string {
  const valueOf = (whole: string, name: string): string =>
    Object.hasOwn(filled, name) ? (filled[name] ?? '') : whole;
  const lines = text.split('\n').flatMap((line) => {
    const made = line.replaceAll(BRACKETED, valueOf);
    return made.trim() === '' && line.trim() !== '' ? [] : [made];
  });
  return tidied(lines.join('\n'));
}

/** One empty line at most between two others. */
function tidied(text: string): string {
  return text
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
