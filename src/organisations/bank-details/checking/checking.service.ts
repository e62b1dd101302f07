import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { Outbox } from '../../../platform/outbox/outbox.service.js';
import { bankDetailsSettled } from '../../organisations.events.js';
import { GivenBankDetails } from '../bank-details.entity.js';
import { lockedVersions } from '../bank-details.service.js';
import { BankDetailsCheck } from './bank-details-check.entity.js';
import {
  refusalsOfCall,
  refusalsToBeChecker,
  type CallBack,
  type CheckingFacts,
} from './checking.rules.js';

/** What one of two people says who have checked bank details. */
export interface CheckBankDetails extends CallBack {
  readonly detailsId: string;
  /** What was seen. */
  readonly evidence: string;
  readonly by: string;
}

/** Two people make sure that an account is the organisation's, neither of whom gave it. */
@Injectable()
export class Checking {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Records the check; with the second the account is verified, and the one before it is replaced.
   * A second click of the same person changes nothing.
   * @returns whether two people have now checked it.
   * @throws Refused to its giver, to the organisation's contacts, to the first checker, and without a call.
   */
  check(command: CheckBankDetails): Promise<boolean> {
    const { detailsId, evidence, spokeTo, numberKnownFrom, calledOn, by } = command;
    return this.transactions.run(async (tx) => {
      const facts = await this.factsForUpdate(tx, detailsId);
      if (facts.checkedBy.at(-1) === by) return facts.status === 'verified';
      const isFirst = facts.checkedBy.length === 0;
      refuseIfAny([
        ...refusalsToBeChecker(facts, by),
        ...refusalsOfCall(command, isFirst, this.clock.today()),
      ]);

      await tx.insert(BankDetailsCheck, {
        bankDetailsId: detailsId,
        givenBy: facts.givenBy,
        place: facts.checkedBy.length + 1,
        evidence,
        spokeTo: spokeTo === '' ? null : spokeTo,
        numberKnownFrom: numberKnownFrom === '' ? null : numberKnownFrom,
        calledOn: calledOn ?? null,
        checkedAt: this.clock.now(),
        checkedBy: by,
      });
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

  private async factsForUpdate(
    tx: Tx,
    detailsId: string,
  ): Promise<CheckingFacts & { organisationId: string }> {
    const found = await tx.findOneBy(GivenBankDetails, { id: detailsId });
    if (!found) throw new NotFoundException();
    await lockedVersions(tx, found.organisationId);
    const [facts] = await tx.query<(CheckingFacts & { organisationId: string })[]>(
      `SELECT b.organisation_id AS "organisationId", b.status, b.given_by AS "givenBy",
              ARRAY(SELECT c.checked_by::text FROM bank_details_check c
                     WHERE c.bank_details_id = b.id ORDER BY c.place) AS "checkedBy",
              ARRAY(SELECT r.person_id::text FROM person_role r
                     WHERE r.role = 'contact' AND r.subject_id = b.organisation_id) AS contacts
         FROM bank_details b WHERE b.id = $1`,
      [detailsId],
    );
    if (!facts) throw new NotFoundException();
    return facts;
  }
}
