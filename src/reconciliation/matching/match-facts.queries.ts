import { Injectable } from '@nestjs/common';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { MatchFacts } from './matching.rules.js';

/** One of the two things a line can be. */
export type MatchedThing = { readonly receiptId: string } | { readonly instalmentId: string };

export interface LineFacts extends MatchFacts {
  readonly bankAccountId: string;
  readonly bookedOn: LondonDate;
}

interface Row {
  readonly bankAccountId: string;
  readonly bookedOn: LondonDate;
  readonly amountPence: string;
  readonly isMatched: boolean;
}

@Injectable()
export class MatchFactsQueries {
  /** Locks the line, then the receipt or the instalment, and reads both. Undefined: no such line. */
  async loadForUpdate(tx: Tx, lineId: string, thing: MatchedThing): Promise<LineFacts | undefined> {
    await tx.query('SELECT FROM bank_line WHERE id = $1 FOR UPDATE', [lineId]);
    const [line] = await tx.query<Row[]>(
      `SELECT bank_account_id AS "bankAccountId", booked_on::text AS "bookedOn",
              amount_pence AS "amountPence",
              EXISTS (SELECT FROM bank_match WHERE bank_line_id = bank_line.id) AS "isMatched"
         FROM bank_line WHERE id = $1`,
      [lineId],
    );
    if (!line) return undefined;
    const item = await readThing(tx, thing, line.bankAccountId);
    return {
      bankAccountId: line.bankAccountId,
      bookedOn: line.bookedOn,
      lineAmountPence: BigInt(line.amountPence),
      isLineMatched: line.isMatched,
      itemAmountPence: item?.amountPence,
      isItemMatched: item?.isMatched ?? false,
    };
  }
}

async function readThing(
  tx: Tx,
  thing: MatchedThing,
  bankAccountId: string,
): Promise<{ amountPence: Pence; isMatched: boolean } | undefined> {
  const [table, id] =
    'receiptId' in thing ? ['receipt', thing.receiptId] : ['instalment', thing.instalmentId];
  await tx.query(`SELECT FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
  const [row] = await tx.query<{ amountPence: string; isMatched: boolean }[]>(
    'receiptId' in thing
      ? `SELECT amount_pence AS "amountPence",
                EXISTS (SELECT FROM bank_match WHERE receipt_id = receipt.id) AS "isMatched"
           FROM receipt WHERE id = $1 AND bank_account_id = $2 AND kind <> 'opening-balance'`
      : `SELECT -amount_pence AS "amountPence", status = 'cleared' AS "isMatched"
           FROM instalment WHERE id = $1 AND status IN ('sent', 'cleared') AND $2::uuid IS NOT NULL`,
    [id, bankAccountId],
  );
  return row && { amountPence: BigInt(row.amountPence), isMatched: row.isMatched };
}
