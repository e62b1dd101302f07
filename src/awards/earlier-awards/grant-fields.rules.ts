import type { ReadValue } from './grant-values.rules.js';

/** Reads the fields of a JSON object by name, and gathers all that is wrong with them. */
export class GrantFields {
  private readonly values: ReadonlyMap<string, unknown>;

  /**
   * @param reasons where what is wrong is added
   * @param path the names that lead here, for the reasons
   */
  constructor(
    object: object,
    readonly reasons: string[] = [],
    private readonly path = '',
  ) {
    this.values = new Map(Object.entries(object));
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** The text of a field that must be there; empty, and a reason more, when it is not. */
  text(name: string): string {
    const value = this.values.get(name) ?? '';
    if (typeof value !== 'string') return this.refuse(name, 'is not text');
    if (value.includes('\0')) return this.refuse(name, 'has a character that is no text');
    return value.trim() || this.refuse(name, 'is missing');
  }

  /** The text of a field that nobody misses: empty when it is not there, or no text. */
  optionalText(name: string): string {
    const value = this.values.get(name);
    return typeof value === 'string' && !value.includes('\0') ? value.trim() : '';
  }

  /** Undefined, and a reason more, when the field can't be read. */
  read<T>(name: string, reader: (value: unknown) => ReadValue<T>): T | undefined {
    const value = this.values.get(name);
    const read = value === undefined ? { problem: 'is missing' } : reader(value);
    if ('value' in read) return read.value;
    this.refuse(name, read.problem);
    return undefined;
  }

  /** As `read`, of a field that must be text. */
  readText<T>(name: string, reader: (text: string) => ReadValue<T>): T | undefined {
    const text = this.text(name);
    return text === '' ? undefined : this.read(name, () => reader(text));
  }

  /** The objects of a list, each with its own fields; none where there is no such list. */
  list(name: string): readonly GrantFields[] {
    const value = this.values.get(name);
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    return items
      .filter((item) => typeof item === 'object' && item !== null)
      .map((item) => new GrantFields(item, this.reasons, `${this.path}${name}.`));
  }

  /** The one object of a list that must have one; a field without values, and a reason more, when it has not. */
  only(name: string): GrantFields | undefined {
    const items = this.list(name);
    if (items.length === 1) return items[0];
    this.refuse(
      name,
      items.length === 0 ? 'is missing' : `has ${items.length} in it, and one is taken`,
    );
    return undefined;
  }

  private refuse(name: string, problem: string): '' {
    this.reasons.push(`its ${this.path}${name} ${problem}`);
    return '';
  }
}
