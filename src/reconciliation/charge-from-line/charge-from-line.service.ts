import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FundPaymentRecording } from '../../funds/fund-payment-recording.service.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { BankMatch } from '../bank-match.entity.js';
import { LineFactsQueries } from '../line-facts.queries.js';
import { refusalsToTakeOut } from '../line/money-in.rules.js';
import { MatchRecording } from '../matching/match-recording.service.js';

export interface RecordChargeFromLine {
  readonly bankLineId: string;
  readonly fundId: string;
  readonly reference: string;
  readonly formKey: string;
  readonly ruleId?: string;
  readonly reasons?: string;
  readonly by: string;
}

@Injectable()
export class ChargesFromLines {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: LineFactsQueries,
    private readonly payments: FundPaymentRecording,
    private readonly recording: MatchRecording,
  ) {}

  /**
   * Records what the bank took as a charge on a fund, and matches its line at once.
   * @throws Refused when the line is matched already, is money in, or the fund hasn't that much.
   */
  record(command: RecordChargeFromLine): Promise<void> {
    return this.transactions.run((tx) => this.recordWithin(tx, command));
  }

  async recordWithin(tx: Tx, command: RecordChargeFromLine): Promise<void> {
    const { bankLineId, fundId, reference, formKey, ruleId, by } = command;
    const line = await this.lines.loadForUpdate(tx, bankLineId);
    if (!line) refuse('no-such-line', 'There is no such line');
    if (await tx.existsBy(BankMatch, { id: formKey })) return;
    refuseIfAny(refusalsToTakeOut(line));
    const { id: itemId } = await this.payments.recordWithin(tx, {
      fundId,
      bankAccountId: line.bankAccountId,
      kind: 'bank-charge',
      amountPence: -line.openPence,
      paidOn: line.postOn,
      reference,
      reason: '',
      formKey: randomUUID(),
      recordedBy: by,
    });
    await this.recording.record(tx, {
      id: formKey,
      bankAccountId: line.bankAccountId,
      how: ruleId === undefined ? 'hand' : 'rule',
      ruleId: ruleId ?? null,
      reasons: command.reasons ?? '',
      by,
      parts: [
        { bankLineId, kind: 'fund-payment', itemId, pence: line.openPence, isMadeHere: true },
      ],
    });
  }
}
