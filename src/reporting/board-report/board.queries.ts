import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { agreedInSql, type AwardStatus } from '../../awards/award.lifecycle.js';
import { mayBePublic } from '../../funds/publication-hold/publication-holds.queries.js';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

/** What the awards of one fund in one state come to, from the ledger. */
export interface AwardsOfFund {
  readonly fundId: string;
  readonly status: AwardStatus;
  readonly count: number;
  readonly amountPence: Pence;
}

export interface AwardOnTheBoard {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly organisationName: string;
  readonly fundName: string;
  readonly status: AwardStatus;
  readonly amountPence: Pence;
  readonly decidedOn: LondonDate;
}

/** Who looks at the board. */
export interface BoardViewer {
  readonly personId: string;
  /** The panels they sit on; undefined for those who look after every panel. */
  readonly panelIds: readonly string[] | undefined;
}

/** Undefined: any. `offered` are those signed by one of two as well, `accepted` all whose agreement stands. */
export interface AwardFilter {
  readonly fundId?: string | undefined;
  readonly status?: string | undefined;
}

/** An award's sum is its commitment's in the ledger, so that awards and funds can't tell two stories. */
@Injectable()
export class BoardQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async awardsByFund(): Promise<readonly AwardsOfFund[]> {
    const rows = await this.dataSource.query<
      (Omit<AwardsOfFund, 'amountPence'> & { amountPence: string })[]
    >(
      `SELECT w.fund_id AS "fundId", w.status, count(*)::integer AS count,
              sum(c.amount) AS "amountPence"
         FROM award w JOIN ledger.commitment_balance c ON c.commitment_id = w.id
        GROUP BY w.fund_id, w.status ORDER BY w.fund_id, w.status`,
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }

  /**
   * The latest decided first. Until an award is accepted and its funder lets it be public, it is shown to its own panel
   * only, and to nobody with a pecuniary interest in it.
   */
  async awards(
    { fundId, status }: AwardFilter,
    { personId, panelIds }: BoardViewer,
  ): Promise<readonly AwardOnTheBoard[]> {
    const rows = await this.dataSource.query<
      (Omit<AwardOnTheBoard, 'amountPence'> & { amountPence: string })[]
    >(
      `SELECT w.id, w.reference, p.title, o.name AS "organisationName", f.name AS "fundName",
              w.status, CASE WHEN w.status IN ('lapsed', 'withdrawn', 'refused', 'terminated') THEN w.amount_pence ELSE c.amount END AS "amountPence",
              to_char(w.decided_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "decidedOn"
         FROM award w
         JOIN application p ON p.id = w.application_id
         JOIN round r ON r.id = p.round_id
         JOIN organisation o ON o.id = w.organisation_id
         JOIN fund f ON f.id = w.fund_id
         JOIN ledger.commitment_balance c ON c.commitment_id = w.id
        WHERE ($1::text IS NULL OR w.fund_id::text = $1) AND ($2::text IS NULL OR CASE $2 WHEN 'offered' THEN w.status IN ('offered', 'half-accepted')
                                        WHEN 'accepted' THEN ${agreedInSql('w.status')} ELSE w.status = $2 END)
          AND (${agreedInSql('w.status')} AND ${mayBePublic('w.fund_id', '$5::date')}
               OR ($4::uuid[] IS NULL OR r.panel_id = ANY($4))
              AND NOT EXISTS (SELECT FROM interest_in_bid i
                               WHERE i.application_id = p.id AND i.person_id = $3
                                 AND i.kind = 'pecuniary'))
        ORDER BY w.decided_at DESC, w.reference`,
      [fundId ?? null, status ?? null, personId, panelIds ?? null, this.clock.today()],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}
