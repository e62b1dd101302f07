import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BankLines, type LineToMatch } from '../bank-lines.queries.js';
import { indexOf } from '../matching/item-index.rules.js';
import { OpenItems } from '../matching/open-items.queries.js';
import { certainMatches, type Suggestion } from '../matching/suggestions.rules.js';

interface CertainMatch {
  readonly line: LineToMatch;
  readonly suggestion: Suggestion;
}

/** The certain matches of an account, and a mark by which it is known that this list was looked at. */
export interface CertainList {
  readonly matches: readonly CertainMatch[];
  readonly digest: string;
}

@Injectable()
export class CertainMatches {
  constructor(
    private readonly lines: BankLines,
    private readonly openItems: OpenItems,
  ) {}

  /** Each line and thing looked up once: twice as many take twice as long. */
  async of(bankAccountId: string): Promise<CertainList> {
    const [lines, items] = await Promise.all([
      this.lines.toMatch(bankAccountId),
      this.openItems.at(bankAccountId),
    ]);
    const open = lines.map((line) => ({ ...line, amountPence: line.openPence, line }));
    const matches = certainMatches(open, indexOf(items)).map(({ line: { line }, suggestion }) => ({
      line,
      suggestion,
    }));
    return { matches, digest: digestOf(matches) };
  }
}

function digestOf(matches: readonly CertainMatch[]): string {
  const hash = createHash('sha256');
  for (const { line, suggestion } of matches) hash.update(`${line.id} ${suggestion.item.key}\n`);
  return hash.digest('hex');
}
