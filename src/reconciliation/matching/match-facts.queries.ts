import { Injectable } from '@nestjs/common';
import { sumPence, type Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { LineFactsQueries, type LineFacts } from '../line-facts.queries.js';
import { idOfItem, kindOf, type ItemKey, type ItemKind } from './item-key.rules.js';
import type { ItemFacts } from './matching.rules.js';

interface ItemRow {
  readonly id: string;
  readonly amountPence: string;
  readonly openPence: string;
}

interface InstalmentRow extends ItemRow {
  /** The run that was asked for and has it. */
  readonly runId: string | null;
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
    const payments = await readInstalments(tx, ids('instalment'), ids('run'), bankAccountId);
    const runs = new Map<string, InstalmentRow[]>();
    for (const row of payments) {
      if (row.runId !== null) runs.set(row.runId, [...(runs.get(row.runId) ?? []), row]);
    }
    const rows = [
      ...payments,
      ...(await readReceipts(tx, ids('receipt'), bankAccountId)),
      ...(await readFundPayments(tx, ids('fund-payment'), bankAccountId)),
    ];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return keys.map((key) => {
      const id = idOfItem(key);
      if (kindOf(key) === 'run') return runFacts(key, runs.get(id) ?? []);
      const row = byId.get(id);
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

/**
 * Sent, from whichever account: it is the line that says which. Of runs, which left one account, all
 * that is in the file still: what failed is not.
 */
async function readInstalments(
  tx: Tx,
  ids: readonly string[],
  runIds: readonly string[],
  bankAccountId: string,
): Promise<readonly InstalmentRow[]> {
  if (ids.length + runIds.length === 0) return [];
  const asked = [ids, runIds, bankAccountId];
  await tx.query(
    `SELECT FROM award WHERE id IN (SELECT award_id FROM instalment i WHERE ${IS_ASKED}) ORDER BY id FOR SHARE`,
    asked,
  );
  await tx.query(`SELECT FROM instalment i WHERE ${IS_ASKED} ORDER BY id FOR UPDATE`, asked);
  return tx.query<InstalmentRow[]>(
    `SELECT i.id, -i.amount_pence AS "amountPence",
            CASE i.status WHEN 'sent' THEN -i.amount_pence ELSE 0 END AS "openPence",
            (SELECT run_id FROM ${ITEM_OF_RUN} AND t.instalment_id = i.id) AS "runId"
       FROM instalment i WHERE ${IS_ASKED} AND i.status IN ('sent', 'cleared') ORDER BY i.reference`,
    asked,
  );
}

/** An instalment is sent in one live run at most. */
const ITEM_OF_RUN = `payment_run_item t JOIN payment_run r ON r.id = t.run_id
  WHERE t.run_id = ANY($2::uuid[]) AND t.status = 'sent' AND r.bank_account_id = $3`;
const IS_ASKED = `(i.id = ANY($1::uuid[]) OR i.id IN (SELECT t.instalment_id FROM ${ITEM_OF_RUN}))`;

/** A run that is not of this account, or that nothing is left of, waits for no line. */
function runFacts(key: ItemKey, rows: readonly InstalmentRow[]): ItemFacts {
  const open = rows.filter(({ openPence }) => openPence !== '0');
  const sumOf = (all: readonly InstalmentRow[], which: 'amountPence' | 'openPence'): Pence =>
    sumPence(all.map((row) => BigInt(row[which])));
  return {
    key,
    amountPence: rows.length === 0 ? undefined : sumOf(rows, 'amountPence'),
    openPence: sumOf(open, 'openPence'),
    payments: open.map(({ id, openPence }) => ({ id, pence: BigInt(openPence) })),
  };
}
