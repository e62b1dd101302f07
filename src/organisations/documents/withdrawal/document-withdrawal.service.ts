import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { refusalsToChange } from '../document.rules.js';
import { LibraryFactsQueries } from '../library-facts.queries.js';
import { OrganisationDocument } from '../organisation-document.entity.js';

export interface WithdrawDocument {
  readonly organisationId: string;
  readonly documentId: string;
  readonly reason: string;
  readonly by: string;
}

/** Takes a paper out of the library. Applications that were sent with it keep it. */
@Injectable()
export class DocumentWithdrawal {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: LibraryFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Once: a second click finds it done. @throws Refused for one that was replaced. */
  withdraw({ organisationId, documentId, reason, by }: WithdrawDocument): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.facts.lock(tx, organisationId);
      const document = await this.facts.document(tx, organisationId, documentId);
      if (document.withdrawnAt !== null) return;
      refuseIfAny(refusalsToChange(document));
      await tx.update(
        OrganisationDocument,
        { id: documentId },
        { withdrawnAt: this.clock.now(), withdrawnBy: by, withdrawnReason: reason },
      );
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'document withdrawn',
        by,
        detail: { documentId, reason },
      });
    });
  }
}
