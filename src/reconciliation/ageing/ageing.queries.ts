import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { SUSPENSE_CODE } from '../suspense/suspense-fund.service.js';
import {
  inSuspenseTooLongBefore,
  inTransitTooLongBefore,
  type AccountAges,
  type Gap,
} from './ageing.rules.js';

interface Row extends Pick<AccountAges, 'bankAccountId' | 'name' | 'statementTo'> {
  readonly paymentCount: number | null;
  readonly paymentsSince: LondonDate | null;
  readonly sumCount: number | null;
  readonly sumsSince: LondonDate | null;
}

interface GapRow {
  readonly bankAccountId: string;
  readonly from: LondonDate;
  readonly to: LondonDate;
  readonly beforePence: string | null;
  readonly afterPence: string | null;
}

@Injectable()
export class Ageing {
  constructor(private readonly dataSource: DataSource) {}

  /** Of every account, by name: what waits now, and by `day` has waited too long. */
  async of(day: LondonDate): Promise<readonly AccountAges[]> {
    const [rows, gaps] = await Promise.all([this.rows(day), this.gaps()]);
    return rows.map(({ paymentCount, paymentsSince, sumCount, sumsSince, ...row }) => ({
      ...row,
      inTransit:
        paymentCount === null || paymentsSince === null
          ? undefined
          : { count: paymentCount, since: paymentsSince },
      suspense:
        sumCount === null || sumsSince === null ? undefined : { count: sumCount, since: sumsSince },
      gaps: gaps.get(row.bankAccountId) ?? [],
    }));
  }

  private rows(day: LondonDate): Promise<Row[]> {
    return this.dataSource.query<Row[]>(
      `SELECT b.id AS "bankAccountId", b.name, s.to_on::text AS "statementTo",
              t.count AS "paymentCount", t.since AS "paymentsSince",
              u.count AS "sumCount", u.since AS "sumsSince"
         FROM bank_account b
         LEFT JOIN (SELECT bank_account_id, max(to_on) AS to_on FROM bank_statement GROUP BY 1) s
           ON s.bank_account_id = b.id
         LEFT JOIN (
           SELECT r.bank_account_id, count(*)::integer AS count,
                  min((i.sent_at AT TIME ZONE 'Europe/London')::date)::text AS since
             FROM instalment i
             JOIN payment_run_item t ON t.instalment_id = i.id AND t.status = 'sent'
             JOIN payment_run r ON r.id = t.run_id
            WHERE i.status = 'sent' AND (i.sent_at AT TIME ZONE 'Europe/London')::date < $1
            GROUP BY 1) t ON t.bank_account_id = b.id
         LEFT JOIN (
           SELECT l.bank_account_id, count(*)::integer AS count, min(l.booked_on)::text AS since
             FROM receipt x
             JOIN fund f ON f.id = x.fund_id AND f.code = '${SUSPENSE_CODE}'
             JOIN bank_match_part p ON p.receipt_id = x.id AND p.is_live
             JOIN bank_line l ON l.id = p.bank_line_id
            WHERE x.reversed_at IS NULL AND l.booked_on < $2
            GROUP BY 1) u ON u.bank_account_id = b.id
        ORDER BY b.name`,
      [inTransitTooLongBefore(day), inSuspenseTooLongBefore(day)],
    );
  }

  /** Days between two statements, after those that are signed: a month was signed only once it added up. */
  private async gaps(): Promise<ReadonlyMap<string, readonly Gap[]>> {
    const rows = await this.dataSource.query<GapRow[]>(
      `SELECT s.bank_account_id AS "bankAccountId", (s.covered + 1)::text AS "from",
              (s.from_on - 1)::text AS "to", before.closing_pence AS "beforePence",
              s.opening_pence AS "afterPence"
         FROM (
           SELECT *, max(to_on) OVER (PARTITION BY bank_account_id ORDER BY from_on, to_on, imported_at
                                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
             FROM bank_statement) s
         LEFT JOIN LATERAL (
           SELECT closing_pence FROM bank_statement e
            WHERE e.bank_account_id = s.bank_account_id AND e.to_on = s.covered
            ORDER BY closing_pence IS NULL, imported_at DESC LIMIT 1) before ON true
        WHERE s.from_on > s.covered + 1
          AND s.from_on > coalesce((SELECT max(through) FROM reconciliation WHERE status = 'signed'), '-infinity')
        ORDER BY s.from_on`,
    );
    const gaps = new Map<string, Gap[]>();
    for (const { bankAccountId, from, to, beforePence, afterPence } of rows) {
      const gap = { from, to, beforePence: penceOr(beforePence), afterPence: penceOr(afterPence) };
      gaps.set(bankAccountId, [...(gaps.get(bankAccountId) ?? []), gap]);
    }
    return gaps;
  }
}

function penceOr(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
