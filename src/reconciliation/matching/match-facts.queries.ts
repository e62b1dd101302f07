import { Injectable } from '@nestjs/common';
import type { LondonDate } from '../../kernel/london.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { MatchFacts } from './matching.rules.js';

/** One of the two things a line can be. */
export type MatchedThing = { readonly receiptId: string } | { readonly instalmentId: string };

export interface LineFacts extends MatchFacts {
  readonly bankAccountId: string;
  readonly bookedOn: LondonDate;
}

interface LineRow {
  readonly bankAccountId: string;
  readonly bookedOn: LondonDate;
  readonly amountPence: string;
  readonly isMatched: boolean;
}

type ItemRow = Pick<LineRow, 'amountPence' | 'isMatched'>;

/** Locks in the house's order: the line, which nothing else takes; the award; its instalment, or the receipt. */
@Injectable()
export class MatchFactsQueries {
  /** Undefined: there is no such line. */
  async loadForUpdate(tx: Tx, lineId: string, thing: MatchedThing): Promise<LineFacts | undefined> {
    await tx.query('SELECT FROM bank_line WHERE id = $1 FOR UPDATE', [lineId]);
    const [line] = await tx.query<LineRow[]>(
      `SELECT bank_account_id AS "bankAccountId", booked_on::text AS "bookedOn",
              amount_pence AS "amountPence",
              EXISTS (SELECT FROM bank_match WHERE bank_line_id = bank_line.id) AS "isMatched"
         FROM bank_line WHERE id = $1`,
      [lineId],
    );
    if (!line) return undefined;
    const item =
      'receiptId' in thing
        ? await readReceipt(tx, thing.receiptId, line.bankAccountId)
        : await readInstalment(tx, thing.instalmentId);
    return {
      bankAccountId: line.bankAccountId,
      bookedOn: line.bookedOn,
      lineAmountPence: BigInt(line.amountPence),
      isLineMatched: line.isMatched,
      itemAmountPence: item && BigInt(item.amountPence),
      isItemMatched: item?.isMatched ?? false,
    };
  }
}

/** Of this account only, and no opening balance: that waits for no line. */
async function readReceipt(
  tx: Tx,
  id: string,
  bankAccountId: string,
): Promise<ItemRow | undefined> {
  await tx.query('SELECT FROM receipt WHERE id = $1 FOR UPDATE', [id]);
  const [receipt] = await tx.query<ItemRow[]>(
    `SELECT amount_pence AS "amountPence",
            EXISTS (SELECT FROM bank_match WHERE receipt_id = receipt.id) AS "isMatched"
       FROM receipt WHERE id = $1 AND bank_account_id = $2 AND kind <> 'opening-balance'`,
    [id, bankAccountId],
  );
  return receipt;
}

/** Sent, from whichever account: it is the line that says which. */
async function readInstalment(tx: Tx, id: string): Promise<ItemRow | undefined> {
  await tx.query(
    'SELECT FROM award WHERE id = (SELECT award_id FROM instalment WHERE id = $1) FOR SHARE',
    [id],
  );
  await tx.query('SELECT FROM instalment WHERE id = $1 FOR UPDATE', [id]);
  const [instalment] = await tx.query<ItemRow[]>(
    `SELECT -amount_pence AS "amountPence", status = 'cleared' AS "isMatched"
       FROM instalment WHERE id = $1 AND status IN ('sent', 'cleared')`,
    [id],
  );
  return instalment;
}
