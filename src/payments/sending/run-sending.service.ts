import { Injectable } from '@nestjs/common';
import { AwardBeginning } from '../../awards/beginning/award-beginning.service.js';
import { BankAccount } from '../../funds/bank-account.entity.js';
import { Clock } from '../../kernel/clock.js';
import { Refused, refuseIfAny, type Refusal } from '../../kernel/refusal.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Journal } from '../../ledger/journal.service.js';
import { AccountsToPay } from '../../organisations/bank-details/accounts-to-pay.queries.js';
import { Audit } from '../../platform/audit/audit.service.js';
import {
  refusalOfProblem,
  Transactions,
  type Tx,
} from '../../platform/database/transactions.service.js';
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
    private readonly beginning: AwardBeginning,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Each payment is checked a last time; those that go move from committed to in transit, all of them
   * in one statement. What the ledger itself refuses, when somebody else was quicker than the rules, is
   * found by posting one by one, taken out and named, and the rest goes. A second click of the same
   * person changes nothing and answers undefined.
   * @throws Refused unless enough people stand behind it, when the layout can't carry it, and with
   * every reason when no payment is left.
   */
  async send(command: SendRun): Promise<Sifted | undefined> {
    const ledger: { hasRefused: boolean } = { hasRefused: false };
    try {
      return await this.transactions.run((tx) =>
        this.sendIn(tx, command, (sifted) => Promise.resolve(sifted)).catch((problem: unknown) => {
          ledger.hasRefused = refusalOfProblem(problem) !== undefined;
          throw problem;
        }),
      );
    } catch (problem) {
      if (!ledger.hasRefused) throw problem;
      return this.transactions.run((tx) =>
        this.sendIn(tx, command, (sifted, run) => this.postEach(tx, run, sifted, command.by)),
      );
    }
  }

  private async sendIn(
    tx: Tx,
    command: SendRun,
    siftAgain: (sifted: Sifted, run: PaymentRun) => Promise<Sifted>,
  ): Promise<Sifted | undefined> {
    const { runId, layout, by } = command;
    const facts = await this.facts.loadForUpdate(tx, runId);
    const { run } = facts;
    if (run.status === 'sent' && run.sentBy === by) return undefined;
    refuseIfAny(refusalsToAct('send', run, by));
    const own = await tx.findOneByOrFail(BankAccount, { id: run.bankAccountId });
    refuseIfAny(
      refusalsOfLayout(LAYOUTS[layout], { ...command, ownAccountNumber: own.accountNumber }),
    );

    const sifted = await siftAgain(await this.items.sift(tx, facts, by), run);
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
    for (const awardId of new Set(items.map((item) => item.awardId))) {
      await this.beginning.begin(tx, awardId, by);
    }
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

  /** One statement for the whole run, which locks its funds in the ledger's own order. */
  private async post(tx: Tx, items: readonly RunItemFacts[], by: string): Promise<void> {
    const today = this.clock.today();
    await this.journal.postAll(
      tx,
      items.map((item) => sentOf(item, today, by)),
    );
  }

  /**
   * Posts one by one, each behind a savepoint, and takes out what the ledger refuses. What is posted
   * here is found posted when the rest is. The funds are locked together first, so that two runs at
   * once can't wait for each other.
   */
  private async postEach(
    tx: Tx,
    run: PaymentRun,
    { kept, takenOut }: Sifted,
    by: string,
  ): Promise<Sifted> {
    await this.balances.ofFundsForUpdate(tx, [...new Set(kept.map(({ fundId }) => fundId))]);
    const refused: { item: RunItemFacts; refusal: Refusal }[] = [];
    for (const item of kept) {
      const refusal = await this.refusalToPost(tx, item, by);
      if (refusal) refused.push({ item, refusal });
    }
    if (refused.length === kept.length) {
      throw new Refused(
        refused.map(({ item: { reference }, refusal }) => ({
          ...refusal,
          message: `${reference}: ${refusal.message}`,
        })),
      );
    }
    for (const { item, refusal } of refused) {
      await this.items.takeOut(tx, run.reference, item, refusal.message, by);
    }
    const out = refused.map(({ item: { reference }, refusal: { message: reason } }) => ({
      reference,
      reason,
    }));
    const left = new Set(refused.map(({ item }) => item));
    return { kept: kept.filter((item) => !left.has(item)), takenOut: [...takenOut, ...out] };
  }

  private async refusalToPost(
    tx: Tx,
    item: RunItemFacts,
    by: string,
  ): Promise<Refusal | undefined> {
    try {
      await tx.transaction((nested) => this.post(nested, [item], by));
      return undefined;
    } catch (problem) {
      const refusal = refusalOfProblem(problem);
      if (!refusal) throw problem;
      return refusal;
    }
  }
}
