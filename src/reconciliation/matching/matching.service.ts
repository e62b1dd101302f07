import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Settlement } from '../../payments/settlement/settlement.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { BankMatch } from '../bank-match.entity.js';
import { MatchFactsQueries, type MatchedThing } from './match-facts.queries.js';
import { refusalsToMatch } from './matching.rules.js';

export interface MatchLine {
  readonly bankLineId: string;
  readonly thing: MatchedThing;
  readonly by: string;
}

@Injectable()
export class Matching {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: MatchFactsQueries,
    private readonly settlement: Settlement,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Says what a line of the bank's is. A payment seen on the statement has left: its money goes from
   * in transit to paid, out of the account whose statement it is. A receipt was posted when it was
   * recorded; its line is the bank's word for it.
   * The same person saying the same again changes nothing.
   * @throws Refused when either is matched already or the sums differ.
   */
  match({ bankLineId, thing, by }: MatchLine): Promise<void> {
    return this.transactions.run(async (tx) => {
      const facts = await this.facts.loadForUpdate(tx, bankLineId, thing);
      if (!facts) refuse('no-such-line', 'There is no such line');
      const isSecondClick = await tx.existsBy(BankMatch, { bankLineId, ...thing, matchedBy: by });
      if (isSecondClick) return;
      refuseIfAny(refusalsToMatch(facts));

      const { bankAccountId, bookedOn } = facts;
      const { id: matchId } = await tx.save(BankMatch, {
        bankLineId,
        ...thing,
        matchedAt: this.clock.now(),
        matchedBy: by,
      });
      await this.audit.record(tx, {
        subject: `bank-account/${bankAccountId}`,
        act: 'line-matched',
        by,
        detail: { bankLineId, ...thing },
      });
      if ('instalmentId' in thing) {
        const { instalmentId } = thing;
        await this.settlement.clear(tx, { instalmentId, bankAccountId, on: bookedOn, by, matchId });
      }
    });
  }
}
