import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Instalments } from '../../payments/instalments.queries.js';

/** What waits for each step of a trustee administrator: what they themselves could do today. */
export interface PaymentsWaiting {
  /** Payments that could be put in a run. */
  readonly toPrepare: number;
  /** Runs prepared by somebody else: nobody approves their own. */
  readonly toApprove: number;
  /** Runs that wait for a third person, who has done neither. */
  readonly toRelease: number;
  readonly toSend: number;
  /** Accounts that this person has not given and not checked. */
  readonly accountsToCheck: number;
  /** Awards that somebody else has proposed not to pay: another person confirms it. */
  readonly refusalsToConfirm: readonly { readonly awardId: string; readonly reference: string }[];
  /** Awards that somebody else has proposed to end early: another person confirms it. */
  readonly endingsToConfirm: readonly { readonly awardId: string; readonly reference: string }[];
  /** First days of months that somebody else has put forward to be signed. */
  readonly monthsToSign: readonly LondonDate[];
  /** The first day of the first month that is over and that nobody has put forward; null: none. */
  readonly monthToPrepare: LondonDate | null;
}

export interface UnmatchedLines {
  readonly count: number;
  readonly oldest: LondonDate | null;
}

@Injectable()
export class TrusteeHomeQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly instalments: Instalments,
  ) {}

  async payments(personId: string, today: LondonDate): Promise<PaymentsWaiting> {
    const [row] = await this.dataSource.query<Omit<PaymentsWaiting, 'toPrepare'>[]>(
      `SELECT (SELECT count(*)::integer FROM payment_run r
                WHERE r.status = 'prepared' AND r.prepared_by <> $1) AS "toApprove",
              (SELECT count(*)::integer FROM payment_run r
                WHERE r.status = 'approved' AND r.needs_release
                  AND $1 NOT IN (r.prepared_by, r.approved_by)) AS "toRelease",
              (SELECT count(*)::integer FROM payment_run r
                WHERE r.status = 'released' OR (r.status = 'approved' AND NOT r.needs_release)) AS "toSend",
              (SELECT count(*)::integer FROM bank_details b
                WHERE b.status = 'given' AND b.given_by <> $1
                  AND NOT EXISTS (SELECT FROM bank_details_check c
                                   WHERE c.bank_details_id = b.id AND c.checked_by = $1)) AS "accountsToCheck",
              (SELECT coalesce(jsonb_agg(jsonb_build_object('awardId', w.id, 'reference', w.reference)
                                         ORDER BY t.proposed_at), '[]')
                 FROM trustee_refusal t JOIN award w ON w.id = t.award_id
                WHERE t.status = 'proposed' AND t.proposed_by <> $1) AS "refusalsToConfirm",
              (SELECT coalesce(jsonb_agg(jsonb_build_object('awardId', w.id, 'reference', w.reference)
                                         ORDER BY e.proposed_at), '[]')
                 FROM award_ending e JOIN award w ON w.id = e.award_id
                WHERE e.status = 'proposed' AND e.proposed_by <> $1) AS "endingsToConfirm",
              (SELECT coalesce(array_agg(m.month::text ORDER BY m.month), '{}') FROM reconciliation m
                WHERE m.status = 'prepared' AND m.prepared_by <> $1) AS "monthsToSign",
              (SELECT min(m.month)::date::text
                 FROM generate_series(
                   (SELECT date_trunc('month', min(from_on)::timestamp) FROM bank_statement),
                   date_trunc('month', $2::timestamp) - interval '1 month', '1 month') m (month)
                WHERE NOT EXISTS (SELECT FROM reconciliation r
                                   WHERE (r.status = 'signed' AND r.month >= m.month)
                                      OR (r.status = 'prepared' AND r.month = m.month))) AS "monthToPrepare"`,
      [personId, today],
    );
    if (!row) throw new Error('A query of one row answered with none');
    return { ...row, toPrepare: await this.instalments.countToPrepare(today) };
  }

  async unmatchedLines(): Promise<UnmatchedLines> {
    const [row] = await this.dataSource.query<UnmatchedLines[]>(
      `SELECT count(*)::integer AS count, min(booked_on)::text AS oldest
         FROM bank_line_standing WHERE state IN ('pending', 'part-matched')`,
    );
    return row ?? { count: 0, oldest: null };
  }
}
