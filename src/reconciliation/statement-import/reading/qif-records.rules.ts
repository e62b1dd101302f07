/** One record of a QIF file: its fields by their letter. */
export interface QifRecord {
  /** The section it stands in, in lower case: `bank`, `ccard`, `cat`. */
  readonly section: string;
  /** The name of the account it is of, where the file names one. */
  readonly account: string;
  readonly fields: ReadonlyMap<string, string>;
  /** From 1. */
  readonly lineNumber: number;
  readonly raw: string;
}

/** @returns the records, and whether the last of them was ended by its `^` */
export function recordsOf(text: string): { records: readonly QifRecord[]; isWhole: boolean } {
  const records: QifRecord[] = [];
  let section = 'bank';
  let account = '';
  let lines: string[] = [];
  let begins = 1;
  for (const [at, whole] of text.split('\n').entries()) {
    const line = whole.trim();
    if (line.startsWith('!')) {
      const named = /^!(?:type:)?(.*)$/i.exec(line)?.[1]?.trim().toLowerCase() ?? '';
      if (!/^(option|clear):/.test(named)) section = named;
      lines = [];
    } else if (line.startsWith('^')) {
      const fields = fieldsOf(lines);
      const record = { section, account, fields, lineNumber: begins, raw: lines.join('\n') };
      if (section === 'account') account = fields.get('N') ?? '';
      else if (fields.size > 0) records.push(record);
      lines = [];
    } else if (line !== '') {
      if (lines.length === 0) begins = at + 1;
      lines.push(line);
    }
  }
  return { records, isWhole: lines.length === 0 };
}

/** Of a field said twice, as in the parts of a split, the first is the record's own. */
function fieldsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const letter = line.charAt(0).toUpperCase();
    if (!fields.has(letter)) fields.set(letter, line.slice(1).trim());
  }
  return fields;
}
