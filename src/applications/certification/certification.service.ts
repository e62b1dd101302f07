import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { refusalsOfDeadline } from '../deadline.rules.js';
import { DraftFactsQueries } from '../draft-facts.queries.js';
import { refusalsToCertify } from './certification.rules.js';

export interface CertifyApplication {
  readonly applicationId: string;
  /** The version whose answers the person read. */
  readonly readVersion: number;
  readonly by: string;
  /** The organisations whose second signatory they are. */
  readonly organisationIds: readonly string[];
  readonly reachedAt: Date;
}

@Injectable()
export class Certifying {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: DraftFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps the second signatory's word for the answers as they are. The same again changes nothing.
   * @throws Refused when they were changed meanwhile, or it is submitted or too late.
   * @throws NotFoundException unless they are a second signatory of its organisation.
   */
  certify({ applicationId, readVersion, by, ...command }: CertifyApplication): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { application, round } = await this.facts.lock(
        tx,
        command.organisationIds,
        applicationId,
      );
      const { status, version } = application;
      const isNeeded = round.needsSecondSignatory;
      refuseIfAny([
        ...refusalsOfDeadline(round, command.reachedAt),
        ...refusalsToCertify({ status, isNeeded, version, readVersion }),
      ]);
      const added = await tx.query<unknown[]>(
        `INSERT INTO certificate (application_id, version, certified_by, certified_at)
         VALUES ($1, $2, $3, $4) ON CONFLICT ON CONSTRAINT certificate_once DO NOTHING RETURNING version`,
        [applicationId, version, by, this.clock.now()],
      );
      if (added.length === 0) return;
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: 'certified',
        by,
        detail: { version },
      });
    });
  }
}
