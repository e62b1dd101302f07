import type { EntityManager } from 'typeorm';
import type { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { MergingFacts } from './merging.rules.js';

/** A column that names an organisation, as SQL writes it: read from the database's own catalogue. */
export interface Reference {
  readonly table: string;
  readonly column: string;
}

/** Every column of every table that names an organisation: a table that comes tomorrow is among them. */
export function referencesToOrganisations(
  db: EntityManager | DataSource,
): Promise<readonly Reference[]> {
  return db.query<Reference[]>(
    `SELECT c.conrelid::regclass::text AS "table", quote_ident(a.attname) AS "column"
       FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
      WHERE c.contype = 'f' AND c.confrelid = 'organisation'::regclass AND cardinality(c.conkey) = 1
      ORDER BY 1, 2`,
  );
}

/**
 * Locks what names either and then the two themselves, in the house's order (applications, awards and
 * so on by name, the organisation last). Whoever starts something for one of them waits.
 * @returns the ids that are still there.
 */
export async function lockBoth(
  tx: Tx,
  references: readonly Reference[],
  ids: readonly string[],
): Promise<readonly string[]> {
  for (const { table, column } of references) {
    await tx.query(`SELECT FROM ${table} WHERE ${column} = ANY($1) ORDER BY ctid FOR UPDATE`, [
      ids,
    ]);
  }
  const rows = await tx.query<{ id: string }[]>(
    'SELECT id FROM organisation WHERE id = ANY($1) ORDER BY id FOR UPDATE',
    [ids],
  );
  return rows.map(({ id }) => id);
}

/** What stands in the way of making one of the two. */
export async function mergingFacts(
  db: EntityManager | DataSource,
  winnerId: string,
  loserId: string,
): Promise<MergingFacts> {
  const rounds = await db.query<{ title: string }[]>(
    `SELECT r.title FROM application a
       JOIN application b ON b.round_id = a.round_id AND b.organisation_id = $2
       JOIN round r ON r.id = a.round_id
      WHERE a.organisation_id = $1 ORDER BY r.title`,
    [winnerId, loserId],
  );
  const [accounts] = await db.query<{ count: number }[]>(
    `SELECT count(DISTINCT organisation_id)::integer AS count FROM bank_details
      WHERE organisation_id = ANY($1) AND status IN ('given', 'verified')`,
    [[winnerId, loserId]],
  );
  return {
    roundsOfBoth: rounds.map(({ title }) => title),
    bothHaveAccounts: accounts?.count === 2,
  };
}
