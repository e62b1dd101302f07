import pg from 'pg';
import { freshDatabase } from '../../support/fresh-database.js';

describe('a fresh database', () => {
  it('is migrated, is nobody else’s, and goes away', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    expect(one.url).not.toBe(other.url);
    expect(await tablesIn(one.url)).toContain('migrations');

    await Promise.all([one.drop(), other.drop()]);

    await expect(tablesIn(one.url)).rejects.toThrow('does not exist');
  });
});

async function tablesIn(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
