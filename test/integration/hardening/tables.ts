import type { House } from '../../support/house.js';

/** Kept about visits and not about grants; and the queues, which turn by themselves. */
const NOT_KEPT = ['public.session', 'public.rate_limit', 'public.held_form'];

/** A fingerprint of everything in every table of the house, by table. */
export async function fingerprints({ db }: House): Promise<Readonly<Record<string, string>>> {
  const tables = await db.query<{ name: string }[]>(
    `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name
       FROM information_schema.tables
      WHERE table_type = 'BASE TABLE'
        AND table_schema NOT IN ('pg_catalog', 'information_schema', 'bullmq') ORDER BY 1`,
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    if (NOT_KEPT.includes(name)) continue;
    const [row] = await db.query<{ hash: string }[]>(
      `SELECT count(*) || '/' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS hash FROM ${name} AS t`,
    );
    found[name] = row?.hash ?? '';
  }
  return found;
}

/** Waits until what follows through the queues has followed. */
export async function settled(house: House): Promise<void> {
  const deadline = Date.now() + 30_000;
  let before = '';
  for (;;) {
    const [row] = await house.db.query<{ waiting: number }[]>(
      `SELECT (SELECT count(*) FROM outbox WHERE relayed_at IS NULL)::integer
            + (SELECT count(*) FROM mail_message WHERE state IN ('queued', 'sending'))::integer AS waiting`,
    );
    const now = JSON.stringify(await fingerprints(house));
    if (row?.waiting === 0 && now === before) return;
    if (Date.now() > deadline) throw new Error('The queues did not come to rest');
    before = now;
    await new Promise((resume) => setTimeout(resume, 400));
  }
}
