import { Injectable } from '@nestjs/common';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { BankMatch } from '../bank-match.entity.js';
import { LineFactsQueries } from '../line-facts.queries.js';
import { refusalsToTakeIn } from '../line/money-in.rules.js';
import { ReceiptsFromLines } from '../receipt-from-line/receipt-from-line.service.js';
import { refusalsToShare, type Share } from '../receipt-from-line/shares.rules.js';
import { Undoing } from '../undoing/undoing.service.js';
import { SuspenseFund } from './suspense-fund.service.js';
import { SuspenseQueries } from './suspense.queries.js';

export interface PutInSuspense {
  readonly bankLineId: string;
  /** What is known of it. */
  readonly note: string;
  readonly formKey: string;
  readonly ruleId?: string;
  readonly by: string;
}

export interface AssignFromSuspense {
  /** The receipt in suspense. */
  readonly receiptId: string;
  readonly shares: readonly Share[];
  readonly reference: string;
  /** How it was found out. */
  readonly reason: string;
  readonly formKey: string;
  readonly by: string;
}

@Injectable()
export class Suspense {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: LineFactsQueries,
    private readonly queries: SuspenseQueries,
    private readonly fund: SuspenseFund,
    private readonly receipts: ReceiptsFromLines,
    private readonly undoing: Undoing,
    private readonly audit: Audit,
  ) {}

  /**
   * Takes in money that nobody can explain yet: the line is matched, the money counted, and no fund's.
   * @throws Refused when the line is matched already or is money out.
   */
  put(command: PutInSuspense): Promise<void> {
    return this.transactions.run((tx) => this.putWithin(tx, command));
  }

  async putWithin(tx: Tx, command: PutInSuspense): Promise<void> {
    const { bankLineId, formKey, by } = command;
    const line = await this.lines.loadForUpdate(tx, bankLineId);
    if (!line) refuse('no-such-line', 'There is no such line');
    if (await tx.existsBy(BankMatch, { id: formKey })) return;
    refuseIfAny(refusalsToTakeIn(line));
    const fundId = await this.fund.openedWithin(tx, by);
    await this.receipts.recordWithin(tx, {
      bankLineId,
      kind: 'receipt',
      shares: [{ fundId, pence: line.openPence }],
      reference: line.description.slice(0, 200),
      formKey,
      ...(command.ruleId !== undefined && { ruleId: command.ruleId, how: 'rule' as const }),
      reasons: command.note,
      by,
    });
  }

  /**
   * Says whose money it was: the receipt in suspense is reversed and the funds' own are posted, in one
   * transaction, under the same line. The same form again changes nothing.
   * @throws Refused when it is not in suspense any more, or the shares are not the sum.
   */
  assign(command: AssignFromSuspense): Promise<void> {
    const { receiptId, by, reason, formKey } = command;
    return this.transactions.run(async (tx) => {
      const waiting = await this.queries.waitingForUpdate(tx, receiptId);
      if (await tx.existsBy(BankMatch, { id: formKey })) return;
      if (!waiting) refuse('not-in-suspense', 'This was taken out of suspense before');
      refuseIfAny(refusalsToShare(command.shares, waiting.pence));

      await this.undoing.undoWithin(tx, { matchId: waiting.matchId, by, reason }, true);
      await this.receipts.recordWithin(tx, {
        bankLineId: waiting.bankLineId,
        kind: 'receipt',
        shares: command.shares,
        reference: command.reference,
        formKey,
        reasons: `From suspense: ${reason}`,
        by,
      });
      await this.audit.record(tx, {
        subject: `fund/${waiting.fundId}`,
        act: 'assigned-from-suspense',
        by,
        detail: { receiptId, newMatchId: formKey, reason },
      });
    });
  }
}
