import type { MovementKind } from '../kernel/entry.js';
import { isLondonDate, type LondonDate } from '../kernel/london.js';
import { MOVEMENT_COLUMNS, MOVEMENT_JOINS, type PostedMovement } from './entries.queries.js';
import { isMovementKind, movementKinds, type Pot } from './movement-kinds.rules.js';
import { readRow, type FromDriver } from './rows.rules.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** Where a page ends, to ask for the next one: `2026-11-23.17`, a day and the version of the posting. */
type MovementCursor = string;

/** Any of these together; dates inclusive. */
export interface MovementsAsked {
  readonly from?: LondonDate;
  readonly to?: LondonDate;
  readonly kind?: MovementKind;
  /** Movements that enter or leave this pot. */
  readonly pot?: Pot;
  /** As known when the fund had this many postings. */
  readonly version?: bigint;
  /** Those after a cursor, or before it; never both. What can't be read as a cursor is passed over. */
  readonly after?: MovementCursor;
  readonly before?: MovementCursor;
  /** 50 unless told; 1,000 at most. */
  readonly limit?: number;
}

/** In order of the day they count for, and then of posting, whichever way was paged. */
export interface MovementsPage {
  readonly movements: readonly PostedMovement[];
  /** To ask for what comes before this page, or after it; missing where nothing does. */
  readonly before?: MovementCursor;
  readonly after?: MovementCursor;
}

/**
 * A page of a fund's movements: the totals of days say on which days there are any of the kinds asked
 * about, so that a rare kind is found in a long history as quickly as a common one.
 */
export async function readPageOfMovements(
  tx: Tx,
  fundId: string,
  asked: MovementsAsked,
): Promise<MovementsPage> {
  const limit = Math.min(asked.limit ?? 50, 1_000);
  const [after, before] = [readCursor(asked.after), readCursor(asked.before)];
  const isBackwards = before !== undefined;
  const edge = before ?? after;
  const order = isBackwards ? 'DESC' : 'ASC';
  const rows = await tx.query<(FromDriver<PostedMovement> & { readonly version: string })[]>(
    `SELECT p.version, ${MOVEMENT_COLUMNS}
      FROM (
        SELECT DISTINCT effective_on FROM ledger.day_total
        WHERE fund_id = $1 AND effective_on BETWEEN $2 AND $3 AND kind = ANY($4)
          AND ($5::date IS NULL OR effective_on ${isBackwards ? '<=' : '>='} $5)
        ORDER BY effective_on ${order}) AS day
      CROSS JOIN LATERAL (
        SELECT * FROM ledger.posting AS found
        WHERE found.fund_id = $1 AND found.effective_on = day.effective_on AND found.kind = ANY($4)
          AND ($7::bigint IS NULL OR found.version <= $7)
          AND ($5::date IS NULL OR (found.effective_on, found.version) ${isBackwards ? '<' : '>'} ($5, $6::bigint))
        ORDER BY found.version ${order} LIMIT $8) AS p
      ${MOVEMENT_JOINS}
      ORDER BY p.effective_on ${order}, p.version ${order} LIMIT $8`,
    [
      fundId,
      asked.from ?? '2000-01-01',
      asked.to ?? '2099-12-31',
      kindsOf(asked),
      edge?.day ?? null,
      edge?.version ?? null,
      asked.version?.toString() ?? null,
      limit + 1,
    ],
  );
  const shown = rows.slice(0, limit);
  if (isBackwards) shown.reverse();
  const isMore = rows.length > limit;
  const [hasBefore, hasAfter] = isBackwards ? [isMore, true] : [after !== undefined, isMore];
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    movements: shown.map(({ version: _version, ...row }) => readRow<PostedMovement>(row)),
    ...(hasBefore && first && { before: cursorOf(first) }),
    ...(hasAfter && last && { after: cursorOf(last) }),
  };
}

function kindsOf({ kind, pot }: MovementsAsked): MovementKind[] {
  return Object.keys(movementKinds)
    .filter(isMovementKind)
    .filter((name) => kind === undefined || name === kind)
    .filter((name) => {
      const { from, to } = movementKinds[name];
      return pot === undefined || pot === from || pot === to;
    });
}

function cursorOf({ effectiveOn, version }: { effectiveOn: string; version: string }): string {
  return `${effectiveOn}.${version}`;
}

function readCursor(
  cursor: MovementCursor | undefined,
): { readonly day: string; readonly version: string } | undefined {
  const [, day, version] = /^(\d{4}-\d\d-\d\d)\.(\d{1,18})$/.exec(cursor ?? '') ?? [];
  return day !== undefined && version !== undefined && isLondonDate(day)
    ? { day, version }
    : undefined;
}
