import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Pdf } from '../../platform/paper/pdf.service.js';
import { ReturnAnswers } from '../reading/return-answers.queries.js';
import { isSent } from '../return.lifecycle.js';
import { Returns } from '../returns.queries.js';
import { returnPack } from './return-pack.page.js';
import { ReturnPack } from './return-pack.entity.js';

/** Prints each return for the panel, and keeps it. */
@Injectable()
export class ReturnPacks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly returns: Returns,
    private readonly answers: ReturnAnswers,
    private readonly files: StoredFiles,
    private readonly pdf: Pdf,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * As it was sent last, in a thread of its own, and outside any transaction. Harmless twice, also at once: the same
   * answers are the same bytes.
   * @throws Error when it was not sent.
   */
  async make(returnId: string): Promise<void> {
    const asked = await this.returns.byId(returnId);
    const sent = await this.answers.of(returnId, 'panel');
    if (!asked?.submittedAt || !asked.submittedBy || !sent) {
      throw new Error(`Return ${returnId} was not sent`);
    }
    const { number } = sent;
    if (await this.dataSource.manager.existsBy(ReturnPack, { returnId, number })) return;
    const ofAward = await this.returns.ofAward(asked.awardId);
    const before = ofAward.findLast((each) => each.number < asked.number && isSent(each.status));
    const paper = returnPack(asked, before, sent);
    const content = await this.pdf.printApart(paper, asked.submittedAt);
    const { awardId, awardReference, submittedBy } = asked;
    await this.transactions.run(async (tx) => {
      const { id: fileId } = await this.files.keep(tx, {
        file: { fileName: `${awardReference}-return-${asked.number}.pdf`, content },
        owner: `return/${returnId}`,
        by: submittedBy,
      });
      const made = await tx
        .createQueryBuilder()
        .insert()
        .into(ReturnPack)
        .values({ returnId, number, fileId, madeAt: this.clock.now() })
        .orIgnore()
        .returning('id')
        .execute();
      if ((made.raw as unknown[]).length === 0) return;
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'return-pack-made',
        by: null,
        detail: { number: asked.number, sending: number },
      });
    });
  }

  /** The latest; undefined while none is made. Who may have it, the caller decides. */
  async latestOf(returnId: string): Promise<StoredFile | undefined> {
    const pack = await this.dataSource.manager.findOne(ReturnPack, {
      where: { returnId },
      order: { number: 'DESC' },
    });
    return pack ? this.files.byId(pack.fileId) : undefined;
  }
}
