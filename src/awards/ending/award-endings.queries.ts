import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import type { EndingCause, EndingStatus } from './award-ending.entity.js';

/** An early end of a grant, as pages and letters have it. */
export interface RecordedEnding {
  readonly id: string;
  readonly awardId: string;
  readonly status: EndingStatus;
  readonly cause: EndingCause;
  readonly reason: string;
  /** '' where nobody asked. */
  readonly becameOfMoney: string;
  readonly asksBackPence: Pence;
  /** Null until it is confirmed. */
  readonly unpaidPence: Pence | null;
  readonly proposedAt: Date;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
  readonly withdrawnReason: string | null;
}

/** Which grants ended early, and why. Who may read it, the caller decides. */
@Injectable()
export class AwardEndings {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<RecordedEnding | undefined> {
    const [ending] = await this.select('e.id = $1', id);
    return ending;
  }

  /** The latest first. */
  ofAward(awardId: string): Promise<readonly RecordedEnding[]> {
    return this.select('e.award_id = $1', awardId);
  }

  private async select(where: string, id: string): Promise<readonly RecordedEnding[]> {
    const rows = await this.dataSource.query<
      (Omit<RecordedEnding, 'asksBackPence' | 'unpaidPence'> & {
        asksBackPence: string;
        unpaidPence: string | null;
      })[]
    >(
      `SELECT e.id, e.award_id AS "awardId", e.status, e.cause, e.reason,
              e.became_of_money AS "becameOfMoney", e.asks_back_pence AS "asksBackPence",
              e.unpaid_pence AS "unpaidPence", e.proposed_at AS "proposedAt",
              e.proposed_by AS "proposedBy", p.name AS "proposedByName", e.settled_at AS "settledAt",
              s.name AS "settledByName", e.withdrawn_reason AS "withdrawnReason"
         FROM award_ending e JOIN person p ON p.id = e.proposed_by
         LEFT JOIN person s ON s.id = e.settled_by
        WHERE ${where} ORDER BY e.proposed_at DESC, e.id`,
      [id],
    );
    return rows.map(({ asksBackPence, unpaidPence, ...row }) => ({
      ...row,
      asksBackPence: BigInt(asksBackPence),
      unpaidPence: unpaidPence === null ? null : BigInt(unpaidPence),
    }));
  }
}
