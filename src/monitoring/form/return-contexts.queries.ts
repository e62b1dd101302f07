import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PlannedFiguresQueries } from '../../applications/costs/planned-figures.queries.js';
import { AwardTerms } from '../../awards/variation/award-terms.queries.js';
import type { Form } from '../../forms/form.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { ReturnForms } from '../../rounds/return-forms/return-forms.queries.js';
import { askedForm, type EarlierReturn } from './asked-form.rules.js';
import { withIndicators } from '../indicators/counted.rules.js';
import { Indicators } from '../indicators/indicators.queries.js';
import { linesOfAward } from './budget-lines.rules.js';

/** A return as far as its form depends on it. */
export interface ReturnToAsk {
  readonly awardId: string;
  readonly number: number;
  readonly isFinal: boolean;
  /** As somebody has begun to answer it; null before that. */
  readonly form: Form | null;
  readonly formVersion: number | null;
}

/** A return's form: as the round has it, and as this return asks it. */
export interface FormOfReturn {
  readonly version: number;
  readonly definition: Form;
  readonly asked: Form;
}

interface AwardRow {
  readonly applicationId: string;
  readonly roundId: string;
  readonly amountPence: string;
}

/** Puts beside a return's questions what the award knows: budget, targets, earlier returns. */
@Injectable()
export class ReturnContexts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly forms: ReturnForms,
    private readonly figures: PlannedFiguresQueries,
    private readonly terms: AwardTerms,
    private readonly indicators: Indicators,
  ) {}

  /**
   * Until a return is sent it is asked beside the budget as it stands, with every change that was agreed; what was sent
   * keeps what stood beside it then.
   * @throws Error when there is no such award.
   */
  async formOf(asked: ReturnToAsk, db: Pick<Tx, 'query'> = this.dataSource): Promise<FormOfReturn> {
    const [award] = await db.query<AwardRow[]>(
      `SELECT a.application_id AS "applicationId", p.round_id AS "roundId",
              coalesce(c.amount, a.amount_pence) AS "amountPence"
         FROM award a JOIN application p ON p.id = a.application_id
         LEFT JOIN ledger.commitment_balance c ON c.commitment_id = a.id WHERE a.id = $1`,
      [asked.awardId],
    );
    if (!award) throw new Error(`There is no award ${asked.awardId}`);
    const { version, definition } = await this.begun(asked, award.roundId, db);
    const planned = await this.figures.of(award.applicationId, db);
    const awardPence: Pence = BigInt(award.amountPence);
    const changes = await this.terms.budgetsOf(award.applicationId, db);
    const context = {
      budget: linesOfAward(
        planned.budget,
        awardPence,
        changes.map((lines) =>
          lines.map(({ what, pence }) => ({ text: what, askedPence: BigInt(pence) })),
        ),
      ),
      outcomes: planned.outcomes,
      agreed: await this.indicators.agreedFor(asked.awardId, db),
      earlier: await earlierReturns(asked, db),
      peopleBefore: await peopleBefore(asked, db),
    };
    return { version, definition, asked: askedForm(definition, context) };
  }

  private async begun(
    { form, formVersion, isFinal }: ReturnToAsk,
    roundId: string,
    db: Pick<Tx, 'query'>,
  ): Promise<{ readonly version: number; readonly definition: Form }> {
    if (form !== null && formVersion !== null) return { version: formVersion, definition: form };
    const newest = await this.forms.newest(roundId, isFinal ? 'final' : 'progress', db);
    const chosen = await this.indicators.chosenFor(roundId, db);
    return { ...newest, definition: withIndicators(newest.definition, chosen) };
  }
}

const EARLIER = `m.award_id = $1 AND m.number < $2 AND m.status IN ('submitted', 'queried', 'accepted')`;

function earlierReturns(
  { awardId, number }: ReturnToAsk,
  db: Pick<Tx, 'query'>,
): Promise<readonly EarlierReturn[]> {
  return db.query<EarlierReturn[]>(
    `SELECT DISTINCT ON (m.number) s.form, s.answers
       FROM monitoring_return m JOIN return_submission s ON s.return_id = m.id
      WHERE ${EARLIER} ORDER BY m.number, s.number DESC`,
    [awardId, number],
  );
}

async function peopleBefore(
  { awardId, number }: ReturnToAsk,
  db: Pick<Tx, 'query'>,
): Promise<number> {
  const [row] = await db.query<{ people: number }[]>(
    `SELECT coalesce(max(m.people_reached), 0) AS people FROM monitoring_return m WHERE ${EARLIER}`,
    [awardId, number],
  );
  return row?.people ?? 0;
}
