/** One field of an MT940 message: `:61:` and what it says, over one line or several. */
export interface Field {
  readonly tag: string;
  readonly lines: readonly string[];
  /** From 1. */
  readonly lineNumber: number;
  readonly raw: string;
}

const TAG = /^:(\d{2}[A-Z]?):(.*)$/;
const END_OF_MESSAGE = /^-?\}?\s*$|^-\}/;
const BLOCK_BEFORE = /^\{1:.*?\{4:\s*/;

/** The fields of all messages, one after the other; what stands between messages is not theirs. */
export function fieldsOf(text: string): readonly Field[] {
  const fields: { tag: string; lines: string[]; lineNumber: number }[] = [];
  let isInside = false;
  for (const [at, whole] of text.split('\n').entries()) {
    const line = whole.replace(BLOCK_BEFORE, '').trimEnd();
    const [, tag, first = ''] = TAG.exec(line) ?? [];
    if (tag !== undefined) {
      fields.push({ tag, lines: [first], lineNumber: at + 1 });
      isInside = true;
    } else if (line === '-' || line.startsWith('-}') || line.startsWith('{')) {
      isInside = false;
    } else if (isInside && !END_OF_MESSAGE.test(line)) {
      fields.at(-1)?.lines.push(line);
    }
  }
  return fields.map((field) => ({ ...field, raw: `:${field.tag}:${field.lines.join('\n')}` }));
}
