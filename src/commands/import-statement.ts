import { basename } from 'node:path';
import type { BankAccount } from '../funds/bank-account.entity.js';
import { BankAccounts } from '../funds/bank-accounts.queries.js';
import { refuse } from '../kernel/refusal.js';
import { summaryOf } from '../reconciliation/statement-import/import-summary.rules.js';
import { StatementImport } from '../reconciliation/statement-import/statement-import.service.js';
import { inTheHouse } from './in-the-house.js';
import { readInput } from './read-input.js';

/** `import statement FILE --account NAME`: all of a statement or nothing; the same file twice adds nothing. */
export async function importStatement(file: string, code: string): Promise<void> {
  const bytes = await readInput(file);
  await inTheHouse(async (house) => {
    const account = withCode(code, await house.get(BankAccounts).list());
    const imported = await house.get(StatementImport).import({
      bankAccountId: account.id,
      fileName: basename(file),
      bytes,
      by: null,
    });
    for (const warning of imported.warnings) console.log(`Warning: ${warning}`);
    console.log(`${account.name}: ${summaryOf(imported)}`);
  });
}

function withCode(code: string, accounts: readonly BankAccount[]): BankAccount {
  const account = accounts.find((each) => each.code === code.toLowerCase());
  if (account) return account;
  const known = accounts.map((each) => each.code).join(', ');
  refuse(
    'no-such-account',
    known === ''
      ? 'There is no bank account yet: add one on the page Bank first.'
      : `There is no bank account "${code}". There are: ${known}.`,
  );
}
