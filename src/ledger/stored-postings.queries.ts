import { createHash } from 'node:crypto';
import { readInBatches } from './cursor.queries.js';
import type { StoredPosting } from './recount.rules.js';
import { readRow, type FromDriver } from './rows.rules.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** A posting with all that its link of the fund's chain seals. */
export interface SealedPosting extends StoredPosting {
  readonly source: string;
  readonly movements: number;
  readonly reverses: string | null;
  readonly narrative: string;
  readonly postedBy: string;
  /** Hexadecimal, as are all links here. */
  readonly chain: string;
}

/** Every posting, fund by fund in order of version. */
export async function* readSealedPostings(tx: Tx): AsyncGenerator<SealedPosting> {
  const rows = readInBatches<Row>(
    tx,
    `SELECT p.entry_id AS "entryId", p.seq, p.fund_id AS "fundId", p.version, p.kind,
        p.from_pot AS "fromPot", p.to_pot AS "toPot", p.pence, p.cash_pence AS "cashPence",
        p.commitment_id AS "commitmentId", p.reservation_id AS "reservationId",
        p.bank_account_id AS "bankAccountId", p.reason,
        p.reverses IS NOT NULL AS "isReversal", p.balances,
        p.source, p.movements, p.reverses, to_char(p.effective_on, 'YYYY-MM-DD') AS "effectiveOn",
        p.narrative, p.posted_by AS "postedBy",
        (extract(epoch FROM p.posted_at) * 1000000)::bigint AS "postedAtMicros",
        (extract(epoch FROM p.known_at) * 1000000)::bigint AS "knownAtMicros",
        encode(p.chain, 'hex') AS chain
      FROM ledger.posting AS p
      ORDER BY p.fund_id, p.version`,
  );
  for await (const row of rows) {
    yield { ...readRow<Omit<SealedPosting, 'balances'>>(row), balances: row.balances.map(BigInt) };
  }
}

type Row = FromDriver<Omit<SealedPosting, 'balances'>> & { readonly balances: readonly string[] };

/** The link that should follow: the hash of the link before it and of everything the posting says. */
export function nextLink(previous: string, posting: SealedPosting): string {
  const sealed = [
    posting.fundId,
    posting.version,
    posting.kind,
    posting.fromPot,
    posting.toPot,
    posting.pence,
    posting.cashPence,
    posting.commitmentId,
    posting.reservationId,
    posting.bankAccountId,
    posting.reason,
    posting.source,
    posting.seq,
    posting.movements,
    posting.reverses === null ? null : BigInt(posting.reverses),
    posting.effectiveOn,
    posting.narrative,
    posting.postedBy,
    BigInt(posting.postedAtMicros),
  ];
  return createHash('sha256')
    .update(Buffer.from(previous, 'hex'))
    .update(jsonArray(sealed))
    .digest('hex');
}

/** As PostgreSQL writes it: a space after each comma, and whole numbers of any size. */
function jsonArray(values: readonly (string | number | bigint | null)[]): string {
  const texts = values.map((value) =>
    typeof value === 'bigint' ? value.toString() : JSON.stringify(value),
  );
  return `[${texts.join(', ')}]`;
}
