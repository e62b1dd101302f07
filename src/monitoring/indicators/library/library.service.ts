import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import type { Counted } from '../counted.rules.js';
import { Indicator, type Unit } from '../indicator.entity.js';
import { refusalsToAdd } from './library.rules.js';

export interface AddIndicator extends Omit<Counted, 'id'> {
  /** The page's: a second click is the same indicator. */
  readonly formKey: string;
  readonly unit: Unit;
  readonly by: string;
}

/** What is counted alike: added, and retired. */
@Injectable()
export class Library {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A second click changes nothing. @throws Refused with every reason. */
  add({ formKey, by, ...indicator }: AddIndicator): Promise<void> {
    return this.transactions.run(async (tx) => {
      // One at a time, so that of two who add one name at once the later is told.
      await tx.query('LOCK TABLE indicator IN SHARE ROW EXCLUSIVE MODE');
      if (await tx.existsBy(Indicator, { id: formKey })) return;
      const all = await tx.find(Indicator);
      const names = all.filter(({ retiredAt }) => retiredAt === null).map(({ name }) => name);
      refuseIfAny(refusalsToAdd(indicator, names));
      await tx.insert(Indicator, {
        ...indicator,
        ...{ id: formKey, addedAt: this.clock.now(), addedBy: by },
      });
      const subject = `indicator/${formKey}` as const;
      await this.audit.record(tx, { subject, act: 'added', by, detail: { name: indicator.name } });
    });
  }

  /** A second click changes nothing. @throws NotFoundException when there is none. */
  retire(id: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const found = await tx.findOne(Indicator, { where: { id }, lock });
      if (!found) throw new NotFoundException();
      if (found.retiredAt !== null) return;
      await tx.update(Indicator, { id }, { retiredAt: this.clock.now(), retiredBy: by });
      await this.audit.record(tx, { subject: `indicator/${id}`, act: 'retired', by });
    });
  }
}
