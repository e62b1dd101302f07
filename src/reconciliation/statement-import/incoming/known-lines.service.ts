import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { pairByWords } from './known-lines.rules.js';

/**
 * Finds which of the incoming lines are there already. A line of ours stands for one of the file's at
 * most. In order: the bank's own id, with day and sum; the same words; and, where another kind of file
 * had the day, the sum alone, as no two formats have the same words.
 */
@Injectable()
export class KnownLines {
  /** Marks them in `incoming_line`. @param layout of the file: lines of other layouts have other words */
  async mark(tx: Tx, bankAccountId: string, layout: string): Promise<void> {
    const idsHold = await markByReference(tx, bankAccountId);
    await markByFingerprint(tx, bankAccountId, idsHold);
    await markByWords(tx, bankAccountId, layout);
    await markBySum(tx, bankAccountId, layout);
  }

  /** Takes back what was marked by the sum alone: a person says that they are different payments. */
  async keepAlike(tx: Tx): Promise<void> {
    await tx.query(
      `UPDATE incoming_line SET known_id = NULL, known_by = NULL WHERE known_by = 'sum'`,
    );
  }
}

/** @returns whether the bank gives a movement the same id in every file: some make new ones each time */
async function markByReference(tx: Tx, bankAccountId: string): Promise<boolean> {
  const [, marked] = await tx.query<[unknown[], number]>(
    `UPDATE incoming_line i SET known_id = l.id, known_by = 'id'
       FROM (SELECT DISTINCT ON (bank_reference, booked_on, amount_pence) *
               FROM bank_line WHERE bank_account_id = $1 AND bank_reference IS NOT NULL
              ORDER BY bank_reference, booked_on, amount_pence, id) l
      WHERE l.bank_reference = i.bank_reference AND l.booked_on = i.booked_on
        AND l.amount_pence = i.amount_pence`,
    [bankAccountId],
  );
  return marked > 0;
}

async function markByFingerprint(tx: Tx, bankAccountId: string, idsHold: boolean): Promise<void> {
  await tx.query(
    `UPDATE incoming_line i SET known_id = l.id, known_by = 'words'
       FROM bank_line l
      WHERE i.known_id IS NULL AND l.bank_account_id = $1 AND l.fingerprint = i.fingerprint
        AND NOT EXISTS (SELECT FROM incoming_line o WHERE o.known_id = l.id)
        AND (NOT $2::boolean OR i.bank_reference IS NULL OR l.bank_reference IS NULL)`,
    [bankAccountId, idsHold],
  );
}

/** Ours of other layouts, on days and of sums that are left over in the file, and not marked yet. */
const OTHERS = `
  SELECT l.id, l.booked_on, l.amount_pence, l.description,
         row_number() OVER same AS n, count(*) OVER (PARTITION BY l.booked_on, l.amount_pence) AS lines
    FROM bank_line l JOIN bank_statement s ON s.id = l.statement_id
   WHERE l.bank_account_id = $1 AND s.layout <> $2
     AND NOT EXISTS (SELECT FROM incoming_line o WHERE o.known_id = l.id)
     AND EXISTS (SELECT FROM incoming_line i WHERE i.known_id IS NULL
                  AND i.booked_on = l.booked_on AND i.amount_pence = l.amount_pence)
  WINDOW same AS (PARTITION BY l.booked_on, l.amount_pence ORDER BY l.place, l.id)`;

const LEFT_OVER = `
  SELECT i.read_as, i.booked_on, i.amount_pence, i.description,
         row_number() OVER same AS n, count(*) OVER (PARTITION BY i.booked_on, i.amount_pence) AS lines
    FROM incoming_line i WHERE i.known_id IS NULL
  WINDOW same AS (PARTITION BY i.booked_on, i.amount_pence ORDER BY i.place)`;

interface Group {
  readonly incoming: readonly { readonly key: number; readonly words: string }[];
  readonly ours: readonly { readonly key: string; readonly words: string }[];
}

/** Where a day has one sum several times, and not as often as we have it, the words say which is which. */
async function markByWords(tx: Tx, bankAccountId: string, layout: string): Promise<void> {
  const groups = await tx.query<Group[]>(
    `WITH others AS (${OTHERS}), left_over AS (${LEFT_OVER})
     SELECT i.incoming, o.ours
       FROM (SELECT booked_on, amount_pence,
                    json_agg(json_build_object('key', read_as, 'words', description) ORDER BY n) AS incoming
               FROM left_over WHERE lines > 1 GROUP BY 1, 2) i
       JOIN (SELECT booked_on, amount_pence,
                    json_agg(json_build_object('key', id, 'words', description) ORDER BY n) AS ours
               FROM others GROUP BY 1, 2) o USING (booked_on, amount_pence)
      WHERE json_array_length(i.incoming) > json_array_length(o.ours)`,
    [bankAccountId, layout],
  );
  const pairs = groups.flatMap(({ incoming, ours }) => pairByWords(incoming, ours));
  if (pairs.length === 0) return;
  await tx.query(
    `UPDATE incoming_line i SET known_id = p.id, known_by = 'sum'
       FROM unnest($1::integer[], $2::uuid[]) AS p(read_as, id) WHERE p.read_as = i.read_as`,
    [pairs.map(([readAs]) => readAs), pairs.map(([, id]) => id)],
  );
}

/** Where we have a sum as often as the file has it that day, or more often: in the order of both. */
async function markBySum(tx: Tx, bankAccountId: string, layout: string): Promise<void> {
  await tx.query(
    `WITH others AS (${OTHERS}), left_over AS (${LEFT_OVER})
     UPDATE incoming_line i SET known_id = o.id, known_by = 'sum'
       FROM left_over n JOIN others o USING (booked_on, amount_pence, n)
      WHERE n.read_as = i.read_as AND n.lines <= o.lines`,
    [bankAccountId, layout],
  );
}
