import type { DataSource } from 'typeorm';
import type { Movement } from '../../src/kernel/entry.js';
import { sourceOf } from './client.js';
import { movementsOf, type Act, type Names } from './random-acts.js';

/** What sixteen clients were told, to be held against what is stored. */
export class Tally {
  refused = 0;
  failed = 0;
  askedAgain = 0;
  private readonly entries = new Map<string, string>();
  private acts = 0;

  constructor(private readonly names: Names) {}

  /** Of how many acts it was said that they are done; closing and reopening among them. */
  get acknowledged(): number {
    return this.acts;
  }

  acknowledge(source: string, act: Act): void {
    this.acts++;
    if (act.act === 'post') {
      this.entries.set(source, movementsOf(act.picks, this.names).map(wordsOf).join(', '));
    }
    if (act.act === 'reverse') this.entries.set(source, `reverses ${sourceOf(act.of)}`);
  }

  /** A sentence for each entry that is missing, that nobody was told of, or that is not as it was asked. */
  async differences(database: DataSource): Promise<string[]> {
    const stored = await storedEntries(database);
    const sources = new Set([...this.entries.keys(), ...stored.keys()]);
    return [...sources].flatMap((source) => {
      const [told, kept] = [this.entries.get(source), stored.get(source)];
      if (told === kept) return [];
      return [`${source}: told “${told ?? 'nothing'}”, stored “${kept ?? 'nothing'}”`];
    });
  }
}

async function storedEntries(database: DataSource): Promise<Map<string, string>> {
  const rows = await database.query<{ source: string; words: string }[]>(
    `SELECT e.source, coalesce('reverses ' || r.source,
                               string_agg(concat_ws(' ', p.kind, p.pence, p.fund_id, p.commitment_id), ', ' ORDER BY p.seq)) AS words
       FROM ledger.entry e JOIN ledger.posting p ON p.entry_id = e.id LEFT JOIN ledger.entry r ON r.id = e.reverses
      GROUP BY e.id, e.source, r.source`,
  );
  return new Map(rows.map(({ source, words }) => [source, words]));
}

function wordsOf(movement: Movement): string {
  const { kind, amountPence, fundId } = movement;
  const commitmentId = 'commitmentId' in movement ? [movement.commitmentId] : [];
  return [kind, amountPence, fundId, ...commitmentId].join(' ');
}
