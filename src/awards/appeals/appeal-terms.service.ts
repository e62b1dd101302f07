import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { AppealTerm } from './appeal-term.entity.js';

export interface SetTerm {
  readonly workingDays: number;
  readonly reason: string;
  /** The version that was in force when the form was shown. */
  readonly seenVersion: number;
}

/** In how many working days appeals and complaints are answered. */
@Injectable()
export class AppealTerms {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async inForce(tx: Tx = this.dataSource.manager): Promise<AppealTerm> {
    const [term] = await tx.find(AppealTerm, { order: { version: 'DESC' }, take: 1 });
    if (!term) throw new Error('Almoner begins with a term for appeals');
    return term;
  }

  /**
   * For what comes from now on; what came before stays due when it was. The same again changes nothing.
   * @throws Refused when another was set meanwhile, or it is the same number of days.
   */
  set({ workingDays, reason, seenVersion }: SetTerm, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query('LOCK TABLE appeal_term IN SHARE ROW EXCLUSIVE MODE');
      const { version, ...inForce } = await this.inForce(tx);
      const isSetAlready =
        version === seenVersion + 1 &&
        inForce.workingDays === workingDays &&
        inForce.reason === reason;
      if (isSetAlready) return;
      if (version !== seenVersion) {
        refuse('term-moved-on', 'Somebody has set another term meanwhile. Read it first');
      }
      if (inForce.workingDays === workingDays) {
        refuse('term-unchanged', 'This is the term that is in force', 'workingDays');
      }
      await tx.insert(AppealTerm, {
        ...{ version: version + 1, workingDays, reason, setAt: this.clock.now(), setBy: by },
      });
      await this.audit.record(tx, {
        subject: 'appeals/term',
        act: 'set-appeal-term',
        by,
        detail: { workingDays, reason },
      });
    });
  }
}
