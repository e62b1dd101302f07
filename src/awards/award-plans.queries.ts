import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addMonths, type LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import type { Tx } from '../platform/database/transactions.service.js';
import { triggerInSql } from '../rounds/payment-plan/part-columns.rules.js';
import {
  plannedParts,
  type PlannedPart,
  type PlanPart,
} from '../rounds/payment-plan/payment-plan.rules.js';
import { PARTS_OF_ROUND } from '../rounds/payment-plan/round-parts.queries.js';
import { isAgreed, type AwardStatus } from './award.lifecycle.js';

export type { PlannedPart };

/** How an award is paid and when it is reported on: by its own newest plan, or else as its round says. */
export interface AwardPlan {
  readonly awardId: string;
  readonly reference: string;
  /** As it stands, after any reduction. */
  readonly amountPence: Pence;
  /** Europe/London; null before. */
  readonly acceptedOn: LondonDate | null;
  /** The first payment first; they come to the amount. */
  readonly parts: readonly DatedPart[];
  /** Months after acceptance at which a return is due, earliest first. */
  readonly returnMonths: readonly number[];
  /** Of the award's own plan; null when it is paid as its round says. */
  readonly version: number | null;
  /** Whether its own plan comes to the amount; false after a change that set none, and where there is no own. */
  readonly isAsSet: boolean;
}

export interface DatedPart extends PlannedPart {
  /** Of a payment that waits for a day, once the offer is accepted; else null. */
  readonly dueOn: LondonDate | null;
}

/** What an accepted award sets in motion. */
export interface AcceptedPlan extends AwardPlan {
  readonly acceptedOn: LondonDate;
}

interface Row {
  readonly awardId: string;
  readonly reference: string;
  readonly status: AwardStatus;
  readonly amountPence: string;
  readonly acceptedOn: LondonDate | null;
  readonly returnMonths: readonly number[];
  readonly version: number | null;
  /** A part of the award's own has its pence for a share. */
  readonly parts: readonly PlanPart[];
}

/** For the rooms that plan payments and returns: what they may know of a round. */
@Injectable()
export class AwardPlans {
  constructor(private readonly dataSource: DataSource) {}

  /** Of any award, accepted or not. @throws Error when there is none such. */
  async ofAward(awardId: string, db: Pick<Tx, 'query'> = this.dataSource): Promise<AwardPlan> {
    return planOf(await this.read(db, awardId));
  }

  /**
   * As it stays until this transaction ends: nobody can refuse or change it meanwhile, or plan it as well. Undefined
   * when it has ended since it was accepted, so that nothing is to be planned.
   * @throws Error for an award that is not accepted, or that there is not.
   */
  async lock(tx: Tx, awardId: string): Promise<AcceptedPlan | undefined> {
    await tx.query('SELECT FROM award WHERE id = $1 FOR NO KEY UPDATE', [awardId]);
    const row = await this.read(tx, awardId);
    if (HAS_ENDED.includes(row.status)) return undefined;
    const { acceptedOn, ...plan } = planOf(row);
    if (!isAgreed(row.status) || acceptedOn === null) {
      throw new Error(`Award ${awardId} is not accepted: nothing is planned for it`);
    }
    return { ...plan, acceptedOn };
  }

  private async read(db: Pick<Tx, 'query'>, awardId: string): Promise<Row> {
    const [row] = await db.query<Row[]>(
      `SELECT a.id AS "awardId", a.reference, a.status, c.amount AS "amountPence",
              to_char(a.accepted_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "acceptedOn",
              r.return_months AS "returnMonths", own.version,
              coalesce(own.parts, ${PARTS_OF_ROUND}) AS parts
         FROM award a
         JOIN ledger.commitment_balance c ON c.commitment_id = a.id
         JOIN application p ON p.id = a.application_id
         JOIN round r ON r.id = p.round_id
         LEFT JOIN LATERAL (
           SELECT n.version, jsonb_agg(jsonb_build_object('share', n.amount_pence, 'isRetention', n.is_retention,
                                                         'trigger', ${triggerInSql('n')}) ORDER BY n.number) AS parts
             FROM award_plan_part n
            WHERE n.award_id = a.id AND n.version = (SELECT max(version) FROM award_plan WHERE award_id = a.id)
            GROUP BY n.version) own ON true
        WHERE a.id = $1`,
      [awardId],
    );
    if (!row) throw new Error(`There is no award ${awardId}`);
    return row;
  }
}

const HAS_ENDED: readonly AwardStatus[] = ['refused', 'withdrawn', 'terminated'];

function planOf(row: Row): AwardPlan {
  const { awardId, reference, acceptedOn, returnMonths, version } = row;
  const amountPence = BigInt(row.amountPence);
  const parts = amountPence > 0n ? plannedParts(amountPence, row.parts) : [];
  return {
    ...{ awardId, reference, amountPence, acceptedOn, returnMonths, version },
    isAsSet: version !== null && BigInt(sharesOf(row)) === amountPence,
    parts: parts.map((part) => ({ ...part, dueOn: dueOn(part, acceptedOn) })),
  };
}

function sharesOf({ parts }: Row): number {
  return parts.reduce((sum, { share }) => sum + share, 0);
}

function dueOn({ trigger }: PlannedPart, acceptedOn: LondonDate | null): LondonDate | null {
  if (trigger.kind !== 'date' || acceptedOn === null) return null;
  return addMonths(acceptedOn, trigger.months);
}
