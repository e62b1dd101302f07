import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { MatchedHow } from '../bank-match.entity.js';
import { WHAT_A_PART_IS } from '../part-words.queries.js';
import { idOfItem, type ItemKey } from './item-key.rules.js';

/** A part of a match, in the life of one line. */
export interface MatchOfLine {
  readonly matchId: string;
  readonly how: MatchedHow;
  readonly reasons: string;
  /** `Receipt TNL 0042 for Lottery`. */
  readonly what: string;
  readonly pence: Pence;
  readonly matchedAt: Date;
  readonly matchedByName: string | null;
  readonly undoneAt: Date | null;
  readonly undoneByName: string | null;
  readonly undoneBecause: string | null;
}

@Injectable()
export class MatchesOfLine {
  constructor(private readonly dataSource: DataSource) {}

  /** Everything ever said of it, the latest first, what was undone too. */
  async of(bankLineId: string): Promise<readonly MatchOfLine[]> {
    const rows = await this.dataSource.query<(MatchOfLine & { pence: string })[]>(
      `SELECT m.id AS "matchId", m.how, m.reasons, ${WHAT_A_PART_IS.words} AS what, p.pence,
              m.matched_at AS "matchedAt", said.name AS "matchedByName",
              m.undone_at AS "undoneAt", undid.name AS "undoneByName", m.undone_because AS "undoneBecause"
         FROM bank_match_part p JOIN bank_match m ON m.id = p.match_id
         ${WHAT_A_PART_IS.joins}
         LEFT JOIN person said ON said.id = m.matched_by
         LEFT JOIN person undid ON undid.id = m.undone_by
        WHERE p.bank_line_id = $1 ORDER BY m.matched_at DESC, m.id, p.id`,
      [bankLineId],
    );
    return rows.map((row) => ({ ...row, pence: BigInt(row.pence) }));
  }

  /** Whether this person has said just this of the line, and it stands: a second click. */
  async isSaidBy(
    tx: Tx,
    bankLineId: string,
    items: readonly ItemKey[],
    by: string,
  ): Promise<boolean> {
    const rows = await tx.query<{ itemIds: string[] }[]>(
      `SELECT array_agg(DISTINCT coalesce(p.run_id, p.receipt_id, p.instalment_id, p.fund_payment_id)::text) AS "itemIds"
         FROM bank_match_part p JOIN bank_match m ON m.id = p.match_id
        WHERE p.bank_line_id = $1 AND p.is_live AND m.matched_by = $2 GROUP BY m.id`,
      [bankLineId, by],
    );
    const asked = items.map(idOfItem).sort().join();
    return rows.some(({ itemIds }) => [...itemIds].sort().join() === asked);
  }
}
