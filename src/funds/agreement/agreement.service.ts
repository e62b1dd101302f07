import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Fund } from '../fund.entity.js';
import { AgreementChange } from './agreement-change.entity.js';
import {
  differences,
  refusalsToAgree,
  termsInWords,
  type AgreementTerms,
} from './agreement.rules.js';
import { COST_KINDS } from './cost-kinds.js';

export interface ChangeAgreement {
  readonly fundId: string;
  readonly terms: AgreementTerms;
  readonly reason: string;
  /** The change that was the last when these terms were written; undefined for none. */
  readonly lastChangeId: string | undefined;
  readonly formKey: string;
  readonly by: string;
}

@Injectable()
export class Agreements {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes down that the agreement says something else now, and what it said before.
   * @throws Refused when nothing differs, or somebody changed it in the meantime.
   */
  change(command: ChangeAgreement): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { fundId, terms, reason, by, formKey } = command;
      const lock = { mode: 'pessimistic_write' } as const;
      const fund = await tx.findOne(Fund, { where: { id: fundId }, lock });
      if (!fund) throw new NotFoundException();
      if (await tx.existsBy(AgreementChange, { formKey })) return; // a second click
      await refuseIfStale(tx, command);
      const { before, after } = differences(
        termsInWords(fund, COST_KINDS),
        termsInWords(terms, COST_KINDS),
      );
      refuseIfAny(refusalsToAgree(terms));
      if (Object.keys(after).length === 0) {
        refuse('nothing-changed', 'This is what the agreement says already', 'restriction');
      }
      await tx.update(Fund, { id: fundId }, { ...terms, excludedCosts: [...terms.excludedCosts] });
      const changedAt = this.clock.now();
      await tx.insert(AgreementChange, {
        ...{ fundId, before, after, reason, formKey, changedAt, changedBy: by },
      });
      await this.audit.record(tx, {
        subject: `fund/${fundId}`,
        act: 'agreement changed',
        by,
        detail: { terms: Object.keys(after).join(', '), reason },
      });
    });
  }
}

async function refuseIfStale(tx: Tx, { fundId, lastChangeId }: ChangeAgreement): Promise<void> {
  const last = await tx.findOne(AgreementChange, {
    where: { fundId },
    order: { changedAt: 'DESC', id: 'DESC' },
  });
  if (last?.id === lastChangeId) return;
  refuse(
    'changed-meanwhile',
    'Somebody changed the agreement while you had it open. Look at what it says now, then change it again',
  );
}
