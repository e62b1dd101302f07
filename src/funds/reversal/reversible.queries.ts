import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import type { Reversible } from './reversal.rules.js';

/** An act with money, as the page that undoes it shows it. */
export interface ReversibleAct {
  readonly id: string;
  readonly amountPence: Pence;
  readonly on: LondonDate;
  readonly what: string;
  /** Set when it is a share of something that is undone whole. */
  readonly sharingId: string | null;
  readonly reversedAt: Date | null;
  readonly reversedBy: string | null;
  readonly reversedReason: string | null;
  /** The funds it gave money to, that would have to give it back. */
  readonly gains: readonly { readonly fundId: string; readonly pence: string }[];
  /** Every fund it touches. */
  readonly fundIds: readonly string[];
}

/** The tables differ and what is asked of them doesn't: one SELECT for each. */
const SELECTS: Readonly<Record<Reversible, string>> = {
  receipt: `
    SELECT id, amount_pence, received_on AS on_day, reference AS what, sharing_id, reversed_at, reversed_by, reversed_reason,
           jsonb_build_array(jsonb_build_object('fundId', fund_id, 'pence', amount_pence::text)) AS gains,
           ARRAY[fund_id] AS fund_ids FROM receipt`,
  'fund-payment': `
    SELECT id, amount_pence, paid_on AS on_day, reference AS what, NULL::uuid AS sharing_id, reversed_at, reversed_by, reversed_reason,
           '[]'::jsonb AS gains, ARRAY[fund_id] AS fund_ids FROM fund_payment`,
  'fund-transfer': `
    SELECT id, amount_pence, transferred_on AS on_day, reason AS what, NULL::uuid AS sharing_id, reversed_at, reversed_by, reversed_reason,
           jsonb_build_array(jsonb_build_object('fundId', to_fund_id, 'pence', amount_pence::text)) AS gains,
           ARRAY[from_fund_id, to_fund_id] AS fund_ids FROM fund_transfer`,
  'interest-sharing': `
    SELECT s.id, s.amount_pence, s.received_on AS on_day, s.reference AS what, NULL::uuid AS sharing_id,
           s.reversed_at, s.reversed_by, s.reversed_reason,
           (SELECT jsonb_agg(jsonb_build_object('fundId', fund_id, 'pence', amount_pence::text)) FROM receipt WHERE sharing_id = s.id) AS gains,
           ARRAY(SELECT fund_id FROM receipt WHERE sharing_id = s.id) AS fund_ids FROM interest_sharing s`,
};

@Injectable()
export class ReversibleActs {
  constructor(private readonly dataSource: DataSource) {}

  find(kind: Reversible, id: string): Promise<ReversibleAct | undefined> {
    return read(this.dataSource.manager, kind, id, '');
  }

  /** As it stays until this transaction ends. */
  lock(tx: Tx, kind: Reversible, id: string): Promise<ReversibleAct | undefined> {
    return read(tx, kind, id, 'FOR UPDATE');
  }
}

async function read(
  db: Tx,
  kind: Reversible,
  id: string,
  lock: string,
): Promise<ReversibleAct | undefined> {
  const table = kind.replaceAll('-', '_');
  if (lock !== '') await db.query(`SELECT FROM ${table} WHERE id = $1 ${lock}`, [id]);
  const [row] = await db.query<(ReversibleAct & { amountPence: string })[]>(
    `SELECT id, amount_pence AS "amountPence", on_day::text AS on, what, sharing_id AS "sharingId",
            reversed_at AS "reversedAt", reversed_by AS "reversedBy", reversed_reason AS "reversedReason",
            gains, fund_ids AS "fundIds"
       FROM (${SELECTS[kind]}) AS act WHERE id = $1`,
    [id],
  );
  return row && { ...row, amountPence: BigInt(row.amountPence) };
}
