import { Command, Option } from 'commander';
import { JOURNAL_FORMATS, type JournalFormat } from '../ledger/export.service.js';
import { addAdministrator } from './add-administrator.js';
import { exportJournal } from './export-journal.js';
import { importGrants } from './import-grants.js';
import { importHistory } from './import-history.js';
import { importPlaces } from './import-places.js';
import { importStatement } from './import-statement.js';
import { printBalances } from './print-balances.js';
import { verify } from './verify.js';

const EXAMPLES = `
For example:
  npm run almoner -- verify
  npm run almoner -- balances --json
  npm run almoner -- import grants grants.json
  npm run almoner -- import history opening.csv --by trustee@example.org --dry-run
  npm run almoner -- import statement november.csv --account main
  npm run almoner -- export journal --format hledger --out almoner.journal
  npm run almoner -- admin add name@example.org`;

/** The commands, their words and their help. Each is one file beside this one. */
export function createCommands(): Command {
  const almoner = new Command('almoner')
    .description(
      'Works on the data in DATA_DIR, or on DATABASE_URL when that is set. With pages running on the same ' +
        'data it joins their database; otherwise it starts the database for as long as it takes.',
    )
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('Type "npm run almoner -- --help" for what there is.');

  almoner
    .command('verify')
    .description('proves the ledger, every balance and the record of acts again from nothing')
    .action(verify);

  almoner
    .command('balances')
    .description('prints every account of the ledger and what is in it')
    .option('--json', 'as JSON, in pence')
    .action((options: { json?: true }) => printBalances(options.json ?? false));

  const bring = almoner.command('import').description('brings in files that others made');
  bring
    .command('grants')
    .argument('<file>', 'a 360Giving JSON file')
    .description('adds grants made elsewhere or earlier to the register of awards')
    .action(importGrants);
  bring
    .command('history')
    .argument('<file>', 'CSV with the columns fund, account, kind, date, amount, reference, reason')
    .requiredOption('--by <email>', 'the trustee administrator in whose name it is recorded')
    .option('--dry-run', 'says what it would add, and stores nothing')
    .description(
      'adds what the funds held and what moved before Almoner: all of the file or nothing',
    )
    .action(importHistory);
  bring
    .command('statement')
    .argument('<file>', 'a bank statement: CSV, OFX, MT940, CAMT.053 or QIF')
    .requiredOption('--account <name>', 'the short name of the bank account, like "main"')
    .addOption(
      new Option(
        '--date-order <order>',
        'in dates of figures, where the file does not say',
      ).choices(['dmy', 'mdy']),
    )
    .option('--dry-run', 'says what it would add, and stores nothing')
    .description('adds the lines of a bank statement that are not there yet')
    .action(importStatement);
  for (const what of ['postcodes', 'wards'] as const) {
    bring
      .command(what)
      .argument('<file>', `a lookup of ${what} as CSV, with a header`)
      .option('--dry-run', 'says what it would change, and stores nothing')
      .description(`takes a lookup of ${what} in place of the one there was`)
      .action((file: string, options: { dryRun?: true }) => importPlaces(what, file, options));
  }

  almoner
    .command('export')
    .description('writes out what other programs can read')
    .command('journal')
    .addOption(
      new Option('--format <format>', 'for which program')
        .choices(JOURNAL_FORMATS)
        .makeOptionMandatory(),
    )
    .option('--out <file>', 'into this file; else to standard output')
    .description('the whole journal of the ledger')
    .action((options: { format: JournalFormat; out?: string }) =>
      exportJournal(options.format, options.out),
    );

  almoner
    .command('admin')
    .description('looks after administrators')
    .command('add')
    .argument('<email>', 'the address they sign in with')
    .description('lets a person administer Almoner')
    .action(addAdministrator);

  return almoner;
}
