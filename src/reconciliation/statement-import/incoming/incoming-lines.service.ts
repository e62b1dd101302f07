import { Injectable } from '@nestjs/common';
import type { BankAccount } from '../../../funds/bank-account.entity.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { likenessOf } from '../line-identity.rules.js';
import type { StatementFile, StatementLine } from '../reading/statement.rules.js';
import { Survey, type Surveyed } from '../survey.rules.js';

/** So many lines go to the database at once. */
const BATCH = 2_000;

/**
 * The lines of a file on their way in: in a table of the transaction's own, so that a file of any size
 * is compared with what is there without holding it in memory. The table is gone with the transaction.
 */
@Injectable()
export class IncomingLines {
  /** Reads all of a file into the table `incoming_line`, once in a transaction. */
  async stage(tx: Tx, account: BankAccount, file: StatementFile): Promise<Surveyed> {
    await tx.query(`
      CREATE TEMPORARY TABLE read_line (
        read_as integer PRIMARY KEY, line_number integer NOT NULL, booked_on date NOT NULL,
        amount_pence bigint NOT NULL, balance_pence bigint, description text NOT NULL,
        type text NOT NULL, raw text NOT NULL, bank_reference text, likeness text NOT NULL
      ) ON COMMIT DROP`);
    const survey = new Survey(account, file.newestFirst);
    let batch: StatementLine[] = [];
    let count = 0;
    for (const part of file.parts) {
      if (!survey.begin(part)) continue;
      for await (const row of part.rows) {
        const line = survey.take(row);
        if (!line) continue;
        batch.push(line);
        if (batch.length < BATCH) continue;
        await insert(tx, account.id, batch, count);
        count += batch.length;
        batch = [];
      }
    }
    await insert(tx, account.id, batch, count);
    count += batch.length;
    const surveyed = survey.result;
    await number(tx, surveyed.isNewestFirst ? count : undefined);
    return surveyed;
  }

  /** Stores what is not known yet. @returns how many lines that was */
  async add(tx: Tx, statementId: string, bankAccountId: string): Promise<number> {
    await freeFingerprints(tx, bankAccountId);
    const [row] = await tx.query<{ added: number }[]>(
      `WITH added AS (
         INSERT INTO bank_line (statement_id, bank_account_id, line_number, place, booked_on,
                                amount_pence, description, type, balance_pence, fingerprint, raw,
                                bank_reference)
         SELECT $1, $2, line_number, place, booked_on, amount_pence, description, type,
                balance_pence, fingerprint, raw, bank_reference
           FROM incoming_line WHERE known_id IS NULL ORDER BY place
         RETURNING 1)
       SELECT count(*)::integer AS added FROM added`,
      [statementId, bankAccountId],
    );
    return row?.added ?? 0;
  }
}

async function insert(
  tx: Tx,
  bankAccountId: string,
  lines: readonly StatementLine[],
  readBefore: number,
): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `INSERT INTO read_line (line_number, booked_on, amount_pence, balance_pence, description,
                                type, raw, bank_reference, likeness, read_as)
     SELECT a, b, c, d, e, f, g, h, i, $10 + n
       FROM unnest($1::integer[], $2::date[], $3::bigint[], $4::bigint[], $5::text[], $6::text[],
                   $7::text[], $8::text[], $9::text[]) WITH ORDINALITY AS t(a, b, c, d, e, f, g, h, i, n)`,
    [
      lines.map(({ lineNumber }) => lineNumber),
      lines.map(({ bookedOn }) => bookedOn),
      lines.map(({ amountPence }) => amountPence.toString()),
      lines.map(({ balancePence }) => balancePence?.toString() ?? null),
      lines.map(({ description }) => description),
      lines.map(({ type }) => type),
      lines.map(({ raw }) => raw),
      lines.map(({ bankReference }) => bankReference ?? null),
      lines.map((line) => likenessOf(bankAccountId, line)),
      readBefore,
    ],
  );
}

/**
 * Gives each line its place, oldest first, and its fingerprint. The bank's own ids count only where
 * each is once in the file. @param turned how many lines there are, when they came newest first
 */
async function number(tx: Tx, turned: number | undefined): Promise<void> {
  await tx.query(
    `CREATE TEMPORARY TABLE incoming_line ON COMMIT DROP AS
     SELECT read_as, line_number, booked_on, amount_pence, balance_pence, description, type, raw,
            CASE WHEN count(*) OVER (PARTITION BY bank_reference) = 1 THEN bank_reference END AS bank_reference,
            likeness, place, ordinal,
            encode(sha256(convert_to(likeness || '#' || ordinal, 'UTF8')), 'hex') AS fingerprint,
            NULL::uuid AS known_id, NULL::text AS known_by
       FROM (SELECT *, row_number() OVER (PARTITION BY likeness ORDER BY place) AS ordinal
               FROM (SELECT *, ${turned === undefined ? 'read_as' : `${turned + 1} - read_as`} AS place
                       FROM read_line) AS placed) AS numbered`,
  );
  await tx.query('CREATE INDEX ON incoming_line (booked_on, amount_pence)');
  await tx.query('ANALYZE incoming_line');
}

/**
 * A line that is new although one alike is there gets the next fingerprint that is free: the ordinals of
 * its likeness move on together, so that they stay different.
 */
async function freeFingerprints(tx: Tx, bankAccountId: string): Promise<void> {
  for (;;) {
    const moved = await tx.query<[unknown[], number]>(
      `WITH sizes AS (SELECT likeness, count(*) AS size FROM incoming_line GROUP BY likeness)
       UPDATE incoming_line i
          SET ordinal = i.ordinal + s.size,
              fingerprint = encode(sha256(convert_to(i.likeness || '#' || (i.ordinal + s.size), 'UTF8')), 'hex')
         FROM sizes s
        WHERE s.likeness = i.likeness AND i.known_id IS NULL
          AND EXISTS (SELECT FROM bank_line l
                       WHERE l.bank_account_id = $1 AND l.fingerprint = i.fingerprint)`,
      [bankAccountId],
    );
    if (moved[1] === 0) return;
  }
}
