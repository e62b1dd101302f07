import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { ReturnComment } from './return-comment.entity.js';

export interface CommentOnReturn {
  /** The page's: a second click is the same comment. */
  readonly formKey: string;
  readonly returnId: string;
  readonly awardId: string;
  readonly text: string;
  readonly by: string;
}

export interface ShownComment {
  readonly id: string;
  readonly text: string;
  readonly madeAt: Date;
  readonly madeByName: string;
}

/** What the panel and the staff say of a return among themselves. */
@Injectable()
export class ReturnComments {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A second click changes nothing. That the return is open to them, the caller has seen. */
  comment({ formKey, returnId, awardId, text, by }: CommentOnReturn): Promise<void> {
    return this.transactions.run(async (tx) => {
      const inserted = await tx
        .createQueryBuilder()
        .insert()
        .into(ReturnComment)
        .values({ id: formKey, returnId, text, madeAt: this.clock.now(), madeBy: by })
        .orIgnore()
        .returning('id')
        .execute();
      if ((inserted.raw as unknown[]).length === 0) return;
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'return-commented',
        by,
        detail: { returnId },
      });
    });
  }

  /** The first on top. Not for the organisation. */
  ofReturn(returnId: string): Promise<readonly ShownComment[]> {
    return this.dataSource.query<ShownComment[]>(
      `SELECT c.id, c.text, c.made_at AS "madeAt", p.name AS "madeByName"
         FROM return_comment c JOIN person p ON p.id = c.made_by
        WHERE c.return_id = $1 ORDER BY c.made_at, c.id`,
      [returnId],
    );
  }
}
