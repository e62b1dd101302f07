import type { ReadCell } from './bank-cells.rules.js';
import { textBelow, type Element } from './markup.rules.js';
import type { ReadRow } from './statement.rules.js';

/** Reads the fields of an element by their path, and gathers all that is wrong with them. */
export class Fields {
  /** Each the end of a sentence that begins with the line's number. */
  readonly problems: string[] = [];

  constructor(private readonly element: Element) {}

  /** The problems as a row, for an element that is no row itself. */
  get rows(): readonly ReadRow[] {
    const { lineNumber } = this.element;
    return this.problems.length === 0 ? [] : [{ lineNumber, problems: this.problems, raw: '' }];
  }

  /** Undefined, and a problem more, when the field is missing or can't be read. */
  read<T>(
    from: Element,
    name: string,
    reader: (text: string) => ReadCell<T>,
    ...path: readonly string[]
  ): T | undefined {
    const text = textBelow(from, ...path);
    if (text !== undefined) return this.taken(name, reader(text));
    this.problems.push(`has no ${name}`);
    return undefined;
  }

  /** As `read`, but a missing field is undefined and no problem. */
  readIfFilled<T>(
    from: Element | undefined,
    name: string,
    reader: (text: string) => ReadCell<T>,
    ...path: readonly string[]
  ): T | undefined {
    const text = from && textBelow(from, ...path);
    return text === undefined ? undefined : this.taken(name, reader(text));
  }

  private taken<T>(name: string, cell: ReadCell<T>): T | undefined {
    if ('value' in cell) return cell.value;
    this.problems.push(`has ${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name} that ${cell.problem}`);
    return undefined;
  }
}
