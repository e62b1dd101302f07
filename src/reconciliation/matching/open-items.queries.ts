import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { workingDaysBetween } from '../../kernel/working-days.js';
import { IN_TRANSIT_WORKING_DAYS } from '../ageing/ageing.rules.js';
import type { OpenItem } from './item-index.rules.js';

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

type CountedRow = Row & { readonly count: number };
type CountedItem = OpenItem & { readonly count: number };

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

/** Recorded at the account $1, as far as no line has shown them. */
const RECEIPTS = `
  SELECT 'receipt:' || r.id AS key, r.amount_pence - coalesce(p.pence, 0) AS "amountPence",
         r.received_on::text AS "on", r.reference, f.name, NULL::jsonb AS file
    FROM receipt r JOIN fund f ON f.id = r.fund_id
    LEFT JOIN (
      SELECT receipt_id, sum(pence)::bigint AS pence FROM bank_match_part
       WHERE is_live AND receipt_id IS NOT NULL GROUP BY receipt_id) p ON p.receipt_id = r.id
   WHERE r.bank_account_id = $1 AND r.kind <> 'opening-balance' AND r.reversed_at IS NULL`;

const FUND_PAYMENTS = `
  SELECT 'fund-payment:' || x.id AS key, -x.amount_pence - coalesce(p.pence, 0) AS "amountPence",
         x.paid_on::text AS "on", x.reference, f.name, NULL::jsonb AS file
    FROM fund_payment x JOIN fund f ON f.id = x.fund_id
    LEFT JOIN (
      SELECT fund_payment_id, sum(pence)::bigint AS pence FROM bank_match_part
       WHERE is_live AND fund_payment_id IS NOT NULL GROUP BY fund_payment_id) p ON p.fund_payment_id = x.id
   WHERE x.bank_account_id = $1 AND x.reversed_at IS NULL`;

/** Of any account: it is the bank's line that says which. */
const IN_TRANSIT = `
  SELECT 'instalment:' || i.id AS key, -i.amount_pence AS "amountPence",
         (i.sent_at AT TIME ZONE 'Europe/London')::date::text AS "on", i.reference, o.name, NULL::jsonb AS file
    FROM instalment i JOIN award a ON a.id = i.award_id JOIN organisation o ON o.id = a.organisation_id
   WHERE i.status = 'sent'`;

/** Of a run `t` and its instalment `i`: one that failed may be in transit again, in another run. */
const ON_ITS_WAY = `t.status = 'sent' AND i.status = 'sent'`;

/** The whole of a file that has two payments or more in transit, sent from the account $1. */
const RUNS = `
  SELECT 'run:' || r.id, -(sum(i.amount_pence) FILTER (WHERE ${ON_ITS_WAY}))::bigint,
         (r.sent_at AT TIME ZONE 'Europe/London')::date::text, r.reference, '', jsonb_build_object(
           'payments', jsonb_agg(i.id ORDER BY i.reference) FILTER (WHERE ${ON_ITS_WAY}),
           'sent', count(*), 'failed', count(*) FILTER (WHERE t.status = 'failed'),
           'cleared', count(*) FILTER (WHERE t.status = 'bounced' OR (t.status = 'sent' AND i.status = 'cleared')))
    FROM payment_run r
    JOIN payment_run_item t ON t.run_id = r.id AND t.status <> 'taken-out'
    JOIN instalment i ON i.id = t.instalment_id
   WHERE r.bank_account_id = $1 AND r.id IN (
     SELECT live.run_id FROM payment_run_item live JOIN instalment way ON way.id = live.instalment_id
      WHERE live.status = 'sent' AND way.status = 'sent')
   GROUP BY r.id HAVING count(*) FILTER (WHERE ${ON_ITS_WAY}) > 1`;

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
    const aged = ({ count: _, ...item }: CountedItem): WaitingItem => {
      const workingDays = workingDaysBetween(item.on, today);
      return { ...item, workingDays, isLate: workingDays > IN_TRANSIT_WORKING_DAYS };
    };
    const oldest = async (which: string, values: readonly unknown[]): Promise<CountedItem[]> => {
      const rows = await this.dataSource.query<CountedRow[]>(
        `SELECT *, count(*) OVER ()::integer AS count FROM (${which}) item
          WHERE "amountPence" <> 0 ORDER BY "on", reference LIMIT ${MOST_SHOWN}`,
        [...values],
      );
      return rows.map(({ count, ...row }) => ({ ...openItemOf(row), count }));
    };
    const [recorded, inTransit] = await Promise.all([
      oldest(`${RECEIPTS} UNION ALL ${FUND_PAYMENTS}`, [bankAccountId]),
      oldest(IN_TRANSIT, []),
    ]);
    return {
      recordedCount: recorded[0]?.count ?? 0,
      recorded: recorded.map(aged),
      inTransitCount: inTransit[0]?.count ?? 0,
      inTransit: inTransit.map(aged),
    };
  }

  private async read(
    bankAccountId: string,
    sums: readonly string[] | null,
  ): Promise<readonly OpenItem[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT * FROM (${RECEIPTS} UNION ALL ${FUND_PAYMENTS} UNION ALL ${IN_TRANSIT} UNION ALL ${RUNS}) item
        WHERE "amountPence" <> 0 AND ($2::bigint[] IS NULL OR "amountPence" = ANY($2))
        ORDER BY "on", reference`,
      [bankAccountId, sums],
    );
    return rows.map(openItemOf);
  }
}

function openItemOf({ file, ...row }: Row): OpenItem {
  return {
    ...row,
    amountPence: BigInt(row.amountPence),
    ...(file && {
      name: howMuchOf(file),
      file: { payments: file.payments, isUnseen: file.cleared === 0 },
    }),
  };
}

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
