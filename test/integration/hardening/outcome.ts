import type pg from 'pg';

/** What came of everything, in a form in which two houses can be compared. */
export interface Outcome {
  /** What each message is for, and to whom: as often as it was written. */
  readonly letters: readonly string[];
  /** How many rows each table has. */
  readonly rows: Readonly<Record<string, number>>;
  /** How often each act was recorded. */
  readonly acts: Readonly<Record<string, number>>;
}

/** What is made by the way has another id each time: a reminder, a proof. */
const MADE = /^(verification|.+\/reminder)\/[0-9a-f-]{36}/;

export async function outcomeOf(client: pg.Pool): Promise<Outcome> {
  const letters = await client.query<{ key: string }>('SELECT key FROM mail_message ORDER BY key');
  const acts = await client.query<{ act: string; count: number }>(
    `SELECT split_part(subject, '/', 1) || ' ' || act AS act, count(*)::integer FROM audit_event GROUP BY 1 ORDER BY 1`,
  );
  const tables = await client.query<{ name: string }>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name
       FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'ledger')
        AND table_name <> 'mail_event' -- how often a message was tried
      ORDER BY 1`,
  );
  const rows: Record<string, number> = {};
  for (const { name } of tables.rows) {
    const counted = await client.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM ${name}`,
    );
    rows[name] = counted.rows[0]?.count ?? 0;
  }
  return {
    letters: letters.rows.map(({ key }) => key.replace(MADE, '$1/…')).sort(),
    rows,
    acts: Object.fromEntries(acts.rows.map(({ act, count }) => [act, count])),
  };
}
