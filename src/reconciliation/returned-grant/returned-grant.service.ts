import { Injectable } from '@nestjs/common';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { GrantReturns } from '../../payments/grant-return/grant-return.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { BankMatch } from '../bank-match.entity.js';
import { LineFactsQueries } from '../line-facts.queries.js';
import { refusalsToTakeIn } from '../line/money-in.rules.js';
import { MatchRecording } from '../matching/match-recording.service.js';

export interface RecordReturnedGrant {
  readonly bankLineId: string;
  readonly awardId: string;
  readonly formKey: string;
  readonly by: string;
}

@Injectable()
export class ReturnedGrants {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: LineFactsQueries,
    private readonly grantReturns: GrantReturns,
    private readonly recording: MatchRecording,
  ) {}

  /**
   * Records that an organisation sent back what it did not need, and matches its line at once.
   * @throws Refused when the line is matched already, or is more than was paid on the award.
   */
  record({ bankLineId, awardId, formKey, by }: RecordReturnedGrant): Promise<void> {
    return this.transactions.run(async (tx) => {
      const line = await this.lines.loadForUpdate(tx, bankLineId);
      if (!line) refuse('no-such-line', 'There is no such line');
      if (await tx.existsBy(BankMatch, { id: formKey })) return;
      refuseIfAny(refusalsToTakeIn(line));
      const itemId = await this.grantReturns.record(tx, {
        awardId,
        bankAccountId: line.bankAccountId,
        amountPence: line.openPence,
        on: line.postOn,
        reference: line.description,
        by,
        matchId: formKey,
      });
      await this.recording.record(tx, {
        id: formKey,
        bankAccountId: line.bankAccountId,
        how: 'hand',
        by,
        parts: [
          { bankLineId, kind: 'grant-return', itemId, pence: line.openPence, isMadeHere: true },
        ],
      });
    });
  }
}
