import { Injectable } from '@nestjs/common';
import { refuse, Refused } from '../../kernel/refusal.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { BatchMatching, type LineAndItem } from '../matching/batch-matching.service.js';
import { CertainMatches } from './certain-matches.queries.js';

export interface Accepted {
  readonly matched: number;
  /** A sentence for each that somebody else was quicker with, or that no longer fits. */
  readonly refused: readonly string[];
}

/** So many in one transaction: short enough that nobody waits long for a line. */
const BATCH = 1_000;

@Injectable()
export class CertainAcceptance {
  constructor(
    private readonly transactions: Transactions,
    private readonly certain: CertainMatches,
    private readonly matching: BatchMatching,
  ) {}

  /**
   * Accepts the list that was looked at. Each match is checked by itself under its locks: one that no
   * longer holds is named, and the rest goes on.
   * @throws Refused when the list is no longer the one that was shown.
   */
  async accept(bankAccountId: string, digest: string, by: string): Promise<Accepted> {
    const list = await this.certain.of(bankAccountId);
    if (list.matches.length === 0) return { matched: 0, refused: [] };
    if (list.digest !== digest) {
      refuse('list-changed', 'The list has changed since it was shown: look at it again');
    }
    const pairs = list.matches.map(({ line, suggestion }) => ({
      bankLineId: line.id,
      key: suggestion.item.key,
      reasons: suggestion.reasons,
      name: `${suggestion.item.reference}, ${suggestion.item.name}`,
    }));
    let matched = 0;
    const refused: string[] = [];
    for (let start = 0; start < pairs.length; start += BATCH) {
      const done = await this.acceptBatch(bankAccountId, pairs.slice(start, start + BATCH), by);
      matched += done.matched;
      refused.push(...done.refused);
    }
    return { matched, refused };
  }

  /** If the database refuses the batch for one of them, they are tried again one at a time. */
  private async acceptBatch(
    bankAccountId: string,
    pairs: readonly (LineAndItem & { readonly name: string })[],
    by: string,
  ): Promise<Accepted> {
    try {
      const refusedPairs = await this.transactions.run((tx) =>
        this.matching.matchWithin(tx, bankAccountId, pairs, by),
      );
      const names = new Map(pairs.map(({ bankLineId, name }) => [bankLineId, name]));
      return {
        matched: pairs.length - refusedPairs.length,
        refused: refusedPairs.map(
          ({ bankLineId, refusal }) => `${names.get(bankLineId) ?? ''}: ${refusal.message}`,
        ),
      };
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      const [only] = pairs;
      if (pairs.length === 1 && only) {
        return { matched: 0, refused: [`${only.name}: ${problem.message}`] };
      }
      const halves = [pairs.slice(0, pairs.length >> 1), pairs.slice(pairs.length >> 1)];
      const first = await this.acceptBatch(bankAccountId, halves[0] ?? [], by);
      const second = await this.acceptBatch(bankAccountId, halves[1] ?? [], by);
      return {
        matched: first.matched + second.matched,
        refused: [...first.refused, ...second.refused],
      };
    }
  }
}
