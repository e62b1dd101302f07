import fc from 'fast-check';
import type { Movement, MovementKind } from '../../src/kernel/entry.js';

/** The funds, awards and bank accounts that one run of acts is about. */
export interface Names {
  readonly run: string;
  readonly funds: readonly string[];
  readonly awards: readonly { readonly fundId: string; readonly commitmentId: string }[];
  /** At least one in each fund. */
  readonly reserves: readonly { readonly fundId: string; readonly reservationId: string }[];
  readonly banks: readonly string[];
}

/** Picks by number, so that the same acts can be played again on other names while shrinking. */
interface Pick {
  readonly kind: MovementKind;
  readonly fund: number;
  readonly award: number;
  readonly reserve: number;
  readonly bank: number;
  readonly pence: number;
}

/** Each on a day of October 2026; a closing is through that day, a reopening after it. */
export type Act = { readonly day: number } & (
  | { readonly act: 'post'; readonly picks: readonly Pick[] }
  | { readonly act: 'reverse'; readonly of: number }
  | { readonly act: 'close' | 'reopen' }
);

export function dateOf(day: number): string {
  return `2026-10-${day.toString().padStart(2, '0')}`;
}

const COMMON: MovementKind[] = ['receipt', 'award', 'payment-sent', 'payment-cleared'];
const ALL: MovementKind[] = [
  'opening-balance',
  'receipt',
  'interest',
  'management-fee',
  'bank-charge',
  'reserve',
  'release',
  'award',
  'award-from-reserve',
  'award-reduced',
  'payment-sent',
  'payment-cleared',
  'payment-failed',
  'payment-bounced',
  'grant-returned',
  'refund-to-funder',
  'transfer-out',
  'transfer-in',
];

const pick: fc.Arbitrary<Pick> = fc.record({
  kind: fc.constantFrom(...ALL, ...COMMON, ...COMMON, ...COMMON),
  fund: fc.nat(2),
  award: fc.nat(3),
  reserve: fc.nat(1),
  bank: fc.nat(1),
  pence: fc.integer({ min: 1, max: 300 }),
});

/** Mostly of two equal sides; now and then not, which must be refused. */
const transfer: fc.Arbitrary<Pick[]> = fc
  .tuple(pick, fc.nat(2), fc.constantFrom(0, 0, 0, 1))
  .map(([out, to, more]) => [
    { ...out, kind: 'transfer-out' },
    { ...out, kind: 'transfer-in', fund: to, pence: out.pence + more },
  ]);

const day = fc.integer({ min: 1, max: 31 });
/** Early, so that something can still be posted after it. */
const earlyDay = fc.integer({ min: 1, max: 12 });

export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('post'),
      day,
      picks: fc.array(pick, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('post'), day, picks: transfer }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('reverse'), day, of: fc.nat(200) }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constantFrom('close', 'close', 'reopen'), day: earlyDay }),
  },
);

export function movementsOf(
  picks: readonly Pick[],
  names: Names,
): readonly [Movement, ...Movement[]] {
  const [first, ...rest] = picks.map((one) => movementOf(one, names));
  if (!first) throw new Error('an act moves something');
  return [first, ...rest];
}

function movementOf({ kind, fund, award, reserve, bank, pence }: Pick, names: Names): Movement {
  const amountPence = BigInt(pence);
  const fundId = names.funds[fund] ?? '';
  const bankAccountId = names.banks[bank] ?? '';
  const ofAward = { ...(names.awards[award] ?? { fundId: '', commitmentId: '' }), amountPence };
  const reason = 'For the model';
  const reserveOf = (owner: string): string => {
    const its = names.reserves.filter((one) => one.fundId === owner);
    return its[reserve % its.length]?.reservationId ?? '';
  };
  switch (kind) {
    case 'reserve':
    case 'release':
      return { kind, fundId, reservationId: reserveOf(fundId), amountPence };
    case 'award-from-reserve':
      return { kind, ...ofAward, reservationId: reserveOf(ofAward.fundId) };
    case 'award':
    case 'payment-sent':
      return { kind, ...ofAward };
    case 'award-reduced':
    case 'payment-failed':
      return { kind, ...ofAward, reason };
    case 'payment-cleared':
    case 'grant-returned':
      return { kind, ...ofAward, bankAccountId };
    case 'payment-bounced':
      return { kind, ...ofAward, bankAccountId, reason };
    case 'refund-to-funder':
    case 'transfer-out':
    case 'transfer-in':
      return { kind, fundId, amountPence, bankAccountId, reason };
    case 'opening-balance':
    case 'receipt':
    case 'interest':
    case 'management-fee':
    case 'bank-charge':
      return { kind, fundId, amountPence, bankAccountId };
  }
}
