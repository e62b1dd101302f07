import { Injectable, NotFoundException } from '@nestjs/common';
import type { Tx } from '../platform/database/transactions.service.js';
import { InstalmentFactsQueries, type InstalmentFacts } from './instalment-facts.queries.js';
import { PaymentRun } from './payment-run.entity.js';

/** A payment of the run, as it is now, beside what it was prepared with. */
export interface RunItemFacts extends InstalmentFacts {
  readonly itemId: string;
  readonly preparedWithDetailsId: string;
}

export interface RunFacts {
  readonly run: PaymentRun;
  /** Those that are in it still, the first due first. */
  readonly items: readonly RunItemFacts[];
}

/** Locks the run, then what its payments stand on. */
@Injectable()
export class RunFactsQueries {
  constructor(private readonly instalments: InstalmentFactsQueries) {}

  /** @throws NotFoundException when there is no such run. */
  async loadForUpdate(tx: Tx, runId: string): Promise<RunFacts> {
    const run = await tx.findOne(PaymentRun, {
      where: { id: runId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!run) throw new NotFoundException();
    const items = await tx.query<
      { itemId: string; instalmentId: string; preparedWithDetailsId: string }[]
    >(
      `SELECT id AS "itemId", instalment_id AS "instalmentId", bank_details_id AS "preparedWithDetailsId"
         FROM payment_run_item WHERE run_id = $1 AND status = 'included'`,
      [runId],
    );
    const byInstalment = new Map(items.map((item) => [item.instalmentId, item]));
    const facts = await this.instalments.loadAllForUpdate(tx, [...byInstalment.keys()]);
    return {
      run,
      items: facts.flatMap((fact) => {
        const item = byInstalment.get(fact.id);
        return item ? [{ ...fact, ...item }] : [];
      }),
    };
  }
}
