import type { LondonDate } from '../kernel/london.js';
import { isMovementKind, movementKinds } from './movement-kinds.rules.js';
import type { KindOverTime } from './pots.rules.js';
import { readRow, type FromDriver } from './rows.rules.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** Days inclusive. Without a version: as known now. */
export interface DaysAsked {
  readonly fundId: string;
  readonly from: LondonDate;
  readonly to: LondonDate;
  readonly version?: bigint | undefined;
}

/** What each kind of movement came to, from the totals of days; in the order of the closed list. */
export async function readKinds(
  tx: Tx,
  { fundId, from, to, version }: DaysAsked,
): Promise<KindOverTime[]> {
  const rows = await tx.query<FromDriver<KindOverTime>[]>(
    `SELECT kind,
        coalesce(sum(pence) FILTER (WHERE effective_on < $2), 0)::bigint AS "beforePence",
        coalesce(sum(pence) FILTER (WHERE effective_on >= $2), 0)::bigint AS pence,
        coalesce(sum(movements) FILTER (WHERE effective_on >= $2), 0)::integer AS movements
      FROM (${version === undefined ? KNOWN_NOW : KNOWN_THEN}) AS days (kind, effective_on, pence, movements)
      GROUP BY kind`,
    version === undefined ? [fundId, from, to] : [fundId, from, to, version.toString()],
  );
  const order = Object.keys(movementKinds).filter(isMovementKind);
  return rows
    .map((row) => readRow<KindOverTime>(row))
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/**
 * The version asked about: the fund's own, when none is named.
 * @throws Error when the ledger has no such fund, or the fund no such version yet.
 */
export async function versionOf(tx: Tx, fundId: string, version?: bigint): Promise<bigint> {
  const [fund] = await tx.query<{ version: string }[]>(
    'SELECT version FROM ledger.fund_balance WHERE fund_id = $1',
    [fundId],
  );
  if (!fund) throw new Error(`The ledger has no fund ${fundId}`);
  const latest = BigInt(fund.version);
  if (version !== undefined && (version < 0n || version > latest)) {
    throw new Error(`Fund ${fundId} has no version ${version.toString()}`);
  }
  return version ?? latest;
}

const KNOWN_NOW = `
  SELECT kind, effective_on, pence - undone_pence, movements + undone
  FROM ledger.day_total WHERE fund_id = $1 AND effective_on <= $3`;

/** Whole days of posting from their totals, and the postings themselves of the day on which the version was reached. */
const KNOWN_THEN = `
  WITH reached AS (
    SELECT day, ledger.version_at($1, day::timestamp AT TIME ZONE 'UTC' - interval '1 microsecond') AS version_before
    FROM (SELECT (known_at AT TIME ZONE 'UTC')::date AS day
      FROM ledger.posting WHERE fund_id = $1 AND version = $4) AS last)
  SELECT kind, effective_on, pence - undone_pence, movements + undone
    FROM ledger.day_total WHERE fund_id = $1 AND effective_on <= $3 AND known_on < (SELECT day FROM reached)
  UNION ALL
  SELECT kind, effective_on, CASE WHEN p.from_pot = k.from_pot THEN pence ELSE -pence END, 1
    FROM ledger.posting AS p JOIN ledger.movement_kind AS k USING (kind)
    WHERE fund_id = $1 AND effective_on <= $3
      AND version > (SELECT version_before FROM reached) AND version <= $4`;
