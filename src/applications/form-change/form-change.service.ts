import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import {
  FormPublication,
  type PublishVersion,
} from '../../rounds/form-building/publication.service.js';
import { formOfDraftChanged } from '../applications.events.js';

interface Moved {
  readonly id: string;
  readonly fromVersion: number;
}

/** Stands here and not with the rounds, because they don't know who has begun to answer them. */
@Injectable()
export class FormChange {
  constructor(
    private readonly transactions: Transactions,
    private readonly publication: FormPublication,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes the version that is being built, and leaves drafts on theirs or moves them all. What was
   * submitted never moves. A second click is the same act.
   * @throws Refused when the form can't be asked as it is, or was edited since the page was opened.
   */
  publish(command: PublishVersion): Promise<void> {
    return this.transactions.run(async (tx) => {
      const isNew = await this.publication.publishWithin(tx, command);
      if (isNew && command.drafts === 'move') await this.moveDrafts(tx, command);
    });
  }

  /**
   * Answers stay as they are, by the names of their questions. Every section counts as saved, so that
   * a page of the older form that is still open somewhere is not taken for one of the newer.
   */
  private async moveDrafts(tx: Tx, { roundId, version, by }: PublishVersion): Promise<void> {
    const moved = await tx.query<Moved[]>(
      `SELECT id, form_version AS "fromVersion" FROM application
        WHERE round_id = $1 AND status = 'draft' AND submitted_at IS NULL AND form_version < $2
        ORDER BY id FOR NO KEY UPDATE`,
      [roundId, version],
    );
    const ids = moved.map(({ id }) => id);
    const now = this.clock.now();
    await tx.query(
      `INSERT INTO application_form_move (application_id, from_version, to_version, moved_at, moved_by)
       SELECT id, form_version, $2, $3, $4 FROM application WHERE id = ANY($1)`,
      [ids, version, now, by],
    );
    await tx.query(
      `UPDATE application SET form_version = $2, version = version + 1 WHERE id = ANY($1)`,
      [ids, version],
    );
    await this.audit.recordAll(
      tx,
      moved.map(({ id, fromVersion }) => ({
        ...{ subject: `application/${id}` as const, act: 'moved to a newer form', by },
        detail: { from: fromVersion, to: version },
      })),
    );
    for (const { id } of moved) await this.outbox.add(tx, formOfDraftChanged(id, version));
  }
}
