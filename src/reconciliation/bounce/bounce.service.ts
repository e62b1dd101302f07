import { Injectable } from '@nestjs/common';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Settlement } from '../../payments/settlement/settlement.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { BankMatch } from '../bank-match.entity.js';
import { LineFactsQueries } from '../line-facts.queries.js';
import { refusalsToTakeIn } from '../line/money-in.rules.js';
import { MatchRecording } from '../matching/match-recording.service.js';
import { refusalsToBounce } from './bounce.rules.js';
import { Bounceable } from './bounceable.queries.js';

export interface RecordBounce {
  readonly bankLineId: string;
  readonly instalmentId: string;
  readonly reason: string;
  readonly formKey: string;
  readonly by: string;
}

@Injectable()
export class Bounces {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: LineFactsQueries,
    private readonly bounceable: Bounceable,
    private readonly settlement: Settlement,
    private readonly recording: MatchRecording,
  ) {}

  /**
   * Says that a line is a payment of ours that came back: it is owed again, and may be paid anew.
   * @throws Refused when the line is matched already, or no payment of its sum has left.
   */
  record({ bankLineId, instalmentId, reason, formKey, by }: RecordBounce): Promise<void> {
    return this.transactions.run(async (tx) => {
      const line = await this.lines.loadForUpdate(tx, bankLineId);
      if (!line) refuse('no-such-line', 'There is no such line');
      if (await tx.existsBy(BankMatch, { id: formKey })) return;
      const amountPence = await this.bounceable.amountForUpdate(tx, instalmentId);
      refuseIfAny([...refusalsToTakeIn(line), ...refusalsToBounce(amountPence, line.openPence)]);
      const { bankAccountId, postOn: on, openPence: pence } = line;
      await this.recording.record(tx, {
        id: formKey,
        bankAccountId,
        how: 'hand',
        reasons: reason,
        by,
        parts: [{ bankLineId, kind: 'bounce', itemId: instalmentId, pence }],
      });
      await this.settlement.bounce(tx, {
        instalmentId,
        bankAccountId,
        on,
        by,
        reason,
        matchId: formKey,
      });
    });
  }
}
