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

/** An award, or an offer of one, that came to nothing; or that is made again after that. */
export interface OfferMoved {
  /** Of the act on the offer. */
  readonly actId: string;
  readonly awardId: string;
  readonly reference: string;
  readonly fundId: string;
  /** All of it. */
  readonly amountPence: Pence;
  readonly reason: string;
  /** Europe/London. */
  readonly on: LondonDate;
  /** The id of the person, or `system`. */
  readonly by: string;
}

/** An offer that lapsed, was declined or withdrawn: all of it goes to what the fund has available. */
export function givenUpOf(
  offer: OfferMoved & { readonly kind: 'lapsed' | 'declined' | 'withdrawn' },
): Entry {
  const { awardId: commitmentId, fundId, amountPence, reason } = offer;
  return {
    source: `award/${offer.awardId}/${offer.kind}/${offer.actId}`,
    effectiveOn: offer.on,
    narrative: `Award ${offer.reference} ${offer.kind}`,
    postedBy: offer.by,
    movements: [{ kind: 'award-reduced', fundId, commitmentId, amountPence, reason }],
  };
}

/**
 * A lapsed offer that is made again is committed again, from what the fund has available: what its round had set aside
 * went to it when the award was made.
 */
export function renewalOf(offer: OfferMoved): Entry {
  const { awardId: commitmentId, fundId, amountPence } = offer;
  return {
    source: `award/${offer.awardId}/renewed/${offer.actId}`,
    effectiveOn: offer.on,
    narrative: `Award ${offer.reference} offered again`,
    postedBy: offer.by,
    movements: [{ kind: 'award', fundId, commitmentId, amountPence }],
  };
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

/** What is taken off an award that was made. */
export interface TakenOff {
  /** The business event, once only. */
  readonly source: string;
  readonly awardId: string;
  readonly fundId: string;
  readonly amountPence: Pence;
  readonly reason: string;
  readonly narrative: string;
  /** Europe/London. */
  readonly on: LondonDate;
  readonly by: string;
}

/** To what the fund has available, and not to the round's reserve, as of an award that the trustee refuses. */
export function reductionOf(taken: TakenOff): Entry {
  const { source, narrative, awardId: commitmentId, fundId, amountPence, reason } = taken;
  return {
    source,
    effectiveOn: taken.on,
    narrative,
    postedBy: taken.by,
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
