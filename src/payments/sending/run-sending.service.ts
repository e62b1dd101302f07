import { Injectable } from '@nestjs/common';
import { BankAccount } from '../../funds/bank-account.entity.js';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Journal } from '../../ledger/journal.service.js';
import { AccountsToPay } from '../../organisations/bank-details/accounts-to-pay.queries.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { BankFileChoice } from '../bank-file/bank-file-choice.entity.js';
import { BankFiles } from '../bank-file/bank-file.service.js';
import type { FileFacts } from '../bank-file/file-facts.rules.js';
import {
  LAYOUTS,
  payDayOf,
  refusalsOfLayout,
  type LayoutCode,
} from '../bank-file/layouts.rules.js';
import { Instalment } from '../instalment.entity.js';
import { sentOf } from '../instalment.postings.js';
import { PaymentRunItem } from '../payment-run-item.entity.js';
import { PaymentRun } from '../payment-run.entity.js';
import { refusalsToAct } from '../payment-run.rules.js';
import { instalmentSent } from '../payments.events.js';
import { RunFactsQueries, type RunItemFacts } from '../run-facts.queries.js';
import { RunItems, type Sifted } from '../run-items.service.js';

/** How the bank is told: remembered for the account, and offered next time. */
export interface SendRun {
  readonly runId: string;
  readonly layout: LayoutCode;
  /** Who pays, as payees read it. */
  readonly ownName: string;
  /** '' where there is none. */
  readonly serviceUserNumber: string;
  readonly by: string;
}

/** Makes the bank's file and moves the money on its way: once, in one transaction. */
@Injectable()
export class RunSending {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: RunFactsQueries,
    private readonly items: RunItems,
    private readonly accounts: AccountsToPay,
    private readonly files: BankFiles,
    private readonly balances: Balances,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Each payment is checked a last time; those that go move from committed to in transit. A second
   * click of the same person changes nothing and answers undefined.
   * @throws Refused unless enough people stand behind it, and when the layout can't carry it.
   */
  send(command: SendRun): Promise<Sifted | undefined> {
    const { runId, layout, by } = command;
    return this.transactions.run(async (tx) => {
      const facts = await this.facts.loadForUpdate(tx, runId);
      const { run } = facts;
      if (run.status === 'sent' && run.sentBy === by) return undefined;
      refuseIfAny(refusalsToAct('send', run, by));
      const own = await tx.findOneByOrFail(BankAccount, { id: run.bankAccountId });
      refuseIfAny(
        refusalsOfLayout(LAYOUTS[layout], { ...command, ownAccountNumber: own.accountNumber }),
      );

      const sifted = await this.items.sift(tx, facts, by);
      const file = await this.fileFacts(tx, command, run, own, sifted.kept);
      await this.files.make(tx, { runId, layout, facts: file, by });
      await this.remember(tx, command, own.id);
      await this.recordSent(tx, runId, sifted.kept, by);
      await this.audit.record(tx, {
        subject: `payment-run/${runId}`,
        act: 'sent',
        by,
        detail: { payments: sifted.kept.length, layout },
      });
      await this.post(tx, sifted.kept, by);
      return sifted;
    });
  }

  private async fileFacts(
    tx: Tx,
    { layout, ownName, serviceUserNumber }: SendRun,
    run: PaymentRun,
    own: BankAccount,
    items: readonly RunItemFacts[],
  ): Promise<FileFacts> {
    const accounts = await this.accounts.of(
      tx,
      items.map(({ preparedWithDetailsId }) => preparedWithDetailsId),
    );
    const madeOn = this.clock.today();
    return {
      runReference: run.reference,
      runNumber: run.number,
      ownName,
      ownSortCode: own.sortCode,
      ownAccountNumber: own.accountNumber,
      serviceUserNumber,
      madeOn,
      payOn: payDayOf(LAYOUTS[layout], madeOn),
      payments: items.map(({ reference, amountPence, preparedWithDetailsId }) => {
        const account = accounts.get(preparedWithDetailsId);
        if (!account) throw new Error(`${reference} has no account to be paid into`);
        const { accountName, sortCode, accountNumber } = account;
        return { reference, amountPence, payeeName: accountName, sortCode, accountNumber };
      }),
    };
  }

  private async remember(
    tx: Tx,
    { layout, ownName, serviceUserNumber }: SendRun,
    bankAccountId: string,
  ): Promise<void> {
    const choice = { bankAccountId, layout, ownName, serviceUserNumber };
    await tx.upsert(BankFileChoice, choice, ['bankAccountId']);
  }

  private async recordSent(
    tx: Tx,
    runId: string,
    items: readonly RunItemFacts[],
    by: string,
  ): Promise<void> {
    const sentAt = this.clock.now();
    await tx.update(PaymentRun, { id: runId }, { status: 'sent', sentAt, sentBy: by });
    await tx.update(PaymentRunItem, { runId, status: 'included' }, { status: 'sent' });
    for (const { id, awardId, reference, amountPence } of items) {
      await tx.update(Instalment, { id }, { status: 'sent', sentAt, clearedOn: null });
      await this.audit.record(tx, {
        subject: `award/${awardId}`,
        act: 'payment-sent',
        by,
        detail: { reference, amountPence: amountPence.toString() },
      });
      await this.outbox.add(tx, instalmentSent(id));
    }
  }

  /** The funds are locked together first, so that two runs at once can't wait for each other. */
  private async post(tx: Tx, items: readonly RunItemFacts[], by: string): Promise<void> {
    await this.balances.ofFundsForUpdate(tx, [...new Set(items.map(({ fundId }) => fundId))]);
    const today = this.clock.today();
    for (const item of items) await this.journal.post(tx, sentOf(item, today, by));
  }
}
