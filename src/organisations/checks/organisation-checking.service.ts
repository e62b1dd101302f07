import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { Refused, refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import type { UploadedFile } from '../../platform/files/file-content.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { LookUp } from '../look-ups/look-up.entity.js';
import {
  CHECKED_MEANWHILE,
  isSameCheck,
  refusalsToCheck,
  type CheckGiven,
  type OrganisationCheckKind,
} from './check.rules.js';
import { OrganisationCheck } from './organisation-check.entity.js';

export interface CheckOrganisation extends CheckGiven {
  readonly organisationId: string;
  readonly kind: OrganisationCheckKind;
  /** The number of the latest check on the page that was open; 0 when there was none. */
  readonly seenNumber: number;
  /** The register's answer that shows it; null when none does. */
  readonly lookUpId: string | null;
  readonly file: UploadedFile | undefined;
  /** The last day on which it counts; null for one that does not expire. */
  readonly expiresOn: LondonDate | null;
  /** The reference of the application for which it is made. */
  readonly recordedFor: string;
  readonly by: string;
}

/** Records what somebody found: the next of its kind, which counts from now on. */
@Injectable()
export class OrganisationChecking {
  constructor(
    private readonly transactions: Transactions,
    private readonly files: StoredFiles,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The same again by the same person changes nothing.
   * @throws Refused without evidence or reason, for a day that can't be, for an account that two people
   * have not verified, and when somebody else has recorded one meanwhile.
   */
  record(command: CheckOrganisation): Promise<void> {
    const { organisationId, kind, seenNumber, lookUpId, file, expiresOn, by } = command;
    const { outcome, note, source, sourceOn, recordedFor } = command;
    return this.transactions.run(async (tx) => {
      const latest = await this.lockLatest(tx, organisationId, kind);
      if ((latest?.number ?? 0) !== seenNumber) {
        if (isSameCheck(command, latest)) return;
        throw new Refused([CHECKED_MEANWHILE]);
      }
      const knows = kind === 'bank-details' && (await this.isVerified(tx, organisationId));
      if (kind === 'bank-details' && outcome === 'passed' && !knows) {
        refuse('account-not-verified', 'Two people have not verified its bank details', 'outcome');
      }
      if (lookUpId !== null) await this.refuseUnlessFound(tx, organisationId, lookUpId);
      refuseIfAny(
        refusalsToCheck({
          ...{ outcome, note, source, sourceOn, expiresOn },
          hasOtherEvidence: knows || lookUpId !== null || file !== undefined,
          today: this.clock.today(),
        }),
      );
      const owner = `organisation-checks/${organisationId}` as const;
      const fileId = file ? (await this.files.keep(tx, { file, owner, by })).id : null;
      const number = seenNumber + 1;
      await tx.insert(OrganisationCheck, {
        ...{ organisationId, kind, number, outcome, note, source, sourceOn, lookUpId, fileId },
        ...{ expiresOn, recordedFor, checkedAt: this.clock.now(), checkedBy: by },
      });
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'checked',
        by,
        detail: { kind, number, outcome, expiresOn, recordedFor, fileId, lookUpId },
      });
    });
  }

  /** @throws NotFoundException */
  private async lockLatest(
    tx: Tx,
    organisationId: string,
    kind: OrganisationCheckKind,
  ): Promise<OrganisationCheck | null> {
    const found = await tx.query<unknown[]>(
      'SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE',
      [organisationId],
    );
    if (found.length === 0) throw new NotFoundException();
    return tx.findOne(OrganisationCheck, {
      where: { organisationId, kind },
      order: { number: 'DESC' },
    });
  }

  private async isVerified(tx: Tx, organisationId: string): Promise<boolean> {
    const verified = await tx.query<unknown[]>(
      `SELECT FROM bank_details WHERE organisation_id = $1 AND status = 'verified'`,
      [organisationId],
    );
    return verified.length > 0;
  }

  private async refuseUnlessFound(tx: Tx, organisationId: string, id: string): Promise<void> {
    if (await tx.existsBy(LookUp, { id, organisationId, status: 'found' })) return;
    refuse('look-up-found-nothing', 'That answer of the register shows nothing', 'lookUpId');
  }
}
