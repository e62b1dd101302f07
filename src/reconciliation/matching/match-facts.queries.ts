import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.service.js';
import { LineFactsQueries, type LineFacts } from '../line-facts.queries.js';
import { idOfItem, kindOf, type ItemKey, type ItemKind } from './item-key.rules.js';
import type { ItemFacts } from './matching.rules.js';

interface ItemRow {
  readonly id: string;
  readonly amountPence: string;
  readonly openPence: string;
}

/** A line and the things it is said to be, locked in the house's order: lines, awards, instalments, receipts, payments of funds. */
@Injectable()
export class MatchFactsQueries {
  constructor(private readonly lines: LineFactsQueries) {}

  /** Undefined: there is no such line. */
  async loadForUpdate(
    tx: Tx,
    lineId: string,
    keys: readonly ItemKey[],
  ): Promise<(LineFacts & { readonly items: readonly ItemFacts[] }) | undefined> {
    const line = await this.lines.loadForUpdate(tx, lineId);
    return line && { ...line, items: await this.itemsForUpdate(tx, line.bankAccountId, keys) };
  }

  /** In the order asked for; one that waits for no line has no amount. */
  async itemsForUpdate(
    tx: Tx,
    bankAccountId: string,
    keys: readonly ItemKey[],
  ): Promise<readonly ItemFacts[]> {
    const ids = (kind: ItemKind): string[] =>
      keys.filter((key) => kindOf(key) === kind).map(idOfItem);
    const rows = [
      ...(await readInstalments(tx, ids('instalment'))),
      ...(await readReceipts(tx, ids('receipt'), bankAccountId)),
      ...(await readFundPayments(tx, ids('fund-payment'), bankAccountId)),
    ];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return keys.map((key) => {
      const row = byId.get(idOfItem(key));
      return row
        ? { key, amountPence: BigInt(row.amountPence), openPence: BigInt(row.openPence) }
        : { key, amountPence: undefined, openPence: 0n };
    });
  }
}

/** Of this account only, and no opening balance: that waits for no line. */
async function readReceipts(
  tx: Tx,
  ids: readonly string[],
  bankAccountId: string,
): Promise<readonly ItemRow[]> {
  if (ids.length === 0) return [];
  await tx.query('SELECT FROM receipt WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
  return tx.query<ItemRow[]>(
    `SELECT r.id, r.amount_pence AS "amountPence", r.amount_pence - coalesce(p.pence, 0) AS "openPence"
       FROM receipt r
       LEFT JOIN LATERAL (
         SELECT sum(pence)::bigint AS pence FROM bank_match_part WHERE receipt_id = r.id AND is_live) p ON true
      WHERE r.id = ANY($1) AND r.bank_account_id = $2 AND r.kind <> 'opening-balance'
        AND r.reversed_at IS NULL`,
    [ids, bankAccountId],
  );
}

async function readFundPayments(
  tx: Tx,
  ids: readonly string[],
  bankAccountId: string,
): Promise<readonly ItemRow[]> {
  if (ids.length === 0) return [];
  await tx.query('SELECT FROM fund_payment WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
  return tx.query<ItemRow[]>(
    `SELECT f.id, -f.amount_pence AS "amountPence", -f.amount_pence - coalesce(p.pence, 0) AS "openPence"
       FROM fund_payment f
       LEFT JOIN LATERAL (
         SELECT sum(pence)::bigint AS pence FROM bank_match_part WHERE fund_payment_id = f.id AND is_live) p ON true
      WHERE f.id = ANY($1) AND f.bank_account_id = $2 AND f.reversed_at IS NULL`,
    [ids, bankAccountId],
  );
}

/** Sent, from whichever account: it is the line that says which. */
async function readInstalments(tx: Tx, ids: readonly string[]): Promise<readonly ItemRow[]> {
  if (ids.length === 0) return [];
  await tx.query(
    `SELECT FROM award WHERE id IN (SELECT award_id FROM instalment WHERE id = ANY($1)) ORDER BY id FOR SHARE`,
    [ids],
  );
  await tx.query('SELECT FROM instalment WHERE id = ANY($1) ORDER BY id FOR UPDATE', [ids]);
  return tx.query<ItemRow[]>(
    `SELECT id, -amount_pence AS "amountPence",
            CASE status WHEN 'sent' THEN -amount_pence ELSE 0 END AS "openPence"
       FROM instalment WHERE id = ANY($1) AND status IN ('sent', 'cleared')`,
    [ids],
  );
}
