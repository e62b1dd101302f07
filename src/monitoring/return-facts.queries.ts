import { Injectable } from '@nestjs/common';
import type { AwardStatus } from '../awards/award.lifecycle.js';
import type { Tx } from '../platform/database/transactions.service.js';
import { ReturnContexts, type FormOfReturn } from './form/return-contexts.queries.js';
import { MonitoringReturn } from './monitoring-return.entity.js';

/** A return as it stands and stays until the transaction ends, with what it asks. */
export interface ReturnFacts {
  readonly stored: MonitoringReturn;
  readonly awardStatus: AwardStatus;
  readonly form: FormOfReturn;
}

/** Loads and locks what writing and sending a return need: the award, then its return. */
@Injectable()
export class ReturnFactsQueries {
  constructor(private readonly contexts: ReturnContexts) {}

  /** @throws Error when there is no such return: whoever asks has looked before. */
  async lock(tx: Tx, returnId: string): Promise<ReturnFacts> {
    const [award] = await tx.query<{ status: AwardStatus }[]>(
      `SELECT status FROM award
        WHERE id = (SELECT award_id FROM monitoring_return WHERE id = $1) FOR SHARE`,
      [returnId],
    );
    const stored = await tx.findOne(MonitoringReturn, {
      where: { id: returnId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!award || !stored) throw new Error(`There is no return ${returnId}`);
    const form = await this.contexts.formOf(stored, tx);
    return { stored, awardStatus: award.status, form };
  }
}
