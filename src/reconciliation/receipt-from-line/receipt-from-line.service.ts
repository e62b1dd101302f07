import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReceiptRecording } from '../../funds/receipt/receipt.service.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { BankMatch, type MatchedHow } from '../bank-match.entity.js';
import { LineFactsQueries } from '../line-facts.queries.js';
import { refusalsToTakeIn } from '../line/money-in.rules.js';
import { MatchRecording, type NewPart } from '../matching/match-recording.service.js';
import { refusalsToShare, type Share } from './shares.rules.js';

export interface RecordReceiptFromLine {
  readonly bankLineId: string;
  readonly kind: 'receipt' | 'interest';
  readonly shares: readonly Share[];
  readonly reference: string;
  /** The form's own id: a form sent twice is one match. */
  readonly formKey: string;
  readonly how?: MatchedHow;
  readonly ruleId?: string;
  readonly reasons?: string;
  /** A person's id: receipts are recorded by somebody, also when a rule of theirs acts. */
  readonly by: string;
}

@Injectable()
export class ReceiptsFromLines {
  constructor(
    private readonly transactions: Transactions,
    private readonly lines: LineFactsQueries,
    private readonly receipts: ReceiptRecording,
    private readonly recording: MatchRecording,
  ) {}

  /**
   * Records what a line brought as received by a fund, or by several, and matches it at once.
   * @throws Refused when the line is matched already, is money out, or the shares are not the line.
   */
  record(command: RecordReceiptFromLine): Promise<void> {
    return this.transactions.run((tx) => this.recordWithin(tx, command));
  }

  async recordWithin(tx: Tx, command: RecordReceiptFromLine): Promise<void> {
    const line = await this.lines.loadForUpdate(tx, command.bankLineId);
    if (!line) refuse('no-such-line', 'There is no such line');
    if (await tx.existsBy(BankMatch, { id: command.formKey })) return;
    refuseIfAny([
      ...refusalsToTakeIn(line),
      ...(line.openPence === 0n ? [] : refusalsToShare(command.shares, line.openPence)),
    ]);

    const parts: NewPart[] = [];
    for (const { fundId, pence } of command.shares) {
      const { id } = await this.receipts.recordWithin(tx, {
        fundId,
        bankAccountId: line.bankAccountId,
        kind: command.kind,
        amountPence: pence,
        receivedOn: line.postOn,
        reference: command.reference,
        formKey: randomUUID(),
        recordedBy: command.by,
      });
      parts.push({ bankLineId: line.id, kind: 'receipt', itemId: id, pence, isMadeHere: true });
    }
    await this.recording.record(tx, {
      id: command.formKey,
      bankAccountId: line.bankAccountId,
      how: command.how ?? 'hand',
      ruleId: command.ruleId ?? null,
      reasons: command.reasons ?? '',
      by: command.by,
      parts,
    });
  }
}
