/** An element of OFX or XML. */
export interface Element {
  /** Without its namespace's prefix. */
  readonly name: string;
  /** Those of XML; OFX 1 has none. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands in it, entities resolved, spaces around it taken off. */
  readonly text: string;
  readonly children: Element[];
  /** The line of the file on which it begins, from 1. */
  readonly lineNumber: number;
  /** As it is in the file. */
  readonly raw: string;
}

interface Open extends Element {
  text: string;
  raw: string;
  readonly start: number;
}

/**
 * Reads the tree of OFX 1, whose SGML leaves most elements open, so that no reader of XML can: one with
 * text in it ends where the next begins; one without, where what it stands in ends.
 * @returns the elements at the top; `isWhole` when nothing was left open there
 */
export function readMarkup(text: string): { roots: readonly Element[]; isWhole: boolean } {
  const top = newElement('', 1, 0);
  const open: Open[] = [top];
  let lineNumber = 1;
  let at = 0;
  const goTo = (next: number): string => {
    const passed = text.slice(at, next);
    for (let end = passed.indexOf('\n'); end !== -1; end = passed.indexOf('\n', end + 1)) {
      lineNumber += 1;
    }
    at = next;
    return passed;
  };
  for (;;) {
    const next = text.indexOf('<', at);
    const last = open.at(-1) ?? top;
    last.text += resolved(goTo(next === -1 ? text.length : next));
    if (next === -1) break;
    const token = tokenAt(text, next);
    if (token.kind === 'nothing') {
      last.text += '<';
      goTo(next + 1);
    } else if (token.kind === 'skipped') {
      last.text += token.text;
      goTo(token.end);
    } else if (token.kind === 'end') {
      goTo(token.end);
      close(open, token.name, text, token.end);
    } else {
      if (last.text.trim() !== '') endLeaf(open, text, next);
      const element = newElement(token.name, lineNumber, next);
      (open.at(-1) ?? top).children.push(element);
      goTo(token.end);
      if (token.isEmpty) element.raw = text.slice(next, token.end);
      else open.push(element);
    }
  }
  const isWhole = open.length === 1 && top.children.length > 0;
  return { roots: top.children, isWhole };
}

type Token =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'skipped'; readonly text: string; readonly end: number }
  | { readonly kind: 'end'; readonly name: string; readonly end: number }
  | {
      readonly kind: 'start';
      readonly name: string;
      readonly isEmpty: boolean;
      readonly end: number;
    };

const SECTIONS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;
const TAG = /<(\/?)([A-Za-z_][\w.-]*)(?:\s[^<>]*?)?(\/?)>/y;

function tokenAt(text: string, start: number): Token {
  for (const [opening, closing] of SECTIONS) {
    if (!text.startsWith(opening, start)) continue;
    const from = start + opening.length;
    const to = text.indexOf(closing, from);
    const end = to === -1 ? text.length : to + closing.length;
    const isText = opening === '<![CDATA[';
    return { kind: 'skipped', text: isText ? text.slice(from, to === -1 ? end : to) : '', end };
  }
  TAG.lastIndex = start;
  const [whole, slash, name, empty] = TAG.exec(text) ?? [];
  if (whole === undefined || name === undefined) return { kind: 'nothing' };
  const end = start + whole.length;
  if (slash === '/') return { kind: 'end', name, end };
  return { kind: 'start', name, isEmpty: empty === '/', end };
}

/** Ends the element with this name; what was left open inside it had no end of its own. */
function close(open: Open[], name: string, text: string, end: number): void {
  const depth = open.findLastIndex((element, at) => at > 0 && element.name === name);
  if (depth === -1) return;
  while (open.length - 1 > depth) endLeaf(open, text, end);
  const element = open.pop();
  if (element) {
    element.text = element.text.trim();
    element.raw = text.slice(element.start, end);
  }
}

/** What seemed to be in an element without an end stands beside it. */
function endLeaf(open: Open[], text: string, end: number): void {
  if (open.length === 1) return;
  const leaf = open.pop();
  if (!leaf) return;
  leaf.text = leaf.text.trim();
  leaf.raw = text.slice(leaf.start, end);
  open.at(-1)?.children.push(...leaf.children.splice(0));
}

function newElement(name: string, lineNumber: number, start: number): Open {
  return { name, attributes: {}, text: '', children: [], lineNumber, raw: '', start };
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
};

/** Entities as the characters they stand for; one that is not known stays as it is. */
export function resolved(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,10}));/gi, character);
}

function character(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : ' ';
}

/** The first element on this path below one; undefined when a step of it is missing. */
export function below(
  element: Element | undefined,
  ...path: readonly string[]
): Element | undefined {
  return path.reduce(
    (found, name) => found?.children.find((child) => child.name === name),
    element,
  );
}

/** The text at a path, or undefined where there is none. */
export function textBelow(element: Element, ...path: readonly string[]): string | undefined {
  const text = below(element, ...path)?.text;
  return text === '' ? undefined : text;
}

export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return (element?.children ?? []).filter((child) => child.name === name);
}

/** Every element with one of these names, however deep, in the file's order. */
export function everywhere(
  roots: readonly Element[],
  ...names: readonly string[]
): readonly Element[] {
  const found: Element[] = [];
  const toVisit = roots.toReversed();
  for (let element = toVisit.pop(); element; element = toVisit.pop()) {
    if (names.includes(element.name)) found.push(element);
    for (const child of element.children.toReversed()) toVisit.push(child);
  }
  return found;
}
