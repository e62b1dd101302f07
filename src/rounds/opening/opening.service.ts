import { Injectable } from '@nestjs/common';
import { FundReservations } from '../../funds/reservation/reservation.service.js';
import type { Form } from '../../forms/form.js';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Criterion } from '../criterion.entity.js';
import { FormSources } from '../form-sources.queries.js';
import { FormVersion } from '../form-version.entity.js';
import { RoundFund } from '../round-fund.entity.js';
import { insertParts } from '../payment-plan/payment-plan.service.js';
import { Round } from '../round.entity.js';
import { refusalsToOpen, slugOf, type RoundTerms } from './opening.rules.js';
import { standardDescriptors } from './standard-criteria.js';

@Injectable()
export class RoundOpening {
  constructor(
    private readonly transactions: Transactions,
    private readonly reservations: FundReservations,
    private readonly sources: FormSources,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a round on these terms, with the first version of its form published as it is today, and
   * its budget set aside by its funds. The same round again from the same person (a double click) is
   * the one they opened.
   * @returns its slug.
   * @throws Refused with everything that is wrong with the terms, when a fund doesn't have its
   * part of the budget, or when the title is taken.
   */
  open(terms: RoundTerms, by: string): Promise<string> {
    return this.transactions.run(async (tx) => {
      refuseIfAny(refusalsToOpen(terms, this.clock.now()));
      const { budgets, criteria, parts, formFrom = 'standard', ...rest } = terms;
      const slug = slugOf(terms.title);
      if (await isOpenedAlready(tx, slug, terms, by)) return slug;

      const { id: roundId } = await tx.save(Round, {
        ...rest,
        slug,
        returnMonths: [...terms.returnMonths],
        openedAt: this.clock.now(),
        openedBy: by,
      });
      await insertParts(tx, roundId, parts);
      await this.publishFirst(tx, roundId, await this.sources.read(tx, formFrom), by);
      await tx.insert(
        RoundFund,
        budgets.map((budget) => ({ roundId, ...budget })),
      );
      await tx.insert(
        Criterion,
        criteria.map((criterion, index) => ({
          roundId,
          position: index + 1,
          ...criterion,
          descriptors: [...(criterion.descriptors ?? standardDescriptors)],
        })),
      );
      await this.reservations.reserve(tx, {
        holderId: roundId,
        code: slug,
        holder: terms.title,
        sums: budgets.map(({ fundId, budgetPence }) => ({ fundId, amountPence: budgetPence })),
        source: `round/${roundId}/opened`,
        by,
      });
      await this.audit.record(tx, {
        subject: `round/${roundId}`,
        act: 'opened',
        by,
        detail: { title: terms.title },
      });
      return slug;
    });
  }

  private async publishFirst(tx: Tx, roundId: string, form: Form, by: string): Promise<void> {
    const now = this.clock.now();
    await tx.insert(FormVersion, {
      ...{ roundId, version: 1, definition: form as object, revision: 0 },
      ...{ editedAt: now, editedBy: by, publishedAt: now, publishedBy: by },
    });
  }
}

/** Locks the opener first, so that two clicks of theirs come one after the other. */
async function isOpenedAlready(
  tx: Tx,
  slug: string,
  terms: RoundTerms,
  by: string,
): Promise<boolean> {
  await tx.query('SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE', [by]);
  const round = await tx.findOneBy(Round, { slug });
  if (!round) return false;
  const isSame =
    round.openedBy === by &&
    round.opensAt.getTime() === terms.opensAt.getTime() &&
    round.closesAt.getTime() === terms.closesAt.getTime();
  if (!isSame)
    refuse('round-title-taken', 'Another round has this title: add a year or a season', 'title');
  return true;
}
