import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { formatPence, type Pence } from '../../kernel/pence.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { sameAsSent } from '../../platform/database/sent-before.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Receipt, type ReceiptKind } from '../receipt.entity.js';
import { refusalsToRecord } from '../receipt/receipt.rules.js';
import { InterestSharing } from './interest-sharing.entity.js';
import { interestOf } from './interest-sharing.postings.js';
import { fingerprintOf, sharesOf, type Share } from './interest-sharing.rules.js';

export interface ShareInterest {
  readonly bankAccountId: string;
  readonly amountPence: Pence;
  readonly receivedOn: LondonDate;
  readonly reference: string;
  /** The shares as they were looked at, `fingerprintOf` them: others are not posted unseen. */
  readonly seen: string;
  readonly formKey: string;
  readonly recordedBy: string;
}

@Injectable()
export class InterestSharings {
  constructor(
    private readonly transactions: Transactions,
    private readonly balances: Balances,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** What each fund would get now, by the cash it has at the account. */
  async preview(bankAccountId: string, amountPence: Pence, tx?: Tx): Promise<readonly Share[]> {
    const cash = await this.balances.cashByBankAccount(tx);
    return sharesOf(
      amountPence,
      cash.filter((at) => at.bankAccountId === bankAccountId),
    );
  }

  /**
   * Shares one sum of interest between the funds whose cash earned it, each share a receipt.
   * @throws Refused when no fund has cash there, or the shares are not those that were looked at.
   */
  share(command: ShareInterest): Promise<InterestSharing> {
    refuseIfAny(refusalsToRecord(command.receivedOn, this.clock.today()));
    return this.transactions.run(async (tx) => {
      const shares = await this.lockedShares(tx, command);
      const before = await tx.findOneBy(InterestSharing, { formKey: command.formKey });
      if (before) return sameAsSent(before, command, FACTS);
      const [first, ...others] = shares;
      if (!first) refuse('no-cash', 'No fund has money at this account: record it for one fund');
      if (fingerprintOf(shares) !== command.seen) {
        refuse('shares-unseen', 'Look at the shares, then record them', 'amount');
      }
      const recordedAt = this.clock.now();
      const sharing = await tx.save(InterestSharing, { ...command, recordedAt });
      await tx.insert(
        Receipt,
        shares.map((share) => receiptOf(sharing, share)),
      );
      await this.journal.post(tx, interestOf(sharing, [first, ...others]));
      await this.audit.record(tx, {
        subject: `bank-account/${command.bankAccountId}`,
        act: 'interest shared',
        by: command.recordedBy,
        detail: { sharingId: sharing.id, amount: formatPence(command.amountPence) },
      });
      return sharing;
    });
  }

  /** With every fund that has cash there locked first, so that the shares stay what they are. */
  private async lockedShares(tx: Tx, command: ShareInterest): Promise<readonly Share[]> {
    const shares = await this.preview(command.bankAccountId, command.amountPence, tx);
    await this.balances.ofFundsForUpdate(
      tx,
      shares.map(({ fundId }) => fundId),
    );
    return this.preview(command.bankAccountId, command.amountPence, tx);
  }
}

function receiptOf(sharing: InterestSharing, { fundId, pence }: Share) {
  const { id, bankAccountId, receivedOn, reference, recordedAt, recordedBy } = sharing;
  const kind: ReceiptKind = 'interest';
  const share = { fundId, kind, amountPence: pence, sharingId: id, formKey: randomUUID() };
  return { ...share, bankAccountId, receivedOn, reference, recordedAt, recordedBy };
}

const FACTS = ['bankAccountId', 'amountPence', 'receivedOn', 'reference'] as const;
