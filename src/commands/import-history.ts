import type { INestApplicationContext } from '@nestjs/common';
import { readHistory } from '../funds/history-import/history-file.js';
import { HistoryImport } from '../funds/history-import/history-import.service.js';
import { formatPenceExactly } from '../kernel/pence.js';
import { refuse } from '../kernel/refusal.js';
import { People } from '../people/people.queries.js';
import { counted } from './counted.js';
import { inTheHouse } from './in-the-house.js';
import { readInput } from './read-input.js';

interface Options {
  /** The address of the trustee administrator in whose name it is recorded. */
  readonly by: string;
  /** Says what the import would do, and stores nothing. */
  readonly dryRun?: true;
}

/** `import history FILE --by EMAIL`: opening balances and earlier movements, all of a file or nothing. */
export async function importHistory(path: string, options: Options): Promise<void> {
  const rows = readHistory(await readInput(path));
  await inTheHouse(async (house) => {
    const by = await trusteeAdministrator(house, options.by);
    const isDryRun = options.dryRun ?? false;
    const { added, known, funds } = await house.get(HistoryImport).import({ rows, by, isDryRun });
    for (const { code, name, heldBeforePence, heldPence } of funds) {
      const held = `${formatPenceExactly(heldBeforePence)} held before, ${formatPenceExactly(heldPence)} after`;
      console.log(`${name} (${code}): ${held}`);
    }
    const kept = counted(known, 'was there already', 'were there already');
    console.log(`${counted(added, 'movement', 'movements')} added, ${kept}.`);
    if (isDryRun) console.log('Nothing was stored.');
  });
}

async function trusteeAdministrator(house: INestApplicationContext, typed: string) {
  const email = typed.trim().toLowerCase();
  const those = await house.get(People).holding('trustee-administrator', null);
  const person = those.find((each) => each.email === email);
  if (person) return person.id;
  const known = those.map((each) => each.email).join(', ');
  refuse(
    'no-such-trustee-administrator',
    known === ''
      ? 'There is no trustee administrator yet: an administrator gives somebody that role first.'
      : `${typed} is no trustee administrator. There are: ${known}.`,
  );
}
