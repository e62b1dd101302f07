import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { AwardMoney } from '../../payments/asked-back/award-money.queries.js';
import type { ClawbackCause, ClawbackStatus } from './clawback.entity.js';
import type { PlannedRepayment } from './clawback.rules.js';

/** Money that was asked back, with its plan and what came of it. */
export interface RecordedClawback {
  readonly id: string;
  readonly awardId: string;
  readonly cause: ClawbackCause;
  readonly status: ClawbackStatus;
  readonly amountPence: Pence;
  readonly reason: string;
  readonly proposedAt: Date;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly settledAt: Date | null;
  readonly settledByName: string | null;
  readonly withdrawnReason: string | null;
  readonly writeOffReason: string | null;
  readonly writeOffProposedBy: string | null;
  readonly writeOffProposedByName: string | null;
  readonly writtenOffAt: Date | null;
  readonly writtenOffByName: string | null;
  readonly parts: readonly PlannedRepayment[];
  readonly receivedPence: Pence;
  readonly writtenOffPence: Pence;
  readonly outstandingPence: Pence;
}

type Row = Omit<
  RecordedClawback,
  'amountPence' | 'parts' | 'receivedPence' | 'writtenOffPence' | 'outstandingPence'
> & {
  readonly amountPence: string;
  readonly parts: readonly { number: number; amountPence: string; dueOn: LondonDate }[];
};

/** What was asked back. Who may read it, the caller decides. */
@Injectable()
export class Clawbacks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly money: AwardMoney,
  ) {}

  async byId(id: string): Promise<RecordedClawback | undefined> {
    const [found] = await this.select('c.id = $1', id);
    return found;
  }

  /** The latest first. */
  ofAward(awardId: string): Promise<readonly RecordedClawback[]> {
    return this.select('c.award_id = $1', awardId);
  }

  private async select(where: string, id: string): Promise<readonly RecordedClawback[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT c.id, c.award_id AS "awardId", c.cause, c.status, c.amount_pence AS "amountPence", c.reason,
              c.proposed_at AS "proposedAt", p.id AS "proposedBy", p.name AS "proposedByName",
              c.settled_at AS "settledAt", s.name AS "settledByName",
              c.withdrawn_reason AS "withdrawnReason", c.write_off_reason AS "writeOffReason",
              c.write_off_proposed_by AS "writeOffProposedBy", wp.name AS "writeOffProposedByName",
              c.written_off_at AS "writtenOffAt", wo.name AS "writtenOffByName",
              (SELECT jsonb_agg(jsonb_build_object('number', t.number, 'amountPence', t.amount_pence::text,
                        'dueOn', t.due_on::text) ORDER BY t.number)
                 FROM clawback_part t WHERE t.clawback_id = c.id) AS parts
         FROM clawback c
         JOIN person p ON p.id = c.proposed_by
         LEFT JOIN person s ON s.id = c.settled_by
         LEFT JOIN person wp ON wp.id = c.write_off_proposed_by
         LEFT JOIN person wo ON wo.id = c.written_off_by
        WHERE ${where} ORDER BY c.proposed_at DESC, c.id`,
      [id],
    );
    const [first] = rows;
    const asked = first ? await this.money.askedBackOf(first.awardId) : [];
    return rows.map((row) => {
      const figures = asked.find((each) => each.id === row.id);
      return {
        ...row,
        amountPence: BigInt(row.amountPence),
        parts: row.parts.map((part) => ({ ...part, amountPence: BigInt(part.amountPence) })),
        receivedPence: figures?.receivedPence ?? 0n,
        writtenOffPence: figures?.writtenOffPence ?? 0n,
        outstandingPence: figures?.outstandingPence ?? 0n,
      };
    });
  }
}
