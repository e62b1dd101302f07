import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Refusal } from '../../kernel/refusal.js';
import { Settlement } from '../../payments/settlement/settlement.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { BankMatch } from '../bank-match.entity.js';
import { BankMatchPart } from '../bank-match-part.entity.js';
import { LineFactsQueries, type LineFacts } from '../line-facts.queries.js';
import { idOfItem, kindOf, partKindOf, type ItemKey } from './item-key.rules.js';
import { MatchFactsQueries } from './match-facts.queries.js';
import { partOf } from './match-recording.service.js';
import { refusalsToMatch, type ItemFacts } from './matching.rules.js';

/** A line that is one thing, by our own reference. */
export interface LineAndItem {
  readonly bankLineId: string;
  readonly key: ItemKey;
  readonly reasons: string;
}

/** Many lines, one thing each, in a few statements. */
@Injectable()
export class BatchMatching {
  constructor(
    private readonly lines: LineFactsQueries,
    private readonly facts: MatchFactsQueries,
    private readonly settlement: Settlement,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Matches those that still fit, and answers with the others and why not.
   * @throws Refused through `Transactions.run` when the database or the ledger refuses one: try fewer.
   */
  async matchWithin(
    tx: Tx,
    bankAccountId: string,
    pairs: readonly LineAndItem[],
    by: string,
  ): Promise<readonly (LineAndItem & { readonly refusal: Refusal })[]> {
    const lines = await this.lines.loadAllForUpdate(
      tx,
      pairs.map(({ bankLineId }) => bankLineId),
    );
    const lineById = new Map(lines.map((line) => [line.id, line]));
    const items = await this.facts.itemsForUpdate(
      tx,
      bankAccountId,
      pairs.map(({ key }) => key),
    );
    const refused: (LineAndItem & { readonly refusal: Refusal })[] = [];
    const fitting: { line: LineFacts; item: ItemFacts; reasons: string; matchId: string }[] = [];
    for (const [at, pair] of pairs.entries()) {
      const line = lineById.get(pair.bankLineId);
      const item = items[at];
      if (!line || !item) continue;
      const [refusal] = refusalsToMatch({ ...line, items: [item], inPart: false });
      if (refusal) refused.push({ ...pair, refusal });
      else fitting.push({ line, item, reasons: pair.reasons, matchId: randomUUID() });
    }
    if (fitting.length === 0) return refused;

    const matchedAt = this.clock.now();
    await tx.insert(
      BankMatch,
      fitting.map(({ matchId, reasons }) => ({
        id: matchId,
        how: 'exact' as const,
        reasons,
        matchedAt,
        matchedBy: by,
      })),
    );
    await tx.insert(
      BankMatchPart,
      fitting.map(({ line, item, matchId }) =>
        partOf(matchId, {
          bankLineId: line.id,
          kind: partKindOf(item.key),
          itemId: idOfItem(item.key),
          pence: line.openPence,
        }),
      ),
    );
    await this.audit.record(tx, {
      subject: `bank-account/${bankAccountId}`,
      act: 'certain-matches-accepted',
      by,
      detail: { lines: fitting.length },
    });
    for (const { line, item, matchId } of fitting) {
      if (kindOf(item.key) !== 'instalment') continue;
      const instalmentId = idOfItem(item.key);
      await this.settlement.clear(tx, {
        instalmentId,
        bankAccountId,
        on: line.postOn,
        by,
        matchId,
      });
    }
    return refused;
  }
}
