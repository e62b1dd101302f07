import { basename } from 'node:path';
import { StatementImport } from '../reconciliation/statement-import/statement-import.service.js';
import { inTheHouse } from './in-the-house.js';
import { readInput } from './read-input.js';

/** `import statement FILE --account NAME`: all of a statement or nothing; the same file twice adds nothing. */
export async function importStatement(file: string, account: string): Promise<void> {
  const bytes = await readInput(file);
  await inTheHouse(async (house) => {
    const imported = await house.get(StatementImport).import({
      accountCode: account,
      fileName: basename(file),
      bytes,
      by: null,
    });
    for (const warning of imported.warnings) console.log(`Warning: ${warning}`);
    console.log(imported.summary);
  });
}
