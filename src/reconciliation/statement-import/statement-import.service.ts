import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BankAccount } from '../../funds/bank-account.entity.js';
import { Clock } from '../../kernel/clock.js';
import { Refused, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { BankStatement } from '../bank-statement.entity.js';
import { fingerprintsOf } from './line-identity.js';
import { sentenceOfBreak } from './running-balance.rules.js';
import { refusalsOfAccount } from './statement-account.rules.js';
import { readStatement } from './statement-reader.js';
import type { Statement } from './statement.rules.js';

export interface ImportStatement {
  readonly bankAccountId: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  /** Null when it comes by the command line. */
  readonly by: string | null;
}

/** What an import did: what to look at, and how many lines are new. */
export interface ImportedStatement {
  readonly statementId: string;
  readonly added: number;
  /** Lines that an earlier statement had. */
  readonly known: number;
  readonly isSameFile: boolean;
  /** A sentence for each place where the file's running balance does not follow. */
  readonly warnings: readonly string[];
}

@Injectable()
export class StatementImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * All of a statement or nothing. The same file again adds nothing, and an overlapping one only what
   * is new. A running balance that does not follow is stored as it is, and said.
   * @throws Refused with a sentence for each reason the file is no statement of this account.
   */
  async import({
    bankAccountId,
    fileName,
    bytes,
    by,
  }: ImportStatement): Promise<ImportedStatement> {
    const read = readStatement(bytes, fileName);
    if ('problems' in read) {
      throw new Refused(
        read.problems.map((message) => ({ code: 'not-a-statement', field: 'file', message })),
      );
    }
    const { statement } = read;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const warnings = statement.chainBreaks.map(sentenceOfBreak);

    return this.transactions.run(async (tx) => {
      const account = await lockAccount(tx, bankAccountId);
      refuseIfAny(refusalsOfAccount(statement, account).map((no) => ({ ...no, field: 'file' })));
      const before = await tx.findOneBy(BankStatement, { bankAccountId, sha256 });
      if (before) {
        const known = statement.lines.length;
        return { statementId: before.id, added: 0, known, isSameFile: true, warnings };
      }
      const dates = statement.lines.map(({ bookedOn }) => bookedOn).sort();
      const inserted = await tx.insert(BankStatement, {
        bankAccountId,
        fileName,
        sha256,
        file: bytes,
        layout: statement.layout,
        fromOn: dates[0] ?? '',
        toOn: dates.at(-1) ?? '',
        openingPence: statement.openingBalancePence ?? null,
        closingPence: statement.closingBalancePence ?? null,
        chainBreaks: warnings,
        importedAt: this.clock.now(),
        importedBy: by,
      });
      const { id: statementId } = inserted.identifiers[0] as { id: string };
      const added = await addLines(tx, statementId, bankAccountId, statement);
      await this.audit.record(tx, {
        subject: `bank-account/${bankAccountId}`,
        act: 'statement-imported',
        by,
        detail: { statementId, fileName, added, chainBreaks: warnings.length },
      });
      const known = statement.lines.length - added;
      return { statementId, added, known, isSameFile: false, warnings };
    });
  }
}

/** Two imports into one account take turns; receipts may be recorded there meanwhile. */
function lockAccount(tx: Tx, id: string): Promise<BankAccount> {
  return tx.findOneOrFail(BankAccount, { where: { id }, lock: { mode: 'for_no_key_update' } });
}

/** @returns how many were not there yet. */
async function addLines(
  tx: Tx,
  statementId: string,
  bankAccountId: string,
  { lines }: Statement,
): Promise<number> {
  const fingerprints = fingerprintsOf(bankAccountId, lines);
  const added = await tx.query<unknown[]>(
    `INSERT INTO bank_line (statement_id, bank_account_id, line_number, booked_on, amount_pence,
                            description, type, balance_pence, fingerprint, place)
     SELECT $1, $2, * FROM unnest($3::integer[], $4::date[], $5::bigint[], $6::text[], $7::text[],
                                  $8::bigint[], $9::text[]) WITH ORDINALITY
     ON CONFLICT ON CONSTRAINT bank_line_once_per_fingerprint DO NOTHING RETURNING id`,
    [
      statementId,
      bankAccountId,
      lines.map(({ lineNumber }) => lineNumber),
      lines.map(({ bookedOn }) => bookedOn),
      lines.map(({ amountPence }) => amountPence.toString()),
      lines.map(({ description }) => description),
      lines.map(({ type }) => type),
      lines.map(({ balancePence }) => balancePence?.toString() ?? null),
      fingerprints,
    ],
  );
  return added.length;
}
