import { basename } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { BankAccount } from '../funds/bank-account.entity.js';
import { BankAccounts } from '../funds/bank-accounts.queries.js';
import { refuse, refuseIfAny } from '../kernel/refusal.js';
import { summaryOf } from '../reconciliation/statement-import/import-summary.rules.js';
import { wordsOfPreview } from '../reconciliation/statement-import/preview/preview-words.rules.js';
import { StatementPreview } from '../reconciliation/statement-import/preview/statement-preview.service.js';
import {
  refusalsOfRows,
  sentenceOfQuestion,
} from '../reconciliation/statement-import/statement-import.rules.js';
import { StatementImport } from '../reconciliation/statement-import/statement-import.service.js';
import { inTheHouse } from './in-the-house.js';
import { readInput } from './read-input.js';

interface Options {
  /** The short name of the bank account. */
  readonly account: string;
  /** Which of day and month comes first, where the file does not say. */
  readonly dateOrder?: 'dmy' | 'mdy';
  /** Says what the import would do, and stores nothing. */
  readonly dryRun?: true;
}

/** `import statement FILE --account NAME`: all of a statement or nothing; the same file twice adds nothing. */
export async function importStatement(path: string, options: Options): Promise<void> {
  const bytes = await readInput(path);
  const { dateOrder } = options;
  const file = { fileName: basename(path), bytes, ...(dateOrder ? { dateOrder } : {}) };
  await inTheHouse(async (house) => {
    const account = withCode(options.account, await house.get(BankAccounts).list());
    if (options.dryRun === true) {
      await printPreview(house, account, file);
      return;
    }
    const imported = await house
      .get(StatementImport)
      .import({ ...file, bankAccountId: account.id, by: null });
    for (const warning of imported.warnings) console.log(`Warning: ${warning}`);
    console.log(`${account.name}: ${summaryOf(imported)}`);
  });
}

async function printPreview(
  house: INestApplicationContext,
  account: BankAccount,
  file: { readonly fileName: string; readonly bytes: Buffer; readonly dateOrder?: 'dmy' | 'mdy' },
): Promise<void> {
  const previewed = await house.get(StatementPreview).preview(account.id, file);
  if ('asks' in previewed) refuse('not-known-how-to-read', sentenceOfQuestion(previewed));
  console.log(`Account: ${account.name}`);
  for (const words of wordsOfPreview(previewed.preview)) console.log(words);
  refuseIfAny(refusalsOfRows(previewed.preview));
  console.log('Nothing was stored.');
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
