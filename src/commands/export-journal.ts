import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { JournalExport, type JournalFormat } from '../ledger/export.service.js';
import { refuse } from '../kernel/refusal.js';
import { inTheHouse } from './in-the-house.js';

/** `export journal`: to standard output, or into a file that appears only when it is whole. */
export function exportJournal(format: JournalFormat, out: string | undefined): Promise<void> {
  return inTheHouse(async (house) => {
    const journal = house.get(JournalExport);
    if (out === undefined) {
      await journal.write(format, process.stdout);
      return;
    }
    const unfinished = `${out}.unfinished`;
    try {
      const file = createWriteStream(unfinished);
      await journal.write(format, file);
      file.end();
      await finished(file);
      await rename(unfinished, out);
    } catch (problem) {
      await rm(unfinished, { force: true });
      refuse(
        'not-written',
        `The journal could not be written to ${out}: ${(problem as Error).message}.`,
      );
    }
    console.log(`The journal is in ${out}.`);
  });
}
