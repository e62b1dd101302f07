import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { BankAccount } from '../bank-account.entity.js';
import { digitsOf, inFull, refusalsToOpenBankAccount } from './bank-account-opening.rules.js';

export interface OpenBankAccount {
  readonly name: string;
  readonly code: string;
  /** As typed: spaces and hyphens are dropped. */
  readonly sortCode: string;
  readonly accountNumber: string;
}

@Injectable()
export class BankAccountOpening {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: Journal,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds an account of the trustee's own, here and in the ledger.
   * @param openedBy the person's id.
   * @throws Refused when the numbers are not a UK account's, or the code or the account is taken.
   */
  async open(command: OpenBankAccount, openedBy: string): Promise<BankAccount> {
    const sortCode = digitsOf(command.sortCode);
    const accountNumber = digitsOf(command.accountNumber);
    refuseIfAny(refusalsToOpenBankAccount({ ...command, sortCode, accountNumber }));
    return this.transactions.run(async (tx) => {
      const account = await tx.save(BankAccount, {
        ...command,
        sortCode,
        accountNumber: inFull(accountNumber),
        openedAt: this.clock.now(),
      });
      await this.journal.openBankAccount(tx, { bankAccountId: account.id, code: account.code });
      await this.audit.record(tx, {
        subject: `bank-account/${account.id}`,
        act: 'opened',
        by: openedBy,
        detail: { code: account.code },
      });
      return account;
    });
  }
}
