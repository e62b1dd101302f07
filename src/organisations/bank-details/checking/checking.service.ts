import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { Outbox } from '../../../platform/outbox/outbox.service.js';
import { bankDetailsSettled } from '../../organisations.events.js';
import { GivenBankDetails } from '../bank-details.entity.js';
import { EvidenceLookedAt } from '../evidence/evidence-looked-at.entity.js';
import { BankDetailsCheck } from './bank-details-check.entity.js';
import { CheckingFactsQueries } from './checking-facts.queries.js';
import {
  refusalsOfCall,
  refusalsOfPapers,
  refusalsOfPayee,
  refusalsToBeChecker,
  type CallBack,
} from './checking.rules.js';

/** What one of two people says who have checked bank details. */
export interface CheckBankDetails extends CallBack {
  readonly detailsId: string;
  /** What was seen. */
  readonly evidence: string;
  /** The papers that were looked at: at least one where the organisation has sent some. */
  readonly lookedAt?: readonly string[];
  /** Why the account is verified although the bank does not know the name. */
  readonly despiteNoMatch?: string;
  readonly by: string;
}

/** Two people make sure that an account is the organisation's, neither of whom gave it. */
@Injectable()
export class Checking {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: CheckingFactsQueries,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Records the check; with the second the account is verified, and the one before it is replaced.
   * A second click of the same person changes nothing.
   * @returns whether two people have now checked it.
   * @throws Refused to its giver, to the organisation's contacts, to the first checker, without a call,
   * without a look at the papers, and to the second when the bank does not know the name.
   */
  check(command: CheckBankDetails): Promise<boolean> {
    const { detailsId, evidence, spokeTo, numberKnownFrom, calledOn, by } = command;
    const { lookedAt = [], despiteNoMatch = '' } = command;
    return this.transactions.run(async (tx) => {
      const facts = await this.facts.loadForUpdate(tx, detailsId);
      if (facts.checkedBy.at(-1) === by) return facts.status === 'verified';
      const isFirst = facts.checkedBy.length === 0;
      refuseIfAny([
        ...refusalsToBeChecker(facts, by),
        ...refusalsOfPapers(facts, lookedAt),
        ...refusalsOfCall(command, isFirst, this.clock.today()),
        ...refusalsOfPayee(facts, isFirst, despiteNoMatch),
      ]);
      const place = facts.checkedBy.length + 1;

      await tx.insert(BankDetailsCheck, {
        bankDetailsId: detailsId,
        givenBy: facts.givenBy,
        place,
        evidence,
        spokeTo: spokeTo === '' ? null : spokeTo,
        numberKnownFrom: numberKnownFrom === '' ? null : numberKnownFrom,
        calledOn: calledOn ?? null,
        despiteNoMatch: isFirst || facts.payeeResult !== 'no-match' ? null : despiteNoMatch,
        checkedAt: this.clock.now(),
        checkedBy: by,
      });
      await tx.insert(
        EvidenceLookedAt,
        lookedAt.map((evidenceId) => ({ bankDetailsId: detailsId, place, evidenceId })),
      );
      if (!isFirst) await this.verify(tx, detailsId, facts.organisationId);
      await this.audit.record(tx, {
        subject: `organisation/${facts.organisationId}`,
        act: isFirst ? 'bank-details-checked' : 'bank-details-verified',
        by,
        detail: { detailsId, evidence },
      });
      return !isFirst;
    });
  }

  private async verify(tx: Tx, detailsId: string, organisationId: string): Promise<void> {
    await tx.update(
      GivenBankDetails,
      { organisationId, status: 'verified' },
      { status: 'replaced' },
    );
    await tx.update(GivenBankDetails, { id: detailsId }, { status: 'verified' });
    await this.outbox.add(tx, bankDetailsSettled(detailsId));
  }
}
