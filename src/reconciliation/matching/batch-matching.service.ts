import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Refusal } from '../../kernel/refusal.js';
import { Settlement } from '../../payments/settlement/settlement.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { LineFactsQueries, type LineFacts } from '../line-facts.queries.js';
import { idOfItem, partKindOf, type ItemKey } from './item-key.rules.js';
import { MatchFactsQueries } from './match-facts.queries.js';
import { partsOf, paymentsAmong, refusalsToMatch, type PlannedPart } from './matching.rules.js';

/** A line that is one thing, by our own reference. */
export interface LineAndItem {
  readonly bankLineId: string;
  readonly key: ItemKey;
  readonly reasons: string;
}

interface Fitting {
  readonly line: LineFacts;
  readonly parts: readonly PlannedPart[];
  readonly reasons: string;
  readonly matchId: string;
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
    const fitting: Fitting[] = [];
    for (const [at, pair] of pairs.entries()) {
      const line = lineById.get(pair.bankLineId);
      const item = items[at];
      if (!line || !item) continue;
      const asked = { ...line, items: [item], inPart: false };
      const [refusal] = refusalsToMatch(asked);
      if (refusal) refused.push({ ...pair, refusal });
      else
        fitting.push({ line, parts: partsOf(asked), reasons: pair.reasons, matchId: randomUUID() });
    }
    if (fitting.length === 0) return refused;

    await this.insert(tx, fitting, by);
    await this.audit.record(tx, {
      subject: `bank-account/${bankAccountId}`,
      act: 'certain-matches-accepted',
      by,
      detail: { lines: fitting.length },
    });
    await this.settlement.clearAll(
      tx,
      fitting.flatMap(({ line, parts, matchId }) =>
        paymentsAmong(parts).map((instalmentId) => ({
          instalmentId,
          bankAccountId,
          on: line.postOn,
          by,
          matchId,
        })),
      ),
    );
    return refused;
  }

  /** Two statements for all of them: a row at a time through entities takes many times as long. */
  private async insert(tx: Tx, fitting: readonly Fitting[], by: string): Promise<void> {
    await tx.query(
      `INSERT INTO bank_match (id, how, reasons, matched_at, matched_by)
       SELECT id, 'exact', reasons, $3, $4 FROM unnest($1::uuid[], $2::text[]) AS m (id, reasons)`,
      [
        fitting.map(({ matchId }) => matchId),
        fitting.map(({ reasons }) => reasons),
        this.clock.now(),
        by,
      ],
    );
    const parts = fitting.flatMap(({ line, matchId, parts: own }) =>
      own.map((part) => ({ ...part, lineId: line.id, matchId })),
    );
    await tx.query(
      `INSERT INTO bank_match_part
         (match_id, bank_line_id, kind, receipt_id, instalment_id, fund_payment_id, run_id, pence, is_made_here)
       SELECT match_id, line_id, kind, CASE kind WHEN 'receipt' THEN item_id END,
              CASE kind WHEN 'payment' THEN item_id END,
              CASE kind WHEN 'fund-payment' THEN item_id END, run_id, pence, false
         FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::bigint[], $6::uuid[])
              AS p (match_id, line_id, kind, item_id, pence, run_id)`,
      [
        parts.map(({ matchId }) => matchId),
        parts.map(({ lineId }) => lineId),
        parts.map(({ key }) => partKindOf(key)),
        parts.map(({ key }) => idOfItem(key)),
        parts.map(({ pence }) => pence.toString()),
        parts.map(({ runId }) => runId ?? null),
      ],
    );
  }
}
