import { JournalExport, type JournalFormat } from '../ledger/export.service.js';
import { inTheHouse } from './in-the-house.js';
import { writeWhole } from './write-whole.js';

/** `export journal`: to standard output, or into a file that appears only when it is whole. */
export function exportJournal(format: JournalFormat, out: string | undefined): Promise<void> {
  return inTheHouse(async (house) => {
    const journal = house.get(JournalExport);
    if (out === undefined) {
      await journal.write(format, process.stdout);
      return;
    }
    await writeWhole(out, (file) => journal.write(format, file));
    console.log(`The journal is in ${out}.`);
  });
}
