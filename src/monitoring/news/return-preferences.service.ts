import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { ReturnPreference } from './return-preference.entity.js';

/** How somebody wishes to hear of returns. */
@Injectable()
export class ReturnPreferences {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns the day of the one letter a week, 1 for Monday; null: of each return at once. */
  of(personId: string): Promise<number | null> {
    return this.transactions.run(async (tx) => {
      const set = await tx.findOneBy(ReturnPreference, { personId });
      return set?.weekday ?? null;
    });
  }

  /** The same again changes nothing. */
  set(personId: string, weekday: number | null): Promise<void> {
    return this.transactions.run(async (tx) => {
      const before = await tx.findOneBy(ReturnPreference, { personId });
      if ((before?.weekday ?? null) === weekday) return;
      await tx.upsert(ReturnPreference, { personId, weekday, setAt: this.clock.now() }, [
        'personId',
      ]);
      await this.audit.record(tx, {
        subject: `person/${personId}`,
        act: 'return-letters-chosen',
        by: personId,
        detail: { weekday },
      });
    });
  }
}
