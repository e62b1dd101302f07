import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { formatDate } from '../../../kernel/london.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { columnName } from '../reading/known-layouts.rules.js';
import { isLine } from '../reading/table.rules.js';
import { StatementUploads } from '../upload/upload.service.js';
import { Uploads } from '../upload/uploads.queries.js';
import { FirstRowsOfUpload } from './first-rows.queries.js';
import { refusalsOfColumns, refusalsOfReading, type SaidColumns } from './layout.rules.js';
import { StatementLayout } from './statement-layout.entity.js';
import { StatementLayouts } from './statement-layouts.queries.js';

/** Learns the columns of a bank account's CSV files from a person. */
@Injectable()
export class LayoutLearning {
  constructor(
    private readonly transactions: Transactions,
    private readonly uploads: Uploads,
    private readonly acts: StatementUploads,
    private readonly firstRows: FirstRowsOfUpload,
    private readonly layouts: StatementLayouts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what was said for the account's next files, and reads this one by it.
   * @throws Refused when a column is two things, or no row can be read so: then nothing is kept.
   */
  learn(uploadId: string, said: SaidColumns, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const upload = await this.uploads.forUpdate(tx, uploadId);
      if (upload?.statementId !== null) throw new NotFoundException();
      refuseIfAny(refusalsOfColumns(said));
      const { bankAccountId } = upload;
      const encoding = said.encoding ?? undefined;
      const { delimiter, rows } = await this.firstRows.in(tx, uploadId, encoding);
      const above = said.rowsAbove === 0 ? undefined : rows[said.rowsAbove - 1];
      const header = above && !isLine(above) ? above.cells.map(columnName) : null;
      const number = ((await this.layouts.latestOf(tx, bankAccountId))?.number ?? 0) + 1;
      const name = `Columns of ${formatDate(this.clock.today())}${number === 1 ? '' : `, ${number}`}`;
      const inserted = await tx.insert(StatementLayout, {
        bankAccountId,
        number,
        layout: { ...said, name, delimiter, header },
        learntAt: this.clock.now(),
        learntBy: by,
      });
      const { id: layoutId } = inserted.identifiers[0] as { id: string };
      const previewed = await this.acts.readAgainIn(tx, upload, { layoutId }, by);
      if ('preview' in previewed) refuseIfAny(refusalsOfReading(previewed.preview));
      await this.audit.record(tx, {
        subject: `bank-account/${bankAccountId}`,
        act: 'statement-layout-learnt',
        by,
        detail: { layoutId, number },
      });
    });
  }
}
