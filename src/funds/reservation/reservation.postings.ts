import type { Entry } from '../../kernel/entry.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

/** A sum that is set aside for a holder, or given back. */
export interface SetAside {
  readonly reservationId: string;
  readonly fundId: string;
  readonly amountPence: Pence;
  /** What makes it happen once: `round/<id>/opened`. */
  readonly source: string;
  /** For whom, in words: `Winter Resilience`. */
  readonly holder: string;
  readonly on: LondonDate;
  readonly by: string;
}

export function reserveOf(money: SetAside): Entry {
  return entryOf('reserve', `Set aside for ${money.holder}`, money);
}

export function releaseOf(money: SetAside): Entry {
  return entryOf('release', `Given back by ${money.holder}`, money);
}

/** What moves from one reserve of a fund to another, or back. */
export interface SetApart extends SetAside {
  readonly toReservationId: string;
}

/** By way of what the fund has available, in one entry: it is nobody else's for a moment. */
export function apartOf(money: SetApart): Entry {
  const { fundId, reservationId, toReservationId, amountPence } = money;
  return {
    source: `${money.source}/${reservationId}`,
    effectiveOn: money.on,
    narrative: money.holder,
    postedBy: money.by,
    movements: [
      { kind: 'release', fundId, reservationId, amountPence },
      { kind: 'reserve', fundId, reservationId: toReservationId, amountPence },
    ],
  };
}

function entryOf(kind: 'reserve' | 'release', narrative: string, money: SetAside): Entry {
  const { fundId, reservationId, amountPence } = money;
  return {
    source: `${money.source}/${reservationId}`,
    effectiveOn: money.on,
    narrative,
    postedBy: money.by,
    movements: [{ kind, fundId, reservationId, amountPence }],
  };
}
