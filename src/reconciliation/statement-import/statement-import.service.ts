import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BankAccount } from '../../funds/bank-account.entity.js';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { BankStatement } from '../bank-statement.entity.js';
import { statementImported } from '../reconciliation.events.js';
import { IncomingLines } from './incoming/incoming-lines.service.js';
import {
  IncomingStatements,
  type IncomingStatement,
} from './incoming/incoming-statement.service.js';
import { KnownLines } from './incoming/known-lines.service.js';
import { StatementLayouts } from './layout/statement-layouts.queries.js';
import type { LearntLayout } from './reading/learnt-layout.rules.js';
import type { DateOrder } from './reading/statement.rules.js';
import { refusalsOfRows, sentenceOfQuestion } from './statement-import.rules.js';

export interface ImportStatement {
  readonly bankAccountId: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** Null when it comes by the command line. */
  readonly by: string | null;
  /** A person's answer, for a file that does not say which of day and month comes first. */
  readonly dateOrder?: DateOrder | undefined;
  /** The columns to read it by; else those learnt last for the account. */
  readonly layout?: LearntLayout | undefined;
  /** Lines that another kind of file seems to have had are different payments. */
  readonly keepsAlike?: boolean;
}

/** What an import did: what to look at, and how many lines are new. */
export interface ImportedStatement {
  readonly statementId: string;
  readonly added: number;
  /** Lines that an earlier statement had. */
  readonly known: number;
  readonly isSameFile: boolean;
  /** A sentence for each place where the file's balances do not follow. */
  readonly warnings: readonly string[];
  /** The sentence for days that no statement covers. */
  readonly gap?: string | undefined;
  /** The sentence for new lines of months that are signed. */
  readonly late?: string | undefined;
}

@Injectable()
export class StatementImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly incoming: IncomingStatements,
    private readonly lines: IncomingLines,
    private readonly known: KnownLines,
    private readonly layouts: StatementLayouts,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * All of a statement or nothing. The same file again adds nothing, and an overlapping one only what
   * is new. A running balance that does not follow is stored as it is, and said.
   * @throws Refused with a sentence for each reason the file is no statement of this account.
   */
  import(command: ImportStatement): Promise<ImportedStatement> {
    return this.transactions.run((tx) => this.importIn(tx, command));
  }

  /** As `import`, in the caller's transaction. */
  async importIn(tx: Tx, command: ImportStatement): Promise<ImportedStatement> {
    const { bankAccountId, fileName, bytes, by } = command;
    const account = await lockAccount(tx, bankAccountId);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const before = await tx.findOneBy(BankStatement, { bankAccountId, sha256 });
    if (before) {
      return { statementId: before.id, added: 0, known: 0, isSameFile: true, warnings: [] };
    }
    const layout = command.layout ?? (await this.layouts.latestOf(tx, bankAccountId))?.layout;
    const answers = { dateOrder: command.dateOrder, layout };
    const read = await this.incoming.read(tx, account, { fileName, bytes, answers });
    if ('asks' in read) refuse('not-known-how-to-read', sentenceOfQuestion(read), 'file');
    const { incoming } = read;
    refuseIfAny(refusalsOfRows(incoming));
    if (command.keepsAlike === true) await this.known.keepAlike(tx);

    const inserted = await tx.insert(BankStatement, {
      ...storedOf(incoming),
      bankAccountId,
      fileName,
      sha256,
      file: bytes,
      importedAt: this.clock.now(),
      importedBy: by,
    });
    const { id: statementId } = inserted.identifiers[0] as { id: string };
    const added = await this.lines.add(tx, statementId, bankAccountId);
    await this.audit.record(tx, {
      subject: `bank-account/${bankAccountId}`,
      act: 'statement-imported',
      by,
      detail: { statementId, fileName, added, chainBreaks: incoming.warnings.length },
    });
    await this.outbox.add(tx, statementImported(bankAccountId));
    const known = incoming.paidIn.count + incoming.paidOut.count - added;
    const { warnings, gap, late } = incoming;
    return { statementId, added, known, isSameFile: false, warnings, gap, late };
  }
}

/** Two imports into one account take turns; receipts may be recorded there meanwhile. */
function lockAccount(tx: Tx, id: string): Promise<BankAccount> {
  return tx.findOneOrFail(BankAccount, { where: { id }, lock: { mode: 'for_no_key_update' } });
}

function storedOf({
  layout,
  fromOn,
  toOn,
  openingPence,
  closingPence,
  warnings,
}: IncomingStatement) {
  return {
    layout,
    fromOn: fromOn ?? toOn ?? '',
    toOn: toOn ?? '',
    openingPence: openingPence ?? null,
    closingPence: closingPence ?? null,
    chainBreaks: warnings,
  };
}
