import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { addWorkingDays } from '../../kernel/working-days.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Appeal } from './appeal.entity.js';
import type { AppealKind } from './appeal.lifecycle.js';
import { refusalsToRecord } from './appeal.rules.js';
import { AppealTerms } from './appeal-terms.service.js';
import { appealReceived } from './appeals.events.js';

export interface RecordAppeal {
  readonly kind: AppealKind;
  /** What it is about; null for a complaint about something else. The caller has seen that the person may know of it. */
  readonly applicationId: string | null;
  readonly fromName: string;
  /** '' when they gave none. */
  readonly fromEmail: string;
  readonly words: string;
  readonly receivedOn: LondonDate;
  /** Who records it is who it comes from. */
  readonly isOwn: boolean;
  readonly formKey: string;
  readonly by: string;
}

/** An appeal or a complaint comes in: from a contact on a page, or by letter, e-mail or telephone to the office. */
@Injectable()
export class AppealRecording {
  constructor(
    private readonly transactions: Transactions,
    private readonly terms: AppealTerms,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * It is due so many working days after it came. A second click is the first.
   * @returns its id
   * @throws Refused when it is an appeal and nothing was decided, or came in the future.
   */
  record({ by, ...command }: RecordAppeal): Promise<string> {
    const { kind, applicationId, receivedOn, formKey } = command;
    return this.transactions.run(async (tx) => {
      const [application] = await tx.query<{ isDecided: boolean }[]>(
        `SELECT outcome_released_at IS NOT NULL OR status = 'ineligible' AS "isDecided"
           FROM application WHERE id = $1 FOR SHARE`,
        [applicationId],
      );
      refuseIfAny(refusalsToRecord({ kind, application, receivedOn }, this.clock.today()));
      const { workingDays } = await this.terms.inForce(tx);
      const inserted = await tx
        .createQueryBuilder()
        .insert()
        .into(Appeal)
        .values({
          ...{ ...command, status: 'received', dueOn: addWorkingDays(receivedOn, workingDays) },
          ...{ recordedAt: this.clock.now(), recordedBy: by },
        })
        .orIgnore()
        .returning('id')
        .execute();
      const [row] = inserted.raw as { id: string }[];
      if (!row) return (await tx.findOneByOrFail(Appeal, { formKey })).id;
      await this.audit.record(tx, {
        subject: `appeal/${row.id}`,
        act: 'appeal-recorded',
        by,
        detail: { kind, applicationId: applicationId ?? '' },
      });
      await this.outbox.add(tx, appealReceived(row.id));
      return row.id;
    });
  }
}
