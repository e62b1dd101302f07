import type { MovementKind } from '../kernel/entry.js';

/** Where money came from: these count up as it comes. */
const SOURCE_POTS = ['opening', 'received', 'interest', 'returned', 'moved_in'] as const;
/** What it is held for: together they come to the fund's cash. */
export const HELD_POTS = ['available', 'reserved', 'committed', 'in_transit'] as const;
/** Where it went: these count up as it goes. */
const GONE_POTS = ['paid', 'fee', 'charged', 'refunded', 'moved_out'] as const;

/** In the order in which a posting keeps its fund's running balances. */
export const POTS = [...SOURCE_POTS, ...HELD_POTS, ...GONE_POTS] as const;

export type Pot = (typeof POTS)[number];

export interface KindOfMovement {
  readonly from: Pot;
  readonly to: Pot;
  readonly needsCommitment: boolean;
  readonly needsReservation: boolean;
  readonly needsReason: boolean;
  /** A new promise: refused where the fund takes no awards. */
  readonly isPromise: boolean;
  /** What a statement calls it. */
  readonly label: string;
}

/** The closed list, as `ledger.movement_kind` has it: verification compares the two. */
export const movementKinds: Readonly<Record<MovementKind, KindOfMovement>> = {
  'opening-balance': kind('opening', 'available', 'Opening balance'),
  receipt: kind('received', 'available', 'Received from the funder'),
  interest: kind('interest', 'available', 'Interest'),
  'management-fee': kind('available', 'fee', 'Management fee'),
  'bank-charge': kind('available', 'charged', 'Bank charges'),
  reserve: kind('available', 'reserved', 'Reserved', { needsReservation: true, isPromise: true }),
  release: kind('reserved', 'available', 'Released from reserve', { needsReservation: true }),
  award: kind('available', 'committed', 'Awarded', { needsCommitment: true, isPromise: true }),
  'award-from-reserve': kind('reserved', 'committed', 'Awarded from reserve', {
    needsCommitment: true,
    needsReservation: true,
  }),
  'award-reduced': kind('committed', 'available', 'Awards reduced or withdrawn', {
    needsCommitment: true,
    needsReason: true,
  }),
  'payment-sent': kind('committed', 'in_transit', 'Payments sent', { needsCommitment: true }),
  'payment-cleared': kind('in_transit', 'paid', 'Payments cleared', { needsCommitment: true }),
  'payment-failed': kind('in_transit', 'committed', 'Payments failed', {
    needsCommitment: true,
    needsReason: true,
  }),
  'payment-bounced': kind('paid', 'committed', 'Payments sent back', {
    needsCommitment: true,
    needsReason: true,
  }),
  'grant-returned': kind('returned', 'available', 'Grants returned', { needsCommitment: true }),
  'refund-to-funder': kind('available', 'refunded', 'Refunded to the funder', {
    needsReason: true,
  }),
  'transfer-out': kind('available', 'moved_out', 'Transferred to another fund', {
    needsReason: true,
  }),
  'transfer-in': kind('moved_in', 'available', 'Transferred from another fund', {
    needsReason: true,
  }),
};

export function isMovementKind(name: string): name is MovementKind {
  return Object.hasOwn(movementKinds, name);
}

export function isSource(pot: Pot): boolean {
  return SOURCE_POTS.some((source) => source === pot);
}

export function isHeld(pot: Pot): boolean {
  return HELD_POTS.some((held) => held === pot);
}

/** What a movement does to the cash at the bank: 1 in, -1 out, 0 when the money stays. */
export function cashSign(from: Pot, to: Pot): bigint {
  return BigInt(!isHeld(from)) - BigInt(!isHeld(to));
}

function kind(
  from: Pot,
  to: Pot,
  label: string,
  needs: Partial<KindOfMovement> = {},
): KindOfMovement {
  return {
    from,
    to,
    label,
    needsCommitment: false,
    needsReservation: false,
    needsReason: false,
    isPromise: false,
    ...needs,
  };
}
