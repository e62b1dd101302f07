import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { ACCOUNT_AND_HOLD } from './instalment-facts.queries.js';
import { OUT_OF, WHAT_IT_WAITS_FOR } from './gates/waiting.queries.js';
import type { RunStatus } from './payment-run.lifecycle.js';
import { reasonsToWait, type PaymentFacts } from './payment.rules.js';
import { dueInWords } from './waiting.rules.js';

/** An instalment with what a list shows beside it. */
export interface InstalmentSummary extends PaymentFacts {
  readonly id: string;
  readonly reference: string;
  readonly number: number;
  /** Of how many: `1 of 2`. */
  readonly outOf: number;
  readonly amountPence: Pence;
  /** The day it is due, or what it waits for: a sentence without its full stop. */
  readonly dueInWords: string;
  /** More than 1 when a payment of it failed or came back. */
  readonly attempt: number;
  readonly sentAt: Date | null;
  readonly clearedOn: LondonDate | null;
  readonly awardId: string;
  readonly awardReference: string;
  readonly title: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly fundId: string;
  readonly fundName: string;
  /** The live run that it is in, or went with. */
  readonly runId: string | null;
  readonly runReference: string | null;
  readonly runStatus: RunStatus | null;
  readonly runNeedsRelease: boolean | null;
  /** The version of the account that the run pays into. */
  readonly paidIntoDetailsId: string | null;
  /** The last time that a payment of it failed or came back; null when none did. */
  readonly notAccepted: NotAccepted | null;
}

/** A payment of an instalment that an organisation's bank did not take. */
export interface NotAccepted {
  /** `failed`: it never left our account. `bounced`: it left and came back. */
  readonly how: 'failed' | 'bounced';
  /** The version of the account that it was to be paid into. */
  readonly detailsId: string;
  readonly runId: string;
}

const SELECT = `
  SELECT i.id, i.reference, i.number,
         ${OUT_OF},
         i.amount_pence AS "amountPence", i.due_on::text AS "dueOn", i.status, i.attempt,
         i.sent_at AS "sentAt", r.id AS "runId", r.reference AS "runReference", r.status AS "runStatus",
         r.needs_release AS "runNeedsRelease", t.bank_details_id AS "paidIntoDetailsId",
         i.cleared_on::text AS "clearedOn", i.award_id AS "awardId", a.reference AS "awardReference",
         ap.title, a.organisation_id AS "organisationId",
         o.name AS "organisationName", a.fund_id AS "fundId", f.name AS "fundName",
         (SELECT jsonb_build_object('how', n.status, 'detailsId', n.bank_details_id, 'runId', n.run_id)
            FROM payment_run_item n JOIN payment_run nr ON nr.id = n.run_id
           WHERE n.instalment_id = i.id AND n.status IN ('failed', 'bounced')
           ORDER BY nr.number DESC LIMIT 1) AS "notAccepted",
         ${WHAT_IT_WAITS_FOR}, ${ACCOUNT_AND_HOLD}
    FROM instalment i
    JOIN award a ON a.id = i.award_id
    JOIN application ap ON ap.id = a.application_id
    JOIN organisation o ON o.id = a.organisation_id
    JOIN fund f ON f.id = a.fund_id
    LEFT JOIN payment_run_item t ON t.instalment_id = i.id AND t.status IN ('included', 'sent')
    LEFT JOIN payment_run r ON r.id = t.run_id`;

/** The payments of awards. Who may see an award's, the caller decides. */
@Injectable()
export class Instalments {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<InstalmentSummary | undefined> {
    const [instalment] = await this.read('i.id = $1', [id]);
    return instalment;
  }

  /** The first to be paid first. */
  ofAward(awardId: string): Promise<readonly InstalmentSummary[]> {
    return this.read('i.award_id = $1', [awardId]);
  }

  /** Everything to be paid that is not at the bank's statement yet, the first due first. */
  underWay(): Promise<readonly InstalmentSummary[]> {
    return this.read(`i.status NOT IN ('cleared', 'refused', 'given-up')`, []);
  }

  /** How many could be put in a run today. */
  async countToPrepare(today: LondonDate): Promise<number> {
    const planned = await this.read(`i.status = 'planned'`, []);
    return planned.filter((instalment) => reasonsToWait(instalment, today).length === 0).length;
  }

  /** Sent and not yet seen on a statement: what the bank's lines are matched with. */
  inTransit(): Promise<readonly InstalmentSummary[]> {
    return this.read(`i.status = 'sent'`, []);
  }

  /**
   * Left the bank on this day or later: one of these may have come back. The instalments of a payment
   * that did are not among them.
   */
  clearedSince(day: LondonDate): Promise<readonly InstalmentSummary[]> {
    return this.read(`i.status = 'cleared' AND i.cleared_on >= $1`, [day]);
  }

  byIds(ids: readonly string[]): Promise<readonly InstalmentSummary[]> {
    return this.read('i.id = ANY($1)', [ids]);
  }

  private async read(
    condition: string,
    values: readonly unknown[],
  ): Promise<readonly InstalmentSummary[]> {
    const rows = await this.dataSource.query<
      (Omit<InstalmentSummary, 'amountPence' | 'dueInWords'> & { amountPence: string })[]
    >(`${SELECT} WHERE ${condition} ORDER BY i.due_on, i.reference, i.number`, [...values]);
    return rows.map((row) => ({
      ...row,
      amountPence: BigInt(row.amountPence),
      dueInWords: dueInWords(row),
    }));
  }
}
