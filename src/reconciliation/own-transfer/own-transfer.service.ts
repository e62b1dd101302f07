import { Injectable } from '@nestjs/common';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { BankMatch } from '../bank-match.entity.js';
import { LineFactsQueries } from '../line-facts.queries.js';
import { MatchRecording } from '../matching/match-recording.service.js';
import { refusalsToPair } from './own-transfer.rules.js';

export interface PairLines {
  readonly bankLineId: string;
  readonly otherLineId: string;
  readonly formKey: string;
  readonly by: string;
}

@Injectable()
export class OwnTransfers {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: LineFactsQueries,
    private readonly recording: MatchRecording,
  ) {}

  /**
   * Says that two lines are one sum that left one of our accounts for another. No fund has more or less.
   * @throws Refused when they do not cancel, are of one account, or one is matched already.
   */
  pair({ bankLineId, otherLineId, formKey, by }: PairLines): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lines = await this.lines.loadAllForUpdate(tx, [bankLineId, otherLineId]);
      const one = lines.find(({ id }) => id === bankLineId);
      const other = lines.find(({ id }) => id === otherLineId);
      if (!one) refuse('no-such-line', 'There is no such line');
      if (await tx.existsBy(BankMatch, { id: formKey })) return;
      refuseIfAny(refusalsToPair(one, other));
      await this.recording.record(tx, {
        id: formKey,
        bankAccountId: one.bankAccountId,
        how: 'hand',
        by,
        parts: lines.map(({ id, openPence }) => ({
          bankLineId: id,
          kind: 'own-transfer',
          pence: openPence,
        })),
      });
    });
  }
}
