import type { LondonDate } from './london.js';
import type { Pence } from './pence.js';

/**
 * What a room asks the ledger to write: one thing that happened, and the money it moved.
 *
 * An entry can't be unbalanced, because nobody writes debits and credits. A caller names what
 * happened (`award`, `payment-sent`); the ledger knows the pot it takes from and the pot it gives to.
 * A room builds its entries in a pure function of its own (`award.postings.ts`).
 */
export interface Entry {
  /**
   * The business event, once only: `award/<id>/committed`. The ledger posts a source once, however
   * often it is asked, so that a retried job is harmless. Letters, digits and `/ - _ . :`.
   */
  readonly source: string;
  /** The day it counts for, Europe/London. When it was written is the ledger's to know. */
  readonly effectiveOn: LondonDate;
  /** One line for people: `Award to Stanway Stitchers for a sewing group`. */
  readonly narrative: string;
  /** The person's id, or `system`. */
  readonly postedBy: string;
  /** At least one. They all happen, in this order, or none does. */
  readonly movements: readonly [Movement, ...Movement[]];
}

/**
 * One positive sum, moved inside one fund from one pot to another. The kind says which pots, and
 * what evidence it cannot be written without. The list is closed: the database has the same one, and
 * a new way to move money needs a migration.
 */
export type Movement =
  | (Amount & AtTheBank & { readonly kind: MoneyIn | MoneyOut })
  | (Amount & FromAReserve & { readonly kind: 'reserve' | 'release' })
  | (Amount & ForAnAward & { readonly kind: 'award' | 'payment-sent' })
  | (Amount & FromAReserve & ForAnAward & { readonly kind: 'award-from-reserve' })
  | (Amount & ForAnAward & Because & { readonly kind: 'award-reduced' | 'payment-failed' })
  | (Amount & ForAnAward & AtTheBank & { readonly kind: 'payment-cleared' | 'grant-returned' })
  | (Amount & ForAnAward & AtTheBank & Because & { readonly kind: 'payment-bounced' })
  | (Amount & AtTheBank & Because & { readonly kind: 'refund-to-funder' | TransferSide });

export type MovementKind = Movement['kind'];

type MoneyIn = 'opening-balance' | 'receipt' | 'interest';
type MoneyOut = 'management-fee' | 'bank-charge';
/** Two sides of equal sums at one bank account, always in one entry: the ledger refuses one alone. */
type TransferSide = 'transfer-out' | 'transfer-in';

interface Amount {
  readonly fundId: string;
  /** More than nothing; a thousand million pounds at most. */
  readonly amountPence: Pence;
}

/** Money that really moves names the bank account it moves at. */
interface AtTheBank {
  readonly bankAccountId: string;
}

/** The ledger calls an award a commitment, and knows only its key. */
interface ForAnAward {
  readonly commitmentId: string;
}

/** What is set aside under a key of its own (a round's budget): one reserve can't eat another's. */
interface FromAReserve {
  readonly reservationId: string;
}

/** Why, in words, for what must be explained: for a transfer, the funder's recorded consent. */
interface Because {
  readonly reason: string;
}
