import type { Entry } from '../kernel/entry.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';

/** An award, as far as its money is concerned. */
export interface Committed {
  readonly id: string;
  readonly reference: string;
  readonly fundId: string;
  /** The reserve of the round that gives it; without one it comes from what the fund has available. */
  readonly reservationId?: string | undefined;
  readonly amountPence: Pence;
  readonly organisationName: string;
  /** The day of the decision, Europe/London. */
  readonly decidedOn: LondonDate;
  /** The id of the person who recorded the decision. */
  readonly recordedBy: string;
}

/** What of an award the trustee refused to pay. */
export interface RefusedByTrustee {
  readonly refusalId: string;
  readonly awardId: string;
  readonly reference: string;
  readonly fundId: string;
  readonly amountPence: Pence;
  readonly reason: string;
  /** The day of the confirmation, Europe/London. */
  readonly on: LondonDate;
  readonly by: string;
}

/**
 * It goes to what the fund has available, and not to the round's reserve: a fund that takes no awards any more takes
 * its money back all the same, and a round may have given back what was left of it long ago.
 */
export function refusalOf(refusal: RefusedByTrustee): Entry {
  const { refusalId, awardId: commitmentId, fundId, amountPence, reason } = refusal;
  return {
    source: `trustee-refusal/${refusalId}/confirmed`,
    effectiveOn: refusal.on,
    narrative: `Award ${refusal.reference} refused by the trustee`,
    postedBy: refusal.by,
    movements: [{ kind: 'award-reduced', fundId, commitmentId, amountPence, reason }],
  };
}

/**
 * Making an award moves money from what its fund has set aside for the round to what it has promised. The narrative
 * leaves the title out: a fund's statement is read by members to whom the bid may be shut.
 */
export function commitmentOf(award: Committed): Entry {
  const { fundId, reservationId, amountPence } = award;
  const money = { fundId, commitmentId: award.id, amountPence };
  return {
    source: `award/${award.id}/committed`,
    effectiveOn: award.decidedOn,
    narrative: `Award ${award.reference} to ${award.organisationName}`,
    postedBy: award.recordedBy,
    movements: [
      reservationId === undefined
        ? { kind: 'award', ...money }
        : { kind: 'award-from-reserve', ...money, reservationId },
    ],
  };
}
