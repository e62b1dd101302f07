import type { Pence } from '../../kernel/pence.js';
import type { Sector } from '../membership/agency.entity.js';

/** What a panel's word is worth: it decides, or it reviews and somebody else decides, with their own money. */
export type Standing = 'decides' | 'endorses';

/**
 * When votes carry an item. An agency has one vote, however many people it sends.
 * - `consensus`: at least one for it, and nobody against it.
 * - `majority-of-votes`: more for it than against it.
 * - `majority-of-agencies`: for it are more than half of the agencies on the panel that may vote on the item,
 *   whether they are there or not.
 */
export type VotingRule = 'consensus' | 'majority-of-votes' | 'majority-of-agencies';

/**
 * How a panel comes to a decision, as its terms of reference have it. Kept as versions that never change:
 * each decision names the one it was made under.
 */
export interface PanelRule {
  readonly standing: Standing;
  /** How many agencies must be there and free of an interest in the item. At least 1. */
  readonly quorumAgencies: number;
  /** Sectors of which at least one agency must be among them. */
  readonly sectorsRequired: readonly Sector[];
  readonly votingRule: VotingRule;
  /** Whether who is in the chair has a second vote when as many are for an item as against it. */
  readonly hasCastingVote: boolean;
  /** Whether an agency that abstains counts towards the quorum. It is never for an item nor against it. */
  readonly doAbstentionsCount: boolean;
  /** Working days in which agencies may ratify by e-mail what a meeting recommends; null when the panel may not. */
  readonly ratificationDays: number | null;
  /** Whether a member's deputy may answer by e-mail for the agency, and is asked as well. */
  readonly mayDeputiesAnswer: boolean;
  /** Whether it may decide between meetings, by e-mail. Only with a time in which to ratify. */
  readonly mayDecideUrgently: boolean;
  /** Awards above this are only recommended: the parent body decides. Null for no such limit. */
  readonly parentDecidesAbovePence: Pence | null;
}

/** What a panel starts with: the rule of the One Colchester partnership, but for the number of agencies. */
export const FIRST_RULE: Omit<PanelRule, 'quorumAgencies'> = {
  standing: 'decides',
  sectorsRequired: [],
  votingRule: 'consensus',
  hasCastingVote: false,
  doAbstentionsCount: true,
  ratificationDays: 5,
  mayDeputiesAnswer: true,
  mayDecideUrgently: true,
  parentDecidesAbovePence: null,
};
