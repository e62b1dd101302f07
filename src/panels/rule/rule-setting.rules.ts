import type { Refusal } from '../../kernel/refusal.js';
import type { PanelRule } from './panel-rule.js';

export interface RuleSettingFacts {
  readonly wanted: PanelRule;
  readonly inForce: PanelRule & { readonly version: number };
  /** The version that was in force when the form was shown. */
  readonly seenVersion: number;
}

/** Every reason why a panel's rule can't become this one. */
export function refusalsToSet({
  wanted,
  inForce,
  seenVersion,
}: RuleSettingFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const no = (code: string, field: string, message: string): void => {
    refusals.push({ code, field, message });
  };
  if (seenVersion !== inForce.version) {
    no(
      'rule-moved-on',
      'reason',
      'Somebody has set another rule since you opened this page. Read it first',
    );
  } else if (isSameRule(wanted, inForce)) {
    no('rule-unchanged', 'reason', 'This is the rule that is in force already');
  }
  if (wanted.sectorsRequired.length > wanted.quorumAgencies) {
    no(
      'quorum-below-sectors',
      'quorumAgencies',
      `One agency of each of ${wanted.sectorsRequired.length} sectors makes a quorum of ${wanted.sectorsRequired.length} at least`,
    );
  }
  if (wanted.hasCastingVote && wanted.votingRule !== 'majority-of-votes') {
    no(
      'casting-vote-settles-nothing',
      'hasCastingVote',
      'A casting vote settles a tie only where the majority of those voting decides',
    );
  }
  if (wanted.mayDecideUrgently && wanted.ratificationDays === null) {
    no(
      'urgent-needs-ratification',
      'ratificationDays',
      'Urgent decisions are made by e-mail: enter in how many working days agencies answer',
    );
  }
  if (wanted.standing === 'endorses' && wanted.parentDecidesAbovePence !== null) {
    no(
      'endorsing-has-no-limit',
      'parentDecidesAbove',
      'A panel that only endorses makes no award, so there is none above which its parent body decides',
    );
  }
  return refusals;
}

/** Whether two rules are one, whatever their versions and reasons. */
export function isSameRule(one: PanelRule, other: PanelRule): boolean {
  return (
    one.standing === other.standing &&
    one.quorumAgencies === other.quorumAgencies &&
    [...one.sectorsRequired].sort().join() === [...other.sectorsRequired].sort().join() &&
    one.votingRule === other.votingRule &&
    one.hasCastingVote === other.hasCastingVote &&
    one.doAbstentionsCount === other.doAbstentionsCount &&
    one.ratificationDays === other.ratificationDays &&
    one.mayDeputiesAnswer === other.mayDeputiesAnswer &&
    one.mayDecideUrgently === other.mayDecideUrgently &&
    one.parentDecidesAbovePence === other.parentDecidesAbovePence
  );
}
