import { createHash } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { BankStatement } from '../../bank-statement.entity.js';
import { StatementLayout } from '../layout/statement-layout.entity.js';
import { StatementLayouts } from '../layout/statement-layouts.queries.js';
import { StatementPreview, type Previewed } from '../preview/statement-preview.service.js';
import type { DateOrder } from '../reading/statement.rules.js';
import { StatementImport, type ImportedStatement } from '../statement-import.service.js';
import { StatementUpload } from './statement-upload.entity.js';
import { Uploads } from './uploads.queries.js';

/** So long a file waits for somebody to look at it. */
const KEPT_MS = 3 * 24 * 60 * 60 * 1000;

/** Where to go on: the statement, when the file was imported before, else the file set aside. */
export type Uploaded = { readonly statementId: string } | { readonly uploadId: string };

/** What a person has said of a file that it does not tell itself. */
type Said = { readonly dateOrder: DateOrder } | { readonly layoutId: string };

/** A file on its way in: set aside, asked about, looked at, imported. */
@Injectable()
export class StatementUploads {
  constructor(
    private readonly transactions: Transactions,
    private readonly uploads: Uploads,
    private readonly previews: StatementPreview,
    private readonly layouts: StatementLayouts,
    private readonly imports: StatementImport,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Sets a file aside, read and compared. Those that nobody looked at in three days are forgotten.
   * @throws Refused when it is no statement, or one of another account or currency.
   */
  upload(file: {
    readonly bankAccountId: string;
    readonly fileName: string;
    readonly bytes: Buffer;
    readonly by: string;
  }): Promise<Uploaded> {
    const { bankAccountId, fileName, bytes, by } = file;
    return this.transactions.run(async (tx) => {
      const now = this.clock.now();
      await tx.query('DELETE FROM statement_upload WHERE expires_at <= $1', [now]);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const before = await tx.findOneBy(BankStatement, { bankAccountId, sha256 });
      if (before) return { statementId: before.id };

      const learnt = await this.layouts.latestOf(tx, bankAccountId);
      const given = { fileName, bytes, answers: { layout: learnt?.layout } };
      const previewed = await this.previews.previewIn(tx, bankAccountId, given);
      const inserted = await tx.insert(StatementUpload, {
        ...foundOf(previewed),
        bankAccountId,
        fileName,
        file: bytes,
        layoutId: learnt?.id ?? null,
        uploadedAt: now,
        uploadedBy: by,
        expiresAt: new Date(now.getTime() + KEPT_MS),
      });
      const { id: uploadId } = inserted.identifiers[0] as { id: string };
      await this.record(tx, bankAccountId, 'statement-uploaded', by, { uploadId, fileName });
      return { uploadId };
    });
  }

  /** Reads the file again with what a person has said of its dates or its columns. @throws Refused as `upload` */
  readAgain(uploadId: string, said: Said, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.readAgainIn(tx, await this.found(tx, uploadId), said, by);
    });
  }

  /** As `readAgain`, in the caller's transaction, which holds the upload. */
  async readAgainIn(tx: Tx, upload: StatementUpload, said: Said, by: string): Promise<Previewed> {
    const { id, bankAccountId, fileName, statementId } = upload;
    if (statementId !== null) throw new NotFoundException();
    const dateOrder = 'dateOrder' in said ? said.dateOrder : upload.dateOrder;
    const layoutId = 'layoutId' in said ? said.layoutId : upload.layoutId;
    const bytes = await this.uploads.bytesOf(tx, id);
    const answers = {
      dateOrder: dateOrder ?? undefined,
      layout: await this.layoutOf(tx, layoutId),
    };
    const previewed = await this.previews.previewIn(tx, bankAccountId, {
      fileName,
      bytes,
      answers,
    });
    await tx.update(StatementUpload, { id }, { ...foundOf(previewed), dateOrder, layoutId });
    await this.record(tx, bankAccountId, 'statement-explained', by, { uploadId: id, ...said });
    return previewed;
  }

  /**
   * Imports what was looked at: all of it or nothing. A second click finds it imported.
   * @throws Refused with every row that is wrong.
   */
  import(uploadId: string, keepsAlike: boolean, by: string): Promise<ImportedStatement> {
    return this.transactions.run(async (tx) => {
      const { bankAccountId, fileName, dateOrder, layoutId, statementId } = await this.found(
        tx,
        uploadId,
      );
      if (statementId !== null) {
        return { statementId, added: 0, known: 0, isSameFile: true, warnings: [] };
      }
      const imported = await this.imports.importIn(tx, {
        bankAccountId,
        fileName,
        bytes: await this.uploads.bytesOf(tx, uploadId),
        by,
        dateOrder: dateOrder ?? undefined,
        layout: await this.layoutOf(tx, layoutId),
        keepsAlike,
      });
      await tx.update(
        StatementUpload,
        { id: uploadId },
        { statementId: imported.statementId, file: null },
      );
      return imported;
    });
  }

  private async found(tx: Tx, uploadId: string): Promise<StatementUpload> {
    const upload = await this.uploads.forUpdate(tx, uploadId);
    if (!upload) throw new NotFoundException();
    return upload;
  }

  private async layoutOf(tx: Tx, id: string | null) {
    return id === null ? undefined : (await tx.findOneBy(StatementLayout, { id }))?.layout;
  }

  private record(
    tx: Tx,
    bankAccountId: string,
    act: string,
    by: string,
    detail: Readonly<Record<string, string>>,
  ): Promise<void> {
    return this.audit.record(tx, { subject: `bank-account/${bankAccountId}`, act, by, detail });
  }
}

function foundOf(previewed: Previewed) {
  return 'asks' in previewed
    ? { asks: previewed.asks, asksAbout: previewed.about, preview: null }
    : { asks: null, asksAbout: '', preview: previewed.preview };
}
