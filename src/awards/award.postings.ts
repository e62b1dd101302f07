import type { Entry } from '../kernel/entry.js';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';

/** An award, as far as its money is concerned. */
export interface Committed {
  readonly id: string;
  readonly reference: string;
  readonly fundId: string;
  readonly amountPence: Pence;
  readonly organisationName: string;
  /** The day of the decision, Europe/London. */
  readonly decidedOn: LondonDate;
  /** The id of the person who recorded the decision. */
  readonly recordedBy: string;
}

/**
 * Making an award moves money from what its fund has available to what it has promised. The narrative
 * leaves the title out: a fund's statement is read by members to whom the bid may be shut.
 */
export function commitmentOf(award: Committed): Entry {
  return {
    source: `award/${award.id}/committed`,
    effectiveOn: award.decidedOn,
    narrative: `Award ${award.reference} to ${award.organisationName}`,
    postedBy: award.recordedBy,
    movements: [
      {
        kind: 'award',
        fundId: award.fundId,
        commitmentId: award.id,
        amountPence: award.amountPence,
      },
    ],
  };
}
