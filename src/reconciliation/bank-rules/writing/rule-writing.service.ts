import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { BankAccount } from '../../../funds/bank-account.entity.js';
import { Fund } from '../../../funds/fund.entity.js';
import { Clock } from '../../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import { BankRule } from '../bank-rule.entity.js';
import { namesAFund, refusalsToWrite, type RuleWords } from '../bank-rules.rules.js';

export interface WriteRule extends RuleWords {
  readonly name: string;
  /** Acts by itself when a statement comes in. */
  readonly isAutomatic: boolean;
}

@Injectable()
export class RuleWriting {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a rule after those there are: the first that fits a line speaks.
   * @returns its id.
   * @throws Refused with everything that can't stand as it is written.
   */
  write(rule: WriteRule, by: string): Promise<string> {
    refuseIfAny(refusalsToWrite(rule));
    const fundId = namesAFund(rule.outcome) ? rule.fundId : null;
    return this.transactions.run(async (tx) => {
      if (fundId !== null && !(await tx.existsBy(Fund, { id: fundId }))) {
        refuse('no-fund', 'Choose the fund', 'fundId');
      }
      const { bankAccountId } = rule;
      if (bankAccountId !== null && !(await tx.existsBy(BankAccount, { id: bankAccountId }))) {
        refuse('no-account', 'Choose the bank account', 'bankAccountId');
      }
      const place = (await tx.maximum(BankRule, 'place')) ?? 0;
      const { id } = await tx.save(BankRule, {
        ...rule,
        fundId,
        place: place + 1,
        writtenAt: this.clock.now(),
        writtenBy: by,
      });
      await this.audit.record(tx, {
        subject: `bank-rule/${id}`,
        act: 'written',
        by,
        detail: { name: rule.name, words: rule.words, outcome: rule.outcome, fundId },
      });
      return id;
    });
  }

  /** Puts a rule before the one it comes after. The first stays where it is. */
  bringForward(id: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const rules = await tx.find(BankRule, {
        where: { retiredAt: IsNull() },
        order: { place: 'ASC', writtenAt: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      const at = rules.findIndex((rule) => rule.id === id);
      const [rule, before] = [rules[at], rules[at - 1]];
      if (!rule || !before) return;
      await tx.update(BankRule, { id }, { place: before.place });
      await tx.update(BankRule, { id: before.id }, { place: rule.place });
      await this.audit.record(tx, { subject: `bank-rule/${id}`, act: 'brought-forward', by });
    });
  }

  /** It says nothing any more; what it did stands. Again: changes nothing. */
  retire(id: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { affected } = await tx.update(
        BankRule,
        { id, retiredAt: IsNull() },
        { retiredAt: this.clock.now(), retiredBy: by },
      );
      if (affected === 0) return;
      await this.audit.record(tx, { subject: `bank-rule/${id}`, act: 'retired', by });
    });
  }
}
