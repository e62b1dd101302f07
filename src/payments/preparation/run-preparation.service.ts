import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { referenceNumber } from '../../kernel/reference-number.js';
import { refuse, Refused } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Instalment } from '../instalment.entity.js';
import { InstalmentFactsQueries } from '../instalment-facts.queries.js';
import { PaymentRunItem } from '../payment-run-item.entity.js';
import { PaymentRun } from '../payment-run.entity.js';
import { refusalsToPrepare } from '../payment.rules.js';
import type { TakenOut } from '../run-items.service.js';

/** Which payments to put in a run, and the account of ours to pay them from. */
export interface PrepareRun {
  readonly bankAccountId: string;
  readonly instalmentIds: readonly string[];
  readonly by: string;
}

export interface PreparedRun {
  readonly runId: string;
  readonly reference: string;
  readonly count: number;
  /** Those that were chosen and can't be paid. */
  readonly left: readonly TakenOut[];
}

/** The first of the people behind a run: says that these payments are due and right. */
@Injectable()
export class RunPreparation {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: InstalmentFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts those that can be paid in a new run, each checked by itself under its lock, and says why
   * not of the others. An instalment is in one live run: the second of two clicks finds it there.
   * @throws Refused with every reason when none can be paid.
   */
  prepare({ bankAccountId, instalmentIds, by }: PrepareRun): Promise<PreparedRun> {
    return this.transactions.run(async (tx) => {
      const today = this.clock.today();
      if (instalmentIds.length === 0)
        refuse('nothing-chosen', 'Choose the payments', 'instalments');
      const judged = (await this.facts.loadAllForUpdate(tx, instalmentIds)).map((facts) => ({
        facts,
        refusals: refusalsToPrepare(facts, today),
      }));
      const payable = judged.flatMap(({ facts, refusals }) =>
        refusals.length === 0 ? [facts] : [],
      );
      const left = judged
        .filter(({ refusals }) => refusals.length > 0)
        .map(({ facts: { reference }, refusals }) => ({
          reference,
          reason: refusals.map(({ message }) => message).join('. '),
        }));
      if (payable.length === 0) {
        throw new Refused(
          left.map(({ reference, reason }) => ({
            code: 'payment-waits',
            field: 'instalments',
            message: `${reference}: ${reason}`,
          })),
        );
      }

      const run = await this.open(tx, bankAccountId, by);
      for (const { id, awardId, reference, amountPence, verifiedDetailsId, dueOn } of payable) {
        await tx.insert(PaymentRunItem, {
          runId: run.id,
          instalmentId: id,
          bankDetailsId: verifiedDetailsId ?? '',
          amountPence,
          status: 'included',
        });
        await tx.update(
          Instalment,
          { id },
          { status: 'in-run', bouncedByMatch: null, dueOn: dueOn ?? today },
        );
        await this.audit.record(tx, {
          subject: `award/${awardId}`,
          act: 'payment-prepared',
          by,
          detail: { reference, run: run.reference },
        });
      }
      await this.audit.record(tx, {
        subject: `payment-run/${run.id}`,
        act: 'prepared',
        by,
        detail: { reference: run.reference, payments: payable.length },
      });
      return { runId: run.id, reference: run.reference, count: payable.length, left };
    });
  }

  private async open(tx: Tx, bankAccountId: string, by: string): Promise<PaymentRun> {
    const [next] = await tx.query<{ number: number }[]>(
      `SELECT nextval('payment_run_number')::integer AS number`,
    );
    if (!next) throw new Error('The run was given no number');
    const year = Number(this.clock.today().slice(0, 4));
    return tx.save(PaymentRun, {
      number: next.number,
      reference: referenceNumber('PR', year, next.number),
      bankAccountId,
      status: 'prepared',
      preparedAt: this.clock.now(),
      preparedBy: by,
    });
  }
}
