import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { BankLineMark, type SetAside } from '../bank-line-mark.entity.js';
import { LineFactsQueries } from '../line-facts.queries.js';
import { refusalsToSetAside } from './setting-aside.rules.js';

export interface SetLineAside {
  readonly bankLineId: string;
  readonly state: SetAside;
  readonly reason: string;
  /** The rule that said so; its automatic act is nobody's. */
  readonly ruleId?: string | null;
  readonly by: string | null;
}

@Injectable()
export class SettingAside {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: LineFactsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a line on hold or ignores it, with a reason. It stays among what a reconciliation explains.
   * The same person saying the same again changes nothing.
   * @throws Refused when it is matched or set aside already.
   */
  setAside(command: SetLineAside): Promise<void> {
    return this.transactions.run((tx) => this.setAsideWithin(tx, command));
  }

  async setAsideWithin(tx: Tx, command: SetLineAside): Promise<void> {
    const { bankLineId, state, reason, by } = command;
    const line = await this.lines.loadForUpdate(tx, bankLineId);
    if (!line) refuse('no-such-line', 'There is no such line');
    const live = await this.liveMark(tx, bankLineId);
    if (live?.state === state && live.reason === reason && live.markedBy === by) return;
    refuseIfAny(refusalsToSetAside(line, state));

    await tx.insert(BankLineMark, {
      bankLineId,
      state,
      reason,
      ruleId: command.ruleId ?? null,
      markedAt: this.clock.now(),
      markedBy: by,
    });
    await this.audit.record(tx, {
      subject: `bank-account/${line.bankAccountId}`,
      act: state === 'ignored' ? 'line-ignored' : 'line-held',
      by,
      detail: { bankLineId, reason },
    });
  }

  /**
   * Takes a line up again, so that it waits to be matched. Again: changes nothing.
   * @throws Refused when there is no such line.
   */
  takeUp(bankLineId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const line = await this.lines.loadForUpdate(tx, bankLineId);
      if (!line) refuse('no-such-line', 'There is no such line');
      const live = await this.liveMark(tx, bankLineId);
      if (!live) return;
      await tx.update(BankLineMark, { id: live.id }, { liftedAt: this.clock.now(), liftedBy: by });
      await this.audit.record(tx, {
        subject: `bank-account/${line.bankAccountId}`,
        act: 'line-taken-up',
        by,
        detail: { bankLineId },
      });
    });
  }

  private liveMark(tx: Tx, bankLineId: string): Promise<BankLineMark | null> {
    return tx.findOneBy(BankLineMark, { bankLineId, liftedAt: IsNull() });
  }
}
