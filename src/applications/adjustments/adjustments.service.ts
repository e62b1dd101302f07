import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import type { AdjustmentKind } from './reasonable-adjustment.entity.js';

export interface RecordAdjustment {
  readonly organisationId: string;
  /** Null when it is for whoever acts for the organisation. */
  readonly personId: string | null;
  readonly kind: AdjustmentKind;
  readonly asked: string;
  readonly agreed: string;
  readonly formKey: string;
  readonly by: string;
}

@Injectable()
export class AdjustmentRecording {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what was asked and agreed; the same form again is the same adjustment. The record of acts
   * says that there is one, and not what it is: more people read that than may read this.
   */
  record(command: RecordAdjustment): Promise<void> {
    const { organisationId, personId, kind, asked, agreed, formKey, by } = command;
    return this.transactions.run(async (tx) => {
      const [made] = await tx.query<{ id: string }[]>(
        `INSERT INTO reasonable_adjustment (organisation_id, person_id, kind, asked, agreed, form_key, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT ON CONSTRAINT reasonable_adjustment_once DO NOTHING RETURNING id`,
        [organisationId, personId, kind, asked, agreed, formKey, this.clock.now(), by],
      );
      if (!made) return;
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'adjustment-recorded',
        by,
        detail: { adjustmentId: made.id },
      });
    });
  }
}
