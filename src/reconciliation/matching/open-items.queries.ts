import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { workingDaysBetween } from '../../kernel/working-days.js';
import { IN_TRANSIT_WORKING_DAYS } from '../ageing/ageing.rules.js';
import type { OpenItem } from './item-index.rules.js';
import { isWhole, kindOf } from './item-key.rules.js';

interface Row extends Omit<OpenItem, 'amountPence' | 'file'> {
  readonly amountPence: string;
  readonly file: FileRow | null;
}

/** Of what a run's file had: taken out of it were those that were not sent. */
interface FileRow {
  readonly payments: readonly string[];
  readonly sent: number;
  readonly failed: number;
  /** Bounced ones had. */
  readonly cleared: number;
}

/** An item and how long the bank has not shown it. */
interface WaitingItem extends OpenItem {
  readonly workingDays: number;
  readonly isLate: boolean;
}

interface Waiting {
  readonly recordedCount: number;
  readonly recorded: readonly WaitingItem[];
  readonly inTransitCount: number;
  readonly inTransit: readonly WaitingItem[];
}

const MOST_SHOWN = 50;

@Injectable()
export class OpenItems {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * What is recorded and not yet wholly seen on a statement of this account: receipts and
   * payments of funds there, and every instalment in transit, since it is the bank's line that says which account it left;
   * and each run of several, which a bank may show as one line of the account that it was sent from. An
   * opening balance was there before the first statement and waits for none. The oldest first.
   */
  at(bankAccountId: string): Promise<readonly OpenItem[]> {
    return this.read(bankAccountId, null);
  }

  /** Those of these sums only, for a page of lines. */
  ofSums(bankAccountId: string, sums: readonly Pence[]): Promise<readonly OpenItem[]> {
    return this.read(bankAccountId, [...new Set(sums)].map(String));
  }

  /** What a statement does not show yet, the oldest first: so many of them, and how many there are. */
  async waiting(bankAccountId: string, today: LondonDate): Promise<Waiting> {
    const items = await this.at(bankAccountId);
    const aged = (item: OpenItem): WaitingItem => {
      const workingDays = workingDaysBetween(item.on, today);
      return { ...item, workingDays, isLate: workingDays > IN_TRANSIT_WORKING_DAYS };
    };
    const recorded = items.filter(({ key }) => !isWhole(key));
    const inTransit = items.filter(({ key }) => kindOf(key) === 'instalment');
    return {
      recordedCount: recorded.length,
      recorded: recorded.slice(0, MOST_SHOWN).map(aged),
      inTransitCount: inTransit.length,
      inTransit: inTransit.slice(0, MOST_SHOWN).map(aged),
    };
  }

  private async read(
    bankAccountId: string,
    sums: readonly string[] | null,
  ): Promise<readonly OpenItem[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT * FROM (
         SELECT 'receipt:' || r.id AS key, r.amount_pence - coalesce(p.pence, 0) AS "amountPence",
                r.received_on::text AS "on", r.reference, f.name, NULL::jsonb AS file
           FROM receipt r JOIN fund f ON f.id = r.fund_id
           LEFT JOIN (
             SELECT receipt_id, sum(pence)::bigint AS pence FROM bank_match_part
              WHERE is_live AND receipt_id IS NOT NULL GROUP BY receipt_id) p ON p.receipt_id = r.id
          WHERE r.bank_account_id = $1 AND r.kind <> 'opening-balance' AND r.reversed_at IS NULL
         UNION ALL
         SELECT 'fund-payment:' || x.id, -x.amount_pence - coalesce(p.pence, 0), x.paid_on::text, x.reference, f.name, NULL
           FROM fund_payment x JOIN fund f ON f.id = x.fund_id
           LEFT JOIN (
             SELECT fund_payment_id, sum(pence)::bigint AS pence FROM bank_match_part
              WHERE is_live AND fund_payment_id IS NOT NULL GROUP BY fund_payment_id) p ON p.fund_payment_id = x.id
          WHERE x.bank_account_id = $1 AND x.reversed_at IS NULL
         UNION ALL
         SELECT 'instalment:' || i.id, -i.amount_pence,
                (i.sent_at AT TIME ZONE 'Europe/London')::date::text, i.reference, o.name, NULL
           FROM instalment i JOIN award a ON a.id = i.award_id
           JOIN organisation o ON o.id = a.organisation_id
          WHERE i.status = 'sent'
         UNION ALL
         SELECT 'run:' || r.id, -(sum(i.amount_pence) FILTER (WHERE ${IN_TRANSIT}))::bigint,
                (r.sent_at AT TIME ZONE 'Europe/London')::date::text, r.reference, '', jsonb_build_object(
                  'payments', jsonb_agg(i.id ORDER BY i.reference) FILTER (WHERE ${IN_TRANSIT}),
                  'sent', count(*), 'failed', count(*) FILTER (WHERE t.status = 'failed'),
                  'cleared', count(*) FILTER (WHERE t.status = 'bounced' OR (t.status = 'sent' AND i.status = 'cleared')))
           FROM payment_run r
           JOIN payment_run_item t ON t.run_id = r.id AND t.status <> 'taken-out'
           JOIN instalment i ON i.id = t.instalment_id
          WHERE r.bank_account_id = $1 AND r.id IN (
            SELECT live.run_id FROM payment_run_item live JOIN instalment way ON way.id = live.instalment_id
             WHERE live.status = 'sent' AND way.status = 'sent')
          GROUP BY r.id HAVING count(*) FILTER (WHERE ${IN_TRANSIT}) > 1) item
        WHERE "amountPence" <> 0 AND ($2::bigint[] IS NULL OR "amountPence" = ANY($2))
        ORDER BY "on", reference`,
      [bankAccountId, sums],
    );
    return rows.map(({ file, ...row }) => ({
      ...row,
      amountPence: BigInt(row.amountPence),
      ...(file && {
        name: howMuchOf(file),
        file: { payments: file.payments, isUnseen: file.cleared === 0 },
      }),
    }));
  }
}

/** Of a run `t` and its instalment `i`: one that failed may be in transit again, in another run. */
const IN_TRANSIT = `t.status = 'sent' AND i.status = 'sent'`;

/** `the whole run, 14 payments`, or what is left of it and why. */
function howMuchOf({ payments, sent, failed, cleared }: FileRow): string {
  const count = payments.length;
  if (count === sent) return `the whole run, ${count} payments`;
  const others = [
    ...(failed === 0 ? [] : [`${failed} failed`]),
    ...(cleared === 0 ? [] : [`${cleared} left by ${cleared === 1 ? 'itself' : 'themselves'}`]),
  ];
  return `${count} of the run’s ${sent} payments: ${others.join(', ')}`;
}
